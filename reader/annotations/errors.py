"""What is told to a person when notes could not be saved or read: one line, with the way out."""

from __future__ import annotations

from pathlib import Path

from reader.annotations.files import why
from reader.annotations.yamlfile.read import Damaged
from reader.model import ArticleNotes, ReaderError


class NewerSchema(Exception):
    """A file of a later version of the reader, to be shown but not written.

    Attributes:
        schema: The version the file says it has.
        notes: What could be understood of it.
    """

    def __init__(self, schema: int, notes: ArticleNotes) -> None:
        super().__init__(f"schema {schema}")
        self.schema = schema
        self.notes = notes


class SaveError(ReaderError):
    """Notes that could not be saved; what was on disk before is there still."""


def not_saved(path: Path, error: Exception) -> SaveError:
    """Return the error that tells why the notes in `path` were not saved."""
    if isinstance(error, Damaged):
        reason = f"the file is damaged, {error}; mend it or move it away, then save again"
    elif isinstance(error, NewerSchema):
        reason = f"a newer reader wrote the file ({error}); update the reader"
    elif isinstance(error, OSError):
        reason = f"{why(error)}; they are kept here, save again when that is mended"
    else:
        reason = str(error)
    return SaveError(f"{path}: notes not saved: {reason}")


def damaged(path: Path, error: Damaged, copy: Path | None) -> str:
    """Return the line that tells of a damaged file and of the copy made of it."""
    kept = f"a copy is in {copy}" if copy else "no copy could be made"
    return (
        f"{path}: notes file damaged, {error}; the file is left as it is, {kept}; "
        "mend it in an editor or put back a backup"
    )


def unreadable(path: Path, error: OSError) -> str:
    """Return the line that tells of a file the system does not let us read."""
    return f"{path}: can't read the notes: {why(error)}"


def newer(path: Path, error: NewerSchema) -> str:
    """Return the line that tells of a file of a later version."""
    return f"{path}: a newer reader wrote these notes ({error}); they are shown, not changed"
