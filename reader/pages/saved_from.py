"""The comment in which a saved page says where it is from, as browsers write it."""

from __future__ import annotations

import re

_LOOKED_AT = 3000
_SAVED = re.compile(r"<!--\s*saved from url=\(\d{4,}\)(https?://[^\s<>\"]{1,2000}?)\s*-->", re.I)


def saved_from(text: str) -> str | None:
    """Return the address in the "saved from url" comment of an HTML page, or None without one.

    Source of the form: Microsoft, "Mark of the Web", a comment before or after the doctype that
    gives the number of characters of the address in four digits or more, then the address.

    >>> saved_from("<!doctype html><!-- saved from url=(0020)http://example.org/a --><p>A")
    'http://example.org/a'
    """
    found = _SAVED.search(text, 0, _LOOKED_AT)
    return found[1] if found else None


def with_saved_from(page: str, url: str) -> str:
    """Return an HTML page with the comment that says where it is from, at its head."""
    safe = url.replace("--", "%2D%2D").replace(">", "%3E")
    return f"<!-- saved from url=({len(safe):04})" + safe + " -->\n" + page
