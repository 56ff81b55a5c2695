"""Marks overlap, nest and touch without hiding one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Analysis, Mention, Person, Quote
from reader.ui.marks import Mark, Marks, analysis_marks, note_marks, person_style, runs
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


def test_a_person_keeps_the_colour_in_every_article() -> None:
    assert person_style("Mara Quill") == person_style("Mara Quill")
    assert len({person_style(f"Person {number}") for number in range(200)}) == 8


def test_a_name_in_a_quotation_lies_over_it() -> None:
    analysis = Analysis(
        (Quote(0, 20),),
        (Person("Mara Quill", mentions=(Mention(5, 15, "Mara Quill"),)),),
    )
    marks = Marks(analysis_marks(analysis))
    styles = {left: names for left, _, names in runs(0, 20, [marks.touching(0, 20)])}
    assert styles[0] == ("quote",)
    assert styles[5] == ("quote", person_style("Mara Quill"))


def test_a_label_of_ones_own_is_painted_as_what_it_is_on() -> None:
    one = annotation("rope ferry", kind="highlight", label="mine")
    assert [mark.style for mark in note_marks(notes(one))] == ["label-highlight"]
