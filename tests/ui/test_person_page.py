"""A person's page: what it says, where it leads, and what is put right from there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Event
from typing import Any

import pytest

from reader.library.index import Index
from reader.library.person import Record, record_of
from reader.library.places import Places
from reader.library.settings import Settings
from reader.library.shelf import indexed_shelf
from reader.library.study import study_pages
from reader.ui.commands import Pane, library
from reader.ui.screens import person
from reader.ui.screens.library_search import LibrarySearch
from reader.ui.screens.person import PersonPage
from reader.ui.screens.reading import ReadingRoom
from tests.ui.conftest import Opener, Reader

pytestmark = pytest.mark.usefixtures("studied")
STORY, NAME = "council-leader-resigns", "Margaret Ellacott"


def page(one: Reader) -> PersonPage:
    screen = one.app.screen
    assert isinstance(screen, PersonPage)
    return screen


def told(one: Reader, id_: str) -> str:
    return str(one.app.screen.query_one(id_).render())


async def test_a_name_at_the_cursor_leads_to_everything_they_said(reader: Opener) -> None:
    async with reader() as one:
        await one.open(STORY)
        await one.press("enter")
        assert one.shows(ReadingRoom)
        assert "]p" in one.said
        await one.press("]", "p", "enter")
        assert page(one).title_line(0).startswith(f"{NAME} · 9 articles")
        facts = told(one, "#person-facts")
        assert "Council leader (2005 to 2011, " in facts
        assert "former council leader (2019, 1 article)" in facts.replace("\n", " ")
        line, marker = told(one, "#person-timeline").splitlines()[1:3]
        assert line.isascii()
        assert marker == "^"
        # In time, to the next column that has something and back.
        await one.press("l", "l", "left")
        assert page(one).rows.index == 3
        await one.press("h", "j", "j", "enter")
        assert one.room.opened is not None
        assert one.room.opened.id == "pier-centenary-2005"
        thing = one.room.prose.thing
        assert thing is not None and thing.kind == "quote"
        words = one.room.opened.article.text[thing.start : thing.end]
        assert words.startswith('"That is the bargain')
        # The speaker of a quotation at the cursor is a person too.
        await one.press("enter")
        assert page(one).title_line(0).startswith(NAME)
        await one.press("q")
        assert one.shows(ReadingRoom)


async def test_from_the_panel_and_on_to_the_search_and_back(reader: Opener) -> None:
    async with reader(size=(80, 24)) as one:
        await one.open(STORY)
        await one.press("P", "l")
        assert page(one).title_line(0).startswith(NAME)
        await one.press("/", *"pier")
        assert isinstance(search := one.app.screen, LibrarySearch)
        assert search.words.value == f'person:"{NAME}" said:pier'
        # Whoever is asked for stands before the articles.
        await one.press("enter")
        assert page(one).title_line(0).startswith(NAME)
        await one.press("G", "escape")
        assert one.room.pane_name in (Pane.PANEL, Pane.TEXT)


def _hold(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let the record be read only once the event is set that is returned."""
    let_go = Event()

    def held(index: Index, name: str, but: Iterable[int], also: str) -> Record:
        let_go.wait(60)
        return record_of(index, name, but, also)

    monkeypatch.setattr(person, "record_of", held)
    return let_go


async def test_keys_pressed_before_it_is_read_are_kept(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go = _hold(monkeypatch)
    async with reader() as one:
        await one.open(STORY)
        await one.pilot.press("]", "p", "enter", "j", "enter", "z")
        assert person.READING in page(one).waiting_line(0)
        let_go.set()
        await one.settle()
        assert one.room.opened is not None
        assert one.room.opened.id == "pier-centenary-2005"
        assert one.room.panes.zen


async def _until(one: Reader, holds: Callable[[], bool]) -> None:
    for _ in range(1000):
        if holds():
            return
        await one.pilot.pause()
    raise AssertionError("it never came")


async def test_the_first_places_are_there_before_all_are_read_and_what_goes_beyond_waits(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go = _hold(monkeypatch)
    monkeypatch.setattr("reader.library.person.MANY", 1)
    monkeypatch.setattr("reader.library.person.AT_ONCE", 3)
    monkeypatch.setattr(person, "_AHEAD", 1)
    async with reader() as one:

        async def open_page() -> PersonPage:
            let_go.clear()
            await one.open(STORY)
            await one.pilot.press("]", "p", "enter", "j")
            return page(one)

        shown = await open_page()
        await _until(one, lambda: shown.rows.index == 1)
        first = shown.rows.count
        assert shown.rows.empty == person.READING
        assert shown.row(1, 60) and "Named" not in told(one, "#person-facts")
        await one.pilot.press("k", "j", "G", "k")
        assert shown.rows.index == 1
        top = shown.rows.region.y
        let_go.set()
        await one.settle()
        assert shown.rows.count > first and shown.rows.index == shown.rows.count - 2
        assert shown.rows.region.y == top
        assert "Named" in told(one, "#person-facts")
        await one.press("q")
        # What was selected among the first stays so, and leads where it says.
        shown = await open_page()
        await _until(one, lambda: shown.rows.index == 1)
        let_go.set()
        await one.settle()
        assert shown.rows.index == 1
        await one.press("q")
        await open_page()
        await one.pilot.press("enter", "z")
        await _until(one, lambda: one.shows(ReadingRoom))
        let_go.set()
        await one.settle()
        assert one.room.opened and one.room.opened.id == "pier-centenary-2005"
        assert one.room.panes.zen


def _record(one: Reader, name: str) -> Any:
    with one.room.session.catalogue.apart() as index:
        return record_of(index, name)


async def test_who_is_the_same_and_who_is_not_is_put_right_over_the_library(
    reader: Opener,
) -> None:
    async with reader() as one:
        assert _record(one, "Tom Arkwell").articles == 7
        assert _record(one, "Nell Arkwell").articles == 6
        await one.open(STORY)
        # In the article of the place that is selected it is somebody else.
        await one.press("]", "p", "enter", "X")
        await one.press("enter")
        assert "is shown as" in told(one, "#listing-heading")
        await one.tick()
        other = f"{NAME} (Council leader)"
        assert _record(one, NAME).articles == 8
        assert _record(one, other).articles == 1
        assert page(one).rows.count == len(_record(one, NAME).pages)
        # And the same again: whoever shares a word of the name is offered.
        await one.press("E", *"council", "enter")
        await one.tick()
        assert _record(one, NAME).articles == 9
        await one.press("q", "ctrl+z")
        await one.tick()
        assert _record(one, NAME).articles == 8
        # What was said of several articles at once is taken back, and done again, at once.
        await one.press("ctrl+z")
        await one.tick()
        assert _record(one, NAME).articles == 9
        library.show_person(one.room, "Tom Arkwell")
        await one.settle()
        await one.press("E", *"nell", "enter")
        assert "in 6 articles" in told(one, "#listing-heading")
        await one.tick()
        assert _record(one, "Nell Arkwell").articles == 0
        together = _record(one, "Tom Arkwell").articles
        assert together > 7
        await one.press("q", "ctrl+z")
        await one.tick()
        assert "Undone" in one.said
        assert _record(one, "Nell Arkwell").articles == 6
        assert _record(one, "Tom Arkwell").articles == 7
        await one.press("ctrl+r")
        await one.tick()
        assert _record(one, "Tom Arkwell").articles == together


async def test_what_was_put_right_on_the_page_is_taken_back_and_told_there_and_nothing_else(
    reader: Opener,
) -> None:
    async with reader() as one:
        await one.open(STORY)
        await one.press("]", "p", "H")
        (mark,) = one.annotations
        await one.press("enter", "ctrl+z")
        assert one.annotations == [mark]
        assert "Nothing was put right here" in told(one, "#listing-heading")
        await one.press("ctrl+r")
        assert "Nothing was taken back here" in told(one, "#listing-heading")
        await one.press("X", "enter")
        assert "Ctrl+Z takes it back" in told(one, "#listing-heading")
        await one.tick()
        # What is told makes room for the counts and the keys with the next key.
        await one.press("k")
        assert told(one, "#listing-heading").startswith(f"{NAME} · 8 articles")
        await one.press("ctrl+z")
        assert told(one, "#listing-heading").startswith("Undone: ")
        await one.tick()
        assert _record(one, NAME).articles == 9
        await one.press("ctrl+z")
        assert "Nothing was put right here" in told(one, "#listing-heading")
        await one.press("ctrl+r")
        assert told(one, "#listing-heading").startswith("Done again: ")
        await one.tick()
        assert _record(one, NAME).articles == 8
        assert one.annotations == [mark]
        # Another page does not take it back; the room does.
        await one.press("q")
        library.show_person(one.room, NAME)
        await one.settle()
        await one.press("ctrl+z")
        assert "Nothing was put right here" in told(one, "#listing-heading")
        await one.press("q", "ctrl+z")
        await one.tick()
        assert _record(one, NAME).articles == 9


WEIRS = {
    "vote": 'Councillor Anna Weir met Ola Lind. "The bridge comes first," said Anna Weir.',
    "budget": '"It is a poor budget," said Anna Weir. Ola Lind said it was late.',
    "match": '"I was glad of it," said Anna Weir, the Harrow striker. Tom Vole said so.',
    "gala": '"It was a fine gala," said Anna Weir. Una Brack thanked the band.',
}


@pytest.fixture
def weirs(studied: None, places: Places) -> None:
    """Two people are called Anna Weir, and one article does not say which it means."""
    places.pages.mkdir(parents=True)
    for number, (id_, words) in enumerate(WEIRS.items(), 1):
        head = f"# The {id_} on the quay\n\nBy Lea Brack\n\n{number} March 2010\n\n"
        (places.pages / f"{id_}.md").write_text(f"{head}{words}\n")
    with Index(places.index) as index:
        study_pages(index, hand=indexed_shelf(index, places, Settings()).hand)


@pytest.mark.usefixtures("weirs")
async def test_another_of_the_name_is_kept_apart_until_they_are_said_to_be_one(
    reader: Opener,
) -> None:
    name, striker, councillor = "Anna Weir", "Harrow striker", "Councillor"

    def beside(one: Reader) -> set[str]:
        assert one.room.opened is not None
        return {other.facts.id for other in one.room.opened.around.related} & {*WEIRS}

    async with reader() as one:
        # It begins on the one whom the open article names.
        await one.open("match")
        assert beside(one) == {"gala"}
        await one.press("]", "p", "enter")
        assert page(one).title_line(0).startswith(f"{name}, {striker} · 2 articles")
        facts = told(one, "#person-facts")
        assert f"J shows another {name}, {councillor} (2010, 2 articles); 1 article" in facts
        # In the article that does not say which, it is the other.
        await one.press("G", "X", "enter")
        await one.tick()
        said = f"{name} is shown as {name} ({councillor})"
        assert told(one, "#listing-heading") == f"{said}. Ctrl+Z takes it back."
        assert page(one).rows.count == 2
        await one.press("J")
        assert page(one).title_line(0).startswith(f"{name}, {councillor} · 3 articles")
        assert "may be of either" not in told(one, "#person-facts")
        # On to the search, where who is asked for stands before the articles.
        await one.press("/", *"budget")
        assert isinstance(search := one.app.screen, LibrarySearch)
        assert search.words.value == f'person:"{name} ({councillor})" said:budget'
        await one.press("enter")
        assert page(one).title_line(0).startswith(f"{name}, {councillor} · 3 articles")
        # Whoever is shown, those that are named less are said to be who is named most.
        await one.press("E", "enter")
        assert "is the person of that name who is named most" in told(one, "#listing-heading")
        await one.tick()
        await one.settle()
        assert "another" not in told(one, "#person-facts")
        corrections = one.room.session.shelf.hand.corrections
        assert (name, name) in [said.names for _, said in corrections.all()]
        await one.press("q")
        assert beside(one) == {"vote", "budget"}
        for there in ("", "gala"):
            await one.press("ctrl+z")
            await one.tick()
            assert beside(one) == {*there.split()}
        assert not list(one.room.session.shelf.hand.corrections.all())


async def test_what_other_articles_share_stands_beside_and_leads_there(reader: Opener) -> None:
    async with reader() as one:
        await one.open("pier-centenary-2005")
        assert one.room.opened is not None
        around = one.room.opened.around
        again = [said for said in around.said_again if said.same]
        assert again
        assert around.related
        quotes = one.room.opened.direct_quotes
        await one.press('"', *["j"] * (quotes.index(again[0].quote) + 1))
        leaf = one.room.panel.chosen
        assert leaf is not None
        assert leaf.elsewhere is not None
        assert leaf.elsewhere.id == again[0].facts.id
        await one.press("enter")
        assert one.room.opened.id == again[0].facts.id
        thing = one.room.prose.thing
        assert thing is not None
        assert (thing.start, thing.end) == (again[0].start, again[0].end)
        # Below the people stand other articles with them.
        await one.press("P", "G")
        last = one.room.opened.around.related[-1]
        await one.press("enter")
        assert one.room.opened.id == last.facts.id
        assert one.room.prose.at == last.start
