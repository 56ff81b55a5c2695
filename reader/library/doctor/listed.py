"""The doctor on what the list is made of: pages, index, caches, settings, what is shipped."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from reader.annotations.disk import Disk
from reader.annotations.files import discard
from reader.annotations.ids import file_id
from reader.annotations.listing import Listing, listing_file
from reader.library.database import PATIENCE, remove_database
from reader.library.doctor.finding import Report
from reader.library.folders import folders_of
from reader.library.ids import digest
from reader.library.index import VERSION, Index
from reader.library.places import Places
from reader.library.scan import OnProgress
from reader.library.settings import Settings, load_settings
from reader.library.shelf import Shelf
from reader.library.sources import PAGE_SUFFIXES, Unreadable, pages_below, read_page
from reader.model import ReaderError
from reader.resources import shipped

_OTHER_FORM = "no page by its suffix; give it one of .txt .html .htm .xhtml .md .markdown"


def look_at_settings(report: Report, places: Places) -> None:
    """Look at the settings."""
    report.looked("settings", int(places.settings.exists()))
    try:
        settings = load_settings(places.settings)
    except ReaderError as error:
        report.wrong("settings", places.settings, str(error))
        return
    for problem in settings.problems:
        report.wrong("settings", places.settings, str(problem))


def look_at_folders(report: Report, places: Places) -> None:
    """Look whether the reader may write where it has to."""
    for folder in (places.data, places.config, places.state, places.cache):
        if folder.is_dir():
            report.looked("folders")
            if not os.access(folder, os.W_OK | os.X_OK):
                what = "nothing can be written there; see who owns it and who may write"
                report.wrong("folders", folder, what)
        elif os.path.lexists(folder):
            what = "a file stands where a folder must; move it away"
            report.wrong("folders", folder, what)


def look_at_shipped(report: Report) -> None:
    """Look whether what comes with the program is there."""
    for kind in ("articles", "styles"):
        try:
            report.looked("shipped", sum(1 for _ in shipped(kind).iterdir()))
        except OSError:
            what = "missing from the installation; install the reader again"
            report.wrong("shipped", Path(kind), what)


def look_at_index(report: Report, file: Path) -> None:
    """Look at the index as it lies there. It must not have been opened otherwise before."""
    if not os.path.lexists(file):
        return
    report.looked("index")
    if (trouble := _trouble(file)) is not None:
        what = f"{trouble}; it is made anew from the pages by itself, no notes are in it"
        report.wrong("index", file, what, partial(_remove_index, file))


def look_at_listing(report: Report, disk: Disk, places: Places) -> None:
    """Look at the list of notes in the cache."""
    file = listing_file(places.cache)
    if not os.path.lexists(file):
        return
    report.looked("cache")
    if not Listing(disk, file).whole():
        what = "torn or damaged; it is made anew from the notes by itself"
        report.wrong("cache", file, what, partial(discard, disk, file))


def look_at_pages(
    report: Report,
    places: Places,
    settings: Settings,
    shelf: Shelf,
    on_progress: OnProgress | None = None,
) -> None:
    """Look at every page of the library: whether it is one, is shown, and is as it was added.

    Args:
        report: Takes what is found.
        places: Where the pages lie.
        settings: Which folders of the person's belong to them.
        shelf: The library, just scanned.
        on_progress: Told after each page.
    """
    folders = set(folders_of(places, settings))
    for problem in shelf.unreadable:
        path, what = Path(problem.source), f"{problem.source}: {problem.reason}"
        if path in folders:
            report.wrong("folders", path, what)
        else:
            report.looked("pages")
            report.wrong("pages", path, f"{what}; take the page from where it came, or remove it")
    with Index(places.index) as index:
        known = index.all()
    own = [page for page in shelf.pages.values() if not page.sample and page.data is None]
    for done, page in enumerate(own, 1):
        report.looked("pages")
        facts = known.get(str(page.path))
        with contextlib.suppress(ReaderError):
            if facts and digest(read_page(page.path)) != facts.digest:
                what = (
                    "its bytes changed though its size and time did not, as on a failing disk; "
                    "compare it with a backup of yours, then save it again"
                )
                report.wrong("pages", page.path, what)
        if on_progress:
            on_progress(done, len(own))
    _look_at_names(report, places.pages, {page.path for page in own})


def _look_at_names(report: Report, folder: Path, shown: set[Path]) -> None:
    """Look for files among the pages that no list shows."""
    told = {Path(one.file) for one in report.findings}
    ids = {file_id(path.stem): path for path in shown}
    for path in _files(folder):
        if path in shown or path in told or path.name.startswith("."):
            continue
        if path.suffix.lower() not in PAGE_SUFFIXES:
            report.wrong("pages", path, _OTHER_FORM)
        elif (other := ids.get(file_id(path.stem))) is not None:
            what = f"not shown, for {other.name} has the same id; give one of them another name"
            report.wrong("pages", path, what)
    for found in pages_below(folder) if folder.is_dir() else ():
        if isinstance(found, Unreadable):
            what = f"{found.source}: {found.reason}; see who owns it and who may read it"
            report.wrong("pages", Path(found.source), what)


def _files(folder: Path) -> Iterable[Path]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(parent, name) for name in sorted(names))


def _trouble(file: Path) -> str | None:
    """Return what is wrong with the index, as SQLite sees it; None when all is well."""
    if not file.is_file():
        return "no file, so the index lives in memory"
    try:
        connection = sqlite3.connect(file, timeout=PATIENCE)
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version != VERSION:
                return f"of version {version}, not {VERSION}"
            connection.execute("INSERT INTO entries (entries) VALUES ('integrity-check')")
            (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        busy = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY)
        return None if error.sqlite_errorcode & 0xFF in busy else f"damaged ({error})"
    except sqlite3.Error as error:
        return f"damaged ({error})"
    return None if found == "ok" else f"damaged ({' '.join(str(found).split())})"


def _remove_index(file: Path) -> None:
    """Take a damaged index away, unless it was made anew since it was looked at."""
    if _trouble(file) is None:
        return
    try:
        remove_database(file)
    except OSError as error:
        raise ReaderError(f"{file}: it could not be removed: {error.strerror}") from error
