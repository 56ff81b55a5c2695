"""What a shell completes, as the parser of the arguments has it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from reader.dataclass import dataclass

_ARTICLES = frozenset({"ID"})
_FILES = frozenset({"PATH", "FILE", "SOURCE"})
"""What an argument stands for is told by what the help calls it."""


@dataclass(frozen=True, slots=True)
class Value:
    """What can stand as an argument, or behind an option."""

    choices: tuple[str, ...] = ()
    files: bool = False
    articles: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command."""

    names: tuple[str, ...]
    help: str
    values: tuple[Value, ...]
    """What stands behind it, one after the other; empty for one that stands alone."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command, as a shell completes it."""

    name: str
    help: str
    options: tuple[Option, ...]
    argument: Value
    """What its arguments are; those of all commands are of one sort."""


def described(parser: argparse.ArgumentParser) -> tuple[tuple[Option, ...], tuple[Command, ...]]:
    """Return the options that stand without a command, and all commands."""
    return tuple(_options(parser)), tuple(_commands(parser))


def _commands(parser: argparse.ArgumentParser) -> Iterator[Command]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {one.dest: one.help or "" for one in action._choices_actions}
            for name, command in action.choices.items():
                options = tuple(_options(command))
                yield Command(name, helps[name], options, _argument(command))


def _options(parser: argparse.ArgumentParser) -> Iterator[Option]:
    for action in parser._actions:
        if action.option_strings:
            values = _values(action)
            told = parser._get_formatter()._expand_help(action)
            yield Option(tuple(action.option_strings), told, values)


def _argument(parser: argparse.ArgumentParser) -> Value:
    """Return what the arguments of a command can be, whichever comes first."""
    given = [action for action in parser._actions if not action.option_strings]
    return _value(given[0], given[0].metavar) if given else Value()


def _values(action: argparse.Action) -> tuple[Value, ...]:
    if action.nargs == 0:
        return ()
    named = action.metavar
    names: list[str | None] = list(named) if isinstance(named, tuple) else [named]
    number = action.nargs if isinstance(action.nargs, int) else 1
    names += names[-1:] * (number - len(names))
    return tuple(_value(action, name) for name in names)


def _value(action: argparse.Action, name: object) -> Value:
    choices = tuple(str(choice) for choice in action.choices or ())
    return Value(choices, files=name in _FILES | _ARTICLES, articles=name in _ARTICLES)
