"""A page as it came, to an article. Pure: no disk, and no network but in `fetch`."""

from __future__ import annotations

from collections.abc import Iterable

from reader.guard import sanitise
from reader.model import Article, Correction, NotAnArticle
from reader.pages.archive import unwrapped
from reader.pages.bundle import pages_in
from reader.pages.decode import decode
from reader.pages.epub import is_epub
from reader.pages.feed import is_feed
from reader.pages.hand import corrected
from reader.pages.saved_from import saved_from
from reader.pages.sniff import sniff
from reader.pages.terminal import without_escapes
from reader.pages.text_dump import clean_text

__all__ = ["clean"]

_SEVERAL = "{} of articles, which 'reader PATH' opens one by one and 'reader add' keeps"


def clean(
    source: bytes | str,
    *,
    kind: str | None = None,
    name: str | None = None,
    url: str | None = None,
    corrections: Iterable[Correction] = (),
) -> Article:
    """Clean a page to the article in it.

    Args:
        source: The page as it came.
        kind: `text`, `html` or `markdown`; None to tell from the content and the name.
        name: The name of the file, if it had one: its suffix tells the kind.
        url: Where the page is from, when the page itself may not say.
        corrections: What a reader put right in it, see `reader.pages.hand.corrected`; what
            can't be applied is passed over.

    Returns:
        The article, with every piece of the page in `pieces`.

    Raises:
        NotAnArticle: The page is binary, empty or holds nothing to read, or is a feed or
            an EPUB of several articles.
    """
    return corrected(_clean(source, kind, name, url), tuple(corrections))[0]


def _clean(source: bytes | str, kind: str | None, name: str | None, url: str | None) -> Article:
    charset = None
    if kind is None and is_feed(source):
        raise NotAnArticle(_SEVERAL.format("a feed"))
    if kind is None and isinstance(source, bytes) and is_epub(source):
        source, kind = _only_page(source), "html"
    if isinstance(source, bytes) and kind in (None, "html") and (page := unwrapped(source)):
        source, charset, url = page.data, page.charset, url or page.url
        kind = page.kind
    text = decode(source, charset)
    found = sniff(text, kind, name)
    if found == "html":
        from reader.pages.html import clean_html

        return clean_html(text, url=url or saved_from(text))
    text = sanitise(without_escapes(text))
    if found == "markdown":
        from reader.pages.markdown import clean_markdown

        return clean_markdown(text, url=url)
    return clean_text(text, url=url)


def _only_page(epub: bytes) -> bytes:
    """Return the page in an EPUB that holds one, as programs that save pages make them.

    Raises:
        NotAnArticle: If it holds several, or none.
    """
    first, *others = pages_in(epub)
    if others:
        raise NotAnArticle(_SEVERAL.format("an EPUB"))
    return first.page
