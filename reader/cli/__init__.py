"""The command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Nothing is loaded before it is watched for Ctrl+C, so that stopping is quiet from the
    first moment.

    Args:
        argv: The arguments without the program's name; None for those of this process.

    Returns:
        0 when it was done, 1 when it could not be (one line on standard error says why), 2 when
        the arguments can't be meant; 130 after Ctrl+C, as shells expect.
    """
    try:
        from reader.cli.dispatch import run

        return run(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:
        return 130
