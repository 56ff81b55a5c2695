"""Telling that nothing changed since all pages were looked at, which is how it mostly is.

That takes a second for a hundred thousand pages, and next to no memory: no more is asked than size
and time of each file, and a few hundred of them are held at a time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import reader
from reader.annotations.ids import file_id
from reader.library.database import DamagedRow
from reader.library.hand import Hand, Versions, version_with
from reader.library.index import Index
from reader.library.index_rows import path_of, stored
from reader.library.places import Places
from reader.library.scan import lies_there, sample_folder
from reader.library.settings import Settings
from reader.library.sources import Unreadable, entries_below
from reader.library.study import VERSION

_AT_ONCE = 400
_ROWS = (
    "SELECT path, id, size, mtime_ns, digest, publisher, problem, version, studied FROM pages "
    "WHERE path IN ({})"
)
_ALL = "SELECT count(*) FROM pages"
_OWN_OF_ID = "SELECT count(*) FROM pages WHERE id = ? AND NOT sample"
_SAMPLES_IN_VAIN = (
    "SELECT count(*) FROM pages AS sample JOIN pages AS own USING (id) "
    "WHERE sample.sample AND NOT own.sample"
)
"""Samples that are listed though a page of the person's has their place."""


class Unchanged(NamedTuple):
    """What is known of a library in which nothing changed."""

    pages: int
    unreadable: int


class _Known(NamedTuple):
    """What the index knows of a page, as its row has it."""

    path: str
    id: str
    size: int
    mtime_ns: int
    digest: str
    publisher: str | None
    problem: str | None
    version: str
    studied: str


def unchanged(index: Index, places: Places, settings: Settings, hand: Hand) -> Unchanged | None:
    """Look whether all pages are as the index has them, and studied as they are to be.

    Args:
        index: What is known of the pages.
        places: Where the library lies.
        settings: Which folders belong to it, and whether the samples do.
        hand: What the person put right.

    Returns:
        None where pages have to be looked at one by one: something came, went or changed, could
        not be read before, or is to be made anew. So it is where pages lie in the person's own
        folders, whose ids the paths do not tell.
    """
    if settings.folders or not index.complete or _count(index, _SAMPLES_IN_VAIN):
        return None
    versions, pages, unreadable = hand.versions(), 0, 0
    left = _entries(places, settings)
    while some := list(islice(left, _AT_ONCE)):
        known = _known(index, some)
        for entry in some:
            one = known.get(entry.path)
            if one is not None and _holds(one, entry, versions):
                pages += 1
                unreadable += one.problem is not None
            elif one is not None or not _gives_way(index, entry, places):
                return None
    return Unchanged(pages, unreadable) if pages == _count(index, _ALL) else None


def _count(index: Index, statement: str, *values: str) -> int:
    return sum(index.numbers(statement, values))


def _entries(places: Places, settings: Settings) -> Iterator[os.DirEntry[str]]:
    """Yield the files of the library's own pages, then of the samples, as they come."""
    folders = [places.pages]
    if settings.samples and (samples := sample_folder()) is not None:
        folders.append(samples)
    for folder in folders:
        for entry in entries_below(folder, in_order=False):
            if not isinstance(entry, Unreadable):
                yield entry


def _known(index: Index, entries: Sequence[os.DirEntry[str]]) -> dict[str, _Known]:
    statement = _ROWS.format(", ".join("?" * len(entries)))
    rows = index.select(_known_of_row, statement, [stored(entry.path) for entry in entries])
    return {row.path: row for row in rows}


def _known_of_row(row: tuple[Any, ...]) -> _Known:
    """Make it of a row, sure of each type: a flipped bit on the disk can change it."""
    known = _Known(path_of(row[0]), *row[1:])
    texts = (known.id, known.digest, known.version, known.studied)
    numbers = (known.size, known.mtime_ns)
    maybe = (one for one in (known.publisher, known.problem) if one is not None)
    if not (
        all(isinstance(one, str) for one in (*texts, *maybe))
        and all(isinstance(one, int) for one in numbers)
    ):
        raise DamagedRow(f"a page is {row!r}")
    return known


def _holds(known: _Known, entry: os.DirEntry[str], versions: Versions) -> bool:
    """Tell whether a page is as the index has it, in the version that it is to have."""
    own = versions(known.id, known.publisher)
    return (
        known.digest != ""
        and lies_there(entry, known.size, known.mtime_ns)
        and known.version == version_with(reader.CLEANING, own)
        and (known.problem is not None or known.studied == version_with(VERSION, own))
    )


def _gives_way(index: Index, entry: os.DirEntry[str], places: Places) -> bool:
    """Tell whether it is a sample whose place one of the person's own pages has."""
    sample = not entry.path.startswith(f"{places.pages}{os.sep}")
    return sample and _count(index, _OWN_OF_ID, file_id(Path(entry.path).stem)) > 0
