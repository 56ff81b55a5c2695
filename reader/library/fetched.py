"""Pages of the web as pages of the library: fetched, named and told where they are from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import reader
from reader.library.settings import Settings
from reader.library.sources import STANDARD_INPUT, Pasted, WebPage, read_page
from reader.model import ReaderError

if TYPE_CHECKING:
    from reader.pages.bundled import BundledPage

Fetch = Callable[[str], tuple[str, bytes]]
"""From an address to a file's name and bytes."""


def no_fetch(url: str) -> tuple[str, bytes]:
    """Fetch nothing: for callers that were not allowed to use the network."""
    raise ReaderError(f"{url}: nothing is fetched here; save the page and give the file")


def fetcher(settings: Settings) -> Fetch:
    """Return what fetches pages, asking each site's robots.txt once.

    A page of HTML says in a comment at its head where it is from, as browsers write it, since the
    page itself may not.

    Args:
        settings: Whether pages of the person's own network may be fetched.
    """
    from reader.pages.decode import decode
    from reader.pages.epub import is_epub
    from reader.pages.feed import is_feed
    from reader.pages.fetch import Fetcher, Limits
    from reader.pages.saved_from import with_saved_from
    from reader.pages.sniff import sniff

    pages = Fetcher(reader.__version__, Limits(private=settings.fetch_private))

    def fetch(url: str) -> tuple[str, bytes]:
        data, found_at = pages.fetch(url)
        if is_feed(data):
            return f"{_stem(found_at)}.xml", data
        if is_epub(data):
            return f"{_stem(found_at)}.epub", data
        text = decode(data)
        if sniff(text) != "html":
            return f"{_stem(found_at)}.txt", data
        return f"{_stem(found_at)}.html", with_saved_from(text, found_at).encode()

    return fetch


def read_source(source: Path | WebPage | Pasted, fetch: Fetch) -> tuple[Path, bytes]:
    """Return the file that a page is, or would be, and its bytes.

    Raises:
        ReaderError: If it can't be had. The message is the reason alone.
    """
    if isinstance(source, Pasted):
        return Path(STANDARD_INPUT), source.data
    if isinstance(source, WebPage):
        name, data = fetch(source.url)
        return Path(name), data
    return source, read_page(source)


def entry_file(entry: BundledPage) -> Path:
    """Return the file that a page of a feed or an EPUB would be."""
    from reader.library.ids import slug

    return Path(f"{slug(entry.title)}.html")


def _stem(url: str) -> str:
    """Return what a page is called: the last part of its path, or its host."""
    parts = urlsplit(url)
    return PurePosixPath(unquote(parts.path)).stem or parts.hostname or "page"
