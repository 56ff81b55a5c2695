"""That nothing changed is told at a look; whatever did, so that pages are looked at one by one."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.library.corrections import Scope
from reader.library.corrections_store import CorrectionsStore
from reader.library.hand import Hand
from reader.library.index import Index
from reader.library.keeping import Looked, Report, keep
from reader.library.places import Places
from reader.library.settings import Settings
from reader.library.unchanged import unchanged
from reader.model import Correction

TEXT = "{}\n\nDate: 2021-05-03\n\nIt rained.\n"
SETTINGS = Settings()


@pytest.fixture
def index(places: Places, samples: Path) -> Iterator[Index]:
    """The index of a library of four pages, one of them unreadable, and a sample."""
    (places.pages / "older").mkdir(parents=True)
    for name in ("fond", "tired", "older/proud"):
        (places.pages / f"{name}.txt").write_text(TEXT.format(name))
    (places.pages / "empty.txt").write_text("")
    (samples / "harbour.txt").write_text(TEXT.format("Harbour"))
    with Index(places.index) as index:
        list(keep(index, places, SETTINGS))
        yield index


def _look(index: Index, places: Places, settings: Settings = SETTINGS) -> tuple[int, int] | None:
    return unchanged(index, places, settings, Hand(CorrectionsStore(places)))


def test_where_nothing_changed_no_page_is_looked_at_by_itself(
    index: Index, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.unchanged._AT_ONCE", 2)
    assert _look(index, places) == (5, 1)
    monkeypatch.setattr("reader.library.keeping.find_library", pytest.fail)
    assert list(keep(index, places, SETTINGS)) == [
        Report("reading", 5, 5, looked=Looked(5, unreadable=1)),
        Report("done"),
    ]


def _correct(places: Places) -> None:
    nobody = Correction("not_a_person", ("Orla Binnie",))
    CorrectionsStore(places).change(Scope("fond"), add=[nobody])


@pytest.mark.parametrize(
    "change",
    [
        lambda places: (places.pages / "new.txt").write_text("New\n\nIt is new."),
        lambda places: (places.pages / "fond.txt").unlink(),
        lambda places: (places.pages / "older/proud.txt").write_text(TEXT.format("humble")),
        lambda places: os.utime(places.pages / "tired.txt", (1, 1)),
        lambda places: (places.pages / "fond.txt").rename(places.pages / "old.txt"),
        lambda places: (places.pages / "harbour.txt").write_text(TEXT.format("My harbour")),
        _correct,
    ],
    ids=["came", "went", "altered", "touched", "renamed", "takes a sample's place", "put right"],
)
def test_what_changed_is_noticed_and_put_right(
    index: Index, places: Places, change: Callable[[Places], object]
) -> None:
    change(places)
    assert _look(index, places) is None
    list(keep(index, places, SETTINGS))
    assert _look(index, places) is not None


def test_what_was_made_by_an_earlier_version_is_noticed(
    index: Index, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        later.setattr("reader.CLEANING", "later")
        assert _look(index, places) is None
    with monkeypatch.context() as later:
        later.setattr("reader.library.unchanged.VERSION", "later")
        assert _look(index, places) is None
    assert _look(index, places) is not None


def test_it_is_left_open_where_it_can_not_be_told_at_a_look(
    index: Index, places: Places, desk: Path, samples: Path
) -> None:
    assert _look(index, places, Settings(samples=False)) is None
    assert _look(index, places, Settings(folders=(desk,))) is None
    index.forget([str(samples / "harbour.txt")])
    assert _look(index, places) is None
    with Index(None) as empty:
        assert _look(empty, places) is None


@pytest.mark.parametrize("column", ["publisher", "size", "version"])
def test_a_row_that_no_reader_wrote_is_damage(index: Index, places: Places, column: str) -> None:
    with sqlite3.connect(places.index) as other:
        other.execute(f"UPDATE pages SET {column} = x'00ff'")
    assert _look(index, places) is None
    assert index.renewed
