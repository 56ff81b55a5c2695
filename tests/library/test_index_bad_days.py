"""The index killed while it is filled, and damaged on purpose: the same answers come out of it."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from benchmarks.index_bad_days import WAYS
from reader.annotations.edit import target_of
from reader.annotations.store import NotesStore
from reader.library import database
from reader.library import scan as scan_module
from reader.library import study as study_module
from reader.library.asking import ask_all
from reader.library.conditions import Marks
from reader.library.index import Index
from reader.library.keeping import keep
from reader.library.places import Places
from reader.library.query import read_query
from reader.library.said import appearances, sayings
from reader.library.search import search
from reader.library.settings import Settings
from reader.library.shelf import Shelf, indexed_shelf
from reader.model import Annotation, ArticleNotes

PAGES = 30
_TEXT = (
    "{0}\n\nDate: 2021-05-{1:02}\n\nIt rained all day on hill {1}.\n\n"
    '"We are {0} of it," said Orla Binnie of the farm.\n'
)
_WORDS = ("tired", "fond", "proud")


@pytest.fixture
def library(places: Places, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Thirty pages, one of them with a note; facts and studies are written often."""
    monkeypatch.setattr(scan_module, "_AT_ONCE", 3)
    monkeypatch.setattr(study_module, "_AT_ONCE", 2)
    places.pages.mkdir(parents=True)
    for number in range(PAGES):
        text = _TEXT.format(_WORDS[number % 3], number % 28 + 1)
        (places.pages / f"p{number}.txt").write_text(text)
    with Index(places.index) as index:
        shelf = indexed_shelf(index, places, Settings(samples=False))
    text = shelf.article("p7").text
    store = NotesStore(places.notes, places.texts, places.state)
    note = Annotation("01", "note", target_of(text, 3, 9), "2021-05-03", "2021-05-03", note="why?")
    store.save(ArticleNotes(shelf.ref("p7"), (note,)), text)
    return places


def _answers(places: Places, after_each: Callable[[], object] = lambda: None) -> Any:
    """Ask everything of the library."""

    def ask(shelf: Shelf, index: Index) -> Any:
        return [
            shelf.entries,
            sayings(index),
            appearances(index),
            search(index, read_query("rained hill"), Marks(), 100),
            sorted(index.studied().items()),
        ]

    def watch(_: str) -> nullcontext[Any]:
        return nullcontext(lambda *_: after_each())

    return ask_all(places, Settings(samples=False), ask, watch)


def _rows(file: Path) -> dict[str, int]:
    connection = sqlite3.connect(file)
    try:
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("pages", "names", "people", "quotes")
        }
    finally:
        connection.close()


def _forget(places: Places) -> None:
    for file in places.cache.glob("index.sqlite*"):
        file.unlink()


def _bytes(places: Places) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in places.data.rglob("*") if file.is_file()}


def _keep(places: Places, after_each: Callable[[], object]) -> None:
    """Fill the index as the process beside reading does, by a clock by which all takes long."""
    with Index(places.index) as index:
        for _ in keep(index, places, Settings(samples=False), clock=count().__next__):
            after_each()


@contextmanager
def _filling(places: Places, fill: Callable[..., object]) -> Iterator[tuple[int, int]]:
    """Fill the index in a process of its own, which writes a byte at each step."""
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        try:
            fill(places, lambda: os.write(theirs, b"."))
        finally:
            os._exit(0)
    os.close(theirs)
    try:
        yield child, ours
    finally:
        os.close(ours)
        os.waitpid(child, 0)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("fill", [_answers, _keep])
def test_killed_while_scanning_it_goes_on_and_nothing_is_doubled(
    library: Places, fill: Callable[..., object], seed: int
) -> None:
    wanted = _answers(library)
    rows, own = _rows(library.index), _bytes(library)
    _forget(library)
    chance = random.Random(seed)
    for _ in range(3):
        with _filling(library, fill) as (child, steps):
            left = chance.randrange(1, PAGES + PAGES // 2)
            while left and (told := os.read(steps, left)):
                left -= len(told)
            os.kill(child, signal.SIGKILL)
    assert _answers(library) == wanted
    assert _rows(library.index) == rows
    assert _bytes(library) == own


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("damage", WAYS)
def test_damaged_it_is_made_anew_by_itself(library: Places, damage: str, seed: int) -> None:
    wanted, own = _answers(library), _bytes(library)
    with sqlite3.connect(library.index) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    WAYS[damage](library.index, random.Random(seed))
    later = library.index.stat().st_mtime_ns + 10**9
    os.utime(library.index, ns=(later, later))  # a file system may count time in hundredths
    assert _answers(library) == wanted
    assert _bytes(library) == own


def test_while_another_process_holds_it_the_answers_are_the_same(
    library: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = _answers(library)
    _forget(library)
    Index(library.index).close()
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    connection = sqlite3.connect(library.index, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        assert _answers(library) == wanted
    finally:
        connection.close()
    assert _answers(library) == wanted
