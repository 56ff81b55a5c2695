"""The screen opens in a real terminal, from the library, a path and a pipe, and gives way again."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import SAVED, Done, environment

_LONGEST = 60.0
"""Seconds after which a terminal that stays silent has failed the test."""


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, *arguments: str, stdin: bytes | None = None) -> None:
        self.seen = b""
        self._code: int | None = None
        reading, writing = os.pipe()
        self._process, self._main = pty.fork()
        if self._process == 0:
            if stdin is not None:
                os.dup2(reading, 0)
            os.close(reading)
            os.close(writing)
            command = [sys.executable, "-m", "reader", *arguments]
            os.execve(sys.executable, command, environment(COLUMNS="100", LINES="30"))
        os.close(reading)
        if stdin is not None:
            os.write(writing, stdin)
        os.close(writing)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the terminal, and of a program that a failed test left on it."""
        os.close(self._main)
        if self._code is None:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)

    def wait_for(self, words: bytes) -> None:
        """Read until the words have been sent."""
        while words not in self.seen:
            assert self._read(), self.seen[-2000:]

    def press(self, keys: bytes) -> None:
        """Type keys."""
        os.write(self._main, keys)

    def end(self) -> int:
        """Read to the end and return the exit code."""
        while self._read():
            pass
        self._code = os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])
        return self._code

    def _read(self) -> bool:
        ready, _, _ = select.select([self._main], [], [], _LONGEST)
        assert ready, f"silent for {_LONGEST} seconds after {self.seen[-500:]!r}"
        try:
            data = os.read(self._main, 65536)
        except OSError:  # what Linux says when the other end is closed
            return False
        self.seen += data
        return bool(data)


@pytest.mark.parametrize("way", ["library", "path", "pipe"])
def test_the_screen_opens_and_closes(program: Callable[..., Done], alone: Path, way: str) -> None:
    page = alone / "ferry.txt"
    page.write_text(SAVED)
    program("add", page)
    arguments = {"library": [], "path": [str(page)], "pipe": ["-"]}[way]
    with Terminal(*arguments, stdin=SAVED.encode() if way == "pipe" else None) as terminal:
        terminal.wait_for(b"\x1b[?1049h")
        terminal.wait_for(b"lorries")
        terminal.press(b"Q")
        assert terminal.end() == 0
    assert b"\x1b[?1049l" in terminal.seen
    assert b"Traceback" not in terminal.seen


def test_a_page_that_can_not_be_read_opens_no_screen() -> None:
    with Terminal("gone.txt") as terminal:
        assert terminal.end() == 1
    assert terminal.seen == b"reader: gone.txt: no such file or folder\r\n"
