"""A timeline drawn in text, a column for each month, quarter, year or more. Pure.

It works without colour and in ASCII: a digit says how often, as a number a screen reader can
read out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.dataclass import dataclass
from reader.wording import day_of

NOTHING, MANY = ".", "#"
_STEPS = {1: "month", 3: "quarter", 12: "year"}
_YEARS = (24, 60, 120, 240, 600, 1200, 6000, 12000, 120000)
_LABEL = 4
"""Characters of a year."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A line of columns over a line of years."""

    cells: str
    """For each column how many things it has: `NOTHING` where there is none at all, "0" where
    there is none that counts, a digit, or `MANY`."""
    years: str
    unit: str
    """What a column is: "month", "quarter", "year", "5 years"."""
    columns: tuple[int | None, ...]
    """The column of each thing; None for one without a date."""

    def first_in(self, column: int) -> int | None:
        """Return the first thing of a column."""
        return next((n for n, one in enumerate(self.columns) if one == column), None)

    def step(self, thing: int, step: int) -> int | None:
        """Return the first thing of the next column that has any, or of the one before."""
        taken = sorted({one for one in self.columns if one is not None})
        here = self.columns[thing] if thing < len(self.columns) else None
        if here is None:  # what has no date stands after all that have
            at = len(taken) - 1 if step < 0 else len(taken)
        else:
            at = bisect_right(taken, here) - 1 + step
        return self.first_in(taken[at]) if 0 <= at < len(taken) else None


def timeline(things: Sequence[tuple[str | None, bool]], width: int) -> Timeline | None:
    """Return the timeline of some things in at most so many columns.

    Args:
        things: When each was, ISO 8601, and whether it counts.
        width: In cells.

    Returns:
        None where nothing has a date.
    """
    months = [_month(one) for one, _ in things]
    known = [month for month in months if month is not None]
    if not known or width < 1:
        return None
    size = next(
        (one for one in (*_STEPS, *_YEARS) if max(known) // one - min(known) // one < width),
        _YEARS[-1],
    )
    first = min(known) // size
    columns = tuple(None if month is None else month // size - first for month in months)
    counts: list[int | None] = [None] * (max(known) // size - first + 1)
    for column, (_, matters) in zip(columns, things, strict=True):
        if column is not None:
            counts[column] = (counts[column] or 0) + matters
    cells = "".join(map(_cell, counts))
    unit = _STEPS.get(size, f"{size // 12} years")
    return Timeline(cells, _years(first, size, len(counts), width), unit, columns)


def _month(iso: str | None) -> int | None:
    day = day_of(iso)
    return None if day is None else day.year * 12 + day.month - 1


def _cell(count: int | None) -> str:
    if count is None:
        return NOTHING
    return str(count) if count < 10 else MANY


def _years(first: int, size: int, columns: int, width: int) -> str:
    """Return the years under the columns in which they begin, as many as have room."""
    line = ""
    for column, year in _beginnings(first, size, columns):
        if column >= len(line) + bool(line) and column + _LABEL <= max(width, columns):
            line = f"{line.ljust(column)}{year:0{_LABEL}}"
    return line


def _beginnings(first: int, size: int, columns: int) -> Iterator[tuple[int, int]]:
    """Yield the columns in which a year begins, the first column too, each with its year."""
    yield 0, first * size // 12
    for before, column in pairwise(range(columns)):
        year = (first + column) * size // 12
        if year != (first + before) * size // 12:
            yield column, year
