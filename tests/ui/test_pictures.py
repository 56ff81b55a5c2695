"""Every screen looks as it did, at the sizes and in the colours that people have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from reader.library.places import Places
from reader.library.settings import Settings
from reader.model import Article
from reader.ui.app import ReaderApp
from reader.ui.session import Session
from tests.ui.pages import SmallShelf

SIZES = [(80, 24), (120, 40)]
NOTED = ["]", "q", "a", *"Ask her.", "ctrl+s", "]", "q", "H", "4", "j", "j", "m", "b"]
SCREENS = {
    "text": [],
    "a-quotation": ["]", "q"],
    "noted": NOTED,
    "people": ["P"],
    "quotes": ['"', "j"],
    "notes": [*NOTED, "P", "3"],
    "contents": ["ctrl+t"],
    "note-box": ["]", "q", "a", *"Half-written"],
    "note-box-asks": ["]", "q", "a", *"Half", "escape"],
    "all-notes": [*NOTED, "A"],
    "no-notes": ["A"],
    "help": ["?"],
    "help-narrowed": ["?", *"book"],
    "palette": ["ctrl+p"],
    "search": ["/", *"the"],
    "found": ["/", *"the", "enter", "n"],
    "filter": ["tab", "tab", "/", *"harb"],
    "zen": ["z"],
    "end": ["G"],
    "hostile": ["J"],
}
Shot = Callable[..., bool]


@pytest.fixture
def shoot(snap_compare: Shot, places: Places) -> Callable[..., bool]:
    """Take a picture of the reader on the small library."""

    def take(
        keys: list[str],
        size: tuple[int, int],
        theme: str = "dark",
        articles: dict[str, Article] | None = None,
        locale: str = "C.UTF-8",
    ) -> bool:
        shelf = SmallShelf() if articles is None else SmallShelf(articles)
        settings = replace(Settings(), theme=theme)
        app = ReaderApp(
            Session(shelf, places, settings, environ={"LC_ALL": locale})  # type: ignore[arg-type]
        )

        async def press(pilot: Pilot[None]) -> None:
            for key in ["", *keys]:
                await pilot.press(*([key] if key else []))
                await app.workers.wait_for_complete()
                await pilot.pause()
            for widget in app.screen.query("Input, TextArea"):
                widget.cursor_blink = False  # type: ignore[attr-defined]
            await pilot.pause()

        return snap_compare(app, terminal_size=size, run_before=press)

    return take


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_screen(shoot: Shot, name: str, size: tuple[int, int]) -> None:
    assert shoot(SCREENS[name], size)


@pytest.mark.parametrize("size", [(60, 20), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_main_screen_narrow_and_broad(shoot: Shot, size: tuple[int, int]) -> None:
    assert shoot(["]", "q"], size)


def test_list_over_the_text_where_it_is_narrow(shoot: Shot) -> None:
    assert shoot(["q"], (60, 20))


@pytest.mark.parametrize("theme", ["light", "high-contrast", "ansi"])
def test_main_screen_in_each_theme(shoot: Shot, theme: str) -> None:
    assert shoot(["]", "q", "H", "]", "q"], (120, 40), theme)


def test_main_screen_without_colour(shoot: Shot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert shoot(["]", "q", "H", "]", "q"], (120, 40))


def test_main_screen_in_ascii(shoot: Shot) -> None:
    assert shoot(["]", "q", "H", "]", "q"], (80, 24), locale="C")


def test_empty_library(shoot: Shot) -> None:
    assert shoot([], (80, 24), articles={})
