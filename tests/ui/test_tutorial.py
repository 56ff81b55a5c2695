"""The first minute: the ticks of the tutorial, the samples, and few keys to a note and back."""

from __future__ import annotations

from reader.library.article_list import View
from reader.library.order import TUTORIAL
from reader.library.places import Places
from reader.library.tutorial import STEPS, load_tutorial, tutorial_file
from reader.ui.tutorial import progress_words
from tests.ui.conftest import Opener, Reader


def _gutter(one: Reader) -> list[str]:
    return [mark for _, mark in one.room.prose._gutter if mark in "✓☐"]


async def test_each_step_is_ticked_when_done_and_remembered(reader: Opener, places: Places) -> None:
    async with reader() as one:
        assert one.room.opened is not None and one.room.opened.id == TUTORIAL
        assert _gutter(one) == ["☐", "☐", "☐", "☐"]
        await one.press("y")
        assert _gutter(one) == ["☐", "☐", "☐", "☐"], "the headline is no quotation"
        await one.press("]", "q")
        assert one.said == "✓ 1 of 4 done. Next: note it with a."
        await one.press("a", "w", "ctrl+s")
        assert one.said == "✓ 2 of 4 done. Next: find the note with A, then Enter."
        await one.press("A", "enter")
        assert _gutter(one) == ["✓", "✓", "✓", "☐"]
        await one.press("J", "]", "q", "y")
        assert "done" not in one.said, "only the tutorial ticks"
        await one.press("Q")
    assert load_tutorial(places) == {"jump", "note", "find"}
    async with reader() as one:
        await one.open(TUTORIAL)
        assert _gutter(one) == ["✓", "✓", "✓", "☐"]
        await one.press("]", "q", "y")
        assert one.said.startswith("✓ 4 of 4 done. That is all")
        await one.press("]", "q")
        assert "4 of 4" not in one.said, "it is told once"
        one.app.exit()
    assert load_tutorial(places) == set(STEPS)


def test_a_file_of_steps_that_cannot_be_read_is_none(places: Places) -> None:
    assert load_tutorial(places) == frozenset()
    tutorial_file(places).parent.mkdir(parents=True)
    tutorial_file(places).write_bytes(b"\xff\xfe note\njump of-another-version\n")
    assert load_tutorial(places) == {"note", "jump"}


def test_the_words_name_the_first_step_that_is_left() -> None:
    from reader.ui.glyphs import ASCII_GLYPHS

    assert progress_words(frozenset({"copy"}), ASCII_GLYPHS) == (
        "v 1 of 4 done. Next: stand on a quotation with ]q."
    )


async def test_samples_go_with_one_command_and_come_back_with_it(
    reader: Opener, places: Places
) -> None:
    async with reader() as one:
        every = one.room.library.rows.count
        await one.press("]", "q", "H", "colon", *"sample articles", "enter")
        await one.settle()
        assert one.room.library.rows.count == 0
        assert "samples: no" in places.settings.read_text("utf-8")
        assert len(list(places.notes.glob("*.yaml"))) == 1, "a note on a sample stays"
        await one.press("]", "q", "H")
        one.room.call_command("samples")
        await one.settle()
        assert one.room.library.rows.count == every
        assert one.said.startswith("The samples are here again"), "they are not new"


async def test_six_keys_note_the_third_quotation_and_two_find_it_again(reader: Opener) -> None:
    """Of every shipped article that has three, from its top; the saving is the sixth key."""
    async with reader(size=(50, 8)) as one:
        noted = 0
        last: tuple[str, int] = ("", 0)
        catalogue = one.room.session.catalogue
        for entry in catalogue.entries(catalogue.whole(View())).values():
            await one.open(entry.id)
            opened = one.room.opened
            assert opened is not None and opened.id == entry.id
            if len(opened.direct_quotes) < 3:
                continue
            third = opened.direct_quotes[2]
            await one.press("]", "q", ";", ";", "a", "w", "ctrl+s")
            (note,) = one.annotations
            assert (note.target.start, note.note) == (third.start, "w"), entry.id
            noted, last = noted + 1, (entry.id, third.start)
        await one.open(TUTORIAL)
        await one.press("A", "enter")
        assert one.room.opened is not None and (one.room.opened.id, one.room.prose.at) == last
        assert noted >= 6


async def test_a_jump_is_made_again_and_back(reader: Opener) -> None:
    async with reader(size=(80, 12)) as one:
        room = one.room
        assert room.opened is not None
        starts = [thing.start for thing in room.opened.things("person")]
        await one.press("]", "p", ";", ";")
        assert room.prose.at == starts[2]
        await one.press(",")
        assert room.prose.at == starts[1]
        await one.press(";")
        assert room.prose.at == starts[2], "turning back is not a new direction"
