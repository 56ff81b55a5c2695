"""Writing a note in the person's own editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from textual.app import App, SuspendNotSupported

from reader.model import ReaderError


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """Return the editor that $VISUAL or $EDITOR names, split as a shell splits words.

    Raises:
        ReaderError: If neither names one.
    """
    named = environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        words = shlex.split(named)
    except ValueError as error:
        raise ReaderError(f"$VISUAL or $EDITOR cannot be read ({error}): {named}") from error
    if not words:
        raise ReaderError("no editor: set $VISUAL or $EDITOR, or press a to write here")
    return words


def edit(text: str, command: Sequence[str]) -> str:
    """Let the person edit `text` in an editor, and return what they saved.

    Raises:
        ReaderError: If the editor could not be run, or ended with an error.
    """
    with tempfile.TemporaryDirectory(prefix="reader-") as folder:
        file = Path(folder) / "note.md"
        file.write_text(text, encoding="utf-8")
        _run([*command, str(file)])
        return file.read_text(encoding="utf-8", errors="replace").rstrip("\n")


def _run(command: Sequence[str]) -> None:
    try:
        subprocess.run(command, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise ReaderError(f"the editor {command[0]} did not work: {error}") from error


def edit_file_outside(app: App[None], file: Path) -> None:
    """Leave the terminal to the person's editor, on a file of theirs.

    Raises:
        ReaderError: As `edit_outside` does.
    """
    command = editor_command(os.environ)
    try:
        with app.suspend():
            _run([*command, str(file)])
    except SuspendNotSupported as error:
        raise ReaderError(f"this terminal cannot make way for an editor; open {file}") from error


def edit_outside(app: App[None], text: str) -> str:
    """Leave the terminal to the person's editor for a while, and return what they saved.

    Raises:
        ReaderError: As `edit` does, or if this terminal cannot make way.
    """
    command = editor_command(os.environ)
    try:
        with app.suspend():
            return edit(text, command)
    except SuspendNotSupported as error:
        raise ReaderError("this terminal cannot make way for an editor; press a instead") from error
