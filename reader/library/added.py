"""What became of pages that were to be added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from reader.dataclass import dataclass
from reader.library.sources import Unreadable


@dataclass(frozen=True, slots=True)
class AddedPage:
    """A page that is in the library now."""

    id: str
    title: str
    source: str
    """Where it came from, as it was named or found."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of each page that was to be added."""

    added: tuple[AddedPage, ...] = ()
    known: tuple[AddedPage, ...] = ()
    """Already there, byte for byte."""
    unreadable: tuple[Unreadable, ...] = ()
    updated: tuple[AddedPage, ...] = ()
    """There in an earlier version, which is kept beside it."""

    def __add__(self, more: Added) -> Added:
        """Return what became of these pages and then of more."""
        return Added(
            self.added + more.added,
            self.known + more.known,
            self.unreadable + more.unreadable,
            self.updated + more.updated,
        )

    @property
    def told(self) -> str:
        """How many pages became what, in words; "" where there were none."""
        counts = [
            (len(self.added), "added"),
            (len(self.updated), "updated"),
            (len(self.known), "known"),
            (len(self.unreadable), "unreadable"),
        ]
        return ", ".join(f"{number} {what}" for number, what in counts if number)


Fate = Literal["added", "known", "updated", "unreadable"]
"""What became of a page: the field of `Added` that it stands in."""

OnPage = Callable[[Fate, AddedPage | Unreadable], None]
"""Told of each page what became of it, once that is durable."""


def outcome_of(became: Sequence[tuple[Fate, AddedPage | Unreadable]]) -> Added:
    """Put together what became of pages, in the order in which it was told."""
    every: dict[Fate, list[AddedPage | Unreadable]] = {
        "added": [], "known": [], "updated": [], "unreadable": []
    }  # fmt: skip
    for fate, page in became:
        every[fate].append(page)
    return Added(**{fate: tuple(pages) for fate, pages in every.items()})  # type: ignore[arg-type]
