"""The text of an HTML page to the tree of its elements, which trafilatura takes as it is.

Trafilatura could parse the page itself. But lxml asks a function in Python for the class of each
element that it hands out, and each element is handed out several times; here all are of one class,
which it is told once. Characters that no page may hold are looked for only where there are some.
Left out of the tree is what can only be set over words (ruby) to say how they are spoken.
"""

from __future__ import annotations

import re
from typing import Any

from lxml.etree import ElementDefaultClassLookup, XPath, strip_elements
from lxml.html import (
    HtmlComment,
    HtmlElement,
    HtmlEntity,
    HTMLParser,
    HtmlProcessingInstruction,
    fromstring,
)

from reader.pages.twice import escaped_once

_FORBIDDEN = bytes({*range(0x20)} - {0x09, 0x0A, 0x0D})
_NEVER_IN_A_PAGE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TYPE = re.compile(r"\s*<\s*!\s*doctype\b[^>\[]*>", re.IGNORECASE)
"""The document type, which tells a parser of pages nothing; libxml2 can lose the page below it."""
_ROOT = re.compile(r"<html\b[^<>]*>", re.IGNORECASE)
_BEGINNING, _HEAD = 50, 4096
_ESCAPED_TWICE = re.compile("&amp;(?:#[xX]?[0-9a-fA-F]{2,5}|[A-Za-z]{2,8});")
_texts_with_references = XPath("//text()[contains(., '&')]")
_TO_THE_LETTER = ("code", "pre", "kbd", "samp", "tt", "script", "style", "textarea", "template")


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
    if tree is None or ("html" not in beginning and len(tree) < 2):
        return None  # or one element alone: text with a sign of less in it
    _leave_out_ruby(tree)
    if _ESCAPED_TWICE.search(text):
        _read_references(tree)
    return tree


def _leave_out_ruby(tree: Any) -> None:
    """Leave out how words are spoken, but where the page has brackets about it (`rp`).

    Those are for who cannot set it over the words; without them it would run into these.
    """
    for ruby in [*tree.iter("ruby")]:
        if next(ruby.iter("rp"), None) is None:
            strip_elements(ruby, "rt", "rtc", with_tail=False)


def _read_references(tree: Any) -> None:
    """Read the references to letters that the page shows, but in what it shows to the letter."""
    for text in _texts_with_references(tree):
        node = text.getparent()
        around = node.getparent() if text.is_tail else node
        read = escaped_once(text)
        if read == text or _is_to_the_letter(around):
            continue
        if text.is_tail:
            node.tail = read
        else:
            node.text = read


def _is_to_the_letter(node: Any) -> bool:
    return node.tag in _TO_THE_LETTER or next(node.iterancestors(_TO_THE_LETTER), None) is not None


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
