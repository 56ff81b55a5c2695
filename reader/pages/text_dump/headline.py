"""Which line above the article is its headline."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.pages.bylines import is_name
from reader.pages.dates import stamps_in
from reader.pages.text_dump.credits import is_credit, is_credited_sentence
from reader.pages.text_dump.evidence import (
    BYLINE,
    DATE,
    LONG,
    NOTICE,
    PARAGRAPH,
    PROSE,
    SENTENCE,
    TITLE,
)
from reader.pages.text_dump.sheet import Sheet

_REACH = 40
"""How many chunks above the text the headline may stand: buttons and pictures come between."""
_WINDOW = 60
_OPENING, _OPENING_LETTERS = 40, 6000
"""How much of the text is looked at for the words of its headline."""
_LONGEST = 250
_MENU_SIGNS = (" | ", " > ", " / ", " » ", " · ", " • ")
"""Twice in a line they part the entries of a menu."""
_CONTENT_WORD = re.compile(r"\w{4,}")
_OF_A_WORD, _REST_OF_WORD = re.compile(r"\w"), re.compile(r"\w*")

WORTH = {
    "shared": 4.2,
    "words": 2.9,
    "alone": 2.6,
    "near_date_or_byline": 2.2,
    "within_another": 2.0,
    "over_text": 1.1,
    "at_once": 0.6,
    "repeated": 0.5,
    "far": -0.1,
    "top": -0.3,
    "menu": -0.3,
    "lower": -0.4,
    "over_its_sentence": -0.4,
    "bullet": -0.5,
    "capitals": -0.5,
    "dated": -0.8,
    "name": -1.1,
    "credit": -1.2,
    "wordy": -1.5,
    "sentence": -1.6,
    "in_text": -2.1,
    "few": -2.1,
}
"""What speaks for a headline and against one, by its signs: what `benchmarks/fit_headline.py`
learns from the labelled dumps, to a tenth."""
LEAST = 4.5
"""A line that weighs less is no headline: rather none than a wrong one."""


Sign = tuple[str, float]
"""What a line shows, and how much of it."""

_CLOSE = 2.0
"""How much less than its standfirst a headline may weigh."""
_LEAST_WORDS = 4
_OFTEN = 4
"""A line that stands so many times on the page is an entry of its menu."""
_TEXT = frozenset((SENTENCE, PARAGRAPH, LONG, TITLE))
_MOST_BY_WORDING = WORTH["shared"] + WORTH["within_another"]
"""What a line gains at most by what it says, which is looked at only where that may decide."""


def headline_of(sheet: Sheet, first: int, last: int, taken: Collection[int] = ()) -> int | None:
    """Return the chunk that is the headline of the chunks `first` to `last`, None without one.

    None of those `taken`, of which it is known what they are, is it.
    """
    lines = _Lines(sheet, first, last)
    set_in = [(_weight(lines.signs(at)), at) for at in lines.candidates() if at not in taken]
    none = LEAST, len(sheet.chunks)
    best = none
    for setting, at in sorted(set_in, reverse=True):
        if (setting + _MOST_BY_WORDING, at) <= best:
            break  # whatever this and those behind it say, none is the headline
        if not sheet.certain(at):
            best = max(best, (lines.weight(at), at))
    if best is none:
        return None
    weight, found = best
    above = found - 1
    under = _may_be_standfirst(sheet, found) and any(at == above for _, at in set_in)
    close = under and not sheet.certain(above) and lines.weight(above) > max(LEAST, weight - _CLOSE)
    return above if close else found


def _may_be_standfirst(sheet: Sheet, at: int) -> bool:
    """Whether the chunk is longer than the line above it, and over the byline."""
    words, above = (sheet.text(n).count(" ") + 1 for n in (at, at - 1))
    return _LEAST_WORDS <= above < words and sheet.kind_at(at + 1) == BYLINE


def _weight(signs: Iterable[Sign]) -> float:
    worth = 0.0
    for sign, much in signs:
        worth += WORTH[sign] * much
    return worth


def signs_of(sheet: Sheet, first: int, last: int) -> Iterator[tuple[int, dict[str, float]]]:
    """Yield each chunk that may be the headline, with how much it shows of each sign."""
    lines = _Lines(sheet, first, last)
    for at in lines.candidates():
        if not sheet.certain(at):
            yield at, dict(lines.signs(at, lines.wording(at)))


class _Said(dict[str, bool]):
    """Whether words stand in a text, each looked up once."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def __missing__(self, word: str) -> bool:
        self[word] = found = _is_word_in(self._text, word)
        return found


def _is_word_in(text: str, word: str) -> bool:
    """Whether `word` stands in `text`, and not as a part of a longer word."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        rest = _REST_OF_WORD.match(text, end)
        behind = rest.end() if rest else end
        if behind == end and not _OF_A_WORD.match(text[at - 1 : at]):
            return True
        at = text.find(word, behind)
    return False


class _Wording(NamedTuple):
    """What a line says, and where else that stands."""

    shared: float = 0.0
    """How many of its content words stand in the text, of all that it has."""
    credit: bool = False
    name: bool = False
    within_another: bool = False


_UNREAD = _Wording()


class _Lines:
    """The lines that may be the headline of the chunks `first` to `last`, and what each shows."""

    def __init__(self, sheet: Sheet, first: int, last: int) -> None:
        texts = sheet.page.texts
        self.sheet = sheet
        self.first = first
        opening = " ".join(texts[first : min(last, first + _OPENING)])
        self.said = _Said(opening[:_OPENING_LETTERS].lower())
        self.above = texts[max(0, first - _WINDOW) : first]
        self.joined = "\n".join(self.above).lower()
        self.dated = _dated_chunks(sheet, first)

    def candidates(self) -> Iterator[int]:
        """Yield the chunks that may be the headline, from the text upwards.

        What is none by itself alone is left to ask, which costs more.
        """
        sheet, first = self.sheet, self.first
        for at in range(min(first + 1, len(sheet.chunks) - 1), max(-1, first - _REACH), -1):
            text, kind = sheet.text(at), sheet.kind(at)
            if at >= first and sheet.is_prose(at):
                continue
            if text[0].islower() and sheet.is_prose(at):
                continue  # it goes on with the line above
            if len(text) > _LONGEST or not 1 <= text.count(" ") < 40 or kind == NOTICE:
                continue
            if max(map(text.count, _MENU_SIGNS)) > 1:
                continue
            if text[-1] == ")" and is_credited_sentence(text):
                continue
            yield at

    def signs(self, at: int, wording: _Wording = _UNREAD) -> Iterator[Sign]:
        """Yield the signs that it shows; without its wording, those of its setting."""
        sheet, first = self.sheet, self.first
        text, kind = sheet.text(at), sheet.kind(at)
        words = text.count(" ") + 1
        near = self._dated_below(at)
        yield "words", min(words, 8) / 8
        if words > 16:
            yield "wordy", (words - 16) / 10
        if at != first:
            yield "far", (first - at) / 10
        if wording.shared:
            yield "shared", wording.shared
        if near is not None:
            yield "near_date_or_byline", 1
            if near <= at + 2:
                yield "at_once", 1
        if sheet.alone(at):
            yield "alone", 1
        if sheet.kind_at(at + 1) in _TEXT:
            yield "over_text", 1
        if words <= 3:
            yield "few", 1
        if at >= first:
            yield "in_text", 1
        if kind in PROSE:
            yield "sentence", 1
        if wording.credit:
            yield "credit", 1
        if wording.name:
            yield "name", 1
        if at == 0:
            yield "top", 1
        if text[0].islower():
            yield "lower", 1
        if text.isupper():
            yield "capitals", 1
        if kind == DATE:
            yield "dated", 1
        if near != at + 1 and sheet.pair(at):
            yield "over_its_sentence", 1
        if sheet.chunks[at].bullet:
            yield "bullet", 1
        if (times := sheet.page.times[text]) > 1:
            yield ("repeated" if times < _OFTEN else "menu"), 1
        if wording.within_another:
            yield "within_another", 1

    def _dated_below(self, at: int) -> int | None:
        """Return the first of the five chunks below that says when or who, None without one."""
        nth = bisect_right(self.dated, at)
        return self.dated[nth] if nth < len(self.dated) and self.dated[nth] <= at + 5 else None

    def weight(self, at: int) -> float:
        """Return what all signs of the chunk weigh."""
        return _weight(self.signs(at, self.wording(at)))

    def wording(self, at: int) -> _Wording:
        """Return what the chunk says, and where else that stands."""
        text = self.sheet.text(at)
        low = text.lower()
        content = _CONTENT_WORD.findall(low)
        return _Wording(
            sum([self.said[word] for word in content]) / len(content) if content else 0.0,
            is_credit(text),
            is_name(text),
            within_another=text.count(" ") > 2 and self.joined.count(low) > self.above.count(text),
        )


def _dated_chunks(sheet: Sheet, first: int) -> Sequence[int]:
    """Return the chunks that say when or who, near which a headline stands."""
    reach = range(max(0, first - _REACH), min(first + 2, len(sheet.chunks)))
    kinds = sheet.page.kinds
    return [
        at
        for at in reach
        if kinds[at] == BYLINE or (kinds[at] == DATE and stamps_in(sheet.text(at)))
    ]
