"""Keys: how they are written, what they do, and what is wrong with a person's own. Pure.

A key sequence is written as people write it: "j", "]q", "Ctrl+P", "m<letter>". A
stroke is one key press; a sequence is one stroke or, for single characters, several.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from reader.dataclass import dataclass
from reader.pattern import pattern
from reader.ui.commands.registry import Command, Pane

LETTER = "<letter>"
LONGEST = 3
"""Strokes in a sequence at most; what is longer is a misspelt name of a key."""
_NAMED = pattern(r"((Ctrl|Shift|Alt)\+)*([A-Z][A-Za-z]+|F\d{1,2}|.)")
_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "space": "Space",
    "backspace": "Backspace",
    "delete": "Delete",
    "insert": "Insert",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    **{f"f{n}": f"F{n}" for n in range(1, 13)},
}
_KNOWN_NAMES = frozenset(_NAMES.values())
# What a terminal sends for these is another key or nothing, whatever the program.
_UNSENDABLE = {
    "Ctrl+I": "Tab",
    "Ctrl+M": "Enter",
    "Ctrl+[": "Esc",
    "Ctrl+J": "Enter",
    "Ctrl+H": "Backspace",
}
_ALWAYS_QUITS = ("Ctrl+C", "Ctrl+Q")
_WITHOUT_MODIFIERS = frozenset({"Enter", "Tab", "Space", "Backspace", "Esc"})


def stroke(key: str, character: str | None) -> str:
    """Return a key press as it is written here.

    Args:
        key: Textual's name of the key: "j", "ctrl+p", "right_square_bracket".
        character: What it types, if anything.
    """
    if key in _NAMES:
        return _NAMES[key]
    if character and character.isprintable():
        return "Space" if character == " " else character
    *modifiers, name = key.split("+")
    name = _NAMES.get(name, name.upper() if len(name) == 1 else name)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def strokes(sequence: str) -> tuple[str, ...]:
    """Return the strokes of a written sequence: "]q" is two, "Ctrl+P" and "Ctrl+p" one."""
    if len(sequence) == 1:
        return (sequence,)
    if _NAMED.fullmatch(sequence):
        modifiers, plus, name = sequence.rpartition("+")
        return (f"{modifiers}{plus}{name.upper() if len(name) == 1 else name}",)
    head, letter, tail = sequence.partition(LETTER)
    return (*head, *([letter] if letter else ()), *tail)


_CALLED = {Pane.LIST: "the list", Pane.TEXT: "the text", Pane.PANEL: "the side panel"}


@dataclass(frozen=True, slots=True)
class Keymap:
    """What each sequence of strokes does in each pane."""

    commands: Mapping[Pane, Mapping[tuple[str, ...], str]]
    """Command ids by strokes."""
    prefixes: Mapping[Pane, frozenset[tuple[str, ...]]]
    """Beginnings of sequences that are not whole yet."""

    def look_up(self, pane: Pane, pressed: tuple[str, ...]) -> tuple[str, str] | None:
        """Return (command id, letter or "") for a whole sequence, else None."""
        here = self.commands[pane]
        if pressed in here:
            return here[pressed], ""
        any_letter = (*pressed[:-1], LETTER)
        if pressed[-1].isalpha() and len(pressed[-1]) == 1 and any_letter in here:
            return here[any_letter], pressed[-1]
        return None


@dataclass(slots=True)
class KeyReader:
    """Gathers strokes until they are a command or can become none."""

    keymap: Keymap
    pressed: tuple[str, ...] = field(default=())
    """The strokes of a sequence that is not whole yet."""

    def feed(self, pane: Pane, key: str) -> tuple[str, str] | None:
        """Take one stroke; return (command id, letter) when a sequence is whole.

        A stroke that continues nothing ends what was begun and is tried anew on its
        own, so that a mistyped sequence never swallows the next command.
        """
        pressed = (*self.pressed, key)
        if (found := self.keymap.look_up(pane, pressed)) is not None:
            self.pressed = ()
            return found
        if pressed in self.keymap.prefixes[pane]:
            self.pressed = pressed
            return None
        if self.pressed:
            self.pressed = ()
            return None if key == "Esc" else self.feed(pane, key)
        return None

    def elsewhere(self, pane: Pane, key: str) -> str:
        """Say where a stroke that does nothing in a pane does something; "" for nowhere."""
        table, begun = self.keymap.commands, self.keymap.prefixes
        works = [one for one in _CALLED if (key,) in table[one] or (key,) in begun[one]]
        if pane not in _CALLED or pane in works or not works:
            return ""
        ways = [keys for keys, id_ in table[pane].items() if id_ == "pane.next"]
        goes = f"; {''.join(ways[0])} goes from pane to pane" if ways else ""
        return f"{key} works in {' or '.join(_CALLED[one] for one in works)}{goes}."


@dataclass(frozen=True, slots=True)
class KeyProblem:
    """A person's own setting of a key that was left out."""

    about: tuple[str, ...]
    """The commands that have to do with it."""
    what: str

    def __str__(self) -> str:
        """Return one clear line."""
        return f"keys: {self.what}"


def make_keymap(
    commands: Iterable[Command], own: Mapping[str, Sequence[str]] | None = None
) -> tuple[Keymap, list[KeyProblem]]:
    """Build the keymap of the registry with a person's own keys on top.

    Args:
        commands: The registry.
        own: Command ids and the key sequences that replace theirs; none unbinds.

    Returns:
        The keymap, and why each own setting that was left out was.
    """
    problems: list[KeyProblem] = []
    known = {one.id: one for one in commands}
    keys = {one.id: one.keys for one in known.values()}
    for id_, wanted in (own or {}).items():
        if id_ not in known:
            problems.append(KeyProblem((id_,), f"there is no command {id_!r}"))
            continue
        bad = [why for key in wanted if (why := _fault(key))]
        problems.extend(KeyProblem((id_,), f"{id_}: {why}") for why in bad)
        if not bad:
            keys[id_] = tuple(wanted)
    table: dict[Pane, dict[tuple[str, ...], str]] = {pane: {} for pane in Pane}
    begun: dict[Pane, dict[tuple[str, ...], str]] = {pane: {} for pane in Pane}
    # A person's own keys are laid first and so win over a default they clash with.
    for id_ in sorted(keys, key=lambda one: one not in (own or {})):
        for key in keys[id_]:
            _lay(table, begun, known[id_], key, problems)
    prefixes = {pane: frozenset(here) for pane, here in begun.items()}
    return Keymap(table, prefixes), problems


def written_keys(keymap: Keymap) -> dict[str, tuple[str, ...]]:
    """Return every command's key sequences, as people write them, by its id."""
    found: dict[str, dict[str, None]] = {}
    for here in keymap.commands.values():
        for sequence, id_ in here.items():
            found.setdefault(id_, {})["".join(sequence)] = None
    return {id_: tuple(keys) for id_, keys in found.items()}


def _lay(
    table: dict[Pane, dict[tuple[str, ...], str]],
    begun: dict[Pane, dict[tuple[str, ...], str]],
    one: Command,
    key: str,
    problems: list[KeyProblem],
) -> None:
    """Lay a key, unless another's sequence is the same, the beginning of it, or begins with it.

    Args:
        table: The command of each whole sequence.
        begun: A command of which each beginning of a sequence is.
        one: The command.
        key: The sequence, as people write it.
        problems: Where it is said why the key was not laid.
    """
    sequence = strokes(key)
    beginnings = [sequence[:length] for length in range(1, len(sequence))]
    parts, clashes = (*beginnings, sequence), dict[Pane, str]()
    for pane in one.panes:
        here = table[pane]
        hiding = [here[part] for part in parts if part in here]
        if (clash := hiding[0] if hiding else begun[pane].get(sequence)) is not None:
            clashes[pane] = clash
    if clashes:
        clash = clashes[min(clashes, key=lambda pane: pane.value)]
        what = f"{key} is {clash} already, so it is not {one.id}"
        problems.append(KeyProblem((one.id, clash), what))
        return
    for pane in one.panes:
        table[pane][sequence] = one.id
        for beginning in beginnings:
            begun[pane].setdefault(beginning, one.id)


def _fault(key: str) -> str:
    """Return why a written key cannot be bound, or ""."""
    if not key or not key.strip():
        return "an empty key"
    if len(strokes(key)) > LONGEST:
        return f"there is no key {key!r}"
    for one in strokes(key):
        if one in _UNSENDABLE:
            return f"a terminal sends {_UNSENDABLE[one]} for {one}"
        if one in _ALWAYS_QUITS:
            return f"{one} always quits"
        if _is_never_sent(one):
            return f"a terminal can't send {one}"
        name = one.rpartition("+")[2] if len(one) > 1 else one
        if len(one) > 1 and one != LETTER and len(name) > 1 and name not in _KNOWN_NAMES:
            return f"there is no key {one!r}"
    return ""


def _is_never_sent(one: str) -> bool:
    """Say whether terminals have no code for a stroke, or that of the key without modifiers.

    Ctrl has codes with letters, Shift makes another character, and Tab alone has one with Shift.
    """
    *modifiers, name = one.split("+") if len(one) > 1 else [one]
    if "Shift" in modifiers and (len(name) == 1 or name in _WITHOUT_MODIFIERS):
        return one != "Shift+Tab"
    if "Ctrl" in modifiers:
        return name in _WITHOUT_MODIFIERS or (len(name) == 1 and not "A" <= name <= "Z")
    return False
