"""What is painted anew when a part of the screen changes: the widgets of that part, no others."""

from __future__ import annotations

from collections.abc import Iterable

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip


class LeanCompositor(Compositor):
    """Asks only those widgets for lines that lie where something changed, and only for these.

    The framework's own asks all that lie in the smallest rectangle around every change: with a
    line of the text and the line at the foot of the screen that is nearly all there are.
    """

    def __init__(self) -> None:
        """Compose nothing yet."""
        super().__init__()
        self._changed: tuple[Region, ...] = ()

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what changed since the last update; None where nothing did."""
        self._changed = tuple(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._changed = ()

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Return region, clip and lines of each widget that is to be painted."""
        if not self._changed:
            yield from super()._get_renders(crop)
            return
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            parts = [part for one in self._changed if (part := shown.intersection(one))]
            if parts:
                rows = Region.from_union(parts)
                band = Region(shown.x, rows.y, shown.width, rows.height)
                yield region, band, widget.render_lines(band.translate(-region.offset))
