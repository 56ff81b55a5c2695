"""`reader completion`: each shell completes what the parser takes, and nothing else."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.cli import shells
from reader.cli.completing import SHELLS
from reader.cli.completion import described
from reader.cli.dispatch import build_parser
from reader.guard import guard
from tests.cli.conftest import Done, environment

OPTIONS, COMMANDS = described(build_parser())

CASES: list[tuple[str, set[str]]] = [
    ("reader exp", {"export"}),
    ("reader pe", {"people"}),
    ("reader --ver", {"--version"}),
    ("reader quotes --form", {"--format"}),
    ("reader quotes --format l", {"lines"}),
    ("reader export --format=bib", {"biblatex"}),
    ("reader show --pe", {"--people"}),
    ("reader completion fi", {"fish"}),
    ("reader add fer", {"ferry.txt"}),
    ("reader show ramp-", {"ramp-1", "ramp-2"}),
    ("reader import --article ramp-1", {"ramp-1"}),
    ("reader search --limit ", set()),
]
"""A line, and what its last word can become."""


@pytest.fixture
def desk(alone: Path) -> Path:
    """A desk with a page, and a reader on the path that lists two articles."""
    (alone / "ferry.txt").write_text("x")
    program = alone / "bin" / "reader"
    program.parent.mkdir()
    program.write_text(
        "#!/bin/sh\n"
        "if [ \"$*\" = list ]; then echo 'ramp-1  2021  The ramp'; echo 'ramp-2  2021  Again'\n"
        "else printf '<%s>\\n' \"$*\"; fi\n"
    )
    program.chmod(0o755)
    return alone


def _script(shell: str) -> str:
    return str(getattr(shells, shell)(OPTIONS, COMMANDS)) + "\n"


def _environment(desk: Path) -> dict[str, str]:
    return environment(PATH=f"{desk / 'bin'}:{os.environ['PATH']}", TERM="dumb", HOME=str(desk))


def _needs(shell: str) -> str:
    found = shutil.which(shell)
    if not found:
        pytest.skip(f"there is no {shell}")
    return found


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_knows_every_command_option_and_choice(shell: str) -> None:
    script = _script(shell)
    for command in COMMANDS:
        assert command.name in script
        for option in command.options:
            for name in option.names:
                assert (name if shell != "fish" else name.lstrip("-")) in script
            for value in option.values:
                for choice in value.choices:
                    assert choice in script


def test_every_command_and_option_is_described() -> None:
    assert [one.name for one in COMMANDS] == build_parser().commands
    for command in COMMANDS:
        assert command.help
        assert all(option.help and "%(" not in option.help for option in command.options)


@pytest.mark.parametrize("shell", SHELLS)
def test_it_is_printed_as_it_is_run(call: Callable[..., Done], shell: str) -> None:
    script = _script(shell)
    assert call("completion", shell) == Done(0, script, "")
    assert guard(script.strip()) == script.strip()


def test_an_unknown_shell_is_wrong_use(call: Callable[..., Done]) -> None:
    done = call("completion", "powershell")
    assert (done.code, done.out) == (2, "")


def _bash_words(line: str) -> Iterator[str]:
    """Split a line as bash does, for whom an equals sign parts words."""
    for word in line.split(" "):
        name, equals, value = word.partition("=")
        yield name
        if equals:
            yield from ("=", *([value] if value else []))


@pytest.mark.parametrize(("line", "wanted"), CASES)
def test_bash(desk: Path, line: str, wanted: set[str]) -> None:
    words = list(_bash_words(line))
    (desk / "script").write_text(_script("bash"))
    program = (
        'source ./script; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _reader; '
        'for one in "${COMPREPLY[@]}"; do echo "$one"; done'
    )
    done = subprocess.run(
        [_needs("bash"), "--norc", "-c", program, "bash", *words],
        env=_environment(desk), capture_output=True, text=True, timeout=30,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert set(done.stdout.split()) == wanted


@pytest.mark.parametrize(("line", "wanted"), CASES)
def test_fish(desk: Path, line: str, wanted: set[str]) -> None:
    (desk / "script").write_text(_script("fish"))
    done = subprocess.run(
        [_needs("fish"), "--no-config", "-c", "source ./script; complete -C $argv[1]", line],
        env=_environment(desk), capture_output=True, text=True, timeout=30,
    )  # fmt: skip
    assert done.stderr == ""
    found = {row.partition("\t")[0].rpartition("=")[2] for row in done.stdout.splitlines()}
    assert found == wanted


def test_zsh(desk: Path) -> None:
    """Type each line into a zsh, press Tab, and run what became of it."""
    zsh = _needs("zsh")
    (desk / "script").write_text(_script("zsh"))
    child, terminal = pty.fork()
    if child == 0:
        os.execve(zsh, [zsh, "-f", "-i"], _environment(desk))
    try:
        ready = "autoload -U compinit; compinit -u -D; source ./script; PS1=; print rea''dy\n"
        os.write(terminal, ready.encode())
        _read_until(terminal, b"ready\r\n")
        for line, wanted in CASES:
            if len(wanted) == 1:
                os.write(terminal, f"{line}\t\n".encode())
                told = _read_until(terminal, b">\r\n")
                last = told.rpartition(b"<")[2].partition(b">")[0].decode().split()[-1]
                assert {last.rpartition("=")[2]} == wanted, line
    finally:
        os.close(terminal)
        os.waitpid(child, 0)


def _read_until(terminal: int, wanted: bytes) -> bytes:
    data = b""
    while wanted not in data:
        readable, _, _ = select.select([terminal], [], [], 30)
        assert readable, f"{data!r} and no more"
        data += os.read(terminal, 4096)
    return data
