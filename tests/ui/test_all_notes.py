"""All notes of the library: what is listed, and keys pressed before it is."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest

from reader.model import ArticleNotes
from reader.ui.screens.notes import READING, AllNotes
from reader.ui.screens.reading import ReadingRoom
from tests.ui.conftest import Opener, Reader

ARTICLE = "harbour-inquiry-opens"


class Held:
    """Holds the reading of the notes back until it is let go."""

    def __init__(self, one: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
        """Hold back what this reader reads."""
        self.let_go = Event()
        self._all = one.room.session.notebook.all
        monkeypatch.setattr(one.room.session.notebook, "all", self)

    def __call__(self) -> Iterator[ArticleNotes]:
        """Wait, then yield the notes."""
        self.let_go.wait(60)
        yield from self._all()


async def _two_notes(one: Reader) -> None:
    await one.open(ARTICLE)
    await one.press(*"]qH]qa", *"why", "ctrl+s")
    await one.press("g")


async def test_keys_pressed_before_the_notes_are_there_are_done_once_they_are(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader() as one:
        await _two_notes(one)
        first, second = one.annotations
        for keys, goes_to in ((["enter"], second), (["g", "enter"], first)):
            held = Held(one, monkeypatch)
            await one.pilot.press("A", *keys)
            assert isinstance(screen := one.app.screen, AllNotes)
            assert screen.rows.empty == READING
            assert READING in str(screen.heading.render())
            held.let_go.set()
            await one.settle()
            assert one.shows(ReadingRoom)
            assert one.room.prose.at == goes_to.target.start


async def test_words_and_what_comes_after_are_kept_too(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader() as one:
        await _two_notes(one)
        held = Held(one, monkeypatch)
        await one.pilot.press("A", "/", *"why", "enter", "z")
        held.let_go.set()
        await one.settle()
        assert one.shows(ReadingRoom)
        assert one.room.prose.at == one.annotations[1].target.start
        assert one.room.panes.zen


async def test_esc_leaves_at_once(reader: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    async with reader() as one:
        await _two_notes(one)
        held = Held(one, monkeypatch)
        await one.pilot.press("A", "enter", "escape")
        assert one.shows(ReadingRoom)
        held.let_go.set()
        await one.settle()
        assert one.shows(ReadingRoom)
        assert one.room.prose.at == 0
