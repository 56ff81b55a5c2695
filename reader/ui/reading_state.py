"""Read, unread and how far: the reading state of an article as undo remembers it. Pure.

What can be undone is kept as notes before and after. The reading state is no part of the
notes file, so it goes into that memory as one more key of the notes, and out of it again.
"""

from __future__ import annotations

from dataclasses import replace

from reader.library.progress import Place
from reader.model import ArticleNotes

_KEY = "reading_state"
_FINISHED, _OPEN = "finished", "open"


def reading_state(place: Place | None) -> str:
    """Return the reading state that a place tells: "120 open", "0 finished"."""
    if place is None:
        return f"0 {_OPEN}"
    return f"{place.offset} {_FINISHED if place.finished else _OPEN}"


def read_state(state: str) -> tuple[int, bool]:
    """Return (offset, finished) of a reading state; (0, False) if it is none."""
    offset, _, word = state.partition(" ")
    return int(offset) if offset.isdecimal() else 0, word == _FINISHED


def with_reading(notes: ArticleNotes, state: str) -> ArticleNotes:
    """Return notes with a reading state beside them, for the memory of undo."""
    return replace(notes, extra={**notes.extra, _KEY: state})


def without_reading(notes: ArticleNotes) -> tuple[ArticleNotes, str | None]:
    """Return the notes alone, and the reading state that stood beside them, if one did."""
    if _KEY not in notes.extra:
        return notes, None
    extra = {key: value for key, value in notes.extra.items() if key != _KEY}
    return replace(notes, extra=extra), str(notes.extra[_KEY])
