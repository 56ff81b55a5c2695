"""Align two sequences of words: which word of the old text is which of the new.

The patience way: runs of words that stand once in either text are sure landmarks; the
longest chain of them in order parts both texts, and each part is aligned in turn, with
shorter runs; what stays small goes to the standard library's matcher.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_RUNS = (5, 3, 2, 1)
"""Lengths of runs to look for, the surest first."""
_DEPTH = 60
_SMALL = 40_000
"""The largest part, in words of one times words of the other, given to the matcher."""

Pair = tuple[int, int]


def align(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return for words of `old` their places in `new`, increasing in both.

    Args:
        old: The old text's words.
        new: The new text's words.

    Returns:
        Index in `old` to index in `new`, of equal words; words that are gone are missing.
    """
    pairs: dict[int, int] = {}
    parts = [(0, len(old), 0, len(new), 0)]
    while parts:
        old_start, old_end, new_start, new_end, depth = parts.pop()
        while old_start < old_end and new_start < new_end and old[old_start] == new[new_start]:
            pairs[old_start] = new_start
            old_start, new_start = old_start + 1, new_start + 1
        while old_start < old_end and new_start < new_end and old[old_end - 1] == new[new_end - 1]:
            old_end, new_end = old_end - 1, new_end - 1
            pairs[old_end] = new_end
        if old_start == old_end or new_start == new_end:
            continue
        chain = _landmarks(old[old_start:old_end], new[new_start:new_end]) if depth < _DEPTH else []
        if chain:
            parts += _between(chain, old_start, old_end, new_start, new_end, depth + 1)
            pairs.update((old_start + a, new_start + b) for a, b in chain)
        elif (old_end - old_start) * (new_end - new_start) <= _SMALL:
            matched = _matched(old[old_start:old_end], new[new_start:new_end])
            pairs.update((old_start + a, new_start + b) for a, b in matched)
    return dict(sorted(pairs.items()))


def _between(
    chain: Sequence[Pair], old_start: int, old_end: int, new_start: int, new_end: int, depth: int
) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield the parts before, between and after landmarks."""
    after_old, after_new = old_start, new_start
    for a, b in chain:
        yield after_old, old_start + a, after_new, new_start + b, depth
        after_old, after_new = old_start + a + 1, new_start + b + 1
    yield after_old, old_end, after_new, new_end, depth


def _landmarks(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return places of the longest runs that stand once in either text, in order in both."""
    for length in _RUNS:
        in_old, in_new = _once(old, length), _once(new, length)
        pairs = [(place, in_new[run]) for run, place in in_old.items() if run in in_new]
        if pairs:
            return _longest_chain(pairs)
    return []


def _once(sequence: Sequence[str], length: int) -> dict[tuple[str, ...], int]:
    """Return runs of `length` words that stand once, and where."""
    places: dict[tuple[str, ...], int] = {}
    again: set[tuple[str, ...]] = set()
    for place in range(len(sequence) - length + 1):
        run = tuple(sequence[place : place + length])
        if run in places:
            again.add(run)
        places[run] = place
    return {run: place for run, place in places.items() if run not in again}


def _longest_chain(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest part of `pairs`, sorted by the first item, that rises in the second."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        height = bisect_left(tops, place)
        before.append(ends[height - 1] if height else -1)
        tops[height : height + 1] = [place]
        ends[height : height + 1] = [index]
    chain: list[Pair] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _matched(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        yield from ((block.a + step, block.b + step) for step in range(block.size))
