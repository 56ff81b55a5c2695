"""How adding pages looks, and the list of what can't be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual import events
from textual.pilot import Pilot

from reader.library.places import Places
from reader.library.settings import Settings
from reader.library.sources import Unreadable
from reader.ui.app import ReaderApp
from reader.ui.commands import Pane
from reader.ui.screens import reading
from reader.ui.session import Session
from tests.ui.pages import SmallShelf
from tests.ui.test_pictures import SIZES

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
    snap_compare: Callable[..., bool],
    places: Places,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    size: tuple[int, int],
) -> None:
    monkeypatch.setattr(reading, "KEEP_PLACE_EVERY", 3600)
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
    app = ReaderApp(session)

    async def press(pilot: Pilot[None]) -> None:
        await app.workers.wait_for_complete()
        await pilot.pause()
        room = app.screen_stack[1]
        assert isinstance(room, reading.ReadingRoom)
        room.focus_pane(Pane.LIST)
        for number, key in enumerate(keys):
            await pilot.press(key)
            for widget in app.screen.query("Input"):
                widget.cursor_blink = False  # type: ignore[attr-defined]
            if number == 0 and words and app.focused is not None:
                app.focused.post_message(events.Paste(words))
            await pilot.pause()
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=press)
