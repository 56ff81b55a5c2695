"""What was exported, into a file of the person's choice."""

from __future__ import annotations

from pathlib import Path

from reader.annotations.disk import Disk
from reader.annotations.files import why, write_durably
from reader.model import ReaderError


def put(disk: Disk, path: Path, text: str) -> None:
    """Write a file whole or not at all; what is no file, such as a pipe, is written into.

    Args:
        disk: The file system.
        path: The file, there or not; links are followed.
        text: What it is to hold.

    Raises:
        ReaderError: If it was not written; what was there is there still.
    """
    data = text.encode("utf-8", "replace")
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            write_durably(disk, target, data)
    except (OSError, RuntimeError) as error:
        reason = why(error) if isinstance(error, OSError) else str(error)
        raise ReaderError(f"{path}: not written: {reason}") from error
