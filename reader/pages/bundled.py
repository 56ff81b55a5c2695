"""A page out of a file that holds several, made a page of HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.address import NoAddress, read_address
from reader.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class BundledPage:
    """One page of those in a file: the entry of a feed, the article or chapter of an EPUB."""

    title: str
    url: str | None
    """Of the full page, when it is one on the web."""
    page: bytes
    """What the file has of it, as a page of HTML in UTF-8. Of the same file, the same bytes."""


class About(NamedTuple):
    """What the file around a page states of it."""

    title: str
    url: str | None = None
    publisher: str = ""
    section: str = ""
    authors: Sequence[str] = ()
    published: str = ""
    """An ISO 8601 date or moment, as `updated`; "" for none."""
    updated: str = ""
    language: str = ""


def bundled(about: About, body: str, *, headline: bool = True) -> BundledPage:
    """Make a page of what a file has of it.

    Args:
        about: What the file states of it.
        body: Its text, as HTML.
        headline: Whether the text lacks a headline, which its title then is.
    """
    over = f"<h1>{html.escape(about.title)}</h1>\n" if headline else ""
    lang = f' lang="{html.escape(about.language)}"' if about.language else ""
    head = "".join(_head(about))
    page = (
        f'<!doctype html>\n<html{lang}><head><meta charset="utf-8">\n{head}</head>\n'
        f"<body><article>\n{over}{body}\n</article></body></html>\n"
    )
    return BundledPage(about.title, about.url, page.encode("utf-8", "replace"))


def _head(about: About) -> Iterator[str]:
    yield f"<title>{html.escape(about.title)}</title>\n"
    if about.url:
        yield f'<link rel="canonical" href="{html.escape(about.url)}">\n'
    told = [
        ("property", "og:site_name", about.publisher),
        ("property", "article:section", about.section),
        ("property", "article:published_time", about.published),
        ("property", "article:modified_time", about.updated),
        *(("name", "author", one) for one in about.authors),
    ]
    for kind, name, value in told:
        if value:
            yield f'<meta {kind}="{name}" content="{html.escape(value)}">\n'


def on_the_web(links: Iterable[str]) -> str | None:
    """Return the first of some addresses that is one on the web; None where none is."""
    for link in links:
        try:
            if read_address(link).scheme != "mailto":
                return link
        except NoAddress:
            continue
    return None


def plain(value: object) -> str:
    """Return a field that may hold markup as one line without it."""
    text = re.sub(r"<[^<>]*>", " ", value) if isinstance(value, str) else ""
    return " ".join(html.unescape(text).split())
