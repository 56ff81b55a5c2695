"""The text of an HTML page to the tree of its elements, which trafilatura takes as it is.

Trafilatura could parse the page itself. But lxml asks a function in Python for the class of each
element that it hands out, and each element is handed out several times; here all are of one class,
which it is told once. Characters that no page may hold are looked for only where there are some.
Left out of the tree is what ruby sets over words to say how they are spoken.
"""

from __future__ import annotations

import re
from typing import Any

from lxml.etree import ElementDefaultClassLookup, strip_elements
from lxml.html import (
    HtmlComment,
    HtmlElement,
    HtmlEntity,
    HTMLParser,
    HtmlProcessingInstruction,
    fromstring,
)

_FORBIDDEN = bytes({*range(0x20)} - {0x09, 0x0A, 0x0D})
_NEVER_IN_A_PAGE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TYPE = re.compile(r"\s*<\s*!\s*doctype\b[^>\[]*>", re.IGNORECASE)
"""The document type, which tells a parser of pages nothing; libxml2 can lose the page below it."""
_ROOT = re.compile(r"<html\b[^<>]*>", re.IGNORECASE)
_BEGINNING, _HEAD = 50, 4096
_BESIDE_RUBY = ("rt", "rtc", "rp")
"""How a word is spoken, set small over it or in brackets behind it: an aid, none of the words."""


def _parser() -> Any:
    parser = HTMLParser(
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
    )
    parser.set_element_class_lookup(
        ElementDefaultClassLookup(
            element=HtmlElement,
            comment=HtmlComment,
            pi=HtmlProcessingInstruction,
            entity=HtmlEntity,
        )
    )
    return parser


_PARSER = _parser()


def tree_of(text: str) -> Any:
    """Return the root of the page `text`, None where no parser makes a page of it."""
    beginning = text[:_BEGINNING].lower()
    data = _encoded(text)
    if _has_forbidden(text, data):
        text = _NEVER_IN_A_PAGE.sub("", text)
        data = _encoded(text)
    start, end = _mended_start(text)
    tree = _parsed(_encoded(start) + data[len(_encoded(text[:end])) :])  # faster than of a text
    if tree is None or not len(tree):
        tree = _parsed(start + text[end:])
    if tree is not None and "html" not in beginning and len(tree) < 2:
        return None  # one element alone: text with a sign of less in it
    if tree is not None and next(tree.iter("ruby"), None) is not None:
        strip_elements(tree, *_BESIDE_RUBY, with_tail=False)
    return tree


def _parsed(page: str | bytes) -> Any:
    try:
        return fromstring(page, parser=_PARSER)
    except Exception:  # whatever the parser stumbles over: the page is then read as text
        return None


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _has_forbidden(text: str, data: bytes) -> bool:
    return len(data.translate(None, _FORBIDDEN)) < len(data) or "\ufffe" in text or "\uffff" in text


def _mended_start(text: str) -> tuple[str, int]:
    """Return what a page begins with, and where in `text` it goes on behind that.

    Left out is the document type, and what closes the root element where it opens.
    """
    typed = _TYPE.match(text)
    start = typed.end() if typed else 0
    root = _ROOT.search(text, start, start + _HEAD)
    if root is None or not root[0].endswith("/>"):
        return "", start
    return f"{text[start : root.start()]}{root[0][:-2]}>", root.end()
