"""Keys are read, and frames written, without the framework's threads, and nothing is lost by it."""

from __future__ import annotations

import fcntl
import os
import signal
import sys
import termios
from pathlib import Path

import pytest

from tests.ui.test_terminal import on_a_terminal, read_until


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the framework's threads are used")
def test_every_key_is_read_also_in_parts_after_a_pause_and_after_a_stop(tmp_path: Path) -> None:
    with on_a_terminal(["-m", "tests.ui.keys_app"], tmp_path, (24, 80)) as (process, terminal):

        def press(keys: bytes, wanted: str) -> bytes:
            os.write(terminal, keys)
            seen = read_until(terminal, wanted.encode())
            assert wanted.encode() in seen
            return seen

        assert b"{MainThread}" in press(b"", "}")
        press(b"a", "<a>")
        press(b"\x1b", "<escape>")  # told though nothing comes that would show that it is whole
        press(b"\x1b[Bb", "<down><b>")
        os.write(terminal, b"\xc3")  # half a letter, and nothing else
        _wait_until_read(process.pid)
        press(b"\xa9", "<é>")
        press(b"jk" * 100, "<j><k>" * 100)
        os.kill(process.pid, signal.SIGTSTP)
        os.waitid(os.P_PID, process.pid, os.WSTOPPED)
        assert b"\x1b[?1049l" in read_until(terminal, b"\x1b[?1004l")  # the shell's screen is back
        os.kill(process.pid, signal.SIGCONT)
        read_until(terminal, b"\x1b[?7l")
        press(b"c", "<c>")
        left = press(b"q", "<q>") + read_until(terminal, b"no such bytes")
        assert b"\x1b[?1049l" in left and b"\x1b[?25h" in left
        assert process.wait() == 0


def _wait_until_read(program: int) -> None:
    """Wait until a program has read all that was typed on its terminal."""
    terminal = os.open(f"/proc/{program}/fd/0", os.O_RDONLY | os.O_NOCTTY)
    try:
        while any(fcntl.ioctl(terminal, termios.FIONREAD, bytes(4))):
            os.sched_yield()
    finally:
        os.close(terminal)
