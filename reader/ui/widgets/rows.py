"""A list painted by line: ten rows or a hundred thousand cost the same screenful."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.dataclass import dataclass
from reader.ui.marks import PERSON_COLOURS
from reader.ui.rows import RowLine, fold
from reader.ui.widgets.styled import Styled, have_room

Painter = Callable[[int, int], Sequence[RowLine]]
"""Gives the lines of a row, of its number and the width in cells."""


def _every(_index: int) -> bool:
    return True


def _none(_index: int) -> bool:
    return False


def _all_there() -> None:
    return


def _nothing(_index: int, _width: int) -> Sequence[RowLine]:
    return ()


_STYLES = ("plain", "strong", "dim", "mark", "quote", "heading", "hit")


class Rows(Styled, ScrollView, can_focus=True, inherit_bindings=False):
    """A list of rows of equal height, one of which is selected."""

    LOOKS = "rows"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"rows--{style}" for style in _STYLES),
        *(f"rows--person-{number}" for number in range(PERSON_COLOURS)),
        "rows--cursor",
        "rows--empty",
    }

    @dataclass(slots=True)
    class Selected(Message):
        """The selection moved."""

        rows: Rows
        index: int

        @property
        def control(self) -> Rows:
            """The list it moved in."""
            return self.rows

    @dataclass(slots=True)
    class Chosen(Message):
        """A row was clicked on: it is to be opened."""

        rows: Rows
        index: int

        @property
        def control(self) -> Rows:
            """The list it stands in."""
            return self.rows

    def __init__(self, *, empty: str = "", cursor: str = "▌", id: str | None = None) -> None:  # noqa: A002
        """Make an empty list.

        Args:
            empty: What is said while there is nothing to list, and the key that fills it.
            cursor: The mark before the selected row, one cell wide.
            id: The widget's id.
        """
        super().__init__(id=id)
        self.index = 0
        """The selected row."""
        self.empty = empty
        self.past_edge: Callable[[int], None] | None = None
        """Told of a move past the first row (negative) or the last."""
        self.find_rest: Callable[[], None] = _all_there
        """Called before the cursor goes to an edge: lists the rows that are not there so far."""
        self._cursor = cursor
        self._count = 0
        self._height = 1
        self.can_select: Callable[[int], bool] = _every
        """Tells of a row whether it can be selected; a heading can't, but the row below it."""
        self.goes_on: Callable[[int], bool] = _none
        """Tells of a row whether it belongs to the one before it, and is selected with that."""
        self._paint: Painter = _nothing
        self._rows: LRUCache[tuple[int, int], Sequence[RowLine]] = LRUCache(128)
        self._strips: LRUCache[tuple[int, int, int, bool], Strip] = LRUCache(512)
        """Lines as they are painted: by width, row, which of its lines, and if it is selected."""
        self._alike: LRUCache[tuple[str, int, Style], Strip] = LRUCache(64)
        """Lines below the rows, or in place of them: by text, width and look."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._count

    def show(self, count: int, paint: Painter, *, height: int, index: int = 0) -> None:
        """List `count` rows of `height` lines each, painted by `paint`, with `index` selected."""
        self._count, self._paint, self._height = count, paint, height
        self.index = self._selectable(index, 1)
        self.repaint()
        have_room(self, self._count * self._height)
        self._into_view()

    def replace(self, count: int, index: int, top: int | None) -> None:
        """List others in place of the rows, painted as before; what is seen stays where it is.

        Args:
            count: How many rows there are now.
            index: The row that is selected, where it is now.
            top: Where the row is now that is the uppermost seen; None where it has gone.
        """
        y, before = self.scroll_offset.y, self.index * self._height
        self._count = count
        self.index = self._selectable(index, 1)
        if y <= before < y + self.size.height or top is None:
            y += self.index * self._height - before
        else:
            y = top * self._height + y % self._height
        self.repaint()
        have_room(self, self._count * self._height)
        self.scroll_to(y=y, animate=False, force=True, immediate=True)

    @property
    def top(self) -> int:
        """The uppermost row that is seen."""
        return self.scroll_offset.y // self._height

    def repaint(self) -> None:
        """Ask every row anew what it says."""
        self._rows.clear()
        self._strips.clear()
        self.refresh()

    def select(self, index: int) -> None:
        """Select a row, and bring it into view."""
        index = self._selectable(index, 1 if index >= self.index else -1)
        if self._count and index != self.index:
            self._refresh_row(self.index)
            self.index = index
            self._refresh_row(index)
            self.post_message(self.Selected(self, index))
        self._into_view()

    def move(self, rows: int) -> None:
        """Move the selection by a number of rows."""
        if not 0 <= self.index + rows < self._count:
            self.find_rest()
        before = self.index
        self.select(before + rows)
        if self.index == before and self.past_edge is not None:
            self.past_edge(rows)

    def page(self, part: float) -> None:
        """Move the selection by a part of a screenful."""
        rows = max(1, int(abs(part) * self.size.height) // self._height)
        self.move(rows if part > 0 else -rows)

    def to_edge(self, step: int) -> None:
        """Select the first row (-1) or the last (1)."""
        self.find_rest()
        self.select(0 if step < 0 else self._count - 1)

    def _selectable(self, index: int, step: int) -> int:
        """Return the row itself, or the next that can be selected, on or back."""
        index = max(0, min(index, self._count - 1))
        ways = (range(index, self._count), range(min(index, self._count - 1), -1, -1))
        order = ways if step > 0 else ways[::-1]
        found = (row for way in order for row in way if self._begins(row))
        return next(found, index)

    def _begins(self, index: int) -> bool:
        return self.can_select(index) and not self.goes_on(index)

    def _whole(self, index: int) -> range:
        """Return the rows that belong together with one."""
        start, end = index, index + 1
        while start and self.goes_on(start):
            start -= 1
        while end < self._count and self.goes_on(end):
            end += 1
        return range(start, end)

    def _refresh_row(self, index: int) -> None:
        y = index * self._height - self.scroll_offset.y
        lines = len(self._whole(index)) * self._height
        self.refresh(Region(0, y, self.size.width, lines))

    def _into_view(self) -> None:
        top, height = self.index * self._height, self.size.height
        end = self._whole(self.index).stop * self._height
        y = self.scroll_offset.y
        if top < y:
            if self.index and not self.can_select(self.index - 1):
                top -= self._height  # with its heading
            self.scroll_to(y=top, animate=False)
        elif height and end > y + height:
            self.scroll_to(y=min(top, end - height), animate=False)

    def on_resize(self) -> None:
        """Keep the selected row in view."""
        self._into_view()

    def on_click(self, event: events.Click) -> None:
        """Select the row under the pointer, and say that it is chosen."""
        index = (self.scroll_offset.y + event.get_content_offset_capture(self).y) // self._height
        if 0 <= index < self._count and self.can_select(index):
            self.select(self._whole(index).start)
            self.post_message(self.Chosen(self, self.index))

    def render_line(self, y: int) -> Strip:
        """Paint one line of the visible part; it is kept for as long as it looks the same."""
        width = self.outer_size.width
        if not self._count:
            return self._empty_line(y, width)
        index, part = divmod(self.scroll_offset.y + y, self._height)
        if index >= self._count:
            return self._filled("", width)
        place = (self.size.width, index, part, self.index in self._whole(index))
        if (strip := self._strips.get(place)) is None:
            strip = self._strips[place] = self._line(*place)
        return strip

    def _line(self, width: int, index: int, part: int, selected: bool) -> Strip:
        over = ("cursor",) if selected else ()
        base = self.ink(*over)
        mark = self._cursor if selected and (part < self._height - 1 or self._height == 1) else " "
        segments = [Segment(mark, base)]
        lines = self._row(index, width - 2)
        if part < len(lines):
            segments += [Segment(text, self.ink(name, *over)) for text, name in lines[part]]
        used, outer = sum(cell_len(segment.text) for segment in segments), self.outer_size.width
        segments.append(Segment(" " * max(0, outer - used), base))
        return Strip(segments, max(outer, used)).crop(0, outer)

    def _row(self, index: int, width: int) -> Sequence[RowLine]:
        if (row := self._rows.get((index, width))) is None:
            row = self._rows[(index, width)] = self._paint(index, max(1, width))
        return row

    def notify_style_update(self) -> None:
        """Paint anew when the theme changed, or the focus came or went."""
        super().notify_style_update()
        self._strips.clear()

    def _empty_line(self, y: int, width: int) -> Strip:
        lines = _folded(self.empty, width - 2)
        return self._filled(f" {lines[y]}" if y < len(lines) else "", width, "empty")

    def _filled(self, text: str, width: int, *names: str) -> Strip:
        """Return a line of a text and blanks; those that look alike are the same.

        So what is kept of a line, its filtered form and its codes, is worked out for one of them.
        """
        alike = (text, width, self.ink(*names))
        if (strip := self._alike.get(alike)) is None:
            segment = Segment(text.ljust(width), alike[2])
            strip = self._alike[alike] = Strip([segment]).crop(0, width)
        return strip


@lru_cache(maxsize=16)
def _folded(text: str, width: int) -> Sequence[str]:
    """Return what is told in place of rows, in lines of at most so many cells."""
    return [line for part in text.split("\n") for line in fold(part, width, 9) or [""]]
