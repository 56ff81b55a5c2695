"""When a frame is painted: as soon as a key is done with, and not one for each of many at once."""

from __future__ import annotations

import asyncio

import pytest
from textual import events
from textual._compositor import LayoutUpdate, ReflowResult
from textual.geometry import Size
from textual.widget import Widget

from reader.ui.compositor import LeanCompositor, PartsUpdate
from reader.ui.messages import WordsTyped
from tests.ui.conftest import Opener


async def test_a_key_is_painted_when_it_is_done_with_but_of_many_at_once_not_each(
    reader: Opener,
) -> None:
    async with reader() as one:
        await one.open("harbour-inquiry-opens")
        room, frames = one.room, list[object]()
        compositor = room._compositor
        assert isinstance(compositor, LeanCompositor)
        update_of = compositor.render_partial_update

        def noted() -> PartsUpdate | None:
            frames.append(update := update_of())
            return update

        compositor.render_partial_update = noted  # type: ignore[method-assign]
        for key, character in (("space", " "), ("j", "j"), ("k", "k")):
            at = room.prose.at
            await room.on_event(events.Key(key, character))
            assert len(frames) == 1 and room.prose.at != at
            await one.settle()
            assert len(frames) == 1  # nothing was left for a second one
            frames.clear()
        keys = "jk" * 15
        for key in keys:
            one.app.post_message(events.Key(key, key))
        await one.settle()
        assert 0 < len(frames) < len(keys) / 2


async def test_a_key_is_painted_at_once_also_where_a_layout_is_asked_for(reader: Opener) -> None:
    async with reader() as one:
        await one.open("harbour-inquiry-opens")
        room = one.room

        def wants_layout() -> bool:
            return room._layout_required

        room.panel.refresh(layout=True)
        while not wants_layout():  # it is told of by messages
            await asyncio.sleep(0)
        await room.on_event(events.Key("space", " "))
        assert not wants_layout() and not room.prose._repaint_required
        assert not room._compositor._dirty_regions and not room._dirty_widgets


async def test_a_layout_is_not_forgotten_where_something_scrolls_before_it_is_told(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader() as one:
        await one.open("harbour-inquiry-opens")
        room, layouts = one.room, list[Size]()
        reflow = LeanCompositor.reflow

        def lay_out(compositor: LeanCompositor, parent: Widget, size: Size) -> ReflowResult:
            layouts.append(size)
            return reflow(compositor, parent, size)

        monkeypatch.setattr(LeanCompositor, "reflow", lay_out)
        room.panel.refresh(layout=True)
        room.panel._check_refresh()  # tells the room, which has not heard it yet
        room._refresh_layout(scroll=True)  # of what is in sight alone
        assert not layouts
        await one.settle()
        assert layouts


async def test_what_typed_words_narrow_is_painted_when_they_are_done_with(reader: Opener) -> None:
    async with reader() as one:
        await one.press("h", "/")
        words = WordsTyped("list", "harbour")
        one.room.search_as_typed(words)
        painted = "".join(strip.text for strip in one.room._compositor.render_strips())
        assert "/harbour · " in painted
        assert not one.room.library.rows._repaint_required


async def test_a_screen_of_another_size_is_painted_once_with_the_text_set_for_it(
    reader: Opener,
) -> None:
    async with reader(size=(120, 40)) as one:
        await one.open("harbour-inquiry-opens")
        compositor, whole = one.room._compositor, list[list[str]]()
        update_of = compositor.render_full_update

        def noted(simplify: bool = False) -> LayoutUpdate:
            update = update_of(simplify)
            whole.append(["".join(strip.text for strip in line) for line in update.strips])
            return update

        compositor.render_full_update = noted  # type: ignore[method-assign]
        for size in ((110, 30), (130, 50), (101, 24)):  # the panes are the same at each
            whole.clear()
            await one.pilot.resize_terminal(*size)
            await one.settle()
            columns = slice(*one.room.prose.region.column_span)
            now = [strip.text[columns] for strip in compositor.render_strips()]
            assert [[line[columns] for line in frame] for frame in whole] == [now]
