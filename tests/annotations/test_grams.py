"""A passage is looked for only where it may stand, and it is always looked for there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.folded import fold
from reader.annotations.grams import Grams
from tests.annotations.samples import TEXT, span

FOLDED = fold(TEXT).text


@given(st.integers(0, len(FOLDED) - 40), st.integers(20, 40))
def test_the_window_of_a_passage_holds_it(start: int, length: int) -> None:
    passage = FOLDED[start : start + length]
    windows = list(Grams(FOLDED).windows(passage, length // 4))
    assert any(first <= start and start + length <= end for first, end in windows)


@given(st.integers(0, len(FOLDED) - 40), st.sets(st.integers(0, 39), max_size=5))
def test_wrong_letters_do_not_hide_a_place(start: int, wrong: set[int]) -> None:
    letters = FOLDED[start : start + 40]
    passage = "".join("~" if n in wrong else letter for n, letter in enumerate(letters))
    windows = list(Grams(FOLDED).windows(passage, 12))
    assert any(first <= start and start + 40 <= end for first, end in windows)


def test_what_stands_nowhere_has_no_window() -> None:
    assert list(Grams(FOLDED).windows("zzyx qqof jjiv kkuq vvub", 7)) == []


def test_windows_leave_out_what_has_nothing_of_a_passage() -> None:
    numbers = " ".join(map(str, range(2000)))
    passage = fold(TEXT[slice(*span("said the cable had failed two inspections"))]).text
    windows = list(Grams(numbers + FOLDED + numbers).windows(passage, 10))
    assert sum(end - first for first, end in windows) <= len(FOLDED)


@given(st.text(max_size=60), st.text(max_size=30), st.integers(0, 9))
def test_windows_of_any_text_are_in_order_and_inside(text: str, passage: str, most: int) -> None:
    windows = list(Grams(text).windows(passage, most))
    edges = [edge for window in windows for edge in window]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
