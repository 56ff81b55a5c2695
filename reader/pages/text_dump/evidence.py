"""What a chunk of a dump shows of itself: the evidence that an article is weighed by.

Every chunk gives a handful of numbered observations, each with learned weights in
`weights.json`: how long it is and how it ends, how many of its words are function
words, what stands around it, which of a few hundred telling words it holds. All of
it is cheap, since menus make pages of thousands of lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain, compress, count, pairwise
from typing import Any, NamedTuple

from reader.pages.text_dump.amounts import AMOUNTS, SHARES, shares, text_about
from reader.pages.text_dump.kinds import (
    BYLINE,
    DATE,
    EDGE,
    ENDS,
    ENDS_OF_A_SENTENCE,
    ITEM,
    KINDS,
    LIKENESS,
    PROSE,
    RUNNING,
    SHORT,
    SIZE_OF_LINE,
    SIZES,
    TINY,
    TITLE,
    end_of,
    kind_of,
    size_of,
)
from reader.pages.text_dump.letters import (
    FUNCTION_WORDS,
    LETTERS_LOOKED_AT,
    capitals_in,
    classes_of,
    signs_in,
)
from reader.pages.text_dump.lines import Chunk, are_parted, blocks_of
from reader.pages.text_dump.unspaced import letters_in


class Answers(NamedTuple):
    """What the chunks of a page answer to some questions that are asked together."""

    observed: Callable[[Any], Sequence[int]]
    """Tells which observations an answer makes, by their numbers."""
    told: Sequence[Hashable]
    """The answer of each chunk; many answer alike, which is weighed once."""


class Page(NamedTuple):
    """What all chunks of a page show, in page order."""

    texts: list[str]
    """What each chunk says."""
    kinds: list[int]
    evidence: tuple[list[int], ...]
    """What is observed on each chunk by itself, on those above it, on the running text right
    about it, on its part of all such text, on how it stands, and on those below it: a list each of
    numbers, of which each tells several observations."""
    words: list[list[str]]
    """The first words of each chunk, in lower case."""
    settings: list[int]
    """What stands above each chunk, as one of `SETTINGS` classes."""
    times: Mapping[str, int]
    """How often each text stands on the page."""
    blocks: list[int]
    """How many chunks stand in the block of each between blank lines, as `blocks_of` tells it."""
    running: list[int]
    """How many letters of running text each chunk has."""
    more: list[Answers]
    """What else is observed on the chunks, as in markup; empty without that."""

    def observations(self) -> list[list[int]]:
        """Return the numbers of all that is observed on each chunk."""
        found = [
            sorted(chain.from_iterable(map(observed, numbers)))
            for numbers in zip(*self.evidence, strict=True)
        ]
        for answers in self.more:
            for numbers, told in zip(found, answers.told, strict=True):
                numbers += answers.observed(told)
        return found


WORDS_LOOKED_AT = 14
_LONGEST_LABEL = 100
_MOST_LABELS = 16_384
_FOREIGN = "??"
"""The classes of two letters on end that are not in Latin 1."""


class Numbers:
    """Hands out the numbers of observations, a range for each question asked."""

    def __init__(self) -> None:
        self.given = 0

    def of(self, answers: int) -> int:
        """Return the first number of a question that has so many answers."""
        first = self.given
        self.given += answers
        return first


_numbers = Numbers()
_STOPS_AND_COMMAS = (0, 1, 2, 3, 3, 4, 4, 4)
_MANY_STOPS = len(_STOPS_AND_COMMAS)
_FUNCTION = [
    [min(5, said * 12 // (count + 2)) for said in range(count + 1)]
    for count in range(WORDS_LOOKED_AT + 1)
]
"""What part of so many words function words are, as one of 6 classes."""
STOPPED, SIGNED = 6, 16
_SIZE_AND_END = _numbers.of(SIZES * ENDS)
_SIZE_AND_FUNCTION = _numbers.of(SIZES * 6)
_KIND_AND_START = _numbers.of(KINDS * 4)
_SIZE_AND_CAPITALS = _numbers.of(SIZES * 4)
_KIND_AND_STOPS = _numbers.of(KINDS * STOPPED)
_KIND_AND_SIGNS = _numbers.of(KINDS * SIGNED)
_AROUND = _numbers.of(3 * 4 * KINDS)
_TEXT_ABOVE = _numbers.of(3 * AMOUNTS)
_TEXT_BELOW = _numbers.of(3 * AMOUNTS)
_TEXT_ABOUT = _numbers.of(3 * AMOUNTS * AMOUNTS)
_SHARE_ABOVE = _numbers.of(3 * SHARES)
_SHARE_BELOW = _numbers.of(3 * SHARES)
_KIND_AND_BLOCK = _numbers.of(KINDS * 6)
_KIND_AND_TIMES = _numbers.of(KINDS * 3)
_KIND_AND_PLACE = _numbers.of(KINDS * 4)
SETTINGS = 8 * 6
_SETTING = _numbers.of(SETTINGS * 2)
EVIDENCE = _numbers.given
"""How many different observations there are."""


_NO_BLOCK = 5
"""The class of all blocks where blank lines part nothing, beside those of `blocks_of`."""
_OF_KIND = KINDS * 4 * STOPPED * SIGNED
_PAIRS = KINDS * KINDS
_ABOVE = SIZES * ENDS * 6 * 4 * _OF_KIND
_BELOW = _ABOVE + 3 * _PAIRS
_TEXT = _BELOW + 3 * _PAIRS
_SHARE = _TEXT + 3 * AMOUNTS * AMOUNTS
_STANDING = _SHARE + 3 * SHARES * SHARES
"""The first of the numbers that each tell several observations, by what these are about."""


def look_at(chunks: Sequence[Chunk], times: Mapping[str, int] | None = None) -> Page:
    """Return the observations on `chunks`. Takes time linear in their length.

    Args:
        chunks: The chunks of a page. One without text stands for lines that are not looked at.
        times: How often each text stands on the page, where `chunks` are not all that do.
    """
    columns: Sequence[Sequence[Any]] = [*zip(*chunks, strict=True)] or [()] * len(Chunk._fields)
    first, last, all_said, gaps, indents, bullets = columns
    texts = [*all_said]
    own = _looks_of(texts)
    for at in [at for at, text in enumerate(texts) if not text]:
        own[at] = _of_lines(last[at] - first[at])
    for at in compress(count(), bullets):
        own[at] = _as_item(own[at], len(texts[at]))
    kinds = [kind for kind, _, _ in own]
    settings = settings_of(kinds)
    likes = [LIKENESS[kind] for kind in kinds]
    measure = letters_in if _is_unspaced(texts, kinds) else len
    running = [
        measure(text) if kind in RUNNING else 0 for text, kind in zip(texts, kinds, strict=True)
    ]
    letters = [0, *accumulate(running)]
    times = Counter(texts) if times is None else times
    blocks = blocks_of(gaps) if are_parted(chunks) else [_NO_BLOCK] * len(texts)
    above, below = _beside(kinds)
    evidence = (
        [number for _, number, _ in own],
        above,
        text_about(letters, likes, _TEXT),
        shares(letters, likes, _SHARE),
        _standing(kinds, blocks, map(times.__getitem__, texts), indents, bullets, settings),
        below,
    )
    words = [words for _, _, words in own]
    return Page(texts, kinds, evidence, words, settings, times, blocks, running, [])


def _is_unspaced(texts: Sequence[str], kinds: Sequence[int]) -> bool:
    """Whether the running text of a page, by the beginning of it, has no spaces."""
    first = next((text for text, kind in zip(texts, kinds, strict=True) if kind in RUNNING), "")
    return letters_in(first) > len(first)


_Own = tuple[int, int, list[str]]
"""What a chunk shows by itself: its kind, the number of the observations, its first words."""


_labels: dict[str, _Own] = {}
"""What labels show by themselves: a menu says one thing many times, on page after page."""


def _looks_of(texts: Sequence[str]) -> list[_Own]:
    """Return what each of `texts` shows by itself, without its list mark."""
    known = _labels
    looks = {text: look for text in texts if (look := known.get(text))}
    looks[""] = _of_lines(0)
    new = [*dict.fromkeys([text for text in texts if text not in looks])]
    looks |= {text: _look(text, told) for text, told in zip(new, classes_of(new), strict=True)}
    if len(known) + len(new) > _MOST_LABELS:
        known.clear()
    labels = [text for text in new[:_MOST_LABELS] if len(text) <= _LONGEST_LABEL]
    known.update(zip(labels, map(looks.__getitem__, labels), strict=True))
    return [*map(looks.__getitem__, texts)]


def _look(text: str, classes: str) -> _Own:
    length = letters_in(text) if _FOREIGN in classes else len(text)
    size = size_of(length)
    end = end_of(text)
    beginning = text[:LETTERS_LOOKED_AT]
    low = beginning.lower()
    words = low.split(None, WORDS_LOOKED_AT)
    if len(words) > WORDS_LOOKED_AT:
        words.pop()
    kind = kind_of(low, words, size, end in ENDS_OF_A_SENTENCE, classes)
    said = 0
    for word in words:  # which takes half of the time of a sum
        if word in FUNCTION_WORDS:
            said += 1
    function = _FUNCTION[len(words)][said]
    capitals = capitals_in(beginning, low, words, classes)
    first = text[0]
    start = 0 if first.isupper() else 1 if first.islower() else 2 if first.isdigit() else 3
    of_length = ((size * ENDS + end) * 6 + function) * 4 + capitals
    stops = classes.count(".") if "." in classes else 0
    stopped = _STOPS_AND_COMMAS[stops] if stops < _MANY_STOPS else STOPPED - 1
    signs = signs_in(text, classes) if size > 1 else 0
    of_kind = ((kind * 4 + start) * STOPPED + stopped) * SIGNED + signs
    return kind, of_length * _OF_KIND + of_kind, words


def _of_lines(count: int) -> _Own:
    """Return what so many lines show that are not looked at."""
    return EDGE, EDGE * (_OF_KIND // KINDS) + size_of(count), []


def _as_item(own: _Own, length: int) -> _Own:
    """Return what a chunk shows with a list mark before it."""
    kind, number, words = own
    if kind in (TINY, SHORT, TITLE) and size_of(length) < SIZE_OF_LINE:
        return ITEM, number + (ITEM - kind) * (_OF_KIND // KINDS), words
    return own


def kinds_of(chunks: Sequence[Chunk]) -> list[int]:
    """Return what each of `chunks` is roughly like."""
    looks = zip(chunks, _looks_of([chunk.text for chunk in chunks]), strict=True)
    return [(_as_item(own, len(chunk.text)) if chunk.bullet else own)[0] for chunk, own in looks]


def settings_of(kinds: Sequence[int]) -> list[int]:
    """Tell for each chunk whether headline, date and byline stand above, and how much prose."""
    settings = []
    under_title = under_date = under_byline = -1
    prose = above = 0
    for at, kind in enumerate(kinds):
        heading = (at <= under_title) * 24 + (at <= under_date) * 12 + (at <= under_byline) * 6
        settings.append(heading + above)
        if kind in PROSE:
            prose += 1
            above = prose if prose < 3 else 3 + (prose > 6) + (prose > 15)
        elif kind == TITLE:
            under_title = at + 10
        elif kind == DATE:
            under_date = at + 8
        elif kind == BYLINE:
            under_byline = at + 8
    return settings


def _beside(kinds: Sequence[int]) -> tuple[list[int], list[int]]:
    """Tell of what kinds the two chunks above each are, and the two below it."""
    pairs = [one * KINDS + two for one, two in pairwise([EDGE, EDGE, *kinds, EDGE, EDGE])]
    above, below = ([first + like * _PAIRS for like in LIKENESS] for first in (_ABOVE, _BELOW))
    return (
        [above[kind] + pair for kind, pair in zip(kinds, pairs, strict=False)],
        [below[kind] + pair for kind, pair in zip(kinds, pairs[3:], strict=True)],
    )


def _standing(
    kinds: Sequence[int],
    blocks: Sequence[int],
    times: Iterable[int],
    indents: Sequence[int],
    bullets: Sequence[bool],
    settings: Sequence[int],
) -> list[int]:
    """Tell in what block, how often, how and below what each chunk stands."""
    first = [_STANDING + kind * 6 * 3 * 4 * SETTINGS for kind in range(KINDS)]
    return [
        first[kind]
        + ((block * 3 + (often > 1) + (often > 2)) * 4 + bullet * 2 + (indent > 3)) * SETTINGS
        + setting
        for kind, block, often, indent, bullet, setting in zip(
            kinds, blocks, times, indents, bullets, settings, strict=True
        )
    ]


def observed(number: int) -> tuple[int, ...]:
    """Return the numbers of the observations that `number`, one of a page's evidence, tells."""
    if number < _ABOVE:
        of_length, of_kind = divmod(number, _OF_KIND)
        return _observed_of_length(of_length) + _observed_of_kind(of_kind)
    if number < _TEXT:
        side, pair = divmod(number - _ABOVE, _PAIRS)
        below, like = divmod(side, 3)
        first = _AROUND + (like * 4 + below * 2) * KINDS
        one, two = divmod(pair, KINDS)
        return first + one, first + KINDS + two
    if number < _SHARE:
        above, below = divmod(number - _TEXT, AMOUNTS)
        like = above // AMOUNTS
        return (
            _TEXT_ABOVE + above,
            _TEXT_BELOW + like * AMOUNTS + below,
            _TEXT_ABOUT + above * AMOUNTS + below,
        )
    if number < _STANDING:
        above, below = divmod(number - _SHARE, SHARES)
        return _SHARE_ABOVE + above, _SHARE_BELOW + above // SHARES * SHARES + below
    standing, setting = divmod(number - _STANDING, SETTINGS)
    rest, place = divmod(standing, 4)
    rest, again = divmod(rest, 3)
    kind = rest // 6
    return (
        _KIND_AND_BLOCK + rest,
        _KIND_AND_TIMES + kind * 3 + again,
        _KIND_AND_PLACE + kind * 4 + place,
        _SETTING + setting * 2 + (kind not in PROSE),
    )


@cache
def _observed_of_length(number: int) -> tuple[int, ...]:
    size, end, function, capitals = _parted(number, SIZES, ENDS, 6, 4)
    return (
        _SIZE_AND_END + size * ENDS + end,
        _SIZE_AND_FUNCTION + size * 6 + function,
        _SIZE_AND_CAPITALS + size * 4 + capitals,
    )


@cache
def _observed_of_kind(number: int) -> tuple[int, ...]:
    kind, start, stops, signs = _parted(number, KINDS, 4, STOPPED, SIGNED)
    return (
        _KIND_AND_START + kind * 4 + start,
        _KIND_AND_STOPS + kind * STOPPED + stops,
        _KIND_AND_SIGNS + kind * SIGNED + signs,
    )


def _parted(number: int, *answers: int) -> list[int]:
    """Return the answers to several questions that have so many answers each, put in one number."""
    told = []
    for several in reversed(answers):
        number, answer = divmod(number, several)
        told.append(answer)
    return told[::-1]
