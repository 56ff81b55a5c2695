"""EPUBs: each article or chapter as a page of HTML, to be read and kept like any other."""

from __future__ import annotations

from reader.pages.bundled import BundledPage

_ZIP = b"PK\x03\x04"
_MARK = b"mimetypeapplication/epub+zip"
_MARKED = 30
"""Where the name and the content of the first file stand, which says what the archive is (EPUB 3.3,
media type identification of the OCF ZIP container)."""
_CONTAINER = b"META-INF/container.xml"
"""What programs that put that file elsewhere still put in."""


def is_epub(page: bytes) -> bool:
    """Tell whether a file is an EPUB."""
    if not page.startswith(_ZIP):
        return False
    return page.startswith(_MARK, _MARKED) or _CONTAINER in page


def articles_of(epub: bytes) -> list[BundledPage]:
    """Return the articles or chapters of an EPUB, in the order in which they are read.

    Raises:
        NotAnArticle: If there is none, or the file can't be unpacked.
    """
    from reader.pages.epub.articles import articles_in
    from reader.pages.epub.package import publication_in

    return articles_in(publication_in(epub))
