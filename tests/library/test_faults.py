"""A fault of the reader's own is told in one line, and only what it strikes goes without."""

from __future__ import annotations

from pathlib import Path

import pytest

import reader
from reader.guard import sanitise
from reader.language.sentences import read_prose
from reader.language.tokens import Prose
from reader.library.add import add_pages
from reader.library.faults import NOT_ANALYSED, NOT_CLEANED, NOT_TAKEN_APART, own_faults
from reader.library.index import Index
from reader.library.places import Places
from reader.library.settings import Settings
from reader.library.shelf import indexed_shelf, library_shelf
from reader.library.study import study_pages
from reader.model import Article, NotAnArticle, ReaderError
from tests.library.simple import simple_clean

FAULT = "by a fault of the reader's own that should be reported: IndexError in "
STRIKES = "the storm"


@pytest.fixture(autouse=True)
def faults_raise() -> None:
    """Let faults be told here as a person is told of them."""


@pytest.fixture(autouse=True)
def pages(desk: Path) -> None:
    """Put three pages on the desk, the second of which strikes a fault."""
    for number, words in enumerate(("the tide", STRIKES, "the wind")):
        page = desk / f"{number}.txt"
        page.write_text(f"Ferry late, {number}\n\n“It was {words},” said Ola Lind.", "utf-8")


def _strike(text: str) -> None:
    if STRIKES in text:
        _ = [][len(text)]


def _read_prose(text: str) -> Prose:
    _strike(text)
    return read_prose(text)


def test_an_article_that_cannot_be_analysed_is_in_the_library_without_it(
    places: Places, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.language.read_prose", _read_prose)
    assert [page.id[0] for page in add_pages(places, [str(desk)]).added] == ["0", "1", "2"]

    with Index(places.index) as index:
        shelf = indexed_shelf(index, places, Settings())
        study_pages(index, hand=shelf.hand)
        assert sorted(facts.id[0] for facts, studied in index.studies() if studied) == ["0", "2"]
    (struck,) = [entry.id for entry in shelf.entries if entry.id[0] == "1"]
    assert STRIKES in shelf.article(struck).text
    with pytest.raises(ReaderError, match=f"{struck}.txt: {NOT_ANALYSED}, {FAULT}"):
        shelf.analysis(struck)


def test_a_page_that_cannot_be_cleaned_is_unreadable_and_the_others_are_added(
    places: Places, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def clean(source: bytes, *, name: str | None = None) -> Article:
        _strike(source.decode())
        return simple_clean(source, name=name)

    monkeypatch.setattr(reader, "clean", clean, raising=False)
    report = add_pages(places, [str(desk)])
    assert [page.id[0] for page in report.added] == ["0", "2"]
    (unreadable,) = report.unreadable
    assert unreadable.reason.startswith(f"{NOT_CLEANED}, {FAULT}")


def test_the_line_names_the_place_in_the_readers_own_code() -> None:
    place = r"AttributeError in reader\.guard, line \d+$"
    with pytest.raises(ReaderError, match=place) as told, own_faults(NOT_CLEANED):
        sanitise(None)  # type: ignore[arg-type]
    assert isinstance(told.value.__cause__, AttributeError)


@pytest.mark.parametrize("error", [NotAnArticle("nothing to read in it"), OSError("disk full")])
def test_what_is_no_fault_is_told_as_before(error: Exception) -> None:
    with pytest.raises(type(error)) as told, own_faults(NOT_CLEANED):
        raise error
    assert told.value is error


def test_one_in_taking_a_book_apart_strikes_that_book(
    places: Places, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "tides.epub").write_bytes(b"PK")
    monkeypatch.setattr("reader.library.bundles.pages_in", lambda _: _strike(STRIKES))
    shelf = library_shelf(places, Settings(samples=False, folders=(desk,)))
    assert len(shelf.entries) == 3
    (told,) = shelf.unreadable
    assert told.source == str(desk / "tides.epub")
    assert told.reason.startswith(f"{NOT_TAKEN_APART}, {FAULT}")
