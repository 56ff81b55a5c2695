"""Stores of notes, as windows of the reader have them."""

from __future__ import annotations

from pathlib import Path

from reader.annotations.disk import Disk
from reader.annotations.store import NotesStore


def store(home: Path, disk: Disk | None = None, day: str = "2026-11-22") -> NotesStore:
    """Return a store in `home`, as one window of the reader has it."""
    return NotesStore(home / "notes", home / "texts", home / "state", disk, lambda: day)
