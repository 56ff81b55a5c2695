"""What other programs do to the notes: seen by the stamps of files, told in words."""

from __future__ import annotations

from pathlib import Path

from reader.annotations.disk import Disk, Stamp
from reader.model import ArticleNotes


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
