"""A caption is told by its credit; a report that speaks of photographs is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pages import clean
from reader.pages.text_dump.credits import (
    _CREDIT,
    _may_credit,
    is_credit,
    is_credited_sentence,
)
from tests.pages.conftest import PARAGRAPHS


@pytest.mark.parametrize(
    "text",
    [
        "The ferry at its berth in Marlow Bridge. Photo: Ida Sole",
        "Piet Harrow shows the lists of names (Photo: Ida Sole).",
        "Piet Harrow (left) waits with a neighbour at the pier.",
        "Pictured at the pier are Piet Harrow and Ann Tolliver.",
        "In front, from left, are Ann Tolliver, Piet Harrow and Ida Sole.",
        "Die Fähre lag den ganzen Winter im Hafen. Foto: Privat.",
    ],
)
def test_a_sentence_with_its_credit(text: str) -> None:
    assert is_credited_sentence(text)


@pytest.mark.parametrize(
    "text",
    [
        "The new camera takes a better photo (without any light at all).",
        "The lamp was lit by courtesy of a neighbour who owns the mill.",
        "Reuters was the first to report the vote on the ferry.",
        *PARAGRAPHS,
    ],
)
def test_a_sentence_of_a_report(text: str) -> None:
    assert not is_credited_sentence(text)


@pytest.mark.parametrize("text", ["IMAGO/Ida Sole", "Ida Sole/Getty Images", "Ida Sole (AFP)"])
def test_an_agency_is_credited(text: str) -> None:
    assert is_credit(text)


@pytest.mark.parametrize(
    "text", ["Separate ferries, separate piers", "Repairs begin in the harbour", "Werbepartner"]
)
def test_the_letters_of_an_agency_inside_a_word_are_no_credit(text: str) -> None:
    assert not is_credit(text)


def test_a_credited_sentence_is_a_caption_in_a_page_without_clutter_too() -> None:
    caption = "The ferry at its berth in Marlow Bridge. Foto: Ida Sole."
    article = clean("\n\n".join((*PARAGRAPHS[:2], caption, *PARAGRAPHS[2:])))
    assert [
        article.text[one.start : one.end] for one in article.blocks if one.kind == "caption"
    ] == [caption]


@given(st.from_regex(_CREDIT).map(str.lower))
def test_no_credit_is_passed_over_unread(low: str) -> None:
    assert _may_credit(low) or not _CREDIT.search(low)
