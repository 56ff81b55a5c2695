"""The person's own editor, as their environment names it."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from reader.model import ReaderError


def editor_command(environ: Mapping[str, str], otherwise: str) -> list[str]:
    """Return the editor that $VISUAL or $EDITOR names, split as a shell splits words.

    Args:
        environ: The environment.
        otherwise: What the person can do without one.

    Raises:
        ReaderError: If neither names one.
    """
    named = environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        words = shlex.split(named)
    except ValueError as error:
        raise ReaderError(f"$VISUAL or $EDITOR cannot be read ({error}): {named}") from error
    if not words:
        raise ReaderError(f"no editor: set $VISUAL or $EDITOR, or {otherwise}")
    return words


def run_editor(command: Sequence[str], file: Path) -> None:
    """Let the person edit a file.

    Raises:
        ReaderError: If the editor could not be run, or ended with an error.
    """
    try:
        subprocess.run([*command, str(file)], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise ReaderError(f"the editor {command[0]} did not work: {error}") from error
