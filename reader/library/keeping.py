"""Keeping the index true while one reads: looking at the pages, then studying those that are new.

It is done a step at a time, each kept as soon as it is made, so that it can be stopped, or
killed, at any moment and goes on the next time from where it was.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal, Protocol

from reader.dataclass import dataclass
from reader.library.corrections_store import CorrectionsStore
from reader.library.hand import Hand
from reader.library.index import Index
from reader.library.look import Library, find_library
from reader.library.places import Places
from reader.library.scan import Seen
from reader.library.settings import Settings
from reader.library.stopping import Stop
from reader.library.study import study_steps
from reader.library.unchanged import unchanged

EVERY = 1.0
"""Seconds between two reports at least."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking at all pages."""

    pages: int = 0
    came: int = 0
    """Pages that were not known before."""
    altered: int = 0
    """Pages whose bytes are others than before."""
    gone: int = 0
    unreadable: int = 0
    """Pages and folders that can't be read."""


@dataclass(frozen=True, slots=True)
class Report:
    """How far the work is, and what it has come upon since the last report."""

    doing: Literal["reading", "studying", "done"]
    done: int = 0
    """Pages."""
    total: int = 0
    changed: bool = False
    """Whether the list is another than it was."""
    new: tuple[str, ...] = ()
    """Headlines of articles that came; none while the index is filled for the first time."""
    problem: str | None = None
    """Why the work could not be done."""
    looked: Looked | None = None
    """Given once, when all pages were looked at."""


class Keeper(Protocol):
    """Keeps the index true."""

    def reports(self, stop: Stop) -> Iterator[Report]:
        """Do the work, and tell of it, until it is to end; what is done of it stays."""

    def take_settings(self, settings: Settings) -> None:
        """Go by other settings, which are written, from the next time on."""


class KeeperHere:
    """Does the work in this process, with the index that is read.

    Args:
        index: The index.
        places: Where the library lies.
        settings: Which folders belong to it, and whether the samples do.
    """

    def __init__(self, index: Index, places: Places, settings: Settings) -> None:
        self._index, self._places, self._settings = index, places, settings

    def reports(self, stop: Stop) -> Iterator[Report]:
        """Do the work, and tell of it; it ends with a report."""
        if stop.asked():
            return
        for report in keep(self._index, self._places, self._settings):
            yield report
            if stop.asked():
                return

    def take_settings(self, settings: Settings) -> None:
        """Go by other settings from the next time on."""
        self._settings = settings


class _Pace:
    """Says when a report is due, and what it has to tell."""

    def __init__(self, clock: Callable[[], float], telling: bool) -> None:
        self._clock, self._telling = clock, telling
        self._due = clock() + EVERY
        self.changed = False
        self._new: list[str] = []
        self._looked: Counter[str] = Counter()

    def see(self, seen: Seen) -> None:
        self.changed = self.changed or seen.facts != seen.before
        if self._telling and not seen.before and not seen.page.sample and not seen.facts.problem:
            self._new.append(seen.facts.title)
        before, now = seen.before, seen.facts
        self._looked["pages"] += 1
        self._looked["came"] += before is None
        self._looked["altered"] += before is not None and before.digest != now.digest
        self._looked["unreadable"] += now.problem is not None

    def looked(self, library: Library, gone: int) -> Report:
        """Tell that all pages were looked at."""
        self.changed = self.changed or gone > 0
        total = len(library.pages)
        looked = Looked(**self._looked, gone=gone)
        looked = replace(looked, unreadable=looked.unreadable + len(library.missing))
        return replace(self.report("reading", total, total), looked=looked)

    def is_due(self) -> bool:
        return self._clock() >= self._due

    def report(
        self, doing: Literal["reading", "studying", "done"], done: int = 0, total: int = 0
    ) -> Report:
        report = Report(doing, done, total, self.changed, tuple(self._new))
        self._due, self.changed, self._new = self._clock() + EVERY, False, []
        return report


def keep(
    index: Index,
    places: Places,
    settings: Settings,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Report]:
    """Look at every page, then study those that need it; yield how far that is, now and then.

    Args:
        index: What is to be kept true.
        places: Where the library lies.
        settings: Which folders belong to it, and whether the samples do.
        clock: Gives seconds, from any beginning.
    """
    hand = Hand(CorrectionsStore(places))
    if (found := unchanged(index, places, settings, hand)) is not None:
        looked = Looked(found.pages, unreadable=found.unreadable)
        yield Report("reading", found.pages, found.pages, looked=looked)
        yield Report("done")
        return
    library = find_library(index, places, settings)
    pace, left = _Pace(clock, telling=library.complete), set(library.known)
    for done, seen in enumerate(library.look(index, hand), 1):
        pace.see(seen)
        left.discard(seen.facts.path)
        if pace.is_due():
            yield pace.report("reading", done, len(library.pages))
    yield pace.looked(library, len(left))
    for done, total in study_steps(index, hand, processes=1):
        if pace.is_due():
            yield pace.report("studying", done, total)
    yield pace.report("done")
