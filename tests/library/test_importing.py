"""Annotations that come in, united with those that are there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given

from reader.annotations.edit import revise
from reader.annotations.store import NotesStore
from reader.export.incoming import Incoming
from reader.library.addresses import plain_address
from reader.library.corrections_store import CorrectionsStore
from reader.library.hand import Hand
from reader.library.importing import Imported, import_annotations, united
from reader.library.places import Places
from reader.library.shelf import Shelf
from reader.model import Annotation, ArticleNotes, ArticleRef, Plain, Target
from tests.annotations.samples import LATER, NOTES, TEXT, annotation, notes, span

HERE = notes(annotation("Tilda Marsh", note="Ask her."))


@given(NOTES, NOTES)
def test_done_twice_it_changes_nothing_more(here: ArticleNotes, incoming: ArticleNotes) -> None:
    once = united(here, incoming)
    assert united(once, incoming) == once


@given(NOTES, NOTES)
def test_nothing_is_lost_and_nothing_here_moves(here: ArticleNotes, incoming: ArticleNotes) -> None:
    found = {one.id: one for one in united(here, incoming).annotations}
    for side in (here, incoming):
        for one in side.annotations:
            assert one.note in found[one.id].note
            assert set(one.tags) <= set(found[one.id].tags)
    for one in here.annotations:
        assert (found[one.id].target, found[one.id].state) == (one.target, one.state)
    assert united(here, incoming).starred == (here.starred or incoming.starred)


def test_what_is_the_same_but_for_its_place_is_no_change() -> None:
    (one,) = HERE.annotations
    moved = replace(one, target=Target("Tilda Marsh", "", "", 5, 16, ""), state="moved",
                    extra={"origin": {"start": Plain("1")}})  # fmt: skip
    assert united(HERE, notes(moved)) == HERE


def test_the_file_here_says_what_its_article_is() -> None:
    other = notes(*HERE.annotations, ref=ArticleRef("rope-ferry", "An older headline"))
    assert united(HERE, other).article == HERE.article


def _store(folder: Path) -> NotesStore:
    return NotesStore(folder / "notes", folder / "texts", folder / "state")


def test_notes_are_kept_without_their_page(tmp_path: Path) -> None:
    store = _store(tmp_path)
    assert store.stored("rope-ferry").notes == ArticleNotes(ArticleRef("rope-ferry", "rope-ferry"))
    assert store.save(HERE, None) == HERE
    assert store.stored("rope-ferry").notes == HERE
    assert not list((tmp_path / "texts").glob("*"))
    loaded = _store(tmp_path).load(HERE.article, TEXT)
    assert loaded.notes == HERE


def test_stored_notes_stand_as_their_file_has_them(tmp_path: Path) -> None:
    store = _store(tmp_path)
    store.save(HERE, TEXT)
    assert store.load(HERE.article, f"New. {TEXT}").notes != HERE
    assert store.stored("rope-ferry").notes == HERE


def test_what_others_wrote_since_it_was_stored_is_merged(tmp_path: Path) -> None:
    store, other = _store(tmp_path), _store(tmp_path)
    store.save(HERE, None)
    known = store.stored("rope-ferry").notes
    other.save(notes(*HERE.annotations, annotation("Osric Pell", 2)), TEXT)
    saved = store.save(replace(known, starred=True), None)
    assert saved.starred and len(saved.annotations) == 2
    assert span("Osric Pell") == (
        saved.annotations[1].target.start,
        saved.annotations[1].target.end,
    )


def _imported(store: NotesStore, *found: Annotation, ours: bool = True) -> Imported:
    nowhere = Path("nowhere")
    hand = Hand(CorrectionsStore(Places(nowhere, nowhere, nowhere, nowhere)))
    nothing = Shelf({}, hand, entries=(), unreadable=())
    return import_annotations(store, nothing, [Incoming(replace(HERE, annotations=found), ours)])


def test_what_stands_in_a_conflict_copy_alone_is_not_deleted(tmp_path: Path) -> None:
    store = _store(tmp_path)
    store.save(HERE, None)
    file = store.file("rope-ferry")
    file.rename(file.with_name("rope-ferry.sync-conflict-20261122-090000-ABCDEFG.yaml"))
    result = _imported(_store(tmp_path), annotation("Osric Pell", 2))
    assert len(result.added) == 1
    assert len(_store(tmp_path).stored("rope-ferry").notes.annotations) == 2


def test_an_older_version_of_what_is_there_changes_nothing(tmp_path: Path) -> None:
    store = _store(tmp_path)
    (old,) = store.save(HERE, TEXT).annotations
    gone = annotation("Osric Pell", 2)
    store.save(notes(old, gone), TEXT)
    new = revise(old, now=LATER, note="Ask her brother.", tags=["ferry"])
    before = store.save(notes(new), TEXT)
    result = _imported(_store(tmp_path), old, gone)
    assert [taken.id for taken in result.known] == [old.id]
    assert [taken.id for taken in result.added] == [gone.id]
    after = _store(tmp_path).stored("rope-ferry").notes
    assert after.annotations == (*before.annotations, gone)


def test_two_versions_that_nobody_remembers_are_both_kept(tmp_path: Path) -> None:
    store = _store(tmp_path)
    store.save(HERE, TEXT)
    (one,) = HERE.annotations
    _imported(_store(tmp_path), revise(one, now=LATER, note="Another machine's words."))
    (kept,) = _store(tmp_path).stored("rope-ferry").notes.annotations
    assert kept.note == "Ask her.\n\nAnother machine's words."


def test_annotations_without_an_id_or_with_one_twice_come_in(tmp_path: Path) -> None:
    one = annotation("Osric Pell", 2)
    result = _imported(
        _store(tmp_path), one, one, replace(one, id=""), replace(one, id="", note="x")
    )
    assert len({taken.id for taken in result.added}) == 3
    again = _imported(
        _store(tmp_path), one, one, replace(one, id=""), replace(one, id="", note="x")
    )
    assert (again.added, {*again.known}) == ((), {*result.added})


def test_a_disk_that_fails_leaves_an_article_out_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("no folder")
    result = _imported(_store(tmp_path), annotation("Osric Pell", 2))
    assert result.added == ()
    (left_out,) = result.left_out
    assert (left_out.source, left_out.annotations) == ("rope-ferry", 1)
    assert str(tmp_path) in left_out.reason


def test_addresses_of_one_page_are_the_same() -> None:
    same = [
        "https://www.courier.example/2021/ferry/",
        "http://courier.example/2021/ferry?utm_source=x&utm_medium=y",
        "https://COURIER.example/2021/ferry?fbclid=1",
    ]
    assert len({plain_address(url) for url in same}) == 1
    assert plain_address("https://courier.example/?id=1&utm_x=2") == "courier.example?id=1"
    assert plain_address("https://courier.example/?autm_x=2") != "courier.example"
