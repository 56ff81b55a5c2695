"""Articles marked in the list, and what is done with all of them as one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from reader.library.add import add_pages
from reader.library.keeping import Report
from reader.library.places import Places
from reader.library.stopping import Stop
from reader.ui.commands import Pane
from reader.ui.commands.marking import retagged
from reader.ui.screens.ask import Ask, AskWords
from tests.epubs import FERRY, PIER, epub, ncx, point, prose, xhtml
from tests.ui.conftest import Opener, Reader


@pytest.fixture
def own(places: Places, tmp_path: Path) -> list[str]:
    """Three pages of the person's own, newest first."""
    made = []
    for day, word in ((3, "Third"), (2, "Second"), (1, "First")):
        file = tmp_path / f"{word.lower()}.md"
        file.write_text(
            f"---\ntitle: {word} day at the quay\ndate: 2031-05-0{day}\n---\n\n"
            f"The crane at the quay was mended on day {day}, said Ola Lind, who runs it.\n"
        )
        made.append(add_pages(places, [str(file)]).added[0].id)
    return made


def _finished(one: Reader) -> set[str]:
    places = one.room.session.progress.places
    return {id_ for id_, place in places.items() if place.finished}


def _tags(one: Reader, ids: list[str]) -> list[tuple[str, ...]]:
    return [one.room.library.left.in_article(id_).tags for id_ in ids]


async def test_what_is_marked_is_acted_on_as_one_and_undone_as_one(
    reader: Opener, places: Places, own: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reader() as one:
        library = one.room.library
        one.room.focus_pane(Pane.LIST)
        await one.press("g", "v", "v")
        assert [entry.id for entry in library.marked_entries()] == own[:2]
        assert "2 marked" in one.said and "2 marked" in str(library.heading.render())
        assert "✓" in str(library._row(0, 30)) and "✓" not in str(library._row(2, 30))
        # Read and unread.
        await one.press("r")
        assert _finished(one) == {*own[:2]}
        await one.press("r")
        assert _finished(one) == set()
        await one.press("ctrl+z")
        assert _finished(one) == {*own[:2]}
        assert one.said == "Undone: mark 2 articles as unread."
        await one.press("ctrl+z")
        assert _finished(one) == set()
        await one.press("ctrl+r")
        assert _finished(one) == {*own[:2]}
        # Tags.
        await one.press("t")
        assert one.shows(AskWords)
        await one.press(*"quay, todo", "enter")
        assert _tags(one, own) == [("quay", "todo")] * 2 + [()]
        await one.press("t", *"-todo, crane", "enter")
        assert _tags(one, own) == [("quay", "crane")] * 2 + [()]
        assert (places.notes / f"{own[1]}.yaml").is_file()
        await one.press("ctrl+z")
        assert _tags(one, own) == [("quay", "todo")] * 2 + [()]
        assert one.said == "Undone: tags of 2 articles."
        # Export: a file for each, or one that holds both.
        await one.press("s", "m", "enter")
        assert one.said == f"2 files written to {tmp_path}."
        assert {file.name for file in tmp_path.glob("*.md")} >= {f"{own[0]}.md", f"{own[1]}.md"}
        assert one.said == f"2 files written to {tmp_path}."
        await one.press("s", "m", "enter")
        assert one.shows(Ask)
        await one.press("escape", "s", "z", "enter")
        assert (tmp_path / "articles.json").read_text().count('"title"') == 2
        # Esc unmarks; what is unmarked is done to the open article, as ever.
        one.room.focus_pane(Pane.LIST)
        await one.press("escape")
        assert not library.marks


async def test_pages_are_removed_when_the_person_says_so_and_put_back(
    reader: Opener, places: Places, own: list[str]
) -> None:
    async with reader() as one:
        one.room.focus_pane(Pane.LIST)
        before = {file.name: file.read_bytes() for file in places.pages.iterdir()}
        await one.press("g", "V", "x")
        assert one.shows(Ask)
        await one.press("escape")
        assert {file.name for file in places.pages.iterdir()} == {*before}
        await one.press("x", "y")
        assert list(places.pages.iterdir()) == []
        assert "3 articles removed; Ctrl+Z puts them back. 11 stay" in one.said
        assert all(one.room.session.catalogue.number(id_) is None for id_ in own)
        assert not one.room.library.marks
        await one.press("ctrl+z")
        assert {file.name: file.read_bytes() for file in places.pages.iterdir()} == before
        assert all(one.room.session.catalogue.number(id_) is not None for id_ in own)
        await one.press("ctrl+r")
        assert list(places.pages.iterdir()) == []
        await one.press("ctrl+z")
        # What ships with the reader is not removed so.
        one.room.focus_pane(Pane.LIST)
        await one.press("G", "x")
        assert one.shows(type(one.room))
        assert one.said == "The command Sample articles puts these away."


async def test_what_is_removed_goes_from_the_list_at_once_whatever_runs_beside_reading(
    reader: Opener, own: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader() as one:
        keeper = one.room.session.keeper
        assert keeper is not None
        reports, runs = keeper.reports, list[Stop]()

        def slow(stop: Stop) -> Iterator[Report]:
            """The first time, go on until it is asked to stop."""
            runs.append(stop)
            if len(runs) > 1:
                yield from reports(stop)
            else:
                stopped = Event()
                stop.ends(stopped.set)
                assert stopped.wait(60)

        monkeypatch.setattr(keeper, "reports", slow)
        one.room.keep_library()
        one.room.focus_pane(Pane.LIST)
        await one.pilot.press("g", "V", "x", "y")
        await one.settle()
        assert len(runs) == 2
        assert all(one.room.session.catalogue.number(id_) is None for id_ in own)
        assert "3 articles removed" in one.said


async def test_it_is_said_that_an_article_of_a_watched_book_is_removed_in_its_folder(
    reader: Opener, home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "novels"
    folder.mkdir()
    documents = {"a.xhtml": xhtml(prose(FERRY)), "b.xhtml": xhtml(prose(PIER))}
    contents = ncx(point("Ferry", "a.xhtml") + point("Pier", "b.xhtml"))
    (folder / "boats.epub").write_bytes(epub(documents, contents, "<dc:date>2030-01-05</dc:date>"))
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.yaml").write_text(f"folders: [{folder}]\n")
    async with reader() as one:
        await one.tick(10)
        one.room.focus_pane(Pane.LIST)
        await one.press("g", "x")
        assert one.room.library.selected_entry and one.room.library.selected_entry.title == "Ferry"
        assert one.said == "This lies in a folder of yours; it is removed there."


async def test_what_was_removed_is_put_back_after_a_restart_in_its_turn(
    reader: Opener, places: Places, own: list[str]
) -> None:
    before = {file.name: file.read_bytes() for file in places.pages.iterdir()}
    async with reader() as one:
        one.room.focus_pane(Pane.LIST)
        await one.press("g", "x", "y")
        assert len([*places.pages.iterdir()]) == 2
        await one.press("g", "v", "t", *"quay", "enter")
    async with reader() as one:
        # The latest first: the tags, then the page.
        await one.press("ctrl+z")
        assert one.said == "Undone: tags of 1 article." and len(before) == 3
        assert len([*places.pages.iterdir()]) == 2
        await one.press("ctrl+z")
        assert {file.name: file.read_bytes() for file in places.pages.iterdir()} == before
    async with reader() as one:
        await one.press("ctrl+r")
        assert one.said == "Done again: 1 article removed."
        assert len([*places.pages.iterdir()]) == 2
        await one.press("ctrl+r")
        assert one.said == "Done again: tags of 1 article."
        await one.press("ctrl+z", "ctrl+z")
        assert {file.name: file.read_bytes() for file in places.pages.iterdir()} == before
        # What is new leaves nothing to be done again.
        await one.press("*", "ctrl+r")
        assert one.said == "Nothing to do again."


def test_tags_are_added_and_taken_away() -> None:
    assert retagged(["a", "b"], ["c", "-a"]) == ("b", "c")
    assert retagged(["a"], ["", " a ", "-b"]) == ("a",)
    assert retagged(["a"], ["-a"]) == ()
