"""Corrections applied to what a person reads; and their notes, which stay where they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import reader
from reader.annotations.edit import new_annotation, put
from reader.annotations.store import NotesStore
from reader.library.add import add_pages
from reader.library.correcting import Desk, apply, in_words
from reader.library.corrections import Change, Scope
from reader.library.page import clean_page
from reader.library.places import Places, find_places
from reader.library.settings import Settings
from reader.library.shelf import Shelf, library_shelf
from reader.model import Article, Correction, ReaderError
from reader.pages.assemble import Facts, Part, assemble
from tests.annotations.samples import LATER

PAGE = """\
Ferry to stop for the winter

Ola Lind met the harbour master, Kari Voss, on Monday, and they spoke of the ferry and its cable.

"The cable is old," said Lind. "It will not last another winter, and I will not cross on it."

Sign up to our letter

"We know," she said. "The money is there, and it has been there since the spring of last year."

Copyright Harrowmere Courier 2026
"""
CUT = ("Sign up", "Copyright")


@pytest.fixture(autouse=True)
def _cleaner(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Clean the page above as it should be, whatever the rules make of one so short."""

    def clean(data: bytes, *, name: str) -> Article:
        title, *lines = [line for line in data.decode().split("\n") if line]
        parts = [Part((line,), "paragraph", text=line) for line in lines]
        parts = [
            Part(one.lines, "dropped", "promotion") if one.text.startswith(CUT) else one
            for one in parts
        ]
        facts = Facts(title=title, publisher="Harrowmere Courier", language="en")
        return assemble([Part((title,), "title"), *parts], facts)

    monkeypatch.setattr("reader.clean", clean)
    clean_page.cache_clear()
    yield
    clean_page.cache_clear()


@pytest.fixture
def places(home: Path) -> Places:
    return find_places()


@pytest.fixture
def shelf(places: Places, tmp_path: Path) -> Shelf:
    """A library with one page, and another of the same publisher."""
    for name, page in (("ferry", PAGE), ("bridge", PAGE.replace("Ferry", "Bridge"))):
        (tmp_path / f"{name}.txt").write_text(page)
    add_pages(places, [str(tmp_path / "ferry.txt"), str(tmp_path / "bridge.txt")])
    return library_shelf(places, Settings(samples=False))


@pytest.fixture
def ferry(shelf: Shelf) -> str:
    return next(entry.id for entry in shelf.entries if entry.id.startswith("ferry"))


@pytest.fixture
def bridge(shelf: Shelf) -> str:
    return next(entry.id for entry in shelf.entries if entry.id.startswith("bridge"))


def _block(article: Article, words: str) -> int:
    texts = [article.text[one.start : one.end] for one in article.blocks]
    return next(number for number, text in enumerate(texts) if words in text)


CHANGES: dict[str, Callable[[Desk], Change]] = {
    "cut": lambda desk: desk.cut(_block(desk.article, "Ola Lind met")),
    "split": lambda desk: desk.split(desk.article.text.index('"It will not last')),
    "join": lambda desk: desk.join(_block(desk.article, "The cable is old")),
    "put_back": lambda desk: desk.put_back(
        next(n for n, piece in enumerate(desk.article.pieces) if piece.role == "dropped")
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_note_stays_with_its_words_when_blocks_change_and_change_back(
    shelf: Shelf, places: Places, ferry: str, name: str
) -> None:
    before = shelf.article(ferry)
    words = "The money is there"
    start = before.text.index(words)
    note = new_annotation(
        "note", before.text, start, start + len(words), id="01A", now=LATER, note="Since when?"
    )
    store = NotesStore(places.notes, places.texts, places.state)
    ref = shelf.ref(ferry)
    store.save(put(store.load(ref, before.text).notes, note), before.text)

    change = CHANGES[name](Desk.of(shelf, ferry))
    assert apply(shelf, ferry, change) == ()
    after = shelf.article(ferry)
    assert after.text != before.text
    moved = store.load(ref, after.text).notes
    (there,) = moved.annotations
    assert after.text[there.target.start : there.target.end] == words
    assert there.state in ("exact", "moved")
    store.save(moved, after.text)

    assert apply(shelf, ferry, change.back()) == ()
    assert shelf.article(ferry) == before
    (back,) = store.load(ref, before.text).notes.annotations
    assert (back.target, back.state, back.note) == (note.target, "exact", "Since when?")


def test_another_window_sees_a_correction_and_the_list_counts_anew(
    shelf: Shelf, places: Places, ferry: str
) -> None:
    other = library_shelf(places, Settings(samples=False))
    apply(shelf, ferry, CHANGES["cut"](Desk.of(shelf, ferry)))
    assert other.article(ferry) == shelf.article(ferry)
    entries = {one.id: one for one in library_shelf(places, Settings(samples=False)).entries}
    assert entries[ferry].words == shelf.article(ferry).words < other.as_cleaned(ferry).words


def test_a_correction_of_people_holds_and_is_taken_back(shelf: Shelf, ferry: str) -> None:
    before = shelf.analysis(ferry)
    assert before == reader.analyse(shelf.article(ferry).text)
    change = Desk.of(shelf, ferry).about_people("not_a_person", "Kari Voss")
    assert apply(shelf, ferry, change) == ()
    assert [one.name for one in shelf.analysis(ferry).people] == ["Ola Lind"]
    apply(shelf, ferry, change.back())
    assert shelf.analysis(ferry) == before


def test_a_speaker_is_found_again_when_blocks_before_it_change(shelf: Shelf, ferry: str) -> None:
    desk = Desk.of(shelf, ferry)
    start = desk.article.text.index('"We know')
    apply(shelf, ferry, desk.speaker(desk.quotation(start, start + 9), "Rolf Ek"))
    apply(shelf, ferry, CHANGES["cut"](Desk.of(shelf, ferry)))
    text = shelf.article(ferry).text
    quote = next(one for one in shelf.analysis(ferry).quotes if text[one.start :].startswith('"We'))
    assert quote.speaker == "Rolf Ek"
    assert shelf.hand.unmet(ferry, shelf.as_cleaned(ferry)) == ()


def test_what_is_said_again_of_a_quotation_takes_the_place_of_what_was_said(
    shelf: Shelf, ferry: str
) -> None:
    for name in ("Rolf Ek", "Ola Lind"):
        desk = Desk.of(shelf, ferry)
        start = desk.article.text.index('"We know')
        apply(shelf, ferry, desk.speaker(desk.quotation(start, start + 9), name))
    (one,) = Desk.of(shelf, ferry).corrections
    assert one.names == ("Ola Lind",)


def test_a_line_is_cut_from_all_pages_of_a_publisher_but_where_it_was_put_back(
    shelf: Shelf, ferry: str, bridge: str
) -> None:
    assert shelf.article(ferry).publisher == "Harrowmere Courier"
    desk = Desk.of(shelf, ferry)
    change = desk.for_publisher(desk.cut(_block(desk.article, "Ola Lind met")))
    assert change.add[0].words.startswith("Ola Lind met")
    apply(shelf, ferry, change)
    assert "Ola Lind met" not in shelf.article(ferry).text
    assert "Ola Lind met" not in shelf.article(bridge).text
    desk = Desk.of(shelf, bridge)
    pieces = enumerate(desk.article.pieces)
    piece = next(n for n, one in pieces if one.text.startswith("Ola Lind met"))
    apply(shelf, bridge, desk.put_back(piece))
    assert "Ola Lind met" in shelf.article(bridge).text
    assert "Ola Lind met" not in shelf.article(ferry).text


def test_what_is_about_one_article_is_not_said_of_a_publisher(shelf: Shelf, ferry: str) -> None:
    desk = Desk.of(shelf, ferry)
    with pytest.raises(ReaderError, match="one article alone"):
        desk.for_publisher(desk.about_people("same_person", "Ola Lind", "Kari Voss"))


def test_opposite_changes_meet(shelf: Shelf, ferry: str) -> None:
    before = shelf.article(ferry)
    pairs: list[tuple[Callable[[Desk], Change], Callable[[Desk], Change]]] = [
        (CHANGES["cut"], lambda desk: desk.put_back(_piece(desk, "Ola Lind met"))),
        (CHANGES["put_back"], lambda desk: desk.cut(_block(desk.article, "Sign up"))),
        (CHANGES["split"], lambda desk: desk.join(_block(desk.article, '"It will not last'))),
    ]
    for first, second in pairs:
        apply(shelf, ferry, first(Desk.of(shelf, ferry)))
        assert shelf.article(ferry) != before
        apply(shelf, ferry, second(Desk.of(shelf, ferry)))
        assert shelf.article(ferry) == before
        assert Desk.of(shelf, ferry).corrections == ()


def _piece(desk: Desk, words: str) -> int:
    return next(n for n, one in enumerate(desk.article.pieces) if one.text.startswith(words))


def test_what_is_not_surely_there_is_told_and_not_applied(shelf: Shelf, ferry: str) -> None:
    gone = Correction("not_a_quotation", words="Nobody ever said this")
    twice = Correction("quotation", words="the")
    split = Correction("split", words="Nothing of the page")
    shelf.hand.store.change(Scope(ferry), [gone, twice, split])
    base = shelf.as_cleaned(ferry)
    assert shelf.article(ferry) == base
    assert set(map(in_words, shelf.hand.unmet(ferry, base))) == set(
        map(in_words, (gone, twice, split))
    )


def test_what_can_not_be_applied_is_not_left_in_the_file(shelf: Shelf, ferry: str) -> None:
    one = Correction("name", ("Ola Lind", "Kari Voss"))
    assert apply(shelf, ferry, Change(Scope(ferry), (one,))) == (one,)
    assert Desk.of(shelf, ferry).corrections == ()


def test_a_damaged_file_stops_no_reading(shelf: Shelf, places: Places, ferry: str) -> None:
    places.corrections.write_text("schema: 1\narticles: [")
    assert shelf.article(ferry) == shelf.as_cleaned(ferry)
    assert shelf.hand.problem and "damaged" in shelf.hand.problem


def test_a_publishers_line_is_cut_though_it_was_put_back_here_and_is_put_back_for_all(
    shelf: Shelf, ferry: str, bridge: str
) -> None:
    apply(shelf, ferry, CHANGES["put_back"](Desk.of(shelf, ferry)))
    desk = Desk.of(shelf, ferry).of_publisher()
    cut = desk.for_publisher(desk.cut(_block(desk.article, "Ola Lind met")))
    apply(shelf, ferry, cut)
    assert "Ola Lind met" not in shelf.article(bridge).text
    desk = Desk.of(shelf, bridge).of_publisher()
    apply(shelf, bridge, desk.for_publisher(desk.put_back(_piece(desk, "Ola Lind met"))))
    assert shelf.article(bridge) == shelf.as_cleaned(bridge)
    assert shelf.hand.store.load().corrections.publishers == {}


def test_what_stood_in_the_file_before_stays_there(shelf: Shelf, ferry: str) -> None:
    one = Correction("name", ("Ola Lind", "Kari Voss"))
    shelf.hand.store.change(Scope(ferry), [one])
    assert apply(shelf, ferry, Change(Scope(ferry), (one,))) == (one,)
    assert Desk.of(shelf, ferry).corrections == (one,)


def test_a_quotation_is_told_with_the_marks_that_it_has() -> None:
    for words, told in (("“It went,”", "“It went,”"), ("it went", "“it went”")):
        one = Correction("not_a_quotation", words=words)
        assert in_words(one) == f"{told} is no quotation"
