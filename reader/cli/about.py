"""`reader paths`: where everything lies."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from reader.cli.parser import Commands, with_json
from reader.cli.terminal import out, out_json


def register(commands: Commands) -> None:
    """Add the commands of this module."""
    with_json(
        commands.add(
            "paths",
            show_paths,
            "print where your notes, pages and settings lie",
            'reader paths\ncd "$(reader paths --json | jq -r .notes)"',
        )
    )


def show_paths(arguments: Namespace) -> int:
    """Print each place and its path. Nothing is made by asking."""
    from reader.library.places import find_places

    places = find_places()
    paths = {
        "data": places.data,
        "config": places.config,
        "state": places.state,
        "cache": places.cache,
        "notes": places.notes,
        "texts": places.texts,
        "pages": places.pages,
        "versions": places.versions,
        "progress": places.progress,
        "corrections": places.corrections,
        "settings": places.settings,
        "index": places.index,
        "articles": _shipped("articles"),
        "styles": _shipped("styles"),
    }
    if arguments.json:
        out_json({name: path and str(path) for name, path in paths.items()})
    else:
        for name, path in paths.items():
            out(f"{name:12}{path or 'missing; install the reader again'}")
    return 0


def _shipped(kind: str) -> Path | None:
    from reader.resources import shipped

    try:
        return shipped(kind)
    except FileNotFoundError:
        return None
