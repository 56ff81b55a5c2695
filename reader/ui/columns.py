"""The columns of a table: how its rows are broken and set apart to stand below one another.

The text of a table is rows with a bar between their cells. The space that sets them apart is shown
alone: no offset counts it, and nothing that is copied holds it. Only the last cell of a row may go
on in further lines, below itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len

from reader.model import Block
from reader.tabular import Cell, rows_of
from reader.ui.breaking import Lines, wrap_many

_BETWEEN = 3
"""Cells of the terminal that a bar takes, with a space on either side."""
_LEAST_ROOM = 12
"""Cells that are left to the last column where it needs more."""

Gap = tuple[int, int]
"""The offset of a character, and before it so many cells that are empty."""


class _Row(NamedTuple):
    """A row of a table."""

    start: int
    last: int
    """Where its last cell begins."""
    end: int
    sizes: Sequence[int]
    """Of its cells but the last, in cells of the terminal; with what lacks before a bar."""
    bars: Sequence[int]
    """Where the bars behind these begin."""


class Columns:
    """How the rows of one table are set at one width."""

    def __init__(self, rows: Sequence[_Row], left: Sequence[int]) -> None:
        """Set `rows` in columns that begin at so many cells from the `left`."""
        self._rows = rows
        self._starts = [row.start for row in rows]
        self._left = left

    def wrapped(self, text: str, width: int) -> Iterator[Lines]:
        """Yield the lines of the table as offsets into `text`, which it is part of."""
        for row in self._rows:
            left = self._left[len(row.sizes)]
            for starts, ends, parted in wrap_many(text, row.last, row.end, width - left):
                starts[0] = row.start if starts[0] == row.last else starts[0]
                yield starts, ends, parted

    def gaps(self, start: int) -> tuple[Gap, ...]:
        """Return what is empty in the line that begins at `start`."""
        row = self._rows[bisect_right(self._starts, start) - 1]
        if start == row.start:
            return tuple(self._gaps_of(row))
        return ((start, self._left[len(row.sizes)]),)

    def _gaps_of(self, row: _Row) -> Iterator[Gap]:
        for at, (size, bar) in enumerate(zip(row.sizes, row.bars, strict=True)):
            if missing := self._left[at + 1] - self._left[at] - _BETWEEN - size:
                yield bar, missing


def columns_of(text: str, table: Block, width: int) -> Columns | None:
    """Return how a table is set at most so many cells wide; None where it can't be in columns.

    Args:
        text: The text of the article.
        table: The table in it.
        width: How many cells its lines may take.
    """
    rows = [_row(text, cells) for cells in rows_of(text, table)]
    count = max(len(row.sizes) for row in rows)
    widest = [max(row.sizes[n] for row in rows if n < len(row.sizes)) for n in range(count)]
    left = list(accumulate((size + _BETWEEN for size in widest), initial=0))
    room = max(cell_len(text[row.last : row.end]) for row in rows if len(row.sizes) == count)
    return Columns(rows, left) if width - left[-1] >= min(room, _LEAST_ROOM) else None


def _row(text: str, cells: Sequence[Cell]) -> _Row:
    inner = cells[:-1]
    # of a bar without a space before it, that is one cell too few
    sizes = [cell_len(text[one.start : one.end]) - (text[one.bar] == "|") for one in inner]
    return _Row(cells[0].start, cells[-1].start, cells[-1].end, sizes, [one.bar for one in inner])
