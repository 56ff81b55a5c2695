"""Marks overlap, nest and touch without hiding one another."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Analysis, Mention, Person, Quote
from reader.ui.marks import (
    PERSON_COLOURS,
    Mark,
    Marks,
    analysis_layers,
    note_marks,
    person_style,
    person_styles,
    runs,
)
from tests.annotations.samples import annotation, notes

SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda one: (one[0], one[0] + one[1]))
MARKS = st.lists(
    st.builds(lambda span, style: Mark(span[0], span[1], style), SPANS, st.sampled_from("abc"))
)


@given(MARKS, SPANS)
def test_touching_finds_exactly_what_shares_a_character(
    marks: list[Mark], span: tuple[int, int]
) -> None:
    start, end = span
    expected = [one for one in marks if one.start < end and start < one.end]
    found = Marks(marks).touching(start, end)
    assert sorted(found, key=repr) == sorted(expected, key=repr)


@given(MARKS, SPANS)
def test_runs_cover_the_line_and_name_every_mark(marks: list[Mark], span: tuple[int, int]) -> None:
    start, end = span
    touching = Marks(marks).touching(start, end)
    found = list(runs(start, end, [touching]))
    assert found[0][0] == start
    assert found[-1][1] == end
    for left, right, styles in found:
        for offset in range(left, right):
            here = [one.style for one in touching if one.start <= offset < one.end]
            assert sorted(styles) == sorted(here)


NAMES = st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=20, unique=True)


def _people(names: Iterable[str]) -> list[Person]:
    """Return people, who are named the less often the later they come."""
    mentions = [Mention(0, 1, "x")] * 30
    return [Person(name, mentions=tuple(mentions[n:])) for n, name in enumerate(names)]


@given(NAMES)
def test_the_eight_named_most_often_have_eight_colours(names: list[str]) -> None:
    styles = person_styles(_people(names))
    assert styles.keys() == set(names)
    assert len({styles[name] for name in names[:PERSON_COLOURS]}) == min(8, len(names))
    for name in names[PERSON_COLOURS:]:
        assert styles[name] == person_style(name)


@given(NAMES, st.randoms(use_true_random=False))
def test_a_person_keeps_the_colour_where_it_can_be(names: list[str], chance: Random) -> None:
    """Whoever has nobody of the same colour beside them has their own; others agree always."""
    few = names[:PERSON_COLOURS]
    own = [person_style(name) for name in few]
    styles = person_styles(_people(few))
    shuffled = chance.sample(few, len(few))
    assert person_styles(_people(shuffled)) == styles
    if len(set(own)) == len(few):
        assert [styles[name] for name in few] == own


def test_colours_are_shared_out_evenly() -> None:
    assert len({person_style(f"Person {number}") for number in range(200)}) == 8


def test_a_name_in_a_quotation_lies_over_it() -> None:
    analysis = Analysis(
        (Quote(0, 20),),
        (Person("Mara Quill", mentions=(Mention(5, 15, "Mara Quill"),)),),
    )
    layers = [marks.touching(0, 20) for marks in analysis_layers(analysis).values()]
    styles = {left: names for left, _, names in runs(0, 20, layers)}
    assert styles[0] == ("quote",)
    assert styles[5] == ("quote", person_style("Mara Quill"))


def test_a_label_of_ones_own_is_painted_as_what_it_is_on() -> None:
    one = annotation("rope ferry", kind="highlight", label="mine")
    assert [mark.style for mark in note_marks(notes(one))] == ["label-highlight"]
