"""Every screen looks as it did, at the sizes and in the colours that people have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.annotations import errors
from reader.annotations.edit import new_annotation
from reader.annotations.schema import write_notes
from reader.annotations.store import NotesStore, SaveError
from reader.library.places import Places
from reader.library.settings import Settings
from reader.model import Article, ArticleNotes
from reader.ui.screens import unsaved
from reader.ui.session import Session
from tests.annotations.samples import NOW
from tests.ui.conftest import SIZES, Picture
from tests.ui.pages import SmallShelf, everything

NOTED = ["]", "q", "a", *"Ask her.", "ctrl+s", "]", "q", "H", "4", "j", "j", "m", "b"]
LEGEND = ["ctrl+p", *"marks in", "enter"]
SCREENS = {
    "text": [],
    "a-quotation": ["]", "q"],
    "selected": ["]", "q", "v", "i", "q", "w", "w"],
    "marks": LEGEND,
    "marks-off": [*LEGEND, "1", "2", "escape"],
    "by-speaker": ['"', "S"],
    "jumped": ["P", "enter"],
    "noted": NOTED,
    "people": ["P"],
    "quotes": ['"', "j"],
    "notes": [*NOTED, "P", "3"],
    "contents": ["ctrl+t"],
    "note-box": ["]", "q", "a", *"Half-written"],
    "note-box-asks": ["]", "q", "a", *"Half", "escape"],
    "all-notes": [*NOTED, "A"],
    "no-notes": ["A"],
    "export": ["s"],
    "help": ["?"],
    "help-narrowed": ["?", *"book"],
    "palette": ["ctrl+p"],
    "search": ["/", *"the"],
    "found": ["/", *"the", "enter", "n"],
    "filter": ["tab", "tab", "/", *"harb"],
    "zen": ["z"],
    "theme": ["c"],
    "end": ["G"],
    "hostile": ["J"],
}
Shot = Callable[..., bool]


@pytest.fixture
def shoot(picture: Picture, places: Places) -> Callable[..., bool]:
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
        session = Session(shelf, places, settings, environ={"LC_ALL": locale}, clock=lambda: 0.0)  # type: ignore[arg-type]
        return picture(session, keys, size)

    return take


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_screen(shoot: Shot, name: str, size: tuple[int, int]) -> None:
    assert shoot(SCREENS[name], size)


@pytest.mark.parametrize("size", [(60, 20), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_main_screen_narrow_and_broad(shoot: Shot, size: tuple[int, int]) -> None:
    assert shoot(["]", "q"], size)


def _unplaced() -> bytes:
    """Return notes on the small library that are lost, or not sure of their place."""
    article = everything()
    start = article.text.index("“It has to be stone")
    span = (start, start + 22)
    sure = new_annotation("note", article.text, *span, id="A" * 26, now=NOW, note="Which quarry?")
    gone = replace(sure.target, exact="The ferry will stop", text="0" * 64, prefix="", suffix="")
    lost = replace(sure, id="B" * 26, state="lost", target=gone, note="Ask the ferryman.")
    unsure = replace(sure, state="needs_review")
    return write_notes(ArticleNotes(SmallShelf().ref("harbour-wall"), (unsure, lost)))


OWN_FILE = {
    "lost-notes": (_unplaced, ["P", "3"]),
    "lost-notes-all": (_unplaced, ["A"]),
    "damaged": (lambda: b"schema: 1\nannotations: [\n", ["j"]),
    "mending": (lambda: b"schema: 1\nannotations: [\n", ["j", "M"]),
}
"""What stands in the notes file, and what is pressed."""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", OWN_FILE)
def test_notes_that_need_care(
    shoot: Shot,
    places: Places,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    size: tuple[int, int],
) -> None:
    content, keys = OWN_FILE[name]
    places.notes.mkdir(parents=True)
    file = places.notes / "harbour-wall.yaml"
    file.write_bytes(content())
    # The line that tells of a damaged file holds paths, which are other ones at every run.
    monkeypatch.setattr(errors, "damaged", lambda *_: "notes.yaml: notes file damaged, line 2")
    assert shoot(keys, size)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_an_address_is_shown_before_it_is_opened(shoot: Shot, size: tuple[int, int]) -> None:
    assert shoot(["o"], size)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", [["H"], ["H", "Q"], ["H", "W"]], ids=["told", "asked", "where"])
def test_notes_that_are_not_saved(
    shoot: Shot, monkeypatch: pytest.MonkeyPatch, keys: list[str], size: tuple[int, int]
) -> None:
    def full(*_: object) -> None:
        raise SaveError("~/notes/harbour-wall.yaml: notes not saved: No space left on device")

    monkeypatch.setattr(NotesStore, "save", full)
    monkeypatch.setattr(NotesStore, "file", lambda *_: Path("~/notes/harbour-wall.yaml"))
    monkeypatch.setattr(unsaved, "elsewhere_folder", lambda: "~/unsaved-notes")
    assert shoot(keys, size)


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


@pytest.mark.parametrize("theme", ["light", "high-contrast", "ansi"])
def test_the_legend_in_each_theme(shoot: Shot, theme: str) -> None:
    assert shoot(LEGEND, (80, 24), theme)


def test_the_legend_without_colour(shoot: Shot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert shoot(LEGEND, (80, 24))


def test_the_legend_in_ascii(shoot: Shot) -> None:
    assert shoot(LEGEND, (80, 24), locale="C")


def test_empty_library(shoot: Shot) -> None:
    assert shoot([], (80, 24), articles={})
