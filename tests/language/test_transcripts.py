"""Turns of a transcript, told from lists of names and figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language import analyse
from reader.language.marks import paragraphs
from reader.language.transcripts import find_turns

LINES = st.lists(
    st.sampled_from(["Q: Why?", "A: Rain.", "LIND: I told you.", "Ola left.", "Goals: 3", "", " "]),
    max_size=12,
).map("\n\n".join)


def said(text: str) -> list[tuple[str, str]]:
    """Return the turns of a text: label and words."""
    return [
        (text[turn.label_start : turn.label_end], text[turn.start : turn.end])
        for turn in find_turns(text, list(paragraphs(text)))
    ]


@pytest.mark.parametrize("names", [("Q", "A"), ("LIND", "VOSS"), ("Caller", "Harbour Control")])
def test_turns_that_alternate_are_a_transcript(names: tuple[str, str]) -> None:
    one, two = names
    text = f"They spoke:\n\n{one}: Who is there?\n\n{two}: The sea.\n\n{one}: Go on.\n\nEnd."

    assert said(text) == [(one, "Who is there?"), (two, "The sea."), (one, "Go on.")]


@pytest.mark.parametrize(
    "text",
    [
        "Goals: Lind 3\n\nBookings: Voss\n\nReferee: Holm",
        "Lind: “We sail.”\n\nVoss: “We stay.”\n\nLind: “We sail.”",
        "Note: bring a coat.\n\nThe sea is cold.",
        "",
    ],
)
def test_other_lines_with_a_colon_are_none(text: str) -> None:
    assert said(text) == []


def test_a_turn_is_a_quotation_of_whoever_its_label_names() -> None:
    text = "Ola Lind met Kari Voss.\n\nLIND: I said so.\n\nVOSS: You did.\n\nLIND: Twice."
    quotes = [quote for quote in analyse(text).quotes if quote.kind == "direct"]

    assert [quote.speaker for quote in quotes] == ["Ola Lind", "Kari Voss", "Ola Lind"]
    assert text[slice(*(quotes[0].speaker_mention or (0, 0)))] == "LIND"


def test_an_answer_is_the_one_person_s_that_the_text_names_before_it() -> None:
    quotes = analyse("Ola Lind met us.\n\nQ: Why stay?\n\nA: Because it rains.").quotes

    assert [quote.speaker for quote in quotes] == [None, "Ola Lind"]


def test_question_and_answer_name_nobody_where_two_are_named() -> None:
    quotes = analyse("Ola Lind met Kari Voss.\n\nQ: Why stay?\n\nA: Because it rains.").quotes

    assert [(quote.speaker, quote.speaker_kind) for quote in quotes] == [(None, None)] * 2


def test_who_speaks_for_several_paragraphs_is_named_at_the_first() -> None:
    lines = ("LIND: It rained.", "For a week.", "(Laughs.)", "VOSS: And then?", "LIND: It stopped.")
    text = "\n\n".join((*lines, "VOSS: Did it?", "It did."))

    assert said(text) == [
        ("LIND", "It rained.\n\nFor a week."),
        ("VOSS", "And then?"),
        ("LIND", "It stopped."),
        ("VOSS", "Did it?"),
    ]


def test_what_a_speaker_is_may_stand_behind_the_name() -> None:
    text = "OLA LIND, host: Who is there?\n\nVOSS: The sea.\n\nOLA LIND, host: Go on."

    assert [label for label, _ in said(text)] == ["OLA LIND", "VOSS", "OLA LIND"]


def test_a_few_such_lines_in_a_story_are_no_transcript() -> None:
    story = ("He went out.", "The sea was high.", "Nobody came.")
    lines = (
        "Note: bring a coat.",
        *story,
        "Tide: high.",
        *story,
        "Note: boots.",
        *story,
        "Tide: low.",
    )

    assert said("\n\n".join(lines)) == []


def test_counts_by_name_are_no_turns() -> None:
    lines = ("LIND: 547.", "VOSS: 46.", "In all:", "LIND: 2,316.", "VOSS: 1,547.")

    assert said("\n\n".join(lines)) == []


@given(LINES | st.text())
def test_turns_stand_in_order_behind_their_labels(text: str) -> None:
    reach = 0
    for turn in find_turns(text, list(paragraphs(text))):
        assert reach <= turn.label_start < turn.label_end < turn.start < turn.end <= len(text)
        reach = turn.end
