"""What a person types or pastes where pages are added: read, checked and completed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from reader.library.adding import Wish
from reader.library.sources import (
    STANDARD_INPUT,
    TAKEN_SUFFIXES,
    Unreadable,
    at_home,
    expand,
    is_address,
)

LONGEST_NAME = 1000
"""Characters of a line that can be meant as a name; what is longer is text."""
MOST = 20
"""Ways to go on that are shown."""


def pasted(text: str) -> Wish | None:
    """Return what is meant by what was pasted; None for a line that names something.

    Lines that each name an address, or a file or folder that is there, are a list of these.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return None
    if len(lines) == 1 and not lines[0].startswith("<") and len(lines[0]) <= LONGEST_NAME:
        return None
    if all(_names_something(line) for line in lines):
        return Wish(tuple(lines))
    return Wish(pasted=text)


def fault_in(sources: Sequence[str]) -> Unreadable | None:
    """Return what can't be added for certain, before it is begun; None where all may be."""
    if STANDARD_INPUT in sources:
        return Unreadable(STANDARD_INPUT, "there is no standard input here; paste the page")
    for source in sources:
        if not _names_something(source):
            fault = next(iter(expand([source])))
            if isinstance(fault, Unreadable):
                return fault
    return None


def completions(line: str) -> tuple[str, list[str]]:
    """Return a line whose last path is completed as far as it is certain, and how it can go on.

    Pages and folders are offered; hidden ones only after the dot that they begin with.

    >>> completions("https://example.org/a")
    ('https://example.org/a', [])
    """
    folder, _, begun = line.rpartition("/")
    head = f"{folder}/" if "/" in line else ""
    if is_address(line):
        return line, []
    names = sorted(_names_in(Path(at_home(head) or "."), begun))
    if not names:
        return line, []
    common = os.path.commonprefix(names)  # noqa: RUF071  # letter by letter is meant
    return head + common, names[:MOST] if len(names) > 1 else []


def _names_in(folder: Path, begun: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [
                f"{entry.name}/" if entry.is_dir() else entry.name
                for entry in entries
                if entry.name.startswith(begun)
                and (begun or not entry.name.startswith("."))
                and (entry.is_dir() or Path(entry.name).suffix.lower() in TAKEN_SUFFIXES)
            ]
    except (OSError, ValueError):
        return []


def _names_something(line: str) -> bool:
    return len(line) <= LONGEST_NAME and (is_address(line) or os.path.lexists(line))
