"""What the command line says: data on standard output, messages on standard error.

Every string passes `guard` on its way out, so that no page, name or argument can send
an escape sequence to the terminal.
"""

from __future__ import annotations

import json
import sys
from typing import TextIO

from reader.guard import guard, one_line


def out(text: str) -> None:
    """Print data, one or more lines of it."""
    _write(sys.stdout, guard(text))


def out_json(data: object, indent: int | None = 2) -> None:
    """Print data as JSON. All but printable ASCII is escaped, so that it is safe everywhere."""
    _write(sys.stdout, json.dumps(data, indent=indent).replace("\x7f", "\\u007f"))


def out_file(text: str) -> None:
    """Print what is made to be a file: as it stands, but guarded where a terminal shows it.

    It must be safe by itself. What `guard` would change of it has a meaning in its format.
    """
    text = text.removesuffix("\n")
    _write(sys.stdout, guard(text) if sys.stdout is not None and sys.stdout.isatty() else text)


def say(message: str) -> None:
    """Print one line for the person, beside the data."""
    _write(sys.stderr, f"reader: {one_line(message)}")


def _write(stream: TextIO | None, text: str) -> None:
    """Write lines to a stream; to none where the program was started with it closed."""
    if stream is not None:
        stream.write(text + "\n")


def steady_streams() -> None:
    """Let no character that a stream's encoding lacks stop a command half-way."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


class Bar:
    """A bar for long work, drawn on a terminal alone and gone when the work is done.

    A context manager; call it with how many are done, and of how many.
    """

    WIDTH = 30
    STEPS = 200
    """How often it is drawn at most."""
    FEW = 20
    """Work of so few steps that it is over before anyone could read a bar."""

    def __init__(self, what: str, stream: TextIO | None = None) -> None:
        self._what = what
        self._stream = sys.stderr if stream is None else stream
        self._shown = 0
        self._step = -1

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._stream.write("\r" + " " * self._shown + "\r")
            self._stream.flush()

    def __call__(self, done: int, total: int) -> None:
        """Draw the bar, if there is someone to see it and it moved."""
        if total <= self.FEW or not self._stream.isatty():
            return
        step = self.STEPS * done // total
        if step == self._step:
            return
        self._step = step
        full = self.WIDTH * done // total
        line = f"{self._what} [{'#' * full}{'.' * (self.WIDTH - full)}] {done}/{total}"
        self._shown = max(self._shown, len(line))
        self._stream.write("\r" + line)
        self._stream.flush()
