"""Where the links of a page lead, as text browsers list it below, is none of its text."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pages import clean
from reader.pages.text_dump.references import without_references
from tests.pages.conftest import DUMP

_LISTED = [f"  {number}. https://marlow.example/{number}" for number in range(1, 30)]


def _numbered(page: str, width: int) -> str:
    lines, number = [], 0
    for line in page.split("\n"):
        words = line.split(" ")
        for at in range(0, len(words) if line else 0, 7):
            number += 1
            words[at] = f"[{number}]{words[at]}"
        lines.append(textwrap.fill(" ".join(words), width))
    return "\n".join(lines)


@pytest.mark.parametrize("width", [48, 80, 110])
@pytest.mark.parametrize(
    "below",
    [
        ["", "References", "", *_LISTED],
        ["", "References", "", "   Visible links", *_LISTED, "", "   Hidden links:", *_LISTED],
        [
            "",
            "References:",
            "",
            *(line.replace("  ", "[").replace(".", "]", 1) for line in _LISTED),
        ],
    ],
)
def test_a_page_with_numbered_links_is_the_same(width: int, below: Sequence[str]) -> None:
    page = "\n".join([_numbered(DUMP, width), *below])
    numbered, plain = clean(page), clean(DUMP)
    assert (numbered.text, numbered.title) == (plain.text, plain.title)
    assert numbered.bylines == plain.bylines
    assert [piece.text for piece in numbered.pieces] == [
        line for line in page.split("\n") if line.strip()
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["The ferry sails [1].", "References", "1. https://marlow.example/1"],
        ["The ferry [1]sails [2]on.", "References", "1. Dora Quill: The Ferry, 1921"],
        ["The ferry [1]sails [2]on.", "References", "1. https://a.example", "It sails on."],
        ["The ferry [1]sails [2]on.", "References"],
    ],
)
def test_other_lists_stay(lines: Sequence[str]) -> None:
    assert without_references(lines, "\n".join(lines)) == lines


@given(st.lists(st.sampled_from(["[1]a", "[2]b", "References", "1. http://a.example", "", "x"])))
def test_what_is_left_is_the_beginning(lines: list[str]) -> None:
    left = without_references(lines, "\n".join(lines))
    assert list(left) == lines[: len(left)]
