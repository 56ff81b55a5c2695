"""Tables are set in columns, and every offset in them stays where it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from reader.model import Article, Block
from reader.ui.marks import Mark
from reader.ui.typeset import Line, Typeset
from reader.ui.widgets.inked import inked
from tests.ui.strategies import TABLES

_TIDES = """\
 | High | Low | What the harbour master says
Monday | 04:12 | 10:40 | sail
Dienstag 日 | 05:01 | 1:31 |
Thursday |  |  | nobody sails"""


def _lines(text: str, width: int) -> list[Line]:
    typeset = Typeset(Article("Tides", text, (Block("table", 0, len(text)),)), width)
    lines = (typeset.line(y) for y in range(len(typeset)))
    return [line for line in lines if line.kind == "text"]


def _seen(line: Line, *marks: Mark) -> str:
    segments = inked(line, 80, [marks], lambda *_: Style.null())
    return "".join(segment.text for segment in segments)


def test_the_cells_of_a_table_stand_below_one_another() -> None:
    assert [_seen(line) for line in _lines(_TIDES, 60)] == [
        "            | High  | Low   | What the harbour master says",
        "Monday      | 04:12 | 10:40 | sail",
        "Dienstag 日 | 05:01 | 1:31  |",
        "Thursday    |       |       | nobody sails",
    ]


def test_the_last_cell_goes_on_below_itself() -> None:
    assert [_seen(line) for line in _lines(_TIDES, 46)][:3] == [
        "            | High  | Low   | What the harbour",
        "                              master says",
        "Monday      | 04:12 | 10:40 | sail",
    ]


def test_a_table_that_is_wider_than_the_column_is_read_on() -> None:
    seen = [_seen(line) for line in _lines(_TIDES, 36)]
    assert seen[2] == "Monday | 04:12 | 10:40 | sail"
    assert "  " not in "".join(seen[2:4])


def test_a_row_of_fewer_cells_does_not_widen_the_others() -> None:
    text = f"Tides of the harbour of Marlow Bridge, in hours and minutes\n{_TIDES}"
    assert (
        _seen(_lines(text, 60)[1]) == "            | High  | Low   | What the harbour master says"
    )


def test_a_mark_over_a_table_reaches_over_what_sets_it_apart() -> None:
    line = _lines(_TIDES, 60)[1]
    start = line.start
    plain = _seen(line)
    for mark in (Mark(start, line.end, "x"), Mark(start + 3, start + 9, "x")):
        assert _seen(line, mark) == plain


@given(TABLES, st.integers(8, 60))
def test_no_character_is_lost_and_each_is_found_where_it_stands(text: str, width: int) -> None:
    text = text.strip() or "x"
    lines = _lines(text, width)
    assert "".join(text[one.start : one.end] for one in lines).replace(" ", "") == "".join(
        text.replace(" ", "").split("\n")
    )
    for line in lines:
        seen = _seen(line)
        assert cell_len(seen) <= width or len(line.text) == 1
        for offset in range(line.start, line.end):
            at = line.cells_to(offset)
            assert line.offset_at(at) == offset
            if text[offset] not in " 日":
                assert seen[_index(seen, at)] == text[offset]


def _index(seen: str, cells: int) -> int:
    """Return which character of a line stands so many cells from its left."""
    return next(at for at in range(len(seen)) if cell_len(seen[:at]) == cells)


@pytest.mark.parametrize("width", [24, 46, 60])
def test_a_table_is_set_the_same_however_far_it_is_set_at_once(width: int) -> None:
    rows = "\n".join(f"{_TIDES}" for _ in range(40))
    whole = _lines(rows, width)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("_AHEAD", "_BELOW"):
            patch.setattr(f"reader.ui.typeset.{name}", 3)
        text = rows
        typeset = Typeset(Article("Tides", text, (Block("table", 0, len(text)),)), width)
        typeset.finish()
        lines = [typeset.line(y) for y in range(len(typeset))]
    assert [line for line in lines if line.kind == "text"] == whole
