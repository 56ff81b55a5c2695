"""What reaches a real terminal, read from a pseudo-terminal."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import termios
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ui.hostile_app import BEGIN, END, FOUND
from tests.ui.hostile_cases import CASES, PARTS, RAW, is_harmful, marked, part_of

ROOT = Path(__file__).parents[2]

MARK = "zqx"
HOSTILE = "\n\n".join(
    (
        f"\x1b]0;{MARK}title\x07A headline with \x1b[31m{MARK}colour\x1b[0m",
        f"A first paragraph, long enough to be read as one, with \x1b]52;c;{MARK}\x07 in it.",
        f"A second paragraph with \x9b31m{MARK}, \u202e{MARK}, [bold]{MARK}[/bold] [/] in it.",
        f"A third paragraph with \x1bP$q{MARK}\x1b\\ and \x1b]8;;file:///{MARK}\x07link\x1b]8;;\x07.",
    )
)


def read_until(
    descriptor: int, wanted: bytes, limit: int = 2_000_000, patience: float = 60
) -> bytes:
    """Read what a program writes to its terminal until `wanted` comes, or it stops."""
    seen = bytearray()
    # Only what is new is looked at, with as much before it as could be the beginning.
    while wanted not in seen[-65536 - len(wanted) :] and len(seen) < limit:
        ready, _, _ = select.select([descriptor], [], [], patience)
        if not ready:
            break
        try:
            part = os.read(descriptor, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
    return bytes(seen)


@contextmanager
def on_a_terminal(
    arguments: list[str], home: Path, size: tuple[int, int]
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Run Python on a terminal of its own, of so many rows and columns.

    Yields:
        The process, and the other end of its terminal.
    """
    environ = {
        **{name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")},
        "READER_HOME": str(home),
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
    }
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(ours, size)
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environ,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield process, ours
    finally:
        os.close(ours)
        process.kill()
        process.wait()


@pytest.mark.parametrize("size", [(24, 80), (40, 120)])
def test_no_control_sequence_of_a_page_reaches_the_terminal(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    page = tmp_path / "hostile.txt"
    page.write_text(HOSTILE, "utf-8")
    with on_a_terminal(["-m", "reader", str(page)], tmp_path / "home", size) as (_, terminal):
        seen = read_until(terminal, b"third paragraph")
        os.write(terminal, b"Q")
        seen += read_until(terminal, b"no such bytes")
    assert b"third paragraph" in seen
    assert b"Traceback" not in seen
    text = seen.decode("utf-8", "replace")
    for sequence in re.findall(r"\x1b[\]P^_X][^\x07\x1b]*", text):
        assert MARK not in sequence
    assert not re.search(r"[\x80-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert f"[bold]{MARK}[/bold] [/]" in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


# What the framework itself sends while it paints: colours and styles, the place of the cursor,
# the marks around a frame, the cursor's blinking and the pointer's shape.
_OURS = re.compile(r"\x1b\[[0-9;]*m|\x1b\[\d+;\d+H|\x1b\[\?(?:2026|25)[hl]|\x1b\]22;[a-z]*\x07")
_SINKS, _FEWER = 8, 3
"""How often each case must have been seen at the least, or the walk showed too little."""


def run_hostile(home: Path, what: str, part: int = 0) -> tuple[str, int]:
    """Run the hostile reader on a terminal of its own; return what reached it, and how it ended."""
    arguments = ["-m", "tests.ui.hostile_app", what, str(part)]
    with on_a_terminal(arguments, home, (64, 140)) as (process, terminal):
        seen = read_until(terminal, b"no such bytes", limit=1 << 30, patience=300)
        code = process.wait()
    return seen.decode("utf-8", "surrogateescape"), code


def _walked(seen: str) -> str:
    assert BEGIN in seen and END in seen, seen[-3000:]
    return seen[seen.index(BEGIN) : seen.rindex(END)]


def _text(case: dict[str, str]) -> str:
    return case.get("text", "")


@pytest.mark.parametrize("part", range(PARTS))
def test_no_sink_of_the_screens_lets_a_control_sequence_through(tmp_path: Path, part: int) -> None:
    seen, code = run_hostile(tmp_path / "home", "walk", part)
    assert code == 0, seen[-3000:]
    assert "Traceback" not in seen
    assert not re.search(r"\x1b\][012];", seen), "the title of the terminal was set"
    walked = _walked(seen)
    # With the mark before it: without, another case that ends before a colour of ours would do.
    assert [
        number for number in part_of(part) if is_harmful(number) and marked(number) in walked
    ] == []
    found = "".join(re.findall(f"{FOUND}(.*?){END}", walked, re.DOTALL))
    assert [n for n in part_of(part) if is_harmful(n) and f"q{n:03}z" not in found] == []
    plain = _OURS.sub("", walked)
    raw = Counter(f"U+{ord(found):04X}" for found in RAW.findall(plain))
    assert raw == {}
    shown = Counter(int(number) for number in re.findall(r"q(\d{3})z", plain))
    wanted = {n: _SINKS if is_harmful(n) else _FEWER for n in part_of(part)}
    assert {number: shown[number] for number in wanted if shown[number] < wanted[number]} == {}


def test_the_walk_would_see_what_is_not_guarded(tmp_path: Path) -> None:
    """The measure itself: with both guards away, nearly every terminal case comes through."""
    seen, _ = run_hostile(tmp_path / "home", "unguarded")
    found = RAW.findall(_OURS.sub("", seen))
    assert len(set(found)) > 10
    through = [case for case in CASES if RAW.search(_text(case)) and case["text"] in seen]
    assert len(through) > 10


def test_a_crash_of_the_screens_tells_no_control_sequence(tmp_path: Path) -> None:
    seen, code = run_hostile(tmp_path / "home", "crash")
    assert code != 0
    # What is told comes after the last of the modes that the framework turns off.
    told = seen[seen.rindex("\x1b[?1006l") + len("\x1b[?1006l") :]
    assert "RuntimeError" in told
    assert RAW.findall(told) == []
