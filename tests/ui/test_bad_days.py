"""What goes wrong is said in one line, and nothing that was written is given up."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.faults import NOT_ANALYSED
from reader.library.places import Places
from reader.model import Analysis, ReaderError
from reader.ui.commands import Pane
from tests.ui.conftest import Opener

ARTICLE = "harbour-inquiry-opens"


async def test_wrong_settings_are_told_and_the_rest_works(reader: Opener, places: Places) -> None:
    places.settings.parent.mkdir(parents=True)
    places.settings.write_text(
        "theme: sepia\nkeys: {quote.next: [Ctrl+N], nonsense: [j]}\n", "utf-8"
    )
    async with reader() as one:
        assert "nonsense" in one.said
        await one.open(ARTICLE)
        one.room.focus_pane(Pane.TEXT)
        await one.press("ctrl+n")
        assert one.room.prose.thing is not None


async def test_a_page_that_went_away_is_told(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader() as one:
        before = one.room.opened
        page = one.room.session.shelf.pages[ARTICLE]
        monkeypatch.setattr(type(page.path), "read_bytes", _gone)
        monkeypatch.setattr(type(page.path), "open", _gone)
        await one.open(ARTICLE)
        assert ARTICLE in one.said or page.path.name in one.said
        assert one.room.opened is before


async def test_a_text_stays_readable_where_a_fault_keeps_its_quotations_from_being_found(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(text: str) -> Analysis:
        raise ReaderError(NOT_ANALYSED)

    monkeypatch.setattr("reader.analyse", faulty, raising=False)
    async with reader() as one:
        await one.open(ARTICLE)
        assert one.room.opened is not None
        assert one.room.opened.id == ARTICLE
        assert f"{ARTICLE}.txt: {NOT_ANALYSED}" in one.said
        one.room.focus_pane(Pane.TEXT)
        await one.press("m", "m")
        assert [one.kind for one in one.annotations] == ["bookmark"]


def _gone(path: Path, *_: object, **__: object) -> bytes:
    raise FileNotFoundError(2, "No such file or directory", str(path))


async def test_the_place_stays_over_resizes_and_widths(reader: Opener) -> None:
    async with reader(size=(120, 40)) as one:
        await one.open(ARTICLE)
        one.room.focus_pane(Pane.TEXT)
        await one.press(*"]q]q]q]q]q]q")
        at = one.room.prose.at
        for size in ((60, 20), (200, 60), (80, 24)):
            await one.pilot.resize_terminal(*size)
            await one.settle()
            assert one.room.prose.at == at
            row = one.room.prose.place_of(one.room.prose.at)[1]
            assert 0 <= row < one.room.prose.size.height
        await one.press("minus", "minus", "plus")
        assert one.room.prose.at == at
