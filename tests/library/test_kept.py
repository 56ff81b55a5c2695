"""Articles are kept as they were cleaned, each found by its page alone, and believed only whole."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import get_args
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reader
from reader.library import kept as kept_module
from reader.library.kept import Kept, without_page
from reader.library.packed import pack_analysis, unpack_analysis
from reader.library.page import Page, clean_page
from reader.library.places import Places, find_places
from reader.library.settings import Settings
from reader.library.shelf import opened_shelf
from reader.library.sources import read_page
from reader.model import (
    Analysis,
    Article,
    Block,
    Byline,
    Link,
    Mention,
    Person,
    Quote,
    QuoteKind,
    ReaderError,
    Related,
    SpeakerKind,
)

PAGE = b"Ferry late\n\nBy Ada Moss\n\nThe ferry was late.\n\nIt came at noon, people said.\n"
OTHER = PAGE.replace(b"late", b"soon")


@settings(max_examples=50, deadline=None)
@given(
    text=st.text(),
    title=st.text(),
    said=st.none() | st.text(),
    words=st.lists(st.tuples(st.text(), st.none() | st.text()), max_size=3),
    marks=st.lists(
        st.tuples(st.none() | st.sampled_from(("", "1.", "xii)")), st.integers(0, 3)), max_size=4
    ),
)
def test_an_article_is_kept_in_all_but_its_page(
    text: str,
    title: str,
    said: str | None,
    words: list[tuple[str, str | None]],
    marks: list[tuple[str | None, int]],
) -> None:
    end = len(text)
    items = (Block("list_item", end, end, None, *each) for each in marks)
    article = Article(
        title,
        text,
        (Block("pull_quote", 0, end, said), *items, Block("code", end, end)),
        bylines=tuple(Byline(*one) for one in words),
        related=tuple(Related(*one, None) for one in words),
        links=(Link(0, len(text), title),),
        standfirst=said,
    )
    with tempfile.TemporaryDirectory() as folder:
        Kept(Path(folder) / "new").put(b"page", "a.txt", article)
        found = Kept(Path(folder) / "new").get(b"page", "a.txt")
    assert found is not None
    assert found.article == article
    assert found.words == article.words


OFFSETS = st.integers(0, 2**32 - 2)
SPANS = st.tuples(OFFSETS, OFFSETS)
MENTIONS = st.lists(st.builds(Mention, OFFSETS, OFFSETS, st.text(max_size=3)), max_size=3)
ANALYSES = st.builds(
    Analysis,
    st.lists(
        st.builds(
            Quote,
            *(OFFSETS, OFFSETS, st.sampled_from(get_args(QuoteKind)), st.booleans()),
            *(st.none() | st.text(), st.none() | st.sampled_from(get_args(SpeakerKind))),
            *(st.none() | SPANS, st.none() | SPANS, st.booleans()),
        ),
        max_size=4,
    ).map(tuple),
    st.lists(
        st.builds(
            Person,
            *(st.text(), st.lists(st.text()).map(tuple), st.lists(st.text()).map(tuple)),
            *(MENTIONS.map(tuple), MENTIONS.map(tuple)),
        ),
        max_size=3,
    ).map(tuple),
)


@settings(max_examples=100, deadline=None)
@given(ANALYSES)
def test_an_analysis_is_kept_whole_and_its_things_come_one_by_one_or_together(
    analysis: Analysis,
) -> None:
    found = unpack_analysis(pack_analysis(analysis))
    assert found == analysis
    assert hash(found) == hash(analysis)
    assert [found.quotes[number] for number in range(len(found.quotes))] == [*analysis.quotes]
    assert found.quotes[1:] == analysis.quotes[1:]
    assert found.quotes != (*analysis.quotes, 1)
    assert repr(found) == repr(analysis)


def test_another_page_name_or_version_is_not_taken_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(tmp_path)
    kept.put(PAGE, "a.txt", clean_page(PAGE, "a.txt"))
    assert kept.get(PAGE, "a.txt") is not None
    assert kept.get(PAGE + b" ", "a.txt") is None
    assert kept.get(PAGE, "a.html") is None
    monkeypatch.setattr(reader, "CLEANING", "another")
    assert kept.get(PAGE, "a.txt") is None


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 10_000), cut=st.booleans(), other=st.integers(1, 255))
def test_a_file_that_is_not_whole_is_not_believed(at: int, cut: bool, other: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Kept(Path(folder)).put(PAGE, "a.txt", clean_page(PAGE, "a.txt"))
        (file,) = Path(folder).iterdir()
        data = bytearray(file.read_bytes())
        at %= len(data)
        data[at] ^= other
        file.write_bytes(data[:at] if cut else data)
        assert Kept(Path(folder)).get(PAGE, "a.txt") is None


def test_those_opened_last_are_kept_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = clean_page(PAGE, "a.txt")
    monkeypatch.setattr(kept_module, "MOST", 2)
    for number in range(4):
        before = set(tmp_path.iterdir())
        Kept(tmp_path).put(bytes([number]), "a.txt", article)
        for file in set(tmp_path.iterdir()) - before:
            os.utime(file, (number, number))
        assert number != 1 or Kept(tmp_path).get(b"\0", "a.txt")  # which makes it the newest
    assert [bool(Kept(tmp_path).get(bytes([one]), "a.txt")) for one in range(4)] == [
        *(True, False, False, True)
    ]
    monkeypatch.setattr(kept_module, "MOST_BYTES", 10)
    Kept(tmp_path).put(b"more", "a.txt", article)
    assert not list(tmp_path.iterdir())


def test_a_page_is_opened_without_being_cleaned_once_it_was_kept(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places: Places = find_places()
    page = tmp_path / "ferry.txt"
    page.write_bytes(PAGE)

    def opened() -> object:
        shelf = opened_shelf(places, Settings(), [str(page)])
        (entry,) = shelf.entries
        article = shelf.for_reading(entry.id)
        shelf.keep(entry.id)
        return entry, article, shelf.ref(entry.id), shelf.analysis(entry.id)

    first = opened()
    assert first[1] == without_page(reader.clean(PAGE, name=page.name))  # type: ignore[index]

    def fails(*_: object) -> Article:
        raise AssertionError("it was cleaned again")

    monkeypatch.setattr("reader.library.page.clean_page", fails)
    monkeypatch.setattr("reader.library.kept.clean_page", fails)
    monkeypatch.setattr(reader, "analyse", fails, raising=False)
    assert opened() == first
    monkeypatch.undo()
    page.write_bytes(PAGE.replace(b"noon", b"five"))
    assert "five" in opened()[1].text  # type: ignore[index]


def test_a_page_is_not_read_again_while_its_file_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, kept = tmp_path / "page.txt", Kept(tmp_path / "kept")
    for data in (PAGE, OTHER):
        kept.put(data, file.name, clean_page(data, file.name))
    file.write_bytes(PAGE)
    page = Page("page", file)
    first = kept.of(page)
    with monkeypatch.context() as patched:
        patched.setattr(kept_module, "bytes_of", lambda _: pytest.fail("it was read again"))
        assert first is not None and kept.of(page) is first
    file.unlink()
    file.write_bytes(OTHER)
    second = kept.of(page)
    assert second is not None and second.article.title == "Ferry soon"
    assert kept.of(Page("page", file, data=PAGE)) == first
    file.unlink()
    with pytest.raises(ReaderError):
        kept.of(page)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be long after all files were written."""
    now = time.time_ns() + 60_000_000_000
    monkeypatch.setattr("reader.library.kept.time.time_ns", lambda: now)


def _kept_page(folder: Path, *pages: bytes) -> tuple[Page, Path]:
    """Return a page that lies in a folder as the first of these, and where all are kept."""
    file, kept = folder / "page.txt", folder / "kept"
    for data in pages:
        Kept(kept).put(data, file.name, clean_page(data, file.name))
    file.write_bytes(pages[0])
    return Page("page", file), kept


@pytest.mark.skipif(sys.platform == "win32", reason="nothing tells there that a file rests")
@pytest.mark.usefixtures("later")
def test_a_page_at_rest_is_not_read_again_in_a_later_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, kept = _kept_page(tmp_path, PAGE)
    first = Kept(kept).of(page)
    assert first is not None
    monkeypatch.setattr(kept_module, "bytes_of", lambda _: pytest.fail("it was read again"))
    assert Kept(kept).of(page) == first


@pytest.mark.usefixtures("later")
def test_a_page_is_read_again_when_it_is_another_of_the_same_size_and_time(tmp_path: Path) -> None:
    page, kept = _kept_page(tmp_path, PAGE, OTHER)
    Kept(kept).of(page)
    stat = page.path.stat()
    page.path.write_bytes(OTHER)
    os.utime(page.path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    found = Kept(kept).of(page)
    assert found is not None and found.article.title == "Ferry soon"


def test_a_page_that_had_just_been_written_is_read_again_though_nothing_tells_that_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, kept = _kept_page(tmp_path, PAGE, OTHER)
    now = time.time_ns()
    monkeypatch.setattr(kept_module, "_seen", lambda page: (page.path, 1, now, now, len(PAGE)))
    Kept(kept).of(page)
    page.path.write_bytes(OTHER)
    found = Kept(kept).of(page)
    assert found is not None and found.article.title == "Ferry soon"


@pytest.mark.parametrize("damaged", (b"", b"0" * 64, b"\xff" * 64))
@pytest.mark.usefixtures("later")
def test_a_digest_that_is_not_whole_is_not_believed(tmp_path: Path, damaged: bytes) -> None:
    page, kept = _kept_page(tmp_path, PAGE)
    first = Kept(kept).of(page)
    for file in kept.glob("*.digest"):
        file.write_bytes(damaged)
    assert first is not None and Kept(kept).of(page) == first


def test_a_page_that_is_kept_is_read_once_however_often_it_is_asked_for(tmp_path: Path) -> None:
    places, path = find_places(), tmp_path / "ferry.txt"
    path.write_bytes(PAGE)
    first = opened_shelf(places, Settings(), [str(path)])
    Kept(places.kept).put(PAGE, path.name, clean_page(PAGE, path.name))
    with (
        patch("reader.library.page.read_page", side_effect=read_page) as reading,
        patch("reader.library.fetched.read_page", side_effect=read_page) as reading_for_itself,
    ):
        again = opened_shelf(places, Settings(), [str(path)])
    assert (again.pages, again.entries) == (first.pages, first.entries)
    assert (reading.call_count, reading_for_itself.call_count) == (1, 0)
