"""What reaches a real terminal, read from a pseudo-terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from pathlib import Path

import pytest

MARK = "zqx"
HOSTILE = "\n\n".join(
    (
        f"\x1b]0;{MARK}title\x07A headline with \x1b[31m{MARK}colour\x1b[0m",
        f"A first paragraph, long enough to be read as one, with \x1b]52;c;{MARK}\x07 in it.",
        f"A second paragraph with \x9b31m{MARK}, \u202e{MARK}, [bold]{MARK}[/bold] [/] in it.",
        f"A third paragraph with \x1bP$q{MARK}\x1b\\ and \x1b]8;;file:///{MARK}\x07link\x1b]8;;\x07.",
    )
)


def read_until(descriptor: int, wanted: bytes, limit: int = 2_000_000) -> bytes:
    """Read what a program writes to its terminal until `wanted` comes, or it stops."""
    seen = b""
    while wanted not in seen and len(seen) < limit:
        ready, _, _ = select.select([descriptor], [], [], 60)
        if not ready:
            break
        try:
            part = os.read(descriptor, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
    return seen


@pytest.mark.parametrize("size", [(24, 80), (40, 120)])
def test_no_control_sequence_of_a_page_reaches_the_terminal(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    page = tmp_path / "hostile.txt"
    page.write_text(HOSTILE, "utf-8")
    environ = {
        **os.environ,
        "READER_HOME": str(tmp_path / "home"),
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
    }
    child, descriptor = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, "-m", "reader", str(page)], environ)
    try:
        fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        seen = read_until(descriptor, b"third paragraph")
        os.write(descriptor, b"Q")
        seen += read_until(descriptor, b"no such bytes")
    finally:
        os.close(descriptor)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    assert b"third paragraph" in seen
    assert b"Traceback" not in seen
    text = seen.decode("utf-8", "replace")
    for sequence in re.findall(r"\x1b[\]P^_X][^\x07\x1b]*", text):
        assert MARK not in sequence
    assert not re.search(r"[\x80-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert f"[bold]{MARK}[/bold] [/]" in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)
