"""The list of a library too long to be looked at before it is painted."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Iterator
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest

from reader.library import catalogue as catalogue_module
from reader.library.article_list import View
from reader.library.catalogue import Catalogue
from reader.library.keeping import Report
from reader.library.places import Places
from reader.library.progress import Place, Progress, save_progress, this_device
from reader.library.settings import Settings
from reader.library.stopping import Stop
from reader.ui.commands.registry import Pane
from tests.ui.conftest import Opener, Reader

STORY = (
    "Day {0:03}, the ferry sailed\n\nDate: 2021-{1:02}-{2:02}\n\nIt sailed to Ostrey and back.\n"
)
PAGES = 60


@pytest.fixture(autouse=True)
def pages(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty pages and no samples, of which a few at a time are looked at before all are."""
    monkeypatch.setattr(catalogue_module, "AT_ONCE", 12)
    places.pages.mkdir(parents=True)
    places.config.mkdir(parents=True)
    places.settings.write_text("samples: no\n")
    for number in range(PAGES):
        _write(places, number)


def _write(places: Places, number: int) -> Path:
    page = places.pages / f"day-{number:03}.txt"
    page.write_text(STORY.format(number, 1 + number // 28 % 12, 1 + number % 28))
    return page


def _lines(one: Reader) -> list[str]:
    """Return what the list shows, line by line."""
    rows = one.room.library.rows
    return [rows.render_line(y).text.strip("▌ ") for y in range(rows.size.height)]


def _days(one: Reader) -> list[str]:
    return [line[:7] for line in _lines(one) if line.startswith("Day")]


async def _left_in(places: Places, article: str) -> None:
    place = Place(9, 90, "2021-05-03T09:00:00+00:00")
    save_progress(places.progress, this_device(), Progress({article: place}, article))


async def test_all_of_a_long_list_is_there_where_one_left_off_and_beyond(
    reader: Opener, places: Places
) -> None:
    await _left_in(places, "day-020")
    async with reader() as one:
        library = one.room.library
        assert (library.selected, library.rows.count) == ("day-020", PAGES)
        assert "Day 020" in _days(one)
        await one.press("J")
        assert library.selected == "day-019"
        one.room.focus_pane(Pane.LIST)
        await one.press("G", "k", "enter")
        assert library.rows.index == PAGES - 2
        await one.press("h", "g")
        assert (library.selected, _days(one)[0]) == ("day-059", "Day 059")
        assert str(library.heading.content) == "Library · 60"
        # What stands beyond the first rows is found by its words.
        await one.press("/", *"day 003", "enter")
        assert _days(one) == ["Day 003"]
        assert str(library.heading.content) == "/day 003 · 1"
        await one.press("enter")
        assert one.room.opened is not None
        assert one.room.opened.id == "day-003"
        await one.press("h", "escape")
        assert (library.selected, library.rows.count) == ("day-003", PAGES)
        assert "Day 003" in _days(one)


@pytest.mark.parametrize(
    ("keys", "day"), [("g", 0), ("G", 59), ("j" * 15, 35), ("k" * 14, 6), ("ffffffffff", 59)]
)
async def test_the_cursor_goes_beyond_the_rows_that_are_there_so_far(
    reader: Opener, places: Places, monkeypatch: pytest.MonkeyPatch, keys: str, day: int
) -> None:
    go, find = Event(), Catalogue.whole

    def late(self: Catalogue, view: View) -> array[int]:
        if current_thread() is not main_thread():
            go.wait()
        return find(self, view)

    await _left_in(places, "day-020")
    async with reader() as one:
        monkeypatch.setattr(Catalogue, "whole", late)
        library = one.room.library
        one.room.focus_pane(Pane.LIST)
        try:
            await one.pilot.press("S")
            assert (library.selected, library.rows.count) == ("day-020", 24)
            await one.pilot.press(*keys)
            assert library.selected == f"day-{day:03}"
        finally:
            go.set()
        await one.settle()
        assert (library.selected, library.rows.count) == (f"day-{day:03}", PAGES)
        assert f"Day {day:03}" in _days(one)


async def test_what_comes_and_goes_moves_nothing_that_is_seen(
    reader: Opener, places: Places
) -> None:
    await _left_in(places, "day-030")
    async with reader() as one:
        await one.tick(10)
        library = one.room.library
        one.room.focus_pane(Pane.LIST)
        await one.press("j", "j")
        before = _lines(one)
        for number in range(60, 64):
            _write(places, number)
        (places.pages / "day-010.txt").unlink()
        await one.tick(10)
        assert one.said == "4 articles are new in the library."
        assert library.rows.count == PAGES + 3
        assert library.selected == "day-028"
        assert _lines(one) == before
        # An article that goes leaves the selection where it was.
        (places.pages / "day-028.txt").unlink()
        await one.tick(10)
        assert library.selected == "day-027"
        # Where the selected row was scrolled away, what is seen stays as well.
        await one.press("g")
        library.rows.scroll_to(y=61, animate=False, immediate=True)
        await one.settle()
        before = _lines(one)
        _write(places, 64)
        await one.tick(10)
        assert library.selected == "day-063"
        assert _lines(one) == before


async def test_the_order_of_the_list_is_changed_by_a_key_and_kept(
    reader: Opener, places: Places
) -> None:
    await _left_in(places, "day-020")
    async with reader() as one:
        one.room.focus_pane(Pane.LIST)
        await one.press("S", "g")
        assert _days(one)[:2] == ["Day 000", "Day 001"]
        await one.press("S", "S", "g")
        assert one.said == ""
        assert _days(one)[0] == "Day 059"
        await one.press("G")
        assert one.room.library.selected == "day-020"
        await one.press("S")
        assert one.said == "In the list, those opened last stand first."
        await one.press("g")
        assert _days(one)[:2] == ["Day 020", "Day 059"]
    assert "sort: opened" in places.settings.read_text()
    async with reader() as one:
        assert one.room.library.rows.index == 0
        assert one.room.library.selected == "day-020"


async def test_articles_stand_under_the_day_or_the_publisher_as_the_person_wishes(
    reader: Opener, places: Places
) -> None:
    for hour in ("09:00", "08:00"):
        page = places.pages / f"twice-{hour[:2]}.txt"
        page.write_text(f"Day 100, at {hour[:2]}\n\nDate: 2022-01-01T{hour}\n\nIt sailed.\n")
    await _left_in(places, "day-020")
    async with reader() as one:
        await one.tick(10)
        room, library = one.room, one.room.library
        room.focus_pane(Pane.LIST)
        await one.press("g")
        room.call_command("list.group")
        await one.settle()
        assert one.said == "In the list, articles of one day stand together."
        assert library.selected == "twice-09"
        assert _lines(one)[:4] == ["", "", "1 Jan 2022", "Day 100, at 09"]
        assert str(library.heading.content) == "Library · 62"
        assert _days(one)[:3] == ["Day 100", "Day 100", "Day 059"]
        await one.press("j", "j")
        assert library.selected == "day-059"  # past its heading
        await one.press("J")
        assert library.selected == "day-019"  # of the open article
        await one.press("g", "j", "j", "enter", "h", "k")
        assert library.selected == "twice-08"
        await one.press("S")
        assert room.session.settings.group == "none"
        for _ in range(2):
            room.call_command("list.group")
            await one.settle()
        assert room.session.settings.sort == "publisher"
        await one.press("g")
        assert _lines(one)[2] == "Without a publisher"
        await one.settle()
    assert "group: publisher" in places.settings.read_text()


async def test_the_work_beside_reading_can_be_stopped(reader: Opener, places: Places) -> None:
    async with reader() as one:
        await one.press("ctrl+x")
        assert one.said == "Nothing is being done beside reading."
        keeper = Endless()
        one.room.session.keeper = keeper
        one.room.keep_library()
        await asyncio.to_thread(keeper.begun.wait)
        await one.pilot.pause()
        assert str(one.room.library.heading.content) == "60 · reading 40%"
        await one.press("ctrl+x")
        assert one.said.startswith("Stopped.")
        assert str(one.room.library.heading.content) == "Library · 60"


class Endless:
    """Keeps on, until it is stopped."""

    def __init__(self) -> None:
        self.begun, self._stopped = Event(), Event()

    def reports(self, stop: Stop) -> Iterator[Report]:
        stop.ends(self._stopped.set)
        yield Report("reading", 40, 100)
        self.begun.set()
        self._stopped.wait()

    def take_settings(self, settings: Settings) -> None:
        raise AssertionError(settings)
