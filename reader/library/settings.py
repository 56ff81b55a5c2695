"""What a person set: config.yaml, read forgivingly and changed without losing a comment.

Every command reads the settings, and few change them or have a file of them: what it takes to
parse and to write is loaded only then.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from reader.dataclass import dataclass
from reader.library.order import ARRANGEMENTS, GROUPS, Arrangement, Grouping
from reader.model import Plain, ReaderError

if TYPE_CHECKING:
    from reader.annotations.yamlfile.read import Node

Layer = Literal["quotes", "people", "notes", "hits"]
LAYERS: tuple[Layer, ...] = get_args(Layer)
"""What marks in the text are of; each can be switched off."""
NARROWEST, WIDEST = 20, 400
"""The column's width in cells."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with a line of the settings."""

    file: Path
    line: int | None
    """None for what is in no line."""
    what: str
    name: str = ""
    """Of the setting that could not be used."""

    def __str__(self) -> str:
        """Return one clear line."""
        return f"{self.file}{f', line {self.line}' if self.line else ''}: {self.what}"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, each with its default."""

    theme: str = "dark"
    width: int = 72
    """Of the column of text, in cells."""
    hyphens: bool = False
    """Whether words are parted at the ends of lines."""
    samples: bool = True
    """Whether the shipped articles stand in the list."""
    sort: Arrangement = "date"
    """The order of the list."""
    group: Grouping = "none"
    """By what the articles of the list stand under headings, in the order that goes with it."""
    by_speaker: bool = False
    """Whether the panel's quotations stand by their speaker, not in the order of the text."""
    marks_off: tuple[Layer, ...] = ()
    """The marks that are not shown in the text."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys of a command, by the command's id, in place of its own."""
    themes: Mapping[str, Mapping[str, str | tuple[str, ...]]] = field(default_factory=dict)
    """Themes of the person's own: by the name of each its colours, as they are written."""
    searches: Mapping[str, str] = field(default_factory=dict)
    """Queries that stand in the sidebar, by the names that the person gave them."""
    folders: tuple[Path, ...] = ()
    """Folders of pages that belong to the library beside its own."""
    fetch_private: bool = False
    """Whether pages of this machine and its own network may be fetched."""
    problems: tuple[Slip, ...] = ()
    """What is wrong with each value in the file that could not be used."""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    """Where in the file each name stands, that of a command's keys as "keys." and the command."""
    file: Path = field(default=Path(), compare=False)
    """Where it was read from."""


class _Wrong(Exception):
    """A value that can't be used; the message says what was expected."""


def _word(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise _Wrong("a name")


def _width(value: object) -> int:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,4}", value):
        number = int(value)
        if NARROWEST <= number <= WIDEST:
            return number
    raise _Wrong(f"a number from {NARROWEST} to {WIDEST}")


def _sort(value: object) -> Arrangement:
    found = next((one for one in ARRANGEMENTS if one == value), None)
    if found is None:
        raise _Wrong(f"one of {', '.join(ARRANGEMENTS)}")
    return found


def _group(value: object) -> Grouping:
    found = next((one for one in GROUPS if one == value), None)
    if found is None:
        raise _Wrong(f"one of {', '.join(GROUPS)}")
    return found


def _yes_or_no(value: object) -> bool:
    word = value.lower() if isinstance(value, str) else ""
    if word in ("yes", "true", "on"):
        return True
    if word in ("no", "false", "off"):
        return False
    raise _Wrong("yes or no")


def _words(value: object) -> tuple[str, ...]:
    """Read a list of words; one word alone is a list of one, and nothing an empty list."""
    if isinstance(value, str):
        return (value,) if value else ()
    if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
        return tuple(value)
    raise _Wrong("a word or a list of words")


def _keys(value: object) -> dict[str, tuple[str, ...]]:
    if isinstance(value, dict):
        return {command: _words(keys) for command, keys in value.items()}
    if value == "":
        return {}
    raise _Wrong("commands with their keys")


def _layers(value: object) -> tuple[Layer, ...]:
    words = _words(value)
    layers = tuple(layer for layer in LAYERS if layer in words)
    if len(layers) < len(set(words)):
        raise _Wrong(f"of {', '.join(LAYERS)}")
    return layers


def _themes(value: object) -> dict[str, dict[str, str | tuple[str, ...]]]:
    if value == "":
        return {}
    if isinstance(value, dict) and all(isinstance(colours, dict) for colours in value.values()):
        return {
            name: {
                key: one if isinstance(one, str) else _words(one) for key, one in colours.items()
            }
            for name, colours in value.items()
        }
    raise _Wrong("names of themes, each with its colours")


def _searches(value: object) -> dict[str, str]:
    if isinstance(value, dict) and all(isinstance(one, str) and one for one in value.values()):
        return dict(value)
    if value == "":
        return {}
    raise _Wrong("names with their queries")


def _folders(value: object) -> tuple[Path, ...]:
    return tuple(Path(word) for word in _words(value))


_READERS: Mapping[str, Callable[[object], Any]] = {
    "theme": _word,
    "width": _width,
    "hyphens": _yes_or_no,
    "samples": _yes_or_no,
    "sort": _sort,
    "group": _group,
    "by_speaker": _yes_or_no,
    "marks_off": _layers,
    "keys": _keys,
    "themes": _themes,
    "searches": _searches,
    "folders": _folders,
    "fetch_private": _yes_or_no,
}
"""How each setting is read from the plain value in the file. In the order they are written."""

NAMES = tuple(_READERS)
"""Of all settings."""


def load_settings(file: Path) -> Settings:
    """Read the settings; what the file does not say has its default.

    A value that can't be used falls back to its default, with a line in `problems`.

    Raises:
        ReaderError: If the file can't be read at all. Naming the file, the line and the
            way out; `Settings()` is then the thing to go on with.
    """
    text = _read(file)
    return Settings() if text is None else _parse(file, text)


def save_settings(file: Path, settings: Settings, since: Settings | None = None) -> None:
    """Write the settings that differ from what the file says, and nothing else in it.

    Comments, order and keys of other versions stay as they are. Durable on return.

    Args:
        file: The file.
        settings: The settings.
        since: What was read from the file, or written to it, before: only what differs from that
            is written, so that what a person changed in the file meanwhile stays.

    Raises:
        ReaderError: If the file as it stands can't be read (it is left alone), or not written.
    """
    text = _read(file) or ""
    there = _parse(file, text)
    changes = {
        name: to_plain(wanted)
        for name in _READERS
        if (wanted := _wanted(name, settings, since or there, there)) != getattr(there, name)
    }
    if not changes:
        return
    from reader.annotations.disk import RealDisk
    from reader.annotations.files import why, write_durably
    from reader.library.yaml_edit import with_values

    try:
        write_durably(RealDisk(), file, with_values(text, changes).encode())
    except OSError as error:
        raise ReaderError(f"{file}: the settings could not be saved: {why(error)}") from error


def _wanted(name: str, settings: Settings, since: Settings, there: Settings) -> Any:
    """Return the value that a setting is to have in a file that may say something new."""
    new, old, found = (getattr(one, name) for one in (settings, since, there))
    if new == old:
        return found
    if not isinstance(new, Mapping):
        return new
    stays = {key: value for key, value in found.items() if key in new or key not in old}
    return stays | {key: value for key, value in new.items() if old.get(key) != value}


def _read(file: Path) -> str | None:
    try:
        mode = file.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):  # a pipe or a device has no end
            raise ReaderError(f"{file}: the settings can't be read: not a regular file")
        return file.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise _unreadable(file, line, "it is not UTF-8 text") from error
    except OSError as error:
        raise ReaderError(f"{file}: the settings can't be read: {error.strerror}") from error


def _parse(file: Path, text: str) -> Settings:
    from reader.annotations.yamlfile.read import Damaged, parse
    from reader.library.yaml_edit import is_blank

    if is_blank(text):
        return Settings()
    try:
        entries = parse(text.encode()).value
    except Damaged as error:
        raise _unreadable(file, error.line, error.reason) from error
    if not isinstance(entries, Mapping):
        raise _unreadable(file, 1, 'expected lines of the form "name: value"')
    values: dict[str, Any] = {}
    problems: list[Slip] = []
    for name in _READERS.keys() & entries.keys():
        node = entries[name]
        try:
            values[name] = _READERS[name](node.native())
        except _Wrong as error:
            what = f"{name} must be {error}; until then it has its default"
            problems.append(Slip(file, node.line, what, name))
    problems.sort(key=lambda one: one.line or 0)
    return Settings(**values, problems=tuple(problems), lines=_lines(entries), file=file)


def _lines(entries: Mapping[str, Node]) -> dict[str, int]:
    """Return the line of each name, and of each command that keys are given to."""
    lines = {name: node.line for name, node in entries.items()}
    keys = entries["keys"].value if "keys" in entries else ""
    if isinstance(keys, Mapping):
        lines |= {f"keys.{command}": node.line for command, node in keys.items()}
    return lines


def _unreadable(file: Path, line: int, what: str) -> ReaderError:
    return ReaderError(
        f"{file}, line {line}: {what}; mend that line, or move the file away to start anew"
    )


def to_plain(value: object) -> object:
    """Return a setting as it is written: numbers, yes and no without quotes."""
    if isinstance(value, Mapping):
        return {name: to_plain(one) for name, one in value.items()}
    if isinstance(value, tuple):
        return [str(item) for item in value]
    if isinstance(value, bool):
        return Plain("yes" if value else "no")
    return Plain(value) if isinstance(value, int) else value
