"""Widgets that have less done for them: laid out once, and containers painted as one line."""

from __future__ import annotations

from textual.containers import Horizontal
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static


class Settled(Widget):
    """Takes the room that the layout gives it, and asks for no other layout because it got one.

    The framework lays everything out once more after each layout that gave a widget another size.
    Named as the last base of a class, for style sheets know a class by the first.
    """

    virtual_size = Reactive(Size(0, 0))


class Even(Settled):
    """Whatever shows the same on each of its lines, which is worked out and kept once.

    The framework would do that for each line of the screen, and for each container around it, which
    are seen only where nothing lies on them.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint a part of it."""
        gutter, edges = self.styles.gutter, self.styles.outline
        if gutter.top or gutter.bottom or any(kind for kind, _ in edges):
            return super().render_lines(crop)
        return super().render_lines(Region(crop.x, 0, crop.width, 1)) * crop.height


class HeadLine(Static, Settled):
    """The line of text over a list."""


class EvenRow(Horizontal, Even):
    """What lies side by side."""
