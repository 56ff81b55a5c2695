"""Whatever is written can be read: WCAG 2.2 asks for 4.5:1 between words and ground."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from reader.ui.marks import PERSON_COLOURS
from reader.ui.themes import THEMES, theme_after
from tests.ui.conftest import Opener

INKS = ("foreground", "ink-strong", "quote", *(f"person-{n}" for n in range(PERSON_COLOURS)))
PAPERS = ("background", "surface")
PAIRS = [
    *((ink, paper) for ink in (*INKS, "ink-dim", "accent", "primary") for paper in PAPERS),
    *((ink, mark) for ink in INKS for mark in ("highlight", "hit", "chosen")),
    *((ink, "chosen") for ink in ("ink-dim", "accent")),
    ("ink-strong", "thing"),
    *((ink, "panel") for ink in ("foreground", "ink-dim", "primary", "success", "error", "quote")),
]


def _colour(theme: Theme, name: str) -> Color:
    return Color.parse(theme.variables.get(name) or getattr(theme, name))


def _luminance(colour: Color) -> float:
    """Return relative luminance, as WCAG defines it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: Color, other: Color) -> float:
    dark, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [one for one in THEMES if not one.ansi], ids=lambda one: one.name)
def test_words_stand_out_from_their_ground(theme: Theme) -> None:
    weak = {
        f"{ink} on {paper}": round(ratio, 2)
        for ink, paper in PAIRS
        if (ratio := _contrast(_colour(theme, ink), _colour(theme, paper))) < 4.5
    }
    assert weak == {}


def test_one_key_goes_through_all_themes() -> None:
    seen = [THEMES[0].name]
    while (name := theme_after(seen[-1])) not in seen:
        seen.append(name)
    assert seen == [theme.name for theme in THEMES]
    assert theme_after("no such theme") == THEMES[0].name


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
async def test_every_mark_has_a_text_style_of_its_own(small: Opener, theme: Theme) -> None:
    """What lies over the whole text is told apart by more than colour, in each theme."""
    async with small() as one:
        one.app.theme = theme.name
        await one.pilot.pause()
        marks = ("quote", "person-0", "label-note", "hit", "thing", "selection", "head", "flash")
        looks = {}
        for mark in marks:
            style = one.room.prose._style(mark)
            looks[mark] = (style.bold, style.italic, style.underline, style.reverse)
        alike = {frozenset({a, b}) for a in marks for b in marks if a < b and looks[a] == looks[b]}
        # A name is bold, as is what the cursor stands on, which has a ground of its own;
        # the end that moves is only ever seen in a selection.
        allowed = {frozenset({"thing", "person-0"}), frozenset({"head", "flash"})}
        assert alike <= allowed
