"""What a screen looks like, as text that a person can read: its words, then how they are painted.

A page of it holds the words line by line, and for each line where which look begins. A look is
how a cell is painted in dark, light, high contrast, the terminal's own colours and without
colour; it has a name, and what that means in each is told once, in `palette.txt`.
`python -m tests.ui.looks` writes all pages anew; read what changed before you commit it.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests import conftest as _environment  # noqa: F401 - it is cleared before Textual is loaded

# isort: split
import pytest
from rich.cells import split_graphemes
from rich.style import Style as RichStyle
from textual import events
from textual._compositor import LayoutUpdate
from textual.css.stylesheet import Stylesheet
from textual.filter import Monochrome
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from reader.library.places import Places, find_places
from reader.ui.app import ReaderApp
from reader.ui.session import Session
from tests.ui.palette import FOLDER, LOOKS, PALETTE, Look, name_looks, write_palette

SIZES = ((80, 24), (120, 40))
"""Of a terminal, in cells: those that every screen is looked at in."""
PASTE = "paste:"
"""What begins a "key" that is a text pasted."""
BEHIND = "behind"
"""How that is painted which a dialog is over: as on the screen that it is."""
Size = tuple[int, int]
Run = tuple[int, str, Look]
"""The column where it begins, its words, and how they are painted."""
Painted = list[list[tuple[str, str]]]
"""For each line of the screen its cells: a cluster, "" behind a broad one, and its paint."""


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of a walk, and how one comes there from the one before."""

    name: str
    keys: Sequence[str] = ()
    first: Callable[[pytest.MonkeyPatch], None] | None = None
    """Done before the keys; undone when the walk is over."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Screens that are gone through in one run of the reader."""

    begin: Callable[[Places, pytest.MonkeyPatch], Session]
    steps: Sequence[Step]
    sizes: Sequence[Size] = SIZES


@dataclass(frozen=True, slots=True)
class Shot:
    """A screen as it was found."""

    name: str
    size: Size
    screen: str
    """Name of its class."""
    rows: Sequence[Sequence[Run]]
    odd: Sequence[str] = ()
    """Those of `LOOKS` that say other words than the first, or hide the screen behind."""

    @property
    def file(self) -> Path:
        """Where its page lies."""
        return FOLDER / "{}x{}".format(*self.size) / f"{self.name}.txt"

    def page(self, names: Mapping[Look, str]) -> str:
        """Return its page, with the looks by their names."""
        words = ["".join(words for _, words, _ in row).rstrip() for row in self.rows]
        lines = [f"{self.screen} {self.size[0]}×{self.size[1]}", "", *words, ""]
        told = [
            ", ".join(f"{column} {names.get(look) or f'NEW {look}'}" for column, _, look in row)
            for row in self.rows
        ]
        return "\n".join([*lines, *_grouped(told), ""])


def in_the_first(page: str, names: Mapping[Look, str]) -> str:
    """Return a page as it would be if it told of the first of `LOOKS` alone, and how that is."""
    paints = {name: look[0] for look, name in names.items()}
    words, _, told = page.rpartition("\n\n")
    rows: list[str] = []
    for line in told.splitlines():
        numbers, _, runs = line.strip().partition("  ")
        first, _, last = numbers.partition("-")
        cells = (run.split(" ", 1) for run in runs.split(", "))
        by_paint = groupby(((paints[name], column) for column, name in cells), itemgetter(0))
        row = ", ".join(f"{next(same)[1]} {paint}" for paint, same in by_paint)
        rows += [row] * (int(last or first) - int(first) + 1)
    return "\n".join([words, "", *_grouped(rows), ""])


def _grouped(told: Sequence[str]) -> Iterator[str]:
    """Yield the lines, each with its number, and those that are the same only once."""
    first = 1
    for line, same in groupby(told):
        last = first + len(list(same)) - 1
        yield f"{first if first == last else f'{first}-{last}':>6}  {line}"
        first = last + 1


async def walk_through(
    walk: Walk, size: Size, home: Path, looks: Sequence[str] = LOOKS
) -> list[Shot]:
    """Go through the screens of a walk in one run of the reader, and return what they look like.

    Args:
        walk: Where to go.
        size: Of the terminal.
        home: The reader's; an empty folder.
        looks: All of `LOOKS`, or only the first, which takes a third of the time.
    """
    shots = []
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("HOME", "/home/ann")
        # On a slow machine the place would be kept, and shown in the list, in the middle.
        for name in ("KEEP_AFTER", "KEEP_PLACE_EVERY"):
            monkeypatch.setattr(f"reader.ui.screens.reading.{name}", 3600.0)
        app = ReaderApp(walk.begin(find_places({"READER_HOME": str(home)}), monkeypatch))
        with rules_parsed_once(), _unpainted() as changed:
            async with app.run_test(size=size) as pilot:
                eye = _Eye(app, pilot, changed)
                await eye.settle()
                for step in walk.steps:
                    if step.first is not None:
                        step.first(monkeypatch)
                    for key in step.keys:
                        await eye.press(key)
                    shots.append(await eye.look(step.name, size, looks))
    return shots


@contextmanager
def _unpainted() -> Iterator[list[Screen[Any]]]:
    """Let screens be painted only when they are looked at; gives those that would have been."""
    changed: list[Screen[Any]] = []

    def skip(screen: Screen[Any]) -> None:
        changed.append(screen)
        screen._dirty_widgets.clear()
        screen._compositor._dirty_regions.clear()

    with patch.object(Screen, "_compositor_refresh", skip):
        yield changed


@dataclass(slots=True)
class _Eye:
    """Looks at a running reader."""

    app: ReaderApp
    pilot: Pilot[None]
    changed: list[Screen[Any]]
    """Screens that changed since they were looked at."""

    async def press(self, key: str) -> None:
        """Press a key, or paste, and wait for what it begins; of typing, for the last letter."""
        focused = self.app.focused
        if key.startswith(PASTE) and focused is not None:
            focused.post_message(events.Paste(key.removeprefix(PASTE)))
        else:
            await self.pilot.press(key)
        if len(key) > 1 or not isinstance(focused, Input | TextArea):
            await self.settle()

    async def settle(self) -> None:
        """Wait until all is shown that what was done begins."""
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()
        for widget in self.app.screen.query("Input, TextArea"):
            widget.cursor_blink = False  # type: ignore[attr-defined]

    async def look(self, name: str, size: Size, looks: Sequence[str]) -> Shot:
        """Look at what is shown, once it is painted and stays so."""
        app = self.app
        app.theme = LOOKS[0]  # which is another one where themes are chosen
        await self.settle()
        while True:
            first = painted(app)
            self.changed.clear()
            await self.settle()
            if not self.changed:
                break
        screen = app.screen
        within = [one.region for one in screen.children if one.display and screen.is_modal]
        layers, odd = {_look_of(app): _framed(first, within)}, []
        see_through = screen.styles.background.a < 1
        for look in _switched(app, alone=bool(within)) if len(looks) > 1 else ():
            layers[look] = _framed(painted(app, behind=not within), within)
            hidden = see_through and screen.styles.background.a == 1
            if hidden or _words(layers[look]) != _words(_framed(first, within)):
                odd.append(look)
        rows = zip(first, *(layers[look] for look in looks), strict=True)
        return Shot(name, size, type(screen).__name__, [_runs(*row) for row in rows], odd)


def _look_of(app: ReaderApp) -> str:
    return LOOKS[-1] if app.no_color else app.theme


def _switched(app: ReaderApp, *, alone: bool) -> Iterator[str]:
    """Put the reader into each of `LOOKS` that it is not in, at once.

    It begins in the dark theme, with or without colour, and ends in the other of the two: what
    is pressed is the same in both.

    Args:
        app: The reader.
        alone: Leave the screens below as they are, and end as it began.
    """

    def at_once(do: Callable[..., object], *parts: Any) -> None:
        do(*parts)

    without, stack = app.no_color, app.screen_stack
    with (
        patch.object(app, "call_next", at_once),
        patch.object(ReaderApp, "screen_stack", stack[-1:] if alone else stack),
    ):
        _without_colour(app, without=False)
        for theme in LOOKS[1:-1]:
            app.theme = theme
            yield theme
        _without_colour(app, without=not without)
        app.theme = LOOKS[0]
        yield _look_of(app)
        if alone:
            _without_colour(app, without=without)
            app.refresh_css(animate=False)


def _without_colour(app: ReaderApp, *, without: bool) -> None:
    """Do what the framework does at the start if NO_COLOR is set; seen with the next theme."""
    app.no_color = without
    app._filters[:] = [one for one in app._filters if not isinstance(one, Monochrome)]
    if without:
        app._filters.append(Monochrome())


def painted(app: ReaderApp, *, behind: bool = True) -> Painted:
    """Return the cells of the screen, and of those that are seen behind it."""
    below = app._background_screens if behind else []
    app.screen._set_dirty()  # what was behind it may have been left out before
    update = app.screen._compositor.render_update(full=True, screen_stack=below)
    assert isinstance(update, LayoutUpdate)
    rows = []
    for line in update.strips:
        row: list[tuple[str, str]] = []
        for segment in (segment for strip in line for segment in strip):
            told = _told(segment.style) if segment.style else ""
            if segment.text.isascii():
                row += [(char, told) for char in segment.text]
                continue
            for start, end, width in split_graphemes(segment.text)[0]:
                row += [(segment.text[start:end], told), *[("", told)] * (width - 1)]
        rows.append([*row, *[(" ", "")] * (app.size.width - len(row))])
    return rows


@cache
def _told(style: RichStyle) -> str:
    """Return a style in words: "bold #ffffff on #16181d"."""
    plain = RichStyle(color=style.color, bgcolor=style.bgcolor)
    return str(style.without_color.clear_meta_and_links() + plain)


def _framed(painted: Painted, within: Sequence[Region]) -> Painted:
    """Leave out what lies behind a dialog, which is told of with the screen that it is over."""
    if not within:
        return painted
    return [
        [
            cell if any(region.contains(x, y) for region in within) else ("", BEHIND)
            for x, cell in enumerate(row)
        ]
        for y, row in enumerate(painted)
    ]


def _words(painted: Painted) -> list[str]:
    return ["".join(char for char, _ in row) for row in painted]


def _runs(first: Sequence[tuple[str, str]], *layers: Sequence[tuple[str, str]]) -> list[Run]:
    """Return where along a line which look begins."""
    looks = [tuple(told for _, told in cells) for cells in zip(*layers, strict=True)]
    runs, column = [], 0
    for look, same in groupby(zip(looks, first, strict=True), itemgetter(0)):
        chars = [char for _, (char, _) in same]
        runs.append((column, "".join(chars), look))
        column += len(chars)
    return runs


@contextmanager
def rules_parsed_once() -> Iterator[None]:
    """Parse each style sheet once for the same colours, not at each change of them."""
    parse = Stylesheet._parse_rules

    def parse_once(self: Stylesheet, *parts: Any, **named: Any) -> Any:
        key = (parts, *named.items(), *sorted(self._variables.items()))
        if key not in _RULES:
            _RULES[key] = parse(self, *parts, **named)
        return _RULES[key]

    with patch.object(Stylesheet, "_parse_rules", parse_once):
        yield


_RULES: dict[Any, Any] = {}


def shots_of(name: str, size: Size) -> list[Shot]:
    """Return the screens of a walk, by its name, in an empty home."""
    from tests.ui.walks import WALKS

    with tempfile.TemporaryDirectory() as home:
        return asyncio.run(walk_through(WALKS[name], size, Path(home)))


def main() -> None:
    """Write all pages anew."""
    from tests.ui.walks import WALKS

    todo = [(name, size) for name, walk in WALKS.items() for size in walk.sizes]
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        shots = [one for some in workers.map(shots_of, *zip(*todo, strict=True)) for one in some]
    names = name_looks({look for shot in shots for row in shot.rows for _, _, look in row})
    shutil.rmtree(FOLDER, ignore_errors=True)
    for shot in shots:
        shot.file.parent.mkdir(parents=True, exist_ok=True)
        shot.file.write_text(shot.page(names), "utf-8")
    PALETTE.write_text(write_palette(names), "utf-8")


if __name__ == "__main__":
    main()
