"""An old and a new text whose words are aligned, and a passage of the old one in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from reader.annotations.correspond import correspond
from reader.annotations.folded import Words, words
from reader.annotations.grams import Grams

_NEIGHBOURS = 12
"""Words on either side of a passage that tell whether it is the same place."""
_PUT_IN = 40
"""Words that may be put into a passage at one place: a sentence or two."""


class Passage(NamedTuple):
    """A passage of the old text, as words."""

    first: int
    after: int
    """The place after its last word."""
    kept: Sequence[int]
    """Its words that went to one place together."""
    share: float
    """Of its letters, those in words kept."""
    neighbours: float
    """Of the words around it, those that are aligned."""
    left: int
    """Place in the new words of the nearest aligned neighbour before; -1 if none."""
    right: int
    """The same after; the number of new words if none."""

    @property
    def size(self) -> int:
        """How many words it has."""
        return self.after - self.first


class Aligned:
    """Two texts, aligned when that is first needed.

    Args:
        old_text: The text that passages are given in.
        new_text: The text they are looked for in.
    """

    def __init__(self, old_text: str, new_text: str) -> None:
        self.old_text = old_text
        self.new_text = new_text

    @cached_property
    def old(self) -> Words:
        """The old text's words."""
        return words(self.old_text)

    @cached_property
    def new(self) -> Words:
        """The new text's words."""
        return words(self.new_text)

    @cached_property
    def pairs(self) -> dict[int, int]:
        """Places of old words to their places in the new text, sorted by the first."""
        return correspond(self.old, self.new)

    @cached_property
    def grams(self) -> Grams:
        """The runs of letters of the new text, as folded."""
        return Grams(self.new.folded.text)

    @cached_property
    def explained(self) -> bytearray:
        """For each code point of the new text, whether a word of the old one explains it."""
        explained = bytearray(len(self.new_text) + 1)
        for place in self.pairs.values():
            start, end = self.new.starts[place], self.new.ends[place]
            explained[start:end] = b"\1" * (end - start)
        return explained

    @cached_property
    def _places(self) -> list[int]:
        return list(self.pairs)

    def passage(self, start: int, end: int) -> Passage | None:
        """Return the passage between two code points; None if there is no word in it."""
        first = bisect_right(self.old.ends, start)
        after = bisect_left(self.old.starts, end)
        if first >= after:
            return None
        kept = self._together(range(first, after))
        around = [*range(max(0, first - _NEIGHBOURS), first)]
        around += range(after, min(len(self.old), after + _NEIGHBOURS))
        before, behind = bisect_left(self._places, first), bisect_left(self._places, after)
        return Passage(
            first,
            after,
            kept,
            share=self._letters(kept) / self._letters(range(first, after)),
            neighbours=sum(place in self.pairs for place in around) / max(1, len(around)),
            left=self.pairs[self._places[before - 1]] if before else -1,
            right=self.pairs[self._places[behind]] if behind < len(self._places) else len(self.new),
        )

    def has_pair(self, start: int, end: int) -> bool:
        """Tell whether most words between two code points of the old text are aligned."""
        places = range(bisect_right(self.old.ends, start), bisect_left(self.old.starts, end))
        return 2 * sum(place in self.pairs for place in places) > len(places)

    def _letters(self, places: Sequence[int]) -> int:
        return sum(len(self.old.keys[place]) for place in places)

    def _together(self, passage: range) -> list[int]:
        """Return the words of a passage that went to one place: the most letters of them."""
        groups: list[list[int]] = []
        for place in filter(self._is_firm, passage):
            if groups and self._is_near(groups[-1][-1], place):
                groups[-1].append(place)
            else:
                groups.append([place])
        return max(groups, key=self._letters, default=[])

    def _is_near(self, before: int, place: int) -> bool:
        return 0 < self.pairs[place] - self.pairs[before] <= 3 * (place - before) + _PUT_IN

    def _is_firm(self, place: int) -> bool:
        """Tell whether a word is aligned; a mark only beside a word that it is written to."""
        there = self.pairs.get(place)
        if there is None or self.old.keys[place].isalnum():
            return there is not None
        return self.pairs.get(place - 1) == there - 1 or self.pairs.get(place + 1) == there + 1

    def quote(self, passage: Passage) -> tuple[int, int]:
        """Return where a passage stands in the old text as folded."""
        origin = self.old.folded.origin
        start = bisect_left(origin, self.old.starts[passage.first])
        return start, bisect_left(origin, self.old.ends[passage.after - 1])
