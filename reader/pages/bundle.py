"""Files that hold several pages, feeds and EPUBs: told by their content, and taken apart."""

from __future__ import annotations

from reader.pages.bundled import BundledPage
from reader.pages.epub import articles_of, is_epub
from reader.pages.feed import entries_of, is_feed


def is_bundle(page: bytes) -> bool:
    """Tell whether a file may hold several pages."""
    return is_epub(page) or is_feed(page)


def pages_in(bundle: bytes) -> list[BundledPage]:
    """Return the pages in a feed or an EPUB, in their order. Nothing is fetched.

    Raises:
        NotAnArticle: If there is none that can be read.
    """
    return articles_of(bundle) if is_epub(bundle) else entries_of(bundle)
