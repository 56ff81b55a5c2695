"""Lines are joined where a margin broke them, and nowhere else."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pages import clean
from reader.pages.text_dump.lines import chunks_of


@pytest.mark.parametrize("width", [64, 72, 80])
def test_wrapped_paragraphs_are_joined(width: int, paragraphs: tuple[str, ...]) -> None:
    lines = "\n\n".join(textwrap.fill(one, width) for one in paragraphs).split("\n")
    assert [chunk.text for chunk in chunks_of(lines)] == list(paragraphs)


def test_wrapped_list_items_are_joined_without_their_mark(paragraphs: tuple[str, ...]) -> None:
    lines = "\n".join(
        textwrap.fill(one, 76, initial_indent="     * ", subsequent_indent="       ")
        for one in paragraphs
    ).split("\n")
    chunks = chunks_of(lines)
    assert [chunk.text for chunk in chunks] == list(paragraphs)
    assert all(chunk.bullet for chunk in chunks)


def test_lines_that_nothing_broke_stay_apart(paragraphs: tuple[str, ...]) -> None:
    lines = ["Home", "News", *paragraphs, "Contact us"]
    assert [chunk.text for chunk in chunks_of(lines)] == lines


def test_a_heading_that_was_wrapped_and_centred_is_joined(paragraphs: tuple[str, ...]) -> None:
    heading = "Islanders keep their ferry until the spring after a vote that ended nine to four"
    wrapped = [line.center(80).rstrip() for line in textwrap.wrap(heading, 78)]
    body = [line for one in paragraphs for line in (*textwrap.wrap(one, 72), "")]
    indented = [f"   {line}" if line else "" for line in body]
    chunks = chunks_of([*wrapped, "", *indented])
    assert [chunk.text for chunk in chunks] == [heading, *paragraphs]


def test_a_wrapped_heading_is_joined_though_one_line_beside_it_is_wider(
    paragraphs: tuple[str, ...],
) -> None:
    heading = (
        "The islanders of Marlow Bridge keep their harbour ferry for one more winter, and then"
    )
    wide = "The ferry news of the week in the harbour, from Marlow Bridge to Port Arden and up"
    heads = [line for n in range(6) for line in (*textwrap.wrap(f"{heading} {n}", 74), "")]
    body = [
        f"   {line}" if line else "" for one in paragraphs for line in (*textwrap.wrap(one, 71), "")
    ]
    chunks = [chunk.text for chunk in chunks_of([wide, "and down", "", *heads, *body])]
    assert chunks[-len(paragraphs) - 6 :] == [*(f"{heading} {n}" for n in range(6)), *paragraphs]


def test_encoded_data_is_no_margin(paragraphs: tuple[str, ...]) -> None:
    code = ["bG9yZW0gaXBzdW0" * 4] * 40
    body = [line for one in paragraphs for line in (*textwrap.wrap(one, 80), "")]
    chunks = [chunk.text for chunk in chunks_of([*code, "", *body])]
    assert chunks[-len(paragraphs) :] == list(paragraphs)


def test_a_rule_below_a_line_is_not_joined_to_it(paragraphs: tuple[str, ...]) -> None:
    heading = "The islanders of Marlow Bridge keep their harbour ferry for the winter"
    wrapped = [line for one in paragraphs for line in (*textwrap.wrap(one, 72), "")]
    chunks = [chunk.text for chunk in chunks_of([heading, "_" * 60, "", *wrapped])]
    assert chunks[0] == heading


def test_link_numbers_and_marks_of_quoted_mail_are_taken_off() -> None:
    lines = [f"[{number}]Link number {number}" for number in range(1, 8)]
    assert chunks_of(lines)[0].text == "Link number 1"
    assert chunks_of(["> > He said so."])[0].text == "He said so."
    assert chunks_of([">   He said so."])[0].indent == 2
    assert chunks_of(["As [1] says"])[0].text == "As [1] says"


@pytest.mark.parametrize("mark", [">", "> ", ">>", ">\t"])
def test_a_page_quoted_in_a_mail_is_the_same(mark: str, dump: str) -> None:
    lines = [f"{mark}{line}" if line else mark.strip() for line in dump.split("\n")]
    quoted, plain = clean("\n".join(lines)), clean(dump)
    assert (quoted.text, quoted.blocks) == (plain.text, plain.blocks)
    assert quoted.title == plain.title
    assert [piece.text for piece in quoted.pieces] == lines


@pytest.mark.parametrize("space", ["\t", "  ", " \x0b", "\xa0", "\u2003"])
def test_white_space_is_folded_whatever_it_is(space: str) -> None:
    assert chunks_of([f"The{space}quay"])[0].text == "The quay"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("* Tides", "Tides"),
        ("*  Tides", "Tides"),
        ("•Tides", "Tides"),
        ("* * Tides", "Tides"),
        ("* o Tides", "o Tides"),
        ("* “Tides”", "“Tides”"),
        ("     o Tides", "Tides"),
        ("     * o Tides", "Tides"),
        ("o Tides", None),
        ("of Tides", None),
        ("*Tides", None),
        ("*", None),
    ],
)
def test_a_list_mark_is_told_by_what_stands_behind_it_and_how_deep(
    line: str, text: str | None
) -> None:
    (chunk,) = chunks_of([line])
    assert (chunk.text, chunk.bullet) == (text or line, text is not None)


@given(st.lists(st.text(alphabet="ab *>-[1]\t", max_size=90), max_size=30))
def test_every_line_that_is_not_blank_is_in_one_chunk(lines: list[str]) -> None:
    chunks = chunks_of(lines)
    covered = [number for chunk in chunks for number in range(chunk.first, chunk.last)]
    assert covered == [number for number, line in enumerate(lines) if line.strip()]
    assert all(chunk.text for chunk in chunks)


def test_words_that_were_broken_at_the_end_of_a_line_are_whole() -> None:
    lines = (
        "The council of Marlow Bridge has voted to keep its harbour fer-",
        "ry running for one more winter, after a campaign by self-taught",
        "engineers and islanders, who asked for a vote of their own, self-",
        "taught or not, and who had asked the council for plans, short-",
        "and long-term ones, which it has none of, says the harbour mas-",
        "ter.",
    )
    assert [chunk.text for chunk in chunks_of(lines)] == [
        "The council of Marlow Bridge has voted to keep its harbour ferry running for one more "
        "winter, after a campaign by self-taught engineers and islanders, who asked for a vote of "
        "their own, self-taught or not, and who had asked the council for plans, short- and "
        "long-term ones, which it has none of, says the harbour master."
    ]


def test_a_page_whose_words_were_not_broken_keeps_the_hyphens_at_its_margin() -> None:
    lines = (
        "The council of Marlow Bridge has voted to keep its harbour self-",
        "governed for one more winter, after a campaign by fishermen and",
        "engineers and islanders, who had asked for a vote of their own,",
        "and who had asked the council for plans, which it has none of.",
    )
    assert [chunk.text for chunk in chunks_of(lines)] == [
        " ".join(lines).replace("self- governed", "self-governed")
    ]


def test_a_dash_at_the_margin_stays_apart_from_the_words_about_it() -> None:
    lines = (
        "The council of Marlow Bridge has voted to keep its harbour there -",
        "and for one more winter only, after a campaign by the fishermen -",
        "who had asked the council for plans, which it has none of, so it -",
        "is said - in the harbour.",
    )
    assert [chunk.text for chunk in chunks_of(lines)] == [" ".join(lines)]


def test_a_line_that_ends_with_a_hyphen_goes_on_only_where_lines_were_wrapped() -> None:
    lines = ["Home", "Fer-", "ry news of the harbour", "Contact us"]
    assert [chunk.text for chunk in chunks_of(lines)] == lines
