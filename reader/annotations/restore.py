"""Put back a version of a notes file that was kept: the last, the one before it, or a day's."""

from __future__ import annotations

import contextlib
from pathlib import Path

from reader.annotations.disk import Disk
from reader.annotations.errors import NewerSchema, SaveError
from reader.annotations.exchange import backup_file
from reader.annotations.files import content, make_folder, why, write_durably
from reader.annotations.quarantine import set_aside
from reader.annotations.schema import read_notes, write_notes
from reader.annotations.versions import Versions
from reader.annotations.yamlfile.read import Damaged
from reader.dataclass import dataclass

_PATIENCE = 10.0
"""Seconds to wait for other windows that are writing."""


LAST, BEFORE = "last", "before"


@dataclass(frozen=True, slots=True)
class Backup:
    """A version of a notes file that can be put back."""

    when: str
    """`LAST` as the reader wrote it last, `BEFORE` as it was before that, or the day, ISO 8601,
    that began with it."""
    data: bytes
    annotations: int
    """How many notes, highlights and bookmarks it holds."""


def backups(disk: Disk, state: Path, file: Path) -> tuple[Backup, ...]:
    """Return the versions of a notes file that can be put back, the latest first.

    Those that can be read, each once; none for a file of a later version of the reader,
    which is whole.
    """
    if _is_newer(disk, file):
        return ()
    versions = Versions(disk, state / "base").of(file, file.stem)
    kept = [(LAST, write_notes(versions[0]))] if versions else []
    kept += [
        (when, data) for when, path in _files(disk, state, file) if (data := _read(disk, path))
    ]
    found: dict[bytes, Backup] = {}
    for when, data in kept:
        with contextlib.suppress(Damaged, NewerSchema):
            count = len(read_notes(data, file.stem).annotations)
            found.setdefault(data, Backup(when, data, count))
    return tuple(found.values())


def _files(disk: Disk, state: Path, file: Path) -> list[tuple[str, Path]]:
    """Return the files that versions are kept in, the latest first."""
    folder = state / "backups" / file.stem
    try:
        days = [name for name in reversed(disk.names(folder)) if name.endswith(".yaml")]
    except OSError:
        days = []
    return [(BEFORE, backup_file(file)), *((name[:-5], folder / name) for name in days)]


def _read(disk: Disk, path: Path) -> bytes | None:
    try:
        return content(disk, path)
    except OSError:
        return None


def _is_newer(disk: Disk, file: Path) -> bool:
    try:
        read_notes(_read(disk, file) or b"", file.stem)
    except NewerSchema:
        return True
    except Damaged:
        pass
    return False


def put_back(disk: Disk, state: Path, file: Path, backup: Backup) -> Path | None:
    """Put a kept version in place of a notes file; durable on return.

    Args:
        disk: The file system.
        state: The folder of what is this machine's alone.
        file: The notes file.
        backup: The version to put there.

    Returns:
        Where what stood in the file is kept now; None if it was not there.

    Raises:
        SaveError: If that could not be kept, or the version not be put there. The file is
            as it was then.
    """
    aside = None
    try:
        make_folder(disk, state)
        lock = disk.lock(state / "lock", _PATIENCE)
        try:
            before = content(disk, file)
            if before is not None:
                aside = set_aside(disk, state / "quarantine", file, before)
                if aside is None:
                    raise SaveError(f"{file}: left as it is: no copy of it could be made")
            write_durably(disk, file, backup.data)
        finally:
            disk.unlock(lock)
    except OSError as error:
        raise SaveError(f"{file}: the backup was not put back: {why(error)}") from error
    return aside
