"""Adding pages while one reads: how far it is is told, and it can be stopped at any moment."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import field
from typing import TYPE_CHECKING, Protocol

from reader.dataclass import dataclass
from reader.library.added import Added, AddedPage, Fate, outcome_of
from reader.library.places import Places
from reader.library.settings import Settings
from reader.library.sources import Pasted, Unreadable
from reader.library.stopping import Stop

if TYPE_CHECKING:
    from reader.library.fetched import Fetch

EVERY = 0.2
"""Seconds between two reports at least."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be added."""

    sources: tuple[str, ...] = ()
    """As `reader add` takes them."""
    pasted: str | None = None
    """A page that was put in by hand."""
    full: bool = False
    """Whether the pages that the entries of a feed lead to are fetched."""

    @property
    def every(self) -> list[str | Pasted]:
        """All that is to be added."""
        return [*self.sources, *([] if self.pasted is None else [Pasted(self.pasted)])]


@dataclass(frozen=True, slots=True)
class AddReport:
    """How far adding is, and what became of the pages since the last report."""

    done: int = 0
    """Of the sources."""
    total: int = 0
    became: Added = field(default_factory=Added)


Tell = Callable[[AddReport], None]


class Adder(Protocol):
    """Adds pages to the library."""

    def add(self, wish: Wish, tell: Tell, stop: Stop) -> None:
        """Add pages, and tell of it; what was told stays, whatever ends the work.

        Args:
            wish: What is to be added.
            tell: Takes the reports.
            stop: Ends the work.

        Raises:
            ReaderError: If it broke off. The message says what to do.
            OSError: If it could not begin.
        """


class AdderHere:
    """Does the work in this process.

    Args:
        places: Where the library lies.
        settings: Whether pages of the person's own network may be fetched.
        fetch: Fetches the page of an address; None for the web itself.
    """

    def __init__(self, places: Places, settings: Settings, fetch: Fetch | None = None) -> None:
        self._places, self._settings, self._fetch = places, settings, fetch

    def add(self, wish: Wish, tell: Tell, stop: Stop) -> None:
        """Add pages, and tell of it; it ends with a report."""
        from reader.library.fetched import fetcher

        def go_on(report: AddReport) -> None:
            tell(report)
            if stop.asked():
                raise _Stopped

        if not stop.asked():
            with contextlib.suppress(_Stopped):
                add_telling(self._places, wish, go_on, self._fetch or fetcher(self._settings))


class _Stopped(Exception):
    """The person wants no more of it."""


def add_telling(
    places: Places,
    wish: Wish,
    tell: Tell,
    fetch: Fetch,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Add pages, and tell now and then what became of them.

    Args:
        places: Where the library lies.
        wish: What is to be added.
        tell: Takes the reports. What it raises ends the work; what was added stays.
        fetch: Fetches the page of an address.
        clock: Gives seconds, from any beginning.
    """
    from reader.library.add import add_pages

    became: list[tuple[Fate, AddedPage | Unreadable]] = []
    due = clock()

    def report(done: int, total: int) -> None:
        nonlocal due
        if done == total or clock() >= due:
            due = clock() + EVERY
            told = outcome_of(became)
            became.clear()
            tell(AddReport(done, total, told))

    add_pages(
        places,
        wish.every,
        report,
        fetch,
        full=wish.full,
        on_page=lambda fate, page: became.append((fate, page)),
    )
