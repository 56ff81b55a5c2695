"""`reader serve`: the screens in a browser on this machine."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace

from reader.cli.parser import Commands
from reader.cli.terminal import say

PORT = 8127


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    serve = commands.add(
        "serve",
        serve_screens,
        "show the library in a browser, on this machine alone",
        "pip install 'close-reader[serve]'\nreader serve\nreader serve --port 9000",
    )
    serve.add_argument("--port", type=_port, default=PORT, metavar="N", help=f"its port ({PORT})")


def serve_screens(arguments: Namespace) -> int:
    """Serve the screens until Ctrl+C."""
    from reader.ui.served import serve

    serve(arguments.port, say)
    return 0


def _port(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 0 < number < 65536:
        raise ArgumentTypeError("a number from 1 to 65535 is needed")
    return number
