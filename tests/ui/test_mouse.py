"""The mouse does what the keys do."""

from __future__ import annotations

from textual.geometry import Offset

from reader.library.article_list import View
from reader.ui.commands import Pane
from tests.ui.conftest import Opener

ARTICLE = "harbour-inquiry-opens"


async def test_a_click_opens_the_article_of_a_row(reader: Opener) -> None:
    async with reader() as one:
        await one.pilot.click("#library-rows", offset=(5, 4))
        await one.settle()
        catalogue = one.room.session.catalogue
        second = catalogue.around(View()).numbers[1]
        assert one.room.opened is not None
        assert catalogue.number(one.room.opened.id) == second
        assert one.room.pane_name is Pane.TEXT


async def test_a_click_in_a_quotation_stands_on_it(reader: Opener) -> None:
    async with reader() as one:
        await one.open(ARTICLE)
        prose = one.room.prose
        one.room.focus_pane(Pane.TEXT)
        assert one.room.opened is not None
        quote = one.room.opened.things("quote")[0]
        await one.press(*"]q", "escape")
        place = prose.place_of(quote.start + 3)
        await one.pilot.click("#text", offset=place)
        await one.settle()
        assert prose.thing == quote


async def test_a_tab_of_the_panel_turns_it(reader: Opener) -> None:
    async with reader() as one:
        await one.pilot.click("#panel-tabs", offset=(9, 0))
        await one.settle()
        assert one.room.panel.kind == "quotes"


async def test_the_wheel_keeps_the_cursor_in_view(reader: Opener) -> None:
    async with reader(size=(100, 20)) as one:
        await one.open(ARTICLE)
        prose = one.room.prose
        prose.scroll_to(y=30, animate=False)
        await one.settle()
        assert 0 <= prose.place_of(prose.at)[1] < prose.size.height
        assert prose.scroll_offset == Offset(0, 30)
