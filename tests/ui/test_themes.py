"""Whatever is written can be read: WCAG 2.2 asks for 4.5:1 between words and ground."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from rich.style import Style
from textual.color import Color
from textual.theme import Theme
from textual.widget import Widget

from reader.library.places import Places
from reader.ui.contrast import LEAST, contrast, weak_pairs
from reader.ui.own_themes import own_themes
from reader.ui.themes import THEMES, theme_after
from reader.ui.widgets.prose import Prose
from reader.ui.widgets.rows import Rows
from reader.ui.widgets.status import StatusLine
from tests.ui.conftest import Opener
from tests.ui.looks import painted

PAINTED = [theme for theme in THEMES if not theme.ansi]
SEPIA: dict[str, str | tuple[str, ...]] = {
    "paper": "#f4ecd8",
    "ink": "#3b2f20",
    "people": ("#5a2d82", "darkgreen"),
}
NO_WORDS = {"prose--rule", "prose--blank"}
"""What is drawn and never written."""


@pytest.mark.parametrize("theme", PAINTED, ids=lambda one: one.name)
def test_words_stand_out_from_their_ground(theme: Theme) -> None:
    assert weak_pairs(theme) == []


def test_the_monochrome_theme_has_no_hue() -> None:
    (theme,) = (one for one in THEMES if one.name == "monochrome")
    colours = [*theme.variables.values(), theme.primary, theme.background, theme.panel, theme.error]
    assert all(Color.parse(one or "").hsl.s == 0 for one in colours)


def _inks(widget: Widget) -> Iterator[tuple[str, Style]]:
    for name in sorted(widget.COMPONENT_CLASSES - NO_WORDS):
        if "--" in name and name.split("--")[0] in ("prose", "rows", "status"):
            yield name, widget.rich_style + widget.get_component_rich_style(name, partial=True)


async def test_every_mark_is_read_in_every_theme_as_it_is_painted(
    reader: Opener, places: Places
) -> None:
    """Every component style of the text, the lists and the status line, as the screen has it."""
    places.settings.parent.mkdir(parents=True, exist_ok=True)
    places.settings.write_text("themes:\n  sepia: {paper: '#f4ecd8', ink: '#3b2f20'}\n")
    async with reader() as one:
        names = [theme.name for theme in one.room.session.themes if not theme.ansi]
        assert names[-1] == "sepia"
        weak = []
        for theme in names:
            one.app.theme = theme
            await one.pilot.pause()
            widgets: list[Any] = [
                *one.room.query(Prose), *one.room.query(Rows), *one.room.query(StatusLine)
            ]  # fmt: skip
            for name, style in (found for widget in widgets for found in _inks(widget)):
                assert style.color is not None and style.bgcolor is not None
                ink, paper = (Color.from_rich_color(c) for c in (style.color, style.bgcolor))
                if (ratio := contrast(ink, paper)) < LEAST:
                    weak.append((theme, name, round(ratio, 2)))
        assert len(widgets) >= 4
        assert weak == []


def test_a_theme_of_ones_own_is_a_few_colours_over_one_of_ours() -> None:
    (sepia,), problems = own_themes({"sepia": SEPIA})
    assert problems == []
    assert (sepia.name, sepia.dark, sepia.surface) == ("sepia", False, "#F4ECD8")
    assert sepia.variables["person-1"] == sepia.variables["person-7"] == "#006400"
    assert sepia.variables["hit"] == THEMES[1].variables["hit"]
    (night,), _ = own_themes({"night": {"like": "high-contrast", "quote": "gold"}})
    assert night.background == "#000000" and night.variables["quote"] == "#FFD700"


@pytest.mark.parametrize(
    ("name", "colours", "line"),
    [
        ("dark", {}, "themes: dark: a theme of this name ships with the reader; choose another"),
        ("A b", {}, "themes: A b: the name of a theme is small letters, digits and hyphens"),
        ("x", {"ink": "ash"}, 'themes: x: ink: ash is no colour; write one like "#ffcc00" or gold'),
        ("x", {"ink": "ansi_red"}, "themes: x: ink: ansi_red is no colour that stands for itself"),
        ("x", {"people": ()}, "themes: x: people needs at least one colour"),
        ("x", {"ink": ("red", "blue")}, "themes: x: ink is one colour"),
        ("x", {"inks": "red"}, "themes: x: there is no colour inks; there are paper, side"),
        ("x", {"like": "ansi"}, "themes: x: like is one of dark, light, high-contrast, monochrome"),
    ],
)
def test_what_is_wrong_with_a_theme_is_one_line(
    name: str, colours: dict[str, Any], line: str
) -> None:
    themes, (problem,) = own_themes({name: colours})
    assert themes == []
    assert problem.startswith(line) and "\n" not in problem


def test_a_theme_that_is_hard_to_read_is_told_and_there() -> None:
    (pale,), (line,) = own_themes({"pale": {"paper": "#ffffff", "quote": "#bbbbbb"}})
    assert pale.name == "pale"
    assert line.startswith("themes: pale: quote on ")
    assert line.endswith(" has a contrast of 1.4:1, words need 4.5:1, and 5 more are too weak")


async def test_a_theme_of_the_config_is_chosen_and_kept(reader: Opener, places: Places) -> None:
    places.settings.parent.mkdir(parents=True, exist_ok=True)
    written = "themes:  # mine\n  sepia: {paper: '#f4ecd8', ink: '#3b2f20'}\n  odd: {ink: ash}\n"
    places.settings.write_text(written + "theme: sepia\n")
    async with reader() as one:
        assert one.app.theme == "sepia"
        assert one.said == 'themes: odd: ink: ash is no colour; write one like "#ffcc00" or gold'
        await one.press("c")
        assert one.app.theme == THEMES[0].name
        await one.press(*"ccccc")
        assert one.app.theme == "sepia"
        await one.press("c", "c", "enter")
        assert places.settings.read_text() == written + f"theme: {one.app.theme}\n"


def test_one_key_goes_through_all_themes() -> None:
    seen = [THEMES[0].name]
    while (name := theme_after(seen[-1])) not in seen:
        seen.append(name)
    assert seen == [theme.name for theme in THEMES]
    assert theme_after("no such theme") == THEMES[0].name
    assert theme_after("sepia", ["dark", "sepia"]) == "dark"


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
async def test_every_mark_has_a_text_style_of_its_own(small: Opener, theme: Theme) -> None:
    """What lies over the whole text is told apart by more than colour, in each theme."""
    async with small() as one:
        one.app.theme = theme.name
        await one.pilot.pause()
        marks = ("quote", "person-0", "label-note", "hit", "thing", "selection", "head", "flash")
        looks = {}
        for mark in marks:
            style = one.room.prose.ink(mark)
            looks[mark] = (style.bold, style.italic, style.underline, style.reverse)
        alike = {frozenset({a, b}) for a in marks for b in marks if a < b and looks[a] == looks[b]}
        # A name is bold, as is what the cursor stands on, which has a ground of its own;
        # the end that moves is only ever seen in a selection.
        allowed = {frozenset({"thing", "person-0"}), frozenset({"head", "flash"})}
        assert alike <= allowed


async def test_without_unicode_lines_and_marks_of_print_are_ascii(small: Opener) -> None:
    """Letters stay: what would be lost with them can't be told from the terminal's name."""
    async with small(size=(80, 24), environ={"LC_ALL": "C"}) as one:
        for key in ("G", "P", "a", "escape", "ctrl+p"):
            await one.press(key)
            shown = {cell for row in painted(one.app) for cell, _ in row}
            odd = {cell for cell in shown if not cell.isascii() and not cell.isalpha()}
            assert odd <= {"👩‍👧"}, key
