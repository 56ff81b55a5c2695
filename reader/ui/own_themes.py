"""Themes that a person wrote into the config: a few named colours over one of ours. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from textual.color import Color, ColorParseError
from textual.theme import Theme

from reader.pattern import pattern
from reader.ui.contrast import LEAST, weak_pairs
from reader.ui.marks import PERSON_COLOURS
from reader.ui.themes import DARK, LIGHT, THEMES

Colours = Mapping[str, str | tuple[str, ...]]

_NAME = pattern(r"[a-z][a-z0-9-]{0,39}")
_PLACES: dict[str, tuple[str, ...]] = {
    "paper": ("background", "surface", "panel"),
    "side": ("surface",),
    "bar": ("panel",),
    "ink": ("foreground",),
    "strong": ("ink-strong",),
    "dim": ("ink-dim",),
    "key": ("primary", "secondary"),
    "accent": ("accent", "warning"),
    "good": ("success",),
    "bad": ("error",),
    "quote": ("quote",),
    "cursor": ("thing",),
    "hit": ("hit",),
    "highlight": ("highlight",),
    "chosen": ("chosen",),
    "rule": ("rule",),
}
"""What a colour is called in the config, and in the style sheets; the later wins."""
_FIELDS = ("primary", "secondary", "accent", "warning", "error", "success", "foreground",
           "background", "surface", "panel")  # fmt: skip
_CALLED = {place: name for name, places in _PLACES.items() for place in places}


def own_themes(written: Mapping[str, Colours]) -> tuple[list[Theme], list[str]]:
    """Return the themes of the config, and one clear line for each thing that is wrong.

    A theme with a colour that can't be read as one is left out; one whose words stand out
    too little is there, and that is said.

    Args:
        written: By the name of each theme its colours; `like` names the theme it changes.
    """
    themes: list[Theme] = []
    problems: list[str] = []
    for name, colours in written.items():
        theme, wrong = _theme(name, colours)
        problems += [f"themes: {name}: {line}" for line in wrong]
        if theme is not None:
            themes.append(theme)
    return themes, problems


def _theme(name: str, colours: Colours) -> tuple[Theme | None, list[str]]:
    ours = {theme.name: theme for theme in THEMES if not theme.ansi}
    if not _NAME.fullmatch(name):
        return None, ["the name of a theme is small letters, digits and hyphens"]
    if name in {theme.name for theme in THEMES}:
        return None, ["a theme of this name ships with the reader; choose another"]
    wrong = list(_wrong(colours, list(ours)))
    if wrong:
        return None, wrong
    like = colours.get("like")
    base = ours[str(like)] if like else _base(str(colours.get("paper", DARK.background)))
    theme = _painted(name, base, colours)
    weak = weak_pairs(theme)
    if not weak:
        return theme, []
    ratio, ink, paper = weak[0]
    more = f", and {len(weak) - 1} more are too weak" if len(weak) > 1 else ""
    told = f"{_called(ink)} on {_called(paper)} has a contrast of {ratio:.1f}:1"
    return theme, [f"{told}, words need {LEAST}:1{more}"]


def _wrong(colours: Colours, ours: list[str]) -> Iterator[str]:
    for name, value in colours.items():
        if name == "like":
            if value not in ours:
                yield f"like is one of {', '.join(ours)}"
        elif name == "people":
            if not value:
                yield "people needs at least one colour"
            for one in (value,) if isinstance(value, str) else value:
                yield from _no_colour("people", one)
        elif name not in _PLACES:
            yield f"there is no colour {name}; there are {', '.join(_PLACES)}, people"
        elif not isinstance(value, str):
            yield f"{name} is one colour"
        else:
            yield from _no_colour(name, value)


def _no_colour(name: str, value: str) -> Iterator[str]:
    try:
        found = Color.parse(value)
    except ColorParseError:
        yield f'{name}: {value} is no colour; write one like "#ffcc00" or gold'
        return
    if found.ansi is not None or found.a < 1:
        yield f'{name}: {value} is no colour that stands for itself; write one like "#ffcc00"'


def _base(paper: str) -> Theme:
    """Return the theme of ours to begin with: by how bright the paper is."""
    return LIGHT if Color.parse(paper).brightness > 0.5 else DARK


def _painted(name: str, base: Theme, colours: Colours) -> Theme:
    places: dict[str, str] = {}
    for word, wanted in _PLACES.items():
        if isinstance(value := colours.get(word), str):
            places |= dict.fromkeys(wanted, Color.parse(value).hex)
    if (people := colours.get("people")) is not None:
        hues = (people,) if isinstance(people, str) else people
        places |= {
            f"person-{n}": Color.parse(hues[n % len(hues)]).hex for n in range(PERSON_COLOURS)
        }
    fields: dict[str, Any] = {key: value for key, value in places.items() if key in _FIELDS}
    others = {key: value for key, value in places.items() if key not in _FIELDS}
    dark = Color.parse(fields.get("background", base.background)).brightness <= 0.5
    return replace(base, name=name, dark=dark, variables={**base.variables, **others}, **fields)


def _called(place: str) -> str:
    return "people" if place.startswith("person-") else _CALLED.get(place, place)
