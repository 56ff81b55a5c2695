"""The settings as they are in force: each with its value and where it is from. Pure."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from reader.dataclass import dataclass
from reader.library.settings import NAMES, Settings, Slip, to_plain

_ABOUT = {
    "theme": "how the screen looks; c on the screen tries them",
    "width": "of the column of text, in cells; + and - change it",
    "hyphens": "whether long words are parted at the ends of lines",
    "samples": "whether the articles that came with the reader are listed",
    "sort": "the order of the list: date, title, publisher, unread or opened",
    "group": "what the articles of the list stand under: none, day or publisher",
    "by_speaker": "whether the quotations in the panel stand by who says them",
    "marks_off": "marks that are not shown in the text, of quotes, people, notes and hits",
    "keys": "the keys of a command in place of its own: {quote.next: [Ctrl+N]}",
    "themes": "looks of your own: {sepia: {like: light, paper: '#f4ecd8'}}",
    "searches": "queries that stand above the list, by their names: {Ferry: 'ferry -strike'}",
    "folders": "whose pages belong to the library where they lie: [~/saved-pages]",
    "fetch_private": "whether pages of this machine and its own network may be fetched",
}


@dataclass(frozen=True, slots=True)
class InForce:
    """One setting as it is in force."""

    name: str
    """Of one of several, such as the keys of a command, "keys." and the command."""
    value: Any
    """A word, a number, yes or no, or a list of words."""
    line: int | None
    """Of the file; None for a default."""


def in_force(settings: Settings) -> Iterator[InForce]:
    """Yield every setting in the order they are written, each of several apart."""
    for name in NAMES:
        value = getattr(settings, name)
        if isinstance(value, Mapping) and value:
            line = settings.lines.get(name)
            for key, one in value.items():
                full = f"{name}.{key}"
                yield InForce(full, _value(one), settings.lines.get(full, line))
        else:
            used = value != getattr(Settings(), name) or not _is_slip(settings, name)
            yield InForce(name, _value(value), settings.lines.get(name) if used else None)


def unknown_names(settings: Settings) -> Iterator[Slip]:
    """Yield what is in the file and no setting: of a later version, or typed badly."""
    for name, line in settings.lines.items():
        if name not in NAMES and not name.startswith("keys."):
            near = difflib.get_close_matches(name, NAMES, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(NAMES)}"
            yield Slip(settings.file, line, f"there is no setting {name!r}; {hint}")


def template() -> str:
    """Return a settings file in which every setting stands with its default, as a comment."""
    from reader.annotations.yamlfile.write import write

    lines = [
        "# The settings of reader. Take away a # to change one; all others keep their default."
    ]
    for name in NAMES:
        written = write({name: to_plain(getattr(Settings(), name))}).decode().strip()
        lines += ["", f"# {_ABOUT[name]}", *(f"# {line}" for line in written.splitlines())]
    return "\n".join(lines) + "\n"


def _is_slip(settings: Settings, name: str) -> bool:
    return any(one.name == name for one in settings.problems)


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [str(item) for item in value]
    if isinstance(value, Mapping):
        return [f"{key}: {_in_words(one)}" for key, one in value.items()] or {}
    return value


def _in_words(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
