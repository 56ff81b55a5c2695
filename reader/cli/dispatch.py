"""From the arguments to the command, and from what goes wrong to one clear line."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from reader.cli.opening import open_library, open_pages
from reader.cli.session import WrongUse
from reader.cli.terminal import say, steady_streams
from reader.model import ReaderError

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.parser import Parser

COMMANDS = (
    "add", "list", "show", "search", "quotes", "people", "notes", "note", "correct", "diff",
    "export", "import", "clean", "analyse", "doctor", "paths", "config", "completion", "serve",
)  # fmt: skip
"""What the first argument can be, beside a page: told without loading what does it."""
_MODULES = (
    "adding", "reading", "finding", "speakers", "noting", "correcting", "differing", "exporting",
    "importing", "cleaning", "doctoring", "about", "configuring", "completing", "serving",
)  # fmt: skip
"""Of this room, each with one or more of the commands; the screens are opened without them."""

_PATHS = frozenset({"sources", "drop", "id", "ids", "output", "file", "article", "path"})
"""The arguments that name files, whose names may be any bytes."""

_EXAMPLES = """\
examples:
  reader                       open the library
  reader page.html             open a page at once, without adding it
  curl -s URL | reader -       the same with standard input
  reader add ~/saved-pages     copy pages into the library
  reader show ID --quotes      an article as plain lines
"""


def run(arguments: list[str]) -> int:
    """Run the command that the arguments name, tell what goes wrong, and return the exit code."""
    steady_streams()
    try:
        code = _run(arguments)
        _flush()
        return code
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    except WrongUse as error:
        say(str(error))
        return 2
    except ReaderError as error:
        say(str(error))
        return 1
    except BrokenPipeError:
        _close_output()
        return 0
    except OSError as error:
        _close_output()
        say(f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror))
        return 1
    except Exception as fault:
        from reader.library.faults import as_told

        say(as_told("this can't be done", fault))
        return 1


def build_parser() -> Parser:
    """Return the parser of all commands."""
    import reader
    from reader.cli.parser import Commands, Parser

    parser = Parser(
        prog="reader",
        usage="reader [PATH ... | -]\n       reader COMMAND ...",
        description="A close reader for news pages in a terminal.",
        epilog=_EXAMPLES,
    )
    parser.add_argument("--version", action="version", version=f"reader {reader.__version__}")
    commands = Commands(parser)
    for module in _MODULES:
        import_module(f"reader.cli.{module}").register(commands)
    return parser


def _run(arguments: list[str]) -> int:
    if not arguments:
        return open_library()
    first = arguments[0]
    if first == "--":
        return open_pages(arguments[1:], []) if arguments[1:] else open_library()
    if first in COMMANDS or (first.startswith("-") and first != "-"):
        parsed = build_parser().parse_args(arguments)
        _need_text(parsed)
        return int(parsed.run(parsed))
    return open_pages(arguments, COMMANDS)


def _need_text(parsed: Namespace) -> None:
    """Refuse words that are no text: what is broken in them would be left out without a word."""
    told = [value for name, value in vars(parsed).items() if name not in _PATHS]
    several = [word for value in told if isinstance(value, list) for word in value]
    for word in (*told, *several):
        if isinstance(word, str) and any("\ud800" <= char <= "\udfff" for char in word):
            raise WrongUse(f"these words are not UTF-8 text: {word}")


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def _close_output() -> None:
    """Let what is still unwritten go nowhere, so that closing down meets no second error."""
    if sys.stdout is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
