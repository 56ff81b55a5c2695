"""Folders that the settings name: their pages belong to the library where they lie."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.ids import digest, page_id
from reader.library.page import Facts, Page
from reader.library.places import Places
from reader.library.progress import Progress, load_progress, this_device
from reader.library.settings import Settings
from reader.library.sources import (
    BUNDLE_SUFFIXES,
    TAKEN_SUFFIXES,
    Unreadable,
    at_home,
    is_taken,
    pages_below,
    read_page,
    stamp_of,
)
from reader.model import ReaderError

if TYPE_CHECKING:
    from reader.library.index import Index
    from reader.library.index_rows import Bundle

Stamps = Mapping[str, tuple[int, int]]
"""Size and time of change, in nanoseconds, by path."""


def folders_of(places: Places, settings: Settings) -> list[Path]:
    """Return the folders as full paths; one that begins elsewhere counts from the settings'."""
    return [places.config / at_home(str(folder)) for folder in settings.folders]


def is_there(folder: Path) -> bool:
    """Tell whether a folder is there; whatever is wrong with its name, it is not."""
    return os.path.isdir(folder)  # noqa: PTH112  # a Path raises for a name that is too long


def no_folder(folder: Path, places: Places) -> Unreadable:
    """Tell of a folder that the settings name and that is not there."""
    what = f"there is no such folder; take it out of {places.settings} or bring it back"
    return Unreadable(str(folder), what)


def folder_pages(
    places: Places, settings: Settings, index: Index
) -> tuple[list[Page], list[Unreadable]]:
    """Find the pages in the person's folders, and say which folders can't be read.

    A page keeps the id that it was opened under or that the index knows for its path, so that
    notes stay with it when its content changes. A new one has the id that adding would give it.
    So it is with the pages in a feed or an EPUB.

    Args:
        places: Where the library lies; its own pages are no pages of a folder around it.
        settings: Which folders.
        index: What is known of the pages.
    """
    from reader.library.bundles import pages_of  # what waits for changes in folders asks no more

    known = index.bundles()
    if not settings.folders and not known:
        return [], []
    bundles: dict[str, Bundle] = {}
    progress, facts = load_progress(places.progress, this_device()), index.all()
    pages: list[Page] = []
    unreadable: list[Unreadable] = []
    for found in _found(places, settings):
        if isinstance(found, Unreadable):
            unreadable.append(found)
        elif not is_taken(found):
            continue
        elif found.suffix.lower() in BUNDLE_SUFFIXES:
            bundle = bundles[str(found)] = pages_of(found, known.get(str(found)))
            if bundle.problem is not None:
                unreadable.append(Unreadable(str(found), bundle.problem))
            for below, own in bundle.pages:
                pages.append(Page(_id(found / below, facts, progress, own), found / below))
        else:
            pages.append(Page(_id(found, facts, progress), found))
    if bundles != known:
        index.put_bundles(bundles)
    return pages, unreadable


def copies_among(
    in_folders: Sequence[Page], samples: Sequence[Page] = ()
) -> Callable[[Page, Facts], bool]:
    """Return what tells of one page after another whether it is a copy of one before.

    Only pages in folders and samples can be: one whose bytes or id another had before it.

    Args:
        in_folders: Those that lie in the person's folders.
        samples: Those that ship with the reader.
    """
    doubtful = {page.path for page in in_folders}
    shipped = set(digests(samples))
    taken: set[str] = set()

    def is_copy(page: Page, facts: Facts) -> bool:
        names = {page.id, facts.digest} - {""}
        copy = (page.sample or page.path in doubtful) and not names.isdisjoint(taken)
        # Without folders, the little that a sample can be a copy of is all to be remembered.
        taken.update(names if doubtful else names & shipped)
        return copy

    return is_copy


def digests(pages: Iterable[Page]) -> dict[str, Page]:
    """Return pages by the SHA-256 of their bytes; those that can't be read are left out."""
    found: dict[str, Page] = {}
    for page in pages:
        with suppress(ReaderError):
            found.setdefault(digest(read_page(page.path)), page)
    return found


def stamps(places: Places, settings: Settings) -> Stamps:
    """Return what tells whether a page came, went or changed, without reading any.

    Of the library's own pages, which are never changed once they were added, whether one came
    or went: that changes the time of their folder.
    """
    found = [
        Path(one.source) if isinstance(one, Unreadable) else one for one in _found(places, settings)
    ]
    return {str(path): _stamp(path) for path in (places.pages, *found)}


def mark_changed(places: Places) -> None:
    """Have `stamps` tell that one of the library's own pages came or went.

    That of a book lies in a folder of its own, whose time it does not ask.
    """
    with suppress(OSError):
        os.utime(places.pages)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        return stamp_of(path)
    except OSError:
        return -1, -1


def _found(places: Places, settings: Settings) -> Iterator[Path | Unreadable]:
    inside = (places.data, places.state, places.cache)
    done: set[Path] = set()
    for folder in folders_of(places, settings):
        if not is_there(folder):
            yield no_folder(folder, places)
            continue
        for found in pages_below(folder, TAKEN_SUFFIXES):
            if isinstance(found, Unreadable):
                yield found
            elif found not in done and not any(found.is_relative_to(own) for own in inside):
                done.add(found)
                yield found


def _id(path: Path, known: Mapping[str, Facts], progress: Progress, own: str | None = None) -> str:
    """Return the id of a page; its own, where it is given, is the one that adding would give it."""
    facts = known.get(str(path))
    if remembered := progress.id_of(str(path)):
        return remembered
    if facts is not None and facts.digest:
        return facts.id
    if own is not None:
        return own
    try:
        return page_id(path.stem, digest(read_page(path)))
    except ReaderError:
        return page_id(path.stem, digest(os.fsencode(path)))
