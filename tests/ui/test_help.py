"""Help and messages, which are told to their end, and panes over the text, which take the keys."""

from __future__ import annotations

import pytest

from reader.ui.commands import COMMANDS, Pane
from reader.ui.screens.help import Help
from tests.ui.conftest import Opener


async def test_help_narrows_and_does(reader: Opener) -> None:
    async with reader() as one:
        await one.open("harbour-inquiry-opens")
        await one.press("question_mark", *"bottom", "down", "enter")
        assert one.app.screen is one.room
        assert one.room.prose.seen == 1.0


async def test_help_does_what_it_is_narrowed_to(reader: Opener) -> None:
    async with reader() as one:
        await one.open("harbour-inquiry-opens")
        await one.press("question_mark", *["down"] * 9, *"last line", "enter")
        assert one.app.screen is one.room
        assert one.room.prose.seen == 1.0


async def test_help_narrowed_to_nothing_says_so(reader: Opener) -> None:
    async with reader() as one:
        await one.press("question_mark", *"zz", "down", "enter")
        assert one.shows(Help)
        assert "No such command" in one.words_of("#listing-heading")


@pytest.mark.parametrize("width", [40, 80, 130])
async def test_help_tells_all_of_what_a_command_does(reader: Opener, width: int) -> None:
    async with reader(size=(width, 24)) as one:
        await one.press("question_mark", *"whole library roles")
        told = " ".join(one.words_of("#listing-rows").replace("▌", "").split())
        assert COMMANDS["person"].help in told
        await one.press("down", "enter")
        assert one.app.screen is one.room


async def test_what_is_told_is_told_to_its_end(reader: Opener) -> None:
    async with reader(size=(48, 24)) as one:
        await one.open("harbour-inquiry-opens")
        await one.press("E")
        told = one.words_of("#status").replace(one.room.status._place, "").split()
        assert " ".join(told) == "Go to a name with ]p, or to a person in the panel (P), first."
        await one.press("j")
        assert one.room.status.size.height == 1


@pytest.mark.parametrize(
    ("key", "pane"), [("less_than_sign", Pane.LIST), ("greater_than_sign", Pane.PANEL)]
)
async def test_a_pane_that_comes_over_the_text_takes_the_keys(
    reader: Opener, key: str, pane: Pane
) -> None:
    async with reader(size=(60, 24)) as one:
        await one.open("harbour-inquiry-opens")
        at = one.room.prose.at
        await one.press(key, "j")
        assert (one.room.focused_pane, one.room.prose.at) == (pane, at)
        await one.press(key)
        assert one.room.focused_pane is Pane.TEXT
