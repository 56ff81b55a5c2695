"""Whole pages of HTML as Markdown, with all their menus, as services write them for any page."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement
from trafilatura import load_html

from benchmarks.dumped import NOT_SHOWN

_NOT_WRITTEN = NOT_SHOWN | {"button", "canvas", "datalist", "math"}
_BLOCKS = frozenset(
    """
    article aside blockquote body dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6
    header li main nav ol p pre section table td th tr ul
    """.split()
)
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}


def marked_down(page: str) -> str:
    """Return a page as Markdown; empty where nothing can be read of it."""
    tree = load_html(page)
    body = None if tree is None else tree.find("body")
    return "\n\n".join(_blocks(body)) if body is not None else ""


def _blocks(element: HtmlElement) -> Iterator[str]:
    """Yield the blocks that an element holds."""
    if element.tag in _NOT_WRITTEN or not isinstance(element.tag, str):
        return
    if element.tag in _HEADINGS:
        if words := _words(element):
            yield f"{_HEADINGS[element.tag]} {words}"
    elif element.tag in ("ul", "ol"):
        items = [item for number, one in enumerate(element, 1) for item in _items(one, number)]
        if items:
            yield "\n".join(items)
    elif element.tag == "blockquote":
        yield from ("\n".join(f"> {line}" for line in one.split("\n")) for one in _held(element))
    elif element.tag == "tr":
        yield f"| {' | '.join(map(_words, element))} |"
    else:
        yield from _held(element)


def _items(element: HtmlElement, number: int) -> Iterator[str]:
    blocks = [*_blocks(element)]
    if blocks:
        mark = f"{number}." if element.getparent().tag == "ol" else "*"
        yield "\n".join([f"{mark} {blocks[0]}", *(f"    {block}" for block in blocks[1:])])


def _held(element: HtmlElement) -> Iterator[str]:
    """Yield the blocks in an element, and what it has between them."""
    said = element.text or ""
    for child in element:
        if isinstance(child.tag, str) and (child.tag in _BLOCKS or _holds_blocks(child)):
            if words := " ".join(said.split()):
                yield words
            yield from _blocks(child)
            said = child.tail or ""
        else:
            said += _inline(child) + (child.tail or "")
    if words := " ".join(said.split()):
        yield words


def _holds_blocks(element: HtmlElement) -> bool:
    return any(one.tag in _BLOCKS for one in element.iterdescendants())


def _words(element: HtmlElement) -> str:
    return " ".join(_said(element).split())


def _said(element: HtmlElement) -> str:
    return (element.text or "") + "".join(_inline(one) + (one.tail or "") for one in element)


def _inline(element: HtmlElement) -> str:
    if not isinstance(element.tag, str) or element.tag in _NOT_WRITTEN:
        return ""
    if element.tag == "img":
        return f"![{element.get('alt') or ''}]({element.get('src') or ''})"
    words = " ".join(_said(element).split())
    if element.tag == "a" and words:
        return f"[{words}]({(element.get('href') or '#').strip()})"
    mark = _MARKS.get(element.tag, "")
    return f"{mark}{words}{mark}" if mark and words else f" {_said(element)} "
