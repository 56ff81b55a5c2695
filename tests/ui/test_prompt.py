"""Words that are typed to be looked for are taken back whole, and no letter comes too late."""

from __future__ import annotations

import pytest
from textual import events

from reader.ui.commands import Pane
from reader.ui.screens.asking import PROMPT_KEYS
from reader.ui.screens.library_search import LibrarySearch
from tests.ui.conftest import Opener, Reader

STORY = "council-leader-resigns"


def _place(one: Reader) -> tuple[object, ...]:
    prose, room = one.room.prose, one.room
    return prose.at, prose.thing, prose.selected, prose.scroll_offset.y, room.came_from, room.search


async def _together(one: Reader, *keys: str) -> None:
    """Press keys that come before the first of them was done."""
    for key in keys:
        assert one.room.focused is not None
        one.room.focused.post_message(events.Key(key, key if len(key) == 1 else None))
    await one.settle()


@pytest.mark.parametrize("begin", [["j", "j"], ["]", "q"], ["v", "w", "w"]])
async def test_what_was_typed_in_the_text_is_taken_back_with_the_move(
    reader: Opener, begin: list[str]
) -> None:
    async with reader(size=(80, 24)) as one:
        await one.open(STORY)
        one.room.focus_pane(Pane.TEXT)
        await one.press("/", *"council", "enter", "n", *begin)
        here = _place(one)
        for leave in ("escape", "tab"):
            await one.press("/", *"inquiry")
            assert _place(one) != here
            await one.press(leave)
            if leave == "tab":
                assert one.shows(LibrarySearch)
                await one.press("escape")
            assert _place(one) == here
            assert one.said == ""
        await one.press("n")
        assert "“council”" in one.said


async def test_the_row_that_was_selected_is_so_again_when_the_filter_is_taken_back(
    reader: Opener,
) -> None:
    async with reader() as one:
        await one.open(STORY)
        one.room.focus_pane(Pane.LIST)
        await one.press("g", "g", "j", "j")
        library = one.room.library
        chosen = library.selected
        assert chosen not in (None, STORY)
        await one.press("/", *"zzz")
        assert not library.rows.count
        await one.press("escape")
        assert library.words == ""
        assert library.selected == chosen


async def test_letters_that_come_with_the_key_that_leaves_count_and_only_if_they_are_kept(
    reader: Opener,
) -> None:
    async with reader() as one:
        await one.open(STORY)
        one.room.focus_pane(Pane.LIST)
        await one.press("/")
        await _together(one, *"pier", "tab")
        assert isinstance(search := one.app.screen, LibrarySearch)
        assert search.words.value == "pier"
        await one.press("escape")
        assert one.room.library.words == ""
        await one.press("/")
        await _together(one, *"pier", "enter")
        assert one.room.library.words == "pier"
        assert one.room.focused_pane is Pane.LIST
        one.room.focus_pane(Pane.TEXT)
        await one.press("/")
        await _together(one, *"inquiry", "enter")
        assert one.room.search.words == "inquiry"
        assert "“inquiry”" in one.said


async def test_the_footer_tells_the_keys_of_the_line_while_words_are_typed(
    reader: Opener,
) -> None:
    async with reader() as one:
        for pane in (Pane.LIST, Pane.TEXT):
            one.room.focus_pane(pane)
            await one.press("/")
            shown = one.words_of("#status")
            assert all(f"{key} {word}" in shown for key, word in PROMPT_KEYS)
            await one.press("escape")
            assert PROMPT_KEYS[1][1] not in one.words_of("#status")


async def test_a_label_that_is_taken_back_is_told_as_one(reader: Opener) -> None:
    async with reader() as one:
        await one.open(STORY)
        await one.press("]", "q", "H", "2")
        (mark,) = one.annotations
        await one.press("ctrl+z")
        assert one.said == f"Undone: label “{mark.label}”."
