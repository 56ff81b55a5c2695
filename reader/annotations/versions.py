"""The last versions of notes files that the reader wrote on this machine."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

from reader.annotations.disk import Disk
from reader.annotations.files import content, discard, make_folder, replace_loosely
from reader.digest import sha256
from reader.model import ArticleNotes

_REMEMBERED, _REMEMBERED_BYTES = 48, 4 * 1024 * 1024
"""How many versions are kept, at most two of one save, and how much room they may take: an
editor's buffer may be so many saves behind. Fifty notes take 18 kB."""


class Versions:
    """Remembers what was written, for every window and every later run.

    The copies are written without waiting for them to be durable. Where a power cut left
    them torn or a full disk left older ones, a checksum or their age tells, and they are
    not used: an outside file is then taken as it stands.

    Args:
        disk: The file system.
        folder: Where the last versions are kept, those of a notes file in one file.
    """

    def __init__(self, disk: Disk, folder: Path) -> None:
        self._disk = disk
        self._folder = folder

    def writing(self, file: Path, data: bytes, forget: Collection[bytes]) -> None:
        """Remember that `data` is about to be put into `file`.

        It is noted before, not after: a kill in between must not make our own write look
        like another program's.

        Args:
            file: The notes file.
            data: Its new bytes.
            forget: What was noted for this save before and is not needed any more: a save
                that begins anew time and again must not push out those before it.
        """
        stored = (one for one in self._stored(file) if one != data and one not in forget)
        kept = [data, *stored][:_REMEMBERED]
        while len(kept) > 1 and sum(map(len, kept)) > _REMEMBERED_BYTES:
            kept.pop()
        try:
            make_folder(self._disk, self._folder)
            replace_loosely(self._disk, self._copies(file), b"".join(map(_record, kept)))
        except OSError:
            discard(self._disk, self._copies(file))

    def wrote(self, file: Path, data: bytes) -> bool:
        """Tell whether `data` is known to have been written here last.

        Or last but one, for the last may have been stopped before it was there.
        """
        return data in islice(self._records(file), 2)

    def remembers(self, file: Path, data: bytes) -> bool:
        """Tell whether `data` is known to have been written here, however long ago."""
        return data in self._records(file)

    def of(self, file: Path, article_id: str) -> list[ArticleNotes]:
        """Return the versions of `file` that are remembered, the latest first."""
        from reader.annotations.schema import understood

        versions = (understood(data, article_id) for data in self.contents(file))
        return [version for version in versions if version is not None]

    def contents(self, file: Path) -> list[bytes]:
        """Return the bytes of these versions, the latest first."""
        from reader.annotations.exchange import backup_file

        stored, backup = self._stored(file), backup_file(file)
        if not stored or stored[0] == self._content(backup) or self._is_older(file, backup):
            return []
        return stored

    def _is_older(self, file: Path, backup: Path) -> bool:
        """Tell whether the copies are older than the backup, and so miss the last version."""
        ours, before = self._disk.stamp(self._copies(file)), self._disk.stamp(backup)
        return ours is not None and before is not None and ours.modified < before.modified

    def _copies(self, file: Path) -> Path:
        return self._folder / f"{file.stem}.base"

    def _stored(self, file: Path) -> list[bytes]:
        return list(self._records(file))

    def _records(self, file: Path) -> Iterator[bytes]:
        return _records(self._content(self._copies(file)) or b"")

    def _content(self, path: Path) -> bytes | None:
        try:
            return content(self._disk, path)
        except OSError:
            return None


def _record(data: bytes) -> bytes:
    return b"%s %d\n%s" % (_checksum(data), len(data), data)


def _records(data: bytes) -> Iterator[bytes]:
    """Yield what the records in `data` hold, up to the first that is not whole."""
    while data:
        head, _, rest = data.partition(b"\n")
        checksum, _, length = head.partition(b" ")
        if not length.isdigit() or len(length) > len(str(len(data))):
            return
        held, data = rest[: int(length)], rest[int(length) :]
        if _checksum(held) != checksum:
            return
        yield held


def _checksum(data: bytes) -> bytes:
    return sha256(data).hexdigest().encode()
