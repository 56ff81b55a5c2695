"""How the command line behaves in a pipe, in a terminal, and when it is stopped."""

from __future__ import annotations

import io
import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli.terminal import Bar, out_json
from tests.cli.conftest import SAVED, STORY, Done, environment

READER = [sys.executable, "-m", "reader"]
HOSTILE = (
    "Ferry \x1b]0;owned\x07stops\n\n"
    "The \x1b[31mred\x1b[0m \x9b31mferry\x9b0m [bold]will[/bold] \x08\x7f not \u202esail\u202c, "
    "said the owner of the line on Tuesday morning.\n\n"
    '\x1bP$q"p\x1b\\ The second paragraph is as long as a paragraph of a story should be.\n'
)
_RAW = {*range(9), *range(11, 13), *range(14, 32), 127}
"""Control bytes but TAB, LF, and the CR that a terminal's own line discipline adds."""


def _on_a_terminal(*arguments: str, stdin: int | None = None) -> tuple[int, bytes]:
    """Run a command on a terminal of its own and return its exit code and every byte it sent."""
    main, side = pty.openpty()
    process = subprocess.Popen(
        [*READER, *arguments],
        stdin=side if stdin is None else stdin,
        stdout=side,
        stderr=side,
        env=environment(),
    )
    os.close(side)
    sent = bytearray()
    while True:
        try:
            data = os.read(main, 65536)
        except OSError:
            break
        if not data:
            break
        sent += data
    os.close(main)
    return process.wait(60), bytes(sent)


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "hostile.txt"],
        ["show", "hostile.txt", "--quotes", "--people", "--notes"],
        ["show", "hostile.txt", "--json"],
        ["clean", "hostile.txt"],
        ["clean", "hostile.txt", "--body"],
        ["clean", "hostile.txt", "--json"],
        ["analyse", "hostile.txt"],
        ["analyse", "hostile.txt", "--json"],
        ["add", "hostile.txt", "\x1b[31mgone.txt"],
        ["add", "hostile.txt", "\x1b[31mgone.txt", "--json"],
        ["show", "\x1b]0;x\x07"],
        ["\x1b]0;x\x07"],
        ["list", "--\x1b[31m"],
        ["note", "hostile.txt", "--on", "\x1b[31m", "--text", "\x1b[31m"],
        ["export", "hostile.txt", "--format", "html"],
        ["export", "hostile.txt", "--format", "jsonld"],
        ["import", "hostile.txt"],
    ],
)
def test_no_raw_control_reaches_a_terminal(alone: Path, arguments: list[str]) -> None:
    (alone / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    code, sent = _on_a_terminal(*arguments)
    assert code in (0, 1, 2)
    assert sent
    assert not _RAW & set(sent)
    text = sent.decode()
    assert not any("\x80" <= char <= "\x9f" or char in "\u202e\u202c" for char in text)
    assert "Traceback" not in text


def test_an_export_is_exact_in_a_pipe_and_guarded_on_a_terminal(
    alone: Path, program: Callable[..., Done]
) -> None:
    (alone / "page.txt").write_text(SAVED.replace("Ferry to", "TODO: ferry to"), encoding="utf-8")
    arguments = ("export", "page.txt", "--format", "org")
    program("note", "page.txt", "--on", "twenty years of lorries")
    assert "* \u200bTODO" in program(*arguments).out
    shown = _on_a_terminal(*arguments)[1].decode()
    assert "\u200b" not in shown and "TODO" in shown


def test_a_hostile_name_in_the_library_is_shown_harmless(alone: Path, home: Path) -> None:
    pages = home / "data" / "pages"
    pages.mkdir(parents=True)
    (pages / "\x1b[31mred.txt").write_text(HOSTILE)
    (pages / "\x1b[32mbad.txt").write_bytes(b"\0" * 90)
    Path(os.fsdecode(os.fsencode(alone) + b"/\xff\xfe")).mkdir()
    for arguments in (["list"], ["list", "--json"], ["add", "."], ["add", ".", "--json"]):
        _, sent = _on_a_terminal(*arguments)
        assert not _RAW & set(sent)
        sent.decode()


def test_a_reader_that_had_enough_stops_it_quietly(alone: Path) -> None:
    (alone / "long.txt").write_text("A headline\n\n" + f"{STORY}\n" * 3000)
    process = subprocess.Popen(
        [*READER, "show", "long.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout
    assert process.stdout.read(1)
    process.stdout.close()
    assert process.stderr
    assert process.stderr.read() == b""
    assert process.wait(60) == 0


def test_a_full_output_is_told_in_one_line(page: Path) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123  # a device, not a file of ours
        done = subprocess.run(
            [*READER, "show", str(page)],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            timeout=60,
        )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert b"No space left" in done.stderr


def test_a_closed_output_is_no_reason_to_fail(page: Path) -> None:
    command = f"{sys.executable} -m reader show ferry.txt >&- 2>&-"
    done = subprocess.run(["/bin/sh", "-c", command], env=environment(), timeout=60)
    assert done.returncode == 0


def test_ctrl_c_stops_it_quietly(alone: Path) -> None:
    os.mkfifo(alone / "slow")
    process = subprocess.Popen(
        [*READER, "clean", "slow"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        # A shell starts what runs behind it with Ctrl+C ignored, and that is inherited.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    with (alone / "slow").open("wb"):  # returns once the reader is at the other end
        for _ in range(12):
            process.send_signal(signal.SIGINT)
            try:
                out, err = process.communicate(timeout=5)
                break
            except subprocess.TimeoutExpired:
                continue  # it came in the moment before the read, when nothing wakes it
        else:
            process.kill()
            out, err = process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"")


def test_an_output_without_the_signs_of_the_text_still_gets_it(
    program: Callable[..., Done], alone: Path
) -> None:
    (alone / "page.txt").write_text(SAVED.replace('"', "”"), encoding="utf-8")
    done = program("show", "page.txt", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.code, done.err) == (0, "")
    assert "?We are sorry that people have to wait,? said Tom Arrow" in done.out


def test_data_and_messages_go_separate_ways(program: Callable[..., Done], page: Path) -> None:
    done = program("add", page, "gone.txt", "--json")
    assert json.loads(done.out)["added"]
    done = program("add", page, "gone.txt")
    assert done.out.startswith("known  ferry-")
    assert done.err.splitlines()[0] == "reader: gone.txt: no such file or folder"


def test_json_is_ascii_and_comes_back_as_it_was(capfd: pytest.CaptureFixture[str]) -> None:
    data = {"text": "“caf\u00e9”\x7f\x9b\u202e\x1b\ud800😀\u2028"}
    out_json(data)
    printed = capfd.readouterr().out
    assert printed.isascii()
    assert not _RAW & set(printed.encode())
    assert json.loads(printed) == data


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_is_drawn_on_a_terminal_and_gone_at_the_end() -> None:
    screen = _Terminal()
    with Bar("adding", screen) as bar:
        for done in range(1, 101):
            bar(done, 100)
    drawn = screen.getvalue().split("\r")
    assert drawn[50] == "adding [###############...............] 50/100"
    assert drawn[100] == "adding [##############################] 100/100"
    assert drawn[101].isspace()
    assert len(drawn[101]) == len(drawn[100])
    assert drawn[102] == ""
    assert "\x1b" not in screen.getvalue()


def test_a_long_bar_is_not_drawn_at_every_step() -> None:
    screen = _Terminal()
    with Bar("adding", screen) as bar:
        for done in range(1, 100_001):
            bar(done, 100_000)
    assert screen.getvalue().count("\r") <= Bar.STEPS + 3


@pytest.mark.parametrize(("stream", "steps"), [(io.StringIO(), 100), (_Terminal(), 5)])
def test_no_bar_in_a_pipe_or_for_short_work(stream: io.StringIO, steps: int) -> None:
    with Bar("adding", stream) as bar:
        for done in range(1, steps + 1):
            bar(done, steps)
    assert stream.getvalue() == ""
