"""A notes file that can't be read is told, left alone, and mended from the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.annotations.schema import read_notes
from reader.library.places import Places
from reader.ui import editor
from reader.ui.screens.ask import Ask
from tests.ui.conftest import Opener, Reader

ARTICLE = "harbour-inquiry-opens"
BROKEN = "schema: 1\nannotations: [\n"
NEWER = "schema: 99\narticle: {id: harbour-inquiry-opens, title: x}\nstarred: true\n"


def _file(places: Places) -> Path:
    return places.notes / f"{ARTICLE}.yaml"


async def _two_notes(one: Reader) -> None:
    await one.open(ARTICLE)
    await one.press("g", *"]qH", *"]qH")


async def test_a_damaged_file_is_told_for_as_long_as_it_holds(
    reader: Opener, places: Places
) -> None:
    places.notes.mkdir(parents=True)
    _file(places).write_text(BROKEN, "utf-8")
    async with reader() as one:
        await one.open(ARTICLE)
        assert f"{ARTICLE}.yaml" in one.said
        assert "notes file damaged, line" in one.said
        await one.press("j")
        assert one.said.startswith("Notes read-only; M mends.")
        for keys in ("H", "a", "mm", "*", "x", "p", "D"):
            await one.press(*(key if key != "*" else "asterisk" for key in keys))
            assert one.annotations == [], keys
            assert one.app.screen is one.room, keys
        await one.open("pier-falls-in-storm")
        assert one.standing == ""
        await one.press("M")
        assert one.said == "The notes file of this article is whole."
    assert _file(places).read_text("utf-8") == BROKEN


async def test_it_is_mended_in_the_editor(
    reader: Opener, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited: list[Path] = []

    def mend(_: object, file: Path) -> None:
        edited.append(file)
        file.write_text(good, "utf-8")

    monkeypatch.setattr(editor, "edit_file_outside", mend)
    async with reader() as one:
        await _two_notes(one)
        good = _file(places).read_text("utf-8")
        _file(places).write_text(BROKEN, "utf-8")
        await one.tick()
        assert "damaged" in one.said
        assert len(one.annotations) == 2
        await one.press("M", "e")
        assert edited == [_file(places)]
        assert one.said == "The notes load again: 2."
        assert one.standing == ""
        await one.press(*"]qH")
        assert len(one.annotations) == 3


async def test_no_editor_is_told(reader: Opener, places: Places) -> None:
    places.notes.mkdir(parents=True)
    _file(places).write_text(BROKEN, "utf-8")
    async with reader() as one:
        await one.open(ARTICLE)
        await one.press("M", "e")
        assert "$EDITOR" in one.said


async def test_a_backup_is_put_back_and_the_damaged_bytes_are_kept(
    reader: Opener, places: Places
) -> None:
    async with reader() as one:
        await _two_notes(one)
        await one.press("Q")
    _file(places).write_text(BROKEN, "utf-8")
    async with reader() as one:
        await one.open(ARTICLE)
        await one.press("M")
        asked = one.app.screen
        assert isinstance(asked, Ask)
        shown = [option.words for option in asked._options]
        assert "saved last: 2 notes" in shown[1]
        assert "from before the last save: 1 note" in shown[2]
        await one.press("1")
        assert one.said == "The notes load again: 2."
        assert len(one.annotations) == 2
        await one.press("asterisk")
        assert one.room.opened is not None and one.room.opened.notes.starred
    assert read_notes(_file(places).read_bytes(), ARTICLE).starred
    quarantined = [each.read_text("utf-8") for each in (places.state / "quarantine").iterdir()]
    assert BROKEN in quarantined


async def test_a_newer_file_is_shown_and_nothing_is_offered_in_its_place(
    reader: Opener, places: Places
) -> None:
    async with reader() as one:
        await _two_notes(one)
        await one.press("Q")
    _file(places).write_text(NEWER, "utf-8")
    async with reader() as one:
        await one.open(ARTICLE)
        assert one.room.opened is not None and one.room.opened.notes.starred
        assert "newer reader" in one.said
        await one.press("asterisk", "M")
        asked = one.app.screen
        assert isinstance(asked, Ask)
        assert len(asked._options) == 1
        await one.press("escape")
    assert _file(places).read_text("utf-8") == NEWER


async def test_a_star_is_refused_where_notes_are_read_only(reader: Opener, places: Places) -> None:
    places.notes.mkdir(parents=True)
    _file(places).write_text(NEWER, "utf-8")
    async with reader() as one:
        await one.open(ARTICLE)
        await one.press("asterisk")
        assert "read-only" in one.said
        assert not one.room.notebook.unsaved
