"""An HTML page as the text dumps that people save of it, to learn from more pages than are dumped.

The labelled dumps were made by a browser's copying and by w3m and lynx; these are drawn in their
likeness: `blank` parts paragraphs, headings and lists by a blank line and sets the description of
a picture on a line of its own, `tight` is one line a block, `wrapped` has list marks and a margin.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import Any, NamedTuple

STYLES = ("blank", "tight", "wrapped")
_UNSEEN = frozenset(
    "script style noscript template head iframe svg object select option textarea canvas "
    "video audio map datalist".split()
)
_PARTED = frozenset("p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre hr figure".split())
_LINES = frozenset(
    "div section article main header footer nav aside li dt dd tr br form fieldset figcaption "
    "address details summary body html legend label button center".split()
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MARGIN = 80


class Line(NamedTuple):
    """A line of a page as a browser lays it out."""

    text: str
    gap: bool
    """Whether a blank line stands before it."""
    tags: tuple[str, ...]
    """The elements that it stands in, the outermost first."""
    depth: int
    """How many lists it stands in."""


def lines_of(tree: Any) -> list[Line]:
    """Return the lines of an lxml tree of a page."""
    return list(_folded(_drawn(tree, ())))


def _drawn(element: Any, tags: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield runs of text with the elements around them; a newline ends a line, two part it."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNSEEN:
        return
    within = (*tags, tag)
    mark = "\n\n" if tag in _PARTED else "\n" if tag in _LINES else ""
    if mark:
        yield mark, within
    if tag == "img":
        yield "\n" + _SPACE.sub(" ", element.get("alt") or "") + "\n", within
    elif tag in ("td", "th"):
        yield " ", within
    if element.text:
        yield _SPACE.sub(" ", element.text), within
    for child in element:
        yield from _drawn(child, within)
        if child.tail:
            yield _SPACE.sub(" ", child.tail), within
    if mark:
        yield mark, within


def _folded(runs: Iterator[tuple[str, tuple[str, ...]]]) -> Iterator[Line]:
    text, where, gap = "", (), False
    for run, tags in runs:
        if "\n" not in run:
            if not text.strip():
                where = tags
            elif run.strip():
                where = tuple(a for a, b in zip(where, tags, strict=False) if a == b)
            text += run
            continue
        if text.strip():
            yield _line(text, gap, where)
            gap = False
        text = ""
        gap = gap or run == "\n\n"
        if run.strip():
            yield _line(run, gap, tags)
            gap = False
    if text.strip():
        yield _line(text, gap, where)


def _line(text: str, gap: bool, tags: tuple[str, ...]) -> Line:
    return Line(_SPACE.sub(" ", text).strip(), gap, tags, sum(tag in ("ul", "ol") for tag in tags))


def dump_of(lines: list[Line], style: str) -> str:
    """Return the page in one of `STYLES`."""
    if style == "tight":
        return "\n".join(line.text for line in lines if line.tags[-1] != "img")
    parts: list[str] = []
    for line in lines:
        if line.gap and parts:
            parts.append("")
        parts.append(line.text if style == "blank" else _wrapped(line))
    return "\n".join(parts)


def _wrapped(line: Line) -> str:
    if not line.depth:
        return textwrap.fill(line.text, _MARGIN) or line.text
    indent = " " * (4 * line.depth)
    mark = indent[:-2] + ("* " if "li" in line.tags[-2:] else "  ")
    return textwrap.fill(line.text, _MARGIN, initial_indent=mark, subsequent_indent=indent)
