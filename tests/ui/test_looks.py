"""Every screen looks as it did, at the sizes and in the colours that people have.

`python -m tests.ui.looks` writes the pages anew (docs/contributing.md).
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
from textual.color import Color
from textual.screen import Screen

import reader.ui
from reader.ui import screens
from reader.ui.contrast import LEAST, contrast
from tests.ui.looks import SIZES, Shot, Size, in_the_first, walk_through
from tests.ui.palette import FOLDER, LOOKS, read_palette
from tests.ui.walks import ASKED, WALKS

IN_SHORT = 60
"""So many lines tell what is other."""
RUNS = [
    pytest.param(name, size, id="{}-{}x{}".format(name, *size))
    for name, walk in WALKS.items()
    for size in walk.sizes
]


@pytest.mark.parametrize(("name", "size"), RUNS)
async def test_screens_look_as_they_did(
    tmp_path: Path, name: str, size: Size, pytestconfig: pytest.Config
) -> None:
    """In all looks at the smallest size; at others in the first, and in all in the long run."""
    thorough = pytestconfig.getoption("--hypothesis-profile") == "long" or size == SIZES[0]
    looks = LOOKS if thorough else LOOKS[:1]
    shots = await walk_through(WALKS[name], size, tmp_path, looks)
    assert {shot.name: shot.odd for shot in shots if shot.odd} == {}
    assert {look for shot in shots for look in _hard_to_read(shot)} == set()
    palette = read_palette()
    other = "\n".join(line for shot in shots for line in _other(shot, palette, thorough))
    assert other == "", "if it should be so: python -m tests.ui.looks, and read what changed"


def _other(shot: Shot, palette: dict[Any, str], thorough: bool) -> list[str]:
    if not shot.file.exists():
        return [f"there is no {shot.file}"]
    before, names = shot.file.read_text("utf-8"), palette
    if not thorough:
        before = in_the_first(before, palette)
        names = {look: look[0] for row in shot.rows for _, _, look in row}
    parts = (before.splitlines(), shot.page(names).splitlines())
    return list(unified_diff(*parts, shot.file.name, "now", n=1, lineterm=""))[:IN_SHORT]


def _hard_to_read(shot: Shot) -> Iterator[str]:
    """Yield how words are painted that stand out too little; but for the terminal's own colours."""
    painted = {look for row in shot.rows for _, words, look in row if any(map(str.isalnum, words))}
    for paint in {paint for look in painted for paint in look}:
        colours = [Color.parse(one) for one in paint.split() if one.startswith("#")]
        if len(colours) == 2 and contrast(*colours) < LEAST:
            yield paint


async def test_without_colour_from_the_start_it_looks_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    walk = replace(WALKS["town"], steps=WALKS["town"].steps[:2])
    shots = await walk_through(walk, SIZES[0], tmp_path)
    assert [line for shot in shots for line in _other(shot, read_palette(), True)] == []


def test_there_is_a_page_for_each_step_and_no_other() -> None:
    wanted = {
        FOLDER / "{}x{}".format(*size) / f"{step.name}.txt"
        for walk in WALKS.values()
        for size in walk.sizes
        for step in walk.steps
    }
    assert {file for file in FOLDER.rglob("*.txt") if file.parent != FOLDER} == wanted


def _screens() -> set[str]:
    """Return the names of the screens that are shown, not only the ground of others."""
    for module in pkgutil.iter_modules(screens.__path__, f"{screens.__name__}."):
        importlib.import_module(module.name)
    known: list[type[Screen[Any]]] = [Screen]
    for one in known:
        known += one.__subclasses__()
    ours = [one for one in known if one.__module__.startswith(screens.__name__)]
    grounds = {base.__name__ for one in ours for base in one.__bases__} - {"Ask"}
    return {one.__name__ for one in ours} - grounds


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_every_screen_is_looked_at(size: Size) -> None:
    files = (FOLDER / "{}x{}".format(*size)).iterdir()
    seen = {file.read_text("utf-8").split(" ", 1)[0] for file in files}
    assert _screens() <= seen
    assert "CommandPalette" in seen


def test_every_question_is_looked_at() -> None:
    """Where in `reader.ui` something is asked, and the step of a walk that shows it."""
    asks = set()
    for file in Path(next(iter(reader.ui.__path__))).rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        for function in (one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)):
            for call in (one for one in ast.walk(function) if isinstance(one, ast.Call)):
                if isinstance(call.func, ast.Name) and call.func.id in ("Ask", "AskWords"):
                    asks.add(f"{file.stem}.{function.name}")
    assert asks == set(ASKED)
    assert set(ASKED.values()) <= {step.name for walk in WALKS.values() for step in walk.steps}
