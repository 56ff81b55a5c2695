"""A place where the reporter says that somebody speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from reader.dataclass import dataclass
from reader.language.cues import Cue
from reader.language.source import Source

NOUN_CUE = Cue("noun", "base", clause=False)
"""Stands for every noun that is a cue: "his warning"."""


class Saying(NamedTuple):
    """One cue outside quotations, and who speaks."""

    cue: int
    """Token of the verb, or of "according"."""
    end: int
    """Token behind the verb, or behind "according to"."""
    word: Cue
    head: int
    """Token at which subject and verb begin."""
    tail: int
    """Token behind subject and verb: after an inverted subject, else `end`."""
    source: Source | None = None
    passive: bool = False

    @property
    def is_noun(self) -> bool:
        """Whether the cue is a noun: "his warning"."""
        return self.word is NOUN_CUE


@dataclass(frozen=True, slots=True)
class Sayings:
    """All sayings of a text, in text order."""

    all: tuple[Saying, ...]
    cues: list[int]
    """Their cue tokens."""

    def between(self, low: int, high: int) -> Sequence[Saying]:
        """Return the sayings whose cue stands in the tokens `[low, high)`."""
        return self.all[bisect_left(self.cues, low) : bisect_left(self.cues, high)]
