"""Copies and marks that sync tools and version control leave where two sides changed a file.

Names: Syncthing's `ID.sync-conflict-20261122-090000-ABCDEFG.yaml`; Dropbox's and
Nextcloud's `ID (Ada's conflicted copy 2026-11-22).yaml`. Marks: git's `<<<<<<<`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.pattern import pattern

_COPY = pattern(
    r"(?P<stem>.+?)(?:\.sync-conflict-[\w-]+| \([^()]*conflict[^()]*\)| \(.*conflicted copy.*\))"
    r"\.yaml",
    re.IGNORECASE,
)


def copies_by_stem(names: Iterable[str]) -> dict[str, list[str]]:
    """Return which of the names in a folder are conflict copies, by the stem of their file."""
    copies: dict[str, list[str]] = {}
    for name in names:
        match = _COPY.fullmatch(name) if "conflict" in name.lower() else None
        if match is not None:
            copies.setdefault(match["stem"], []).append(name)
    return copies


def sides(data: bytes) -> tuple[bytes, bytes] | None:
    """Return the two files that a file with conflict marks was made of, or None."""
    if b"<<<<<<< " not in data:
        return None
    one: list[bytes] = []
    other: list[bytes] = []
    into: tuple[list[bytes], ...] = (one, other)
    marked = False
    for line in data.splitlines(keepends=True):
        if line.startswith(b"<<<<<<< "):
            into, marked = (one,), True
        elif line.startswith(b"||||||| "):
            into = ()
        elif line.rstrip() == b"=======" and into != (one, other):
            into = (other,)
        elif line.startswith(b">>>>>>> "):
            into = (one, other)
        else:
            for side in into:
                side.append(line)
    return (b"".join(one), b"".join(other)) if marked else None
