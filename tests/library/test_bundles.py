"""Books and feeds that lie in a folder of the person's, or are added: read as their articles."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reader.annotations.disk import RealDisk
from reader.library import bundles
from reader.library.add import add_pages
from reader.library.catalogue import Catalogue
from reader.library.conditions import Marks
from reader.library.folders import stamps
from reader.library.index import Index
from reader.library.left_out import left_out
from reader.library.opening import open_library
from reader.library.person import record_of
from reader.library.places import Places
from reader.library.progress import Place, Progress, save_progress, this_device, with_place
from reader.library.query import read_query
from reader.library.removing import Moved, put_in_again, take_out
from reader.library.said import appearances, sayings
from reader.library.search import search
from reader.library.settings import Settings
from reader.library.shelf import Shelf, library_shelf
from reader.library.sources import Unreadable
from reader.model import ReaderError
from tests.epubs import FERRY, PIER, epub, ncx, point, prose, xhtml

CHAPTERS = ("Slack water", "A boat for Marlow", "The ledger", "Eleven oars", "Nets")
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Quay</title>
<item><title>Ferry late</title><description>&lt;p&gt;The ferry is late, and nobody on the
pier at Marlow knows why.&lt;/p&gt;</description></item>
<item><title>Pier opens</title><description>&lt;p&gt;The pier opened on Friday after nine
years, to a band.&lt;/p&gt;</description></item></channel></rss>"""
PLAIN = '<?xml version="1.0"?><settings><colour>blue</colour></settings>'


@pytest.fixture(autouse=True)
def cleaner() -> None:
    """Let pages be cleaned by the rules themselves."""


@pytest.fixture
def settings(desk: Path) -> Settings:
    return Settings(samples=False, folders=(desk,))


def _book(
    chapters: Sequence[str] = CHAPTERS, title: str = "The long pier", does: str = "begins"
) -> bytes:
    documents = {
        f"{number}.xhtml": xhtml(f"<h1>{name}</h1>{prose((f'{name} {does} here.', *FERRY, *PIER))}")
        for number, name in enumerate(chapters)
    }
    lines = "".join(point(name, f"{number}.xhtml") for number, name in enumerate(chapters))
    about = f"<dc:title>{title}</dc:title><dc:date>1911-04-02</dc:date>"
    return epub(documents, ncx(lines), about)


def _titles(shelf: Shelf) -> list[str]:
    return [entry.title for entry in shelf.entries]


def test_a_book_in_a_folder_is_read_as_its_articles_where_it_lies(
    places: Places, desk: Path, settings: Settings
) -> None:
    (desk / "novels").mkdir()
    (desk / "novels" / "pier.EPUB").write_bytes(_book())
    shelf = library_shelf(places, settings)
    assert _titles(shelf) == list(CHAPTERS)
    assert shelf.unreadable == ()
    assert not places.pages.exists()
    for entry in shelf.entries:
        assert entry.source.is_relative_to(desk / "novels" / "pier.EPUB")
        assert f"{entry.title} begins here." in shelf.article(entry.id).text


def test_articles_of_a_book_in_a_folder_have_the_ids_that_adding_gives(
    places: Places, desk: Path, settings: Settings
) -> None:
    (desk / "pier.epub").write_bytes(_book())
    found = library_shelf(places, settings).entries
    added = add_pages(places, [str(desk)]).added
    assert [entry.id for entry in found] == [page.id for page in added]
    again = library_shelf(places, settings)
    assert _titles(again) == list(CHAPTERS)
    assert all(entry.source.is_relative_to(places.pages) for entry in again.entries)


def test_a_book_that_changes_or_goes_is_followed(
    places: Places, desk: Path, settings: Settings
) -> None:
    book = desk / "pier.epub"
    book.write_bytes(_book())
    before = library_shelf(places, settings)
    book.write_bytes(_book(["Foreword", *CHAPTERS[1:]]))
    after = library_shelf(places, settings)
    assert _titles(after) == ["Foreword", *CHAPTERS[1:]]
    assert [one.id for one in after.entries[1:]] == [one.id for one in before.entries[1:]]
    book.unlink()
    assert library_shelf(places, settings).entries == ()


def test_a_book_that_stays_as_it_is_is_not_taken_apart_again(
    places: Places, desk: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "pier.epub").write_bytes(_book())
    (desk / "torn.epub").write_bytes(_book()[:-400])
    before = library_shelf(places, settings)

    def taken_apart(_: bytes) -> None:
        raise AssertionError

    bundles._entries.cache_clear()
    monkeypatch.setattr(bundles, "pages_in", taken_apart)
    again = library_shelf(places, settings)
    assert (again.entries, again.unreadable) == (before.entries, before.unreadable)
    monkeypatch.undo()
    with Index(places.index) as index:
        assert set(index.bundles()) == {str(desk / "pier.epub"), str(desk / "torn.epub")}
    library_shelf(places, Settings(samples=False))
    with Index(places.index) as index:
        assert index.bundles() == {}


def test_a_book_that_can_not_be_read_is_told(
    places: Places, desk: Path, settings: Settings
) -> None:
    (desk / "torn.epub").write_bytes(_book()[:-400])
    shelf = library_shelf(places, settings)
    assert shelf.entries == ()
    assert [one.source for one in shelf.unreadable] == [str(desk / "torn.epub")]
    with Index(places.index) as index:
        assert Catalogue(index).unreadable() == list(shelf.unreadable)


def test_a_book_that_could_not_be_read_is_tried_again_and_so_is_one_known_by_other_rules(
    places: Places, desk: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "pier.epub").write_bytes(_book())
    with monkeypatch.context() as failing:
        failing.setattr(bundles, "read_page", _refused)
        (problem,) = library_shelf(places, settings).unreadable
        assert problem == Unreadable(str(desk / "pier.epub"), "no way in")
    assert _titles(library_shelf(places, settings)) == list(CHAPTERS)
    with Index(places.index) as index:
        known = index.bundles()[str(desk / "pier.epub")]
        index.put_bundles({str(desk / "pier.epub"): known._replace(version="0", pages=())})
    assert _titles(library_shelf(places, settings)) == list(CHAPTERS)


def _refused(_: Path) -> bytes:
    raise ReaderError("no way in")


def test_an_article_that_is_no_longer_in_its_book_is_told(
    places: Places, desk: Path, settings: Settings
) -> None:
    (desk / "pier.epub").write_bytes(_book())
    shelf = library_shelf(places, settings)
    (desk / "pier.epub").write_bytes(_book(["Foreword"]))
    path = shelf.entries[-1].source
    with pytest.raises(ReaderError, match=r"no longer in pier\.epub"):
        bundles.page_within(desk / "pier.epub", path)


@pytest.mark.parametrize("name", ["quay.xml", "quay.rss", "quay.Atom"])
def test_a_feed_in_a_folder_is_read_as_its_entries_named_or_watched(
    places: Places, desk: Path, settings: Settings, name: str
) -> None:
    (desk / name).write_text(FEED)
    (desk / "settings.xml").write_text(PLAIN)
    shelf = library_shelf(places, settings)
    assert (sorted(_titles(shelf)), shelf.unreadable) == (["Ferry late", "Pier opens"], ())
    assert left_out([str(desk)]) == "1 .xml"
    result = add_pages(places, [str(desk)])
    assert ([page.title for page in result.added], result.unreadable) == (
        ["Ferry late", "Pier opens"], ()
    )  # fmt: skip


def test_an_entry_of_a_feed_stays_what_it_is_while_others_come_above_it(
    places: Places, desk: Path, settings: Settings
) -> None:
    entry = "<item><title>Notice</title><link>https://quay.example/{}</link><description>{}"
    end = "</description></item>"
    old = entry.format("a", "The ferry is late, and nobody knows why.") + end
    new = entry.format("b", "The ferry sails on time again, to a band.") + end
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>The Quay</title>'
    (desk / "quay.rss").write_text(f"{head}{old}</channel></rss>")
    (before,) = library_shelf(places, settings).entries
    (desk / "quay.rss").write_text(f"{head}{new}{old.replace('late', 'very late')}</channel></rss>")
    shelf = library_shelf(places, settings)
    assert len(shelf.entries) == 2
    (same,) = [one for one in shelf.entries if one.source == before.source]
    assert same.id == before.id
    assert "very late" in shelf.article(same.id).text


def test_to_see_what_changed_no_file_is_read(
    places: Places, desk: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("quay.xml", "settings.xml", "pier.epub")
    for name in names:
        (desk / name).write_text(PLAIN)

    def opened(_: Path, *__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Path, "open", opened)
    assert {Path(path).name for path in stamps(places, settings)} >= {*names}


def test_added_or_watched_the_articles_of_a_book_stand_in_its_order(
    places: Places, desk: Path
) -> None:
    chapters = [f"{word} water" for word in ("Slack", "Ebb", "High", "Low", "Neap", "Brackish")]
    (desk / "tides.epub").write_bytes(_book(chapters, "Tides"))
    (desk / "wharf.epub").write_bytes(_book(["Zander", "Bream"], "Wharf"))
    story = '<html><head><meta property="article:published_time" content="1911-04-02">{}'
    (desk / "note.html").write_text(
        story.format("</head><body><h1>Upstream</h1>" + prose(PIER) + "</body></html>")
    )
    wanted = [*chapters, "Upstream", "Zander", "Bream"]
    watched = Settings(samples=False, folders=(desk,))
    assert _titles(library_shelf(places, watched)) == wanted
    add_pages(places, [str(desk)])
    assert _titles(library_shelf(places, Settings(samples=False))) == wanted
    places.index.unlink()
    assert _titles(library_shelf(places, Settings(samples=False))) == wanted


def test_other_readers_see_that_articles_of_a_book_came_went_and_came_back(
    places: Places, desk: Path
) -> None:
    (desk / "pier.epub").write_bytes(_book())
    book, disk = str(desk / "pier.epub"), RealDisk()

    def told_of(change: Callable[[], object]) -> bool:
        os.utime(places.pages, (1, 1))
        before = stamps(places, Settings(samples=False))
        change()
        return stamps(places, Settings(samples=False)) != before

    add_pages(places, [book])
    page = next(places.pages.rglob("*ledger*.html"))
    moved: list[Moved] = []
    assert told_of(lambda: moved.append(take_out(disk, places, page)))
    assert not page.exists()
    assert told_of(lambda: put_in_again(disk, places, moved[0]))
    page.unlink()
    assert told_of(lambda: add_pages(places, [book]))
    assert page.is_file()


def test_the_chapter_that_was_open_last_is_there_before_the_library_was_looked_at(
    places: Places, desk: Path
) -> None:
    (desk / "pier.epub").write_bytes(_book())
    *_, last = add_pages(places, [str(desk / "pier.epub")]).added
    place = Place(0, 100, "2026-01-05T10:00:00+00:00")
    save_progress(places.progress, this_device(), with_place(Progress(), last.id, place))
    places.index.unlink()
    library = open_library(places, Settings(samples=False))
    try:
        assert library.articles.article(last.id).title == CHAPTERS[-1]
    finally:
        library.catalogue.close()


def test_what_is_said_in_a_book_stands_in_its_order(places: Places, desk: Path) -> None:
    (desk / "pier.epub").write_bytes(_book())
    add_pages(places, [str(desk / "pier.epub")])
    with Index(places.index) as index:
        articles = [one.source.title for one in sayings(index, person="Ann Tolliver")]
        assert articles == list(CHAPTERS)
        assert [one.source.title for one in appearances(index, person="Tom Arrow")] == articles
        record = record_of(index, "Ann Tolliver")
        titles = {number: facts.title for number, facts in index.numbered("1")}
        assert list(dict.fromkeys(titles[page] for page in record.pages)) == articles
        found = search(index, read_query('person:"Ann Tolliver"'), Marks(), 20)
        assert [one.title for one in found] == articles


def test_an_article_of_a_book_that_is_updated_stays_in_its_place(
    places: Places, desk: Path
) -> None:
    book = desk / "pier.epub"
    book.write_bytes(_book())
    add_pages(places, [str(book)])
    book.write_bytes(_book(does="ends"))
    result = add_pages(places, [str(book)])
    assert (len(result.updated), result.added) == (len(CHAPTERS), ())
    shelf = library_shelf(places, Settings(samples=False))
    assert _titles(shelf) == list(CHAPTERS)
    assert all("ends here" in shelf.article(one.id).text for one in shelf.entries)
    files = [file for file in places.pages.rglob("*") if file.is_file()]
    assert len(files) == len(CHAPTERS)
