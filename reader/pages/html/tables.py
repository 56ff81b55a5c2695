"""Tables of an HTML page: half a table says nothing, so each is cut or kept and read as one.

A table is read as rows, their cells parted by bars, as those of Markdown are.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reader.pages.assemble import Part
from reader.pages.html.blocks import HtmlBlock
from reader.pages.html.frames import CELLS, Frame
from reader.pages.links import Links, joined, moved
from reader.pages.text_dump.stretch import BELOW, CUT, KEPT, Worth, kept_span

_MOST = 0.5
"""Of its letters, so many must be in the extract."""
_AGAINST = 4000
"""So much must not speak against each of its cells, on average: that much does against boxes of
prices and lists of results that stand among the text, in the thousandths of the weights."""


def settle_tables(
    blocks: Sequence[HtmlBlock], places: list[int], taken: Sequence[bool], worth: Worth
) -> None:
    """Keep the tables that begin in the text, or right below it, if the extract has them.

    Others there are cut.

    Args:
        blocks: The blocks of the page.
        places: Where they stand, which is changed; one is in the text.
        taken: Which of them are extracted.
        worth: What each weighs.
    """
    article = kept_span(places)
    first, last = article[0], article[-1]
    tables: dict[Frame, list[int]] = {}
    for at, block in enumerate(blocks):
        if table := _table_of(block):
            tables.setdefault(table, []).append(at)
    for cells in tables.values():
        if not first < cells[0] <= last + 1:
            continue
        size = sum(len(blocks[at].text) for at in cells)
        extracted = sum(len(blocks[at].text) for at in cells if taken[at])
        against = sum(worth.skip[at] - worth.keep[at] for at in cells)
        kept = extracted > _MOST * size and against < _AGAINST * len(cells)
        cut = CUT if cells[-1] < last else BELOW
        for at in cells:
            places[at] = KEPT if kept else cut


def kept_tables(blocks: Sequence[HtmlBlock], places: Sequence[int]) -> dict[int, int]:
    """Return the places at which tables of the text begin and, for each, the one behind its end."""
    runs: dict[int, int] = {}
    begin, last = 0, None
    for at, (block, place) in enumerate(zip(blocks, places, strict=True)):
        table = _table_of(block) if place == KEPT else None
        if table is not None:
            begin = begin if table is last else at
            runs[begin] = at + 1
        last = table
    return runs


def _table_of(block: HtmlBlock) -> Frame | None:
    """Return the outermost table around a block that is of a cell, None for other blocks."""
    found = None
    around: Frame | None = block.frame if block.kind == "table" else None
    while around is not None:
        if around.tag == "table":
            found = around
        around = around.around
    return found


def read_as_one(cells: Sequence[HtmlBlock]) -> Part:
    """Return a table, of the blocks in its cells in page order, as one part of the article."""
    rows = [_written([*row]) for _, row in groupby(cells, key=_row_of)]
    text, links = joined("\n", rows)
    return Part(tuple(block.text for block in cells), "table", text=text, links=links)


def _written(row: Sequence[HtmlBlock]) -> tuple[str, Links]:
    """Return the cells of a row in one line, with the links in them."""
    cells: dict[int, tuple[str, Links]] = {}
    for block in row:
        column, own = _cell_of(block.frame).column, (block.text, block.links)
        cells[column] = joined(" ", [cells[column], own]) if column in cells else own
    empty: tuple[str, Links] = ("", ())
    line, links = joined(" | ", [cells.get(column, empty) for column in range(max(cells) + 1)])
    return line.strip(), moved(links, len(line.lstrip()) - len(line))


def _row_of(block: HtmlBlock) -> Frame | None:
    return _cell_of(block.frame).around


def _cell_of(frame: Frame) -> Frame:
    """Return the outermost cell around a frame, itself where there is none."""
    found = frame
    around: Frame | None = frame
    while around is not None:
        if around.tag in CELLS:
            found = around
        around = around.around
    return found
