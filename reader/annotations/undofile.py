"""What can be undone, kept over a restart of the reader on the same day.

A convenience: when the file is torn, damaged or of another day there is nothing to undo,
and no notes are touched by that.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reader.annotations.disk import Disk, RealDisk
from reader.annotations.files import content, make_folder, replace_loosely
from reader.annotations.schema import NewerSchema, read_notes, write_notes
from reader.annotations.undo import Change, History
from reader.annotations.yamlfile.read import Damaged

_KEPT = 20
"""Changes kept over a restart: each holds the notes of an article twice."""


def undo_file(state: Path) -> Path:
    """Return where the changes are kept."""
    return state / "undo.json"


def load_history(file: Path, day: str, disk: Disk | None = None) -> History:
    """Return the history of `day`, an ISO 8601 date; an empty one if there is none."""
    try:
        data = json.loads(content(disk or RealDisk(), file) or b"{}")
        if data["day"] != day:
            return History()
        return History(_changes(data["done"]), _changes(data["undone"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return History()
    except (Damaged, NewerSchema):
        return History()


def save_history(file: Path, day: str, history: History, disk: Disk | None = None) -> None:
    """Keep the last changes of a history; a failure only means that they are forgotten."""
    data = {"day": day, "done": _rows(history.done), "undone": _rows(history.undone)}
    with contextlib.suppress(OSError):
        make_folder(disk or RealDisk(), file.parent)
        replace_loosely(disk or RealDisk(), file, json.dumps(data).encode())


def _rows(changes: tuple[Change, ...]) -> list[list[str]]:
    return [
        [change.label, *(write_notes(side).decode() for side in (change.before, change.after))]
        for change in changes[-_KEPT:]
    ]


def _changes(rows: Iterable[Any]) -> tuple[Change, ...]:
    return tuple(
        Change(str(label), read_notes(before.encode(), ""), read_notes(after.encode(), ""))
        for label, before, after in rows
    )
