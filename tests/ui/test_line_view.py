"""The lines that a turn of the page shows are painted before it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.strip import Strip

from tests.ui.conftest import Opener


async def test_a_turned_page_was_painted_before_and_looks_as_if_it_were_not(
    reader: Opener,
) -> None:
    async with reader(size=(120, 12)) as one:
        await one.open("harbour-inquiry-opens")
        prose, painted = one.room.prose, list[int]()

        def noting(paint: Callable[[int], Strip], row: int) -> Strip:
            painted.append(row)
            return paint(row)

        height = prose.size.height
        while not {*range(height, 2 * height)} <= {*prose.kept.keys()}:  # before any key
            await one.pilot.pause()
        prose.paint_row = partial(noting, prose.paint_row)  # type: ignore[method-assign]
        await one.press("space")
        top, height = prose.scroll_offset.y, prose.size.height
        while not {*range(top + height, top + 2 * height)} <= {*prose.kept.keys()}:
            await one.pilot.pause()
        painted.clear()
        prose.page(1.0)
        lines = prose.render_lines(prose.size.region)
        assert set(painted) == {row for row in painted if prose.is_lit(row)}
        prose.kept.clear()
        assert [line.text for line in prose.render_lines(prose.size.region)] == [
            line.text for line in lines
        ]
