"""Adding beside reading: told as it goes, stopped at any moment, and in a process of its own."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import pytest

from reader.library.added import Added
from reader.library.adding import AdderHere, AddReport, Wish, add_telling
from reader.library.beside import AdderBeside
from reader.library.fetched import no_fetch
from reader.library.places import Places
from reader.library.settings import Settings
from reader.library.stopping import Stop
from reader.model import ReaderError


@pytest.fixture
def wish(desk: Path) -> Wish:
    """Three pages, one of them broken, and a pasted one."""
    for name, text in (("a", "A day\n\nIt was fair."), ("b", ""), ("c", "C day\n\nIt was foul.")):
        (desk / f"{name}.txt").write_text(text)
    return Wish((str(desk),), "Late\n\nIt is late.")


def _outcome(reports: list[AddReport]) -> str:
    became = Added()
    for report in reports:
        became += report.became
    return became.told


@pytest.fixture(autouse=True)
def one_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each page be kept before the next is read."""
    monkeypatch.setattr("reader.library.add._AT_ONCE", 1)
    monkeypatch.setattr("reader.library.add._KEPT_AT_ONCE", 1)


def test_each_page_is_told_once_and_how_far_it_is(places: Places, wish: Wish) -> None:
    told: list[AddReport] = []
    add_telling(places, wish, told.append, no_fetch, clock=count().__next__)
    assert [(one.done, one.total) for one in told] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert [len(one.became.added) for one in told] == [1, 0, 1, 1]
    assert _outcome(told) == "3 added, 1 unreadable"
    told.clear()
    add_telling(places, wish, told.append, no_fetch, clock=lambda: 0.0)
    assert [one.done for one in told] == [1, 4]
    assert _outcome(told) == "3 known, 1 unreadable"


def test_stopped_what_was_told_stays_and_it_goes_on_the_next_time(
    places: Places, wish: Wish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.adding.EVERY", 0)
    adder, told, stop = AdderHere(places, Settings(), no_fetch), list[AddReport](), Stop()

    def stop_at_the_first(report: AddReport) -> None:
        told.append(report)
        stop.ask()

    adder.add(wish, stop_at_the_first, stop)
    assert _outcome(told) == "1 added"
    told.clear()
    adder.add(wish, told.append, stop)
    assert told == []
    adder.add(wish, told.append, Stop())
    assert _outcome(told) == "2 added, 1 known, 1 unreadable"


def _beside(places: Places, **more: str) -> AdderBeside:
    return AdderBeside({**os.environ, "READER_HOME": str(places.data.parent), **more})


def test_a_process_beside_adds_and_can_be_ended_in_the_middle(places: Places, wish: Wish) -> None:
    adder, told, stop = _beside(places), list[AddReport](), Stop()
    # A wish to stop that is made while the process is begun, or before, holds.
    stop.ask()
    adder.add(wish, told.append, stop)
    assert told == [] and not places.pages.exists()
    stop = Stop()
    adder.add(wish, told.append, stop)
    assert _outcome(told) == "3 added, 1 unreadable"
    assert len(list(places.pages.iterdir())) == 3
    stop.ask()
    other = Stop()
    adder.add(wish, lambda _: other.ask(), other)
    other.ask()


def test_a_process_beside_that_fails_is_told(places: Places, wish: Wish) -> None:
    with pytest.raises(ReaderError, match="'reader add' goes on with the rest"):
        _beside(places, PYTHONHOME="/nowhere").add(wish, print, Stop())
