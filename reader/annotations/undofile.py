"""What can be undone, kept over a restart of the reader on the same day.

A convenience: when the file is torn, damaged or of another day there is nothing to undo,
and no notes are touched by that.

How to use it: `load_kept` once at the start, `save_history` after every save, undo and
redo, both with `undo_file` of the state folder and the day. Never on the screen's thread,
for both read and write the disk. Several windows share the file, each with an entry of its
own, so that none forgets what another did; a window that starts goes on from the entry that
was saved last. When that window still runs, both can undo the same change: the second time
nothing is left to take back, for an undo is merged into the notes as they are by then.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reader.annotations.disk import Disk, RealDisk
from reader.annotations.errors import NewerSchema
from reader.annotations.files import content, make_folder, replace_loosely
from reader.annotations.undo import Change, History, last_of
from reader.annotations.yamlfile.read import Damaged

_KEPT = 20
"""Changes kept over a restart: each holds the notes of an article twice."""
_WINDOWS = 4
"""Windows whose changes are kept, those that saved last."""
_PATIENCE = 1.0
"""Seconds to wait for another window that keeps its changes."""

Entry = dict[str, Any]


class Kept(NamedTuple):
    """What a window kept."""

    history: History
    """What was done to notes, and undone."""
    beside: Mapping[str, Any]
    """What else was, by its kind: plain data."""


def undo_file(state: Path) -> Path:
    """Return where the changes are kept."""
    return state / "undo.json"


def load_kept(file: Path, day: str, disk: Disk | None = None) -> Kept:
    """Return what can be undone of what was done on a day, in the window that saved last.

    Args:
        file: From `undo_file`.
        day: ISO 8601 date.
        disk: The file system.

    Returns:
        What it kept; nothing if there is none that can be read.
    """
    entries = _entries(file, day, disk or RealDisk())
    try:
        last = entries.popitem()[1]
        history = History(_changes(last["done"]), _changes(last["undone"]))
        return Kept(history, dict(last.get("beside", {})))
    except (KeyError, TypeError, ValueError, AttributeError, Damaged, NewerSchema):
        return Kept(History(), {})


def save_history(
    file: Path,
    day: str,
    history: History,
    disk: Disk | None = None,
    window: str | None = None,
    beside: Mapping[str, Any] | None = None,
) -> None:
    """Keep the last changes of a window; a failure only means that they are forgotten.

    Args:
        file: From `undo_file`.
        day: ISO 8601 date.
        history: What was done and undone in this window.
        disk: The file system.
        window: What tells this window from others; by default the number of the process.
        beside: What else can be undone, by its kind: plain data.
    """
    disk = disk or RealDisk()
    window = window or str(os.getpid())
    with contextlib.suppress(OSError):
        make_folder(disk, file.parent)
        lock = disk.lock(file.with_suffix(".lock"), _PATIENCE)
        try:
            entries = _entries(file, day, disk)
            entries.pop(window, None)
            rows = {"done": _rows(history.done), "undone": _rows(history.undone)}
            entries[window] = {**rows, "beside": dict(beside or {})}
            kept = dict(list(entries.items())[-_WINDOWS:])
            replace_loosely(disk, file, json.dumps({"day": day, "windows": kept}).encode())
        finally:
            disk.unlock(lock)


def _entries(file: Path, day: str, disk: Disk) -> dict[str, Entry]:
    """Return what windows kept on a day, the one that saved last as the last."""
    try:
        data = json.loads(content(disk, file) or b"{}")
        return dict(data["windows"]) if data["day"] == day else {}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def _rows(changes: tuple[Change, ...]) -> list[list[str | int]]:
    from reader.annotations.schema import write_notes

    return [
        [
            change.label,
            *(write_notes(side).decode() for side in (change.before, change.after)),
            change.batch,
            change.made,
        ]
        for change in last_of(changes, _KEPT, newest=False)
    ]


def _changes(rows: Sequence[Any]) -> tuple[Change, ...]:
    if not rows:
        return ()
    from reader.annotations.schema import read_notes

    return tuple(
        Change(
            str(label),
            read_notes(before.encode(), ""),
            read_notes(after.encode(), ""),
            str(*more[:1]),
            int(*more[1:2]),
        )
        for label, before, after, *more in rows
    )
