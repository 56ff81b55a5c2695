"""How the screens begin: the text first, keys kept until it is there."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from textual._compositor import LayoutUpdate, ReflowResult
from textual.geometry import Size
from textual.widget import Widget

from reader.library.places import Places
from reader.library.settings import Settings
from reader.library.shelf import Articles, opened_shelf
from reader.model import Analysis, Article, ReaderError
from reader.ui.app import ReaderApp, pages_session
from reader.ui.compositor import LeanCompositor
from reader.ui.screens.painting import Painting
from reader.ui.screens.reading import ReadingRoom
from reader.ui.session import Session
from tests.ui.conftest import Opener, Reader


async def test_keys_pressed_before_the_text_is_there_are_done_in_order(
    session: Callable[..., Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    ready, article = threading.Event(), Articles.for_reading

    def late(shelf: Articles, id_: str) -> Article:
        ready.wait()
        return article(shelf, id_)

    monkeypatch.setattr(Articles, "for_reading", late)
    app = ReaderApp(session())
    async with app.run_test(size=(120, 40)) as pilot:
        try:
            await pilot.press(*"jjjjjjjjjjjj", "m", "a", *"kkkk")
            one = Reader(app, pilot, None)  # type: ignore[arg-type]
            assert one.room.opened is None and one.room.prose.at == 0
        finally:
            ready.set()
        await one.settle()
        await one.settle()
        assert [found.label for found in one.annotations] == ["a"]
        third = one.annotations[0].target.start
        assert 0 <= one.room.prose.at < third


async def test_of_pages_that_cannot_be_read_the_first_is_told_at_once(
    places: Places, tmp_path: Path
) -> None:
    there = tmp_path / "there.txt"
    there.write_text("Ferry stops\n\nThe ferry at Tarn Quay has stopped for the winter.")
    for name in ("none.txt", "nothing.txt"):
        (tmp_path / name).write_bytes(b"")
    settings = Settings()
    shelf = opened_shelf(places, settings, [str(tmp_path / "none.txt"), str(tmp_path)])
    app = ReaderApp(pages_session(shelf, places, settings))
    async with app.run_test(size=(120, 40)) as pilot:
        one = Reader(app, pilot, None)  # type: ignore[arg-type]
        await one.settle()
        assert one.room.opened is not None and one.room.opened.article.title == "Ferry stops"
        assert one.said.startswith(f"{tmp_path / 'none.txt'}: there is nothing to read")
        assert one.said.endswith("; and 1 more, told when you leave")


async def test_keys_are_taken_where_the_first_article_can_not_be_opened(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Articles, id_: str) -> Article:
        raise ReaderError(f"{id_}: gone")

    monkeypatch.setattr(Articles, "for_reading", fails)
    async with reader() as one:
        assert "gone" in one.said
        await one.press("question_mark")
        assert len(one.app.screen_stack) == 2


async def test_the_text_is_painted_before_it_is_sought_who_says_what(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader() as one:
        seen, analysis = [], Articles.analysis

        def note(shelf: Articles, id_: str) -> Analysis:
            seen.append(one.room.painted.is_set())
            return analysis(shelf, id_)

        monkeypatch.setattr(Articles, "analysis", note)
        await one.open("harbour-inquiry-opens")
        assert seen == [True]


async def test_a_long_text_at_hand_is_painted_first_with_its_scroll_bar(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader(size=(120, 12)) as one:
        assert one.room.prose.show_vertical_scrollbar
    frames, paint = [], Painting._compositor_refresh

    def note(room: ReadingRoom) -> None:
        paint(room)
        shown = room._compositor.visible_widgets
        if room.prose.rows_set > 12 and room.prose in shown:
            frames.append(room.prose.vertical_scrollbar in shown)

    monkeypatch.setattr(Painting, "_compositor_refresh", note)
    async with reader(size=(120, 12)):
        assert frames and all(frames)


async def test_a_start_with_the_text_at_hand_lays_out_once_and_paints_the_whole_once(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader():
        pass  # from now on the text is at hand
    layouts = wholes = 0
    reflow, paint_all = LeanCompositor.reflow, LeanCompositor.render_full_update

    def lay_out(compositor: LeanCompositor, parent: Widget, size: Size) -> ReflowResult:
        nonlocal layouts
        layouts += 1
        return reflow(compositor, parent, size)

    def paint(compositor: LeanCompositor, simplify: bool = False) -> LayoutUpdate:
        nonlocal wholes
        wholes += 1
        return paint_all(compositor, simplify)

    monkeypatch.setattr(LeanCompositor, "reflow", lay_out)
    monkeypatch.setattr(LeanCompositor, "render_full_update", paint)
    async with reader() as one:
        await one.settle()
        assert one.room.opened is not None
    assert (layouts, wholes) == (1, 1)
