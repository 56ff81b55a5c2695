"""Keys: how they are written, read and checked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.commands import COMMANDS, Pane
from reader.ui.keymap import KeyReader, make_keymap, stroke, strokes

KEYMAP, PROBLEMS = make_keymap(COMMANDS.values())


def test_the_commands_do_not_clash() -> None:
    assert PROBLEMS == []


def test_every_command_says_what_it_does() -> None:
    for one in COMMANDS.values():
        assert one.help.endswith("."), one.id
        assert one.title, one.id


HABITS = ("d", "u", "b", "f", "n", "N", "h", "l", "j", "k", "g", "G", "q", "/", "Space", "Esc", "r")


@pytest.mark.parametrize("pane", Pane)
@pytest.mark.parametrize("key", HABITS)
def test_keys_pressed_by_habit_change_nothing_on_disk(pane: Pane, key: str) -> None:
    found = KEYMAP.look_up(pane, (key,))
    assert found is None or not COMMANDS[found[0]].writes


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("j", ("j",)),
        ("]q", ("]", "q")),
        ("Ctrl+P", ("Ctrl+P",)),
        ("Ctrl+p", ("Ctrl+P",)),
        ("Shift+Tab", ("Shift+Tab",)),
        ("m<letter>", ("m", "<letter>")),
        ("PgDn", ("PgDn",)),
        ("F1", ("F1",)),
        ("''", ("'", "'")),
        ("Space", ("Space",)),
    ],
)
def test_a_written_sequence_is_read_as_its_strokes(written: str, expected: tuple[str, ...]) -> None:
    assert strokes(written) == expected


@pytest.mark.parametrize(
    ("key", "character", "expected"),
    [
        ("right_square_bracket", "]", "]"),
        ("ctrl+p", "\x10", "Ctrl+P"),
        ("space", " ", "Space"),
        ("J", "J", "J"),
        ("pagedown", None, "PgDn"),
        ("shift+tab", None, "Shift+Tab"),
        ("f1", None, "F1"),
        ("quotation_mark", '"', '"'),
    ],
)
def test_a_key_press_is_named_as_it_is_written(
    key: str, character: str | None, expected: str
) -> None:
    assert stroke(key, character) == expected


def _feed(keys: str) -> list[tuple[str, str]]:
    reader = KeyReader(KEYMAP)
    return [found for key in keys if (found := reader.feed(Pane.TEXT, key))]


def test_a_sequence_is_gathered() -> None:
    assert _feed("]q") == [("quote.next", "")]
    assert _feed("ma") == [("bookmark.set", "a")]
    assert _feed("mm") == [("bookmark", "")]
    assert _feed("''") == [("bookmark.back", "")]


def test_a_mistyped_sequence_does_not_swallow_the_next_key() -> None:
    assert _feed("]j") == [("move.down", "")]


@given(st.lists(st.sampled_from([*"jkq]['mxaA/?", "Esc", "Ctrl+Z", "F5", "é"])))
def test_reading_keys_never_fails(keys: list[str]) -> None:
    reader = KeyReader(KEYMAP)
    for key in keys:
        found = reader.feed(Pane.TEXT, key)
        assert found is None or found[0] in COMMANDS


def test_own_keys_replace_a_commands_own() -> None:
    keymap, problems = make_keymap(COMMANDS.values(), {"quote.next": ["Ctrl+N"]})
    assert problems == []
    assert keymap.look_up(Pane.TEXT, ("Ctrl+N",)) == ("quote.next", "")
    assert keymap.look_up(Pane.TEXT, ("]", "q")) is None


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ({"no.such": ["j"]}, "there is no command 'no.such'"),
        ({"quote.next": ["Ctrl+I"]}, "a terminal sends Tab for Ctrl+I"),
        ({"quote.next": ["Ctrl+Shift+N"]}, "a terminal can't send Ctrl+Shift+N"),
        ({"quote.next": ["Ctrl+1"]}, "a terminal can't send Ctrl+1"),
        ({"quote.next": ["Shift+Enter"]}, "a terminal can't send Shift+Enter"),
        ({"quote.next": ["Ctrl+q"]}, "Ctrl+Q always quits"),
        ({"quote.next": ["Hyper+J"]}, "there is no key 'Hyper+J'"),
        ({"quote.next": ["j"]}, "j is quote.next already, so it is not move.down"),
        ({"quote.next": [""]}, "an empty key"),
        ({"note": ["]"]}, "is note already"),
    ],
)
def test_a_wrong_setting_is_told_and_the_rest_works(own: dict[str, list[str]], told: str) -> None:
    keymap, problems = make_keymap(COMMANDS.values(), own)
    assert any(told in str(problem) for problem in problems), problems
    assert keymap.look_up(Pane.TEXT, ("k",)) == ("move.up", "")
