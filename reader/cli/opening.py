"""`reader` and `reader PATH…`: the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.session import WrongUse, places_and_settings
from reader.cli.terminal import say
from reader.collector import resting_collector
from reader.model import ReaderError

if TYPE_CHECKING:
    from reader.library.kept import Kept
    from reader.library.places import Places
    from reader.library.reading import ReadingBeside
    from reader.library.shelf import Shelf


def open_library() -> int:
    """Open the screen on the library."""
    _need_terminal()
    places, settings = places_and_settings()
    from reader.ui.loading import loading_at_once

    with loading_at_once():
        from reader.ui.app import run_library

        return run_library(places, settings)


def open_pages(sources: Sequence[str], commands: Sequence[str]) -> int:
    """Open the screen on pages, without adding them.

    Args:
        sources: Files, folders, patterns, or "-" for standard input.
        commands: What the first word may have been meant for.

    Raises:
        WrongUse: If the first source is neither a page nor a command.
        ReaderError: If there is no terminal to show them on.
    """
    with resting_collector():  # for what is loaded stays
        from reader.library.kept import Kept
        from reader.library.reading import ReadingBeside
        from reader.library.shelf import opened_shelf
        from reader.library.sources import STANDARD_INPUT
        from reader.ui.loading import loading_at_once

    _check_is_no_slip(sources[0], commands)
    places, settings = places_and_settings()
    beside, kept = ReadingBeside(), Kept(places.kept)
    if _begin(beside, places, kept, Path(sources[0])):
        with loading_at_once():
            import reader.ui.app  # noqa: F401  # while the page is read beside
    shelf = opened_shelf(places, settings, sources, beside=beside, kept=kept)
    if not shelf.entries:
        _say_refused(shelf)
        return 1
    if STANDARD_INPUT in sources:
        _take_keys_from_terminal()
    _need_terminal()
    with loading_at_once():
        from reader.ui.app import run_pages

        code = run_pages(shelf, places, settings)
    _say_refused(shelf)
    return code


def _say_refused(shelf: Shelf) -> None:
    for problem in shelf.unreadable:
        say(f"{problem.source}: {problem.reason}")


def _begin(beside: ReadingBeside, places: Places, kept: Kept, path: Path) -> bool:
    """Begin to read a page in another process; tell whether there is one that is not kept."""
    from reader.library.page import Page
    from reader.library.progress import load_progress, this_device
    from reader.library.shelf import page_on_path
    from reader.library.sources import read_page

    try:
        if not _is_on_terminal() or not path.is_file():
            return False
        if kept.of(Page("", path.absolute())) is not None:
            return False
        data = read_page(path)
    except (ReaderError, OSError, ValueError):  # which is told when it is opened
        return False
    beside.begin(page_on_path(path, data, load_progress(places.progress, this_device())))
    return True


def _check_is_no_slip(word: str, commands: Sequence[str]) -> None:
    """Tell a mistyped command from a missing page: it has no dot and no folder in it."""
    import re

    if not re.fullmatch(r"[\w-]+", word) or word == "-" or os.path.lexists(word):
        return
    import difflib

    near = difflib.get_close_matches(word, commands, 1)
    hint = f"did you mean 'reader {near[0]}'?" if near else "see 'reader --help'"
    raise WrongUse(f"'{word}' is neither a command nor a page; {hint}")


def _take_keys_from_terminal() -> None:
    """Put the terminal in place of standard input, which was the page."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise _no_terminal() from error
    os.dup2(terminal, 0)
    os.close(terminal)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115  # stays open until the end


def _need_terminal() -> None:
    if not _is_on_terminal():
        raise _no_terminal()


def _is_on_terminal() -> bool:
    is_served = bool(os.environ.get("TEXTUAL_DRIVER"))  # as textual-serve runs it
    return is_served or (_has_keys() and _has_screen())


def _has_keys() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _has_screen() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _no_terminal() -> ReaderError:
    return ReaderError(
        "the screen needs a terminal; 'reader list' and 'reader show ID' work without one"
    )
