"""What a chunk of a dump shows of itself: the evidence that an article is weighed by.

Every chunk gives a handful of numbered observations, each with a learned weight in
`weights.json`: how long it is and how it ends, how many of its words are function
words, what stands around it, which of a few hundred telling words it holds. All of
it is cheap, since menus make pages of thousands of lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from reader.pages.text_dump.lines import Chunk
from reader.pages.words import words

TINY, SHORT, TITLE, LONG, REMARK, SENTENCE, PARAGRAPH, DATE, BYLINE, ITEM, NOTICE, EDGE = range(12)
"""What a chunk is like, roughly, as its neighbours see it."""

_KINDS = 12
PROSE = frozenset((REMARK, SENTENCE, PARAGRAPH))

_LENGTHS = tuple(
    sum(length >= bound for bound in (10, 20, 30, 40, 60, 80, 120, 200, 400))
    for length in range(401)
)
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
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./:]\d\d\b|\b\d+ (?:hour|day|min|week|month|year)\w* ago\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? \d",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:by|von|por|par|text|written by|author|posted by)[: ]\s*\S", re.IGNORECASE)
_NOTICE = re.compile(r"©|\(c\) ?\d|copyright|all rights|cookie|newsletter|privacy", re.IGNORECASE)


class Page(NamedTuple):
    """What all chunks of a page show, in page order."""

    kinds: list[int]
    evidence: list[list[int]]
    """The numbers of the observations made on each chunk."""
    words: list[list[str]]
    """The first words of each chunk, in lower case."""


WORDS_LOOKED_AT = 14


def look_at(chunks: Sequence[Chunk]) -> Page:
    """Return the observations on `chunks`. Takes time linear in their length."""
    kinds, own, words = [], [], []
    for chunk in chunks:
        kind, numbers, first = _look(chunk)
        kinds.append(kind)
        own.append(numbers)
        words.append(first)
    _look_around(chunks, kinds, own)
    return Page(kinds, own, words)


def _look(chunk: Chunk) -> tuple[int, list[int], list[str]]:
    text = chunk.text
    length = len(text)
    size = _LENGTHS[length] if length < 400 else 9
    last = text[-1]
    end = _ENDS.get(last, 0)
    if end == 4 and text.rstrip(_CLOSING)[-1:] in _STOPS and length > 1:
        end = 6
    low = text[:140].lower() if length > 140 else text.lower()
    words = low.split(None, WORDS_LOOKED_AT)[:WORDS_LOOKED_AT]
    count = len(words)
    stop = end == 1 or end == 6
    if stop:
        kind = PARAGRAPH if size >= 7 else SENTENCE if size >= 4 else REMARK
    else:
        kind = TITLE if 4 <= size < 7 else LONG if size >= 7 else SHORT if count > 2 else TINY
        if chunk.bullet and size < 6:
            kind = ITEM
    if size < 6:
        if not stop and _DATE.search(low):
            kind = DATE
        elif _BYLINE.match(low):
            kind = BYLINE
    if size < 8 and _NOTICE.search(low):
        kind = NOTICE
    function = min(5, sum([word in FUNCTION_WORDS for word in words]) * 12 // (count + 2))
    capital = (
        sum([word[0].isupper() for word in text[:140].split(None, 8)[:8]]) * 3 // min(count, 8)
    )
    first = text[0]
    start = 0 if first.isupper() else 1 if first.islower() else 2 if first.isdigit() else 3
    return (
        kind,
        [
            size * 7 + end,
            70 + size * 6 + function,
            130 + kind * 4 + start,
            178 + size * 4 + capital,
        ],
        words,
    )


def _look_around(chunks: Sequence[Chunk], kinds: list[int], own: list[list[int]]) -> None:
    times = Counter([chunk.text for chunk in chunks])
    gaps = sum([chunk.gap for chunk in chunks])
    tight = gaps * 8 < len(chunks)
    prose = [0, *accumulate([kind in PROSE for kind in kinds])]
    total = len(chunks)
    padded = [EDGE, EDGE, *kinds, EDGE, EDGE]
    group = _groups(chunks)
    for at, numbers in enumerate(own):
        kind = kinds[at]
        self_ = 0 if kind in PROSE else 1 if kind in (TITLE, LONG) else 2
        base = 218 + self_ * 48
        density = prose[min(total, at + 5)] - prose[max(0, at - 4)]
        before = prose[at] - prose[max(0, at - 8)]
        after = prose[min(total, at + 9)] - prose[min(total, at + 1)]
        numbers += (
            base + padded[at],
            base + 12 + padded[at + 1],
            base + 24 + padded[at + 3],
            base + 36 + padded[at + 4],
            362 + self_ * 10 + density,
            392 + self_ * 9 + before,
            419 + self_ * 9 + after,
            446 + kind * 6 + (5 if tight else group[at]),
            518 + kind * 3 + min(2, times[chunks[at].text] - 1),
            554 + kind * 4 + chunks[at].bullet * 2 + (chunks[at].indent > 3),
        )


EVIDENCE = 554 + 48
"""How many different observations there are."""


def _groups(chunks: Sequence[Chunk]) -> list[int]:
    """Return for each chunk how many its block between blank lines has, as a class of 0 to 4."""
    groups: list[int] = []
    size = 0
    for chunk in chunks:
        if chunk.gap and size:
            groups += [_GROUP[min(size, 12)]] * size
            size = 0
        size += 1
    groups += [_GROUP[min(size, 12)]] * size
    return groups


_GROUP = (0, 0, 1, 2, 2, 3, 3, 3, 3, 3, 3, 3, 4)
