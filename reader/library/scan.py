"""Going through pages, reading only those that are new or changed since the last time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import reader
from reader.annotations.ids import file_id
from reader.library.hand import Hand, Versions, version_with
from reader.library.ids import digest
from reader.library.index import Index
from reader.library.index_rows import KnownPage, known_page
from reader.library.page import Facts, Page, clean_page, facts_of, no_article
from reader.library.places import Places
from reader.library.sources import (
    Unreadable,
    entries_below,
    in_words,
    pages_below,
    read_page,
    status_of,
)
from reader.model import ReaderError
from reader.resources import shipped

OnProgress = Callable[[int, int], None]
"""Called with how many are done, and of how many."""

_AT_ONCE = 200
"""Pages whose facts are written together: often enough that little is lost by a kill."""


def library_pages(places: Places) -> list[Page]:
    """Return the pages that were added; of two with one id, the one first by name."""
    return _named_by_file(places.pages, sample=False)


def sample_pages() -> list[Page]:
    """Return the pages that ship with the reader; none where they were not installed."""
    folder = sample_folder()
    return [] if folder is None else _named_by_file(folder, sample=True)


def sample_folder() -> Path | None:
    """Return where the pages that ship with the reader lie; None if they were not installed."""
    try:
        return shipped("articles")
    except FileNotFoundError:
        return None


class _Made(NamedTuple):
    """What articles are made by: the cleaning, and a person's corrections if they are heeded."""

    hand: Hand | None
    versions: Versions | None

    def version(self, page: Page, publisher: str | None) -> str:
        """Return the name of what the article of a page is made by."""
        own = self.versions(page.id, publisher) if self.versions else ""
        return version_with(reader.CLEANING, own)


class Seen(NamedTuple):
    """A page that was looked at."""

    page: Page
    facts: Facts
    before: Facts | None
    """What was known of it; None for one that is new."""


def scan(
    index: Index,
    pages: Sequence[Page],
    on_progress: OnProgress | None = None,
    hand: Hand | None = None,
    is_copy: Callable[[Page, Facts], bool] = lambda *_: False,
) -> Iterator[Seen]:
    """Yield each page with its facts, reading those that changed since the index saw them.

    They are those of the article as `hand`, a person's corrections, has it.

    Interrupted, it goes on next time from where it was. Pages that have gone are left out, and
    those that are a copy of another.
    """
    made = _Made(hand, hand.versions() if hand else None)
    for first in range(0, len(pages), _AT_ONCE):
        some = pages[first : first + _AT_ONCE]
        known = index.of_paths([str(page.path) for page in some])
        found: list[Seen] = []
        for done, page in enumerate(some, first + 1):
            before = known.get(str(page.path))
            now = _facts_now(page, before, made)
            if now and not is_copy(page, now):
                found.append(Seen(page, now, before))
            if on_progress:
                on_progress(done, len(pages))
        index.put(seen.facts for seen in found if seen.facts != seen.before)
        yield from found


def pages_there(index: Index, places: Places, hand: Hand) -> Iterator[KnownPage]:
    """Yield the pages that were added, as they lie there now, looking into few of them.

    What the index knows of a page holds while size and time of its file do. Those that came or
    changed without the index are scanned; of two with one id, the first by name counts.
    """
    known = index.known_pages()
    ids: set[str] = set()
    others: dict[str, Page] = {}
    for entry in entries_below(places.pages):
        if isinstance(entry, Unreadable):
            continue
        page = known.get(entry.path)
        if page is None or not lies_there(entry, page.size, page.mtime_ns):
            path = Path(entry.path)
            others.setdefault(id_ := file_id(path.stem), Page(id_, path))
        elif page.id not in ids:
            ids.add(page.id)
            yield page
    left = [page for id_, page in others.items() if id_ not in ids]
    yield from (known_page(seen.facts) for seen in scan(index, left, hand=hand))


def lies_there(entry: os.DirEntry[str], size: int, mtime_ns: int) -> bool:
    """Tell whether a file has the size, and the time of its last change, that are known of it."""
    try:
        status = entry.stat()
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (size, mtime_ns)


def _named_by_file(folder: Path, *, sample: bool) -> list[Page]:
    pages: dict[str, Page] = {}
    for path in pages_below(folder):
        if isinstance(path, Unreadable):
            continue
        page = Page(file_id(path.stem), path, sample)
        pages.setdefault(page.id, page)
    return list(pages.values())


def _facts_now(page: Page, known: Facts | None, made: _Made) -> Facts | None:
    """Return the facts of a page as it lies there now; None when it has gone."""
    try:
        status = status_of(page.path)
    except FileNotFoundError:
        return None
    except OSError as error:
        return no_article(page, in_words(error))
    size, mtime_ns = status.st_size, status.st_mtime_ns
    if known and _still_hold(known, page, size, mtime_ns, made):
        return known
    try:
        data = read_page(page.path)
    except ReaderError as error:
        return no_article(page, str(error), size=size, mtime_ns=mtime_ns)
    return _facts_in(page, data, known, size, mtime_ns, made)


def _still_hold(known: Facts, page: Page, size: int, mtime_ns: int, made: _Made) -> bool:
    """Tell whether facts need no reading; a page that could not be read is tried each time."""
    return (
        known.digest != ""
        and (known.size, known.mtime_ns) == (size, mtime_ns)
        and (known.id, known.version) == (page.id, made.version(page, known.publisher))
    )


def _facts_in(
    page: Page, data: bytes, known: Facts | None, size: int, mtime_ns: int, made: _Made
) -> Facts:
    page_digest = digest(data)
    same = known and known.version == made.version(page, known.publisher)
    if known and known.digest == page_digest and same:
        return replace(known, id=page.id, size=size, mtime_ns=mtime_ns)
    try:
        article = clean_page(data, page.path.name)
    except ReaderError as error:
        return no_article(page, str(error), page_digest, size, mtime_ns)
    article = made.hand.article(page.id, article) if made.hand else article
    facts = facts_of(page, article, page_digest, size, mtime_ns)
    return replace(facts, version=made.version(page, article.publisher))
