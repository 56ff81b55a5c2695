"""Words are found in the text whatever their case, spacing and quotation marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.search import search


def test_a_phrase_is_found_over_a_line_end_and_in_any_case() -> None:
    assert search("The harbour\n\nwall", "HARBOUR wall").hits == ((4, 17),)


def test_typed_marks_find_curly_ones() -> None:
    assert search("the “pier’s” end", '"pier\'s"').hits == ((4, 12),)


def test_going_on_goes_around() -> None:
    found = search("a b a b a", "a")
    assert found.next(0, 1) == (1, (4, 5))
    assert found.next(8, 1) == (0, (0, 1))
    assert found.next(0, -1) == (2, (8, 9))
    assert found.first(4) == (1, (4, 5))


def test_blank_words_find_nothing() -> None:
    assert search("text", "  ").hits == ()


@given(st.text(), st.text())
def test_searching_never_fails_and_hits_are_in_order(text: str, words: str) -> None:
    hits = search(text, words).hits
    assert list(hits) == sorted(hits)
    assert all(0 <= start < end <= len(text) for start, end in hits)
