"""The words of a set line as they are painted, in the look of its block and of its marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from reader.guard import guard
from reader.model import Block
from reader.ui.marks import Mark, runs
from reader.ui.typeset import Line

Ink = Callable[..., Style]
"""Returns the look of these components laid over the paper, the last on top."""

_BULLETS = {"list_item": "• ", "blockquote": "│  ", "pull_quote": "┃   ", "caption": "▸ "}
_ONCE = ("list_item", "caption")
"""Kinds of blocks whose bullet stands at the first of their lines alone. An item that has a mark in
its text stands there with it, and has no bullet, as one that its list numbers."""


def inked(line: Line, column: int, layers: Sequence[Sequence[Mark]], ink: Ink) -> list[Segment]:
    """Return a line as segments, from the left of the column on.

    Args:
        line: The line.
        column: Cells from the left to the right of the column.
        layers: The marks that touch the line, those that lie over others last.
        ink: Gives the looks.
    """
    if line.kind == "rule":
        return [Segment("─" * column, ink("rule"))]
    if line.kind != "text" or line.block is None:
        return [Segment(" " * line.indent, ink()), Segment(guard(line.text), ink(line.kind))]
    kind = line.block.kind
    segments = [Segment(_lead(line, line.block), ink("gutter"))]
    shown, start = guard(line.text), line.start
    for left, right, styles in runs(line.start, line.end, layers):
        text = shown[left - start : right - start]
        for at, cells in reversed(line.gaps):
            if left <= at < right:
                text = f"{text[: at - left]}{' ' * cells}{text[at - left :]}"
        segments.append(Segment(text, ink(kind, *styles)))
    if line.parted:
        segments.append(Segment("-", segments[-1].style))
    return segments


def _lead(line: Line, block: Block) -> str:
    """Return what stands left of the words of a line: a bullet, the number of an item, or space."""
    lead = ""
    if line.indent and (line.led or block.kind not in _ONCE):
        lead = _BULLETS.get(block.kind, "")
    if line.led and block.mark is not None and cell_len(block.mark) < line.indent:
        lead = f"{block.mark} " if block.mark else ""
    return " " * (line.indent - cell_len(lead)) + lead
