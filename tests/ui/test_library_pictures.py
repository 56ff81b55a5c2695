"""The screens that show the library's content look as they did, at the sizes that people have."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.library.places import Places
from reader.library.settings import Settings
from reader.ui.session import Session
from tests.ui.conftest import SIZES, Picture
from tests.ui.island import island

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
def shoot(picture: Picture, places: Places) -> Shot:
    """Take a picture of the reader on the island's library."""

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
        return picture(session, keys, size)

    return take


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_screen(shoot: Shot, name: str, size: tuple[int, int]) -> None:
    assert shoot(SCREENS[name], size)


def test_a_person_without_unicode(shoot: Shot) -> None:
    assert shoot([*PERSON, "l"], (80, 24), locale="C")
