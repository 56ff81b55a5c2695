"""A page that was printed for a terminal reads as one that was not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pages import clean
from reader.pages.terminal import without_escapes


def _coloured(page: str) -> str:
    return "\n".join(
        f"\x1b[1;38;5;208m{line}\x1b[0m" if line else line for line in page.split("\n")
    )


def _linked(page: str) -> str:
    link = "\x1b]8;;https://marlow.example/a\x1b\\{}\x1b]8;;\x07"
    return page.replace("Ann Tolliver", link.format("Ann Tolliver"))


def _struck(page: str) -> str:
    return page.replace("ferry", "_\bf_\be_\br_\br_\by").replace(
        "Island", "I\bIs\bsl\bla\ban\bnd\bd"
    )


def _lettered(page: str) -> str:
    return page.replace("council", "\x1b(Bcouncil\x1b[K")


@pytest.mark.parametrize("printed", [_coloured, _linked, _struck, _lettered])
@pytest.mark.parametrize("name", ["page.txt", "page.md"])
def test_a_page_is_the_same(printed: Callable[[str], str], name: str, dump: str) -> None:
    told, plain = clean(printed(dump), name=name), clean(dump, name=name)
    assert (told.text, told.title, told.pieces) == (plain.text, plain.title, plain.pieces)


@given(st.text(alphabet="a\n[\x1b\x08;m0]\\\x07"))
def test_lines_stay_and_nothing_is_added(text: str) -> None:
    bare = without_escapes(text)
    letters = iter(text)
    assert all(letter in letters for letter in bare)
    assert bare.count("\n") == text.count("\n")


@given(st.text(alphabet=st.characters(exclude_characters="\x1b\x08")))
def test_other_text_is_left(text: str) -> None:
    assert without_escapes(text) == text
