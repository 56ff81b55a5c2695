"""What is painted anew when a part of the screen changes: the widgets of that part, no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import TypeAlias

from rich.console import Console
from textual._compositor import (
    Compositor,
    CompositorMap,
    CompositorUpdate,
    LayoutUpdate,
    ReflowResult,
)
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from reader.dataclass import dataclass
from reader.ui.codes import Part, painted, system_of

Shown: TypeAlias = Mapping[Widget, tuple[Region, Region]]
"""Region and clip of each widget that is seen, those in front first."""
Piece: TypeAlias = tuple[int, int, Widget]
"""What is seen of a widget in a row: its first column, that behind the last, and the widget."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A widget that is asked for lines."""

    widget: Widget
    region: Region
    """Where it lies."""
    band: Region
    """The part of the screen that it is asked for."""
    places: Sequence[tuple[int, int, int]]
    """What is painted of that: rows, with the first column and that behind the last."""


@dataclass(frozen=True, slots=True)
class PartsUpdate(CompositorUpdate):
    """Parts of lines that are painted one after the other."""

    parts: Sequence[Part]

    def render_segments(self, console: Console) -> str:
        """Return what the terminal is told."""
        return painted(self.parts, system_of(console))


class WholeUpdate(LayoutUpdate):
    """All lines of the screen."""

    def render_segments(self, console: Console) -> str:
        """Return what the terminal is told."""
        return painted(self._parts(), system_of(console))

    def _parts(self) -> Iterator[Part]:
        for y, line in enumerate(self.strips, self.region.y):
            x = self.region.x
            for strip in line:
                yield x, y, strip
                x += strip.cell_length


class LeanCompositor(Compositor):
    """Asks only those widgets for lines that lie where something changed, and only for these.

    The framework's own asks all that lie in the smallest rectangle around every change: with a
    line of the text and the line at the foot of the screen that is nearly all there are. It also
    asks those of which nothing is seen, as a box that is filled by what stands in it.
    """

    def __init__(self) -> None:
        """Compose nothing yet."""
        super().__init__()
        self._planned: Shown = {}
        self._seen: Sequence[Sequence[Piece]] = ()
        self._plans: LRUCache[Region, Sequence[Asked]] = LRUCache(256)
        """By what changed, for as long as every widget is where it was: the same keys change
        the same parts."""
        self._told: CompositorMap = {}
        """Where every widget was when last it was told."""

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay out all widgets, and return those that are now hidden, shown or of another size.

        The framework compares with the layout that is known, which is the new one already if a
        widget was asked for its size in between; then nobody would hear of it.
        """
        self._full_map, changed = self._told, self._dirty_regions.copy()
        before = _places(self._told)
        result = super().reflow(parent, size)
        self._told = self._full_map
        # Nothing else looks as if it stood elsewhere, as where a widget only has more to scroll.
        changed.update(
            region.intersection(clip) for _, region, clip, _ in before ^ _places(self._told)
        )
        self._dirty_regions = {region for region in changed if region}
        return result

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """Return the whole screen."""
        update = super().render_full_update(simplify)
        return WholeUpdate(update.strips, update.region)

    def render_partial_update(self) -> PartsUpdate | None:  # type: ignore[override]
        """Return what changed since the last update; None where nothing did."""
        changed = apart(self._dirty_regions)
        self._dirty_regions.clear()
        return PartsUpdate([*chain(*map(self._parts, changed))]) if changed else None

    def _parts(self, changed: Region) -> Iterator[Part]:
        """Yield what changed of what is seen of each widget."""
        for one in self._plan(changed):
            left, top = one.band.offset
            strips = one.widget.render_lines(one.band.translate(-one.region.offset))
            for y, first, behind in one.places:
                yield first, y, strips[y - top].crop(first - left, behind - left)

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Return region, clip and lines of each widget that is to be painted, from the front."""
        for one in self._plan(crop or self.size.region):
            strips = one.widget.render_lines(one.band.translate(-one.region.offset))
            yield one.region, one.band, strips

    def _plan(self, changed: Region) -> Sequence[Asked]:
        if self._planned is not (shown := self.visible_widgets):
            self._planned, self._seen = shown, seen(shown, self.size.height)
            self._plans.clear()
        if (plan := self._plans.get(changed)) is None:
            plan = self._plans[changed] = plan_of(shown, self._seen, changed)
        return plan


def _places(told: CompositorMap) -> Set[tuple[Widget, Region, Region, object]]:
    """Return where each widget lies and what is seen of it, and what lies before what."""
    return {(widget, place.region, place.clip, place.order) for widget, place in told.items()}


def apart(regions: Iterable[Region]) -> Sequence[Region]:
    """Return regions without those that lie in another."""
    found: list[Region] = []
    for region in sorted(set(regions), key=_area, reverse=True):
        if not any(other.contains_region(region) for other in found):
            found.append(region)
    return found


def _area(region: Region) -> int:
    return region.area


def seen(shown: Shown, height: int) -> Sequence[Sequence[Piece]]:
    """Return what is seen of the widgets in each of so many rows, from the left."""
    rows: list[list[Piece]] = [[] for _ in range(height)]
    for widget, (region, clip) in shown.items():
        part = region.intersection(clip)
        for y in part.line_range:
            if 0 <= y < height:
                gaps = _gaps(rows[y], *part.column_span)
                rows[y] = sorted([*rows[y], *((*gap, widget) for gap in gaps)], key=_first)
    return rows


def _gaps(pieces: Iterable[Piece], first: int, behind: int) -> Iterator[tuple[int, int]]:
    """Yield what lies between two columns of a row and is covered by none of its pieces."""
    for left, right, _ in pieces:
        if left >= behind:
            break
        if first < left:
            yield first, left
        first = max(first, right)
    if first < behind:
        yield first, behind


def _first(piece: Piece) -> int:
    return piece[0]


def plan_of(shown: Shown, rows: Sequence[Sequence[Piece]], changed: Region) -> Sequence[Asked]:
    """Return which widgets are to be asked for lines where something changed.

    Args:
        shown: All widgets that may be seen, those in front first.
        rows: What is seen of them in each row.
        changed: Where something changed.
    """
    first, behind = changed.column_span
    places: dict[Widget, list[tuple[int, int, int]]] = {}
    for y in range(max(0, changed.y), min(changed.bottom, len(rows))):
        for left, right, widget in rows[y]:
            if left < behind and first < right:
                place = (y, max(left, first), min(right, behind))
                places.setdefault(widget, []).append(place)
    return [
        Asked(widget, region, _band(places[widget]), places[widget])
        for widget, (region, _) in shown.items()
        if widget in places
    ]


def _band(places: Sequence[tuple[int, int, int]]) -> Region:
    """Return the region around some parts of rows, of which the uppermost come first."""
    left, right = min(first for _, first, _ in places), max(behind for _, _, behind in places)
    return Region.from_corners(left, places[0][0], right, places[-1][0] + 1)
