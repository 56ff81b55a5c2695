"""Adding pages: each is in the library whole, or not at all."""

from __future__ import annotations

import errno
import io
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.add import add_pages
from reader.library.ids import digest, is_id
from reader.library.index import Index
from reader.library.places import Places
from reader.library.settings import Settings
from reader.library.shelf import library_shelf
from reader.library.sources import Pasted
from reader.model import ReaderError
from reader.pages import clean
from tests.epubs import FERRY, PIER, epub, ncx, point, prose, xhtml


def _put(folder: Path, name: str, content: bytes = b"Ferry late\n\nA line.") -> str:
    page = folder / name
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(content)
    return str(page)


def _kept(places: Places) -> dict[str, bytes]:
    if not places.pages.exists():
        return {}
    return {page.name: page.read_bytes() for page in places.pages.iterdir()}


def test_a_page_is_kept_byte_for_byte_under_its_id(places: Places, desk: Path) -> None:
    content = b"Ferry late\r\n\r\n\xffA line.\x1b[31m"
    (page,) = add_pages(places, [_put(desk, "Ferry.HTML", content)]).added
    assert page.id == f"ferry-{digest(content)[:8]}"
    assert _kept(places) == {f"{page.id}.html": content}


def test_a_suffix_that_is_no_pages_is_left_out(places: Places, desk: Path) -> None:
    (page,) = add_pages(places, [_put(desk, "story.asp")]).added
    assert set(_kept(places)) == {page.id}


def test_the_same_page_added_twice_is_known(places: Places, desk: Path) -> None:
    first = add_pages(places, [_put(desk, "a.txt")]).added[0]
    again = add_pages(places, [_put(desk, "a.txt"), _put(desk, "other-name.txt")])
    assert again.added == ()
    assert [page.id for page in again.known] == [first.id, first.id]
    assert len(_kept(places)) == 1


def test_pages_that_lie_there_as_the_index_knows_them_are_not_read_again(
    places: Places, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {name: f"Ferry {name}\n\nA line.".encode() for name in ("late", "gone", "other")}
    sources = [_put(desk, f"{name}.txt", text) for name, text in texts.items()]
    added = {page.source: page.id for page in add_pages(places, sources).added}
    late, gone, other = (places.pages / f"{added[one]}.txt" for one in sources)
    gone.unlink()
    other.write_bytes(b"Ferry put right by hand\n\nA line.")
    read: list[Path] = []

    def reading(path: Path) -> bytes:
        read.append(path)
        return path.read_bytes()

    monkeypatch.setattr("reader.library.scan.read_page", reading)
    again = add_pages(places, sources)
    assert read == [other]
    assert [page.source for page in again.known] == sources[:1]
    assert [page.source for page in again.added] == sources[1:]
    assert late.read_bytes() == texts["late"]


def test_twins_in_one_go_are_one_page(places: Places, desk: Path) -> None:
    _put(desk, "a.txt")
    _put(desk, "b.txt")
    result = add_pages(places, [str(desk)])
    assert (len(result.added), len(result.known), len(_kept(places))) == (1, 1, 1)


def test_a_page_that_changed_is_a_new_one_beside_the_old(places: Places, desk: Path) -> None:
    add_pages(places, [_put(desk, "a.txt", b"Ferry late")])
    add_pages(places, [_put(desk, "a.txt", b"Ferry later")])
    assert set(_kept(places).values()) == {b"Ferry late", b"Ferry later"}


def test_what_can_not_be_read_is_told_and_stops_nothing(places: Places, desk: Path) -> None:
    sources = [
        _put(desk, "binary.txt", b"\0\1\2"),
        _put(desk, "empty.txt", b""),
        str(desk / "gone.txt"),
        _put(desk, "good.txt"),
    ]
    result = add_pages(places, sources)
    assert [Path(page.source).name for page in result.added] == ["good.txt"]
    assert [Path(problem.source).name for problem in result.unreadable] == [
        "binary.txt", "empty.txt", "gone.txt",
    ]  # fmt: skip
    assert len(_kept(places)) == 1


def test_standard_input_is_named_by_its_headline(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Ferry late\n\nA line.")))
    (page,) = add_pages(places, ["-"]).added
    assert page.id.startswith("ferry-late-")


def test_a_full_disk_leaves_nothing_half_added(
    places: Places, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    result = add_pages(places, [_put(desk, "a.txt")])
    assert result.added == ()
    assert "No space left on device" in result.unreadable[0].reason
    assert _kept(places) == {}
    monkeypatch.undo()


def test_what_was_added_is_on_the_shelf_without_reading_it_again(
    places: Places, desk: Path, cleaner: list[bytes]
) -> None:
    (page,) = add_pages(places, [_put(desk, "a.txt")]).added
    cleaner.clear()
    (entry,) = library_shelf(places, Settings(samples=False)).entries
    assert (entry.id, entry.title) == (page.id, page.title)
    assert cleaner == []


def test_progress_counts_every_source(places: Places, desk: Path) -> None:
    told: list[tuple[int, int]] = []
    sources = [_put(desk, "a.txt"), str(desk / "gone.txt")]
    add_pages(places, sources, lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


@given(st.binary(max_size=300), st.text(max_size=30))
def test_any_bytes_are_kept_as_they_are_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str
) -> None:
    root = tmp_path_factory.mktemp("home")
    places = Places(root / "data", root / "config", root / "state", root / "cache")
    safe = "".join(char for char in name if char not in "/\0" and char.isprintable())
    source = _put(root / "desk", f"{safe[:20]}.txt", content)
    result = add_pages(places, [source])
    assert len(result.added) + len(result.unreadable) == 1
    assert list(_kept(places).values()) == [content] * len(result.added)
    assert all(is_id(page.id) for page in result.added)


def _site(url: str) -> tuple[str, bytes]:
    """Stand for the web: one site with one story, and nothing else."""
    if url != "https://example.org/news/ferry":
        raise ReaderError("there is no such page (status 404)")
    return "ferry.html", b"Ferry late\n\nA line."


def test_a_page_of_the_web_is_kept_and_what_is_not_had_is_told(places: Places) -> None:
    good, gone = "https://example.org/news/ferry", "https://example.org/gone"
    result = add_pages(places, [gone, good], fetch=_site)
    (page,) = result.added
    assert page.source == good
    assert _kept(places) == {f"{page.id}.html": b"Ferry late\n\nA line."}
    assert page.id.startswith("ferry-")
    assert [(one.source, one.reason) for one in result.unreadable] == [
        (gone, "there is no such page (status 404)")
    ]
    assert add_pages(places, [good], fetch=_site).known == (page,)


def test_nothing_is_fetched_by_who_was_not_told_how(places: Places) -> None:
    (told,) = add_pages(places, ["https://example.org/a"]).unreadable
    assert "nothing is fetched here" in told.reason
    assert not places.pages.exists()


FEED = """<rss version="2.0"><channel><title>Skerry Herald</title>
<item><title>Ferry stops</title><link>https://herald.example/ferry</link>
<description>It will not sail.</description></item>
<item><title>Ramp broke</title><link>https://herald.example/ramp</link>
<description>It was twenty years old.</description></item>{}
</channel></rss>"""
NEW = "<item><title>Pier opens</title><description>It was a fine day.</description></item>"


def test_each_entry_of_a_feed_is_an_article(places: Places, desk: Path) -> None:
    feed = desk / "feed.xml"
    feed.write_text(FEED.format(""))
    added = add_pages(places, [str(feed)]).added
    assert [one.source for one in added] == [
        "https://herald.example/ferry",
        "https://herald.example/ramp",
    ]
    assert [one.id.rpartition("-")[0] for one in added] == ["ferry-stops", "ramp-broke"]
    feed.write_text(FEED.format(NEW))
    again = add_pages(places, [str(feed)])
    assert (len(again.known), [one.source for one in again.added]) == (2, [str(feed)])


def test_the_full_pages_of_a_feed_are_fetched_on_wish(places: Places) -> None:
    asked: list[str] = []

    def fetch(url: str) -> tuple[str, bytes]:
        asked.append(url)
        if url.endswith("feed"):
            return "feed.xml", FEED.format(NEW).encode()
        if url.endswith("ramp"):
            raise ReaderError("there is no such page (status 404)")
        return "ferry.html", b"The whole story\n\nIt is long.\n"

    result = add_pages(places, ["https://herald.example/feed"], fetch=fetch, full=True)
    assert asked[1:] == ["https://herald.example/ferry", "https://herald.example/ramp"]
    assert [one.id.rpartition("-")[0] for one in result.added] == [
        "ferry",
        "ramp-broke",
        "pier-opens",
    ]
    (problem,) = result.unreadable
    assert problem.source == "https://herald.example/ramp"
    assert problem.reason == (
        "there is no such page (status 404); what the feed has of it is taken"
    )


def test_a_feed_with_nothing_in_it_is_told(places: Places, desk: Path) -> None:
    (desk / "feed.xml").write_text("<rss><channel/></rss>")
    (problem,) = add_pages(places, [str(desk / "feed.xml")]).unreadable
    assert "no entry in this feed" in problem.reason


def test_an_epub_added_anew_is_a_new_version_of_what_changed_in_it(
    places: Places, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.clean", clean)
    book = desk / "boats.epub"
    lines = ncx(point("Ferry", "a.xhtml") + point("Pier", "b.xhtml"))
    documents = {"a.xhtml": xhtml(prose(FERRY)), "b.xhtml": xhtml(prose(PIER))}
    book.write_bytes(epub(documents, lines))
    told: list[tuple[int, int]] = []
    ferry, pier = add_pages(places, [str(book)], lambda *one: told.append(one)).added
    assert told[-1] == (2, 2)
    documents["b.xhtml"] = xhtml(prose(PIER[:2]))
    book.write_bytes(epub(documents, lines))
    again = add_pages(places, [str(book)])
    assert ([one.id for one in again.known], [one.id for one in again.updated]) == (
        [ferry.id],
        [pier.id],
    )


def test_what_an_epub_has_is_taken_and_not_fetched(places: Places, desk: Path) -> None:
    source = "<dc:title>Ferry</dc:title><dc:source>https://herald.example/ferry</dc:source>"
    (desk / "ferry.epub").write_bytes(epub({"a.xhtml": xhtml(prose(FERRY))}, "", source))
    (page,) = add_pages(places, [str(desk / "ferry.epub")], full=True).added
    assert page.source == "https://herald.example/ferry"


def test_a_pasted_page_is_called_by_its_headline(places: Places) -> None:
    (page,) = add_pages(places, [Pasted("Ferry late\n\nIt is late.")]).added
    assert (page.id.rpartition("-")[0], page.source) == ("ferry-late", "the pasted page")
    assert add_pages(places, [Pasted("Ferry late\n\nIt is late.")]).known == (page,)


def test_each_page_is_told_when_it_is_there_and_what_raises_ends_the_work(
    places: Places, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.add._AT_ONCE", 1)
    monkeypatch.setattr("reader.library.add._KEPT_AT_ONCE", 1)

    class Enough(Exception):
        pass

    told: list[tuple[str, str]] = []

    def on_progress(done: int, total: int) -> None:
        assert (len(told), total) == (done, 3)
        if done == 2:
            raise Enough

    pages = [_put(desk, "a.txt"), _put(desk, "b.txt", b""), _put(desk, "c.txt", b"C\n\nC.")]
    with pytest.raises(Enough):
        add_pages(
            places,
            pages,
            on_progress,
            on_page=lambda fate, page: told.append((fate, page.source)),
        )
    assert told == [("added", pages[0]), ("unreadable", pages[1])]
    assert len(_kept(places)) == 1
    again = add_pages(places, pages)
    assert again.told == "1 added, 1 known, 1 unreadable"


def test_a_sample_that_is_added_takes_its_own_place_and_keeps_its_id(
    places: Places, desk: Path, samples: Path
) -> None:
    content = b"Harbour\n\nA line."
    (samples / "harbour.txt").write_bytes(content)
    settings = Settings()
    assert [one.id for one in library_shelf(places, settings).entries] == ["harbour"]
    (page,) = add_pages(places, [_put(desk, "saved.txt", content)]).added
    assert page.id == "harbour"
    with Index(places.index) as index:
        assert len(index.paths()) == 1
    (entry,) = library_shelf(places, settings).entries
    assert (entry.id, entry.sample) == ("harbour", False)


def test_a_copy_of_a_sample_under_another_id_stands_alone(
    places: Places, desk: Path, samples: Path
) -> None:
    (page,) = add_pages(places, [_put(desk, "saved.txt")]).added
    (samples / "harbour.txt").write_bytes((desk / "saved.txt").read_bytes())
    (samples / "pier.txt").write_bytes(b"Pier\n\nA line.")
    assert {one.id for one in library_shelf(places, Settings()).entries} == {page.id, "pier"}
    in_folder = Settings(folders=(samples,))
    assert len(library_shelf(places, in_folder).entries) == 2
