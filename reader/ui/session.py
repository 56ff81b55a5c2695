"""What one run of the screens works with: articles, notes, places, settings, keys."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reader.annotations.disk import Disk, RealDisk
from reader.annotations.drafts import Drafts
from reader.annotations.store import NotesStore
from reader.library.article_list import ArticleList, View
from reader.library.at_hand import AtHand
from reader.library.beside import AdderBeside, KeeperBeside
from reader.library.places import Places
from reader.library.progress import (
    Place,
    at_offset,
    load_progress,
    save_progress,
    this_device,
    with_place,
)
from reader.library.settings import Settings, save_settings
from reader.library.shelf import Articles
from reader.library.sources import Unreadable
from reader.library.tutorial import load_tutorial, save_tutorial
from reader.model import ArticleRef, ReaderError
from reader.ui.commands.registry import COMMANDS, Group, Pane
from reader.ui.corrector import corrector
from reader.ui.glyphs import ASCII_GLYPHS, Glyphs, ascii_only
from reader.ui.keymap import LETTER, make_keymap, written_keys
from reader.ui.notebook import Notebook
from reader.ui.opened import Opened
from reader.ui.outside import FolderWatch, PagesWatch
from reader.ui.reading_state import read_state, reading_state
from reader.ui.remover import remover
from reader.ui.rows import is_unread
from reader.ui.themes import THEMES
from reader.ui.turns import Steps, Turns

if TYPE_CHECKING:
    from reader.library.adding import Adder
    from reader.library.folders import Stamps
    from reader.library.keeping import Keeper
    from reader.library.unadded import Unadded
    from reader.ui.links import Link, Opener


class Session:
    """The things of one run, and the person's place in every article."""

    def __init__(
        self,
        shelf: Articles,
        places: Places,
        settings: Settings,
        *,
        catalogue: ArticleList | None = None,
        keeper: Keeper | None = None,
        adder: Adder | None = None,
        start: str | None = None,
        environ: Mapping[str, str] | None = None,
        disk: Disk | None = None,
        clock: Callable[[], float] = time.monotonic,
        opener: Opener | None = None,
    ) -> None:
        """Begin a run.

        Args:
            shelf: The articles to read; a `Shelf` where `catalogue` is not given.
            places: Where files lie.
            settings: The person's settings.
            catalogue: The list of them; None for the entries of the shelf in their order.
            keeper: Keeps the library true while one reads; None for pages opened by their paths.
            adder: Adds pages to the library; None for one that does it in another process.
            start: The article to open first; None for the one that was open last.
            environ: The environment, which tells whether the terminal can show Unicode,
                and which browser the person wants.
            disk: The file system that notes are kept on.
            clock: Gives seconds, from any beginning.
            opener: Runs the command that opens an address; None for what does so here.
        """
        self.places, self.settings = places, settings
        self._kept_settings = settings
        self.shelf = shelf
        self.catalogue = catalogue or AtHand(getattr(shelf, "entries", ()))
        self.keeper = keeper
        self.adder: Adder = adder or AdderBeside()
        self.disk: Disk = disk or RealDisk()
        self.clock = clock
        self._opener = opener
        self._environ: Mapping[str, str] = os.environ if environ is None else environ
        store = NotesStore(places.notes, places.texts, places.state, self.disk, cache=places.cache)
        self.turns = Turns()
        """Whose turn it is to be undone."""
        self.corrector, self.remover = corrector(self.turns), remover(self.turns)
        beside: dict[str, Steps[Any]] = {"removed": self.remover, "corrections": self.corrector}
        self.notebook = Notebook(store, places.state, self.disk, turns=self.turns, beside=beside)
        self.drafts = Drafts(self.disk, places.state / "drafts")
        self.notes_folder = FolderWatch(self.disk, places.notes)
        self.problems: list[str] = list(map(str, settings.problems))
        self.keymap, problems = make_keymap(COMMANDS.values(), settings.keys)
        self.problems += map(str, problems)
        self.themes = THEMES
        """The looks there are: ours, then those of the config."""
        if settings.themes:
            from reader.ui.own_themes import own_themes

            own, wrong = own_themes(settings.themes)
            self.themes = (*THEMES, *own)
            self.problems += wrong
        self.ascii_only = ascii_only(self._environ)
        self.glyphs: Glyphs = ASCII_GLYPHS if self.ascii_only else Glyphs()
        self._start = start
        self._device = this_device()
        self._writing = threading.Lock()
        self.progress = load_progress(places.progress, self._device)
        self.tutorial = load_tutorial(places)
        """The steps of the tutorial that were done, in this run or before."""
        self.pages_watch: PagesWatch | None = None
        """Sees what becomes of the library's pages; None for pages opened by their paths."""
        if keeper is not None:
            self.pages_watch = PagesWatch(self._stamps)

    @cached_property
    def unadded(self) -> Unadded:
        """What could not be added to the library."""
        from reader.library.unadded import Unadded

        return Unadded(self.places)

    def _stamps(self) -> Stamps:
        from reader.library.folders import stamps

        return stamps(self.places, self.settings)

    def first_article(self) -> str | None:
        """Return the article to open at the start."""
        for id_ in (self._start, self.progress.last):
            if id_ and self.catalogue.number(id_) is not None:
                return id_
        first = self.catalogue.around(View()).numbers[:1]
        return next((entry.id for entry in self.catalogue.entries(first).values()), None)

    def path_opened(self, id_: str) -> str | None:
        """Return the path of a page that is not among those that were added, nor a sample."""
        entry = self.catalogue.entry(id_)
        if entry is None or entry.sample or self.shelf.pages[id_].data is not None:
            return None
        outside = not entry.source.is_relative_to(self.places.pages)
        return str(entry.source.absolute()) if outside else None

    def read_ids(self) -> tuple[str, ...]:
        """Return the ids of the articles that were read, or begun."""
        places = self.progress.places
        return tuple(id_ for id_, place in places.items() if not is_unread(place))

    def opened_ids(self) -> tuple[str, ...]:
        """Return the ids of the articles that were opened, the last one first."""
        places = self.progress.places
        return tuple(sorted(places, key=lambda id_: places[id_].opened, reverse=True))

    def place_in(self, id_: str) -> int | None:
        """Return the offset at which an article was left; None for its top."""
        place = self.progress.places.get(id_)
        return place.offset if place and place.offset else None

    def keep_place(self, opened: Opened, at: int, seen: float) -> None:
        """Remember, in memory, where one is in the open article.

        Args:
            opened: The open article.
            at: Offset of the cursor.
            seen: How much of it is above the bottom of the screen, 0 to 1.
        """
        before = self.progress.places.get(opened.id)
        finished = (seen >= 1.0 and at > 0) or (before is not None and before.finished)
        self._put_place(opened, at, finished, round(seen * 100))

    def toggle_read(self, opened: Opened, at: int) -> bool:
        """Mark the open article as read, or as unread if it is; return whether it is read now."""
        before = self.progress.places.get(opened.id)
        read = before is None or not before.finished
        offset = at if read else 0
        self._put_place(opened, offset, read, at_offset(before, offset).seen if before else None)
        self.notebook.mark_reading(
            "mark as read" if read else "mark as unread",
            opened.notes.article,
            reading_state(before),
            reading_state(self.progress.places[opened.id]),
        )
        return read

    def mark_read(self, refs: Iterable[ArticleRef], batch: str) -> bool:
        """Mark articles as read, or as unread if all are read; return whether they are read now.

        Args:
            refs: The articles, open or not.
            batch: A name by which all of it is undone together.
        """
        refs = list(refs)
        places = dict(self.progress.places)
        read = not all(ref.id in places and places[ref.id].finished for ref in refs)
        many = f"{len(refs)} articles" if len(refs) > 1 else "an article"
        label = f"mark {many} as {'read' if read else 'unread'}"
        for ref in refs:
            before = places.get(ref.id)
            if (before is not None and before.finished) == read:
                continue
            place = before or Place(0, 0, "", source=self.path_opened(ref.id))
            place = at_offset(place, place.offset if read else 0)
            places[ref.id] = replace(place, opened=_now(), finished=read)
            states = reading_state(before), reading_state(places[ref.id])
            self.notebook.mark_reading(label, ref, *states, batch)
        self.progress = replace(self.progress, places=places)
        return read

    def put_reading(self, id_: str, state: str) -> None:
        """Bring an article back to a reading state that undo remembers."""
        place = self.progress.places.get(id_)
        if place is not None:
            offset, finished = read_state(state)
            place = replace(at_offset(place, offset), finished=finished, opened=_now())
            self.progress = replace(self.progress, places={**self.progress.places, id_: place})

    def unreadable(self) -> list[Unreadable]:
        """Return what could not be added, then the pages of the library that can't be read."""
        from reader.library.folders import folders_of, is_there, no_folder

        missing = folders_of(self.places, self.settings) if self.keeper is not None else []
        here = [no_folder(one, self.places) for one in missing if not is_there(one)]
        return [*self.unadded.every(), *here, *self.catalogue.unreadable()]

    def today(self) -> str:
        """Return the day, ISO 8601, that what is written today is named by."""
        return datetime.now().date().isoformat()

    def open_link(self, link: Link) -> None:
        """Open an address in the person's browser.

        Raises:
            ReaderError: If there is no browser, or it could not be run.
        """
        from shutil import which

        from reader.ui.links import browser_command, run_detached

        command = browser_command(self._environ, sys.platform, which)
        (self._opener or run_detached)([*command, link.address])

    def _put_place(self, opened: Opened, at: int, finished: bool, seen: int | None) -> None:
        place = Place(
            offset=at,
            length=len(opened.article.text),
            opened=_now(),
            finished=finished,
            source=self.path_opened(opened.id),
            seen=seen,
        )
        self.progress = with_place(self.progress, opened.id, place)

    def write_places(self) -> str | None:
        """Write the places to disk; return why that failed, if it did."""
        with self._writing:
            try:
                save_progress(self.places.progress, self._device, self.progress)
            except (ReaderError, OSError) as error:
                return f"your place in the articles: {error}"
            finally:
                self.notebook.keep_history()
        return None

    def write_tutorial(self) -> str | None:
        """Write the steps of the tutorial to disk; return why that failed, if it did."""
        with self._writing:
            try:
                save_tutorial(self.places, self.tutorial)
            except (ReaderError, OSError) as error:
                return f"the steps of the tutorial: {error}"
        return None

    def show_samples(self, samples: bool) -> None:
        """Have the articles that ship with the reader in the library, or not."""
        self.settings = replace(self.settings, samples=samples)
        self.catalogue.show_samples(samples)
        if self.keeper is not None:
            self.keeper.take_settings(self.settings)

    def write_settings(self) -> str | None:
        """Write the settings to disk; return why that failed, if it did."""
        with self._writing:
            try:
                settings = self.settings
                save_settings(self.places.settings, settings, self._kept_settings)
                self._kept_settings = settings
            except (ReaderError, OSError) as error:
                return f"your settings: {error}"
        return None

    def footer_keys(self, pane: Pane) -> list[tuple[str, str]]:
        """Return the keys that the footer shows in a pane, each with its word."""
        keys = written_keys(self.keymap)
        shown = [
            (*one.footer, keys[one.id][0].replace(LETTER, ""))
            for one in COMMANDS.values()
            if one.footer
            and pane in one.panes
            and one.id in keys
            # While one selects, what ends or takes it is told before what also moves.
            and not (pane is Pane.SELECTION and one.group in (Group.JUMP, Group.SEARCH))
        ]
        return [(key, word) for _, word, key in sorted(shown)]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def library_session(places: Places, settings: Settings, **parts: Any) -> Session:
    """Begin a run on the library.

    Args:
        places: Where files lie.
        settings: The person's settings.
        **parts: Anything else that a session is made of.
    """
    from reader.library.opening import open_library

    library = open_library(places, settings)
    made: dict[str, Any] = {"catalogue": library.catalogue}
    if library.index.in_memory:  # which no other process sees
        from reader.library.adding import AdderHere
        from reader.library.keeping import KeeperHere

        made["keeper"] = KeeperHere(library.index, places, settings)
        made["adder"] = AdderHere(places, settings)
    else:
        made["keeper"] = KeeperBeside()
    made |= parts
    return Session(library.articles, places, settings, **made)
