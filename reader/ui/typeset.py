"""Sets an article as lines of a given width: offsets into its text, no copies.

A line is four small numbers in arrays, so that five megabytes cost what their line
count costs. Only the lines on screen are ever made into something to look at.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len

from reader.model import Article, Block
from reader.ui.breaking import Hyphens, Span, wrap
from reader.ui.clusters import ceil
from reader.wording import byline, dateline

LineKind = Literal["title", "standfirst", "byline", "rule", "blank", "text", "attribution"]

INDENT = {"list_item": 2, "blockquote": 3, "pull_quote": 4, "caption": 2, "code": 2}
"""Cells by which each kind of block stands in from the left of the column."""

_HYPHENED = frozenset({"paragraph", "list_item", "blockquote", "pull_quote"})
"""Kinds of blocks in which words may be parted."""
_HEAD, _BLANK, _TEXT, _PARTED, _ATTRIBUTION = range(5)
"""What a line is; a parted one is text that ends within a word."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the set article."""

    kind: LineKind
    text: str
    start: int
    """Offset into `Article.text` of the line's first character; -1 above the text."""
    end: int
    block: Block | None
    first: bool = False
    """Whether it is the first line of its block."""
    parted: bool = False
    """Whether it ends within a word, and is to be shown with a hyphen."""

    @property
    def indent(self) -> int:
        """Cells between the left of the column and the text."""
        return INDENT.get(self.block.kind, 0) if self.block else 0

    def cells_to(self, offset: int) -> int:
        """Return how many cells from the left of the column a character stands."""
        return self.indent + cell_len(self.text[: max(0, offset - self.start)])

    def offset_at(self, cells: int) -> int:
        """Return the offset of the character that many cells from the left; 0 above the text.

        Of a character of several code points, that of the first.
        """
        if self.start < 0:
            return 0
        left, at = cells - self.indent, 0
        while at < len(self.text):
            end = ceil(self.text, at)
            left -= cell_len(self.text[at:end])
            if left < 0:
                return self.start + at
            at = end
        return self.end


class Typeset:
    """An article set at one width."""

    def __init__(self, article: Article, width: int, hyphens: Hyphens | None = None) -> None:
        """Set `article` in lines of at most `width` cells, its words parted by `hyphens`."""
        self.article = article
        self.width = width
        self._head = tuple(_head(article, width))
        self._starts = array("q", [-1] * len(self._head))
        self._ends = array("q", [-1] * len(self._head))
        self._blocks = array("q", range(len(self._head)))
        self._kinds = array("b", [_HEAD] * len(self._head))
        self._set_body(hyphens)

    def __len__(self) -> int:
        return len(self._starts)

    def line(self, y: int) -> Line:
        """Return line `y`, counted from 0."""
        kind, start, end = self._kinds[y], self._starts[y], self._ends[y]
        if kind == _HEAD:
            return self._head[self._blocks[y]]
        block = self.article.blocks[self._blocks[y]]
        if kind == _BLANK:
            return Line("blank", "", start, end, None)
        if kind == _ATTRIBUTION:
            return Line("attribution", f"— {block.attribution}", start, end, block)
        text, first = self.article.text[start:end], start == block.start
        return Line("text", text, start, end, block, first, kind == _PARTED)

    def line_of(self, offset: int) -> int:
        """Return the number of the line on which the character at `offset` stands."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def stop(self, y: int, step: int) -> int:
        """Return line `y`, or the next towards `step`, that can be stood on.

        Blank lines cannot; the first and last line always can.
        """
        y = max(0, min(y, len(self) - 1))
        while 0 < y < len(self) - 1 and self._kinds[y] == _BLANK:
            y += 1 if step >= 0 else -1
        return y

    def is_head(self, y: int) -> bool:
        """Say whether line `y` stands above the text."""
        return self._kinds[y] == _HEAD

    def offset(self, y: int) -> int:
        """Return the offset of the first character of line `y`; 0 above the text."""
        return max(0, self._starts[y])

    def _set_body(self, hyphens: Hyphens | None) -> None:
        text, before = self.article.text, None
        for index, block in enumerate(self.article.blocks):
            if before is not None and not (before.kind == block.kind == "list_item"):
                self._add(block.start, block.start, index, _BLANK)
            width = self.width - INDENT.get(block.kind, 0)
            of_prose = hyphens if block.kind in _HYPHENED else None
            for start, end, parted in wrap_block(text, block, width, of_prose):
                self._add(start, end, index, _PARTED if parted else _TEXT)
            if block.attribution:
                self._add(block.end, block.end, index, _ATTRIBUTION)
            before = block

    def _add(self, start: int, end: int, block: int, kind: int) -> None:
        self._starts.append(start)
        self._ends.append(end)
        self._blocks.append(block)
        self._kinds.append(kind)


def wrap_block(text: str, block: Block, width: int, hyphens: Hyphens | None) -> Iterator[Span]:
    """Yield the lines of one block as offsets into `text`."""
    start = block.start
    while (end := text.find("\n", start, block.end)) != -1:
        yield from wrap(text, start, end, width, hyphens)
        start = end + 1
    yield from wrap(text, start, block.end, width, hyphens)


def _head(article: Article, width: int) -> Iterator[Line]:
    for kind, text in (
        ("title", article.title),
        ("standfirst", article.standfirst or ""),
        ("byline", byline(article)),
        ("byline", dateline(article)),
    ):
        if text:
            lines = _balanced(text, width) if kind == "title" else list(_cut(text, width))
            for line in lines:
                yield Line(kind, line, -1, -1, None)  # type: ignore[arg-type]
            if kind in ("title", "standfirst"):
                yield Line("blank", "", -1, -1, None)
    yield Line("rule", "", -1, -1, None)
    yield Line("blank", "", -1, -1, None)


def _cut(text: str, width: int) -> Iterator[str]:
    for line in wrap(text, 0, len(text), width):
        yield text[line.start : line.end]


def _balanced(text: str, width: int) -> list[str]:
    """Break a headline into as few lines as it needs, the narrowest way that keeps that few.

    So that no short word is left alone on the last line.
    """
    fewest = len(list(_cut(text, width)))
    low, high = max(2, width // 2), width
    while low < high:
        middle = (low + high) // 2
        if len(list(_cut(text, middle))) > fewest:
            low = middle + 1
        else:
            high = middle
    return list(_cut(text, high))
