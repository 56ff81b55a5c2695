"""Sets an article as lines of a given width: offsets into its text, no copies.

A line is two small numbers in arrays, so that five megabytes cost what their line
count costs. Only the lines on screen are ever made into something to look at.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

from reader.dataclass import dataclass
from reader.model import Article, Block
from reader.ui.breaking import Hyphens, Lines, wrap, wrap_many
from reader.ui.clusters import ceil
from reader.wording import byline, dateline, own_mark

if TYPE_CHECKING:
    from reader.ui.columns import Columns, Gap

LineKind = Literal["title", "standfirst", "byline", "rule", "blank", "text", "attribution"]

INDENT = {"list_item": 2, "blockquote": 3, "pull_quote": 4, "caption": 2, "code": 2}
"""Cells by which each kind of block stands in from the left of the column."""

_HYPHENED = frozenset({"paragraph", "list_item", "blockquote", "pull_quote"})
"""Kinds of blocks in which words may be parted."""
_BEGINNING = frozenset({"list_item", "crosshead", "paragraph"})
"""Kinds of blocks that begin an item, or stand below a list; others may stand within an item."""
_BELOW = 300
"""Lines that are set below whatever is looked at, so that a screenful is always there."""
_AHEAD = 1000
"""Lines that are set before an article is painted, in two thousandths of a second."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the set article."""

    kind: LineKind
    text: str
    start: int
    """Offset into `Article.text` of the line's first character; -1 above the text."""
    end: int
    block: Block | None
    indent: int = 0
    """Cells between the left of the column and the text."""
    led: bool = False
    """Whether a bullet or a number leads it, if its block has one: it is the first line of that,
    and does not begin with a mark in its text."""
    parted: bool = False
    """Whether it ends within a word, and is to be shown with a hyphen."""
    gaps: tuple[Gap, ...] = ()
    """Before which characters it is spread: a row of a table, to stand below the others."""

    def cells_to(self, offset: int) -> int:
        """Return how many cells from the left of the column a character stands."""
        spread = sum(cells for at, cells in self.gaps if at <= offset)
        return self.indent + spread + cell_len(self.text[: max(0, offset - self.start)])

    def offset_at(self, cells: int) -> int:
        """Return the offset of the character that many cells from the left; 0 above the text.

        Of a character of several code points, that of the first.
        """
        if self.start < 0:
            return 0
        left, at, gaps = cells - self.indent, 0, dict(self.gaps)
        while at < len(self.text):
            end = ceil(self.text, at)
            left -= cell_len(self.text[at:end]) + gaps.get(self.start + at, 0)
            if left < 0:
                return self.start + at
            at = end
        return self.end


class Typeset:
    """An article set at one width, from its beginning as far as it was asked for.

    What lies below is set with `grow`, a little at a time, so that nobody waits for five megabytes
    of which a screen shows forty lines.
    """

    def __init__(self, article: Article, width: int, hyphens: Hyphens | None = None) -> None:
        """Set the first lines of `article`, at most `width` cells wide, parted by `hyphens`."""
        self.article = article
        self.width = width
        self._hyphens = hyphens
        self._head = tuple(_head(article, width))
        self._starts = array("i", [-1] * len(self._head))
        self._ends = array("i", [-1] * len(self._head))
        self._firsts = array("i")
        """The first line of each block, be it the blank one above it."""
        self._hangs = array("i")
        """Cells by which the lines of each block stand in, but for a first with a mark in it."""
        self._parted = set[int]()
        """Lines that end within a word."""
        self._columns: dict[int, Columns] = {}
        """Those of each table, by the number of its block."""
        self._work = self._set_body()
        self.finished = False
        """Whether all lines are set."""
        self.grow(_AHEAD)

    def __len__(self) -> int:
        """Return how many lines are set."""
        return len(self._starts)

    @property
    def expected(self) -> int:
        """How many lines there are; as long as not all are set, about how many there will be."""
        done = self._ends[-1] if self._ends else 0
        if self.finished or done <= 0:
            return len(self)
        return max(len(self), len(self) * len(self.article.text) // done)

    def grow(self, lines: int) -> None:
        """Set so many lines more, if there are."""
        wanted = len(self._starts) + lines
        for _ in self._work:
            if len(self._starts) >= wanted:
                return
        self.finished = True

    def reach(self, y: int) -> None:
        """Set all lines up to `y`, and some below it, if there are."""
        if not self.finished and y + _BELOW >= len(self._starts):
            self.grow(y + _AHEAD - len(self._starts))

    def finish(self) -> None:
        """Set all lines."""
        for _ in self._work:
            pass
        self.finished = True

    def give_up(self) -> None:
        """Set no line more, so that the lines that are set go as soon as nobody has them."""
        self._work.close()

    def line(self, y: int) -> Line:
        """Return line `y`, counted from 0; the last where there are not so many."""
        self.reach(y)
        y = min(y, len(self) - 1)
        if y < len(self._head):
            return self._head[y]
        start, end = self._starts[y], self._ends[y]
        number = self._block_of(y)
        block = self.article.blocks[number]
        if self._is_blank(y, number):
            return Line("blank", "", start, end, None)
        if block.attribution and y + 1 == self._below(number):
            words, indent = f"— {block.attribution}", INDENT.get(block.kind, 0)
            return Line("attribution", words, start, end, block, indent)
        text = self.article.text[start:end]
        mark, cells = self._mark_of(block)
        begins = start == block.start
        led = begins and not mark
        indent = self._hangs[number] - (cells if begins and mark else 0)
        columns = self._columns.get(number)
        gaps = columns.gaps(start) if columns else ()
        return Line("text", text, start, end, block, indent, led, y in self._parted, gaps)

    def line_of(self, offset: int) -> int:
        """Return the number of the line on which the character at `offset` stands."""
        while not self.finished and self._starts[-1] <= offset:
            self.grow(_AHEAD)
        y = max(0, bisect_right(self._starts, offset) - 1)
        self.reach(y)
        return y

    def stop(self, y: int, step: int) -> int:
        """Return line `y`, or the next towards `step`, that can be stood on.

        Blank lines cannot; the first and last line always can.
        """
        self.reach(y)
        y = max(0, min(y, len(self) - 1))
        while 0 < y < len(self) - 1 and self._is_blank(y, self._block_of(y)):
            y += 1 if step >= 0 else -1
        return y

    def is_head(self, y: int) -> bool:
        """Say whether line `y` stands above the text."""
        return y < len(self._head)

    def offset(self, y: int) -> int:
        """Return the offset of the first character of line `y`; 0 above the text."""
        self.reach(y)
        return max(0, self._starts[min(y, len(self) - 1)])

    def _block_of(self, y: int) -> int:
        """Return the number of the block that line `y` belongs to; -1 above the text."""
        return bisect_right(self._firsts, y) - 1

    def _below(self, number: int) -> int:
        """Return the first line below a block."""
        return self._firsts[number + 1] if number + 1 < len(self._firsts) else len(self)

    def _is_blank(self, y: int, number: int) -> bool:
        """Tell whether line `y`, of a block, parts it from the block before."""
        if number < 1 or y != self._firsts[number]:
            return False
        blocks = self.article.blocks
        return self._are_parted(blocks[number - 1], blocks[number])

    def _set_body(self) -> Generator[None, None, None]:
        """Set line after line; yield now and then, where it can be left off for a while."""
        text, before = self.article.text, None
        items: list[int] = []
        """How far the words stand in of the items that are not at their end, one in another."""
        start_line, end_line = self._starts.append, self._ends.append
        for block in self.article.blocks:
            self._firsts.append(len(self._starts))
            mark, hang = self._mark_of(block)
            hang = hang or INDENT.get(block.kind, 0)
            depth = min(block.depth, len(items))
            if depth and (items[depth - 1] + hang) * 2 < self.width:
                hang += items[depth - 1]
            if block.mark == "":
                hang = max((hang, *items[depth : depth + 1]))
            elif block.kind in _BEGINNING:
                items[depth:] = [hang]
            self._hangs.append(hang)
            if before is not None and self._are_parted(before, block):
                start_line(block.start)
                end_line(block.start)
            hyphens = self._hyphens if block.kind in _HYPHENED else None
            columns = self._columns_of(block, self.width) if block.kind == "table" else None
            if columns:
                self._columns[len(self._firsts) - 1] = columns
                lines = columns.wrapped(text, self.width)
            else:
                lines = _wrap_block(text, block, mark, self.width - hang, hyphens)
            for starts, ends, parted in lines:
                self._starts.extend(starts)
                self._ends.extend(ends)
                if parted:
                    self._parted.add(len(self._starts) - 1)
                yield
            if block.attribution:
                start_line(block.end)
                end_line(block.end)
            before = block

    def _mark_of(self, block: Block) -> tuple[int, int]:
        """Return how long the mark in the text of a block is, and the cells of its mark.

        A mark, in the text or beside it, stands at the left of the first line of its block, with a
        space behind it. One that takes half of the width is none.
        """
        text = self.article.text
        mark = own_mark(text, block)
        lead = f"{block.mark} " if block.mark else text[block.start : block.start + mark]
        cells = cell_len(lead)
        return (mark, cells) if cells * 2 < self.width else (0, 0)

    def _are_parted(self, before: Block, block: Block) -> bool:
        """Tell whether a blank line parts two blocks.

        It parts what goes on with an item from text above it, but not from a label.
        """
        if before.kind != "list_item" or block.kind != "list_item":
            return True
        return block.mark == "" and before.end - before.start > self.width

    def _columns_of(self, table: Block, width: int) -> Columns | None:
        from reader.ui.columns import columns_of  # few articles have tables

        return columns_of(self.article.text, table, width)


def _wrap_block(
    text: str, block: Block, mark: int, width: int, hyphens: Hyphens | None
) -> Iterator[Lines]:
    """Yield the lines of one block, behind its mark `width` cells wide, as offsets into `text`."""
    lines = _wrap_rows(text, block.start + mark, block.end, width, hyphens)
    for starts, ends, parted in lines:
        if starts[0] == block.start + mark:
            starts[0] = block.start
        yield starts, ends, parted


def _wrap_rows(
    text: str, start: int, end: int, width: int, hyphens: Hyphens | None
) -> Iterator[Lines]:
    while (feed := text.find("\n", start, end)) != -1:
        yield from wrap_many(text, start, feed, width, hyphens)
        start = feed + 1
    yield from wrap_many(text, start, end, width, hyphens)


def _head(article: Article, width: int) -> Iterator[Line]:
    parts = (
        ("title", article.title),
        ("standfirst", article.standfirst or ""),
        ("byline", byline(article)),
        ("byline", dateline(article)),
    )
    for kind, text in parts:
        if text:
            lines = _balanced(text, width) if kind == "title" else list(_cut(text, width))
            for line in lines:
                yield Line(kind, line, -1, -1, None)  # type: ignore[arg-type]
            if kind in ("title", "standfirst"):
                yield Line("blank", "", -1, -1, None)
    if any(text for _, text in parts):
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
