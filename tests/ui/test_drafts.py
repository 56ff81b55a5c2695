"""What is written of a note survives a kill, and is offered again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotations.disk import RealDisk
from reader.annotations.drafts import Draft, Drafts
from reader.library.places import Places
from reader.ui.commands import Pane
from reader.ui.commands.annotating import write_note
from reader.ui.opened import Opened, Thing
from reader.ui.screens import note_box
from reader.ui.screens.note_box import NoteBox
from tests.ui.conftest import Opener, Reader
from tests.ui.test_saving import Switch

ARTICLE = "harbour-inquiry-opens"
OTHER = "pier-falls-in-storm"


def _files(places: Places) -> list[Path]:
    folder = places.state / "drafts"
    return sorted(folder.glob("*.json")) if folder.exists() else []


async def _writing(one: Reader, words: str = "half") -> NoteBox:
    """Open the box on the first quotation and write, until a second has gone by."""
    await one.open(ARTICLE)
    one.room.focus_pane(Pane.TEXT)
    await one.press("g", *"]qa", *words)
    box = one.app.screen
    assert isinstance(box, NoteBox)
    box.keep_draft()
    await one.settle()
    return box


async def _save(one: Reader, places: Places, words: str) -> None:
    """Save the note in the box, which shows these words; then it is one, and no draft."""
    box = one.app.screen
    assert isinstance(box, NoteBox) and box.words.text == words
    await one.press("ctrl+s")
    assert [each.note for each in one.annotations] == [words]
    assert _files(places) == []


async def test_what_was_being_written_is_offered_at_the_next_start(
    reader: Opener, places: Places
) -> None:
    async with reader() as one:
        await _writing(one)
        (file,) = _files(places)
        killed = file.read_bytes()
    file.write_bytes(killed)
    async with reader() as one:
        assert "half" in one.said
        assert "D goes on" in one.said
        await one.open(OTHER)
        await one.press("D")
        assert one.room.opened is not None and one.room.opened.id == ARTICLE
        box = one.app.screen
        assert isinstance(box, NoteBox)
        assert box.words.text == "half"
        await one.press(*"way", "ctrl+s")
        assert [each.note for each in one.annotations] == ["halfway"]
        assert _files(places) == []
        await one.press("D")
        assert one.said == "No half-written note is kept."


async def test_it_is_offered_where_the_same_passage_is_noted_again(
    reader: Opener, places: Places
) -> None:
    async with reader() as one:
        await _writing(one)
        await one.press("ctrl+q")
        assert not one.app.is_running
    assert len(_files(places)) == 1
    async with reader() as one:
        await one.open(ARTICLE)
        await one.press("g", *"]q]qa")
        box = one.app.screen
        assert isinstance(box, NoteBox) and box.words.text == ""
        await one.press("escape", *"[qa")
        box = one.app.screen
        assert isinstance(box, NoteBox) and box.words.text == "half"
        await one.press("escape")
        assert one.shows(NoteBox)
        await one.press("escape")
        assert not one.shows(NoteBox)
        assert _files(places) == []
        assert one.annotations == []


async def test_the_draft_goes_only_once_the_note_is_durable(reader: Opener, places: Places) -> None:
    switch = Switch(places.notes)
    async with reader(disk=switch.disk) as one:
        await _writing(one)
        switch.full = True
        await one.press("ctrl+s")
        assert "NOT SAVED" in one.standing
        assert len(_files(places)) == 1
        switch.full = False
        await one.tick(5)
        assert _files(places) == []


async def test_a_draft_that_cannot_be_kept_is_told(reader: Opener, places: Places) -> None:
    switch = Switch(places.state / "drafts")
    async with reader(disk=switch.disk) as one:
        await one.open(ARTICLE)
        switch.full = True
        box = await _writing(one)
        assert "the draft is not kept" in one.said
        assert box.words.text == "half"
        switch.full = False


async def test_a_draft_whose_passage_is_gone_is_taken_up_at_the_cursor(
    reader: Opener, places: Places
) -> None:
    drafts = Drafts(RealDisk(), places.state / "drafts")
    drafts.put(Draft(ARTICLE, "words that are not there", 5, 29, "kept", "2026-11-22T09:00:00"))
    drafts.write()
    async with reader() as one:
        await one.open(ARTICLE)
        await one.press("g", *"]q", "D")
        await _save(one, places, "kept")


async def test_words_are_kept_once_a_second_and_never_without_any(
    reader: Opener, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note_box, "KEEP_AFTER", 3600)
    async with reader() as one:
        await one.open(ARTICLE)
        await one.press("g", *"]qa")
        box = one.app.screen
        assert isinstance(box, NoteBox)
        waiting = [box._waiting]
        await one.press(*"abc")
        assert one.room.session.drafts.all() == ()
        waiting.append(box._waiting)
        box.keep_draft()
        waiting.append(box._waiting)
        assert waiting == [False, True, False]
        assert [each.words for each in one.room.session.drafts.all()] == ["abc"]


def _opened(one: Reader) -> Opened:
    assert one.room.opened is not None
    return one.room.opened


def _twice_the_same(one: Reader) -> tuple[Thing, Thing]:
    """Return two passages of the same words."""
    text, words = _opened(one).article.text, "the mayor"
    starts = text.index(words), text.rindex(words)
    assert starts[0] < starts[1]
    first, second = (Thing("annotation", start, start + len(words)) for start in starts)
    return first, second


async def test_a_draft_is_not_offered_on_the_same_words_elsewhere(
    small: Opener, places: Places
) -> None:
    """It is on the passage it was begun on, also where the same words stand before that."""
    async with small() as one:
        _, second = _twice_the_same(one)
        write_note(one.room, _opened(one), second)
        await one.settle()
        await one.press(*"later")
        box = one.app.screen
        assert isinstance(box, NoteBox)
        box.keep_draft()
        await one.settle()
        killed = {file: file.read_bytes() for file in _files(places)}
    for file, data in killed.items():
        file.write_bytes(data)
    async with small() as one:
        first, second = _twice_the_same(one)
        for thing, words in ((first, ""), (second, "later")):
            write_note(one.room, _opened(one), thing)
            await one.settle()
            box = one.app.screen
            assert isinstance(box, NoteBox) and box.words.text == words
            await one.press("escape", *(["escape"] if words else []))


async def test_a_draft_goes_behind_the_note_that_came_to_be_meanwhile(
    reader: Opener, places: Places
) -> None:
    async with reader() as one:
        await _writing(one)
        (file,) = _files(places)
        killed = file.read_bytes()
    file.unlink()
    async with reader() as one:
        await one.open(ARTICLE)
        await one.press("g", *"]qa", *"first", "ctrl+s")
    file.write_bytes(killed)
    async with reader() as one:
        await one.open(ARTICLE)
        await one.press("g", *"]qa")
        await _save(one, places, "first\n\nhalf")


async def test_a_note_that_was_being_changed_is_gone_on_with_as_it_was(
    reader: Opener, places: Places
) -> None:
    async with reader() as one:
        await one.open(ARTICLE)
        await one.press("g", *"]qa", *"first", "ctrl+s")
        await one.press("a", *["backspace"] * 4, *"ew")
        box = one.app.screen
        assert isinstance(box, NoteBox)
        box.keep_draft()
        await one.settle()
        (file,) = _files(places)
        killed = file.read_bytes()
    file.write_bytes(killed)
    async with reader() as one:
        await one.open(ARTICLE)
        await one.press("g", *"]qa")
        box = one.app.screen
        assert isinstance(box, NoteBox) and box.words.text == "few"


async def test_no_draft_comes_to_be_of_a_note_that_is_saved(reader: Opener, places: Places) -> None:
    async with reader() as one:
        box = await _writing(one)
        box.action_save()
        await one.settle()
        box.keep_draft()  # as the second of waiting does that ends with the save
        await one.settle()
        assert one.room.session.drafts.all() == ()
        assert _files(places) == []


def test_a_draft_stays_on_its_passage_as_words_come_before_it() -> None:
    text = "The fair opens. On Monday the fair closes."
    start = text.rindex("the fair")
    span = start, start + len("the fair")
    draft = Draft(
        "fair-opens", "the fair", *span, "words", "", "The fair opens. On Monday ", " closes."
    )
    changed = "Now the fair is here. " + text
    place = draft.place(changed)
    assert place.start == changed.rindex("the fair")


DRAFT = Draft("fair-opens", "the fair", 3, 11, "words", "2026-11-22T09:00:00")


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", "{}", "\x00", '{"article": 1}', json.dumps({"article": "x"})]
)
def test_a_damaged_draft_counts_as_not_there(tmp_path: Path, damage: str) -> None:
    (tmp_path / DRAFT.name).write_text(damage, "utf-8")
    assert Drafts(RealDisk(), tmp_path).load() == ()


@settings(max_examples=25)
@given(st.text(), st.text(min_size=1))
def test_any_words_come_back_safe(tmp_path_factory: pytest.TempPathFactory, a: str, b: str) -> None:
    folder = tmp_path_factory.mktemp("drafts")
    drafts = Drafts(RealDisk(), folder)
    drafts.put(Draft("fair-opens", "the fair", 3, 11, f"x{a}{b}", "2026-11-22T09:00:00"))
    drafts.write()
    (read,) = Drafts(RealDisk(), folder).load()
    assert read.words.startswith("x")
    assert "\x1b" not in read.words


def test_the_latest_comes_first_and_the_same_passage_has_one(tmp_path: Path) -> None:
    drafts = Drafts(RealDisk(), tmp_path)
    for number, words in enumerate(("one", "two")):
        drafts.put(Draft("fair-opens", "the fair", 3, 11, words, f"2026-11-2{number}"))
    drafts.put(Draft("fair-opens", "Saturday", 15, 23, "three", "2026-11-25"))
    drafts.write()
    assert [one.words for one in Drafts(RealDisk(), tmp_path).load()] == ["three", "two"]
    drafts.drop(Draft("fair-opens", "Saturday", 15, 23, "", ""))
    drafts.write()
    assert [one.words for one in Drafts(RealDisk(), tmp_path).load()] == ["two"]


async def test_on_a_small_screen_the_box_tells_every_key(reader: Opener) -> None:
    async with reader(size=(30, 8)) as one:
        await _writing(one)
        assert "Ctrl+E your editor" in " ".join(one.words_of("#note-hint").split())
        await one.press("escape")
        told = " ".join(one.words_of("#note-hint").split())
        assert "Esc again leaves" in told
        region = one.app.screen.query_one("#note-hint").region
        assert region.bottom <= 8
