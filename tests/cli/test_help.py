"""Help and documentation: every command is told, and every example works."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator

import pytest

import reader
from reader.cli import dispatch
from reader.cli.dispatch import build_parser
from tests.cli.conftest import ROOT, Done, parser_of

PAGE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
COMMANDS = build_parser().commands


def _uses(text: str) -> Iterator[list[str]]:
    """Find each use of a command in lines of shell."""
    for line in text.splitlines():
        for use in re.findall(r"(?:^|[|(] ?)\s*reader ((?:\"[^\"]*\"|'[^']*'|[^|()])*)", line):
            yield shlex.split(use.split(" > ")[0].strip())


def test_the_commands_are_known_without_loading_what_does_them() -> None:
    assert list(dispatch.COMMANDS) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples_that_parse(command: str) -> None:
    uses = [use for use in _uses(parser_of(command).epilog or "") if use[0] == command]
    assert uses
    for use in uses:
        build_parser().parse_args(use)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_a_terminal_and_ends_well(call: Callable[..., Done], command: str) -> None:
    done = call(command, "--help")
    assert (done.code, done.err) == (0, "")
    assert max(len(line) for line in done.out.splitlines()) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_tells_every_command_and_option(command: str) -> None:
    section = PAGE.split(f"\n## {command}\n")[1].split("\n## ")[0]
    parser = parser_of(command)
    options = [option for action in parser._actions for option in action.option_strings]
    for option in options:
        if option not in ("-h", "--help"):
            assert option in section, option
    described = (parser.description or "").rstrip(".").lower()
    assert f"| {described} |" in PAGE.lower()


def test_the_examples_of_the_page_are_those_of_the_help() -> None:
    uses = [
        use for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for use in _uses(block)
    ]
    assert {use[0] for use in uses} == set(COMMANDS)
    for use in uses:
        build_parser().parse_args(use)


def test_every_command_that_prints_data_prints_json() -> None:
    for command in set(COMMANDS) - {"completion", "serve"}:  # a program for a shell; no data
        options = [option for one in parser_of(command)._actions for option in one.option_strings]
        assert "--json" in options or "--format" in options


def test_the_version_is_told(call: Callable[..., Done]) -> None:
    assert call("--version") == Done(0, f"reader {reader.__version__}\n", "")


def test_the_help_names_every_command(call: Callable[..., Done]) -> None:
    done = call("--help")
    assert done.code == 0
    for command in COMMANDS:
        assert re.search(rf"^    {command} +\w.*$", done.out, re.MULTILINE)
    listed = done.out.split("COMMAND\n")[1].split("\n\n")[0]
    assert len(listed.splitlines()) == len(COMMANDS), "each stands in one line"


@pytest.mark.parametrize(
    "arguments",
    [["list", "extra"], ["show"], ["clean", "--bod", "x"], ["note", "x"], ["-x"], ["add"]],
)
def test_wrong_use_is_one_line_that_names_the_help(
    call: Callable[..., Done], arguments: list[str]
) -> None:
    done = call(*arguments)
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert line.startswith("reader: ")
    assert re.search(r"see 'reader( \w+)? --help'$", line)
