"""Read YAML strictly: no aliases, no tags, no doubled keys, no guessing of types.

What it takes to parse is loaded with the first file that is parsed: the screens are there
before that, and most commands read no such file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Damaged(Exception):
    """A file that can't be read as it should be.

    Attributes:
        line: Where, counted from 1.
        reason: What is wrong there, without the line.
    """

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


class Node(NamedTuple):
    """One value of a document, and the line it begins in."""

    value: str | tuple[Node, ...] | Mapping[str, Node]
    line: int

    def native(self) -> Any:
        """Return the value as str, `Plain`, list and dict, as it is written back."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, tuple):
            return [item.native() for item in self.value]
        return {key: item.native() for key, item in self.value.items()}


def parse(data: bytes) -> Node:
    """Return the document in `data`.

    Raises:
        Damaged: If it is not one document of plain mappings, sequences and scalars.
    """
    from reader.annotations.yamlfile.simple import simple

    if (found := simple(data)) is not None:
        return found
    from reader.annotations.yamlfile.build import build

    return build(data)
