"""A reader on the shipped articles, in an empty home, ready to press keys in."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library.places import Places, find_places
from reader.library.settings import load_settings
from reader.library.shelf import library_shelf
from reader.model import Annotation
from reader.ui.app import ReaderApp
from reader.ui.screens.reading import ReadingRoom
from reader.ui.session import Session


@dataclass
class Reader:
    """A running reader, and what a test does with it."""

    app: ReaderApp
    pilot: Pilot[None]

    @property
    def room(self) -> ReadingRoom:
        """The reading room."""
        room = self.app.screen_stack[1]
        assert isinstance(room, ReadingRoom)
        return room

    @property
    def annotations(self) -> list[Annotation]:
        """What is left in the open article."""
        return list(self.room.opened.notes.annotations) if self.room.opened else []

    @property
    def said(self) -> str:
        """What the status line tells."""
        said = self.room.status.said
        return said.text if said else ""

    async def settle(self) -> None:
        """Wait until the workers are done and what they posted is shown."""
        for _ in range(2):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys one after another, then wait until all is done."""
        await self.pilot.press(*keys)
        await self.settle()

    async def open(self, article: str) -> None:
        """Open an article by its id."""
        self.room.open_article(article)
        await self.settle()


Opener = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def places(home: Path) -> Places:
    """Where files lie in the empty home."""
    return find_places()


@pytest.fixture
def session(places: Places) -> Callable[[], Session]:
    """Begin a run on the shipped articles, as the command line does."""

    def begin() -> Session:
        settings = load_settings(places.settings)
        return Session(library_shelf(places, settings), places, settings, environ={})

    return begin


@pytest.fixture
def reader(session: Callable[[], Session]) -> Opener:
    """Start the reader; each start finds what the one before left on disk."""

    @asynccontextmanager
    async def start(size: tuple[int, int] = (120, 40)) -> AsyncIterator[Reader]:
        app = ReaderApp(session())
        async with app.run_test(size=size) as pilot:
            running = Reader(app, pilot)
            await running.settle()
            yield running

    return start
