"""Addresses that may stand as a link in what is exported, and links into a text. Pure."""

from __future__ import annotations

import re
from urllib.parse import quote

from reader.address import NoAddress, read_address
from reader.model import Annotation

_LONGEST = 2048
"""Characters; longer ones are cut by browsers and by Readwise (its API takes 2047)."""
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_SAFE = "/?:@!$&*+,;=~-._%"
"""What stays as it is; brackets, braces, quotes and `#` would end a link in some format."""
_FRAGMENT_WORDS = 8


def safe_url(url: str | None) -> str | None:
    """Return an address that can stand in a link of any format, or None.

    All but plain ASCII is percent-encoded, and so is what would end a link in some format.
    An address of the letters of IPv6 is none, for its brackets.

    >>> safe_url("https://example.org/a (b)"), safe_url("javascript:alert(1)")
    (None, None)
    >>> safe_url("https://example.org/a_(b)")
    'https://example.org/a_%28b%29'
    """
    if not url or len(url) > _LONGEST:
        return None
    try:
        address = read_address(url)
    except NoAddress:
        return None
    if address.scheme == "mailto":
        return f"mailto:{address.path}" if _ADDRESS.fullmatch(address.path) else None
    return None if ":" in address.host else address.written(_SAFE)


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
