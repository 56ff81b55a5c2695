"""A note whose passage was lost, or is not sure, is listed and put back by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.annotations.by_hand import placed_by_hand
from reader.annotations.edit import put
from reader.annotations.schema import read_notes, write_notes
from reader.library.places import Places
from reader.model import AnchorState, Annotation
from reader.ui.commands import Pane
from reader.ui.screens.notes import AllNotes
from tests.annotations.samples import LATER, TEXT, annotation, notes, span
from tests.ui.conftest import Opener, Reader

ARTICLE = "harbour-inquiry-opens"


def _lost(number: int, words: str, note: str = "mine") -> Annotation:
    return replace(annotation(words, number, note=note), state="lost")


def _write(places: Places, *annotations: Annotation) -> Path:
    ref = replace(notes().article, id=ARTICLE)
    file = places.notes / f"{ARTICLE}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(write_notes(notes(*annotations, ref=ref)))
    return file


def _state(file: Path) -> list[tuple[AnchorState, str]]:
    found = read_notes(file.read_bytes(), ARTICLE).annotations
    return [(one.state, one.target.exact) for one in found]


async def _open(one: Reader) -> None:
    await one.open(ARTICLE)
    one.room.focus_pane(Pane.TEXT)
    await one.press("g")


async def test_a_lost_note_is_listed_in_words_and_put_back_from_the_panel(
    reader: Opener, places: Places
) -> None:
    file = _write(places, _lost(1, "Tilda Marsh"), _lost(2, "market day"))
    async with reader() as one:
        await _open(one)
        await one.press("P", "3")
        rows = [str(leaf.paint(60)) for leaf in one.room.panel._leaves]
        assert len(rows) == 2
        assert all("lost" in row for row in rows)
        assert any("Tilda Marsh" in row for row in rows)
        chosen = one.room.panel.chosen
        assert chosen is not None and chosen.annotation is not None
        await one.press("enter")
        assert "p takes it up" in one.said
        await one.press("p")
        assert one.room.pane_name is Pane.TEXT
        assert chosen.annotation.target.exact in one.said
        await one.press(*"]q", "p")
        assert "Put back here" in one.said
        thing = one.room.thing
        placed = next(each for each in one.annotations if each.id == chosen.annotation.id)
        assert thing is not None
        assert (placed.target.start, placed.target.end) == (thing.start, thing.end)
        assert placed.state == "exact"
        assert placed.note == "mine"
        assert [state for state, _ in _state(file)].count("lost") == 1
        await one.press("ctrl+z")
        assert [state for state, _ in _state(file)] == ["lost", "lost"]
        undone = next(each for each in one.annotations if each.id == chosen.annotation.id)
        assert undone.target == chosen.annotation.target


async def test_the_only_lost_note_is_put_at_the_cursor_and_esc_lets_go(
    reader: Opener, places: Places
) -> None:
    file = _write(places, _lost(1, "Tilda Marsh"))
    async with reader() as one:
        await _open(one)
        await one.press("P", "3", "p", "escape")
        assert one.room.in_hand is None
        await one.press(*"]q", "p")
        assert [state for state, _ in _state(file)] == ["exact"]
        await one.press("p")
        assert one.said == "Every note of this article has its place."


async def test_with_several_lost_notes_one_must_be_chosen(reader: Opener, places: Places) -> None:
    file = _write(places, _lost(1, "Tilda Marsh"), _lost(2, "market day"))
    async with reader() as one:
        await _open(one)
        await one.press(*"]q", "p")
        assert "take one up" in one.said
        assert [state for state, _ in _state(file)] == ["lost", "lost"]


async def _unsure(one: Reader, places: Places) -> tuple[Path, Annotation]:
    """Leave a note that is not sure of its place on the first quotation."""
    await _open(one)
    await one.press(*"]qa", *"hm", "ctrl+s")
    (note,) = one.annotations
    file = places.notes / f"{ARTICLE}.yaml"
    stored = read_notes(file.read_bytes(), ARTICLE)
    file.write_bytes(write_notes(put(stored, replace(note, state="needs_review"))))
    await one.tick()
    assert one.annotations[0].state == "needs_review"
    return file, note


async def test_a_place_that_is_not_sure_is_told_and_confirmed(
    reader: Opener, places: Places
) -> None:
    async with reader() as one:
        _, note = await _unsure(one, places)
        gutter = dict(one.room.prose._gutter)
        assert gutter[note.target.start] == "?"
        await one.press("A")
        assert isinstance(one.app.screen, AllNotes)
        assert "needs review" in str(one.app.screen.row(0, 80))
        await one.press("q", "p")
        assert one.said == "Its place is confirmed."
        assert [each.state for each in one.annotations] == ["exact"]
        assert one.annotations[0].target == note.target
        assert dict(one.room.prose._gutter)[note.target.start] == "✎"
        await one.press("ctrl+z")
        assert [each.state for each in one.annotations] == ["needs_review"]
        one.room.prose.go_to(note.target.start)
        await one.press("v", "e", "p")
        assert one.said.startswith("Put back here")
        (chosen,) = one.annotations
        assert chosen.target.start == note.target.start
        assert chosen.target.end < note.target.end


async def test_a_place_that_is_wrong_is_changed(reader: Opener, places: Places) -> None:
    async with reader() as one:
        _, note = await _unsure(one, places)
        await one.press("g", "P", "3", "p")
        assert one.room.prose.at == note.target.start
        await one.press(*"]q]q", "p")
        thing = one.room.thing
        assert thing is not None
        (moved,) = one.annotations
        assert (moved.target.start, moved.target.end) == (thing.start, thing.end)
        assert moved.target.start != note.target.start
        assert moved.state == "exact"


async def test_a_lost_note_chosen_among_all_notes_is_shown_where_it_is_kept(
    reader: Opener, places: Places
) -> None:
    _write(places, _lost(1, "Tilda Marsh"), _lost(2, "market day"))
    async with reader() as one:
        await one.open("pier-falls-in-storm")
        await one.press("A", "j", "enter")
        assert one.room.opened is not None and one.room.opened.id == ARTICLE
        assert one.room.pane_name is Pane.PANEL
        chosen = one.room.panel.chosen
        assert chosen is not None and chosen.annotation is not None
        assert chosen.annotation.target.exact == "market day"
        assert "p takes it up" in one.said


async def test_p_in_a_panel_without_notes_says_where_to_go(reader: Opener) -> None:
    async with reader() as one:
        await _open(one)
        await one.press("P", "p")
        assert "Choose a note" in one.said


@pytest.mark.parametrize("state", ["lost", "needs_review", "moved"])
def test_by_hand_the_first_selector_is_kept(state: AnchorState) -> None:
    one = replace(annotation("Tilda Marsh"), state=state)
    placed = placed_by_hand(one, TEXT, *span("her brother"), now=LATER)
    assert placed.state == "exact"
    assert placed.target.exact == "her brother"
    assert placed.modified > one.modified
    again = placed_by_hand(placed, TEXT, *span("market day"), now=LATER)
    assert again.extra == placed.extra
    assert "Tilda Marsh" in str(again.extra)
