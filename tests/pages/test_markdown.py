"""Markdown pages: front matter as strings, blocks with their kinds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.guard import sanitise
from reader.model import Byline
from reader.pages import clean
from reader.pages.markdown.inline import plain_text

PAGE = """---
title: "No: a day"
date: 2024-03-05
author: [Dora Quill, Sam Okoro]
publisher: Marlow Courier
draft: no
---

# No: a day

Some *text* that [goes](https://example.org/z_(a)) on
over lines.

## A crosshead

> A quotation
> of two lines
> — Ann Tolliver

- one item
  goes on
- two

![Alt](a.jpg "The caption")

| a | b |
|---|---|
| 1 | 2 |

```py
x = 1
```
"""


def test_facts_of_the_front_matter_are_strings() -> None:
    article = clean(PAGE)
    assert article.title == "No: a day"
    assert article.published == "2024-03-05"
    assert article.bylines == (Byline("Dora Quill"), Byline("Sam Okoro"))
    assert article.publisher == "Marlow Courier"


def test_blocks_have_their_kinds() -> None:
    article = clean(PAGE)
    assert [(one.kind, article.text[one.start : one.end]) for one in article.blocks] == [
        ("paragraph", "Some text that goes on over lines."),
        ("crosshead", "A crosshead"),
        ("blockquote", "A quotation of two lines"),
        ("list_item", "one item goes on"),
        ("list_item", "two"),
        ("caption", "The caption"),
        ("table", "a | b\n1 | 2"),
        ("code", "x = 1"),
    ]
    assert article.blocks[2].attribution == "Ann Tolliver"


def test_a_heading_is_the_title_without_front_matter() -> None:
    article = clean("# Tides\n\nBy Dora Quill\n\nThe tide is out.", kind="markdown")
    assert (article.title, article.text) == ("Tides", "The tide is out.")
    assert article.bylines == (Byline("Dora Quill"),)


@pytest.mark.parametrize("front", ["---\n: : [\n---\n", "---\n- a list\n---\n", "---\n{{{\n---\n"])
def test_front_matter_that_does_not_parse_is_text(front: str) -> None:
    assert "The tide is out." in clean(f"{front}\nThe tide is out.", kind="markdown").text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a **bold** _word_ and `code`", "a bold word and code"),
        ("snake_case_words and 2*3*4", "snake_case_words and 2*3*4"),
        ("<https://example.org> and a note[^1]", "https://example.org and a note"),
        (r"a \* star", "a * star"),
    ],
)
def test_inline_marks_are_read_away(source: str, text: str) -> None:
    assert plain_text(source) == text


def _marked(source: str) -> list[tuple[str, str | None, str]]:
    article = clean(f"# Notes from the harbour\n\nWhat the board said.\n\n{source}", name="a.md")
    return [
        (block.kind, block.mark, article.text[block.start : block.end])
        for block in article.blocks[1:]
    ]


def _depths(source: str) -> list[int]:
    return [block.depth for block in clean(source, kind="markdown").blocks]


@pytest.mark.parametrize(
    ("written", "marks"),
    [
        ("1. 2. 3.", "1. 2. 3."),
        ("1. 1. 1. 1.", "1. 2. 3. 4."),
        ("0. 0. 0.", "0. 1. 2."),
        ("3. 4.", "3. 4."),
        ("3. 3. 3.", "3. 4. 5."),
        ("10. 9. 8.", "10. 9. 8."),
        ("1. 3. 7.", "1. 3. 7."),
        ("1. 2. 2. 3.", "1. 2. 3. 4."),
        ("1) 2) 3)", "1) 2) 3)"),
        ("1. 2. 1) 2)", "1. 2. 1) 2)"),
        ("1. 1. 1) 1)", "1. 2. 1) 2)"),
        ("1. - 1.", "1. - 1."),
        ("09. 10.", "9. 10."),
        ("999999999. 999999999.", "999999999. 1000000000."),
    ],
)
def test_items_are_numbered_as_they_are_written_and_counted_where_they_repeat(
    written: str, marks: str
) -> None:
    source = "\n".join(f"{mark} mend the rope" for mark in written.split())
    found = [mark or "-" for _, mark, _ in _marked(source)]
    assert found == marks.split()
    assert [mark or "-" for _, mark, _ in _marked(source.replace("\n", "\n\n"))] == found


def test_a_list_in_an_item_is_numbered_by_itself() -> None:
    source = "1. rope\n   1. hemp\n   1. wire\n1. paint\n   - red\n   - blue\n1. tar\n   1. black"
    assert [(mark, text) for _, mark, text in _marked(source)] == [
        ("1.", "rope"),
        ("1.", "hemp"),
        ("2.", "wire"),
        ("2.", "paint"),
        (None, "red"),
        (None, "blue"),
        ("3.", "tar"),
        ("1.", "black"),
    ]
    assert _depths(source) == [0, 1, 1, 0, 1, 1, 0, 1]


@pytest.mark.parametrize(
    ("source", "marks"),
    [
        ("1. rope\n 1. tar\n1. paint", ["1.", "2.", "3."]),
        (" 8. rope\n 9. tar\n10. paint", ["8.", "9.", "10."]),
        (" 9. rope\n 9. tar\n9. paint", ["9.", "10.", "11."]),
    ],
)
def test_items_that_stand_a_space_further_in_are_of_the_same_list(
    source: str, marks: list[str]
) -> None:
    assert [mark for _, mark, _ in _marked(source)] == marks
    assert _depths(source) == [0, 0, 0]


def test_what_goes_on_stands_in_the_item_below_which_it_is_set() -> None:
    source = "- rope\n  - hemp\n\n    It is dear.\n\n  It is long.\n  - wire\n- tar"
    assert [mark for _, mark, _ in _marked(source)] == [None, None, "", "", None, None]
    assert _depths(source) == [0, 1, 1, 0, 1, 0]


@pytest.mark.parametrize(
    "between",
    ["It rained.", "## The wall", "> It rained.", "<!-- -->", "- - -", "| a | b |\n|--|--|"],
)
def test_what_stands_at_the_left_ends_a_list(between: str) -> None:
    marks = [mark for _, mark, _ in _marked(f"1. rope\n1. tar\n\n{between}\n\n1. paint")]
    assert [mark for mark in marks if mark] == ["1.", "2.", "1."]


@pytest.mark.parametrize("space", ["   ", "    ", "\t"])
def test_a_paragraph_that_stands_in_an_item_goes_on_with_it(space: str) -> None:
    source = f"1. rope\n\n{space}of hemp,\n{space}*forty* metres\n\n1. tar"
    assert _marked(source) == [
        ("list_item", "1.", "rope"),
        ("list_item", "", "of hemp, forty metres"),
        ("list_item", "2.", "tar"),
    ]


def test_code_in_an_item_and_below_a_list_is_code() -> None:
    source = "1. rope\n\n        x = 1\n\n1. tar\n\nIt rained.\n\n    y = 2"
    assert [(kind, mark) for kind, mark, _ in _marked(source)] == [
        ("list_item", "1."),
        ("code", None),
        ("list_item", "2."),
        ("paragraph", None),
        ("code", None),
    ]


def test_an_item_in_which_nothing_is_read_is_counted() -> None:
    source = "1. rope\n1. <br>\n1. tar"
    assert [mark for _, mark, _ in _marked(source)] == ["1.", "3."]


def test_a_year_at_the_beginning_of_a_line_ends_its_sentence() -> None:
    source = "The south arm was built in\n1984. It has stood\nsince 12\n3) and more."
    assert _marked(source) == [
        (
            "paragraph",
            None,
            "The south arm was built in 1984. It has stood since 12 3) and more.",
        )
    ]


def test_a_year_at_the_beginning_of_a_paragraph_is_not_lost() -> None:
    assert _marked("1984. So long ago it was.") == [("list_item", "1984.", "So long ago it was.")]


def test_a_list_that_begins_at_one_ends_a_paragraph() -> None:
    assert [mark for _, mark, _ in _marked("He took:\n1. rope\n2. tar")] == [None, "1.", "2."]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("", " ", "   ", "    ", "\t", "        ")),
            st.sampled_from(("1. ", "2) ", "- ", "1984. ", "٣. ", "", "> ", "## ")),
            st.text(max_size=12),
        ),
        max_size=12,
    )
)
def test_numbers_are_beside_the_text_and_lines_are_whole(
    lines: list[tuple[str, str, str]],
) -> None:
    source = "# Notes\n\nWhat the board said.\n\n" + "\n".join(map("".join, lines))
    article = clean(source, name="a.md")
    for block in article.blocks:
        assert block.mark is None or block.kind == "list_item"
        assert not block.mark or (block.mark[:-1].isdecimal() and block.mark[-1] in ".)")
    came = [line for line in sanitise(source).split("\n") if line.strip()]
    assert [piece.text for piece in article.pieces] == came
