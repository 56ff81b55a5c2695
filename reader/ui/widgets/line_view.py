"""A view of many lines: each is painted once, and the next screenful before it is seen.

To paint the lines of a whole screenful takes longer than all else that a turn of the page
does, and nobody waits while they are read.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator

from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.ui.codes import codes_of, system_of
from reader.ui.widgets.styled import Styled, in_a_moment

AT_ONCE = 4
"""Lines that are painted before they are seen, until keys have their turn."""
SCREENFULS = 6
"""How many screenfuls of painted lines are kept."""


class LineView(Styled, ScrollView):
    """Keeps the lines it painted, and paints what one is likely to turn to while one reads."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Keep no line yet."""
        super().__init__(id=id)
        self.kept: LRUCache[int, Strip] = LRUCache(SCREENFULS)
        """Lines as they were painted, by their rows."""
        self._sized = Size(0, 0)
        self._columns = (0, 0)
        self._is_painting_ahead = False

    @property
    @abstractmethod
    def rows_set(self) -> int:
        """How many rows there are, as far as they are set."""

    @abstractmethod
    def is_lit(self, row: int) -> bool:
        """Tell whether a row is painted anew each time, for the cursor is there."""

    @abstractmethod
    def paint_row(self, row: int) -> Strip:
        """Paint a row."""

    @abstractmethod
    def sized(self) -> None:
        """Take in that the view is of another size."""

    def on_resize(self) -> None:
        """Take in another size, should it have become so in another way than by the layout."""
        self._take_size()

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Take in another size at once, so that what is painted next is meant for it.

        The framework tells of it later, and all would be painted once more.
        """
        updated = super()._size_updated(size, virtual_size, container_size, layout)
        self._take_size()
        return updated

    def _take_size(self) -> None:
        """Keep some screenfuls of that size."""
        if (size := self.size) != self._sized:
            self._sized = size
            self.kept = LRUCache(SCREENFULS * max(1, size.height))
            self.sized()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Paint ahead where the next screenful is not there yet."""
        super().watch_scroll_y(old_value, new_value)
        self.look_ahead()

    def look_ahead(self) -> None:
        """Paint ahead, if the next screenful is not there yet."""
        if not self._is_painting_ahead and self._unpainted(screenfuls=1):
            self._paint_soon()

    def render_line(self, y: int) -> Strip:
        """Paint one line of the visible part so that a pointer finds its place in the text."""
        row = self.scroll_offset.y + y
        return self._painted(row, self.size.width).apply_offsets(0, row)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint a part of the view."""
        self._columns = crop.column_span
        return super().render_lines(crop)

    def paint_lines(self, lines: range) -> Iterator[Strip]:
        """Paint lines of the visible part."""
        top, width = self.scroll_offset.y, self.size.width
        for row in range(top + lines.start, top + lines.stop):
            yield self._painted(row, width)

    def _painted(self, row: int, width: int) -> Strip:
        if self.is_lit(row):
            return self.paint_row(row)
        strip = self.kept.get(row)
        # A wider screen is painted before the text is set for it.
        if strip is None or strip.cell_length != width:
            strip = self.kept[row] = self.paint_row(row)
        return strip

    def _unpainted(self, screenfuls: int) -> list[int]:
        """Return which rows below the view, then above it, are to be painted yet."""
        top, height = self.scroll_offset.y, self.size.height
        below = range(top + height, min(top + height * (1 + screenfuls), self.rows_set))
        above = range(max(0, top - height * screenfuls), top)
        near = (*below, *above)
        return [row for row in near if row not in self.kept and not self.is_lit(row)]

    def _paint_soon(self) -> None:
        self._is_painting_ahead = True
        in_a_moment(self, self._paint_ahead)

    def _paint_ahead(self) -> None:
        """Paint some rows, further than is looked for, so that not every line one goes on asks."""
        rows = self._unpainted(screenfuls=2)
        width, system = self.size.width, system_of(self.app.console)
        painted = [self._painted(row, width) for row in rows[:AT_ONCE]]
        for strip in self.finished(painted, self._columns):
            codes_of(strip, system)
        self._is_painting_ahead = len(rows) > AT_ONCE
        if self._is_painting_ahead:
            self._paint_soon()
