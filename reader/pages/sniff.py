"""What kind of page it is, told by its content and its name."""

from __future__ import annotations

import re
from typing import Literal, cast

from reader.model import NotAnArticle

Kind = Literal["text", "html", "markdown"]

KINDS: frozenset[str] = frozenset(("text", "html", "markdown"))

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.I | re.S,
)
_TAG = re.compile(
    r"</?(?:p|div|span|a|h[1-6]|li|br|td|section|article|script|meta)\b[^<>]{0,500}>", re.I
)
_OPENS = re.compile(r"\s*<(?:div|article|section|main|h[1-6]|p)\b[^<>]{0,2000}>", re.I)
_CLOSES = re.compile(r"</(?:div|article|section|main|h[1-6]|p)\s*>\s*\Z", re.I)
_END = 200
_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\n(?:[A-Za-z][\w-]*:.*\n|[ \t].*\n|- .*\n|#.*\n){1,60}---[ \t]*(?:\n|\Z)"
)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(?:[A-Za-z][\w.-]*\s*=|\[)[^\n]*\n")
FIELDS_OF_A_SERVICE = re.compile(
    r"\s*((?:(?:Title|URL Source|Published Time|Author|Description|Site Name): .*\n\s*)+)"
    r"Markdown Content:[ \t]*(?:\n|\Z)"
)
"""What services that turn pages to Markdown set over it."""
_LINK = re.compile(r"\]\((?:https?:/|/|#|mailto:)[^\s()]*\)")
_LINKED_LINES = 10
"""A text that shows how a few links are written is still a text."""
_SUFFIXES: dict[str, Kind] = {
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "xht": "html",
    "shtml": "html",
    "md": "markdown",
    "markdown": "markdown",
    "mkd": "markdown",
}
_HEAD = 20_000
_TAGS_OF_A_PAGE = 10
"""A text that quotes a few tags is still a text."""
_LINES_OVER_TAGS = 10
"""So is one in which the tags begin below more lines: it shows code."""


def sniff(text: str, kind: str | None = None, name: str | None = None) -> Kind:
    """Return the kind of `text`, which `kind` settles when it is given.

    Raises:
        NotAnArticle: `kind` is none that pages are read as.
    """
    if kind is not None:
        if kind not in KINDS:
            raise NotAnArticle(
                f"a page of the kind {kind!r} cannot be read; "
                f"the kinds are {', '.join(sorted(KINDS))}"
            )
        return cast("Kind", kind)
    head = text[:_HEAD]
    if _HTML_START.match(head):
        return "html"
    suffix = (name or "").rpartition(".")[2].lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if _FRONT_MATTER.match(head) or _TOML.match(head) or _is_markdown(head):
        return "markdown"
    if _is_element(text):
        return "html"
    return "html" if "</" in head and _is_marked_up(head) else "text"


def _is_markdown(head: str) -> bool:
    """Whether line after line has links as Markdown writes them, or a service says it is."""
    if FIELDS_OF_A_SERVICE.match(head):
        return True
    if head.count("](") < _LINKED_LINES:
        return False
    return len([line for line in head.split("\n") if _LINK.search(line)]) >= _LINKED_LINES


def _is_marked_up(head: str) -> bool:
    """Whether tags stand all over the text, as they do in a part of a page."""
    tags = [*_TAG.finditer(head)]
    if len(tags) < _TAGS_OF_A_PAGE:
        return False
    above = head[: tags[0].start()].split("\n")
    return sum(map(bool, map(str.strip, above))) <= _LINES_OVER_TAGS


def _is_element(text: str) -> bool:
    """Whether `text` opens and closes as an element does: what a reader extracted of a page."""
    return _OPENS.match(text) is not None and _CLOSES.search(text[-_END:]) is not None
