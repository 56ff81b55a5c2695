"""The ids of articles: short, readable, safe as a file name on every system."""

from __future__ import annotations

import unicodedata

from reader.annotations.ids import file_id
from reader.digest import sha256
from reader.pattern import pattern

_NOT_IN_A_SLUG = pattern(r"[^a-z0-9_]+")
_LONGEST_SLUG = 55
"""So that a slug, a hyphen and eight hex digits are an id of 64 characters at most."""


def is_id(text: str) -> bool:
    """Tell whether `text` can stand as the id of an article."""
    return file_id(text) == text


def digest(data: bytes) -> str:
    """Return the SHA-256 of a page's bytes, in hex."""
    return sha256(data).hexdigest()


def slug(text: str, longest: int = _LONGEST_SLUG) -> str:
    """Return `text` in lower case, of `[a-z0-9_-]` alone; "page" where nothing is left.

    >>> slug("Café opens – at last")
    'cafe-opens-at-last'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NOT_IN_A_SLUG.sub("-", text.lower()).strip("-_")[:longest].strip("-_") or "page"


def page_id(stem: str, page_digest: str, digits: int = 8) -> str:
    """Return the id of a page: its name's slug and the first digits of its digest.

    The same page opened first and added later has the same id, so that notes on it stay.

    Args:
        stem: The name of the page's file, without its suffix.
        page_digest: SHA-256 of the page's bytes, in hex.
        digits: How many of its digits to take.
    """
    return f"{slug(stem, 63 - digits)}-{page_digest[:digits]}"
