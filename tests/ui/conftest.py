"""A reader on the shipped articles, in an empty home, ready to press keys in."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from reader.library.adding import AdderHere
from reader.library.index import Index
from reader.library.keeping import KeeperHere
from reader.library.opening import open_library
from reader.library.places import Places, find_places
from reader.library.settings import Settings, load_settings
from reader.library.shelf import indexed_shelf, library_shelf
from reader.library.study import study_pages
from reader.model import Annotation
from reader.ui.app import ReaderApp
from reader.ui.screens.reading import ReadingRoom
from reader.ui.session import Session
from tests.ui.looks import rules_parsed_once
from tests.ui.pages import SmallShelf


@dataclass
class Clock:
    """A clock that a test moves."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Reader:
    """A running reader, and what a test does with it."""

    app: ReaderApp
    pilot: Pilot[None]
    clock: Clock

    @property
    def room(self) -> ReadingRoom:
        """The reading room."""
        room = self.app.screen_stack[0]
        assert isinstance(room, ReadingRoom)
        return room

    @property
    def annotations(self) -> list[Annotation]:
        """What is left in the open article."""
        return list(self.room.opened.notes.annotations) if self.room.opened else []

    @property
    def said(self) -> str:
        """What the status line tells."""
        said = self.room.status.said or self.room.status.standing
        return said.text if said else ""

    def shows(self, screen: type[Screen[Any]]) -> bool:
        """Tell whether a screen of this class is on top."""
        return isinstance(self.app.screen, screen)

    @property
    def standing(self) -> str:
        """What the status line tells for as long as it holds."""
        standing = self.room.status.standing
        return standing.text if standing else ""

    def words_of(self, widget: str) -> str:
        """Return the lines that a widget of the top screen shows."""
        shown = self.app.screen.query_one(widget)
        lines = [shown.render_line(y) for y in range(shown.size.height)]
        return "\n".join(line.text for line in lines)

    async def tick(self, seconds: float = 0.0) -> None:
        """Let time go by, and do what is due then."""
        self.clock.now += seconds
        self.room.tick()
        await self.settle()

    async def settle(self) -> None:
        """Wait until what was typed is done, and all workers, with what they posted and began."""
        rounds = 0
        while (
            rounds < 2
            or self.app.is_typed_ahead
            or not all(worker.is_finished for worker in self.app.workers)
        ):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()
            rounds += 1

    async def press(self, *keys: str) -> None:
        """Press keys one after another, then wait until all is done."""
        await self.pilot.press(*keys)
        await self.settle()

    async def open(self, article: str) -> None:
        """Open an article by its id."""
        self.room.open_article(article)
        await self.settle()


@pytest.fixture(scope="session")
def studied_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the shipped articles that knows who says what in each; made once."""
    folder = tmp_path_factory.mktemp("studied")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("READER_HOME", str(folder))
        there = find_places()
        with Index(there.index) as index:
            study_pages(index, hand=indexed_shelf(index, there, Settings()).hand)
    return there.index


@pytest.fixture
def studied(studied_index: Path, places: Places) -> None:
    """The shipped articles are studied already."""
    places.index.parent.mkdir(parents=True)
    shutil.copy(studied_index, places.index)


Opener = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def places(home: Path) -> Places:
    """Where files lie in the empty home."""
    return find_places()


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a key one looks twice as often whether the app is idle; each look costs its time."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.01)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 0.0005)


@pytest.fixture(autouse=True, scope="package")
def style_sheets_once() -> Iterator[None]:
    """Each style sheet is parsed once, not at each start of a reader."""
    with rules_parsed_once():
        yield


@pytest.fixture(autouse=True)
def nothing_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library is looked through when a test asks for it, not after half a second."""
    monkeypatch.setattr("reader.ui.screens.reading.KEEP_AFTER", 3600.0)


@pytest.fixture
def session(places: Places) -> Callable[..., Session]:
    """Begin a run on the shipped articles, as the command line does."""

    def begin(**parts: Any) -> Session:
        settings = load_settings(places.settings)
        library_shelf(places, settings)
        if "start" in parts:
            shelf = library_shelf(places, settings)
            return Session(shelf, places, settings, **{"environ": {}, **parts})
        library = open_library(places, settings)
        made = {
            "catalogue": library.catalogue,
            "keeper": KeeperHere(library.index, places, settings),
            "adder": AdderHere(places, settings),
            "environ": {},
            **parts,
        }
        return Session(library.articles, places, settings, **made)

    return begin


@pytest.fixture
def reader(session: Callable[..., Session]) -> Opener:
    """Start the reader; each start finds what the one before left on disk."""

    @asynccontextmanager
    async def start(size: tuple[int, int] = (120, 40), **parts: Any) -> AsyncIterator[Reader]:
        clock = Clock()
        async with _running(session(clock=clock, **parts), clock, size) as running:
            yield running

    return start


@pytest.fixture
def small(places: Places) -> Opener:
    """Start the reader on the article of `tests.ui.pages`, of which everything is known."""

    @asynccontextmanager
    async def start(size: tuple[int, int] = (120, 40), **parts: Any) -> AsyncIterator[Reader]:
        clock, settings = Clock(), load_settings(places.settings)
        made = {"environ": {"LC_ALL": "C.UTF-8"}, "clock": clock, **parts}
        session = Session(SmallShelf(), places, settings, **made)  # type: ignore[arg-type]
        async with _running(session, clock, size) as running:
            yield running

    return start


@asynccontextmanager
async def _running(session: Session, clock: Clock, size: tuple[int, int]) -> AsyncIterator[Reader]:
    app = ReaderApp(session)
    async with app.run_test(size=size) as pilot:
        running = Reader(app, pilot, clock)
        await running.settle()
        yield running
