"""A timeline in text: the finest columns that fit, with the years under them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.timeline import timeline

THINGS = [
    ("2005-08-22", True),
    ("2007-11-14", False),
    ("2009-01-11T20:00:00+00:00", True),
    ("2009-06-09", True),
    ("2009-06-10", True),
    *[("2010-02-27", True)] * 12,
    (None, True),
]


@pytest.mark.parametrize(
    ("width", "unit", "cells", "years"),
    [
        (
            80,
            "month",
            "1..........................0.............1....2.......#",
            "2005 2006        2007        2008        2009        2010",
        ),
        (30, "quarter", "1........0....12..#", "2005  2007    2009"),
        (10, "year", "1.0.3#", "2005 2010"),
        (4, "2 years", "103#", "2004"),
        (1, "20 years", "#", ""),
    ],
)
def test_the_finest_columns_that_fit(width: int, unit: str, cells: str, years: str) -> None:
    drawn = timeline(THINGS, width)
    assert drawn is not None
    assert (drawn.unit, drawn.cells, drawn.years) == (unit, cells, years)


def test_from_column_to_column() -> None:
    drawn = timeline(THINGS, 80)
    assert drawn is not None
    assert drawn.step(0, 1) == 1
    assert drawn.step(3, 1) == 5
    assert drawn.step(4, -1) == 2
    assert drawn.step(5, 1) is None
    assert drawn.step(0, -1) is None
    # What has no date comes after all that have.
    assert drawn.step(len(THINGS) - 1, -1) == 5
    assert drawn.step(len(THINGS) - 1, 1) is None


def test_nothing_that_has_a_date() -> None:
    assert timeline([(None, True), ("soon", False)], 80) is None
    assert timeline([], 80) is None
    assert timeline(THINGS, 0) is None


_things = st.lists(
    st.tuples(
        st.none() | st.dates(date(1, 1, 1)).map(date.isoformat) | st.text(max_size=4), st.booleans()
    ),
    max_size=20,
)


@given(_things, st.integers(1, 200))
def test_every_dated_thing_has_a_column_on_the_line(
    things: list[tuple[str | None, bool]], width: int
) -> None:
    drawn = timeline(things, width)
    if drawn is None:
        return
    assert 1 <= len(drawn.cells) <= width
    assert (drawn.cells + drawn.years).isascii()
    for column, (_, matters) in zip(drawn.columns, things, strict=True):
        if column is not None:
            assert drawn.cells[column] != "."
            assert not matters or drawn.cells[column] != "0"
    dated = [n for n, one in enumerate(drawn.columns) if one is not None]
    here: int | None = min(dated, key=lambda n: drawn.columns[n] or 0)
    seen = []
    while here is not None:
        seen.append(drawn.columns[here])
        here = drawn.step(here, 1)
    assert seen == sorted({one for one in drawn.columns if one is not None})
