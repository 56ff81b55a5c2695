"""What is printed among the words of a page and is none of them is taken out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pages import clean
from reader.pages.text_dump.additions import signs_of_additions, without_additions
from tests.pages.conftest import PARAGRAPHS


def _left(text: str) -> str:
    return without_additions(text, signs_of_additions(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The fare [DEL: was £4 :DEL] is £5.", "The fare was £4 is £5."),
        ("The fare [DEL:was £4:DEL] [INS:is £5:INS].", "The fare was £4 is £5."),
        ("[pier_2.jpg] The mole at dawn.", "The mole at dawn."),
        ("[mole.webp?width=640&height=4 80] The mole.", "The mole."),
        ("[ferry]The mole at dawn.", "The mole at dawn."),
        ("Ranked: 4 [rd-arrow]", "Ranked: 4"),
        ("On the 19^th of May, M^me Sol sailed.", "On the 19th of May, Mme Sol sailed."),
        ("Marlow Ferries (MFER.A), opens new tab, rose.", "Marlow Ferries (MFER.A), rose."),
        ("The list (opens in a new window) is long.", "The list is long."),
        ("The ferry <https://marlow.example/a?b=1> sails.", "The ferry sails."),
        ("Tides<http://marlow.example/>", "Tides"),
    ],
)
def test_words_are_left(text: str, words: str) -> None:
    assert signs_of_additions(text)
    assert _left(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "[T]he ferry sails.",
        "[The] ferry sails.",
        "[laughs] The ferry sails.",
        "He kept “[s]on ordre du jour”.",
        "The ferry [sic] sails [1].",
        "[pier_2.jpg]",
        "<https://marlow.example/a>",
        "@prefix boat: <https://marlow.example/boat#> .",
        "<https://marlow.example/a> a boat:Ferry .",
        "*The ferry* sails*",
        "* *",
        "Write to Ida <ida@marlow.example>.",
        "2^10 boats.",
        "x^2",
        "Share on Arden (Opens in new window)",
        "The app that opens a new tab is new.",
    ],
)
def test_other_text_is_left_whole(text: str) -> None:
    assert _left(text) == text


def test_a_line_in_bold_loses_its_marks_where_links_are_written_out() -> None:
    assert without_additions("*The ferry sails*", ["*", "<http"]) == "The ferry sails"
    assert _left("*The ferry sails*") == "*The ferry sails*"


@pytest.mark.parametrize("form", ["({})", "( {} )", "[{}]"])
def test_addresses_in_brackets_are_taken_out_where_there_are_many(form: str) -> None:
    linked = [
        one.replace(" the ", f" the {form.format('https://marlow.example/a?b=1')} ", 1)
        for one in PARAGRAPHS
    ]
    assert clean("\n\n".join(linked)).text == "\n\n".join(PARAGRAPHS)
    assert clean("\n\n".join(linked[:2])).text == "\n\n".join(linked[:2])


@given(st.lists(st.sampled_from(["[DEL:", ":DEL]", "[a.jpg]", "[ab]", "^th", "A", " ", "."])))
def test_nothing_is_added_and_something_is_left(parts: list[str]) -> None:
    text = "".join(["A", *parts]).strip()
    left = _left(text)
    letters = iter(text)
    assert all(letter in letters for letter in left)
    assert left


def test_the_page_keeps_them_beside_the_text() -> None:
    marked = PARAGRAPHS[2].replace("two members", "[DEL:three:DEL] two members")
    page = "\n\n".join(["Home", "News", PARAGRAPHS[0], PARAGRAPHS[1], marked, *PARAGRAPHS[3:]])
    article = clean(page)
    assert "with three two members" in article.text
    assert any("[DEL:three:DEL]" in piece.text for piece in article.pieces)
