"""What is asked of the documents of an EPUB before they are cleaned, each time in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal, NamedTuple

from reader.pages.bundled import plain

_BODY, _END = re.compile(r"<body\b([^<>]*)>", re.I), re.compile(r"</body\s*>", re.I)
_TAGS = {
    "a": re.compile(r"<(/?)(a)(?=[\s/>])([^<>]*)>", re.I),
    "heading": re.compile(r"<(/?)(h[1-6])(?=[\s/>])([^<>]*)>", re.I),
    "title": re.compile(r"<(/?)(title)(?=[\s/>])([^<>]*)>", re.I),
}
_NAMED = re.compile(r"""<[^<>]*?\b(?:id|name)\s*=\s*["']([^"'<>]+)""", re.I)
_VALUES = {
    "href": re.compile(r"""(?<![\w:-])href\s*=\s*["']([^"'<>]*)""", re.I),
    "epub:type": re.compile(r"""(?<![\w:-])epub:type\s*=\s*["']([^"'<>]*)""", re.I),
}


class Element(NamedTuple):
    """An element, where it stands."""

    start: int
    end: int
    attributes: str
    """As they are written."""
    text: str
    """What it says, as one line."""


def body_of(document: str) -> tuple[str, str]:
    """Return the attributes of the body of a document, and what is in it."""
    opened = _BODY.search(document)
    start = opened.end() if opened else 0
    closed = _END.search(document, start)
    end = closed.start() if closed else len(document)
    return opened[1] if opened else "", document[start:end]


def elements(document: str, kind: Literal["a", "heading", "title"]) -> Iterator[Element]:
    """Yield the elements of a kind; of those that stand in one another, the inner."""
    opened: re.Match[str] | None = None
    for tag in _TAGS[kind].finditer(document):
        if not tag[1]:
            opened = tag
        elif opened and opened[2].lower() == tag[2].lower():
            text = plain(document[opened.end() : tag.start()])
            yield Element(opened.start(), tag.end(), opened[3], text)
            opened = None


def anchors(document: str) -> Iterator[tuple[str, int]]:
    """Yield what elements are named, each with where its element begins."""
    return ((one[1], one.start()) for one in _NAMED.finditer(document))


def attribute(attributes: str, name: Literal["href", "epub:type"]) -> str:
    """Return the value of an attribute; "" where there is none."""
    found = _VALUES[name].search(attributes)
    return unescape(found[1]) if found else ""
