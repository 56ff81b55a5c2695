"""From words that a person typed to the passage of the text."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.cli.passage import find_words
from reader.model import ReaderError

TEXT = "The tide and the untidely tides, “went\nout” by the Café – twice. It went out again."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("“went  OUT”", "“went\nout”"),
        ('"went out"', "“went\nout”"),
        ("tide", "tide"),
        ("the cafe - twice", "the Café – twice"),
        ("out again.", "out again."),
        ("untid", "untid"),
    ],
)
def test_words_are_found_whatever_their_typography(words: str, found: str) -> None:
    start, end = find_words(TEXT, words)
    assert TEXT[start:end] == found


@pytest.mark.parametrize(("words", "times"), [("went out", 2), ("the", 3)])
def test_words_that_stand_more_than_once_are_refused(words: str, times: int) -> None:
    with pytest.raises(ReaderError, match=f"are there {times} times; give more of the sentence"):
        find_words(TEXT, words)


@pytest.mark.parametrize("words", ["bridge", "", "   ", "\u0301"])
def test_words_that_are_not_there_are_told(words: str) -> None:
    with pytest.raises(ReaderError, match="not in the article"):
        find_words(TEXT, words)


@given(st.text(max_size=60), st.data())
def test_what_is_found_is_what_was_typed(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    try:
        found = find_words(text, text[start:end])
    except ReaderError:
        assume(False)
    again = find_words(text, text[found[0] : found[1]])
    assert again == found
