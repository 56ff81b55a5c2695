"""What is painted anew when a part of the screen changes: the widgets of that part, no others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from textual._compositor import ChopsUpdate, Compositor, CompositorMap, ReflowResult
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

Shown: TypeAlias = Mapping[Widget, tuple[Region, Region]]
"""Region and clip of each widget that is seen, those in front first."""
Plan: TypeAlias = list[tuple[Widget, Region, Region]]
"""Which widgets are asked for lines: each with its region and the band of it that is painted."""


class LeanCompositor(Compositor):
    """Asks only those widgets for lines that lie where something changed, and only for these.

    The framework's own asks all that lie in the smallest rectangle around every change: with a
    line of the text and the line at the foot of the screen that is nearly all there are. It also
    asks those of which nothing is seen, as a box that is filled by what stands in it.
    """

    def __init__(self) -> None:
        """Compose nothing yet."""
        super().__init__()
        self._changed: frozenset[Region] = frozenset()
        self._planned: Shown = {}
        self._plans: LRUCache[frozenset[Region], Plan] = LRUCache(64)
        """By what changed, for as long as every widget is where it was: the same keys change
        the same parts."""
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
        self._changed = frozenset(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._changed = frozenset()

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Return region, clip and lines of each widget that is to be painted, from the front."""
        changed = self._changed or frozenset({crop or self.size.region})
        for widget, region, band in self._plan(changed):
            yield region, band, widget.render_lines(band.translate(-region.offset))

    def _plan(self, changed: frozenset[Region]) -> Plan:
        if self._planned is not (shown := self.visible_widgets):
            self._planned = shown
            self._plans.clear()
        if (plan := self._plans.get(changed)) is None:
            plan = self._plans[changed] = plan_of(shown, changed)
        return plan


def plan_of(shown: Shown, changed: Iterable[Region]) -> Plan:
    """Return which widgets are to be asked for lines where these regions changed."""
    front, plan = Front(), list[tuple[Widget, Region, Region]]()
    for widget, (region, clip) in shown.items():
        seen = region.intersection(clip)
        parts = (part for one in changed if (part := seen.intersection(one)))
        if bare := [part for one in parts if (part := front.uncovered(one))]:
            rows = Region.from_union(bare)
            # As wide as it is seen, since a change may end where no widget does.
            band = front.uncovered(Region(seen.x, rows.y, seen.width, rows.height))
            plan.append((widget, region, band))
            front.cover(band)
    return plan


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
        """Return a region without the rows and columns at its edges that are covered as a whole."""
        spans = {y: span for y in region.line_range if (span := self._bare(y, *region.column_span))}
        if not spans:
            return Region()
        left, right = min(one for one, _ in spans.values()), max(one for _, one in spans.values())
        return Region.from_corners(left, min(spans), right, max(spans) + 1)

    def _bare(self, y: int, left: int, right: int) -> tuple[int, int] | None:
        """Return a row without the cells at its ends that are covered; None where all are."""
        covered = self._rows.get(y, ())
        for start, end in sorted(covered):
            if start > left:
                break
            left = max(left, end)
        for start, end in sorted(covered, key=_end, reverse=True):
            if end < right:
                break
            right = min(right, start)
        return (left, right) if left < right else None


def _end(span: tuple[int, int]) -> int:
    return span[1]
