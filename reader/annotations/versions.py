"""The last versions of notes files that the reader wrote on this machine."""

from __future__ import annotations

import hashlib
from collections import deque
from pathlib import Path

from reader.annotations.disk import Disk
from reader.annotations.exchange import backup_file
from reader.annotations.files import content, discard, make_folder, replace_loosely
from reader.annotations.schema import NewerSchema, read_notes
from reader.annotations.yamlfile.read import Damaged
from reader.model import ArticleNotes

_REMEMBERED = 64
"""Versions an editor's buffer may be behind while the reader runs."""
_A_BUFFER_LIVES = 60.0
"""Seconds. What an earlier run wrote counts for so long as unseen by an editor; after
that, what an outside file lacks was deleted by a person."""


class Versions:
    """Remembers what was written: the last version on disk, more of them in this process.

    The copy on disk is written without waiting for it to be durable. Where a power cut left
    it torn or a full disk left an older one, its checksum or its age tells, and it is not
    used: an outside file is then taken as it stands.

    Args:
        disk: The file system.
        folder: Where the last versions are kept.
    """

    def __init__(self, disk: Disk, folder: Path) -> None:
        self._disk = disk
        self._folder = folder
        self._recent: dict[str, deque[ArticleNotes]] = {}

    def wrote(self, file: Path, data: bytes, notes: ArticleNotes) -> None:
        """Remember that `data`, which says `notes`, was written to `file`."""
        recent = self._recent.setdefault(file.name, deque(maxlen=_REMEMBERED))
        recent.appendleft(notes)
        try:
            make_folder(self._disk, self._folder)
            replace_loosely(self._disk, self._copy(file), _checksum(data) + data)
        except OSError:
            discard(self._disk, self._copy(file))

    def is_last(self, file: Path, data: bytes) -> bool:
        """Tell whether `data` is what the reader itself wrote last to `file`."""
        return self._stored(file) in (None, data)

    def of(self, file: Path, article_id: str) -> list[ArticleNotes]:
        """Return the versions of `file` that are remembered, the latest first."""
        ours, theirs, backup = self._copy(file), file, backup_file(file)
        stored, before = self._stored(file), self._content(backup)
        if stored is None or stored == before or self._seconds(backup, ours) < 0:
            return []
        older = before if self._seconds(ours, theirs) < _A_BUFFER_LIVES else None
        read = [_understood(data, article_id) for data in (stored, older)]
        versions = (read[0], *self._recent.get(file.name, ()), read[1])
        return [version for version in versions if version is not None]

    def _copy(self, file: Path) -> Path:
        return self._folder / f"{file.stem}.base"

    def _stored(self, file: Path) -> bytes | None:
        """Return the copy of the last version, or None if there is none that is whole."""
        copy = self._content(self._copy(file)) or b""
        data = copy[len(_checksum(b"")) :]
        return data if copy == _checksum(data) + data else None

    def _seconds(self, earlier: Path, later: Path) -> float:
        """Return by how much one file is older than another; 0 if either is missing."""
        one, other = self._disk.stamp(earlier), self._disk.stamp(later)
        return 0.0 if one is None or other is None else (other.modified - one.modified) / 1e9

    def _content(self, path: Path) -> bytes | None:
        try:
            return content(self._disk, path)
        except OSError:
            return None


def _checksum(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode() + b"\n"


def _understood(data: bytes | None, article_id: str) -> ArticleNotes | None:
    try:
        return None if data is None else read_notes(data, article_id)
    except (Damaged, NewerSchema):
        return None
