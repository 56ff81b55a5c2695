"""Addresses that may stand as a link in what is exported, and links into a text. Pure."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from reader.model import Annotation

_LONGEST = 2048
"""Characters; longer ones are cut by browsers and by Readwise (its API takes 2047)."""
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.?(?::\d{1,5})?", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_NEVER = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2000-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
"""What no address holds: white space, controls, a backslash, what reorders or hides."""
_SAFE = "/?:@!$&*+,;=~-._%"
"""What stays as it is; brackets, braces, quotes and `#` would end a link in some format."""
_FRAGMENT_WORDS = 8


def safe_url(url: str | None) -> str | None:
    """Return an address that can stand in a link of any format, or None.

    Only http, https and mailto pass: no scheme that runs or reads something here. All but
    plain ASCII is percent-encoded. An address that shows another host than it leads to
    (with a name before an @, with a backslash) is none.

    >>> safe_url("https://example.org/a (b)"), safe_url("javascript:alert(1)")
    (None, None)
    >>> safe_url("https://example.org/a_(b)")
    'https://example.org/a_%28b%29'
    """
    if not url or len(url) > _LONGEST or _NEVER.search(url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.netloc.encode("idna").decode()
    except (ValueError, UnicodeError):
        return None
    if parts.scheme == "mailto":
        return f"mailto:{parts.path}" if _ADDRESS.fullmatch(parts.path) else None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        return None
    query = f"?{_encoded(parts.query)}" if parts.query else ""
    fragment = f"#{_encoded(parts.fragment)}" if parts.fragment else ""
    return f"{parts.scheme}://{host}{_encoded(parts.path)}{query}{fragment}"


def passage_url(url: str | None, one: Annotation) -> str | None:
    """Return a link that a browser opens at the passage, or None where there is none.

    The form is that of text fragments (wicg.github.io/scroll-to-text-fragment): the words,
    or the first and the last of them where they are many.
    """
    safe = safe_url(url)
    words = one.target.exact.split()
    if safe is None or not words or one.state == "lost" or not safe.startswith("http"):
        return None
    first, last = words[:_FRAGMENT_WORDS], words[-_FRAGMENT_WORDS:]
    ends = [words] if len(words) <= 2 * _FRAGMENT_WORDS else [first, last]
    text = ",".join(
        quote(" ".join(end), safe="", errors="replace").replace("-", "%2D") for end in ends
    )
    joint = "" if "#" in safe else "#"
    return f"{safe}{joint}:~:text={text}"


def _encoded(part: str) -> str:
    return quote(part, safe=_SAFE, errors="replace")
