"""Which of the lines that could be crossheads are: what speaks for each, and how alike they look.

A line is taken for a candidate by itself and its neighbours. Then all candidates of the article
are looked at together, since the crossheads of one page are set alike: what ends in a question
mark among others that do is one sooner than the only line of its form.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from reader.pages.bylines import is_name
from reader.pages.text_dump.credits import is_credit
from reader.pages.text_dump.paragraphs import Paragraphs
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import KEPT
from reader.pages.text_dump.unspaced import words_in
from reader.pages.words import begun_in, holds_digit, holds_one, stems_of

WORTH = {
    "series": 1.1,
    "numbered": 1.1,
    "quoted": 1.0,
    "announces well": 0.8,
    "below text": 0.6,
    "below clutter": 0.5,
    "two words": 0.5,
    "alike": 0.5,
    "below clock": 0.4,
    "any": 0.4,
    "announces": 0.3,
    "colon": 0.3,
    "below cut label": 0.2,
    "below remark": -0.2,
    "one word": -0.2,
    "below cut text": -0.3,
    "last section": -0.3,
    "name and role": -0.5,
    "no long word": -0.5,
    "two sentences": -0.6,
    "first section": -0.6,
    "over label": -0.6,
    "over candidate": -0.8,
    "cut": -0.8,
    "over remark": -0.8,
    "name": -0.9,
    "very long": -0.9,
    "digit end": -1.0,
    "long": -1.0,
    "exclaims": -1.1,
    "unspoken": -1.1,
    "twice": -1.2,
    "over credit": -1.2,
    "odd start": -1.2,
    "again below": -1.4,
    "capitals": -1.5,
    "parted": -1.6,
    "not alone": -1.8,
}
"""What speaks for a crosshead and against one, by its signs, to a tenth: what
`benchmarks/fit_crossheads.py` learned from the labelled dumps as they were cleaned without whole
lists; what it learns since finds fewer (docs/cleaning.md)."""

ASKED = 0.2
"""More than even odds are asked for, 55 to 45: text that is set as a crosshead misleads, and a
crosshead that is set as text is read all the same."""

LONGEST_HEAD = 110
_LONG, _VERY_LONG, _REMARK = 60, 85, 80
_SECTION, _LETTERS = 3, 300
"""Of so many paragraphs, the beginnings are looked at to see whether they speak of the same."""
_LOOK_UPS = 300
"""Only so many lines are looked up in the text, so that the time stays linear."""
_NUMBER = re.compile(r"(?:#|No\.? ?)?(\d{1,3})[.):]\s")
_CLOCK = re.compile(r"(?<![\d$£€.,])(?:[01]?\d|2[0-3])[:.h][0-5]\d(?![\d%])")
_LONGEST_HOUR = 40
_WRITER = 2
"""So many lines say who wrote an entry, and from where."""
_STOP = re.compile(r"[^\W\d_]{3}[.!?] ")
_STOPS = (". ", "! ", "? ")
_ROW = 3
_QUOTES = "\"'“‘„«»”’"
_NO_ODD_START = "¿¡.…–—"
_PARTS = ("|", "/", " - ")

Form = tuple[int, str, int]
"""How a line is set: its case, the mark that ends it, and what it begins with."""


def is_crosshead(signs: Iterable[str]) -> bool:
    """Whether a line of these signs is a crosshead."""
    return round(sum(map(WORTH.__getitem__, signs)), 1) > ASKED  # tenths do not add up exactly


def numbered_in_row(sheet: Sheet, first: int, last: int) -> frozenset[int]:
    """Return the labels from `first` to before `last` that count on, with text between them.

    A list of "10. …", "9. …", "8. …" has such heads, whatever stands over its paragraphs.
    """
    numbers = map(_NUMBER.match, map(sheet.text, range(first, last)))
    counted = [
        (at, int(found[1]))
        for at, found in enumerate(numbers, first)
        if found and _may_be_head(sheet, at)
    ]
    if len(counted) < _ROW:
        return frozenset()
    heads: set[int] = set()
    row: list[int] = []
    number = 0
    for at, here in counted:
        if not row or abs(here - number) != 1 or at - row[-1] == 1:
            row = []
        row.append(at)
        number = here
        if len(row) >= _ROW:
            heads.update(row if len(row) == _ROW else (at,))
    return frozenset(heads)


def _may_be_head(sheet: Sheet, at: int) -> bool:
    short = len(sheet.text(at)) <= LONGEST_HEAD
    return short and not sheet.is_prose(at) and not sheet.chunks[at].bullet


def heads_of_entries(sheet: Sheet, first: int, last: int) -> frozenset[int]:
    """Return the labels from `first` to before `last` that head the entries of a live blog.

    Each stands below the hour of its entry, with who wrote it between it and the text at most.
    """
    above = [*map(sheet.text, range(first - 1, last - 1))]
    hours = [
        at
        for at, text in enumerate(above, first)
        if len(text) <= _LONGEST_HOUR and holds_digit(text) and _CLOCK.search(text)
    ]
    heads = [at for at in hours if _heads_entry(sheet, at)] if len(hours) >= _ROW else ()
    return frozenset(heads if len(heads) >= _ROW else ())


def _heads_entry(sheet: Sheet, at: int) -> bool:
    """Whether the chunk below an hour heads the entry of that hour."""
    if sheet.is_prose(at - 1):
        return False
    text = sheet.text(at)
    said = _may_be_head(sheet, at) or (text[-1] in "?!" and len(text) <= LONGEST_HEAD)
    if not said or sheet.certain(at) or text[0].islower():
        return False
    below = next((n for n in range(at + 1, at + 2 + _WRITER) if sheet.is_prose(n)), None)
    return below is not None and not any(map(sheet.certain, range(at + 1, below)))


def signs_of(
    sheet: Sheet,
    places: Sequence[int],
    candidates: Sequence[int],
    first: int,
    last: int,
    said: Paragraphs,
) -> Iterator[tuple[int, list[str]]]:
    """Yield each candidate with the signs that it shows.

    Args:
        sheet: The page.
        places: Where each chunk stands.
        candidates: The chunks that could be crossheads, in page order.
        first: The first chunk of the article.
        last: The chunk after its last.
        said: What its paragraphs say.
    """
    if not candidates:
        return
    page = _Page(sheet, places, candidates, first, last, said)
    for nth, at in enumerate(candidates):
        signs = ["any", *_own(sheet.text(at)), *page.around(at), *page.among_all(at)]
        if nth < _LOOK_UPS:
            signs += page.spoken_of(at)
        yield at, signs


def _own(text: str) -> Iterator[str]:
    words = words_in(text)
    if words == 1:
        yield "one word"
    elif words == 2:
        yield "two words"
    elif len(text) > _VERY_LONG:
        yield "very long"
    elif len(text) > _LONG:
        yield "long"
    if text.isupper():
        yield "capitals"
    if text[-1] in "!…":
        yield "exclaims"
    elif text[-1].isdigit():
        yield "digit end"
    if text[0] in _QUOTES:
        yield "quoted"
    elif _NUMBER.match(text):
        yield "numbered"
    elif not text[0].isalnum() and text[0] not in _NO_ODD_START:
        yield "odd start"
    if ": " in text:
        yield "colon"
    if holds_one(text, _STOPS) and _STOP.search(text):
        yield "two sentences"
    if holds_one(text, _PARTS):
        yield "parted"
    if is_name(text):
        yield "name"
    elif "," in text and is_name(text.partition(",")[0]):
        yield "name and role"


def _form(text: str) -> Form:
    case = 0 if text.isupper() else 1 if text.istitle() else 2
    return case, text[-1] if text[-1] in "?!.:" else "", 0 if text[0].isalpha() else 1


class _Page:
    """All candidates of an article, and the text that they stand in."""

    def __init__(
        self,
        sheet: Sheet,
        places: Sequence[int],
        candidates: Sequence[int],
        first: int,
        last: int,
        said: Paragraphs,
    ) -> None:
        self.sheet = sheet
        self.places = places
        self.last = last
        self.known = frozenset(candidates)
        kept = [at for at in range(first, last) if places[at] == KEPT]
        self.read = [*filter(sheet.is_prose, kept)]
        self.said = said
        self.times = sheet.page.times
        self.plain = frozenset(
            [at for at in candidates if places[at] == KEPT and self._is_read(at - 1)]
        )
        self.forms = Counter([_form(sheet.text(at)) for at in self.plain])
        self.numbered = sum([_NUMBER.match(sheet.text(at)) is not None for at in candidates])

    @cached_property
    def below(self) -> frozenset[str]:
        """What stands below the article."""
        return frozenset(self.sheet.texts[self.last :])

    def _is_read(self, at: int) -> bool:
        return self.places[at] == KEPT and self.sheet.is_prose(at)

    def among_all(self, at: int) -> Iterator[str]:
        """Yield what the candidate is among the others, of which those below text count."""
        text = self.sheet.text(at)
        if self.places[at] != KEPT:
            yield "cut"
        if self.times[text] > 1:
            yield "again below" if text in self.below else "twice"
        if self.numbered >= _ROW and _NUMBER.match(text):
            yield "series"
        own = at in self.plain
        others, alike = len(self.plain) - own, self.forms[_form(text)] - own
        if alike * 2 >= others > 0:
            yield "alike"
        if len(self.read) < 2 or at < self.read[1]:
            yield "first section"
        if len(self.read) < 2 or at > self.read[-2]:
            yield "last section"

    def around(self, at: int) -> Iterator[str]:
        """Yield what stands above and below the candidate."""
        sheet = self.sheet
        if above := self._above(at - 1):
            yield above
        if at + 1 in self.known:
            yield "over candidate"
        elif is_credit(sheet.text(at + 1)):
            yield "over credit"
        elif not sheet.is_prose(at + 1):
            yield "over label"
        elif len(sheet.text(at + 1)) < _REMARK:
            yield "over remark"
        if not sheet.alone(at) and sheet.is_parted:
            yield "not alone"

    def _above(self, at: int) -> str | None:
        """Return what stands above; None when that is a label that is read, or nothing."""
        sheet = self.sheet
        text, kept = sheet.text(at), at >= 0 and self.places[at] == KEPT
        if not text or at in self.known:
            return None
        if sheet.certain(at):
            return "below clutter"
        if sheet.is_prose(at):
            remark = "below remark" if len(text) < _REMARK else "below text"
            return remark if kept else "below cut text"
        if _CLOCK.search(text):
            return "below clock"
        return None if kept else "below cut label"

    def spoken_of(self, at: int) -> Iterator[str]:
        """Yield whether the text speaks of what the candidate does, and where."""
        sheet = self.sheet
        said = stems_of(sheet.text(at))
        section = range(at + 1, min(at + 1 + _SECTION, self.last))
        told = [sheet.text(below)[:_LETTERS] for below in section if self._is_read(below)]
        shared = len(begun_in(told, said))
        if not said:
            yield "no long word"
        elif shared * 2 >= len(said):
            yield "announces well"
        elif shared:
            yield "announces"
        elif not holds_one(self.said.low, said):
            yield "unspoken"
