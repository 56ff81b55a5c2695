"""What other programs write to the notes while the reader runs is seen and merged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reader.annotations.edit import new_annotation, put
from reader.annotations.schema import read_notes, write_notes
from reader.annotations.store import NotesStore
from reader.library.places import Places
from reader.ui.commands import Pane
from reader.ui.outside import told
from reader.ui.rows import Counts
from reader.ui.screens.notes import AllNotes
from tests.annotations.samples import NOW, annotation, notes
from tests.ui.conftest import Opener, Reader

ARTICLE = "harbour-inquiry-opens"
OTHER = "pier-falls-in-storm"


def _file(places: Places, article: str = ARTICLE) -> Path:
    return places.notes / f"{article}.yaml"


def _edit(places: Places, old: str, new: str) -> None:
    """Change the notes file as an editor does that writes in place."""
    text = _file(places).read_text("utf-8")
    assert old in text
    _file(places).write_text(text.replace(old, new), "utf-8")


async def _noted(one: Reader) -> None:
    await one.open(ARTICLE)
    one.room.focus_pane(Pane.TEXT)
    await one.press("g", *"]qa", *"Ask", "ctrl+s")


async def test_an_edit_outside_is_shown_and_told_and_the_place_stays(
    reader: Opener, places: Places
) -> None:
    async with reader() as one:
        await _noted(one)
        await one.press("G", "k", "k")
        place = one.room.prose.at, one.room.prose.scroll_offset.y
        _edit(places, "note: Ask", "note: Ask her sister")
        await one.tick()
        assert one.annotations[0].note == "Ask her sister"
        assert one.said == "Notes changed outside: 1 changed."
        assert (one.room.prose.at, one.room.prose.scroll_offset.y) == place
        await one.press("A")
        screen = one.app.screen
        assert isinstance(screen, AllNotes)
        assert "Ask her sister" in str(screen.row(0, 60))


async def test_a_second_window_is_followed(reader: Opener, places: Places) -> None:
    async with reader() as one, reader() as other:
        await _noted(one)
        await other.open(ARTICLE)
        assert len(other.annotations) == 1
        await one.press(*"]qH")
        await other.tick()
        assert len(other.annotations) == 2
        assert other.said == "Notes changed outside: 1 added."
        await other.press(*"]q]q]q]qH")
        await one.tick()
        assert len(one.annotations) == 3
        assert [each.id for each in one.annotations] == [each.id for each in other.annotations]


async def test_nothing_is_told_of_what_was_written_here(reader: Opener) -> None:
    async with reader() as one:
        await _noted(one)
        for _ in range(3):
            await one.tick(2)
        assert "outside" not in one.said


async def test_the_list_and_all_notes_follow_other_articles(reader: Opener, places: Places) -> None:
    async with reader() as one:
        await _noted(one)
        await one.press("A")
        screen = one.app.screen
        assert isinstance(screen, AllNotes)
        text = one.room.session.shelf.article(OTHER).text
        ref = one.room.session.shelf.ref(OTHER)
        mark = new_annotation("highlight", text, 0, 9, id="01M817QNM00000000000000001", now=NOW)
        _file(places, OTHER).write_bytes(write_notes(put(notes(ref=ref), mark)))
        selected = screen._shown[screen.rows.index].one.id
        await one.tick(2)
        assert screen.rows.count == 2
        assert screen._shown[screen.rows.index].one.id == selected
        assert one.room.library.left.in_article(OTHER).notes == 1
        _file(places, OTHER).unlink()
        await one.tick(2)
        assert screen.rows.count == 1
        assert one.room.library.left.in_article(OTHER) == Counts()


async def test_a_file_that_went_away_takes_nothing_with_it(reader: Opener, places: Places) -> None:
    async with reader() as one:
        await _noted(one)
        kept = _file(places).read_bytes()
        _file(places).unlink()
        await one.tick()
        assert len(one.annotations) == 1
        assert "deleted outside" in one.said
        await one.press("j")
        await one.tick()
        assert "deleted outside" not in one.said
        _file(places).write_bytes(kept.replace(b"note: Ask", b"note: Back"))
        await one.tick()
        assert one.annotations[0].note == "Back"
        _file(places).unlink()
        await one.tick()
        await one.press(*"]qH")
        assert len(read_notes(_file(places).read_bytes(), ARTICLE).annotations) == 2


async def test_a_change_made_before_others_were_seen_keeps_theirs(
    reader: Opener, places: Places
) -> None:
    async with reader() as one:
        await _noted(one)
        opened = one.room.opened
        assert opened is not None
        _edit(places, "starred: false", "starred: true\nmine: kept")
        await one.press(*"]qH")
        assert one.room.opened is not None and one.room.opened.notes.starred
        assert b"mine: kept" in _file(places).read_bytes()
        assert len(one.annotations) == 2


async def test_what_others_wrote_during_a_save_survives_the_next_one(
    reader: Opener, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change made while a save brings in another's notes must not count as their deletion."""
    save = NotesStore.save
    async with reader() as one:
        await _noted(one)
        room = one.room
        opened = room.opened
        assert opened is not None
        theirs = new_annotation(
            "highlight", opened.article.text, 0, 5, id="01M817QNM00000000000000002", now=NOW
        )

        def slow(store: NotesStore, sent: Any, text: str) -> Any:
            with_theirs = put(read_notes(_file(places).read_bytes(), ARTICLE), theirs)
            _file(places).write_bytes(write_notes(with_theirs))
            saved = save(store, sent, text)
            assert room.opened is not None
            room.notebook.change("star", room.opened.notes, put(room.opened.notes, second))
            return saved

        second = new_annotation(
            "highlight", opened.article.text, 6, 9, id="01M817QNM00000000000000003", now=NOW
        )
        with monkeypatch.context() as patch:
            patch.setattr(NotesStore, "save", slow)
            await one.press(*"]qH")
        room.save_notes()
        await one.settle()
        on_disk = {each.id for each in read_notes(_file(places).read_bytes(), ARTICLE).annotations}
        assert {theirs.id, second.id} <= on_disk
        assert len(on_disk) == 4


async def test_opening_again_with_unsaved_notes_keeps_what_others_wrote(
    reader: Opener, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.annotations.store import SaveError

    def full(*_: object) -> None:
        raise SaveError("the disk is full")

    async with reader() as one:
        await _noted(one)
        with monkeypatch.context() as patch:
            patch.setattr(NotesStore, "save", full)
            await one.press(*"]qH")
        before = read_notes(_file(places).read_bytes(), ARTICLE)
        theirs = annotation("market day", 3, note="theirs")
        _file(places).write_bytes(write_notes(put(before, theirs)))
        await one.open(OTHER)
        await one.open(ARTICLE)
        assert len(one.annotations) == 3
        await one.tick(10)
        on_disk = read_notes(_file(places).read_bytes(), ARTICLE).annotations
        assert len(on_disk) == 3
        assert theirs.id in {each.id for each in on_disk}


def test_what_changed_is_told_in_words() -> None:
    one, other = annotation("rope ferry", 1), annotation("market day", 2)
    assert told(notes(one), notes(one)) == ""
    assert told(notes(one), notes(one, other)) == "1 added"
    changed = annotation("rope ferry", 1, note="more")
    assert told(notes(one, other), notes(changed)) == "1 changed, 1 deleted"
