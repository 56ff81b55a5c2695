"""Where in a text a passage may stand with some letters wrong: a quick look before a slow one.

A passage leaves some of its runs of three letters whole wherever it stands. So the runs of
a text are listed once, and a passage is looked for only where enough of its own stand at
about the distances they have in it (the q-gram filter of Jokinen and Ukkonen, 1991).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

_LENGTH = 3
_COMMON = 24
"""A run with more places in the text says nothing of where a passage stands."""
_SHARE, _LEAST = 0.12, 3
"""The share of a passage's runs, and the number, that must stand near one place."""


class Grams:
    """The runs of three letters of one text.

    Args:
        text: The text, folded.
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._places: dict[str, list[int]] = {}
        for place in range(len(text) - _LENGTH + 1):
            self._places.setdefault(text[place : place + _LENGTH], []).append(place)

    def windows(self, passage: str, most: int) -> Iterator[tuple[int, int]]:
        """Yield the stretches of the text in which a passage may stand, in order.

        Args:
            passage: What is looked for, folded.
            most: The most letters that may be wrong in it.
        """
        step = max(_LEAST, most)
        shifts = Counter(shift // step for shift in self._shifts(passage))
        least = max(_LEAST, int(_SHARE * len(passage)))
        start = end = 0
        for near in sorted(near for near in shifts if shifts[near] + shifts[near + 1] >= least):
            first = max(0, near * step - most)
            if first > end:
                if end:
                    yield start, end
                start = first
            end = min(self._length, (near + 2) * step + len(passage) + most)
        if end:
            yield start, end

    def _shifts(self, passage: str) -> Iterator[int]:
        """Yield for each place of a run how far it is from where it stands in the passage."""
        for place in range(len(passage) - _LENGTH + 1):
            there: Sequence[int] = self._places.get(passage[place : place + _LENGTH], ())
            if len(there) <= _COMMON:
                yield from (other - place for other in there)
