"""`reader completion`: what a shell completes, read from the parser that reads the arguments."""

from __future__ import annotations

from argparse import Namespace

from reader.cli.parser import Commands
from reader.cli.terminal import out_file

SHELLS = ("bash", "zsh", "fish")


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    completion = commands.add(
        "completion",
        print_completion,
        "print what completes commands, options and ids in your shell",
        "reader completion bash > ~/.local/share/bash-completion/completions/reader\n"
        "reader completion zsh > ~/.zfunc/_reader\n"
        "reader completion fish > ~/.config/fish/completions/reader.fish",
    )
    completion.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))


def print_completion(arguments: Namespace) -> int:
    """Print a shell's completion script."""
    from reader.cli import shells
    from reader.cli.completion import described
    from reader.cli.dispatch import build_parser

    out_file(getattr(shells, arguments.shell)(*described(build_parser())))
    return 0
