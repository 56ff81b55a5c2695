"""Merging keeps what either side wrote, whoever comes first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.edit import put, remove, revise, target_of
from reader.annotations.merge import merge
from reader.model import ArticleNotes, Plain, Target
from tests.annotations.samples import LATER, NOTES, NOW, TEXT, annotation, notes

BASES = st.one_of(st.none(), NOTES)


@given(BASES, NOTES, NOTES)
def test_merging_is_the_same_from_either_side(
    base: ArticleNotes | None, one: ArticleNotes, other: ArticleNotes
) -> None:
    assert merge(base, one, other) == merge(base, other, one)


@given(BASES, NOTES, NOTES)
def test_merging_again_changes_nothing(
    base: ArticleNotes | None, one: ArticleNotes, other: ArticleNotes
) -> None:
    merged = merge(base, one, other)
    assert merge(base, one, one) == one
    assert merge(base, merged, one) == merged
    assert merge(base, merged, other) == merged


@given(BASES, NOTES, NOTES)
def test_every_text_that_a_side_wrote_is_kept(
    base: ArticleNotes | None, one: ArticleNotes, other: ArticleNotes
) -> None:
    merged = {a.id: a for a in merge(base, one, other).annotations}
    before = {a.id: a for a in base.annotations} if base else {}
    for side in (one, other):
        for annotation_ in side.annotations:
            known = before.get(annotation_.id)
            if known is None or known.note != annotation_.note:
                assert annotation_.note in merged[annotation_.id].note


@given(NOTES, NOTES)
def test_what_one_side_alone_changed_is_as_that_side_has_it(
    base: ArticleNotes, one: ArticleNotes
) -> None:
    assert merge(base, one, base) == one


def test_two_fields_changed_on_two_sides_are_both_changed() -> None:
    before = annotation("rope ferry", note="a")
    one = revise(before, now=LATER, note="b")
    other = revise(before, now=LATER, label="check", tags=["x"])
    (merged,) = merge(notes(before), notes(one), notes(other)).annotations
    assert (merged.note, merged.label, merged.tags) == ("b", "check", ("x",))


def test_two_texts_for_one_note_are_both_kept() -> None:
    before = annotation("rope ferry", note="a")
    one, other = (revise(before, now=LATER, note=text) for text in ("mine", "theirs"))
    (merged,) = merge(notes(before), notes(one), notes(other)).annotations
    assert sorted(merged.note.split("\n\n")) == ["mine", "theirs"]


def test_two_halves_of_what_was_one_text_are_told_from_no_change() -> None:
    before = annotation("rope ferry", note="a\n\nb")
    base, one, other = notes(before), *(notes(replace(before, note=half)) for half in "ab")
    merged = merge(base, one, other)
    assert merge(base, merged, one) == merge(base, merged, other) == merged
    assert sorted(merged.annotations[0].note.split()) == ["a", "b"]


def test_deleted_and_untouched_goes_but_changed_beats_deleted() -> None:
    before = annotation("rope ferry", note="a")
    changed = revise(before, now=LATER, note="b")
    assert merge(notes(before), notes(), notes(before)).annotations == ()
    assert merge(notes(before), notes(), notes(changed)).annotations == (changed,)


def test_a_passage_found_elsewhere_by_a_window_is_no_change_by_a_person() -> None:
    before = annotation("rope ferry", note="a")
    moved = replace(before, target=annotation("market day").target, state="moved")
    assert merge(notes(before), notes(), notes(moved)).annotations == ()


@pytest.mark.parametrize("base", [True, False])
def test_a_target_without_words_takes_no_place_away(base: bool) -> None:
    before = annotation("rope ferry", note="a", label="key")
    cut = replace(before, target=Target("", "", "", 0, 0, ""), modified=LATER.isoformat())
    known = notes(before) if base else None
    for target in (cut.target, replace(before.target, exact="")):
        without = replace(cut, target=target, note="b")
        (merged,) = merge(known, notes(before), notes(without)).annotations
        assert merged.target == before.target
        assert "b" in merged.note


@given(BASES, NOTES)
def test_no_passage_is_lost_to_a_file_that_was_cut_off(
    base: ArticleNotes | None, one: ArticleNotes
) -> None:
    nowhere = Target("", "", "", 0, 0, "")
    cut = replace(one, annotations=tuple(replace(a, target=nowhere) for a in one.annotations))
    merged = merge(base, one, cut)
    assert merged == merge(base, cut, one) == merge(base, merged, cut)
    there = {a.id: a.target for a in one.annotations}
    assert all(a.target == there[a.id] for a in merged.annotations)


def test_a_bookmark_on_an_empty_place_can_be_put_elsewhere() -> None:
    before = annotation("rope ferry", kind="bookmark")
    empty = replace(before, target=target_of(TEXT, 9, 9))
    assert merge(notes(before), notes(before), notes(empty)) == notes(empty)


def test_a_place_and_the_first_selector_are_taken_from_one_side() -> None:
    before = annotation("rope ferry", note="a")
    there = annotation("pupils")
    sides = [
        replace(revise(before, now=when, note="a"), target=there.target, extra={"origin": first})
        for when, first in (
            (NOW, {"exact": "rope", "start": Plain("4")}),
            (LATER, {"exact": "ferry", "start": Plain("9")}),
        )
    ]
    (merged,) = merge(notes(before), *map(notes, sides)).annotations
    assert merged.extra == sides[1].extra


def test_without_a_common_version_both_sides_are_united() -> None:
    one, other = annotation("rope ferry", 1), annotation("market day", 2)
    assert merge(None, notes(one), notes(other)) == notes(one, other)


def test_tags_are_merged_one_by_one() -> None:
    base = replace(notes(), tags=("a", "b"))
    one, other = replace(notes(), tags=("b", "c")), replace(notes(), tags=("a", "b", "d"))
    assert merge(base, one, other).tags == ("b", "c", "d")


def test_tags_put_in_another_order_on_both_sides_are_told_from_no_change() -> None:
    base, one, other = (replace(notes(), tags=tuple(tags)) for tags in ("abc", "bca", "cab"))
    merged = merge(base, one, other)
    assert merged == merge(base, other, one)
    assert merge(base, merged, one) == merge(base, merged, other) == merged


def test_both_put_and_removed_in_one_step() -> None:
    old, new = annotation("rope ferry", 1), annotation("market day", 2)
    base = notes(old)
    assert merge(base, remove(base, old.id), put(base, new)) == notes(new)
