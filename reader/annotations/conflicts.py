"""Copies and marks that sync tools and version control leave where two sides changed a file.

Names: Syncthing's `ID.sync-conflict-20261122-090000-ABCDEFG.yaml`; Dropbox's and
Nextcloud's `ID (Ada's conflicted copy 2026-11-22).yaml`. Marks: git's `<<<<<<<`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.annotations.yamlfile.read import Damaged
from reader.pattern import pattern

_COPY = pattern(
    r"(?P<stem>.+?)(?:\.sync-conflict-[\w-]+| \([^()]*conflict[^()]*\)| \(.*conflicted copy.*\))"
    r"\.yaml",
    re.IGNORECASE,
)


_AFTER = {b"<": (b"",), b"|": (b"<",), b"=": (b"<", b"|"), b">": (b"=",)}
"""By the sign of a conflict mark, what it may follow: nothing, or the mark with that sign."""


def copies_by_stem(names: Iterable[str]) -> dict[str, list[str]]:
    """Return which of the names in a folder are conflict copies, by the stem of their file."""
    copies: dict[str, list[str]] = {}
    for name in names:
        match = _COPY.fullmatch(name) if "conflict" in name.lower() else None
        if match is not None:
            copies.setdefault(match["stem"], []).append(name)
    return copies


def sides(data: bytes) -> tuple[bytes, bytes] | None:
    """Return the two files that a file with conflict marks was made of, or None.

    Raises:
        Damaged: If a mark lacks those that belong to it: where a side ends is not known then.
    """
    if b"<<<<<<< " not in data:
        return None
    one: list[bytes] = []
    other: list[bytes] = []
    part, began = b"", 0
    into = {b"": (one, other), b"<": (one,), b"|": (), b"=": (other,)}
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        mark = _mark(line, part)
        if mark is None:
            for side in into[part]:
                side.append(line)
            continue
        if part not in _AFTER[mark]:
            raise Damaged(number, "a conflict mark without those that belong to it")
        if mark == b"<":
            began = number
        part = b"" if mark == b">" else mark
    if part:
        raise Damaged(began, "a conflict mark without those that belong to it")
    return (b"".join(one), b"".join(other)) if began else None


def _mark(line: bytes, part: bytes) -> bytes | None:
    """Return the sign that a mark is made of; seven `=` are one only within a conflict."""
    if line.startswith((b"<<<<<<< ", b"||||||| ", b">>>>>>> ")):
        return line[:1]
    return b"=" if part and line.rstrip() == b"=======" else None
