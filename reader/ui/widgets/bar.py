"""A scroll bar that is painted by line, with the lines that look alike worked out once."""

from __future__ import annotations

from math import ceil

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip


class Bar(ScrollBar, inherit_bindings=False):
    """The scroll bar at the right of a text or list.

    It is painted at every line that one goes on. As a Rich renderable, which the framework's own
    is, that took half the time of the whole screen.
    """

    def __init__(self, thickness: int) -> None:
        """Make a bar that many cells wide."""
        super().__init__(vertical=True, name="vertical", thickness=thickness)
        self._lines: LRUCache[Segment, Strip] = LRUCache(64)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint a part of the bar."""
        background, filters = self.background_colors[1], self.get_line_filters()
        strips = []
        for segment in self._segments()[crop.y : crop.bottom]:
            if (strip := self._lines.get(segment)) is None:
                strip = self._lines[segment] = Strip([segment])
            for line_filter in filters:
                strip = strip.apply_filter(line_filter, background)
            strips.append(strip)
        return strips

    def _segments(self) -> list[Segment]:
        """Return the bar from its top, a segment a line."""
        style = getattr(self.render(), "style", None)
        assert isinstance(style, Style) and style.color and style.bgcolor
        virtual = self.window_virtual_size
        bar = self.renderer.render_bar(
            size=self.size.height,
            virtual_size=ceil(virtual),
            window_size=ceil(self.window_size) if self.window_size < virtual else 0,
            position=self.position,
            thickness=self.size.width,
            back_color=style.bgcolor,
            bar_color=style.color,
        )
        under = Style(bgcolor=style.bgcolor)
        return [Segment(one.text, under + (one.style or under)) for one in bar.segments]
