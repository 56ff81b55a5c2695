"""Notes that can't be saved where they belong, written to another place."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reader.annotations.disk import Disk
from reader.annotations.files import make_folder, why, write_durably
from reader.annotations.ids import file_id
from reader.annotations.schema import write_notes
from reader.model import ArticleNotes, ReaderError


def write_elsewhere(
    disk: Disk, folder: Path, notes: Iterable[ArticleNotes], day: str
) -> tuple[Path, ...]:
    """Write notes to a folder, one file for each article; durable on return.

    The files are named as conflict copies are: moved into the folder of notes they are
    merged when their article is opened. No file that is there is written over.

    Args:
        disk: The file system.
        folder: Where to; made if it is not there.
        notes: What could not be saved.
        day: ISO 8601 date, for the names.

    Raises:
        ReaderError: If one could not be written.
    """
    written = []
    for one in notes:
        file = folder / f"{file_id(one.article.id)} (unsaved, conflicted copy {day}).yaml"
        try:
            make_folder(disk, folder)
            number = 2
            while disk.stamp(file) is not None:
                name = f"{file_id(one.article.id)} (unsaved, conflicted copy {day} {number}).yaml"
                file, number = folder / name, number + 1
            write_durably(disk, file, write_notes(one))
        except (OSError, ValueError) as error:
            reason = why(error) if isinstance(error, OSError) else str(error)
            raise ReaderError(f"{file}: not written: {reason}") from error
        written.append(file)
    return tuple(written)
