"""What is typed or pasted where pages are added."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.adding import Wish
from reader.library.named import LONGEST_NAME, completions, fault_in, pasted


def test_a_line_that_names_something_is_left_to_the_line() -> None:
    assert pasted("https://example.org/a\n") is None
    assert pasted(" saved page.html ") is None
    assert pasted("\n \n") is None


def test_a_page_is_taken_whole_as_text_or_html() -> None:
    text = "Ferry late\n\nIt will not sail.\n"
    assert pasted(text) == Wish(pasted=text)
    assert pasted("<html><p>Ferry late</p></html>") is not None
    assert pasted("word " * LONGEST_NAME) is not None


def test_a_list_of_addresses_and_files_is_that(desk: Path) -> None:
    (desk / "a.txt").write_text("A\n\nA.")
    named = f"https://example.org/a\n\n  {desk / 'a.txt'}\n"
    assert pasted(named) == Wish(("https://example.org/a", str(desk / "a.txt")))
    assert pasted(f"{named}and a line of text") == Wish(pasted=f"{named}and a line of text")


def test_what_is_not_there_is_told_before_it_is_begun(desk: Path) -> None:
    (desk / "a.txt").write_text("A\n\nA.")
    good = [str(desk / "a.txt"), str(desk), f"{desk}/*.txt", "https://example.org/a"]
    assert fault_in(good) is None
    for bad in (str(desk / "gone.txt"), f"{desk}/*.md", "-"):
        fault = fault_in([*good, bad])
        assert fault is not None and fault.source == bad


def test_a_path_is_completed_as_far_as_it_is_certain(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(desk))
    monkeypatch.chdir(desk)
    (desk / "saved pages").mkdir()
    for name in ("saved pages/ferry.txt", "saved pages/ferry-2.html", "photo.jpg", ".hidden.txt"):
        (desk / name).write_text("")
    assert completions("") == ("saved pages/", [])
    assert completions("~/sa") == ("~/saved pages/", [])
    assert completions(f"{desk}/saved pages/f") == (
        f"{desk}/saved pages/ferry",
        ["ferry-2.html", "ferry.txt"],
    )
    assert completions("saved pages/ferry.") == ("saved pages/ferry.txt", [])
    assert completions(".h") == (".hidden.txt", [])
    assert completions("nowhere/x") == ("nowhere/x", [])


@given(st.text(max_size=80) | st.text("~/.*\0\n <>-ab", max_size=20))
def test_any_words_are_taken_in_some_way(words: str) -> None:
    line, more = completions(words)
    assert line.startswith(words) and all(more)
    fault_in([words])
    wish = pasted(words)
    assert wish is None or wish.pasted == words or all(map(os.path.lexists, wish.sources))
