"""The place stays, whatever becomes of the screen: its size, the column's width, the theme."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ui.commands import Pane
from reader.ui.rows import place_words
from reader.ui.themes import THEMES
from reader.ui.widgets.status import Said
from tests.ui.conftest import Opener, Reader
from tests.ui.pages import everything

TEXT = everything().text
Step = tuple[str, object]
STEPS = st.one_of(
    st.tuples(st.just("size"), st.tuples(st.integers(30, 150), st.integers(8, 45))),
    st.tuples(
        st.just("command"),
        st.sampled_from(["view.wider", "view.narrower", "view.zen", "view.hyphens"]),
    ),
    st.tuples(st.just("theme"), st.sampled_from([theme.name for theme in THEMES])),
)


async def change(one: Reader, step: Step) -> None:
    """Change how the screen looks."""
    what, value = step
    if what == "size":
        await one.pilot.resize_terminal(*value)  # type: ignore[misc]
    elif what == "command":
        for _ in range(3):
            one.room.call_command(str(value))
    else:
        one.app.theme = str(value)
    await one.settle()


async def stays(one: Reader, at: int, how: str, steps: list[Step]) -> None:
    """Go to a place, alone, on a thing or selecting; it stays, and in view, through all steps."""
    prose = one.room.prose
    prose.go_to(at)
    if how == "thing":
        one.room.call_command("quote.previous")
    elif how == "selecting":
        prose.begin()
        one.room.call_command("select.sentence")
    elif how == "head":
        prose.to_edge(-1)
    await one.settle()
    expected = (prose.at, prose.thing, prose.selected, prose.above_text)
    for step in steps:
        await change(one, step)
        assert (prose.at, prose.thing, prose.selected, prose.above_text) == expected, step
        row = prose._row
        assert how == "head" or row == prose._set.line_of(prose.at)
        assert 0 <= row - prose.scroll_offset.y < prose.size.height
        assert one.room.status._place == place_words(prose.seen, len(TEXT))
    prose.clear_thing()


async def test_the_place_stays_through_any_change_of_the_screen(small: Opener) -> None:
    """Hypothesis runs beside the screen, and each of its steps in the screen's own loop."""
    async with small() as one:
        loop = asyncio.get_running_loop()

        def wait(what: Awaitable[None]) -> None:
            async def run() -> None:
                await what

            asyncio.run_coroutine_threadsafe(run(), loop).result(120)

        @settings(max_examples=10, deadline=None, database=None)
        @given(
            st.integers(0, len(TEXT) - 1),
            st.sampled_from(["alone", "thing", "selecting", "head"]),
            st.lists(STEPS, min_size=1, max_size=3),
        )
        def check(at: int, how: str, steps: list[Step]) -> None:
            wait(stays(one, at, how, steps))

        run: Callable[[], None] = check
        await asyncio.to_thread(run)


async def test_a_long_text_is_set_between_keys_and_whole_where_its_end_is_wanted(
    small: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.ui.typeset._AHEAD", 5)
    monkeypatch.setattr("reader.ui.typeset._BELOW", 2)
    monkeypatch.setattr("reader.ui.widgets.prose._ANEW", 0)
    monkeypatch.setattr("reader.ui.widgets.prose.in_a_moment", lambda *_: None)
    async with small() as one:
        prose = one.room.prose

        def whole() -> bool:
            return prose._set.finished

        assert not whole()
        await one.press("G")
        assert whole()
        assert prose.at >= TEXT.rindex(" ") - prose._set.width
        assert prose.virtual_size.height == len(prose._set)
        await one.press("g")
        await one.pilot.resize_terminal(60, 20)
        await one.settle()
        assert not whole()
        while not whole():
            prose._set_more()
        assert prose.virtual_size.height == len(prose._set)


async def test_the_list_tells_the_same_of_a_place_as_the_status_line(reader: Opener) -> None:
    async with reader(size=(80, 24)) as one:
        await one.open("harbour-inquiry-opens")
        await one.press("g", *"}}}")
        one.room.keep_place()
        await one.settle()
        told = one.words_of("#status").split()[-5].removesuffix("%")
        assert f"◐{told}%" in one.words_of("#library-rows")


async def test_of_an_article_that_is_marked_as_unread_nothing_was_seen(reader: Opener) -> None:
    async with reader() as one:
        for pane, keys in ((Pane.TEXT, "r"), (Pane.LIST, "vr")):
            await one.open("harbour-inquiry-opens")
            one.room.focus_pane(Pane.TEXT)
            await one.press("G")
            one.room.keep_place()
            one.room.focus_pane(pane)
            await one.press(*keys)
            place = one.room.session.progress.places["harbour-inquiry-opens"]
            assert (place.offset, place.finished, place.seen) == (0, False, None)


async def test_where_undo_goes_back_to_it_is_not_known_what_was_seen(reader: Opener) -> None:
    async with reader() as one:
        await one.open("harbour-inquiry-opens")
        await one.press(*"}}r")
        await one.press("G")
        one.room.keep_place()
        await one.press("ctrl+z")
        place = one.room.session.progress.places["harbour-inquiry-opens"]
        assert (place.finished, place.seen) == (False, None)


async def test_a_message_of_two_lines_moves_nothing_and_sets_nothing_anew(small: Opener) -> None:
    async with small(size=(48, 16)) as one:
        prose = one.room.prose
        prose.go_to(len(TEXT) // 2)
        await one.settle()
        at, before = prose.at, prose._set
        for key, lines in (("E", 2), ("asterisk", 1), ("E", 2)):
            await one.press(key)
            assert one.room.status.size.height == lines
            assert one.room.status._place == place_words(prose.seen, len(TEXT))
            assert prose.at == at and prose._set is before
            assert 0 <= prose._row - prose.scroll_offset.y < prose.size.height


async def test_how_far_one_is_does_not_change_the_lines_of_what_is_told(small: Opener) -> None:
    """Else the lines would change how far one is, and that the lines, without end."""
    async with small(size=(48, 16)) as one:
        status = one.room.status
        for length in range(20, 60):
            status.say(Said("x" * (length - 5) + " word"))
            lines = set()
            for place in ("5%", "100%", "42% · 3798 min left"):
                status.show_place(place)
                lines.add(status._lines)
            assert len(lines) == 1, length
