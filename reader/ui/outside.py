"""What other programs do to the notes: seen by the stamps of files, told in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotations.disk import Disk, Stamp
from reader.model import ArticleNotes

if TYPE_CHECKING:
    from reader.library.folders import Stamps


class FolderWatch:
    """Sees that a notes file of the library was changed, without reading any.

    Args:
        disk: The file system.
        folder: The folder of notes.
    """

    def __init__(self, disk: Disk, folder: Path) -> None:
        self._disk = disk
        self._folder = folder
        self._seen: dict[str, Stamp | None] = {}

    def changed(self) -> bool:
        """Tell whether a file came, went or changed since this was asked last."""
        now = {
            name: self._disk.stamp(self._folder / name)
            for name in self._disk.names(self._folder)
            if not name.startswith(".")
        }
        before, self._seen = self._seen, now
        return now != before

    def wrote(self, file: Path) -> None:
        """Take in that the reader itself wrote a file."""
        self._seen[file.name] = self._disk.stamp(file)


class PagesWatch:
    """Sees that pages of the library came, went or changed, without reading any.

    Args:
        stamps: What tells that: the same while nothing did.
    """

    def __init__(self, stamps: Callable[[], Stamps]) -> None:
        self._stamps = stamps
        self._seen: Stamps | None = None

    def changed(self) -> bool:
        """Tell whether anything did since this was asked last; never the first time."""
        now = self._stamps()
        before, self._seen = self._seen, now
        return before is not None and now != before


def told(before: ArticleNotes, after: ArticleNotes) -> str:
    """Return in words what is other in `after`: "2 added, 1 changed"; "" if nothing to see is."""
    old, new = ({one.id: one for one in side.annotations} for side in (before, after))
    parts = (
        (len(new.keys() - old.keys()), "added"),
        (sum(new[id_] != old[id_] for id_ in new.keys() & old.keys()), "changed"),
        (len(old.keys() - new.keys()), "deleted"),
    )
    words = [f"{number} {what}" for number, what in parts if number]
    if before.starred != after.starred:
        words.append("starred" if after.starred else "star taken away")
    if before.tags != after.tags:
        words.append("tags changed")
    return ", ".join(words)
