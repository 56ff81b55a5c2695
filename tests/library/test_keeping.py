"""Keeping the index true beside reading: in steps that are told, and in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from reader.library import scan as scan_module
from reader.library.beside import KeeperBeside
from reader.library.index import Index
from reader.library.keeping import KeeperHere, Report, keep
from reader.library.opening import open_library
from reader.library.places import Places
from reader.library.progress import Place, Progress, save_progress, this_device
from reader.library.said import sayings
from reader.library.seal import SUFFIX
from reader.library.settings import Settings
from reader.library.stopping import Stop

TEXT = '{}\n\nDate: 2021-05-03\n\nIt rained.\n\n"We are {} of it," said Orla Binnie of the farm.\n'
SETTINGS = Settings()


@pytest.fixture
def index(places: Places) -> Iterator[Index]:
    with Index(places.index) as index:
        yield index


def _write(places: Places, *words: str) -> None:
    places.pages.mkdir(parents=True, exist_ok=True)
    for word in words:
        (places.pages / f"{word}.txt").write_text(TEXT.format(f"A {word} day", word))


def _keep(index: Index, places: Places) -> list[Report]:
    """Do the work by a clock by which everything takes long."""
    return list(keep(index, places, SETTINGS, clock=count().__next__))


def test_pages_are_read_then_studied_and_each_step_is_told(
    index: Index, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan_module, "_AT_ONCE", 1)
    _write(places, "fond", "tired")
    told = [(one.doing, one.done, one.total, one.changed) for one in _keep(index, places)]
    assert told == [
        ("reading", 1, 2, True),
        ("reading", 2, 2, True),
        ("reading", 2, 2, False),
        ("studying", 2, 2, False),
        ("done", 0, 0, False),
    ]
    assert len(sayings(index)) == 2


def test_nothing_is_told_as_new_until_all_was_seen_once(index: Index, places: Places) -> None:
    _write(places, "fond")
    assert all(one.new == () for one in _keep(index, places))
    _write(places, "tired", "proud")
    (places.pages / "empty.txt").write_text("")
    told = [one.new for one in _keep(index, places) if one.new]
    assert told == [("A proud day",), ("A tired day",)]


def test_what_did_not_change_is_not_told_as_a_change(index: Index, places: Places) -> None:
    _write(places, "fond")
    _keep(index, places)
    assert not any(one.changed for one in _keep(index, places))
    (places.pages / "fond.txt").unlink()
    assert any(one.changed for one in _keep(index, places))
    assert index.paths() == []


def test_what_another_reader_puts_into_the_index_meanwhile_stays(
    index: Index, places: Places
) -> None:
    _write(places, "fond")
    steps = keep(index, places, SETTINGS, clock=count().__next__)
    next(steps)
    _write(places, "tired")
    with Index(places.index) as other:
        list(keep(other, places, SETTINGS))
        list(steps)
        assert len(other.paths()) == 2


def test_it_can_be_stopped_and_goes_on_from_there(
    places: Places, monkeypatch: pytest.MonkeyPatch, cleaner: list[bytes]
) -> None:
    monkeypatch.setattr(scan_module, "_AT_ONCE", 1)
    monkeypatch.setattr("reader.library.keeping.EVERY", 0)
    _write(places, "fond", "proud", "tired")
    with Index(places.index) as index:
        keeper = KeeperHere(index, places, SETTINGS)
        stop = Stop()
        for report in keeper.reports(stop):
            if report.done == 2:
                stop.ask()
        assert len(index.paths()) == 2
        read = len(cleaner)
        assert list(keeper.reports(stop)) == []
        list(keeper.reports(Stop()))
        assert len(index.paths()) == 3
        assert len(cleaner) == read + 1


def test_the_samples_and_the_page_open_last_are_there_before_all_was_seen(
    places: Places, samples: Path
) -> None:
    _write(places, "fond", "tired")
    (samples / "harbour.txt").write_text("Harbour\n\nA line.\n")
    place = Place(9, 90, "2021-05-03T09:00:00+00:00")
    save_progress(places.progress, this_device(), Progress({"fond": place}, "fond"))
    library = open_library(places, SETTINGS)
    assert {Path(path).stem for path in library.index.paths()} == {"fond", "harbour"}
    assert library.articles.article("fond").title == "A fond day"
    assert "tired" not in library.articles.pages


def test_the_index_is_sealed_when_the_library_is_closed(places: Places) -> None:
    library = open_library(places, SETTINGS)
    with library.catalogue.apart():
        pass
    assert not Path(f"{places.index}{SUFFIX}").exists()
    library.catalogue.close()
    assert Path(f"{places.index}{SUFFIX}").exists()


def test_no_page_is_looked_at_once_all_were_seen(
    index: Index, places: Places, cleaner: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(places, "fond")
    list(keep(index, places, SETTINGS))
    cleaner.clear()
    look = Path.stat

    def may_look(path: Path, **how: bool) -> os.stat_result:
        if not path.is_relative_to(places.cache):
            pytest.fail(f"{path} was looked at")
        return look(path, **how)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "stat", may_look)
        patch.setattr("os.scandir", lambda path: pytest.fail(f"{path} was looked at"))
        library = open_library(places, SETTINGS)
    assert library.catalogue.entry("fond") is not None
    assert cleaner == []


def _environment(places: Places) -> dict[str, str]:
    return {**os.environ, "READER_HOME": str(places.data.parent)}


def test_a_process_beside_does_the_work_and_tells_of_it(places: Places) -> None:
    _write(places, "fond", "tired")
    reports = list(KeeperBeside(_environment(places)).reports(Stop()))
    assert any(one.changed for one in reports)
    assert (reports[-1].doing, reports[-1].problem) == ("done", None)
    with Index(places.index) as index:
        assert index.complete
        said = {one.words for one in sayings(index, person="Orla Binnie")}
        assert said == {'"We are fond of it,"', '"We are tired of it,"'}


def test_a_process_beside_that_fails_is_told(places: Places) -> None:
    environment = {**_environment(places), "PYTHONHOME": "/nowhere"}
    (report,) = KeeperBeside(environment).reports(Stop())
    assert report.problem is not None


def test_a_process_beside_ends_with_its_reader(places: Places) -> None:
    _write(places, "fond")
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "reader.library.beside", "keep"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=_environment(places),
    )
    process.communicate()
    assert process.returncode == 0
