"""What a person has tried of the tutorial, "How to read here": state/tutorial, a step a line."""

from __future__ import annotations

from pathlib import Path

from reader.library.places import Places
from reader.model import ReaderError

STEPS = ("jump", "note", "find", "copy")
"""Stand on a quotation, note it, find the note again, copy with its citation: the tutorial's
sections, in its order."""


def tutorial_file(places: Places) -> Path:
    """Return the file that remembers the steps."""
    return places.state / "tutorial"


def load_tutorial(places: Places) -> frozenset[str]:
    """Return the steps that were done; a file that can't be read counts as none, never raises."""
    try:
        words = tutorial_file(places).read_text("utf-8", errors="replace").split()
    except OSError:
        return frozenset()
    return frozenset(words) & frozenset(STEPS)


def save_tutorial(places: Places, done: frozenset[str]) -> None:
    """Write the steps that were done. Durable on return.

    Raises:
        ReaderError: If they could not be written.
    """
    from reader.annotations.disk import RealDisk
    from reader.annotations.files import why, write_durably

    file = tutorial_file(places)
    lines = "".join(f"{step}\n" for step in STEPS if step in done)
    try:
        write_durably(RealDisk(), file, lines.encode())
    except OSError as error:
        raise ReaderError(f"{file}: the steps were not saved: {why(error)}") from error
