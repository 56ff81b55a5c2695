"""What is painted anew when a part of the screen changes: the widgets of that part, no others."""

from __future__ import annotations

from collections.abc import Iterable

from textual._compositor import ChopsUpdate, Compositor, CompositorMap, ReflowResult
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget


class LeanCompositor(Compositor):
    """Asks only those widgets for lines that lie where something changed, and only for these.

    The framework's own asks all that lie in the smallest rectangle around every change: with a
    line of the text and the line at the foot of the screen that is nearly all there are. It also
    asks those of which nothing is seen, as a box that is filled by what stands in it.
    """

    def __init__(self) -> None:
        """Compose nothing yet."""
        super().__init__()
        self._changed: tuple[Region, ...] = ()
        self._told: CompositorMap = {}
        """Where every widget was when last it was told."""

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay out all widgets, and return those that are now hidden, shown or of another size.

        The framework compares with the layout that is known, which is the new one already if a
        widget was asked for its size in between; then nobody would hear of it.
        """
        self._full_map = self._told
        result = super().reflow(parent, size)
        self._told = self._full_map
        return result

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
        """Return region, clip and lines of each widget that is to be painted, from the front."""
        changed = self._changed or (crop or self.size.region,)
        front = Front()
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            parts = (part for one in changed if (part := shown.intersection(one)))
            if seen := [part for one in parts if (part := front.uncovered(one))]:
                rows = Region.from_union(seen)
                band = Region(shown.x, rows.y, shown.width, rows.height)
                yield region, band, widget.render_lines(band.translate(-region.offset))
                front.cover(band)


class Front:
    """What is covered already, while a screen is painted from the front."""

    def __init__(self) -> None:
        """Cover nothing yet."""
        self._rows: dict[int, list[tuple[int, int]]] = {}

    def cover(self, region: Region) -> None:
        """Cover a region."""
        for y in region.line_range:
            self._rows.setdefault(y, []).append(region.column_span)

    def uncovered(self, region: Region) -> Region:
        """Return a region without the rows at its top and foot that are covered as a whole."""
        rows = [y for y in region.line_range if not self._is_covered(y, *region.column_span)]
        if not rows:
            return Region()
        return Region(region.x, rows[0], region.width, rows[-1] - rows[0] + 1)

    def _is_covered(self, y: int, left: int, right: int) -> bool:
        for start, end in sorted(self._rows.get(y, ())):
            if start > left:
                return False
            left = max(left, end)
        return left >= right
