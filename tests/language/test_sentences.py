"""Tests of where sentences and paragraphs begin."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.language.sentences import read_prose


def openings(text: str) -> list[str]:
    prose = read_prose(text)
    return [prose.words[i] for i in prose.sentences]


def test_short_forms_end_no_sentence() -> None:
    assert openings("Mr. Vole met Dr. Finch at St. Olave. They left.") == ["Mr.", "They"]


def test_a_short_form_before_an_opening_word_does() -> None:
    assert openings("He moved to the U.S. But she stayed.") == ["He", "But"]


def test_closing_marks_belong_to_their_sentence() -> None:
    assert openings("“It is over.” Nobody spoke.") == ["“", "Nobody"]


def test_a_question_inside_a_sentence_does_not_end_it() -> None:
    assert openings("“Why?” asked Vole.") == ["“"]


def test_a_paragraph_begins_a_sentence() -> None:
    prose = read_prose("No stop here\n\nand no capital there")
    assert [prose.words[i] for i in prose.paragraphs] == ["No", "and"]
    assert prose.sentences == prose.paragraphs


def test_around_a_token_stand_its_sentence_and_paragraph() -> None:
    prose = read_prose("One two. Three four.\n\nFive.")
    assert prose.words[slice(*prose.sentence_of(3))] == ["Three", "four", ".", "\n\n"]
    assert prose.paragraph_of(3) == (0, 7)


@given(st.text(alphabet="aB. \n\"“”’!?'", max_size=60))
def test_boundaries_rise_and_stay_inside(text: str) -> None:
    prose = read_prose(text)
    for starts in (prose.sentences, prose.paragraphs):
        assert starts[0] == 0
        assert all(a < b for a, b in pairwise(starts))
        assert starts[-1] <= max(0, len(prose.words) - 1)
