"""Which word of an old text is which of a new one, also where paragraphs were moved.

The alignment in order comes first. Pairs that stand alone among words that went elsewhere
are chance ("the" is always somewhere), so they are given up. Long runs of words that are
then left over on both sides were moved. Marks stick to the word they are written to.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import accumulate

from reader.annotations.align import align
from reader.annotations.folded import Words

_AROUND, _DENSE = 10, 0.35
"""A pair needs this share of the ten words on either side aligned, in both texts."""
_RUN, _LEAST_MOVED = 4, 10
"""Words of a run by which moved text is recognised, and of the least text moved."""
_BESIDE = 60
"""Words on either side of moved text that may belong to it, though edited."""
_IN_ORDER, _IN_RUNS = 0.42, 0.6
"""Two texts are versions of one article if this share of the shorter one's words is aligned
in order, or this share of its runs of four words stands in the other. Of invented articles
made from one grammar, 0.38 and 0.49 at most; of versions shuffled or rewritten, one of the
two is above the line."""

Pairs = dict[int, int]


def correspond(old: Words, new: Words) -> Pairs:
    """Return for words of `old` their places in `new`; sorted by the place in `old`.

    Empty when the texts are not versions of one article.
    """
    pairs = align(old.keys, new.keys)
    if not _are_versions(old, new, pairs):
        return {}
    pairs = _with_moved(old.keys, new.keys, pairs)
    pairs = _without_chance(pairs, len(old), len(new))
    return _with_marks(old, new, dict(sorted(pairs.items())))


def _are_versions(old: Words, new: Words, pairs: Pairs) -> bool:
    shorter, longer = sorted((old, new), key=len)
    if len(pairs) >= _IN_ORDER * len(shorter):
        return True
    runs, known = list(_runs(shorter.keys)), set(_runs(longer.keys))
    return sum(run in known for run in runs) >= _IN_RUNS * max(1, len(runs))


def _runs(keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(keys[at : at + _RUN]) for at in range(len(keys) - _RUN + 1))


def _without_chance(pairs: Pairs, old_length: int, new_length: int) -> Pairs:
    """Return the pairs around which, in both texts, others are aligned too."""
    in_old = _density(set(pairs), old_length)
    in_new = _density(set(pairs.values()), new_length)
    return {a: b for a, b in pairs.items() if in_old[a] >= _DENSE and in_new[b] >= _DENSE}


def _density(aligned: set[int], length: int) -> list[float]:
    """Return for each word the share of the words around it, itself left out, aligned."""
    here = [place in aligned for place in range(length)]
    before = [0, *accumulate(here)]
    firsts = [*[0] * min(_AROUND, length), *range(length - _AROUND)]
    afters = [*range(_AROUND + 1, length), *[length] * length]
    return [
        (before[after] - before[first] - one) / max(1, after - first - 1)
        for one, first, after in zip(here, firsts, afters, strict=False)
    ]


def _with_moved(old: Sequence[str], new: Sequence[str], pairs: Pairs) -> Pairs:
    """Return `pairs` with long equal runs that stand in another order in either text.

    A run takes the place of pairs that belong to shorter ones.
    """
    firm = _firm(pairs)
    taken = set(firm.values())
    in_old, in_new = _once_free(old, firm), _once_free(new, taken)
    moved: Pairs = {}
    for run, place in in_old.items():
        if run in in_new and place not in moved:
            block = _grown(old, new, place, in_new[run], firm, taken)
            if len(block) >= _LEAST_MOVED:
                moved.update(block)
    known = firm | moved
    taken.update(moved.values())
    for part in _blocks(moved):
        more = _beside(old, new, part, known, taken)
        for pairs_so_far in (moved, known):
            pairs_so_far.update(more)
        taken.update(more.values())
    filled = set(moved.values())
    return {a: b for a, b in pairs.items() if b not in filled and a not in moved} | moved


def _firm(pairs: Pairs) -> Pairs:
    """Return the pairs of runs so long that no moved text is looked for there."""
    long = (block for block in _blocks(pairs) if block[1] - block[0] >= _LEAST_MOVED)
    return {old: old + shift for first, after, shift in long for old in range(first, after)}


def _blocks(pairs: Pairs) -> list[tuple[int, int, int]]:
    """Return the runs of pairs that follow each other in both texts.

    Returns:
        For each the first and the place after the last in the old text, and what is to be
        added for the places in the new.
    """
    blocks: list[tuple[int, int, int]] = []
    for old, new in sorted(pairs.items()):
        if blocks and blocks[-1][1:] == (old, new - old):
            blocks[-1] = (blocks[-1][0], old + 1, new - old)
        else:
            blocks.append((old, old + 1, new - old))
    return blocks


def _beside(
    old: Sequence[str],
    new: Sequence[str],
    block: tuple[int, int, int],
    old_taken: Container[int],
    new_taken: Container[int],
) -> Pairs:
    """Return pairs for the free words on either side of a moved block: the edited rest of it."""
    first, after, shift = block
    pairs: Pairs = {}
    for direction, a in ((-1, first - 1), (1, after)):
        here = _free_from(a, direction, len(old), old_taken)
        there = _free_from(a + shift, direction, len(new), new_taken)
        aligned = align([old[place] for place in here], [new[place] for place in there])
        pairs.update((here[one], there[other]) for one, other in aligned.items())
    return pairs


def _free_from(place: int, direction: int, length: int, taken: Container[int]) -> range:
    """Return the places from one on, in one direction, up to the first that is taken."""
    last = place
    while 0 <= last < length and last not in taken and abs(last - place) < _BESIDE:
        last += direction
    return range(place, last, direction)


def _once_free(keys: Sequence[str], taken: Container[int]) -> dict[tuple[str, ...], int]:
    """Return runs of words not taken that stand once among such runs, and where."""
    places: dict[tuple[str, ...], int] = {}
    again: set[tuple[str, ...]] = set()
    free = 0
    for place in range(len(keys)):
        free = 0 if place in taken else free + 1
        if free >= _RUN:
            run = tuple(keys[place - _RUN + 1 : place + 1])
            if run in places:
                again.add(run)
            places[run] = place - _RUN + 1
    return {run: place for run, place in places.items() if run not in again}


def _grown(
    old: Sequence[str],
    new: Sequence[str],
    a: int,
    b: int,
    old_taken: Container[int],
    new_taken: Container[int],
) -> Pairs:
    """Return the longest run of equal words around one pair of them, up to what is taken."""

    def fits(step: int) -> bool:
        here, there = a + step, b + step
        inside = 0 <= here < len(old) and 0 <= there < len(new)
        if not inside or here in old_taken or there in new_taken:
            return False
        return old[here] == new[there]

    first, after = 0, 0
    while fits(first - 1):
        first -= 1
    while fits(after):
        after += 1
    return {a + step: b + step for step in range(first, after)}


def _with_marks(old: Words, new: Words, pairs: Pairs) -> Pairs:
    """Return `pairs` with every mark beside the word it is written to.

    Where a sentence was put in, its full stop and the one before it are alike, and either
    may have been taken for the old one.
    """
    closing = _Marks(old, new, pairs, 1)
    opening = _Marks(old, new, pairs, -1)
    for place in sorted(pairs):
        closing.slide(place)
    for place in sorted(pairs, reverse=True):
        opening.slide(place)
    return pairs


class _Marks:
    """Slides marks to the words before them (direction 1) or behind them (-1)."""

    def __init__(self, old: Words, new: Words, pairs: Pairs, direction: int) -> None:
        self._old, self._new, self._pairs = old, new, pairs
        self._taken = set(pairs.values())
        self._direction = direction

    def slide(self, place: int) -> None:
        word = place - self._direction
        if word not in self._pairs or not _touch(self._old, word, place):
            return
        there = self._pairs[word] + self._direction
        if there in self._taken or not 0 <= there < len(self._new):
            return
        mark = self._old.keys[place]
        if mark.isalnum() or self._new.keys[there] != mark:
            return
        if _touch(self._new, self._pairs[word], there):
            self._taken.discard(self._pairs[place])
            self._taken.add(there)
            self._pairs[place] = there


def _touch(words: Words, one: int, other: int) -> bool:
    """Tell whether two neighbouring words are written together."""
    first, second = sorted((one, other))
    return words.ends[first] == words.starts[second]
