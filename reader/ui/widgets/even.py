"""Containers, which are seen only where nothing lies on them: each of their lines is the first."""

from __future__ import annotations

from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip

from reader.ui.widgets.settled import Settled


class Even(Settled):
    """Whatever shows the same on each of its lines, which is worked out and kept once.

    The framework would do that for each line of the screen, and for each container around it.
    Named as the last base of a class, for style sheets know a class by the first.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint a part of it."""
        gutter, edges = self.styles.gutter, self.styles.outline
        if gutter.top or gutter.bottom or any(kind for kind, _ in edges):
            return super().render_lines(crop)
        return super().render_lines(Region(crop.x, 0, crop.width, 1)) * crop.height


class EvenRow(Horizontal, Even):
    """What lies side by side."""
