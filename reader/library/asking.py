"""Asking something of all articles, whatever state the index is in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar

from reader.library.index import Index
from reader.library.places import Places
from reader.library.scan import OnProgress
from reader.library.settings import Settings
from reader.library.shelf import Shelf, indexed_shelf
from reader.library.study import study_pages

Answer = TypeVar("Answer")

Watch = Callable[[str], AbstractContextManager[OnProgress]]
"""From what is being done to what is told how far it is."""


def ask_all(
    places: Places, settings: Settings, ask: Callable[[Shelf, Index], Answer], watch: Watch
) -> Answer:
    """Ask something of all articles, once it is known who says what in each.

    Pages that were not studied yet are studied first. Should the index turn out to be damaged
    on the way, it began empty again and lacks what was put into it before; so it is filled and
    asked once more. Should it turn out to be locked for long, the second time is in memory alone.

    Args:
        places: Where the library lies.
        settings: Whether the samples belong to it.
        ask: What to ask.
        watch: Shows the person how far the scan and the studies are.
    """
    file: Path | None = places.index
    for attempt in (1, 2):
        with Index(file) as index:
            before = index.renewed
            with watch("reading the library") as on_progress:
                shelf = indexed_shelf(index, places, settings, on_progress)
            with watch("finding who says what") as on_progress:
                study_pages(index, on_progress, shelf.hand)
            answer = ask(shelf, index)
            if attempt == 2 or index.renewed == before:
                break
            file = None if index.in_memory else places.index
    return answer
