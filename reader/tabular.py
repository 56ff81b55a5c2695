"""The rows and cells of a table in an article's text: a row a line, a bar between its cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.model import Block
from reader.pattern import pattern

_BAR = pattern(r"(?:^|(?<= )| )\|(?: |$)")
"""What parts the cells of a row: nothing stands before it where the first of them is empty, nor
behind it where the last is."""


class Cell(NamedTuple):
    """A cell of a table, as offsets into the text of the article."""

    start: int
    end: int
    bar: int
    """Where the bar behind it begins with its space; the end of the row for the last cell."""


def rows_of(text: str, table: Block) -> Iterator[list[Cell]]:
    """Yield the rows of a table, each with its cells; none is without one."""
    at = table.start
    for row in text[table.start : table.end].split("\n"):
        yield list(_cells(row, at))
        at += len(row) + 1


def _cells(row: str, at: int) -> Iterator[Cell]:
    begin = 0
    for bar in _BAR.finditer(row):
        yield Cell(at + begin, at + bar.start(), at + bar.start())
        begin = bar.end()
    yield Cell(at + begin, at + len(row), at + len(row))
