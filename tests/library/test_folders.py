"""Folders that the settings name: their pages are in the library, where they lie."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.add import add_pages
from reader.library.folders import folders_of, is_there, stamps
from reader.library.ids import digest, page_id
from reader.library.index import Index
from reader.library.places import Places, find_places
from reader.library.settings import Settings
from reader.library.shelf import Shelf, indexed_shelf, library_shelf

STORY = "Ferry stops\n\nThe ferry will not sail.\n"


@pytest.fixture
def settings(desk: Path) -> Settings:
    return Settings(samples=False, folders=(desk,))


def _titles(shelf: Shelf) -> list[str]:
    return sorted(entry.title for entry in shelf.entries)


def test_pages_of_a_folder_are_listed_and_stay_where_they_lie(
    places: Places, desk: Path, settings: Settings
) -> None:
    (desk / "ferry.txt").write_text(STORY)
    (entry,) = library_shelf(places, settings).entries
    assert (entry.title, entry.source) == ("Ferry stops", desk / "ferry.txt")
    assert entry.id == page_id("ferry", digest(STORY.encode()))
    assert not places.pages.exists()


@pytest.mark.parametrize("name", ["~saved-pages", "~nobody-at-all/x", "a" * 999, "a\0b"])
def test_a_folder_named_badly_is_told_and_the_others_are_read(
    places: Places, desk: Path, name: str
) -> None:
    (desk / "ferry.txt").write_text(STORY)
    settings = Settings(samples=False, folders=(Path(name), desk))
    shelf = library_shelf(places, settings)
    assert _titles(shelf) == ["Ferry stops"]
    assert [one.reason[:23] for one in shelf.unreadable] == ["there is no such folder"]


def test_a_folder_in_the_home_of_the_person_is_found(places: Places) -> None:
    settings = Settings(folders=(Path("~"), Path("~/clips")))
    assert folders_of(places, settings) == [Path.home(), Path.home() / "clips"]


@given(st.text(max_size=20).map(lambda text: "~" + text) | st.text(max_size=400))
def test_any_name_of_a_folder_is_a_path_that_can_be_asked_for(name: str) -> None:
    places = find_places({"READER_HOME": "/nowhere/at/all"})
    (folder,) = folders_of(places, Settings(folders=(Path(name),)))
    assert is_there(folder) in (True, False)


def test_a_page_that_comes_is_listed_and_one_that_went_is_not(
    places: Places, desk: Path, settings: Settings
) -> None:
    (desk / "ferry.txt").write_text(STORY)
    library_shelf(places, settings)
    (desk / "deep" / "er").mkdir(parents=True)
    (desk / "deep" / "er" / "ramp.txt").write_text("Ramp broke\n\nIt broke.\n")
    assert _titles(library_shelf(places, settings)) == ["Ferry stops", "Ramp broke"]
    (desk / "ferry.txt").unlink()
    assert _titles(library_shelf(places, settings)) == ["Ramp broke"]


def test_a_page_that_changes_keeps_its_id(places: Places, desk: Path, settings: Settings) -> None:
    (desk / "ferry.txt").write_text(STORY)
    (before,) = library_shelf(places, settings).entries
    (desk / "ferry.txt").write_text(STORY.replace("stops", "sails again"))
    (after,) = library_shelf(places, settings).entries
    assert (after.id, after.title) == (before.id, "Ferry sails again")


def test_a_page_that_was_added_too_is_one_article(
    places: Places, desk: Path, settings: Settings
) -> None:
    (desk / "ferry.txt").write_text(STORY)
    (desk / "copy.txt").write_text(STORY)
    (added,) = add_pages(places, [str(desk / "ferry.txt")]).added
    (entry,) = library_shelf(places, settings).entries
    assert entry.id == added.id
    assert entry.source.is_relative_to(places.pages)


def test_what_can_not_be_read_is_told_and_stops_nothing(
    places: Places, desk: Path, settings: Settings
) -> None:
    (desk / "ferry.txt").write_text(STORY)
    (desk / "empty.txt").write_text("")
    gone = desk / "gone"
    shelf = library_shelf(places, Settings(samples=False, folders=(gone, desk)))
    assert _titles(shelf) == ["Ferry stops"]
    told = {one.source: one.reason for one in shelf.unreadable}
    assert set(told) == {str(gone), str(desk / "empty.txt")}
    assert "there is no such folder; take it out of" in told[str(gone)]


def test_a_folder_around_the_library_does_not_list_it_twice(places: Places, desk: Path) -> None:
    (desk / "ferry.txt").write_text(STORY)
    add_pages(places, [str(desk / "ferry.txt")])
    settings = Settings(samples=False, folders=(places.data.parent, places.data))
    assert _titles(library_shelf(places, settings)) == ["Ferry stops"]


def test_a_folder_can_be_named_from_home_or_beside_the_settings(
    places: Places, monkeypatch: pytest.MonkeyPatch, desk: Path
) -> None:
    monkeypatch.setenv("HOME", str(desk))
    (desk / "ferry.txt").write_text(STORY)
    beside = places.config / "pages"
    beside.mkdir(parents=True)
    (beside / "ramp.txt").write_text("Ramp broke\n\nIt broke.\n")
    settings = Settings(samples=False, folders=(Path("~"), Path("pages")))
    assert _titles(library_shelf(places, settings)) == ["Ferry stops", "Ramp broke"]


def test_only_what_changed_is_read_again(
    places: Places, desk: Path, settings: Settings, cleaner: list[bytes]
) -> None:
    for number in range(3):
        (desk / f"{number}.txt").write_text(f"Ferry {number}\n\nIt sails.\n")
    library_shelf(places, settings)
    cleaner.clear()
    (desk / "1.txt").write_text("Ferry 7\n\nIt sails.\n")
    library_shelf(places, settings)
    assert cleaner == [b"Ferry 7\n\nIt sails.\n"]


def test_searching_knows_them(places: Places, desk: Path, settings: Settings) -> None:
    (desk / "ferry.txt").write_text(STORY)
    with Index(places.index) as index:
        indexed_shelf(index, places, settings)
        assert list(index.all()) == [str(desk / "ferry.txt")]


def test_stamps_tell_what_came_went_and_changed(
    places: Places, desk: Path, settings: Settings
) -> None:
    seen = [stamps(places, settings)]
    for change in (
        lambda: (desk / "ferry.txt").write_text(STORY),
        lambda: (desk / "ferry.txt").write_text(STORY + "More.\n"),
        lambda: (desk / "ferry.txt").unlink(),
        lambda: places.pages.mkdir(parents=True),
    ):
        assert stamps(places, settings) == seen[-1]
        change()
        assert stamps(places, settings) not in seen[-1:]
        seen.append(stamps(places, settings))
