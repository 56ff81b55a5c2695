"""Where a part of the screen changes, what is painted is what a whole painting would give."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.compositor import LeanCompositor, PartsUpdate
from tests.ui.conftest import Opener


async def test_only_widgets_that_changed_are_asked_and_the_screen_is_as_if_all_were(
    reader: Opener,
) -> None:
    async with reader() as one:
        compositor, asked = one.room._compositor, set[Widget]()
        assert isinstance(compositor, LeanCompositor)
        painted: dict[tuple[int, int], str] = {}

        def put(x: int, y: int, strip: Strip) -> None:
            for character in strip.text:
                painted[x, y] = character
                x += 1

        for y, strip in enumerate(compositor.render_strips()):
            put(0, y, strip)

        def asking(
            widget: Widget, lines: Callable[[Region], list[Strip]], crop: Region
        ) -> list[Strip]:
            asked.add(widget)
            return lines(crop)

        for widget in compositor.visible_widgets:
            widget.render_lines = partial(asking, widget, widget.render_lines)  # type: ignore[method-assign]
        update_of = compositor.render_partial_update

        def noted() -> PartsUpdate | None:
            if (update := update_of()) is not None:
                for part in update.parts:
                    put(*part)
            return update

        compositor.render_partial_update = noted  # type: ignore[method-assign]
        for key in ("j", "space", "k", "G", "g", "]", "q", "P", "j", "L", "j"):
            asked.clear()
            await one.press(key)
            if key in ("j", "space", "k", "G") and one.room.pane_name.value == "text":
                assert not {one.room.library, one.room.library.rows, one.room.panel} & asked
                assert one.room not in asked  # it lies behind what is painted
            whole = [strip.text for strip in compositor.render_strips()]
            width = one.app.size.width
            now = ["".join(painted[x, y] for x in range(width)) for y in range(len(whole))]
            assert now == whole, key


async def test_each_frame_is_whole_while_the_screen_becomes_wider_and_narrower(
    reader: Opener,
) -> None:
    async with reader() as one:
        compositor = one.room._compositor
        update_of, holes = compositor.render_full_update, list[tuple[int, int]]()

        def noted(simplify: bool = False) -> LayoutUpdate:
            update = update_of(simplify)
            for y, line in enumerate(update.strips):
                cells = sum(strip.cell_length if strip else 0 for strip in line)
                if cells != update.region.width:
                    holes.append((y, cells))
            return update

        compositor.render_full_update = noted  # type: ignore[method-assign]
        for size in ((90, 30), (120, 40), (60, 20), (200, 60), (120, 40)):
            await one.pilot.resize_terminal(*size)
            await one.settle()
            assert not holes, size


async def test_the_text_is_set_anew_though_the_layout_was_asked_for_before_it_was_made(
    reader: Opener,
) -> None:
    async with reader(size=(80, 24)) as one:
        for wide in (True, False):
            one.room._refresh_layout(scroll=True)
            one.room.toggle_zen()
            assert (one.room.library in one.room._compositor.full_map) is not wide
            await one.settle()
            assert one.room.library.display is not wide
            assert one.room.prose.size.width == (80 if wide else 53)
            assert one.room.prose._set.width == (72 if wide else 48)
