"""Changing single values in a YAML file that a person wrote, and leaving the rest as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reader.annotations.yamlfile.read import Damaged, parse
from reader.annotations.yamlfile.write import write

_NOTHING = re.compile(r"(?:\s|#.*)*")
_COMMENT = re.compile(r"[^\"'\n]*?(\s+#.*)?")


def is_blank(text: str) -> bool:
    """Tell whether a YAML text has no content but comments."""
    return _NOTHING.fullmatch(text) is not None


def with_values(text: str, values: Mapping[str, Any]) -> str:
    r"""Return `text` with top-level keys set: in place where they stand, else at the end.

    Of a value with entries of its own, those that stay the same keep their lines. Comments and
    the order of the other lines stay. A file in a form that can't be changed
    line by line is written anew, with the same content.

    Raises:
        Damaged: If `text` is not YAML that can be read.

    >>> with_values("theme: dark  # at night\n", {"theme": "light", "font": "wide"})
    'theme: light  # at night\nfont: wide\n'
    """
    before = {} if is_blank(text) else parse(text.encode()).native()
    anew = write({**before, **values}).decode()
    lines = text.splitlines(keepends=True)
    for name, value in values.items():
        old = before.get(name)
        if value and isinstance(value, Mapping) and isinstance(old, Mapping):
            lines = _with_entries(lines, name, old, value)
        else:
            lines = _with_value(lines, name, write({name: value}).decode())
    edited = "".join(lines)
    return edited if _same(edited, anew) else anew


def _with_entries(
    lines: list[str], name: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> list[str]:
    """Change the entries of a value that differ, each in its lines."""
    start = _start_of_entry(lines, name)
    inner = [] if start is None else lines[start + 1 : _end_of_entry(lines, start)]
    first = next((line for line in inner if not is_blank(line)), None)
    if start is None or first is None:
        return _with_value(lines, name, write({name: new}).decode())
    indent = first[: len(first) - len(first.lstrip(" "))]
    after = [line.removeprefix(indent) for line in inner]
    for key in [one for one in old if one not in new]:
        if (at := _start_of_entry(after, key)) is not None:
            after = [*after[:at], *after[_end_of_entry(after, at) :]]
    for key in [one for one in new if old.get(one) != new[one]]:
        after = _with_value(after, key, write({key: new[key]}).decode())
    put = [f"{indent}{line}" if line.strip() else line for line in after]
    return [*lines[: start + 1], *put, *lines[start + 1 + len(inner) :]]


def _start_of_entry(lines: list[str], name: str) -> int | None:
    names = {re.escape(name), re.escape(write({name: 0}).decode().rpartition(":")[0])}
    head = re.compile(rf"([\"']?)(?:{'|'.join(sorted(names))})\1[ \t]*:(?=\s)")
    return next((at for at, line in enumerate(lines) if head.match(line)), None)


def _with_value(lines: list[str], name: str, entry: str) -> list[str]:
    if lines and not lines[-1].endswith("\n"):
        lines = [*lines[:-1], lines[-1] + "\n"]
    start = _start_of_entry(lines, name)
    if start is None:
        return [*lines, entry]
    end = _end_of_entry(lines, start)
    if end == start + 1:
        entry = entry.removesuffix("\n") + _comment_after(lines[start]) + "\n"
    return [*lines[:start], entry, *lines[end:]]


def _end_of_entry(lines: list[str], start: int) -> int:
    """Return the line after an entry: what is indented, or a list item, belongs to it."""
    end = start + 1
    for at in range(start + 1, len(lines)):
        line = lines[at]
        if line.strip() and not line.startswith((" ", "\t", "-")):
            break
        if line.strip():
            end = at + 1
    return end


def _comment_after(line: str) -> str:
    match = _COMMENT.fullmatch(line.rstrip("\r\n"))
    return match[1] or "" if match else ""


def _same(edited: str, anew: str) -> bool:
    try:
        return bool(parse(edited.encode()).native() == parse(anew.encode()).native())
    except Damaged:
        return False
