"""Writing a note in the person's own editor."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from textual.app import App, SuspendNotSupported

from reader.library.editor import editor_command, run_editor
from reader.model import ReaderError


def edit(text: str, command: Sequence[str]) -> str:
    """Let the person edit `text` in an editor, and return what they saved.

    Raises:
        ReaderError: If the editor could not be run, or ended with an error.
    """
    with tempfile.TemporaryDirectory(prefix="reader-") as folder:
        file = Path(folder) / "note.md"
        file.write_text(text, encoding="utf-8")
        run_editor(command, file)
        return file.read_text(encoding="utf-8", errors="replace").rstrip("\n")


def edit_file_outside(app: App[None], file: Path) -> None:
    """Leave the terminal to the person's editor, on a file of theirs.

    Raises:
        ReaderError: As `edit_outside` does.
    """
    command = editor_command(os.environ, f"edit {file} yourself")
    try:
        with app.suspend():
            run_editor(command, file)
    except SuspendNotSupported as error:
        raise ReaderError(f"this terminal cannot make way for an editor; open {file}") from error


def edit_outside(app: App[None], text: str) -> str:
    """Leave the terminal to the person's editor for a while, and return what they saved.

    Raises:
        ReaderError: As `edit` does, or if this terminal cannot make way.
    """
    command = editor_command(os.environ, "press a to write here")
    try:
        with app.suspend():
            return edit(text, command)
    except SuspendNotSupported as error:
        raise ReaderError("this terminal cannot make way for an editor; press a instead") from error
