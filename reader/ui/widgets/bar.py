"""A scroll bar that is painted by line, with the lines that look alike worked out once."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Self

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from reader.ui.widgets.even import Settled


class Bar(ScrollBar, Settled, inherit_bindings=False):
    """The scroll bar at the right of a text or list.

    It is to be painted at every line that one goes on. As a Rich renderable, which the framework's
    own is, that took half the time of the whole screen; and most lines look as they did before.
    """

    def __init__(self, thickness: int) -> None:
        """Make a bar that many cells wide."""
        super().__init__(vertical=True, name="vertical", thickness=thickness)
        self._lines: LRUCache[Segment, Strip] = LRUCache(64)
        """Lines as they are painted in its colours."""
        self._colours: tuple[object, ...] = ()
        self._look: tuple[object, ...] = ()
        self._whole: list[Strip] = []
        """Its lines as they look with that."""
        self._shown: list[Strip] = []
        """Its lines as they were painted last."""

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Have it painted anew, if nothing else is said only where it looks otherwise now."""
        if repaint and not (regions or layout or recompose) and self._shown:
            lines = self._strips()
            if len(lines) == len(self._shown):
                pairs = enumerate(zip(lines, self._shown, strict=True))
                if not (rows := [y for y, (now, before) in pairs if now is not before]):
                    return self
                regions = (Region(0, rows[0], self.size.width, rows[-1] + 1 - rows[0]),)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint a part of the bar."""
        lines = self._strips()
        if len(lines) != len(self._shown):
            self._shown = [*lines]
        rows = slice(crop.y, crop.bottom)
        self._shown[rows] = lines[rows]
        return lines[rows]

    def _strips(self) -> list[Strip]:
        """Return the bar from its top, line by line; lines that look alike are the same."""
        style = getattr(self.render(), "style", None)
        assert isinstance(style, Style) and style.color and style.bgcolor
        virtual = self.window_virtual_size
        window = ceil(self.window_size) if self.window_size < virtual else 0
        look = (self.size, ceil(virtual), window, self.position, style, *self.get_line_filters())
        if look != self._look:
            self._look = look
            bar = self.renderer.render_bar(
                size=self.size.height,
                virtual_size=ceil(virtual),
                window_size=window,
                position=self.position,
                thickness=self.size.width,
                back_color=style.bgcolor,
                bar_color=style.color,
            )
            self._whole = self._coloured(bar.segments, style.bgcolor)
        return self._whole

    def _coloured(self, lines: Iterable[Segment], paper: Color) -> list[Strip]:
        """Return lines on a paper, as the filters of the app have them."""
        under, background = Style(bgcolor=paper), self.background_colors[1]
        filters = self.get_line_filters()
        if (colours := (under, background, *filters)) != self._colours:
            self._colours = colours
            self._lines.clear()
        strips = []
        for line in lines:
            if (strip := self._lines.get(line)) is None:
                strip = Strip([Segment(line.text, under + line.style)])
                for line_filter in filters:
                    strip = strip.apply_filter(line_filter, background)
                self._lines[line] = strip
            strips.append(strip)
        return strips
