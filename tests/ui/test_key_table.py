"""What each key does wherever the focus is, and that keys pressed by habit are harmless."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from textual import events

from reader.library.places import Places
from reader.ui.commands import COMMANDS, Group, Pane
from reader.ui.keymap import LETTER, make_keymap, stroke, strokes
from tests.ui.conftest import Opener, Reader

KEYMAP, PROBLEMS = make_keymap(COMMANDS.values())
TABLE = Path(__file__).parents[1] / "golden" / "key_table.txt"
"""Written anew by `python -m tests.ui.test_key_table`."""

# What people press without thinking, by the program that taught them to.
HABITS = {
    "less": [
        *"jkefybdu gGnNhlq/?<>rRvFp=-&",
        *("ctrl+d", "ctrl+u", "ctrl+f", "ctrl+b", "ctrl+e", "ctrl+y", "ctrl+l", "ctrl+n"),
        *("down", "up", "left", "right", "pagedown", "pageup", "home", "end", "enter"),
        *("escape", "tab", "shift+tab", "backspace", "space"),
    ],
    "vim": [
        *"hjklwbe0$^gGnN/?ftFT;,{}()%zZLMiIoOyYvVuU'`\"KJ&:",
        *("ctrl+o", "ctrl+w", "ctrl+g"),
    ],
    "newsboat": [*"jkJKhlnpNPqQ?/oOuvEbBsGg^$:~", "enter", "escape", "space"],
}
MEANT = {"e": "note.editor", "p": "note.place"}
"""What changes a note by its purpose; it says so, and Ctrl+Z takes it back."""
ASKS = {
    "E": "correct.same",
    "M": "notes.mend",
    "t": "article.tag",
    "w": "correct.speaker",
}
"""What asks before it changes anything."""
KEPT_APART = {"-": "view.narrower", "=": "view.wider", "r": "article.read"}
"""What changes how the screen looks or whether an article counts as read: no note, no page."""


def table() -> str:
    """Return the table: a key, and what it does in the list, the text and the side panel."""
    found = sorted({seq for pane in Pane for seq in KEYMAP.commands[pane]})
    rows = [("key", *(pane.value for pane in Pane)), ()]
    rows += [("".join(seq), *(KEYMAP.commands[p].get(seq, "·") for p in Pane)) for seq in found]
    return "\n".join("  ".join(f"{cell:<22}" for cell in row).rstrip() for row in rows) + "\n"


def test_the_table_of_keys_is_as_written_down() -> None:
    assert table() == TABLE.read_text("utf-8"), "python -m tests.ui.test_key_table writes it"


def test_no_key_means_two_things_where_the_focus_is() -> None:
    assert PROBLEMS == []
    for pane in Pane:
        claims = [
            (strokes(key), one.id)
            for one in COMMANDS.values()
            if pane in one.panes
            for key in one.keys
        ]
        clashes = [
            (one, other)
            for (one, a), (other, b) in product(claims, claims)
            if a < b and one[: len(other)] == other[: len(one)]
        ]
        assert clashes == []
        assert len({seq for seq, _ in claims}) == len(claims) == len(KEYMAP.commands[pane])


async def test_every_key_does_what_the_table_says(
    reader: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is sent through the running screen, with the focus truly there."""
    async with reader() as one:
        called: list[tuple[str, str]] = []
        monkeypatch.setattr(one.room, "call_command", lambda *got: called.append(got))
        for pane in Pane:
            one.room.focus_pane(pane)
            if pane is Pane.SELECTION:
                one.room.prose.begin()
            await one.pilot.pause()
            expected = []
            for sequence, id_ in KEYMAP.commands[pane].items():
                written = tuple("k" if key == LETTER else key for key in sequence)
                expected.append((id_, "k" if LETTER in sequence else ""))
                for key in written:
                    one.room.focused.post_message(_key(key))  # type: ignore[union-attr]
            called.clear()
            await one.pilot.pause()
            assert called == expected, pane


def test_a_habit_is_no_command_that_writes() -> None:
    pressed = {key for keys in HABITS.values() for key in keys}
    writing = {
        key: found[0]
        for key, pane in product(sorted(pressed), Pane)
        if (found := KEYMAP.look_up(pane, (stroke(key, key if len(key) == 1 else None),)))
        and COMMANDS[found[0]].writes
    }
    assert writing == MEANT | ASKS
    assert all(not COMMANDS[id_].writes for id_ in KEPT_APART.values())


async def test_habits_leave_every_byte_of_the_home_as_it_was(
    reader: Opener, places: Places, home: Path
) -> None:
    """What keys of less, vim and newsboat do, wherever the focus is; only one's place moves on.

    There is a highlight to delete and an undone one to make again, so that they could.
    """
    async with reader(size=(40, 8)) as one:
        await one.press("g", "]", "q", "H", "]", "q", "H", "ctrl+z")
        before = _bytes(home, places)
        assert any(name.endswith(".yaml") for name in before)
        for pane, key in _worth_pressing():
            await _press_alone(one, pane, key)
        one.room.focus_pane(Pane.LIST)
        await one.press("q")
    after = _bytes(home, places)
    assert {name for name in before | after if before.get(name) != after.get(name)} == set()


def _worth_pressing() -> Iterator[tuple[Pane, str]]:
    """Yield a key for each thing that a habit does in a pane; what is the same in all, once."""
    done: set[tuple[Pane, str]] = set()
    pressed = {key for keys in HABITS.values() for key in keys}
    for key in sorted(pressed - MEANT.keys() - KEPT_APART.keys() - {*"qQ"}):
        character = key if len(key) == 1 else None
        for pane in (Pane.TEXT, Pane.LIST, Pane.PANEL):
            id_, _ = KEYMAP.look_up(pane, (stroke(key, character),)) or (key, "")
            by_pane = id_ in COMMANDS and COMMANDS[id_].group in (Group.PANES, Group.MOVE)
            where = pane if by_pane or id_ == "find" else Pane.TEXT
            if (where, id_) not in done and (pane is where or id_ in COMMANDS):
                done.add((where, id_))
                yield pane, key


def _bytes(home: Path, places: Places) -> dict[str, bytes]:
    """Return all files of the home but the places and the cache, which follow the reading."""
    moving = (places.progress, places.cache)
    return {
        str(file.relative_to(home)): file.read_bytes()
        for file in home.rglob("*")
        if file.is_file() and not any(file.is_relative_to(folder) for folder in moving)
    }


async def _press_alone(one: Reader, pane: Pane, key: str) -> None:
    """Press a key with the focus on a pane, then leave whatever it opened."""
    one.room.keys.pressed = ()
    one.room.focus_pane(pane)
    await one.pilot.pause()
    one.room.focused.post_message(_key(key))  # type: ignore[union-attr]
    await one.pilot.pause()
    while one.app.screen is not one.room or one.room.prompt.has_focus:
        await one.pilot.press("escape")


def _key(written: str) -> events.Key:
    """Return the event of a key as people write it."""
    if len(written) == 1:
        return events.Key(written, written)
    if written == "space":
        return events.Key(written, " ")
    named = {"PgDn": "pagedown", "PgUp": "pageup", "Esc": "escape"}
    return events.Key(named.get(written, written.lower()), None)


if __name__ == "__main__":
    TABLE.write_text(table(), "utf-8")
