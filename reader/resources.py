"""Finds what ships with the reader: its style sheets and its sample articles."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(kind: str) -> Path:
    """Return the folder of shipped files of one kind.

    Args:
        kind: "styles" or "articles".

    Returns:
        The folder inside an installed package, else the one beside it in a checkout.

    Raises:
        FileNotFoundError: If the installation is incomplete.
    """
    for root in (_PACKAGE / "_shipped", _PACKAGE.parent):
        folder = root / kind
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"{kind}/ is missing from this installation; install the reader again")
