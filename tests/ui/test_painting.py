"""When a frame is painted: as soon as a key is done with, and not one for each of many at once."""

from __future__ import annotations

from textual import events

from reader.ui.compositor import LeanCompositor, PartsUpdate
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
