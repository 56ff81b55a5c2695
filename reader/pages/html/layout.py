"""Tables that set out a page, told from tables that hold data.

Before style sheets a page was laid out in tables, and letters sent by mail still are: their cells
hold headings, paragraphs (some parted by two line breaks) and further tables, which the cells of a
table of data do not. A table of one row or one column compares nothing, and some say of themselves
that they only set out (ARIA's `presentation` and `none`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any

from lxml.etree import iterwalk

from reader.dataclass import dataclass

_SETS_OUT = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "hr", "form", "blockquote")
)
_CELLS = frozenset(("td", "th"))
_TELLING = (*_SETS_OUT, *_CELLS, "tr", "img", "br")
_NO_DATA = frozenset(("presentation", "none"))
"""The roles of a table that is none but for its looks."""


@dataclass(slots=True)
class _Table:
    role: str
    cells: list[Any] = field(default_factory=list)
    sets_out: bool = False
    heads: bool = False
    pictures: int = 0
    rows: int = 0
    columns: int = 0
    """Of its longest row so far."""
    in_row: int = 0
    """How many cells the row that is being walked has so far."""

    def holds_data(self) -> bool:
        """Whether its cells are read as rows and columns."""
        if len(self.cells) == 1 or self.role in _NO_DATA:
            return False
        return self.heads or not (self.sets_out or self.rows == 1 or self.columns == 1)


def layout_cells(root: Any) -> dict[Any, str]:
    """Return the block kind of the text in each cell that holds no data.

    It is a caption in a table of one cell that holds a picture, else a paragraph.
    Takes time linear in the elements.
    """
    if next(root.iter("table"), None) is None:
        return {}
    return {
        cell: "caption" if len(table.cells) == table.pictures == 1 else "paragraph"
        for table in _tables(root)
        if not table.holds_data()
        for cell in table.cells
    }


def _tables(root: Any) -> Iterator[_Table]:
    """Yield the tables of a page, those in others too, once what is told of each is known."""
    around: list[_Table] = []
    for event, node in iterwalk(root, events=("start", "end"), tag=_TELLING):
        is_table = node.tag == "table"
        if event == "start":
            if around:
                _look(node, around[-1])
            if is_table:
                around.append(_Table(node.get("role") or ""))
        elif is_table:
            yield around.pop()


def _look(node: Any, table: _Table) -> None:
    tag = node.tag
    if tag == "tr":
        table.rows += 1
        table.in_row = 0
    elif tag in _CELLS:
        table.in_row += 1
        table.columns = max(table.columns, table.in_row)
        table.cells.append(node)
        table.heads = table.heads or tag == "th"
    elif tag == "img":
        table.pictures += 1
    elif tag in _SETS_OUT or (tag == "br" and is_second_break(node)):
        table.sets_out = True


def is_second_break(node: Any) -> bool:
    """Whether `node`, a line break, follows on another at once: the two part paragraphs."""
    previous = node.getprevious()
    return previous is not None and previous.tag == "br" and not (previous.tail or "").strip()
