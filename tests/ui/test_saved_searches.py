"""Saved searches: kept in the settings' file, standing above the articles, listing what answers."""

from __future__ import annotations

import asyncio
import threading
from array import array

import pytest
from textual.widgets import Static

from reader.library.article_list import View
from reader.library.places import Places
from reader.ui import searcher
from reader.ui.screens.ask import Ask
from reader.ui.screens.library_search import LibrarySearch
from reader.ui.screens.reading import ReadingRoom
from reader.ui.session import Session
from tests.ui.conftest import Opener, Reader

pytestmark = pytest.mark.usefixtures("studied")
FILE = """\
# mine
searches:
  # of one town
  The harbour: harbour   # all of it
  starred: is:starred
  wrong: 'pier wher:x'
theme: dark
"""


def listed(one: Reader) -> list[str]:
    rows = one.room.library
    return [entry.title for n in range(rows.rows.count) if (entry := rows._entry(n)) is not None]


def heading(one: Reader) -> str:
    return str(one.room.library.heading.render())


@pytest.fixture
def _file(places: Places) -> None:
    places.settings.parent.mkdir(parents=True, exist_ok=True)
    places.settings.write_text(FILE)


@pytest.mark.usefixtures("_file")
async def test_a_saved_search_lists_its_articles_in_place_of_all(reader: Opener) -> None:
    async with reader() as one:
        every = listed(one)
        await one.press("h", "g", "k", "k", "k", "k")
        assert one.room.library.searches.has_focus
        await one.press("enter")
        assert one.room.library.rows.has_focus
        some = listed(one)
        assert 0 < len(some) < len(every)
        assert some == [title for title in every if title in some]
        assert heading(one).startswith(f"The harbour · {len(some)}")
        # It is sorted and narrowed like the whole list, and J goes on in it.
        await one.press("S")
        tutorial, *rest = listed(one)
        assert tutorial == "How to read here"
        assert rest == sorted(set(some) - {tutorial}, key=str.casefold)
        await one.press("/", *"pier", "enter")
        assert len(listed(one)) < len(some)
        await one.press("escape")
        assert len(listed(one)) == len(some)
        await one.press("g", "enter", "J")
        assert one.room.opened is not None
        assert one.room.opened.article.title in some
        # Esc in the list goes back to all.
        await one.press("h", "escape")
        assert len(listed(one)) == len(every)
        assert heading(one).startswith("Library")


@pytest.mark.usefixtures("_file")
async def test_all_that_answers_is_marked_also_before_the_answer_is_listed(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, find = threading.Event(), searcher.listed

    first = threading.Event()

    def late(session: Session, view: View, words: str, *, whole: bool = True) -> array[int]:
        if threading.current_thread() is not threading.main_thread() and whole:
            first.set()
            go.wait()
        return find(session, view, words, whole=whole)

    async with reader(size=(120, 12)) as one:
        monkeypatch.setattr(searcher, "listed", late)
        try:
            await one.pilot.press("h", "g", "k", "k", "k", "k", "enter")
            await asyncio.to_thread(first.wait)
            await one.pilot.pause()
            # What answers among the first rows is there before all of it is.
            assert len(listed(one)) > 1
            assert heading(one).startswith("The harbour")
            assert not one.room.library._listed.whole
            await one.pilot.press("V")
            assert one.room.library.searches.asked == "The harbour"
            marked = set(one.room.library.marks)
        finally:
            go.set()
        await one.settle()
        rows = one.room.library.rows.count
        assert 0 < len(marked) == rows == len(listed(one))
        assert len(one.room.library.marked_entries()) == rows


@pytest.mark.usefixtures("_file")
async def test_what_is_starred_meanwhile_is_listed_and_a_wrong_query_is_told(
    reader: Opener,
) -> None:
    async with reader(size=(80, 24)) as one:
        # Up from the first article leads to the last search, down from that to the article again.
        await one.press("*", "h", "g", "k", "k", "j", "j")
        assert one.room.library.rows.has_focus
        await one.press("k", "k", "enter")
        assert len(listed(one)) == 1
        await one.press("k", "j", "enter")
        await one.settle()
        assert one.room.library.searches.asked == "wrong"
        assert listed(one) == []
        assert "at character 6 (“wher:x”)" in one.said
        assert "at character 6 (“wher:x”)" in one.room.library.rows.empty


@pytest.mark.usefixtures("_file")
async def test_a_search_is_saved_renamed_and_removed(reader: Opener, places: Places) -> None:
    async with reader() as one:
        await one.press("/", "tab", *"pier", "ctrl+s")
        await one.press(*["backspace"] * 4, *"Piers", "enter")
        assert one.shows(LibrarySearch)
        heading_there = one.app.screen.query_one("#listing-heading", Static)
        assert "saved as Piers" in str(heading_there.render())
        assert FILE.replace("theme", "  Piers: pier\ntheme") == places.settings.read_text()
        # What is written into the file meanwhile stays.
        places.settings.write_text(places.settings.read_text() + "width: 60\n")
        text = places.settings.read_text().replace("theme", "  other: ferry\ntheme")
        places.settings.write_text(text)
        await one.press("ctrl+s")
        assert one.shows(Ask)
        await one.press("n", *"!", "enter")
        assert (
            text.replace("  Piers: pier\n", "").replace("theme", "  Piers!: pier\ntheme")
            == places.settings.read_text()
        )
        await one.press("ctrl+s", "r")
        assert text.replace("  Piers: pier\n", "") == places.settings.read_text()
        # A query that can't be read, or none, is not saved.
        await one.press("space", *"by:", "ctrl+s")
        assert one.shows(LibrarySearch)
        await one.press("escape")
        assert one.shows(ReadingRoom)
        assert one.room.library.searches.count == 3
