"""How adding pages looks, and the list of what can't be read."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from reader.library.places import Places
from reader.library.settings import Settings
from reader.library.sources import Unreadable
from reader.ui.app import ReaderApp
from reader.ui.commands import Pane
from reader.ui.screens.reading import ReadingRoom
from reader.ui.session import Session
from tests.ui.conftest import SIZES, Picture
from tests.ui.pages import SmallShelf

PASTED = "Harbour wall to be rebuilt\n\nThe wall fell in March.\n"
UNREADABLE = [
    Unreadable("~/saved/ferry.html", "there is nothing to read in it: no letters at all"),
    Unreadable("https://herald.example/ramp", "there is no such page (status 404)"),
    Unreadable(
        "~/saved/a folder with a long name/and a page in it with a name that is longer still.html",
        "this is no page but a picture (PNG); a page that was saved complete has its text in the "
        "file beside the folder of its pictures, which is the one to add in place of this one",
    ),
]
SCREENS: dict[str, tuple[list[str], str]] = {
    "add": (["i"], ""),
    "add-missing": (["i", "enter", "ctrl+f"], "~/saved/gone.html"),
    "add-pasted": (["i"], PASTED),
    "unreadable": (["U", "j"], ""),
    "unreadable-narrowed": (["U", "/", *"404"], ""),
    "unreadable-none": (["U"], ""),
}
"""What is pressed, and what is pasted after the first key."""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_screen(
    picture: Picture,
    places: Places,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    size: tuple[int, int],
) -> None:
    monkeypatch.setenv("HOME", "/home/ann")
    keys, words = SCREENS[name]
    session = Session(
        SmallShelf(),  # type: ignore[arg-type]
        places,
        Settings(),
        environ={"LC_ALL": "C.UTF-8"},
        clock=lambda: 0.0,
    )
    if not name.endswith("none"):
        session.not_added = {one.source: one for one in UNREADABLE}

    async def begin(app: ReaderApp, pilot: Pilot[None]) -> None:
        room = app.screen_stack[1]
        assert isinstance(room, ReadingRoom)
        room.focus_pane(Pane.LIST)
        await pilot.press(keys[0])
        if words and app.focused is not None:
            app.focused.post_message(events.Paste(words))
        await pilot.pause()

    assert picture(session, keys[1:], size, begin)
