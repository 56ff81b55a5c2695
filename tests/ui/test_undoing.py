"""Everything a person changes on disk is undone and redone, over a restart on the same day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.annotations.schema import read_notes
from reader.annotations.undofile import undo_file
from reader.library.places import Places
from reader.library.shelf import Entry
from reader.ui.commands import Pane
from reader.ui.glyphs import Glyphs
from reader.ui.rows import Counts, entry_row, is_unread
from tests.ui.conftest import Opener, Reader

ARTICLE = "harbour-inquiry-opens"
OTHER = "pier-falls-in-storm"


def _on_disk(places: Places, article: str = ARTICLE) -> Any:
    return read_notes((places.notes / f"{article}.yaml").read_bytes(), article)


async def _text(one: Reader, article: str = ARTICLE) -> None:
    await one.open(article)
    one.room.focus_pane(Pane.TEXT)
    await one.press("g")


async def test_a_note_is_taken_back_after_a_restart_and_made_again_after_another(
    reader: Opener, places: Places
) -> None:
    async with reader() as one:
        await _text(one)
        await one.press(*"]qa", *"Ask", "ctrl+s")
        (note,) = one.annotations
        await one.press("Q")
    async with reader() as one:
        assert one.annotations == [note]
        await one.press("ctrl+z")
        assert one.annotations == []
        assert one.said == "Undone: note."
        await one.press("Q")
    assert _on_disk(places).annotations == ()
    async with reader() as one:
        await one.press("ctrl+r")
        assert one.annotations == [note]
        assert one.said == "Done again: note."
    assert _on_disk(places).annotations == (note,)


async def test_a_deletion_is_taken_back_after_a_kill(reader: Opener, places: Places) -> None:
    async with reader() as one:
        await _text(one)
        await one.press(*"]qH", "x")
        assert one.annotations == []
        # What a kill would leave: nothing is written at quitting from here on.
        kept = undo_file(places.state).read_bytes()
        await one.press("Q")
    undo_file(places.state).write_bytes(kept)
    async with reader() as one:
        await one.press("ctrl+z")
        assert len(one.annotations) == 1


KINDS: dict[str, tuple[list[str], Callable[[Reader], Any]]] = {
    "a bookmark": (["m", "a"], lambda one: len(one.annotations)),
    "a bookmark without a letter": (["m", "m"], lambda one: len(one.annotations)),
    "a highlight": ([*"]qH"], lambda one: len(one.annotations)),
    "a label": ([*"]q", "3"], lambda one: [each.label for each in one.annotations]),
    "a star": (["asterisk"], lambda one: one.room.opened and one.room.opened.notes.starred),
}


@pytest.mark.parametrize("name", KINDS)
async def test_every_change_is_undone_and_redone_after_a_restart(
    reader: Opener, places: Places, name: str
) -> None:
    keys, state = KINDS[name]
    async with reader() as one:
        await _text(one)
        before = state(one)
        await one.press(*keys)
        after = state(one)
        assert after != before
        await one.press("Q")
    async with reader() as one:
        await one.press("ctrl+z")
        assert state(one) == before
        await one.press("ctrl+r")
        assert state(one) == after


async def test_read_and_unread_are_undone_in_turn_with_notes(
    reader: Opener, places: Places
) -> None:
    async with reader() as one:
        await _text(one)
        places_of = one.room.session.progress.places
        assert is_unread(places_of.get(ARTICLE))
        await one.press("r")
        await one.press(*"]qH")
        await one.press("ctrl+z")
        assert one.annotations == []
        assert one.room.session.progress.places[ARTICLE].finished
        await one.press("Q")
    async with reader() as one:
        await one.press("ctrl+z")
        assert one.said == "Undone: mark as read."
        assert is_unread(one.room.session.progress.places[ARTICLE])
        await one.press("ctrl+z")
        assert one.said == "Nothing to undo."
        await one.press("ctrl+r", "ctrl+r")
        assert one.room.session.progress.places[ARTICLE].finished
        assert len(one.annotations) == 1
    assert "reading_state" not in (places.notes / f"{ARTICLE}.yaml").read_text("utf-8")


async def test_undo_in_another_article_of_an_earlier_run_goes_there(
    reader: Opener, places: Places
) -> None:
    async with reader() as one:
        await _text(one)
        await one.press(*"]qH")
        await one.open(OTHER)
        await one.press("Q")
    async with reader() as one:
        assert one.room.opened is not None and one.room.opened.id == OTHER
        await one.press("ctrl+z")
        assert one.room.opened.id == ARTICLE
        assert one.annotations == []
    assert _on_disk(places).annotations == ()


async def test_a_change_in_another_article_of_this_run_is_named(
    reader: Opener, places: Places
) -> None:
    async with reader() as one:
        await _text(one)
        await one.press(*"]qH")
        title = one.room.opened.article.title if one.room.opened else ""
        await one.open(OTHER)
        await one.press("ctrl+z")
        assert one.said == f"Undone: highlight in {title}."
        assert one.room.opened is not None and one.room.opened.id == OTHER
    assert _on_disk(places).annotations == ()


async def test_undo_leaves_what_others_wrote_since(reader: Opener, places: Places) -> None:
    file = Path(places.notes / f"{ARTICLE}.yaml")
    async with reader() as one:
        await _text(one)
        await one.press(*"]qH")
        file.write_text(file.read_text("utf-8").replace("starred: false", "starred: true"), "utf-8")
        await one.tick()
        await one.press("ctrl+z")
        assert one.room.opened is not None
        assert one.room.opened.notes.starred
        assert one.annotations == []
    assert _on_disk(places).starred


async def test_a_note_that_was_rewritten_outside_stays_and_that_is_said(
    reader: Opener, places: Places
) -> None:
    file = Path(places.notes / f"{ARTICLE}.yaml")
    async with reader() as one:
        await _text(one)
        await one.press(*"]qa", *"Ask", "ctrl+s")
        theirs = file.read_text("utf-8").replace("Ask", "Ask the harbour office")
        file.write_text(theirs, "utf-8")
        await one.tick()
        await one.press("ctrl+z")
        assert [note.note for note in one.annotations] == ["Ask the harbour office"]
        assert one.said == "Not undone: note. It was changed outside, and stays."
        await one.press("ctrl+z")
        assert one.said == "Nothing to undo."
    assert [note.note for note in _on_disk(places).annotations] == ["Ask the harbour office"]


async def test_an_article_that_is_gone_does_not_stand_in_the_way(
    reader: Opener, places: Places, tmp_path: Path
) -> None:
    page = places.pages / "fair-opens-00000000.txt"
    page.parent.mkdir(parents=True)
    words = "The fair opens on Saturday, and the whole of the town will be there to see it begin."
    page.write_text(f"Fair opens\n\n{words}\n\n{words}\n", "utf-8")
    async with reader() as one:
        await _text(one, ARTICLE)
        await one.press(*"]qH")
        await _text(one, page.stem)
        await one.press("H")
        assert len(one.annotations) == 1
        await one.press("Q")
    page.unlink()
    async with reader() as one:
        await one.press("ctrl+z")
        assert "not here any more" in one.said
        await one.open(ARTICLE)
        await one.press("ctrl+z")
        assert one.annotations == []


async def test_tags_are_written_shown_found_and_taken_back(reader: Opener, places: Places) -> None:
    async with reader() as one:
        await _text(one)
        await one.press("t", *"pier, ", "comma", *" two words,pier", "enter")
        assert one.said == "Tagged: pier, two words."
        assert _on_disk(places).tags == ("pier", "two words")
        assert one.room.library.left.tags_in_use() == ["pier", "two words"]
        await one.press("t", "escape")
        assert _on_disk(places).tags == ("pier", "two words"), "leaving changes nothing"
        await one.press("t", "ctrl+u", "enter")
        assert (one.said, _on_disk(places).tags) == ("The tags are gone.", ())
        await one.press("ctrl+z")
        assert (one.said, _on_disk(places).tags) == ("Undone: tags.", ("pier", "two words"))
        await one.press("ctrl+z", "ctrl+r")
        assert _on_disk(places).tags == ("pier", "two words")


def test_the_list_shows_tags_as_one_line_whatever_they_hold() -> None:
    entry = Entry("a", "Pier", "Lantern", "2019-03-08", None, 100, Path("a.txt"))
    row = entry_row(entry, None, Counts(tags=("pier", "x\x1b[31m\ny")), 80, Glyphs())
    said = "".join(words for words, _ in row[-1])
    assert "8 Mar 2019 · #pier · #x" in said
    assert said.isprintable()
