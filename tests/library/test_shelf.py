"""The shelf: what can be opened, in the order of the list."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reader.library.add import add_pages
from reader.library.page import clean_page
from reader.library.places import Places
from reader.library.progress import Place, Progress, save_progress, this_device
from reader.library.settings import Settings
from reader.library.shelf import Shelf, library_shelf, opened_shelf
from reader.library.sources import Unreadable
from reader.model import Article, ArticleRef, NotAnArticle, ReaderError
from reader.pages import clean
from tests.epubs import FERRY, PIER, epub, ncx, point, prose, xhtml
from tests.library.simple import simple_clean

SETTINGS = Settings()


def _put(folder: Path, name: str, title: str, date: str = "", text: str = "A line.") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / name
    page.write_text("\n\n".join([title, *([f"Date: {date}"] if date else []), text]))
    return page


def _titles(shelf: Shelf) -> list[str]:
    return [entry.title for entry in shelf.entries]


def test_a_new_person_has_an_empty_shelf(places: Places) -> None:
    shelf = library_shelf(places, SETTINGS)
    assert (shelf.entries, shelf.unreadable) == ((), ())


def test_entries_stand_newest_first_then_by_title(places: Places) -> None:
    _put(places.pages, "a.txt", "Weir repaired", "2020-01-05")
    _put(places.pages, "b.txt", "Ferry late", "2021-05-03T09:00:00+00:00")
    _put(places.pages, "c.txt", "Ferry early", "2021-05-03")
    _put(places.pages, "d.txt", "Without a date")
    _put(places.pages, "e.txt", "apples", "2020-01-05")
    assert _titles(library_shelf(places, SETTINGS)) == [
        "Ferry late", "Ferry early", "apples", "Weir repaired", "Without a date",
    ]  # fmt: skip


def test_samples_come_after_the_persons_own_and_the_tutorial_is_the_first_of_them(
    places: Places, samples: Path
) -> None:
    _put(samples, "harbour.txt", "Harbour", "2022-01-01")
    _put(samples, "how-to-read-here.md", "How to read here", "2019-01-01")
    _put(places.pages, "mine.txt", "Mine", "1999-01-01")
    shelf = library_shelf(places, SETTINGS)
    assert _titles(shelf) == ["Mine", "How to read here", "Harbour"]
    assert [entry.sample for entry in shelf.entries] == [False, True, True]
    assert shelf.entries[1].id == "how-to-read-here"


def test_samples_go_when_they_are_not_wanted(places: Places, samples: Path) -> None:
    _put(samples, "harbour.txt", "Harbour")
    assert library_shelf(places, replace(SETTINGS, samples=False)).entries == ()


def test_a_page_of_ones_own_stands_in_place_of_the_sample_of_its_name(
    places: Places, samples: Path
) -> None:
    _put(samples, "harbour.txt", "Sample")
    _put(places.pages, "harbour.txt", "Mine")
    assert _titles(library_shelf(places, SETTINGS)) == ["Mine"]


def test_an_installation_without_samples_still_opens(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: str) -> Path:
        raise FileNotFoundError("articles/ is missing")

    monkeypatch.setattr("reader.library.scan.shipped", missing)
    assert library_shelf(places, SETTINGS).entries == ()


def test_a_page_that_can_not_be_read_is_listed_with_its_reason(places: Places) -> None:
    (_put(places.pages, "bad.txt", "x")).write_bytes(b"\0\0\0")
    _put(places.pages, "good.txt", "Good")
    shelf = library_shelf(places, SETTINGS)
    assert _titles(shelf) == ["Good"]
    (problem,) = shelf.unreadable
    assert (problem.source, problem.reason) == (
        str(places.pages / "bad.txt"),
        "there is nothing to read in it",
    )


def test_a_page_that_failed_to_be_read_is_tried_again(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: Path) -> bytes:
        raise ReaderError("input/output error")

    page = _put(places.pages, "a.txt", "Ferry late")
    with monkeypatch.context() as broken:
        broken.setattr("reader.library.scan.read_page", failing)
        shelf = library_shelf(places, SETTINGS)
    assert (shelf.entries, shelf.unreadable) == ((), (Unreadable(str(page), "input/output error"),))
    assert _titles(library_shelf(places, SETTINGS)) == ["Ferry late"]


def test_a_link_to_itself_in_the_library_is_told(places: Places) -> None:
    places.pages.mkdir(parents=True)
    link = places.pages / "self.txt"
    link.symlink_to(link)
    (problem,) = library_shelf(places, SETTINGS).unreadable
    assert (problem.source, "symbolic links" in problem.reason) == (str(link), True)


def test_a_page_is_cleaned_once_as_long_as_it_does_not_change(
    places: Places, cleaner: list[bytes]
) -> None:
    _put(places.pages, "a.txt", "Ferry late")
    _put(places.pages, "bad.txt", "x").write_bytes(b"\0")
    for _ in range(3):
        assert _titles(library_shelf(places, SETTINGS)) == ["Ferry late"]
    assert len(cleaner) == 2


def test_a_page_that_changed_is_read_again(places: Places) -> None:
    page = _put(places.pages, "a.txt", "Ferry late")
    library_shelf(places, SETTINGS)
    _put(places.pages, "a.txt", "Ferry here")
    os.utime(page, ns=(1, 1))
    assert _titles(library_shelf(places, SETTINGS)) == ["Ferry here"]


def test_a_page_that_was_only_touched_is_not_cleaned_again(
    places: Places, cleaner: list[bytes]
) -> None:
    page = _put(places.pages, "a.txt", "Ferry late")
    library_shelf(places, SETTINGS)
    os.utime(page, ns=(1, 1))
    library_shelf(places, SETTINGS)
    assert len(cleaner) == 1


def test_a_page_that_has_gone_is_gone_and_notes_stay(places: Places) -> None:
    page = _put(places.pages, "a.txt", "Ferry late")
    notes = places.notes / "a.yaml"
    notes.parent.mkdir(parents=True)
    notes.write_text("schema: 1\n")
    library_shelf(places, SETTINGS)
    page.unlink()
    assert library_shelf(places, SETTINGS).entries == ()
    assert notes.exists()


def test_another_version_cleans_anew(
    places: Places, cleaner: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    _put(places.pages, "a.txt", "Ferry late")
    library_shelf(places, SETTINGS)
    monkeypatch.setattr("reader.CLEANING", "99")
    clean_page.cache_clear()
    library_shelf(places, SETTINGS)
    library_shelf(places, SETTINGS)
    assert len(cleaner) == 2


def test_progress_is_told_to_the_end(places: Places) -> None:
    for number in range(5):
        _put(places.pages, f"{number}.txt", "Ferry")
    told: list[tuple[int, int]] = []
    library_shelf(places, SETTINGS, lambda done, total: told.append((done, total)))
    assert told == [(done, 5) for done in range(1, 6)]


def test_an_interrupted_scan_goes_on_where_it_was(
    places: Places, cleaner: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.scan._AT_ONCE", 2)
    for number in range(6):
        _put(places.pages, f"{number}.txt", f"Ferry {number}")

    def stop(done: int, _: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library_shelf(places, SETTINGS, stop)
    assert len(library_shelf(places, SETTINGS).entries) == 6
    assert len(cleaner) == 6


def test_a_cache_that_can_not_be_written_never_stops_reading(places: Places) -> None:
    _put(places.pages, "a.txt", "Ferry late")
    places.cache.parent.mkdir(parents=True, exist_ok=True)
    places.cache.write_text("a file where the folder should be")
    assert _titles(library_shelf(places, SETTINGS)) == ["Ferry late"]


def test_a_page_put_into_the_library_by_hand_has_its_name_for_an_id(places: Places) -> None:
    _put(places.pages, "My Page (2).txt", "Mine")
    _put(places.pages, "plain.html", "Plain")
    ids = {entry.title: entry.id for entry in library_shelf(places, SETTINGS).entries}
    assert ids["Plain"] == "plain"
    assert ids["Mine"].startswith("my-page-2-")
    _put(places.pages, "My Page (2).txt", "Mine, changed")
    assert {entry.id for entry in library_shelf(places, SETTINGS).entries} == set(ids.values())


def test_the_article_and_its_reference_are_those_of_the_page(places: Places) -> None:
    _put(places.pages, "a.txt", "Ferry late", "2021-05-03", "One.\n\nTwo.")
    shelf = library_shelf(places, SETTINGS)
    assert shelf.article("a").text == "One.\n\nTwo."
    assert shelf.ref("a") == ArticleRef("a", "Ferry late", "a.txt", None, "2021-05-03")


def test_an_article_that_is_not_there_is_told(places: Places) -> None:
    with pytest.raises(ReaderError, match="nowhere: there is no such article"):
        library_shelf(places, SETTINGS).article("nowhere")


def test_a_page_that_went_since_is_told_with_its_path(places: Places) -> None:
    page = _put(places.pages, "a.txt", "Ferry late")
    shelf = library_shelf(places, SETTINGS)
    page.unlink()
    with pytest.raises(ReaderError, match=f"{page}: no such file"):
        shelf.article("a")


def test_opened_pages_stand_in_the_order_named_and_nothing_is_kept(
    places: Places, desk: Path
) -> None:
    first = _put(desk, "z.txt", "Zebra", "1999-01-01")
    second = _put(desk, "a.txt", "Ape", "2021-01-01")
    shelf = opened_shelf(places, SETTINGS, [str(first), str(second), str(desk / "gone.txt")])
    assert _titles(shelf) == ["Zebra", "Ape"]
    assert [problem.reason for problem in shelf.unreadable] == ["no such file or folder"]
    assert not places.data.exists()


def test_a_page_opened_first_and_added_later_has_one_id(places: Places, desk: Path) -> None:
    page = _put(desk, "Ferry Late.txt", "Ferry late")
    opened = opened_shelf(places, SETTINGS, [str(page)]).entries[0]
    added = add_pages(places, [str(page)]).added[0]
    assert opened.id == added.id == library_shelf(places, SETTINGS).entries[0].id


def test_a_page_opened_before_keeps_its_id_when_it_changes(places: Places, desk: Path) -> None:
    page = _put(desk, "ferry.txt", "Ferry late")
    before = opened_shelf(places, SETTINGS, [str(page)]).entries[0].id
    place = Place(0, 7, "2021-05-03T09:00:00+00:00", source=str(page.absolute()))
    save_progress(places.progress, this_device(), Progress({before: place}))
    _put(desk, "ferry.txt", "Ferry later still")
    (entry,) = opened_shelf(places, SETTINGS, [str(page)]).entries
    assert (entry.id, entry.title) == (before, "Ferry later still")
    assert add_pages(places, [str(page)]).added[0].id == before


def test_two_files_of_one_page_are_one_article(places: Places, desk: Path) -> None:
    pages = [_put(desk / where, "ferry.txt", "Ferry late") for where in ("here", "there")]
    assert len(opened_shelf(places, SETTINGS, [str(page) for page in pages]).entries) == 1


def test_a_page_from_standard_input_can_be_read_again_and_again(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Ferry late\n\nA line.")))
    shelf = opened_shelf(places, SETTINGS, ["-"])
    (entry,) = shelf.entries
    assert entry.id.startswith("ferry-late-")
    assert shelf.article(entry.id).text == shelf.article(entry.id).text == "A line."


def test_a_page_of_the_web_is_opened_at_once_and_not_kept(places: Places) -> None:
    shelf = opened_shelf(
        places,
        SETTINGS,
        ["https://example.org/ferry"],
        lambda url: ("ferry.html", f"Ferry late\n\nIt says so at {url}.".encode()),
    )
    (entry,) = shelf.entries
    assert entry.id.startswith("ferry-")
    assert "example.org" in shelf.article(entry.id).text
    assert not places.pages.exists()


def test_a_feed_is_opened_as_its_entries_with_the_ids_that_adding_gives(
    places: Places, desk: Path
) -> None:
    feed = _put(
        desk,
        "feed.xml",
        "<rss><channel><item><title>Ferry stops</title><description>A week.</description></item>"
        "<item><title>Pier opens</title><description>A day.</description></item></channel></rss>",
    )
    shelf = opened_shelf(places, SETTINGS, [str(feed)])
    assert not places.pages.exists()
    pages = [shelf.pages[entry.id].data or b"" for entry in shelf.entries]
    assert [b"A week." in pages[0], b"A day." in pages[1]] == [True, True]
    added = add_pages(places, [str(feed)]).added
    assert [entry.id for entry in shelf.entries] == [page.id for page in added]


def test_an_entry_that_is_no_article_hides_no_other(
    places: Places, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_ferry(page: bytes, *, name: str | None = None) -> Article:
        if b"Ferry" in page:
            raise NotAnArticle("no ferry is one")
        return simple_clean(page, name=name)

    monkeypatch.setattr("reader.clean", no_ferry)
    feed = _put(
        desk,
        "feed.xml",
        "<rss><channel><item><title>Ferry stops</title></item>"
        "<item><title>Pier opens</title><description>A day.</description></item></channel></rss>",
    )
    shelf = opened_shelf(places, SETTINGS, [str(feed)])
    assert [b"Pier" in (page.data or b"") for page in shelf.pages.values()] == [True]
    assert shelf.unreadable == (Unreadable(str(feed), "no ferry is one"),)


def test_an_epub_is_opened_as_its_articles_with_the_ids_that_adding_gives(
    places: Places, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.clean", clean)
    book = desk / "boats.epub"
    documents = {"a.xhtml": xhtml(prose(FERRY)), "b.xhtml": xhtml(prose(PIER))}
    book.write_bytes(epub(documents, ncx(point("Ferry", "a.xhtml") + point("Pier", "b.xhtml"))))
    shelf = opened_shelf(places, SETTINGS, [str(book)])
    assert [entry.title for entry in shelf.entries] == ["Ferry", "Pier"]
    added = add_pages(places, [str(desk)]).added
    assert [entry.id for entry in shelf.entries] == [page.id for page in added]
    assert {page.source for page in added} == {str(book)}
    assert len(add_pages(places, [str(book)]).known) == 2


def test_articles_of_one_file_name_are_each_in_the_list(
    places: Places, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.clean", clean)
    documents = {"a.xhtml": xhtml(prose(FERRY)), "b.xhtml": xhtml(prose(PIER))}
    contents = ncx(point("第一章", "a.xhtml") + point("第二章", "b.xhtml"))
    (desk / "one.epub").write_bytes(epub(documents, contents))
    (desk / "two.epub").write_bytes(epub(documents, contents, "<dc:title>Piers</dc:title>"))
    shelf = opened_shelf(places, SETTINGS, [str(desk / "one.epub"), str(desk / "two.epub")])
    assert len({entry.source for entry in shelf.entries}) == len(shelf.entries) == 4
    added = add_pages(places, [str(desk)]).added
    assert [entry.id for entry in shelf.entries] == [page.id for page in added]
