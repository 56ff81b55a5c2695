"""Undo takes back one change and leaves what came after it."""

from __future__ import annotations

from dataclasses import replace

from reader.annotations.edit import put, remove, revise
from reader.annotations.undo import MOST, Change, History, last_of
from tests.annotations.samples import LATER, REF, annotation, notes

ONE, OTHER = annotation("rope ferry", 1), annotation("market day", 2)


def test_undo_and_redo_go_back_and_forth() -> None:
    history = History()
    before, after = notes(ONE), notes()
    history.record("delete note", before, after)
    assert history.undo(after) == ("delete note", before)
    assert history.redo(before) == ("delete note", after)
    assert history.undo(after) == ("delete note", before)


def test_undo_leaves_what_was_done_since_elsewhere() -> None:
    history = History()
    history.record("add note", notes(), notes(ONE))
    assert history.undo(notes(ONE, OTHER)) == ("add note", notes(OTHER))


def test_undo_of_adding_does_not_take_away_what_was_written_since() -> None:
    history = History()
    history.record("add note", notes(), notes(ONE))
    now = notes(revise(ONE, now=LATER, note="more"))
    assert history.undo(now) == ("add note", now)


def test_changes_of_other_articles_are_passed_over() -> None:
    history = History()
    other_article = notes(ref=replace(REF, id="mill"))
    history.record("add note", notes(), notes(ONE))
    history.record("star", other_article, replace(other_article, starred=True))
    assert history.undo(notes(ONE)) == ("add note", notes())
    assert history.undo(notes()) is None


def test_a_new_change_ends_what_can_be_redone() -> None:
    history = History()
    history.record("add note", notes(), notes(ONE))
    history.undo(notes(ONE))
    history.record("add note", notes(), notes(OTHER))
    assert history.redo(notes(OTHER)) is None


def test_nothing_done_is_nothing_recorded() -> None:
    history = History()
    history.record("add note", notes(ONE), put(notes(), ONE))
    assert history.done == ()
    assert history.undo(notes(ONE)) is None


def test_only_so_many_changes_are_remembered() -> None:
    history = History()
    for _ in range(MOST + 5):
        history.record("delete note", notes(ONE), remove(notes(ONE), ONE.id))
    assert len(history.done) == MOST


def test_what_was_made_as_one_is_kept_whole_or_not_at_all() -> None:
    before = notes()
    alone = [Change(f"{n}", before, before) for n in range(3)]
    batch = [Change("many", before, before, "b") for _ in range(4)]
    assert last_of([*alone, *batch], 2) == batch
    assert list(last_of([*alone, *batch], 2, newest=False)) == []
    assert last_of([*alone, *batch, alone[0]], 3, newest=False) == [alone[0]]
    assert last_of([*batch, *alone], 5) == alone
    assert last_of([*batch, *alone], 7) == [*batch, *alone]
    assert list(last_of([], 3)) == []
