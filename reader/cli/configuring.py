"""`reader config`: the settings as they are in force, edited and checked."""

from __future__ import annotations

import os
from argparse import Namespace
from typing import Any

from reader.cli.parser import Commands, with_json
from reader.cli.terminal import out, out_json, say
from reader.guard import one_line
from reader.library.places import Places, find_places
from reader.library.settings import Settings, Slip, load_settings
from reader.model import ReaderError


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    config = with_json(
        commands.add(
            "config",
            configure,
            "print your settings and where each is from, edit or check them",
            "reader config\n"
            "reader config edit\n"
            "reader config check\n"
            "reader config --json | jq -r '.settings[] | select(.line) | .name'",
        )
    )
    config.add_argument(
        "what",
        metavar="WHAT",
        nargs="?",
        default="show",
        choices=("show", "edit", "check"),
        help="show, edit (in your editor) or check; show if you say nothing",
    )


def configure(arguments: Namespace) -> int:
    """Print the settings, or what is wrong with them; 1 when a check finds something."""
    places = find_places()
    if arguments.what == "edit":
        _edit(places)
    settings, slips = _read(places)
    if arguments.json:
        out_json(_data(places, settings, slips))
    elif arguments.what == "show":
        _show(settings)
    if not arguments.json or arguments.what == "edit":
        for slip in slips:
            (out if arguments.what == "check" else say)(one_line(str(slip)))
    if arguments.what == "check" and not slips and not arguments.json:
        there = places.settings.exists()
        say(f"{places.settings}: {'all is well' if there else 'not there, so all is as it came'}")
    return 1 if slips and arguments.what != "show" else 0


def _edit(places: Places) -> None:
    from reader.annotations.disk import RealDisk
    from reader.annotations.files import why, write_durably
    from reader.library.config import template
    from reader.library.editor import editor_command, run_editor

    file = places.settings
    command = editor_command(os.environ, f"edit {file} yourself")
    if not os.path.lexists(file):
        try:
            write_durably(RealDisk(), file, template().encode())
        except OSError as error:
            raise ReaderError(f"{file}: the settings could not be made: {why(error)}") from error
    run_editor(command, file)


def _read(places: Places) -> tuple[Settings, list[Slip]]:
    """Return the settings in force, and all that is wrong with the file, by its lines."""
    from reader.library.config import unknown_names

    try:
        settings = load_settings(places.settings)
    except ReaderError as error:
        told = str(error).removeprefix(f"{places.settings}")
        return Settings(file=places.settings), [_of_file(places, told)]
    slips = [
        *settings.problems,
        *unknown_names(settings),
        *_missing_folders(places, settings),
        *_unreadable_searches(settings),
        *_of_screens(settings),
    ]
    return settings, sorted(slips, key=lambda slip: slip.line or 0)


def _of_file(places: Places, told: str) -> Slip:
    """Take the line out of what is told of a file that can't be read."""
    where, _, what = told.partition(": ")
    number = where.removeprefix(", line ")
    return Slip(places.settings, int(number) if number.isdecimal() else None, what)


def _missing_folders(places: Places, settings: Settings) -> list[Slip]:
    from reader.library.folders import folders_of, is_there

    line = settings.lines.get("folders")
    return [
        Slip(places.settings, line, f"there is no such folder: {folder}")
        for folder in folders_of(places, settings)
        if not is_there(folder)
    ]


def _unreadable_searches(settings: Settings) -> list[Slip]:
    from reader.library.query import QueryError, read_query

    slips = []
    for name, query in settings.searches.items():
        try:
            read_query(query)
        except QueryError as error:
            line = settings.lines.get("searches")
            slips.append(Slip(settings.file, line, f"the search {name!r}: {error}"))
    return slips


def _of_screens(settings: Settings) -> list[Slip]:
    """Return what only the screens know to be wrong: keys and the theme."""
    from reader.ui.commands import COMMANDS
    from reader.ui.keymap import make_keymap
    from reader.ui.own_themes import own_themes
    from reader.ui.themes import THEMES

    own, wrong = own_themes(settings.themes)
    slips = [Slip(settings.file, settings.lines.get("themes"), problem) for problem in wrong]
    names = [theme.name for theme in (*THEMES, *own)]
    if settings.theme not in names:
        what = f"there is no theme {settings.theme!r}; there are {', '.join(names)}"
        slips.append(Slip(settings.file, settings.lines.get("theme"), what))
    for problem in make_keymap(COMMANDS.values(), settings.keys)[1]:
        lines = (settings.lines.get(f"keys.{one}") for one in problem.about)
        line = next((one for one in lines if one), settings.lines.get("keys"))
        slips.append(Slip(settings.file, line, str(problem)))
    return slips


def _show(settings: Settings) -> None:
    from reader.library.config import in_force

    for one in in_force(settings):
        where = f"{settings.file}, line {one.line}" if one.line else "default"
        out(f"{one.name:24}  {one_line(_written(one.value)):24}  {where}")


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    return "{}" if value == {} else str(value)


def _data(places: Places, settings: Settings, slips: list[Slip]) -> dict[str, object]:
    from reader.library.config import in_force

    return {
        "file": str(places.settings),
        "settings": [
            {
                "name": one.name,
                "value": one.value,
                "from": "file" if one.line else "default",
                "line": one.line,
            }
            for one in in_force(settings)
        ],
        "problems": [{"line": slip.line, "problem": slip.what} for slip in slips],
    }
