"""Where a saved page is from, as browsers and the programs that save pages write it in the page."""

from __future__ import annotations

import re
from html import unescape

_LOOKED_AT = 3000
_ADDRESS = r"https?://[^\s<>\"']{1,2000}?"
_SAVED = re.compile(
    rf"<!--\s*saved from url=\(\d{{4,}}\)({_ADDRESS})\s*-->"
    rf"|<!--\s*Page saved with SingleFile\s+url:\s*({_ADDRESS})\s"
    r"|<!--\s*Mirrored from ([\w.-]+\.\w+/[^\s<>\"']{0,2000}) by HTTrack\b"
    rf"|<meta name=[\"']?(?:savepage|source)-url[\"']? content=[\"']({_ADDRESS})[\"']"
    rf"|<html\b[^<>]{{0,1000}} data-scrapbook-source=[\"']({_ADDRESS})[\"']",
    re.IGNORECASE,
)
"""Browsers (Microsoft, "Mark of the Web": a comment that gives the number of characters of the
address in four digits or more, then the address), SingleFile, HTTrack, Save Page WE, Evernote,
WebScrapBook."""
_READER_VIEW = re.compile(r"<a\b[^<>]{0,200}\breader-domain\b[^<>]{0,3000}>")
_LINK = re.compile(rf"\bhref=[\"']({_ADDRESS})[\"']")
_READER_REACH = 100_000
"""Firefox prints the address over what its reader view shows, below the styles."""
_ARCHIVE_TODAY = r"archive\.(?:today|ph|is|li|vn|fo|md)"
_ARCHIVED = re.compile(
    rf"https?://(?:web\.archive\.org/web/\d+[a-z_]*|{_ARCHIVE_TODAY}/[\d.-]+)/(https?://.+)",
    re.DOTALL,
)
_NAME_OF_ARCHIVE = re.compile(_ARCHIVE_TODAY, re.IGNORECASE)


def saved_from(text: str) -> str | None:
    """Return the address that an HTML page was saved from, None where it does not tell.

    >>> saved_from("<!doctype html><!-- saved from url=(0020)http://example.org/a --><p>A")
    'http://example.org/a'
    """
    if found := _SAVED.search(text, 0, _LOOKED_AT):
        mirrored = found[3]
        return f"http://{mirrored}" if mirrored else unescape(found[found.lastindex or 0])
    named = text.find("reader-domain", 0, _READER_REACH) >= 0
    if named and (shown := _READER_VIEW.search(text, 0, _READER_REACH)):
        link = _LINK.search(shown[0])
        return unescape(link[1]) if link else None
    return None


def with_saved_from(page: str, url: str) -> str:
    """Return an HTML page with the comment that says where it is from, at its head."""
    safe = url.replace("--", "%2D%2D").replace(">", "%3E")
    return f"<!-- saved from url=({len(safe):04})" + safe + " -->\n" + page


def original(url: str) -> str:
    """Return the address of a page itself, of its copy in an archive of the web, too.

    >>> original("https://web.archive.org/web/20160312101500/https://example.org/a")
    'https://example.org/a'
    """
    copied = _ARCHIVED.fullmatch(url)
    return copied[1] if copied else url


def names_archive(site: str) -> bool:
    """Tell whether a page calls its site by the name of an archive that keeps a copy of it.

    >>> names_archive("archive.ph"), names_archive("Marlow Courier")
    (True, False)
    """
    return _NAME_OF_ARCHIVE.fullmatch(site) is not None
