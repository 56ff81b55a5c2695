"""The names of looks: how a cell is painted, in the words of the themes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from textual.theme import Theme

from reader.ui.themes import DARK, HIGH_CONTRAST, LIGHT

FOLDER = Path(__file__).parents[1] / "golden" / "looks"
PALETTE = FOLDER / "palette.txt"
LOOKS = ("dark", "light", "high-contrast", "ansi", "no-colour")
"""In the order in which a look tells of them. The last is the first, told to use no colour."""
Look = tuple[str, ...]
"""How a cell is painted in each of `LOOKS`: "bold #ffffff on #16181d"."""


def name_looks(looks: Iterable[Look]) -> dict[Look, str]:
    """Return a name for each look: what it is in the dark theme, in the words of the themes."""
    names: dict[Look, str] = {}
    taken: dict[str, int] = {}
    for look in sorted(looks):
        name = _name(look)
        taken[name] = taken.get(name, 0) + 1
        names[look] = name if taken[name] == 1 else f"{name} ({taken[name]})"
    return names


def _name(look: Look) -> str:
    themes = [one.split() for one in look[:3]]
    if not all(themes):
        return "nothing"
    parts = []
    for place, word in enumerate(themes[0]):
        if word.startswith("#"):
            tones = tuple(one[place] if len(one) > place else "" for one in themes)
            parts.append(_VARIABLES.get(tones, word))
        else:
            parts.append(word)
    return " ".join(parts).removesuffix(" on background")


def _colours(theme: Theme) -> dict[str, str]:
    own = ("foreground", "background", "surface", "panel", "primary", "accent", "error", "success")
    named = {name: str(getattr(theme, name)) for name in own}
    return {**named, **theme.variables}


def _variables() -> dict[tuple[str, ...], str]:
    """Return what colours of the three painted themes go by one name."""
    found: dict[tuple[str, ...], str] = {}
    for name in _colours(DARK):
        tones = tuple(_colours(theme)[name].lower() for theme in (DARK, LIGHT, HIGH_CONTRAST))
        found.setdefault(tones, name)
    return found


_VARIABLES = _variables()
_BETWEEN = " | "


def write_palette(names: Mapping[Look, str]) -> str:
    """Return the page that tells what the names of looks mean."""
    told = [f"{name}: {_BETWEEN.join(look)}" for look, name in names.items()]
    return "\n".join([_BETWEEN.join(LOOKS), *sorted(told), ""])


def read_palette() -> dict[Look, str]:
    """Return the names of the looks that are known."""
    lines = PALETTE.read_text("utf-8").splitlines()[1:]
    named = (line.split(": ", 1) for line in lines)
    return {tuple(look.split(_BETWEEN)): name for name, look in named}
