"""Links of a text that are none of its words: signs that lead about the page, and to change it.

Documentation sets a sign behind each heading that links to it, an encyclopaedia a link that edits
what the heading stands over; notes lead back to where they are of, and ends to the top.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def is_sign(link: Any) -> bool:
    """Tell whether an `a` is a sign without a letter that leads to a place of its page."""
    address = link.get("href")
    if not address or address[0] != "#":
        return False
    text = "".join(link.itertext()).strip()
    return text != "" and not any(map(str.isalnum, text))


def is_edit_link(part: Any) -> bool:
    """Tell whether a `span` is links in square brackets behind the words of a heading."""
    around = part.getparent()
    if around is None or around.tag not in HEADINGS or part.find(".//a") is None:
        return False
    text = "".join(part.itertext()).strip()
    return text.startswith("[") and text.endswith("]")


def words_of(heading: Any) -> str:
    """Return the text of a heading without such links."""
    return "".join(_texts(heading))


def _texts(node: Any) -> Iterator[str]:
    yield node.text or ""
    for part in node:
        is_link = is_sign(part) if part.tag == "a" else part.tag == "span" and is_edit_link(part)
        if not is_link:
            yield from _texts(part)
        yield part.tail or ""
