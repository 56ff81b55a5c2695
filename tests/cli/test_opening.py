"""`reader` and `reader PATH…`: what happens before the screen is there."""

from __future__ import annotations

import io
import os
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.library.places import Places
from reader.library.reading import ReadingBeside
from reader.library.settings import Settings
from reader.library.shelf import Shelf, library_shelf
from tests.cli.conftest import SAVED, STORY, Done


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> list[Shelf]:
    """A screen that only remembers what it was opened on, and a terminal to open it on."""
    opened: list[Shelf] = []

    def run_pages(shelf: Shelf, places: Any, settings: Any) -> int:
        opened.append(shelf)
        return 0

    def run_library(places: Places, settings: Settings) -> int:
        opened.append(library_shelf(places, settings))
        return 0

    stand_in = types.ModuleType("reader.ui.app")
    stand_in.run_pages = run_pages  # type: ignore[attr-defined]
    stand_in.run_library = run_library  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "reader.ui.app", stand_in)
    monkeypatch.setattr("reader.cli.opening._has_screen", lambda: True)
    monkeypatch.setattr("reader.cli.opening._has_keys", lambda: True)
    monkeypatch.setattr(ReadingBeside, "begin", lambda *_: None)  # which has another cleaner
    return opened


def _titles(shelf: Shelf) -> list[str]:
    return [entry.title for entry in shelf.entries]


def test_without_arguments_the_library_opens(
    call: Callable[..., Done], screen: list[Shelf], page: Path
) -> None:
    call("add", page)
    assert call() == Done(0, "", "")
    assert [_titles(shelf) for shelf in screen] == [["Ferry to Ostrey stops for a week"]]


def test_a_page_opens_without_being_added(
    call: Callable[..., Done], screen: list[Shelf], page: Path
) -> None:
    assert call(page).code == 0
    assert _titles(screen[0]) == ["Ferry to Ostrey stops for a week"]
    assert call("list", "--json").json == []


def test_several_pages_folders_and_patterns_open_together(
    call: Callable[..., Done], screen: list[Shelf], alone: Path
) -> None:
    for name in ("b1.txt", "b2.txt", "more/a.txt"):
        (alone / name).parent.mkdir(exist_ok=True)
        (alone / name).write_text(f"Title of {name}\n\nA line.")
    assert call("more", "b*.txt").code == 0
    assert _titles(screen[0]) == ["Title of more/a.txt", "Title of b1.txt", "Title of b2.txt"]


def test_pages_that_cannot_be_read_are_told_once_the_others_were_read(
    call: Callable[..., Done], screen: list[Shelf], page: Path, alone: Path
) -> None:
    for name in ("none.txt", "nothing.txt"):
        (alone / name).write_bytes(b"")
    done = call("none.txt", page, "nothing.txt")
    assert (done.code, len(screen)) == (0, 1)
    assert [line.split(": ")[1] for line in done.err.splitlines()] == ["none.txt", "nothing.txt"]


def test_a_file_named_like_a_command_opens_after_two_hyphens(
    call: Callable[..., Done], screen: list[Shelf], alone: Path
) -> None:
    (alone / "list").write_text("A list of boats\n\nOne, two.")
    assert call("--", "list").code == 0
    assert _titles(screen[0]) == ["A list of boats"]


def test_standard_input_gives_way_to_the_terminal(
    call: Callable[..., Done], screen: list[Shelf], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[bool] = []
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    monkeypatch.setattr("reader.cli.opening._take_keys_from_terminal", lambda: taken.append(True))
    assert call("-").code == 0
    assert _titles(screen[0]) == ["Ferry to Ostrey stops for a week"]
    assert taken == [True]


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("lst", 2, "'lst' is neither a command nor a page; did you mean 'reader list'?"),
        ("xyzzy", 2, "'xyzzy' is neither a command nor a page; see 'reader --help'"),
        ("gone.txt", 1, "gone.txt: no such file or folder"),
        ("some/where", 1, "some/where: no such file or folder"),
        ("*.html", 1, "*.html: no such file or folder"),
        ("--verbose", 2, "unrecognized arguments: --verbose; see 'reader --help'"),
        ("\x1b[31mx", 1, "␛[31mx: no such file or folder"),
    ],
)
def test_a_slip_is_told_in_one_line(
    call: Callable[..., Done], screen: list[Shelf], typed: str, code: int, said: str
) -> None:
    assert call(typed) == Done(code, "", f"reader: {said}\n")
    assert screen == []


def test_every_page_that_can_not_be_read_is_named(
    call: Callable[..., Done], screen: list[Shelf], alone: Path
) -> None:
    (alone / "empty.txt").write_text("")
    done = call("empty.txt", "gone.txt")
    assert done.code == 1
    assert [line.split(": ")[1] for line in done.err.splitlines()] == ["empty.txt", "gone.txt"]


def test_one_readable_page_is_enough(
    call: Callable[..., Done], screen: list[Shelf], page: Path
) -> None:
    assert call("gone.txt", page).code == 0
    assert [problem.source for problem in screen[0].unreadable] == ["gone.txt"]


@pytest.mark.parametrize("arguments", [[], ["ferry.txt"]])
def test_without_a_terminal_the_way_out_is_told(
    program: Callable[..., Done], page: Path, arguments: list[str]
) -> None:
    done = program(*arguments)
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "reader: the screen needs a terminal; 'reader list' and 'reader show ID' work without one\n"
    )


def test_a_page_from_a_pipe_without_a_terminal_is_told(program: Callable[..., Done]) -> None:
    done = program("-", stdin=SAVED.encode())
    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert os.linesep not in done.out
