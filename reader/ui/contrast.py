"""How well words stand out from their ground, as WCAG 2.2 computes it. Pure."""

from __future__ import annotations

from textual.color import Color
from textual.theme import Theme

from reader.ui.marks import PERSON_COLOURS

LEAST = 4.5
"""To one: contrast of words and ground (success criterion 1.4.3)."""
INKS = ("foreground", "ink-strong", "quote", *(f"person-{n}" for n in range(PERSON_COLOURS)))
PAIRS: tuple[tuple[str, str], ...] = (
    *(
        (ink, paper)
        for ink in (*INKS, "ink-dim", "accent", "primary")
        for paper in ("background", "surface")
    ),
    *((ink, mark) for ink in (*INKS, "ink-dim") for mark in ("highlight", "hit", "chosen")),
    *((ink, "chosen") for ink in ("accent", "primary")),
    ("ink-strong", "thing"),
    *((ink, "panel") for ink in ("foreground", "ink-dim", "primary", "success", "error", "quote")),
)
"""Which colours of a theme words are written in, and on which."""


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours, 1 to 21.

    >>> round(contrast(Color.parse("#000"), Color.parse("#fff")))
    21
    """
    dark, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def weak_pairs(theme: Theme) -> list[tuple[float, str, str]]:
    """Return the pairs of a theme that can't be read well, each with its contrast, worst first."""
    found = [
        (contrast(colour(theme, ink), colour(theme, paper)), ink, paper) for ink, paper in PAIRS
    ]
    return sorted(one for one in found if one[0] < LEAST)


def colour(theme: Theme, name: str) -> Color:
    """Return a colour of a theme by its name in the style sheets."""
    return Color.parse(theme.variables.get(name) or getattr(theme, name))


def _luminance(colour: Color) -> float:
    """Return relative luminance, as WCAG defines it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
