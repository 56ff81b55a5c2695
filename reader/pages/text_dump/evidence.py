"""What a chunk of a dump shows of itself: the evidence that an article is weighed by.

Every chunk gives a handful of numbered observations, each with learned weights in
`weights.json`: how long it is and how it ends, how many of its words are function
words, what stands around it, which of a few hundred telling words it holds. All of
it is cheap, since menus make pages of thousands of lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain, pairwise
from typing import Any, NamedTuple

from reader.pages.text_dump.amounts import AMOUNTS, SHARES, shares, text_about
from reader.pages.text_dump.lines import Chunk, are_parted, blocks_of
from reader.pages.words import holds_digit, words

TINY, SHORT, TITLE, LONG, REMARK, SENTENCE, PARAGRAPH, DATE, BYLINE, ITEM, NOTICE, EDGE = range(12)
"""What a chunk is like, roughly, as its neighbours see it."""

KINDS = 12
PROSE = frozenset((REMARK, SENTENCE, PARAGRAPH))
_RUNNING = PROSE | {LONG}
"""What running text is: a long line that lost its full stop, as before a label, is some."""
LIKENESS = [0 if kind in PROSE else 1 if kind in (TITLE, LONG) else 2 for kind in range(KINDS)]

_LENGTHS = tuple(
    sum(length >= bound for bound in (10, 20, 30, 40, 60, 80, 120, 200, 400))
    for length in range(401)
)
_STOP, _CLOSED, _STOP_CLOSED = 1, 4, 6
ENDS_OF_A_SENTENCE = (_STOP, _STOP_CLOSED)
_ENDS = {
    **dict.fromkeys(".!?…。！？।", 1),
    ":": 2,
    **dict.fromkeys(",;-–—|/·", 3),
    **dict.fromkeys("\"'”’)»]“‘」", 4),
    **dict.fromkeys("0123456789", 5),
}
_CLOSING = "\"'”’)»]“‘」"
_STOPS = ".!?…。！？।"

FUNCTION_WORDS = words("""
    the of and to in a is that for on with as was at be by it from are this his have has had
    he she they
    we you not but which an or its their her were been will would who what when if than then
    there them so
    der die das und in zu den von mit ist des sich auf für nicht ein eine dem im auch es an
    als wie nach bei
    aus er sie hat dass aber war wird sind einer werden noch
    le la les de et à des du en un une est que qui dans pour sur pas au par ne se ce il elle
    avec sont plus
    el los las y en que del se por con no una su para es al lo como más pero sus o e da do
    em um uma os não
    na no com dos ao mais foi di il che è per non sono nel della
    van het een op te dat zijn voor met niet aan er om ook door i og det att som på av är
    för til på er med
    """)

_DATE = re.compile(
    r"\b(?:(?:19|20)\d\d\b|\d{1,2}[./:]\d\d\b|\d+ (?:hour|day|min|week|month|year)\w* ago\b"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? \d)"
)
_BYLINE_CUES = ("by", "von", "por", "par", "text", "written by", "author", "posted by")
_BYLINE = re.compile(rf"(?:{'|'.join(_BYLINE_CUES)})[: ]\s*\S")
_FIRST_OF_BYLINE = frozenset(cue[0] for cue in _BYLINE_CUES)
_MARKED = re.compile(r"\(c\) ?\d")


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
    """What is observed on each chunk by itself, on those beside it, on the running text right
    about it, on its part of all such text, and on how it stands: a list each of numbers, of which
    each tells several observations."""
    words: list[list[str]]
    """The first words of each chunk, in lower case."""
    settings: list[int]
    """What stands above each chunk, as one of `SETTINGS` classes."""
    times: Counter[str]
    """How often each text stands on the page."""
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
_LETTERS_LOOKED_AT = 140
_LONGEST_LABEL = 100


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
SIZES, ENDS = 10, 7
_STOPS_AND_COMMAS = (0, 1, 2, 3, 3, 4, 4, 4)
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


_OF_KIND = KINDS * 4 * STOPPED * SIGNED
_BESIDE = SIZES * ENDS * 6 * 4 * _OF_KIND
_TEXT = _BESIDE + 3 * KINDS**4
_SHARE = _TEXT + 3 * AMOUNTS * AMOUNTS
_STANDING = _SHARE + 3 * SHARES * SHARES
"""The first of the numbers that each tell several observations, by what these are about."""


def look_at(chunks: Sequence[Chunk]) -> Page:
    """Return the observations on `chunks`. Takes time linear in their length."""
    texts = [chunk.text for chunk in chunks]
    own = [
        (_look_again if len(text) <= _LONGEST_LABEL else _look)(text, chunk.bullet)
        for text, chunk in zip(texts, chunks, strict=True)
    ]
    kinds = [kind for kind, _, _ in own]
    settings = settings_of(kinds)
    likes = [LIKENESS[kind] for kind in kinds]
    running = [
        len(text) if kind in _RUNNING else 0 for text, kind in zip(texts, kinds, strict=True)
    ]
    letters = [0, *accumulate(running)]
    times = Counter(texts)
    evidence = (
        [number for _, number, _ in own],
        _beside(kinds),
        text_about(letters, likes, _TEXT),
        shares(letters, likes, _SHARE),
        _standing(chunks, kinds, settings, map(times.__getitem__, texts)),
    )
    return Page(texts, kinds, evidence, [words for _, _, words in own], settings, times, [])


_Own = tuple[int, int, list[str]]
"""What a chunk shows by itself: its kind, the number of the observations, its first words."""


def _look(text: str, bullet: bool) -> _Own:
    size, end = size_and_end(text)
    beginning = text[:_LETTERS_LOOKED_AT]
    low = beginning.lower()
    words = low.split(None, WORDS_LOOKED_AT)[:WORDS_LOOKED_AT]
    kind = kind_of(low, size, len(words), end in ENDS_OF_A_SENTENCE, bullet)
    said = 0
    for word in words:  # which takes half of the time of a sum
        if word in FUNCTION_WORDS:
            said += 1
    function = min(5, said * 12 // (len(words) + 2))
    cased = beginning.split(None, 8)[:8]
    capitals = 0
    for word in cased:
        if word[0].isupper():
            capitals += 1
    capitals = capitals * 3 // len(cased)
    first = text[0]
    start = 0 if first.isupper() else 1 if first.islower() else 2 if first.isdigit() else 3
    of_length = ((size * ENDS + end) * 6 + function) * 4 + capitals
    stops = text.count(".") + text.count(",")
    stopped = _STOPS_AND_COMMAS[stops] if stops < len(_STOPS_AND_COMMAS) else STOPPED - 1
    signs = signs_in(text) if size > 1 else 0
    of_kind = ((kind * 4 + start) * STOPPED + stopped) * SIGNED + signs
    return kind, of_length * _OF_KIND + of_kind, words


def signs_in(text: str) -> int:
    """Return which telling signs stand in `text`, as one of `SIGNED` classes."""
    return (
        ('"' in text or "“" in text) * 8
        + ("..." in text or "…" in text) * 4
        + ("|" in text) * 2
        + ("@" in text or "http" in text)
    )


_look_again = lru_cache(maxsize=4096)(_look)
"""A menu says one thing many times, on page after page."""


def size_and_end(text: str) -> tuple[int, int]:
    """Return how long `text` is, as one of `SIZES` classes, and how it ends, as one of `ENDS`."""
    length = len(text)
    end = _ENDS.get(text[-1], 0)
    if end == _CLOSED and length > 1 and text.rstrip(_CLOSING)[-1:] in _STOPS:
        end = _STOP_CLOSED
    return (_LENGTHS[length] if length < 400 else SIZES - 1), end


def kind_of(text: str, size: int, words: int, stop: bool, bullet: bool) -> int:
    """Return what a chunk is like, from the beginning of its text in lower case."""
    if size < 8 and _gives_notice(text):
        return NOTICE
    if size < 6:
        if not stop and holds_digit(text) and _DATE.search(text):
            return DATE
        if text[0] in _FIRST_OF_BYLINE and _BYLINE.match(text):
            return BYLINE
    if stop:
        return PARAGRAPH if size >= 7 else SENTENCE if size >= 4 else REMARK
    if bullet and size < 6:
        return ITEM
    if size >= 7:
        return LONG
    return TITLE if size >= 4 else SHORT if words > 2 else TINY


def _gives_notice(text: str) -> bool:
    return (
        "©" in text
        or "copyright" in text
        or "all rights" in text
        or "cookie" in text
        or "newsletter" in text
        or "privacy" in text
        or ("(c)" in text and _MARKED.search(text) is not None)
    )


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


def _beside(kinds: Sequence[int]) -> list[int]:
    """Tell of what kinds the two chunks above each and the two below it are."""
    padded = [EDGE, EDGE, *kinds, EDGE, EDGE]
    pairs = [first * KINDS + second for first, second in pairwise(padded)]
    first = [_BESIDE + like * KINDS**4 for like in LIKENESS]
    two = KINDS * KINDS
    return [
        first[kind] + above * two + below
        for kind, above, below in zip(kinds, pairs, pairs[3:], strict=False)
    ]


def _standing(
    chunks: Sequence[Chunk], kinds: Sequence[int], settings: Sequence[int], times: Iterable[int]
) -> list[int]:
    """Tell in what block, how often, how and below what each chunk stands."""
    tight = not are_parted(chunks)
    blocks = [5] * len(chunks) if tight else blocks_of(chunks)
    first = [_STANDING + kind * 6 * 3 * 4 * SETTINGS for kind in range(KINDS)]
    return [
        first[kind]
        + ((block * 3 + (count > 1) + (count > 2)) * 4 + bullet * 2 + (indent > 3)) * SETTINGS
        + setting
        for kind, block, count, setting, (_, _, _, _, indent, bullet) in zip(
            kinds, blocks, times, settings, chunks, strict=True
        )
    ]


def observed(number: int) -> tuple[int, ...]:
    """Return the numbers of the observations that `number`, one of a page's evidence, tells."""
    if number < _BESIDE:
        of_length, of_kind = divmod(number, _OF_KIND)
        return _observed_of_length(of_length) + _observed_of_kind(of_kind)
    if number < _TEXT:
        above, below = divmod(number - _BESIDE, KINDS * KINDS)
        like, above = divmod(above, KINDS * KINDS)
        kinds = (*divmod(above, KINDS), *divmod(below, KINDS))
        first = _AROUND + like * 4 * KINDS
        return tuple([first + n * KINDS + kind for n, kind in enumerate(kinds)])
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
    for count in reversed(answers):
        number, answer = divmod(number, count)
        told.append(answer)
    return told[::-1]
