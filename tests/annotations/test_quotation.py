"""A quotation is found by itself and what stood around it, or said not to be sure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.edit import target_of
from reader.annotations.quotation import find_quotation
from reader.model import Target
from tests.annotations.samples import TEXT, span


def _target(words: str, prefix: str = "", suffix: str = "") -> Target:
    return Target(words, prefix, suffix, 0, 0, "")


def _found(target: Target, text: str = TEXT) -> tuple[str | None, str]:
    anchor = find_quotation(target, text)
    if anchor.start is None or anchor.end is None:
        return None, anchor.state
    return text[anchor.start : anchor.end], anchor.state


def test_where_nothing_changed_it_is_exact() -> None:
    assert _found(target_of(TEXT, *span("market day"))) == ("market day", "exact")


def test_text_put_in_before_moves_it() -> None:
    target = target_of(TEXT, *span("Many of them are pupils"))
    assert _found(target, "NEW\n\n" + TEXT) == ("Many of them are pupils", "moved")


def test_words_alone_are_enough_where_they_stand_once() -> None:
    assert _found(_target("a new cable would cost")) == ("A new cable would cost", "moved")


@pytest.mark.parametrize("words", ["market day", "the bridge"])
def test_a_few_words_alone_are_found_but_not_sure(words: str) -> None:
    assert _found(_target(words)) == (words, "needs_review")


def test_words_alone_that_stand_twice_are_put_on_the_first_place_and_not_sure() -> None:
    anchor = find_quotation(_target(words := "it was said again"), f"{words}. Then {words}.")
    assert (anchor.start, anchor.state) == (0, "needs_review")


def test_words_alone_that_stand_nowhere_are_lost() -> None:
    assert _found(_target("A tunnel would cost half of that")) == (None, "lost")
    assert _found(_target("")) == (None, "lost")


def test_its_surroundings_tell_one_of_two_places() -> None:
    text = "He said: it was never sold, in May.\n\nShe wrote that it was never sold to anyone."
    target = _target("it was never sold", "She wrote that ", " to anyone.")
    anchor = find_quotation(target, text)
    assert (anchor.start, anchor.state) == (text.rindex("it was never sold"), "moved")


def test_a_look_alike_without_its_surroundings_is_not_taken() -> None:
    target = target_of(TEXT, *span("340 people"))
    assert _found(target, "Elsewhere 340 people met on a Tuesday.")[1] == "lost"


@given(st.text(max_size=80), st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_any_target_gives_a_span_inside_the_text(
    text: str, exact: str, prefix: str, suffix: str
) -> None:
    target = replace(_target(exact, prefix, suffix), end=len(exact))
    anchor = find_quotation(target, text)
    if anchor.start is not None and anchor.end is not None:
        assert 0 <= anchor.start < anchor.end <= len(text)
