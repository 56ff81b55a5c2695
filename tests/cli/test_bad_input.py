"""Bad input: a readable page or one clear line, never a traceback, and nothing half-done."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import SAVED, STORY, Done, environment

_PARAGRAPH = (
    "The harbour board of Wexcombe met on Tuesday evening to hear why the ferry had not sailed. "
)


def _binary(desk: Path) -> str:
    (desk / "binary.txt").write_bytes((bytes(range(256)) + bytes(64)) * 20)
    return "binary.txt"


def _picture(desk: Path) -> str:
    (desk / "picture").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2000))
    return "picture"


def _empty(desk: Path) -> str:
    (desk / "empty.html").write_bytes(b"")
    return "empty.html"


def _blank(desk: Path) -> str:
    (desk / "blank.txt").write_text(" \n\n\t\n")
    return "blank.txt"


def _missing(_: Path) -> str:
    return "missing.txt"


def _folder_without_pages(desk: Path) -> str:
    (desk / "folder").mkdir()
    return "folder"


def _dangling(desk: Path) -> str:
    (desk / "link.txt").symlink_to("nowhere.txt")
    return "link.txt"


def _below_a_file(desk: Path) -> str:
    (desk / "file.txt").write_text(STORY)
    return "file.txt/below.txt"


def _long_name(_: Path) -> str:
    return "n" * 5000 + ".txt"


REFUSED: list[Callable[[Path], str]] = [
    _binary,
    _picture,
    _empty,
    _blank,
    _missing,
    _folder_without_pages,
    _dangling,
    _below_a_file,
    _long_name,
]


def _five_megabytes(desk: Path) -> str:
    text = "Ferry stops\n\n" + f"{_PARAGRAPH * 6}\n\n" * 10_000
    (desk / "large.txt").write_text(text[:5_000_000])
    return "large.txt"


def _no_utf8(desk: Path) -> str:
    (desk / "latin.txt").write_bytes(SAVED.replace('"', "\x93").encode("latin-1") + b"\xff\xfe\x80")
    return "latin.txt"


def _markup(desk: Path) -> str:
    (desk / "markup.txt").write_text(
        SAVED
        + "\n[bold]The board[/bold] [/] said [[/red] that @click=app.quit() is [no link](x).\n"
    )
    return "markup.txt"


def _one_line(desk: Path) -> str:
    (desk / "line.txt").write_text(_PARAGRAPH * 2000)
    return "line.txt"


def _broken_html(desk: Path) -> str:
    (desk / "broken.html").write_text(f"<html><body><div><p>{_PARAGRAPH}<p>{_PARAGRAPH}<table><td")
    return "broken.html"


READABLE: list[Callable[[Path], str]] = [
    _five_megabytes,
    _no_utf8,
    _markup,
    _one_line,
    _broken_html,
]


def _one_clear_line(done: Done, named: str) -> None:
    assert done.code == 1
    assert done.out == ""
    (line,) = done.err.splitlines()
    assert line.startswith(f"reader: {named[:40]}")
    assert len(line) < len(named) * 2 + 160


@pytest.mark.parametrize("make", REFUSED)
@pytest.mark.parametrize("command", [["clean"], ["show"], ["add"], []])
def test_what_is_no_page_is_refused_in_one_line(
    call: Callable[..., Done], alone: Path, make: Callable[[Path], str], command: list[str]
) -> None:
    named = make(alone)
    _one_clear_line(call(*command, named), named)


@pytest.mark.parametrize("make", [_binary, _empty, _missing])
def test_the_same_from_a_program_with_the_real_cleaner(
    program: Callable[..., Done], alone: Path, make: Callable[[Path], str]
) -> None:
    named = make(alone)
    _one_clear_line(program("clean", named), named)


@pytest.mark.parametrize("make", READABLE)
def test_what_is_odd_but_a_page_is_shown(
    program: Callable[..., Done], alone: Path, make: Callable[[Path], str]
) -> None:
    done = program("show", make(alone))
    assert (done.code, done.err) == (0, "")
    assert "the ferry" in done.out.lower()


@pytest.mark.parametrize("data", [b"", b"\0\1\2" * 99, b"  \n"])
def test_standard_input_with_nothing_in_it_is_refused(
    program: Callable[..., Done], data: bytes
) -> None:
    _one_clear_line(program("clean", "-", stdin=data), "-")


def test_a_folder_given_to_clean_is_told(call: Callable[..., Done], alone: Path) -> None:
    (alone / "folder").mkdir()
    done = call("clean", "folder")
    assert done == Done(1, "", "reader: folder: this is a folder; name a page in it\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
@pytest.mark.parametrize("command", ["clean", "show", "add"])
def test_a_page_that_may_not_be_read_is_told(
    call: Callable[..., Done], page: Path, command: str
) -> None:
    page.chmod(0)
    done = call(command, page)
    assert done == Done(1, "", f"reader: {page}: permission denied\n")


def test_a_home_that_can_not_be_written_still_reads(
    call: Callable[..., Done], page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READER_HOME", str(page / "not-a-folder"))
    assert call("show", page).code == 0
    assert call("list").code == 0
    assert call("paths").code == 0
    done = call("add", page)
    assert (done.code, done.out, len(done.err.splitlines())) == (1, "", 1)
    done = call("note", page, "--on", "ramp broke")
    assert (done.code, done.out, len(done.err.splitlines())) == (1, "", 1)


def test_settings_with_a_slip_are_told_and_reading_goes_on(
    call: Callable[..., Done], home: Path, page: Path
) -> None:
    config = home / "config" / "config.yaml"
    config.write_text("samples: no\nwidth: wide\n")
    done = call("show", page)
    assert done.code == 0
    assert done.err.startswith(f"reader: {config}, line 2: width must be a number")
    config.write_text("theme: [\n")
    done = call("show", page)
    assert done.code == 0
    assert f"{config}, line " in done.err


def test_a_program_killed_while_adding_leaves_no_half_page(page: Path, home: Path) -> None:
    script = (
        "import os, reader.annotations.disk as disk\n"
        "disk.RealDisk.rename = lambda *_: os._exit(9)\n"
        "from reader.cli import main\n"
        f"main(['add', {str(page)!r}])\n"
    )
    subprocess.run([sys.executable, "-c", script], env=environment(), timeout=60)
    listed = subprocess.run(
        [sys.executable, "-m", "reader", "list"], env=environment(), capture_output=True, timeout=60
    )
    assert (listed.returncode, listed.stdout) == (0, b"")
    assert b"the library is empty" in listed.stderr
