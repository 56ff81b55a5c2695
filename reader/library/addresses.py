"""From the address of a page that another program knows to the article in the library."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from reader.library.shelf import Shelf
from reader.library.sources import read_page
from reader.model import ArticleRef, ReaderError

_CAMPAIGN = re.compile(r"(?:^|&)(?:utm_\w+|fbclid|gclid)=[^&]*")
"""What a link carries besides the address of the page, to tell where one clicked it."""
_SEPARATED = re.compile(r"\s+[|–—·:-]\s+")
"""What stands between a headline and the publisher in the title of a window."""


class AnnotatedPages:
    """Which article of the library a page is that another program annotated.

    The addresses of articles are not in the index. So the pages are read, and those that
    have the last word of a wanted address somewhere in them are cleaned.

    Args:
        shelf: The library.
        wanted: The pages, by their address and title.
    """

    def __init__(self, shelf: Shelf, wanted: Iterable[ArticleRef]) -> None:
        self._shelf = shelf
        refs = list(wanted)
        addresses = {plain_address(ref.url) for ref in refs if ref.url}
        self._articles = dict(self._of_addresses(addresses)) if addresses else {}
        self._titles: dict[str, list[str]] = {}
        for entry in shelf.entries if refs else ():
            self._titles.setdefault(entry.title.casefold(), []).append(entry.id)

    def article_of(self, ref: ArticleRef) -> str | None:
        """Return the article that has the address, or alone has the headline."""
        found = self._articles.get(plain_address(ref.url)) if ref.url else None
        return found or next(self._titled(ref.title), None)

    def _titled(self, title: str) -> Iterator[str]:
        parts = [*_SEPARATED.finditer(title)]
        for headline in (title, *(title[: part.start()] for part in reversed(parts))):
            ids = self._titles.get(headline.casefold(), []) if headline else []
            if len(ids) == 1:
                yield ids[0]

    def _of_addresses(self, wanted: set[str]) -> Iterator[tuple[str, str]]:
        words = {word.encode() for address in wanted for word in _last_words(address)}
        for name, page in self._shelf.pages.items():
            try:
                data = read_page(page.path) if page.data is None else page.data
                if any(word in data for word in words):
                    address = plain_address(self._shelf.article(name).url or "")
                    yield from [(address, name)] if address in wanted else []
            except ReaderError:
                continue


def plain_address(url: str) -> str:
    """Return an address without what may differ from one link to the same page to another.

    >>> plain_address("https://www.Example.org/a/?utm_source=mail&id=1")
    'example.org/a?id=1'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    host = parts.netloc.lower().removeprefix("www.")
    query = _CAMPAIGN.sub("", parts.query).strip("&")
    return f"{host}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


def _last_words(address: str) -> Iterator[str]:
    """Yield the last part of an address, as it stands and without percent signs."""
    word = address.rpartition("?")[0] or address
    last = word.rpartition("/")[2]
    yield from {last, unquote(last, errors="ignore")} - {""}
