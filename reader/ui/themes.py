"""The looks: dark, light, high contrast, monochrome, and the terminal's own colours.

Every colour that carries words is at least 4.5:1 on its background (WCAG 2.2, success
criterion 1.4.3), which a test computes. Nothing is told by colour alone: the style
sheet gives each mark a text style of its own as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme


def _people(colours: str, form: str = "{}") -> dict[str, str]:
    """Return the variables of the colours that people are told apart by."""
    return {f"person-{n}": form.format(one) for n, one in enumerate(colours.split())}


DARK = Theme(
    name="dark",
    primary="#8ab4f8",
    secondary="#c9a3ff",
    accent="#f2c57c",
    warning="#f2c57c",
    error="#ff8f87",
    success="#8fd694",
    foreground="#d8dbe0",
    background="#16181d",
    surface="#1b1e24",
    panel="#23272f",
    dark=True,
    variables={
        "ink-strong": "#ffffff",
        "ink-dim": "#9aa2ae",
        "quote": "#f2c57c",
        "thing": "#3a4a68",
        "hit": "#403600",
        "highlight": "#263d2a",
        "chosen": "#2c3340",
        "rule": "#454c58",
        **_people("#8ab4f8 #8fd694 #ff9fb2 #7fd8d4 #d3a8ff #f0a875 #b7c96b #9cb8d9"),
    },
)
LIGHT = Theme(
    name="light",
    primary="#0b57a4",
    secondary="#6a3fa0",
    accent="#8a4b00",
    warning="#8a4b00",
    error="#a11414",
    success="#1d6b2a",
    foreground="#22252a",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e9e6df",
    dark=False,
    variables={
        "ink-strong": "#000000",
        "ink-dim": "#5a6068",
        "quote": "#7d4400",
        "thing": "#cfe0f7",
        "hit": "#ffe680",
        "highlight": "#d9efd6",
        "chosen": "#dcdfe6",
        "rule": "#c4c0b6",
        **_people("#0b57a4 #1d6b2a #9c1f4a #0d6466 #6a3fa0 #8a3d10 #566200 #3c5a80"),
    },
)
HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ffa0a0",
    success="#80ff80",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    variables={
        "ink-strong": "#ffffff",
        "ink-dim": "#e0e0e0",
        "quote": "#ffff00",
        "thing": "#0000a8",
        "hit": "#8000a0",
        "highlight": "#005a00",
        "chosen": "#0000a8",
        "rule": "#ffffff",
        **_people("#80ffff #80ff80 #ffb0d0 #ffd080 #d0c0ff #a0ffd0 #ffc0a0 #c0e0ff"),
    },
)
MONOCHROME = Theme(
    name="monochrome",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffffff",
    warning="#ffffff",
    error="#ffffff",
    success="#ffffff",
    foreground="#e4e4e4",
    background="#101010",
    surface="#101010",
    panel="#262626",
    dark=True,
    variables={
        "ink-strong": "#ffffff",
        "ink-dim": "#b4b4b4",
        "quote": "#e4e4e4",
        "thing": "#585858",
        "hit": "#444444",
        "highlight": "#303030",
        "chosen": "#303030",
        "rule": "#585858",
        **_people(" ".join(["#e4e4e4"] * 8)),
    },
)
"""No hue at all: what is marked is told by its text style and by how bright its ground is."""
ANSI = replace(
    BUILTIN_THEMES["ansi-dark"],
    name="ansi",
    variables={
        **BUILTIN_THEMES["ansi-dark"].variables,
        "ink-strong": "ansi_default",
        "ink-dim": "ansi_default",
        "quote": "ansi_yellow",
        "thing": "ansi_default",
        "hit": "ansi_default",
        "highlight": "ansi_default",
        "chosen": "ansi_default",
        "rule": "ansi_default",
        **_people("cyan green magenta blue red bright_blue bright_red bright_magenta", "ansi_{}"),
    },
)
"""The terminal's own sixteen colours; what the others set on a background is reversed here."""

THEMES: tuple[Theme, ...] = (DARK, LIGHT, HIGH_CONTRAST, MONOCHROME, ANSI)
"""In the order in which one key goes through them."""


NAMES: tuple[str, ...] = tuple(one.name for one in THEMES)


def theme_after(name: str, names: Sequence[str] = NAMES) -> str:
    """Return the theme after `name`, around; the first where there is none of this name."""
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
