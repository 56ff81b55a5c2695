"""What the lines inside the article are: paragraphs, crossheads, captions, pull quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import filterfalse
from typing import NamedTuple

from reader.pages.bylines import is_name
from reader.pages.reasons import likely_reason
from reader.pages.rows import maker_of
from reader.pages.text_dump.captions import (
    begins_as_description,
    captions_in,
    tells_of_pictured,
)
from reader.pages.text_dump.credits import is_credit
from reader.pages.text_dump.crossheads import (
    LONGEST_HEAD,
    heads_of_entries,
    is_crosshead,
    numbered_in_row,
    signs_of,
)
from reader.pages.text_dump.kinds import ITEM, LONG, TITLE
from reader.pages.text_dump.listed import is_entry
from reader.pages.text_dump.paragraphs import WORDS_OF_A_QUOTE, Paragraphs
from reader.pages.text_dump.sheet import Sheet, Verdict
from reader.pages.text_dump.stretch import CUT, KEPT
from reader.pages.words import stems_of

_TELLS = re.compile(
    r"(?:\S+ ){1,4}(?:tells|talks? to|speaks to|explains|reports|looks at|describes|takes a look)\b"
)
"""A clip is captioned in the present tense: who tells whom."""

_ANSWER = re.compile(r"[\"“„«»‘']|[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}:")
"""How the answer in an interview begins: in quotation marks, or with who gives it."""

_GOES_ON = re.compile(
    r"(?:But|And|So|Yet|He|She|They|It|Mr|Mrs|Ms|Dr|However|Meanwhile|In|At|On|For|The)\b"
)
_PICTURE_LABEL = re.compile(r"(?:\w+ )?(?:image|picture|photo|bild|foto)[ -]?\d+", re.IGNORECASE)
_WORDS_OVER_A_NAME = 4
"""A pull quote is longer, but over the name of who said it a short one is told."""
_WORDS_OF_A_SENTENCE = 12
_LEAST_CAPTION, _LONGEST_SOURCE = 20, 80
_SHARED = 2
_OFTEN, _REACH = 3, 4
"""A crosshead may stand on the page again, where its contents are listed."""
_NO_END, _NO_START = ",;:>›→", "-•($£€"
"""A crosshead is no beginning of a list, no link onwards, no item and no price."""
_CLOSING_MARKS = ('"', "”", "»", "“", "’")
_ASKING = "?!…"
_DASHES = "–—"
"""Over a name such a mark tells who said what stands above."""


_verdict = maker_of(Verdict)


def _read_as(role: str, text: str) -> Verdict:
    return _verdict((role, None, text, None, False))


def inside(sheet: Sheet, places: Sequence[int], first: int, last: int) -> dict[int, Verdict]:
    """Return what the chunks from `first` to before `last` are."""
    verdicts, otherwise, said = first_reading(sheet, places, first, last)
    for at, signs in signs_of(sheet, places, sorted(otherwise), first, last, said):
        if not is_crosshead(signs):
            verdicts[at] = otherwise[at]
    return verdicts


class FirstReading(NamedTuple):
    """What the chunks inside an article are, each looked at by itself."""

    verdicts: dict[int, Verdict]
    """All that could be a crosshead is one."""
    otherwise: dict[int, Verdict]
    """What each of these is when it is none."""
    said: Paragraphs
    """What the paragraphs say."""


def first_reading(sheet: Sheet, places: Sequence[int], first: int, last: int) -> FirstReading:
    """Return what the chunks from `first` to before `last` are, each looked at by itself."""
    reading = _Reading(sheet, places, first, last)
    verdicts: list[Verdict] = []
    while (at := first + len(verdicts)) < last:
        verdicts += reading.at(at)
    return FirstReading(dict(enumerate(verdicts, first)), reading.otherwise, reading.said)


class _Reading:
    """One reading of the inside of an article."""

    def __init__(self, sheet: Sheet, places: Sequence[int], first: int, last: int) -> None:
        self.sheet = sheet
        self.places = places
        self.first = first
        self.last = last
        self.times = sheet.page.times
        kept = [at for at in range(first, last) if places[at] == KEPT]
        paragraphs = [*filter(sheet.is_prose, kept)]
        running = [at for at in kept if sheet.is_prose(at) or sheet.kind(at) == LONG]
        self.text_from = paragraphs[0] if paragraphs else last
        """Where the paragraphs begin: what stands over the first is a headline or a label."""
        self.running = frozenset(running)
        self.said = Paragraphs(
            [*map(sheet.text, paragraphs)],
            [sheet.text(at) for at in running if at >= self.text_from],
        )
        labels = filterfalse(sheet.is_prose, range(first, last))
        self.credited = frozenset([at for at in labels if is_credit(sheet.text(at))])
        """The labels that are, or end with, the credit of a picture."""
        self.captions = captions_in(sheet, first, last, self.credited)
        self.numbered = numbered_in_row(sheet, first, last)
        self.entries = heads_of_entries(sheet, self.text_from, last)
        self.otherwise: dict[int, Verdict] = {}
        """What each chunk that could be a crosshead is when it is none."""

    def at(self, at: int) -> tuple[Verdict, ...]:
        """Return the verdict on the chunk, and on the next when both make one block."""
        sheet = self.sheet
        if certain := sheet.certain(at):
            return (certain,)
        if at in self.entries:
            return (_read_as("crosshead", sheet.text(at)),)
        if sheet.is_prose(at):
            return (self._prose(at),)
        return self._pair(at) or (self._single(at),)

    def _prose(self, at: int) -> Verdict:
        text = self.sheet.text(at)
        if at in self.captions:
            return _read_as("caption", text)
        if self.places[at] == CUT:
            return self._cut_prose(at)
        verdict = _read_as("list_item" if self.sheet.chunks[at].bullet else "paragraph", text)
        asks = text[-1] in _ASKING and self._asks(at)
        return self._crosshead_or(at, verdict) if asks else verdict

    def _cut_prose(self, at: int) -> Verdict:
        text = self.sheet.text(at)
        if is_credit(text):
            return _read_as("caption", text)
        reason = likely_reason(text)
        verdict = Verdict("dropped", reason or "promotion")
        asks = reason is None and self.times[text] == 1 and self._asks(at)
        return self._crosshead_or(at, verdict) if asks else verdict

    def _crosshead_or(self, at: int, otherwise: Verdict) -> Verdict:
        self.otherwise[at] = otherwise
        return _read_as("crosshead", self.sheet.text(at))

    def _asks(self, at: int) -> bool:
        """Whether the chunk is a question set over the text that answers it.

        In an interview the question is text as the answer is.
        """
        sheet, text = self.sheet, self.sheet.text(at)
        return (
            text[-1] in _ASKING
            and len(text) <= LONGEST_HEAD
            and self.text_from < at
            and text[0].isupper()
            and " " in text  # "Why?" is said in the text
            and sheet.alone(at)
            and not sheet.chunks[at].bullet
            and (below := self._text_below(at)) is not None
            and not (sheet.text(below)[-1] == "?" and len(sheet.text(below)) <= LONGEST_HEAD)
            and not _ANSWER.match(sheet.text(below))
            and likely_reason(sheet.text(below)) is None
        )

    def _pair(self, at: int) -> tuple[Verdict, Verdict] | None:
        """Return the verdicts on a caption below its label, or a pull quote above its source."""
        sheet = self.sheet
        if at + 1 >= self.last:
            return None
        if not sheet.pair(at) and (sheet.is_parted or not self._is_over_name(at)):
            return None
        text, below = sheet.text(at), sheet.text(at + 1)
        if len(text) > 300 or sheet.certain(at + 1):
            return None
        least = _WORDS_OVER_A_NAME if is_name(below.split(",")[0]) else WORDS_OF_A_QUOTE
        if len(below) < 80 and self.said.repeats(text, least=least):
            return (
                Verdict("pull_quote", text=text, attribution=below, joined=True),
                Verdict("pull_quote"),
            )
        if not self.sheet.is_parted:
            return None
        cut = CUT in (self.places[at], self.places[at + 1])
        if tells_of_pictured(sheet, at + 1) or (
            cut and len(text) < 120 and not sheet.is_prose(at + 1)
        ):
            return Verdict("caption", joined=True), Verdict("caption", text=below)
        return None

    def _is_over_name(self, at: int) -> bool:
        """Whether a label that ends with the name of someone in the text stands right below.

        Asked only where no blank lines tell what is one block.
        """
        if not self.sheet.is_label(at + 1):
            return False
        name = " ".join(self.sheet.text(at + 1).rsplit(None, 2)[-2:])
        return is_name(name) and self.said.names((name,))

    def _single(self, at: int) -> Verdict:
        sheet, text = self.sheet, self.sheet.text(at)
        if at in self.captions or (at - 1 in self.credited and self._heads_nothing(at)):
            return _read_as("caption", text)
        if self.said.repeats(text):
            verdict = _read_as("pull_quote", text)
            return self._crosshead_or(at, verdict) if self._heads_alone(at) else verdict
        if self._is_person(text) or self._is_source(at) or self._is_role(at) or self._is_clip(text):
            return _read_as("caption", text)
        if self.places[at] == KEPT:
            return self._kept(at)
        if sheet.alone(at) and sheet.kind(at) in (TITLE, LONG) and self._goes_on(text):
            return _read_as("paragraph", text)
        verdict = Verdict("dropped", likely_reason(text) or "promotion")
        heads = at in self.numbered or self._heads_alone(at)
        return self._crosshead_or(at, verdict) if heads else verdict

    def _kept(self, at: int) -> Verdict:
        sheet, text = self.sheet, self.sheet.text(at)
        if sheet.chunks[at].bullet or sheet.kind(at) == ITEM or is_entry(sheet, at):
            return _read_as("list_item", text)
        described = self._is_cut_label(at - 1) and begins_as_description(sheet, at)
        verdict = _read_as("caption" if described else "paragraph", text)
        heads = at in self.numbered or (
            len(text) <= LONGEST_HEAD and self._heads(at) and not self._goes_on(text)
        )
        return self._crosshead_or(at, verdict) if heads else verdict

    def _heads_alone(self, at: int) -> bool:
        text = self.sheet.text(at)
        return self.sheet.alone(at) and len(text) <= LONGEST_HEAD and self._heads(at)

    def _heads(self, at: int) -> bool:
        """Whether the chunk is a label over text: what follows, but for a caption, is prose."""
        sheet, text = self.sheet, self.sheet.text(at)
        if at < self.text_from or self.times[text] > _OFTEN or not any(map(str.isalpha, text)):
            return False
        if not sheet.is_label(at) or text[-1] in _NO_END or text[0] in _NO_START:
            return False
        if text[0].islower() or self._ends_list(at):
            return False
        if (text[-1].isdigit() and _PICTURE_LABEL.fullmatch(text)) or (
            text[0] in _DASHES and is_name(text[1:].lstrip())
        ):
            return False
        below = self._text_below(at)
        return (
            below is not None
            and not self._describes(at)
            and likely_reason(text) is None
            and likely_reason(sheet.text(below)) is None
        )

    def _text_below(self, at: int) -> int | None:
        """Return the text over which the chunk stands, past a picture or a label over the same.

        What the stretch left out stands over the text right below it alone.
        """
        kept = self.places[at] == KEPT
        below = at + 1
        while below < min(at + _REACH, self.last) and (
            self._is_aside(below) or (kept and self._is_cut_label(below))
        ):
            below += 1
        if kept and below + 1 < self.last and self._is_label_of_text(below):
            below += 1
        return below if below in self.running else None

    def _is_cut_label(self, at: int) -> bool:
        return self.places[at] == CUT and not self.sheet.is_prose(at)

    def _is_label_of_text(self, at: int) -> bool:
        sheet = self.sheet
        label = sheet.is_label(at) and sheet.alone(at) and not sheet.chunks[at].bullet
        return label and self.places[at] == KEPT

    def _ends_list(self, at: int) -> bool:
        """Whether the chunk is the last of several labels in one block."""
        sheet = self.sheet
        return (
            not sheet.chunks[at].gap
            and at > self.first
            and sheet.is_label(at - 1)
            and self.sheet.is_parted
            and at - 1 not in self.credited
        )

    def _describes(self, at: int) -> bool:
        """Whether the chunk says what the credited caption below it says: what a picture shows."""
        below = self.sheet.text(at + 1)
        if len(below) < _LEAST_CAPTION or at + 1 >= self.last or not is_credit(below):
            return False
        return len(stems_of(self.sheet.text(at)) & stems_of(below)) >= _SHARED

    def _is_aside(self, at: int) -> bool:
        sheet = self.sheet
        return at in self.credited or sheet.certain(at) is not None

    def _heads_nothing(self, at: int) -> bool:
        """Whether the chunk is a label, set as one, that does not stand over text either."""
        sheet = self.sheet
        return (
            sheet.is_label(at)
            and sheet.is_label(at - 1)
            and sheet.text(at)[-1] not in _NO_END
            and not (at + 1 in self.running and self._heads(at))
        )

    def _is_person(self, text: str) -> bool:
        """Whether the line is the bare name of someone the article speaks of: a picture's label."""
        return text.count(" ") in (1, 2) and is_name(text) and self.said.names((text,))

    def _is_source(self, at: int) -> bool:
        """Whether the line says who said a quotation set large: "Ada Example, Harbour Council".

        That is someone of whom the text above spoke; a place in a list is named for the first time.
        """
        name, comma, role = self.sheet.text(at).partition(", ")
        return (
            bool(comma)
            and len(name) + len(role) < _LONGEST_SOURCE
            and role[:1].isupper()
            and " " in name
            and is_name(name)
            and self.said.speaks_of(name, self.sheet.text(at + 1))
        )

    def _is_role(self, at: int) -> bool:
        """Whether the line says who that is whose quotation and name stand above, set large."""
        sheet = self.sheet
        return (
            at - 2 >= self.first
            and sheet.text(at - 2)[-1:] in _CLOSING_MARKS
            and sheet.is_label(at)
            and not sheet.is_prose(at - 1)
            and is_name(sheet.text(at - 1))
        )

    def _is_clip(self, text: str) -> bool:
        return len(text) < 100 and text[-1] not in ".:" and _TELLS.match(text) is not None

    def _goes_on(self, text: str) -> bool:
        """Whether a line that lost its full stop is a sentence of the report all the same."""
        if text.count(" ") < _WORDS_OF_A_SENTENCE - 1 or not _GOES_ON.match(text):
            return False
        words = text.split()
        return sum([word[0].islower() for word in words]) * 3 > len(words) * 2
