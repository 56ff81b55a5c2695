"""Keys that come faster than they are done with: each acts on what the one before it left."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events
from textual.command import CommandPalette
from textual.keys import _character_to_key
from textual.screen import Screen
from textual.widgets import Input

from reader.library.places import Places
from reader.ui.commands import Pane
from reader.ui.screens.add_pages import AddPages
from reader.ui.screens.ask import AskWords
from reader.ui.screens.help import Help
from reader.ui.screens.library_search import LibrarySearch
from reader.ui.screens.note_box import NoteBox
from reader.ui.screens.notes import AllNotes
from tests.ui.conftest import Opener, Reader

ARTICLE = "harbour-inquiry-opens"


async def _burst(one: Reader, *keys: str) -> None:
    """Let keys come in one go, as those that pile up on a slow line do, then wait."""
    for key in keys:
        letter = key if len(key) == 1 else None
        one.app.post_message(events.Key(_character_to_key(key) if letter else key, letter))
    await one.settle()


async def _on_a_quotation(one: Reader) -> None:
    await one.open(ARTICLE)
    one.room.focus_pane(Pane.TEXT)
    await one.press("g", *"]q")


async def test_words_that_come_with_the_key_that_saves_are_saved(reader: Opener) -> None:
    async with reader() as one:
        await _on_a_quotation(one)
        await one.press("a", *"start")
        await _burst(one, *" and the last words", "ctrl+s")
        assert [note.note for note in one.annotations] == ["start and the last words"]


async def test_a_whole_note_is_written_in_one_go(reader: Opener) -> None:
    async with reader() as one:
        await _on_a_quotation(one)
        await _burst(one, "a", *"axed by the board", "enter", *"why?", "ctrl+s", *"]q", "H")
        assert [(each.kind, each.note) for each in one.annotations] == [
            ("note", "axed by the board\nwhy?"),
            ("highlight", ""),
        ]
        assert not one.shows(NoteBox)


async def test_words_that_come_with_the_key_that_leaves_are_asked_about(reader: Opener) -> None:
    async with reader() as one:
        await _on_a_quotation(one)
        await one.press("a")
        await _burst(one, *"half", "escape")
        box = one.app.screen
        assert isinstance(box, NoteBox)
        assert box.words.text == "half"


async def test_words_that_come_with_the_key_that_quits_are_kept(reader: Opener) -> None:
    async with reader() as one:
        await _on_a_quotation(one)
        await one.press("a")
        await _burst(one, *"half", "ctrl+q")
        assert [draft.words for draft in one.room.session.drafts.all()] == ["half"]


async def test_words_behind_the_key_of_a_note_do_nothing_to_the_library(reader: Opener) -> None:
    async with reader() as one:
        await _on_a_quotation(one)
        await one.press("a", *"there", "ctrl+s")
        await _burst(one, *"axed by the board")
        assert [note.note for note in one.annotations] == ["there"]
        box = one.app.screen
        assert isinstance(box, NoteBox)
        assert box.words.text == "there" + "xed by the board"
        assert len(one.app.screen_stack) == 2


@pytest.mark.parametrize(
    ("keys", "screen", "pane"),
    (
        ("t", AskWords, Pane.LIST),
        ("i", AddPages, Pane.LIST),
        (":", CommandPalette, Pane.TEXT),
        ("?", Help, Pane.TEXT),
        ("/ tab", LibrarySearch, Pane.TEXT),
        ("A /", AllNotes, Pane.TEXT),
    ),
)
async def test_words_behind_the_key_of_a_screen_are_its_words(
    reader: Opener, keys: str, screen: type[Screen[Any]], pane: Pane
) -> None:
    async with reader() as one:
        await _on_a_quotation(one)
        one.room.focus_pane(pane)
        await one.pilot.pause()
        await _burst(one, *keys.split(), *"axe toad")
        assert one.shows(screen)
        assert one.app.screen.query_one(Input).value == "axe toad"
        assert len(one.app.screen_stack) == 2
        assert one.annotations == []


async def test_words_behind_the_answer_to_a_question_are_those_that_are_asked_for_next(
    reader: Opener, places: Places
) -> None:
    async with reader() as one:
        await _on_a_quotation(one)
        await _burst(one, "s", "m", *["backspace"] * 500, *f"{places.notes}/axe.md", "enter")
        assert len(one.app.screen_stack) == 1
        assert (places.notes / "axe.md").is_file()
        assert one.annotations == []


async def test_keys_behind_the_one_that_leaves_a_screen_act_on_what_lay_below(
    reader: Opener,
) -> None:
    async with reader() as one:
        await _on_a_quotation(one)
        for keys in (["?", "escape"], ["A", "q"], [":", "escape"], ["a", "escape"]):
            await _burst(one, *keys, "H", "x")
            assert len(one.app.screen_stack) == 1
            assert one.said.startswith("Deleted the highlight."), keys


async def test_what_is_pasted_stays_between_the_keys_around_it(reader: Opener) -> None:
    async with reader() as one:
        await _on_a_quotation(one)
        for event in (events.Key("a", "a"), events.Key("x", "x"), events.Paste("pasted")):
            one.app.post_message(event)
        await _burst(one, "y", "ctrl+s")
        assert [note.note for note in one.annotations] == ["xpastedy"]
