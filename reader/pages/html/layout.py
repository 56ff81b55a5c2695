"""Tables that set out a page, told from tables that hold data.

Before style sheets a page was laid out in tables: their cells hold headings, paragraphs
(some parted by two line breaks) and further tables, which the cells of a table of data do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml.etree import iterwalk

from reader.dataclass import dataclass

_SETS_OUT = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "hr", "form", "blockquote")
)
_CELLS = frozenset(("td", "th"))
_TELLING = (*_SETS_OUT, *_CELLS, "img", "br")


@dataclass(slots=True)
class _Table:
    cells: list[Any]
    sets_out: bool = False
    heads: bool = False
    pictures: int = 0


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
        if (table.sets_out and not table.heads) or len(table.cells) == 1
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
                around.append(_Table([]))
        elif is_table:
            yield around.pop()


def _look(node: Any, table: _Table) -> None:
    tag = node.tag
    if tag in _CELLS:
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
