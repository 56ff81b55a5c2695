"""Lines that a margin broke are one paragraph, whatever stood where they broke."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pages.text_dump.lines import chunks_of
from tests.pages.conftest import PARAGRAPHS

_FULL = "The islanders of Marlow Bridge keep their ferry for one more winter, they say"
"""As wide as the margin of the pages below."""


def _wrapped(paragraphs: Sequence[str], width: int = 77, first: str = "") -> list[str]:
    set_in = partial(textwrap.wrap, initial_indent=first, subsequent_indent=" " * len(first))
    return [line for one in paragraphs for line in (*set_in(one, width), "")]


def _texts(lines: Sequence[str]) -> list[str]:
    return [chunk.text for chunk in chunks_of([*lines, "", *_wrapped(PARAGRAPHS)])][
        : -len(PARAGRAPHS)
    ]


@given(st.data())
def test_a_space_that_parts_nothing_breaks_no_paragraph(data: st.DataObject) -> None:
    spaces = st.sampled_from([" ", " ", " ", "\xa0"])
    glued = [
        "".join(data.draw(spaces) if letter == " " else letter for letter in one)
        for one in PARAGRAPHS
    ]
    width = data.draw(st.integers(66, 80))
    texts = [chunk.text for chunk in chunks_of(_wrapped([*glued, *PARAGRAPHS], width))]
    assert texts == [*PARAGRAPHS, *PARAGRAPHS]


@pytest.mark.parametrize("begin", ["\xa0", "\xa0\xa0"])
def test_a_paragraph_may_begin_with_such_a_space(begin: str) -> None:
    lines = _wrapped([begin + one for one in PARAGRAPHS])
    assert _texts(lines) == list(PARAGRAPHS)


@pytest.mark.parametrize("first", ["   9. ", "  10. ", " 3) "])
def test_an_item_goes_on_below_its_words(first: str) -> None:
    lines = _wrapped(PARAGRAPHS, first=first)
    assert _texts(lines) == [first.strip() + " " + one for one in PARAGRAPHS]


@pytest.mark.parametrize("width", [1, 3, 5])
def test_the_first_line_of_a_paragraph_may_be_set_in(width: int) -> None:
    lines = [
        line
        for one in PARAGRAPHS
        for line in (*textwrap.wrap(one, 77, initial_indent=" " * width), "")
    ]
    assert _texts(lines) == list(PARAGRAPHS)


def test_a_line_that_stands_in_within_its_block_begins_no_paragraph() -> None:
    lines = ["Ferry, harbour and mole", f"   {_FULL[3:]}", "In the winter it sailed again"]
    assert _texts(lines) == [line.strip() for line in lines]
    assert _texts([lines[1], lines[2]]) == [f"{lines[1].strip()} {lines[2]}"]


def test_further_lines_of_other_text_do_not_stand_in() -> None:
    lines = [_FULL, "   1921 and again in the year of the flood, when nobody sailed."]
    assert _texts(lines) == [_FULL, lines[1].strip()]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("The council kept the ferry for the winter, which it had not done in the", "Arden case."),
        ("The council kept the ferry for the winter, after the vote in Arden Bay,", "Harrow said."),
        ("The council kept the ferry for another winter, by a vote of nine votes to", "four."),
        ("The council kept the ferry for another winter, though some of its members", "own boats."),
    ],
)
def test_a_long_line_within_a_sentence_goes_on(above: str, below: str) -> None:
    assert _texts([above, below]) == [f"{above} {below}"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("The council kept the ferry for another winter, by nine votes to four.", "own boats"),
        ("The council kept the ferry for another winter by nine votes to four", "Arden Bay"),
        ("Ferry, harbour and mole, as they stood", "in the winter"),
        ("What the council of Marlow Bridge decided about the ferry this winter:", "keep it"),
    ],
)
def test_other_lines_with_room_do_not(above: str, below: str) -> None:
    assert _texts([above, below]) == [above, below]


@pytest.mark.parametrize("label", ["Advertisement", "(BUTTON) Share", "Photo of Dora Quill"])
def test_a_label_below_the_end_of_a_sentence_stands_alone(label: str) -> None:
    sentence = "The ferry of Marlow Bridge sails for another winter, and the islanders rejoice."
    assert _texts([sentence, label]) == [sentence, label]
    assert _texts([sentence, label, "Arden Bay"]) == [sentence, label, "Arden Bay"]


@pytest.mark.parametrize(
    "last",
    [
        "Nobody asked why.",
        "and nobody asked",
        "— Dora Quill",
        "Harrow, who had asked,",
        "A bookkeeper of the harbour counted the fares of the winter and\nfound them few.",
    ],
)
def test_what_ends_no_block_as_a_label_does_goes_on(last: str) -> None:
    sentence = "The ferry of Marlow Bridge sails for another winter, and the islanders rejoice."
    lines = last.split("\n")
    assert _texts([sentence, *lines]) == [" ".join([sentence, *lines])]


def test_a_dash_within_a_sentence_is_no_mark() -> None:
    below = "- and the council with them."
    assert _texts([_FULL, below]) == [f"{_FULL} {below}"]
    assert _texts([f"{_FULL[:-1]}.", below]) == [f"{_FULL[:-1]}.", below[2:]]
    assert _texts([f"- {_FULL[2:]}", below]) == [_FULL[2:], below[2:]]


def test_fields_of_forms_are_no_margin() -> None:
    field = "[" + " " * 82 + "]"
    lines = [line for one in range(9) for line in (field, f"Field {one}")]
    texts = [chunk.text for chunk in chunks_of([*lines, "", *_wrapped(PARAGRAPHS)])]
    assert texts[-len(PARAGRAPHS) :] == list(PARAGRAPHS)


_ADDRESS = (
    "<https://marlow.example/news/2019/05/ferry?utm_source=letter&utm_medium=mail&id=0f3c9a7e12>"
)


def test_words_go_on_behind_the_address_of_a_link() -> None:
    lines = [_FULL, "that the council", _ADDRESS, "Ann Tolliver leads has asked for."]
    assert _texts(lines) == [f"{_FULL} that the council Ann Tolliver leads has asked for."]


def test_labels_with_the_addresses_of_links_stand_apart() -> None:
    lines = ["Home", _ADDRESS, "Tides of the week", _ADDRESS, "Sign in"]
    assert _texts(lines) == ["Home", "Tides of the week", "Sign in"]
