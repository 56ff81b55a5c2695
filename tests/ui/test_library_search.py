"""The search of all articles answers while one types, opens at the hit, and never stops typing."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.finding import Found
from reader.library.passage import best_passage, marks_in
from reader.library.places import Places
from reader.library.query import Query, QueryError, read_query
from reader.library.search import Hit
from reader.ui.rows import found_row
from reader.ui.screens import library_search
from reader.ui.screens.library_search import Chosen, LibrarySearch
from reader.ui.screens.notes import AllNotes
from reader.ui.screens.reading import ReadingRoom
from reader.ui.searcher import ask
from reader.ui.session import Session
from tests.ui.conftest import Opener, Reader

pytestmark = pytest.mark.usefixtures("studied")
SEARCH = ("/", "tab")


def search_screen(running: Reader) -> LibrarySearch:
    screen = running.app.screen
    assert isinstance(screen, LibrarySearch)
    return screen


def hit(running: Reader, index: int) -> Chosen:
    chosen = search_screen(running).choice(index)
    assert isinstance(chosen, Chosen)
    return chosen


class Held:
    """Holds every answer of the library back until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Hold back what is asked from now on."""
        self.let_go = Event()
        monkeypatch.setattr(library_search, "ask", self)

    def __call__(self, session: Session, query: Query, stop: Event) -> Iterator[Found]:
        """Wait, then ask."""
        self.let_go.wait(60)
        yield from ask(session, query, stop)


async def test_a_query_is_answered_as_it_is_typed_and_opens_at_the_hit(reader: Opener) -> None:
    async with reader() as running:
        await running.press(*SEARCH, *"ferry")
        screen = search_screen(running)
        assert screen.rows.count
        first = hit(running, 0)
        assert first.at is not None
        await running.press("enter")
        opened = running.room.opened
        assert opened is not None and opened.id == first.id
        assert running.room.prose.at == first.at
        here = opened.article.text[first.at : first.at + 5]
        assert here.casefold() == "ferry"
        hits = running.room.search.hits
        assert hits == first.hits
        await running.press("n")
        assert running.room.prose.at in {start for start, _ in hits}
        await running.press(*SEARCH, *"zzqx")
        assert search_screen(running).rows.count == 0
        await running.press("enter")
        assert running.shows(LibrarySearch)
        await running.press("escape")
        assert not running.shows(LibrarySearch)


async def test_words_that_were_said_are_marked_in_quotations_alone(reader: Opener) -> None:
    async with reader() as running:
        await running.press(*SEARCH, *"said:pier")
        await running.press("enter")
        hits, opened = running.room.search.hits, running.room.opened
        assert hits and opened is not None and opened.analysis is not None
        said = [(one.start, one.end) for one in opened.analysis.quotes]
        assert all(any(a <= start and end <= b for a, b in said) for start, end in hits)
        assert len(hits) < len(marks_in(opened.article.text, read_query("pier")))


async def test_tab_widens_from_the_text_to_all_articles_to_the_notes(reader: Opener) -> None:
    async with reader(size=(80, 24)) as running:
        await running.press("/", *"ferry", "tab")
        assert search_screen(running).words.value == "ferry"
        assert search_screen(running).rows.count
        assert running.room.search.hits == ()
        await running.press("tab")
        notes = running.app.screen
        assert isinstance(notes, AllNotes)
        assert notes.words.value == "ferry"
        await running.press("q")
        running.room.call_command("find.library")
        await running.settle()
        assert search_screen(running).words.value == ""


async def test_a_query_that_cannot_be_read_is_told_with_its_place(reader: Opener) -> None:
    async with reader(size=(80, 24)) as running:
        await running.press(*SEARCH, *"pier wher:x")
        screen = search_screen(running)
        assert screen.rows.count == 0
        assert "at character 6 (“wher:x”)" in screen.rows.empty
        await running.press(*["backspace"] * 7)
        assert screen.rows.count
        await running.press("down", "down", "up")
        assert screen.rows.index == 1
        await running.press("s")
        assert screen.words.value == "piers"
        assert screen.rows.index == 0


async def test_keys_pressed_before_the_hits_have_come_act_on_them(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader() as running:
        await running.press(*SEARCH, *"ferry")
        before = hit(running, 0)
        held = Held(monkeypatch)
        await running.pilot.press(*["backspace"] * 5, *"storm", "enter", "z")
        assert search_screen(running).words.value == "storm"
        held.let_go.set()
        await running.settle()
        assert running.shows(ReadingRoom)
        assert running.room.search.words == "storm"
        assert running.room.search.hits != before.hits
        assert running.room.panes.zen
        # The second hit, when down comes before any has.
        await running.press("z", *SEARCH, *"storm")
        second = hit(running, 1)
        await running.press("escape")
        held = Held(monkeypatch)
        await running.pilot.press(*SEARCH, *"storm", "down", "enter")
        held.let_go.set()
        await running.settle()
        assert running.room.opened is not None
        assert running.room.opened.id == second.id


async def test_letters_after_an_enter_that_finds_nothing_are_typed(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader(size=(80, 24)) as running:
        held = Held(monkeypatch)
        await running.pilot.press(*SEARCH, *"zzq", "enter", *"xy")
        assert search_screen(running).words.value == "zzq"
        held.let_go.set()
        await running.settle()
        assert search_screen(running).words.value == "zzqxy"
        assert search_screen(running).words.has_focus
        held = Held(monkeypatch)
        await running.pilot.press("a", "enter", "escape")
        assert running.shows(ReadingRoom)
        held.let_go.set()
        await running.settle()
        assert running.shows(ReadingRoom)


async def test_a_letter_typed_before_the_focus_came_is_not_lost(reader: Opener) -> None:
    async with reader(size=(80, 24)) as running:
        await running.press(*SEARCH)
        screen = search_screen(running)
        screen._typing = True
        screen.set_focus(None)
        await running.press("f", "e")
        assert screen.words.value == "fe"


async def test_notes_answer_a_query_too(reader: Opener) -> None:
    async with reader() as running:
        await running.press("]", "q", "H", *SEARCH, *"has:highlight")
        screen = search_screen(running)
        assert screen.rows.count == 1
        chosen = hit(running, 0)
        assert chosen.at is None


async def test_what_becomes_known_beside_reading_answers_too(
    reader: Opener, places: Places
) -> None:
    places.index.unlink()
    async with reader() as running:
        await running.press(*SEARCH, *"ferry")
        screen = search_screen(running)
        assert screen.rows.count == 0
        running.room.keep_library()
        await running.settle()
        assert screen.rows.count
        assert "finding who says what" not in screen.title_line(screen.rows.count)


async def test_pages_opened_by_their_paths_are_not_the_library(
    reader: Opener,
) -> None:
    async with reader(start="ten-years-on") as running:
        await running.press(*SEARCH, *"ferry")
        assert search_screen(running).rows.empty == library_search.NO_LIBRARY


def _found(text: str, query: str) -> Found | None:
    try:
        read = read_query(query)
    except QueryError:
        return None
    return Found(Hit("id", "path", text, text, None), text, best_passage(text, read))


@given(st.text(max_size=400), st.text(max_size=20), st.integers(4, 60))
def test_a_row_has_at_most_four_lines_whatever_it_says(text: str, query: str, width: int) -> None:
    if (found := _found(text, query)) is not None:
        rows = found_row(found, width)
        assert len(rows) <= 4
        assert not any("\n" in words for row in rows for words, _ in row)


def test_the_first_mark_is_in_sight_in_a_long_sentence() -> None:
    text = "The " + "slow and patient " * 12 + "ferry went out."
    found = _found(text, "ferry")
    assert found is not None
    row = found_row(found, 40)
    assert ("ferry", "hit") in [run for line in row for run in line]


def test_marks_are_found_in_the_whole_text() -> None:
    text = "A ferry.\n\nThe Ferry, the ferries."
    assert [text[a:b] for a, b in marks_in(text, read_query("ferr*"))] == [
        "ferr",
        "Ferr",
        "ferr",
    ]
    text = "Anna Weir met a councillor."
    asked = read_query('person:"Anna Weir (councillor)"')
    assert [text[a:b] for a, b in marks_in(text, asked)] == ["Anna Weir"]
