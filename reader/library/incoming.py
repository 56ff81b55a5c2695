"""What a source brings: a page, or the pages in a feed or an EPUB."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.annotations.files import why
from reader.library.fetched import Fetch, entry_file, read_source
from reader.library.ids import digest, page_id
from reader.library.sources import BOOK, Pasted, Source, Unreadable, WebPage, path_within
from reader.model import ReaderError
from reader.pages.bundle import is_bundle, pages_in
from reader.pages.bundled import BundledPage
from reader.pages.epub import is_epub
from reader.pages.feed import is_feed


class Incoming(NamedTuple):
    """A page that was read, before anything is known of what is in it."""

    source: Path | WebPage | Pasted
    file: Path
    """Which it is, or would be."""
    data: bytes
    digest: str
    folder: Path = Path()
    """Below that of pages, where it is to lie; of one in a book, it tells where in that."""
    missed: Unreadable | None = None
    """Why the page that the entry of a feed leads to was not had, where it was wanted."""


def brought_by(
    source: Source, fetch: Fetch, *, full: bool = False
) -> tuple[int, Iterable[Incoming | Unreadable]]:
    """Return how many pages a source brings, and the pages as they are read.

    Args:
        source: The source.
        fetch: Fetches the page of an address.
        full: Of the entries of a feed, fetch the pages that they lead to.
    """
    one = source if isinstance(source, Unreadable) else _read(source, fetch)
    if isinstance(one, Unreadable) or not is_bundle(one.data):
        return 1, (one,)
    try:
        entries = pages_in(one.data)
    except ReaderError as error:
        return 1, (Unreadable(str(source), str(error)),)
    if full and is_feed(one.data):
        return len(entries), _led_to(one.source, entries, fetch)
    pages = (_entry(one.source, entry) for entry in entries)
    if len(entries) > 1 and is_epub(one.data):
        return len(entries), _in_places(f"{page_id(one.file.stem, one.digest)}{BOOK}", pages)
    return len(entries), pages


def not_kept(source: str, error: OSError) -> Unreadable:
    """Return why a page is not in the library, where the disk says it."""
    return Unreadable(source, f"it could not be kept: {why(error)}")


def _read(source: Path | WebPage | Pasted, fetch: Fetch) -> Incoming | Unreadable:
    try:
        return _of_file(source, *read_source(source, fetch))
    except ReaderError as error:
        return Unreadable(str(source), str(error))
    except OSError as error:
        return not_kept(str(source), error)


def _led_to(
    source: Path | WebPage | Pasted, entries: Sequence[BundledPage], fetch: Fetch
) -> Iterator[Incoming]:
    """Yield the page that each entry leads to, or what the feed has of it."""
    for entry in entries:
        page = _read(WebPage(entry.url), fetch) if entry.url else None
        if isinstance(page, Incoming):
            yield page
        elif page is None:
            yield _entry(source, entry)
        else:
            told = f"{page.reason}; what the feed has of it is taken"
            yield _entry(source, entry)._replace(missed=Unreadable(page.source, told))


def _in_places(book: str, pages: Iterable[Incoming]) -> Iterator[Incoming]:
    """Yield the pages of a book, each with where it is to lie: as it would within the book."""
    for number, page in enumerate(pages, 1):
        yield page._replace(folder=path_within(Path(book), number, page.file.name).parent)


def _entry(source: Path | WebPage | Pasted, entry: BundledPage) -> Incoming:
    at = WebPage(entry.url) if entry.url else source
    return _of_file(at, entry_file(entry), entry.page)


def _of_file(source: Path | WebPage | Pasted, file: Path, data: bytes) -> Incoming:
    return Incoming(source, file, data, digest(data))
