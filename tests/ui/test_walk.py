"""The walk that everything is for: open, find a quotation, note it, come back to it."""

from __future__ import annotations

import pytest
import yaml

from reader.library.places import Places
from tests.ui.conftest import Opener

SECOND = "harbour-inquiry-opens"


async def test_a_note_and_a_bookmark_are_there_at_the_next_start(
    reader: Opener, places: Places
) -> None:
    async with reader(size=(80, 24)) as one:
        await one.open(SECOND)
        await one.press(*"]q]q]qa", *"Ask", "space", *"her", "ctrl+s")
        assert one.said.startswith("Noted")
        await one.press("j", "j", "m", "b")
        place = one.room.prose.at
        await one.press("Q")
    assert (one.app.return_code, one.app._exception) == (0, None)
    file = places.notes / f"{SECOND}.yaml"
    kept = yaml.safe_load(file.read_text("utf-8"))
    assert [one["kind"] for one in kept["annotations"]] == ["note", "bookmark"]
    assert kept["annotations"][0]["note"] == "Ask her"

    async with reader(size=(120, 40)) as one:
        assert one.room.opened is not None
        assert one.room.opened.id == SECOND
        assert one.room.prose.at == place
        notes = one.room.opened.notes.annotations
        third = one.room.opened.direct_quotes[2]
        assert (notes[0].target.start, notes[0].target.end) == (third.start, third.end)
        assert notes[0].note == "Ask her"
        await one.press("g", "'", "b")
        assert one.room.prose.at == place
        await one.press("A")
        await one.press("enter")
        assert one.room.prose.at == third.start


async def test_six_keys_note_the_third_quotation_and_four_find_it(reader: Opener) -> None:
    async with reader() as one:
        await one.open(SECOND)
        await one.press("escape", "g")
        await one.press("]", "q", "]", "q", "]", "q")
        await one.press("H")
        assert one.room.opened is not None
        assert len(one.room.opened.notes.annotations) == 1


@pytest.mark.parametrize("keys", [["Q"], ["q", "q"], ["ctrl+q"], ["a", "ctrl+c"]])
async def test_every_way_out_ends_well(reader: Opener, keys: list[str]) -> None:
    async with reader() as one:
        await one.press(*keys)
    assert (one.app.return_code, one.app._exception) == (0, None)
