"""Copies of damaged files: taken once for each content, the file itself is never touched."""

from __future__ import annotations

from pathlib import Path

from reader.annotations.disk import Disk
from reader.annotations.files import write_durably
from reader.digest import sha256


def set_aside(disk: Disk, folder: Path, path: Path, data: bytes) -> Path | None:
    """Copy a damaged file's bytes to the quarantine.

    Args:
        disk: The file system.
        folder: The quarantine.
        path: The damaged file.
        data: Its bytes.

    Returns:
        The copy, the same one when the same bytes come again; None if none could be made.
    """
    digest = sha256(data).hexdigest()[:8]
    copy = folder / f"{path.stem}-{digest}{path.suffix}"
    try:
        if disk.stamp(copy) is None:
            write_durably(disk, copy, data)
    except OSError:
        return None
    return copy
