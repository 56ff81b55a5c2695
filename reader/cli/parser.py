"""The form of every command: its arguments, its help, its examples."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any, NoReturn

from reader.guard import one_line

Command = Callable[[argparse.Namespace], int]
"""Runs a command and returns its exit code."""


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help in which each command stands on the line of what it does.

    The formatter of Python 3.11 to 3.14 leaves the indent of commands out when it measures them.
    """

    def add_argument(self, action: argparse.Action) -> None:
        super().add_argument(action)
        for one in self._iter_indented_subactions(action):
            length = len(self._format_action_invocation(one)) + self._current_indent
            self._action_max_length = max(self._action_max_length, length)


class Parser(argparse.ArgumentParser):
    """An argument parser that tells a wrong use in one clear line."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", _Help)
        super().__init__(allow_abbrev=False, **options)

        self.commands: list[str] = []
        """What the first argument can be, beside a page."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and end with 2."""
        self.exit(2, f"reader: {one_line(message)}; see '{self.prog} --help'\n")


class Commands:
    """The commands, as each module adds its own."""

    def __init__(self, parser: Parser) -> None:
        self._names = parser.commands
        self._group = parser.add_subparsers(
            prog=parser.prog, dest="command", metavar="COMMAND", title="commands"
        )

    def add(self, name: str, run: Command, summary: str, examples: str) -> Parser:
        """Add a command and return its parser, for its arguments.

        Args:
            name: What it is called.
            run: What it does.
            summary: One line that says so.
            examples: Lines of use, as a person would type them.
        """
        self._names.append(name)
        parser: Parser = self._group.add_parser(
            name,
            help=summary,
            description=summary[:1].upper() + summary[1:] + ".",
            epilog="examples:\n" + "\n".join(f"  {line}" for line in examples.splitlines()),
        )
        parser.set_defaults(run=run)
        return parser


def with_json(parser: Parser) -> Parser:
    """Add --json to a command that prints data."""
    parser.add_argument("--json", action="store_true", help="print JSON, for other programs")
    return parser
