"""The screens that show the library's content look as they did, at the sizes that people have."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from reader.library.places import Places
from reader.library.settings import Settings
from reader.ui.app import ReaderApp
from reader.ui.screens import reading
from reader.ui.session import Session
from tests.ui.island import island

SIZES = [(80, 24), (120, 40)]
SEARCH = ["/", "tab"]
PERSON = [*SEARCH, *'person:"dorrit vane"', "enter"]
SCREENS = {
    "search": [*SEARCH, *"ramp -rope"],
    "search-wrong": [*SEARCH, *"ferry by:"],
    "search-empty": SEARCH,
    "search-saved": [*SEARCH, *"storm", "ctrl+s"],
    "search-person": [*SEARCH, *"person:vane ramp"],
    "person": PERSON,
    "person-same": [*PERSON, "E"],
    "person-other": [*PERSON, "j", "X"],
    "said-again": [*SEARCH, *"bridge opens", "enter", '"', "j"],
    "related": [*SEARCH, *"bridge opens", "enter", "P", "G"],
    "saved": ["h", "g", "k", "k", "enter"],
    "saved-chosen": ["h", "g", "k"],
    "saved-wrong": ["h", "g", "k", "enter"],
}
Shot = Callable[..., bool]


@pytest.fixture
def shoot(snap_compare: Shot, places: Places, monkeypatch: pytest.MonkeyPatch) -> Shot:
    """Take a picture of the reader on the island's library."""
    monkeypatch.setattr(reading, "KEEP_PLACE_EVERY", 3600)

    def take(keys: list[str], size: tuple[int, int], locale: str = "C.UTF-8") -> bool:
        articles, catalogue = island(places)
        session = Session(
            articles,  # type: ignore[arg-type]
            places,
            Settings(searches={"The ferry": "ferry", "Not a query": "pier by:"}),
            catalogue=catalogue,
            environ={"LC_ALL": locale},
            clock=lambda: 0.0,
        )
        app = ReaderApp(session)

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


def test_a_person_without_unicode(shoot: Shot) -> None:
    assert shoot([*PERSON, "l"], (80, 24), locale="C")
