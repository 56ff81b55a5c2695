"""All notes of the library: what is listed, and keys pressed before it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from reader.model import ArticleNotes, ReaderError
from reader.ui.screens.digest import Digest
from reader.ui.screens.notes import EMPTY_BOOKMARKS, READING, AllNotes
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
        for keys, goes_to in (
            (["enter"], second),
            (["g", "enter"], first),
            (["g", "/", *"why", "enter", "z"], second),
        ):
            held = Held(one, monkeypatch)
            await one.pilot.press("A", *keys)
            screen = one.app.screen
            assert isinstance(screen, AllNotes)
            assert screen.rows.empty == READING
            assert READING in str(screen.heading.render())
            held.let_go.set()
            await one.settle()
            assert one.shows(ReadingRoom)
            assert one.room.prose.at == goes_to.target.start
        assert one.room.panes.zen  # the z was meant for the text
        # Esc waits for nothing.
        held = Held(one, monkeypatch)
        await one.pilot.press("g", "A", "enter", "escape")
        assert one.shows(ReadingRoom)
        held.let_go.set()
        await one.settle()
        assert one.shows(ReadingRoom)
        assert one.room.prose.at == 0


async def test_notes_are_chosen_by_a_query_and_read_as_a_text(
    reader: Opener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reader() as one:
        await _two_notes(one)
        await one.press("A")
        listed = one.app.screen
        assert isinstance(listed, AllNotes)
        heading = listed.heading.render
        for query, count in (("has:note", 1), ("why", 1), ("kind:check", 0), ("after:2000", 2)):
            listed.words.value = query
            await one.pilot.pause()
            assert listed.rows.count == count, query
        listed.words.value = "persn:x"
        await one.pilot.pause()
        assert "did you mean person:?" in str(heading())
        assert listed.rows.count == 2
        speaker = listed._left[1].speaker
        assert speaker is not None
        listed.words.value = "person:"
        await one.press("/", "end", *speaker.split()[0], "escape", "A")
        digest = one.app.screen
        assert isinstance(digest, Digest)
        text = digest.prose._article.text
        first, second = one.annotations
        assert second.target.exact in text and "why" in text
        for keys in (*"jkfbduGg", *"gjj", *"]h[h", *"]q[q", *"}{", "g"), ("g", *"]h", "y"):
            await one.press(*keys)
        assert digest.here is not None
        assert one.app.clipboard.startswith(digest.here.entry.one.target.exact)
        assert f"— {speaker}, in “" in one.app.clipboard
        await one.press("Y")
        assert one.app.clipboard == digest.here.entry.one.target.exact
        await one.press("s", "enter")
        written = (tmp_path / "my-notes.md").read_text("utf-8")
        assert f"> — {speaker}" in written and "why" in written
        assert str(digest.heading.render()) == f"Written to {tmp_path / 'my-notes.md'}."
        await one.press("q")
        assert one.app.screen is listed
        await one.press("A", "G", "enter")
        assert one.shows(ReadingRoom)
        assert one.room.prose.at in (first.target.start, second.target.start)
        one.room.call_command("notes.digest")
        await one.settle()
        assert one.shows(Digest)
        await one.press("q", "q")
        assert one.shows(ReadingRoom)


async def test_notes_that_can_not_be_read_are_told(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> Iterator[ArticleNotes]:
        raise ReaderError("notes: permission denied")

    async with reader() as one:
        monkeypatch.setattr(one.room.session.notebook, "all", fail)
        await one.press("A")
        listed = one.app.screen
        assert isinstance(listed, AllNotes)
        assert listed.rows.empty == "The notes can't be read: notes: permission denied"


async def test_where_there_are_notes_but_no_bookmark_it_is_said_how_to_set_one(
    reader: Opener,
) -> None:
    async with reader() as one:
        await _two_notes(one)
        await one.press("B")
        screen = one.app.screen
        assert isinstance(screen, AllNotes)
        assert screen.rows.empty == EMPTY_BOOKMARKS


async def test_on_a_narrow_screen_the_heading_tells_every_key(reader: Opener) -> None:
    async with reader(size=(40, 20)) as one:
        await _two_notes(one)
        await one.press("A")
        assert "q goes back" in " ".join(one.words_of("#listing-heading").split())
        await one.press("A")
        assert "q goes back" in " ".join(one.words_of("#digest-heading").split())
