"""What a site says below its articles is none of their text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.pages import clean
from reader.pages.text_dump.closing import end_above_closing
from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import KEPT
from tests.pages.conftest import PARAGRAPHS


def _left_of(texts: Sequence[str]) -> list[str]:
    """Return what is left of a text, all of which was read."""
    sheet = Sheet.of(chunks_of("\n\n".join(texts).split("\n")))
    places = [KEPT] * len(sheet.chunks)
    end_above_closing(sheet, places)
    return [text for text, place in zip(sheet.texts, places, strict=True) if place == KEPT]


_CLOSING = [
    "Dora Quill is a reporter for the Courier, where she writes about the harbour.",
    "Ida Sole has been a freelance correspondent in Marlow for nine years.",
    "Ida Sole covers the harbour and all who work there.",
    "Dora Quill can be reached at dora@courier.example.",
    "Contact Dora at dora@courier.example with what you know of the ferry.",
    "Ida Sole ist Redakteurin beim Boten und schreibt über den Hafen.",
    "Émile Sol est journaliste au Messager et parle du port.",
    "Join our readers on the mole every Friday and talk about the ferry.",
    "Join the islanders who read the Courier. We'll send the news of the harbour each week.",
    "Have a tip? Send it to us by the next boat.",
    "Enjoyed this story? Support our work on the island.",
    "Get the news of the ferry in your inbox each morning.",
    "This story was originally published in the Courier of 4 March 2015.",
    "Tags: ferry, harbour, Marlow Bridge",
    "Filed under: Ferries, Harbour",
    "If you buy a boat through our pages, we may earn a small commission.",
    "This document is subject to copyright.",
    "The opinions expressed in reader comments are those of the author only.",
    "Comments on this piece are premoderated so that they stay with the ferry.",
    "© 2015 Marlow Courier. All rights reserved.",
]


@pytest.mark.parametrize("line", _CLOSING)
def test_what_the_site_says_is_left_out(line: str) -> None:
    assert _left_of([*PARAGRAPHS, line]) == list(PARAGRAPHS)


def test_several_such_lines_are_with_the_heading_over_them() -> None:
    closing = ["Stay on the pier", *_CLOSING[:2], _CLOSING[9]]
    assert _left_of([*PARAGRAPHS, *closing]) == list(PARAGRAPHS)


def test_a_list_above_them_stays() -> None:
    items = ["Bread", "Rope", "Oil"]
    assert _left_of([*PARAGRAPHS, *items, _CLOSING[0]]) == [*PARAGRAPHS, *items]


@pytest.mark.parametrize("line", _CLOSING)
def test_above_other_text_they_stay(line: str) -> None:
    texts = [PARAGRAPHS[0], line, *PARAGRAPHS[1:]]
    assert _left_of(texts) == texts


@pytest.mark.parametrize(
    "line",
    [
        "Dora Quill is a baker on the island, and she voted for the ferry.",
        "The reporter was on the mole at dawn.",
        "Join the two ropes and pull.",
        "Get the boat into the water before the tide turns. We did.",
        "Would the ferry sail again? Nobody told us.",
        "Want to know the best of it? We are not at sea yet.",
        "Follow the tide out of the bay, and we all sail.",
        "Support for our ferries has never been so wide.",
        "The council can be asked at any time.",
        "He followed our boat to Arden.",
        "Boats on the mole",
    ],
)
def test_other_last_lines_stay(line: str) -> None:
    assert _left_of([*PARAGRAPHS, line])[-1] == line


def test_a_little_text_is_left_whatever_it_says() -> None:
    assert _left_of([PARAGRAPHS[0], *_CLOSING[:4]]) == [PARAGRAPHS[0], _CLOSING[0]]


def test_a_whole_page_ends_with_its_text() -> None:
    page = [
        *("Home", "News", "Sport", "Ferry saved after vote", "By Dora Quill", "4 March 2015"),
        *PARAGRAPHS,
        *(_CLOSING[0], _CLOSING[9]),
        *("Contact us", "About us", "© 2015 Marlow Courier"),
    ]
    article = clean("\n\n".join(page))
    assert article.text == "\n\n".join(PARAGRAPHS)
