"""Speeches below lines that name who makes them, told from the headings of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language import analyse
from reader.language.marks import paragraphs
from reader.language.speeches import find_speeches

_LINES = st.lists(
    st.sampled_from(
        [
            *("Anna Lind", "Anna Lind (Moss) (Lab)", "The Minister (Peter Voss)", "Key Features"),
            *(
                "I beg to move.",
                "Why?",
                "Division",
                "“We sail,” said Lind.",
                "",
                " ",
                "(Anna Lind)",
            ),
        ]
    ),
    max_size=14,
).map("\n\n".join)


def _debate(*lines: str) -> str:
    return "\n\n".join(lines)


def _told(text: str) -> list[tuple[str, str]]:
    return [
        (text[one.label_start : one.label_end], text[one.start : one.end])
        for one in find_speeches(text, list(paragraphs(text)))
    ]


def test_who_has_a_title_is_a_person() -> None:
    text = _debate("Lord Tromso", "Yes.", "Baroness Vik of Moss", "No.", "Lord Tromso", "Yes.")
    assert [name for name, _ in _told(text)] == [
        "Lord Tromso",
        "Baroness Vik of Moss",
        "Lord Tromso",
    ]


def test_what_stands_below_a_speaker_up_to_the_next_is_a_speech() -> None:
    text = _debate(
        *("Anna Lind (Moss) (Lab)", "I beg to move.", "The dues are too high.", "Peter Voss"),
        *("They are not.", "Anna Lind, Moss", "They are twice what they were."),
    )
    assert _told(text) == [
        ("Anna Lind", "I beg to move.\n\nThe dues are too high."),
        ("Peter Voss", "They are not."),
        ("Anna Lind", "They are twice what they were."),
    ]


def test_the_name_behind_an_office_is_the_speaker_s() -> None:
    text = _debate(
        *("Anna Lind:", "Will he give way?", "The Minister for Ports (Peter Voss)", "In a moment."),
        *("Anna Lind:", "He will not."),
    )
    assert [name for name, _ in _told(text)] == ["Anna Lind", "Peter Voss", "Anna Lind"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            _debate("Key Features", "A light.", "Best For", "Boats.", "Key Features", "A bell."),
            id="headings that come back",
        ),
        pytest.param(
            _debate("Anna Lind", "She won.", "Peter Voss", "He lost.", "Mary Holm", "She left."),
            id="people who do not come back",
        ),
        pytest.param(
            _debate("Anna Lind", "It rains.", "Anna Lind", "It stopped.", "Anna Lind", "Rain."),
            id="one who writes all",
        ),
        pytest.param(_debate("Anna Lind", "Yes.", "Anna Lind", "No."), id="two alone"),
        pytest.param(
            _debate(
                *("Wall breached", "Anna Lind", "It fell.", "Ferry stopped", "Peter Voss"),
                *("It stays in.", "Boats moved", "Anna Lind", "All of them.", "Shops shut"),
            ),
            id="entries under headings",
        ),
        pytest.param(
            _debate("Anna Lind", "Peter Voss", "Anna Lind", "It is a list of names."), id="a list"
        ),
    ],
)
def test_other_lines_with_names_are_none(text: str) -> None:
    assert _told(text) == []


def test_a_vote_may_break_off_one_of_many_speeches() -> None:
    speeches = ("Anna Lind", "Yes.", "Peter Voss", "No.", "Anna Lind", "Yes.")
    assert len(_told(_debate(*speeches, "Question put"))) == 3


def test_a_speech_is_a_quotation_of_who_makes_it() -> None:
    text = _debate(
        *("Anna Lind (Moss) (Lab)", "I beg to move.", "The Minister for Ports (Peter Voss)"),
        *("Peter is my name.", "Anna Lind", "He said “never” twice."),
    )
    outer = [quote for quote in analyse(text).quotes if text[quote.start] != "“"]
    assert [quote.speaker for quote in outer] == ["Anna Lind", "Peter Voss", "Anna Lind"]
    assert all(quote.kind == "direct" for quote in outer)


@given(_LINES)
def test_speeches_follow_each_other_and_their_names(text: str) -> None:
    at = 0
    for one in find_speeches(text, list(paragraphs(text))):
        assert at <= one.label_start < one.label_end < one.start < one.end <= len(text)
        assert text[one.start : one.end] == text[one.start : one.end].strip()
        at = one.end
    analyse(text)
