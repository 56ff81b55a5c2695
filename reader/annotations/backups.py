"""Daily backups of notes files: the first save of a day keeps what stood there before."""

from __future__ import annotations

import contextlib
from pathlib import Path

from reader.annotations.disk import Disk
from reader.annotations.files import discard, write_durably
from reader.pattern import pattern

KEPT = 10
"""Backups of one file; the eldest goes when there are more."""

_DAY = pattern(r"\d{4}-\d{2}-\d{2}\.yaml")


def back_up(disk: Disk, folder: Path, file: Path, data: bytes, day: str) -> None:
    """Keep `data` as the day's backup of `file`, unless there is one already.

    A backup that can't be made does not stop the save it precedes.

    Args:
        disk: The file system.
        folder: The folder of all backups; those of one file stand in a folder of their own.
        file: The notes file.
        data: What stands in it before the save.
        day: ISO 8601 date.
    """
    with contextlib.suppress(OSError):
        own = folder / file.stem
        if f"{day}.yaml" in disk.names(own):
            return
        write_durably(disk, own / f"{day}.yaml", data)
        for name in [name for name in disk.names(own) if _DAY.fullmatch(name)][:-KEPT]:
            discard(disk, own / name)
