"""Which line above the article is its headline."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from operator import mul
from typing import NamedTuple

from reader.pages.bylines import is_name
from reader.pages.dates import stamps_in
from reader.pages.rows import maker_of
from reader.pages.text_dump.credits import is_credit, is_credited_sentence
from reader.pages.text_dump.kinds import (
    BYLINE,
    DATE,
    LONG,
    NOTICE,
    PARAGRAPH,
    PROSE,
    SENTENCE,
    TITLE,
)
from reader.pages.text_dump.listed import is_entry
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.unspaced import UNSPACED, has_no_spaces, words_in
from reader.pages.words import lowered

_REACH = 40
"""How many chunks above the text the headline may stand: buttons and pictures come between."""
_WINDOW = 60
_OPENING, _OPENING_LETTERS = 40, 6000
"""How much of the text is looked at for the words of its headline."""
_NEAR = 5
_LONGEST = 250
_MENU_SIGNS = (" | ", " > ", " / ", " » ", " · ", " • ")
"""Twice in a line they part the entries of a menu."""
_CONTENT_WORD = re.compile(r"\w{4,}")
_CONTENT_OF_ANY_SCRIPT = re.compile(rf"[{UNSPACED}]{{2}}|\w{{4,}}")

WORTH = {
    "shared": 4.3,
    "words": 2.9,
    "alone": 2.6,
    "near_date_or_byline": 2.1,
    "within_another": 2.0,
    "over_text": 1.1,
    "at_once": 0.7,
    "repeated": 0.5,
    "top": -0.3,
    "bullet": -0.3,
    "menu": -0.4,
    "lower": -0.4,
    "capitals": -0.5,
    "over_its_sentence": -0.6,
    "dated": -0.7,
    "name": -1.2,
    "credit": -1.3,
    "wordy": -1.4,
    "sentence": -1.7,
    "few": -2.1,
    "in_text": -2.1,
}
"""What speaks for a headline and against one, by its signs: what `benchmarks/fit_headline.py`
learns from the labelled dumps, to a tenth."""
LEAST = 4.6
"""A line that weighs less is no headline: rather none than a wrong one."""
_CLOSE = 2.0
"""How much less than its standfirst a headline may weigh."""
_LEAST_WORDS, _MOST_WORDS = 4, 40
_OFTEN = 4
"""A line that stands so many times on the page is an entry of its menu."""
_TEXT = frozenset((SENTENCE, PARAGRAPH, LONG, TITLE))


class _Setting(NamedTuple):
    """How much a line shows of the signs that weigh most of those that cost little to tell."""

    words: float
    near_date_or_byline: bool
    at_once: bool
    alone: bool
    over_text: bool


class _Look(NamedTuple):
    """How much a line shows of the other signs that its wording does not tell."""

    wordy: float
    few: bool
    in_text: bool
    sentence: bool
    top: bool
    lower: bool
    capitals: bool
    dated: bool
    over_its_sentence: bool
    bullet: bool
    repeated: bool
    menu: bool


class _Wording(NamedTuple):
    """How much a line shows of what it says, and where else that stands."""

    shared: float
    """How many of its content words stand in the text, of all that it has."""
    credit: bool
    name: bool
    within_another: bool


_setting = maker_of(_Setting)
_OF_SETTING, _OF_LOOK, _OF_WORDING = (
    [WORTH[sign] for sign in signs._fields] for signs in (_Setting, _Look, _Wording)
)
_MOST_BY_LOOK, _MOST_BY_WORDING = (
    sum(worth for worth in group if worth > 0) for group in (_OF_LOOK, _OF_WORDING)
)
"""What a line gains at most by both, which are asked for only where that may decide: of what speaks
for a headline no line shows more than once as much."""
_ROUNDED = 1e-9
"""By more than this no sum of weights is off."""


def headline_of(sheet: Sheet, first: int, last: int, taken: Collection[int] = ()) -> int | None:
    """Return the chunk that is the headline of the chunks `first` to `last`, None without one.

    None of those `taken`, of which it is known what they are, is it.
    """
    lines = _Lines(sheet, first, last)
    set_in = {at: lines.by_setting(at) for at in lines.candidates() if at not in taken}
    none = LEAST, len(sheet.chunks)
    best = none
    for at in sorted(set_in, key=set_in.__getitem__, reverse=True):
        asked = best[0] - _MOST_BY_WORDING - _ROUNDED
        if set_in[at] + _MOST_BY_LOOK < asked:
            break  # however this and those behind it look, none is the headline
        weight = set_in[at] + lines.by_look(at)
        if weight < asked + WORTH["within_another"] and not lines.is_within_another(at):
            continue  # whatever else it says, which takes longer to tell
        if weight >= asked and not lines.is_other(at):
            best = max(best, (weight + lines.by_wording(at), at))
    if best is none:
        return None
    weight, found = best
    above = found - 1
    under = _may_be_standfirst(sheet, found) and above in set_in and not lines.is_other(above)
    close = under and lines.weight(above) > max(LEAST, weight - _CLOSE)
    return above if close else found


def _weight(worth: Sequence[float], shown: Sequence[float]) -> float:
    total: float = sum(map(mul, worth, shown))
    return total


def _may_be_standfirst(sheet: Sheet, at: int) -> bool:
    """Whether the chunk is longer than the line above it, and over the byline."""
    words, above = (words_in(sheet.text(n)) for n in (at, at - 1))
    return _LEAST_WORDS <= above < words and sheet.kind(at + 1) == BYLINE


def signs_of(sheet: Sheet, first: int, last: int) -> Iterator[tuple[int, dict[str, float]]]:
    """Yield each chunk that may be the headline, with how much it shows of each sign."""
    lines = _Lines(sheet, first, last)
    for at in lines.candidates():
        if not lines.is_other(at):
            shown = (lines.setting(at), lines.look(at), lines.wording(at))
            signs = chain.from_iterable(one._asdict().items() for one in shown)
            yield at, {sign: float(much) for sign, much in signs if much}


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
        if not (_is_of_word(text[end : end + 1]) or _is_of_word(text[at - 1 : at])):
            return True
        at = text.find(word, end)
    return False


def _is_of_word(sign: str) -> bool:
    return (sign.isalnum() or sign == "_") and (sign.isascii() or not has_no_spaces(sign))


class _Lines:
    """The lines that may be the headline of the chunks `first` to `last`, and what each shows."""

    def __init__(self, sheet: Sheet, first: int, last: int) -> None:
        texts = sheet.texts
        self.sheet = sheet
        self.first = first
        opening = "\n".join(texts[first : min(last, first + _OPENING)])[:_OPENING_LETTERS]
        self.said = _Said(lowered(opening.split("\n")))
        self.above = texts[max(0, first - _WINDOW) : first]
        self.joined = lowered(self.above)
        self.near = {
            at: dated - at
            for dated in reversed(_dated_chunks(sheet, first))
            for at in range(dated - _NEAR, dated)
        }
        """How far below a chunk that says when or who stands, where one is near."""
        self.words: dict[int, int] = {}
        """How many words each of the candidates has, once they were told."""

    def candidates(self) -> Iterator[int]:
        """Yield the chunks that may be the headline, from the text upwards.

        Whether one of them is something else (`is_other`) is left to ask, which costs more.
        """
        texts, first = self.sheet.texts, self.first
        kind, is_prose = self.sheet.kind, self.sheet.is_prose
        for at in range(min(first + 1, len(texts) - 1), max(-1, first - _REACH), -1):
            text = texts[at]
            if is_prose(at) and (at >= first or text[0].islower()):
                continue  # of the text, or it goes on with the line above
            self.words[at] = words = words_in(text)
            if 2 <= words <= _MOST_WORDS and len(text) <= _LONGEST and kind(at) != NOTICE:
                yield at

    def is_other(self, at: int) -> bool:
        """Whether the chunk is something else: a menu, a caption, a label, a line of a list."""
        text = self.sheet.text(at)
        return (
            (at >= self.first and is_entry(self.sheet, at))
            or max(map(text.count, _MENU_SIGNS)) > 1
            or (text[-1] == ")" and is_credited_sentence(text))
            or self.sheet.certain(at) is not None
        )

    def setting(self, at: int) -> _Setting:
        """Return what tells the chunk by how long it is and where it stands."""
        sheet = self.sheet
        words = self.words[at]
        near = self.near.get(at, 0)
        over_text = sheet.kind(at + 1) in _TEXT
        return _setting((min(words, 8) / 8, near > 0, 0 < near <= 2, sheet.alone(at), over_text))

    def look(self, at: int) -> _Look:
        """Return what else tells the chunk, besides what it says."""
        sheet = self.sheet
        text, kind = sheet.text(at), sheet.kind(at)
        words = self.words[at]
        times = sheet.page.times[text]
        return _Look(
            wordy=max(words - 16, 0) / 10,
            few=words <= 3,
            in_text=at >= self.first,
            sentence=kind in PROSE,
            top=at == 0,
            lower=text[0].islower(),
            capitals=text.isupper(),
            dated=kind == DATE,
            over_its_sentence=self.near.get(at) != 1 and sheet.pair(at),
            bullet=sheet.chunks[at].bullet,
            repeated=1 < times < _OFTEN,
            menu=times >= _OFTEN,
        )

    def wording(self, at: int) -> _Wording:
        """Return what the chunk says, and where else that stands."""
        text = self.sheet.text(at)
        return _Wording(
            shared=self._shared(text.lower()),
            credit=is_credit(text),
            name=is_name(text),
            within_another=self.is_within_another(at),
        )

    def is_within_another(self, at: int) -> bool:
        """Whether a longer line above the text says what the chunk says, and more."""
        text = self.sheet.text(at)
        several = self.words[at] > 3
        return several and self.joined.count(text.lower()) > self.above.count(text)

    def by_setting(self, at: int) -> float:
        """Return what the setting of the chunk weighs."""
        return _weight(_OF_SETTING, self.setting(at))

    def by_look(self, at: int) -> float:
        """Return what its look weighs."""
        return _weight(_OF_LOOK, self.look(at))

    def by_wording(self, at: int) -> float:
        """Return what its wording weighs."""
        return _weight(_OF_WORDING, self.wording(at))

    def weight(self, at: int) -> float:
        """Return what all signs of the chunk weigh."""
        return self.by_setting(at) + self.by_look(at) + self.by_wording(at)

    def _shared(self, low: str) -> float:
        """Return how many of the content words of a line stand in the text, of all that it has."""
        content = (_CONTENT_WORD if low.isascii() else _CONTENT_OF_ANY_SCRIPT).findall(low)
        return sum([self.said[word] for word in content]) / len(content) if content else 0.0


def _dated_chunks(sheet: Sheet, first: int) -> Sequence[int]:
    """Return the chunks that say when or who, near which a headline stands."""
    reach = range(max(0, first - _REACH), min(first + 2, len(sheet.chunks)))
    return [
        at
        for at in reach
        if sheet.kind(at) == BYLINE or (sheet.kind(at) == DATE and stamps_in(sheet.text(at)))
    ]
