"""Markdown pages: front matter as strings, blocks with their kinds."""

from __future__ import annotations

import pytest

from reader.model import Byline
from reader.pages import clean
from reader.pages.markdown import plain_text

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
