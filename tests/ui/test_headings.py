"""What stands over a list tells how much is listed and what is being done, however narrow it is."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.library.finding import Found
from reader.library.query import Query
from reader.ui.commands import Pane
from reader.ui.listed import Listed
from reader.ui.screens import library_search
from reader.ui.screens.page import PageAsItCame
from reader.ui.searcher import ask
from reader.ui.session import Session
from tests.ui.conftest import Opener


def test_the_name_gives_way_to_the_count_and_to_what_is_being_done() -> None:
    many = Listed(range(1, 330))
    assert many.heading("Library", "", ("", ""), 24) == "Library · 329"
    assert many.heading("Library", "", ("", "adding 10%"), 24) == "329 · adding 10%"
    assert many.heading("Library", "", ("11 marked", ""), 24) == "329 · 11 marked"
    assert many.heading("", "university of carnshire press", ("", ""), 24) == (
        "/university of ca… · 329"
    )
    assert Listed(whole=False).heading("Library", "", ("", ""), 24) == "Library"


@given(
    st.integers(0, 99_999),
    st.text(),
    st.text(),
    st.tuples(st.sampled_from(["", "7 marked"]), st.sampled_from(["", "adding 10%"])),
    st.integers(24, 60),
)
def test_it_stays_on_the_line_and_says_all_but_the_name(
    count: int, name: str, words: str, also: tuple[str, str], width: int
) -> None:
    told = Listed(range(count)).heading(name, words, also, width)
    assert cell_len(told) <= width
    if cell_len(" · ".join(filter(None, (str(count), *also)))) <= width:
        assert str(count) in told
        assert all(one in told for one in also)


async def test_the_heading_of_the_list_shows_the_count_on_a_small_screen(reader: Opener) -> None:
    async with reader(size=(80, 24)) as one:
        one.room.focus_pane(Pane.LIST)
        await one.press("/", *"marlow and district gazette and post", "enter")
        assert one.words_of("#library-heading").rstrip().endswith("… · 0")


@pytest.mark.usefixtures("studied")
async def test_the_count_is_called_final_only_when_all_was_looked_through(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def paused(session: Session, query: Query, stop: Event) -> Iterator[Found]:
        for number, one in enumerate(ask(session, query, stop)):
            if number == 2:
                go_on.wait(60)
            yield one

    monkeypatch.setattr(library_search, "FIRST", 2)
    monkeypatch.setattr(library_search, "ask", paused)
    async with reader() as one:
        await one.pilot.press("/", "tab", *"council")
        heading = ""
        for _ in range(1000):
            heading = str(one.app.screen.query_one("#listing-heading").render())
            if "looking" in heading:
                break
            await one.pilot.pause()
        assert heading.startswith("All articles · 2+ · looking …")
        go_on.set()
        await one.settle()
        heading = str(one.app.screen.query_one("#listing-heading").render())
        assert "looking" not in heading
        assert "+" not in heading.split(" · ")[1]


async def test_the_reason_why_a_piece_was_cut_stands_whole_where_there_is_room(
    reader: Opener,
) -> None:
    async with reader(size=(80, 24)) as one:
        await one.open("council-leader-resigns")
        await one.press("\\")
        page = one.app.screen
        assert isinstance(page, PageAsItCame)
        rows = ["".join(words for words, _ in page.row(n, 76)[0]) for n in range(page.rows.count)]
        assert one.room.opened is not None
        pieces = one.room.session.shelf.article(one.room.opened.id).pieces
        reasons = {piece.reason.replace("_", " ") for piece in pieces if piece.reason}
        assert max(map(len, reasons)) > 12
        assert all(any(f"cut: {reason} " in row for row in rows) for reason in reasons)
        assert {cell_len(row) <= 76 for row in rows} == {True}
