"""Which marks open, which close, and which are apostrophes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.marks import MARKS, paragraphs

ANY_TEXT = st.text(alphabet=st.sampled_from("aSs ,.:—0\n" + MARKS), max_size=80) | st.text()


def leans(text: str) -> list[str]:
    """Return how the marks of a text lean, in order."""
    return [mark.lean for part in paragraphs(text) for mark in part.marks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "stop" twice.', ["open", "close"]),
        ("He said “stop” twice.", ["open", "close"]),
        ("Er sagte „halt“ und ging.", ["open", "close"]),
        ("Hon sade ”stopp” och gick.", ["open", "close"]),
        ("Il a dit « stop » deux fois.", ["open", "close"]),
        ("Sie sagte »halt« und ging.", ["open", "close"]),
        ("He said ``stop'' twice.", ["open", "close"]),
        ("(“Stop”)", ["open", "close"]),
        ("He paused—“stop”—and left.", ["open", "close"]),
        ('" Stop," he said.', ["open", "close"]),
        ('He said "...stop."', ["open", "close"]),
    ],
)
def test_marks_lean_on_the_words_they_belong_to(text: str, expected: list[str]) -> None:
    assert leans(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It doesn't matter what O'Hara's dog didn't do.",
        "In the '90s they told 'em to wait 'til dawn.",
        "In the ’90s they told ’em to wait.",
        "Rock 'n roll",
        "‘Tis the season",
    ],
)
def test_apostrophes_are_no_marks(text: str) -> None:
    assert leans(text) == []


def test_the_apostrophe_of_an_owner_is_doubtful() -> None:
    (part,) = paragraphs("It was the drivers' turn")

    assert [mark.possessive for mark in part.marks] == [True]


def test_a_closing_mark_after_a_stop_is_not_doubtful() -> None:
    (part,) = paragraphs("'It was the drivers.' She left")

    assert [mark.possessive for mark in part.marks] == [False, False]


@given(ANY_TEXT)
def test_marks_and_paragraphs_stand_in_order_inside_the_text(text: str) -> None:
    reach = 0
    for part in paragraphs(text):
        assert reach <= part.start <= part.end <= len(text)
        reach = part.start
        for mark in part.marks:
            assert reach <= mark.start < mark.end <= part.end
            assert set(text[mark.start : mark.end]) <= set(MARKS)
            reach = mark.end
