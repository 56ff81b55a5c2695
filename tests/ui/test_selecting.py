"""A passage is selected by keys and by mouse, and noted, highlighted and copied like any thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from textual import events
from textual.geometry import Region

from reader.ui.commands import Pane
from reader.ui.screens.note_box import NoteBox
from tests.ui.conftest import Opener, Reader
from tests.ui.pages import everything

TEXT = everything().text
SAID = "“It has to be stone this time,” she added."
QUOTED = "“It has to be stone this time,”"


def selected(one: Reader) -> str:
    """Return the words that are selected."""
    prose = one.room.prose
    assert (prose.selected is None) == (one.room.pane_name is not Pane.SELECTION)
    return TEXT[slice(*prose.selected.span(TEXT))] if prose.selected else ""


async def keys(one: Reader, *pressed: str) -> None:
    """Send key presses through the running screen all at once, then wait."""
    named = {"Esc": "escape", "Space": "space", "PgUp": "pageup"}
    for key in pressed:
        name = named.get(key, key)
        one.room.focused.post_message(  # type: ignore[union-attr]
            events.Key(name, key if len(key) == 1 else None)
        )
    await one.settle()


async def test_keys_move_the_end_of_what_is_selected(small: Opener) -> None:
    async with small() as one:
        prose = one.room.prose
        await keys(one, *"]q]q", *"v")
        assert selected(one) == "“"
        for pressed, words in (
            ("l", "“I"),
            ("w", "“It h"),
            ("e", "“It has"),
            ("b", "“It h"),
            ("fb", "“It has to b"),
            (";", "“It has to b"),
            (",", "“It has to b"),
            ("ts", "“It has to be "),
            ("h", "“It has to be"),
            (")", SAID),
            ("(", "“"),
            ("}", SAID),
            ("$", SAID),
            ("0", "“"),
            ("iq", QUOTED),
            ("Esc", ""),
        ):
            await keys(one, *([pressed] if len(pressed) > 2 else pressed))
            assert selected(one) == words, pressed
        assert prose.thing is None
        assert prose.at == TEXT.index(QUOTED) + len(QUOTED) - 1


async def test_the_other_end_moves_after_o_and_lines_keep_their_column(small: Opener) -> None:
    async with small() as one:
        prose = one.room.prose
        await keys(one, *"]q]q", *"ve", *"owl")
        assert selected(one) == "t"
        await keys(one, "o")
        assert prose.selected is not None
        assert prose.selected.anchor == TEXT.index(QUOTED) + 2
        await keys(one, *"{", *"{")
        assert prose.selected.head == TEXT.index("Mara Quill, the mayor")
        await keys(one, *"www")
        column = prose.place_of(prose.selected.head)[0]
        await keys(one, "j")
        below = prose.place_of(prose.selected.head)
        assert below[0] == column
        await keys(one, "k", "G")
        assert selected(one).endswith(TEXT[-10:])
        await keys(one, "g")
        assert selected(one) == TEXT[: TEXT.index(QUOTED) + 3]
        await keys(one, "d", "Space", "PgUp", "u")
        assert prose.selected is not None
        assert prose.selected.anchor == TEXT.index(QUOTED) + 2
        await keys(one, "v")
        assert prose.selected is None


async def test_things_are_taken_whole_and_again_up_to_the_next(small: Opener) -> None:
    async with small() as one:
        await keys(one, *"]q]q", *"v", *"is")
        assert selected(one) == SAID
        await keys(one, *"is")
        assert selected(one) == f"{SAID}\n\n'Not a penny'"
        await keys(one, *"vv", *"ip")
        assert selected(one) == "'Not a penny'"
        await keys(one, *"ip")
        assert selected(one).startswith("'Not a penny'\n\nOwen Pell")
        await keys(one, *"iq")
        assert "in no quotation" in one.said
        await keys(one, *"v[qv", *"iq", *"iq")
        assert selected(one) == "“too small”"
        assert "No quotation after this" in one.said


async def test_jumps_and_matches_are_taken_in(small: Opener) -> None:
    async with small() as one:
        await keys(one, *"]qv", *"]q")
        assert selected(one).endswith(QUOTED)
        await keys(one, *"]p")
        assert selected(one).endswith("Owen Pell")
        await keys(one, *"[p")
        assert not selected(one).endswith("Owen Pell")
        await keys(one, "v")
        await keys(one, *"gjjjj", *"v")
        await one.press("/", *"boat owners", "enter")
        assert selected(one).endswith("boat owners")
        await keys(one, "n")
        assert one.room.pane_name is Pane.SELECTION


async def test_what_is_done_with_a_thing_is_done_with_a_selection(
    small: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with small() as one:
        copied: list[str] = []
        monkeypatch.setattr(one.app, "copy_to_clipboard", copied.append)
        words = "It has"
        await keys(one, *"]q]q")
        for key in "yYHa":
            await keys(one, *"g", *"]q]q", *"vl", *"ol", *"ee")
            assert selected(one) == words
            await one.press(key)
            assert one.room.prose.selected is None
            assert one.room.prose.thing is not None
        assert copied[0].startswith(f"“{words}” — Mara Quill, in")
        assert copied[1] == words
        (made,) = one.annotations
        assert (made.target.exact, made.kind, made.label) == (words, "highlight", None)
        assert one.shows(NoteBox)
        await one.press(*"Why?", "ctrl+s", "2")
        (made,) = one.annotations
        assert (made.target.exact, made.note, made.label) == (words, "Why?", "quote")
        await one.press("x")
        assert one.annotations == []


async def test_a_selection_ends_when_one_goes_elsewhere(small: Opener) -> None:
    async with small() as one:
        await keys(one, *"]qvw")
        keys_told = one.room.status._keys
        assert ("o", "other end") in keys_told
        await one.press("q")
        assert one.room.pane_name is Pane.TEXT
        assert ("o", "other end") not in one.room.status._keys
        await keys(one, *"]qvw")
        one.room.call_command("article.next")
        await one.settle()
        assert one.room.pane_name is Pane.TEXT


async def test_a_selection_is_told_apart_without_colour(small: Opener) -> None:
    async with small() as one:
        await keys(one, *"]q]q", *"vee")
        prose = one.room.prose
        assert prose.selected is not None
        row = prose.place_of(prose.selected.head)[1]
        styles = {part.text: part.style for part in prose.render_line(row) if part.style}
        assert styles["“It ha"].reverse
        assert not styles["“It ha"].underline
        assert styles["s"].reverse and styles["s"].underline
        assert not any(style.reverse for text, style in styles.items() if "stone" in text)


async def test_only_lines_that_changed_are_painted(
    small: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with small() as one:
        prose = one.room.prose
        await keys(one, *"gjjjjjjjj", "v", "j", "j")
        painted: list[Sequence[Region]] = []
        monkeypatch.setattr(prose, "refresh", lambda *regions, **_: painted.append(regions))
        prose.move(1)
        assert prose.selected is not None
        rows = {region.y for regions in painted for region in regions}
        here = prose.place_of(prose.selected.head)[1]
        assert rows and rows <= {here, here - 1, here - 2}
        assert all(region.height == 1 for regions in painted for region in regions)


# The mouse


async def drag(one: Reader, start: tuple[int, int], end: tuple[int, int], **parts: Any) -> None:
    """Press the button at one place of the text, move, and let go at another."""
    post = one.pilot._post_mouse_events
    await post([events.MouseDown], "#text", offset=start, button=1, **parts)
    await post([events.MouseMove], "#text", offset=end, button=1, **parts)
    await post([events.MouseUp, events.Click], "#text", offset=end, button=1, **parts)
    await one.settle()


async def test_a_drag_selects_and_a_click_ends_it(small: Opener) -> None:
    async with small() as one:
        prose = one.room.prose
        at = TEXT.index(QUOTED)
        await keys(one, *"]q", "Esc")
        one.room.focus_pane(Pane.LIST)
        await drag(one, prose.place_of(at), prose.place_of(at + len(QUOTED) - 1))
        assert selected(one) == QUOTED
        await one.press("H")
        assert one.annotations[0].target.exact == QUOTED
        await drag(one, prose.place_of(at + 6), prose.place_of(at + 1))
        assert selected(one) == "It has"
        await one.press("l")
        assert selected(one) == "t has"
        await one.pilot.click("#text", offset=prose.place_of(at + 50))
        await one.settle()
        assert prose.selected is None


async def test_two_clicks_select_a_word_and_three_a_paragraph(small: Opener) -> None:
    async with small() as one:
        place = one.room.prose.place_of(TEXT.index("stone this"))
        await one.pilot.click("#text", offset=place, times=2)
        await one.settle()
        assert selected(one) == "stone"
        await one.pilot.click("#text", offset=place, times=3)
        await one.settle()
        assert selected(one) == SAID


async def test_with_shift_the_mouse_is_not_ours(small: Opener) -> None:
    async with small() as one:
        prose = one.room.prose
        at = TEXT.index(QUOTED)
        await drag(one, prose.place_of(at), prose.place_of(at + 6), shift=True)
        assert prose.selected is None
        assert (one.room.get_selected_text() or "").startswith("“It ha")
        await drag(one, prose.place_of(at), prose.place_of(at + 6))
        assert not one.room.get_selected_text()
        assert selected(one) == "“It has"
