"""Files of several pages that lie in a person's folders: feeds and EPUBs, read where they lie.

Each page has a path that goes on below that of its file. What is in a file is kept in the index, so
that it is not taken apart each time it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import reader
from reader.library.faults import NOT_TAKEN_APART, own_faults
from reader.library.fetched import entry_file
from reader.library.ids import digest, page_id
from reader.library.index_rows import Bundle
from reader.library.sources import BOOK, in_words, path_within, read_page, stamp_of
from reader.model import NotAnArticle, ReaderError
from reader.pages.bundle import pages_in
from reader.pages.bundled import BundledPage

_DIGITS = 8
"""Of the digest that tells an entry of a feed from the others."""


def pages_of(file: Path, known: Bundle | None) -> Bundle:
    """Return what is in a file; it is taken apart where that is not known of it as it is now.

    One that can't be read, whatever is in it, is tried each time.

    Args:
        file: A feed or an EPUB.
        known: What was in it before.
    """
    try:
        stamp = stamp_of(file)
        if known is not None and (known.stamp, known.version) == (stamp, reader.CLEANING):
            return known
        entries = _entries(file, stamp)
    except OSError as error:
        return Bundle(problem=in_words(error))
    except NotAnArticle as error:
        return Bundle(stamp, reader.CLEANING, problem=str(error))
    except ReaderError as error:
        return Bundle(problem=str(error))
    pages = (
        (str(path.relative_to(file)), page_id(path.stem, digest(entry.page)))
        for path, entry in zip(_paths(file, entries), entries, strict=True)
    )
    return Bundle(stamp, reader.CLEANING, tuple(pages))


def page_within(file: Path, path: Path) -> bytes:
    """Return the page of a file on a path that goes on below that of the file.

    Raises:
        ReaderError: If it is not there, or not any more. The message is the reason alone.
    """
    try:
        entries = _entries(file, stamp_of(file))
    except OSError as error:
        raise ReaderError(in_words(error)) from error
    for one, entry in zip(_paths(file, entries), entries, strict=True):
        if one == path:
            return entry.page
    raise ReaderError(f"it is no longer in {file.name}")


def _paths(file: Path, entries: Sequence[BundledPage]) -> Iterator[Path]:
    """Yield the path of each page in a file.

    In a book it tells the order. The entries of a feed make way for new ones: there it tells an
    entry by its address, so that it stays what it was.
    """
    for number, entry in enumerate(entries, 1):
        if file.suffix.lower() == BOOK:
            yield path_within(file, number, entry_file(entry).name)
        else:
            told_by = entry.url.encode(errors="replace") if entry.url else entry.page
            yield path_within(file, digest(told_by)[:_DIGITS], entry_file(entry).name)


@lru_cache(maxsize=1)
def _entries(file: Path, stamp: tuple[int, int]) -> list[BundledPage]:  # noqa: ARG001
    """Return the pages in a file, which its size and time tell from the same at another time."""
    with own_faults(NOT_TAKEN_APART):
        return pages_in(read_page(file))
