"""Changes to notes are pure and keep what they don't concern."""

from __future__ import annotations

import pytest

from reader.annotations import edit
from tests.annotations.samples import LATER, NOW, TEXT, annotation, notes, span


def test_a_new_annotation_keeps_its_passage_and_64_code_points_around() -> None:
    start, end = span("Tilda Marsh")
    target = annotation("Tilda Marsh").target
    assert (target.exact, target.start, target.end) == ("Tilda Marsh", start, end)
    assert target.prefix == TEXT[start - 64 : start]
    assert target.suffix == TEXT[end : end + 64]


def test_a_passage_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="not in a text of 3"):
        edit.new_annotation("note", "abc", 2, 9, id="x", now=NOW)


def test_a_note_is_sanitised_and_its_tags_are_clean() -> None:
    one = annotation(
        "ferry", note="a\x1b[2Jb\r\nc", tags=[" two  words ", "", "x", "x"], label="\x07"
    )
    assert (one.note, one.tags, one.label) == ("a[2Jb\nc", ("two words", "x"), "")


def test_put_keeps_text_order_and_replaces_by_id() -> None:
    late, early = annotation("market day", 1), annotation("rope ferry", 2)
    both = edit.put(edit.put(notes(), late), early)
    assert both.annotations == (early, late)
    changed = edit.revise(late, now=LATER, note="other words")
    assert edit.put(both, changed).annotations == (early, changed)


def test_remove_takes_one_away_and_leaves_the_rest() -> None:
    one, other = annotation("market day", 1), annotation("rope ferry", 2)
    assert edit.remove(notes(one, other), one.id).annotations == (other,)
    assert edit.remove(notes(one), "unknown") == notes(one)


def test_overlapping_and_equal_passages_stay_apart() -> None:
    spans = ("The rope ferry at Harrowmere", "rope ferry", "ferry at", "rope ferry")
    made = [annotation(words, number) for number, words in enumerate(spans)]
    assert len(notes(*made).annotations) == 4


def test_revise_changes_what_it_is_given_and_the_time() -> None:
    one = annotation("rope ferry", label="key", note="a", tags=["x"])
    changed = edit.revise(one, now=LATER, label="")
    assert (changed.label, changed.note, changed.tags) == (None, "a", ("x",))
    assert changed.modified > one.modified
    assert changed.created == one.created
