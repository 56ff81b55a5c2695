"""Labelled pages of HTML as text dumps: blogs, guides, manuals, of which no labelled dump is.

The labelled dumps are of news. These are what a browser copies of a page of which all is selected:
a line a block, cells of a table on one line, nothing of what is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from trafilatura import load_html

_IN_LINE = frozenset(
    """
    a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike
    strong sub sup time tt u var
    """.split()
)
NOT_SHOWN = frozenset("head iframe noscript object script select style svg template".split())
_CELLS = frozenset(("td", "th"))
_BREAK = "\0"
"""Ends a line: the ends of lines in a page's source are white space."""
_FACTS = ("title", "date", "author")
"""Whether a dump says them is not known."""


def dumps_of(pages: Iterable[dict[str, Any]], gap: str) -> Iterator[dict[str, Any]]:
    """Yield labelled pages of HTML, without their facts, as dumps whose lines `gap` parts."""
    for page in pages:
        labels = {key: value for key, value in page.items() if key not in _FACTS}
        yield {**labels, "input": gap.join(lines_of(page["input"]))}


def lines_of(source: str) -> list[str]:
    """Return the lines that a browser shows of a page, without those that are blank."""
    tree = load_html(source)
    shown = "" if tree is None else "".join(_shown(tree))
    return [line for line in (" ".join(one.split()) for one in shown.split(_BREAK)) if line]


def _shown(root: Any) -> Iterator[str]:
    """Yield the text that stands below an element, and the ends of lines, without recursion."""
    todo: list[Any] = [root]
    while todo:
        one = todo.pop()
        if isinstance(one, str):
            yield one
            continue
        shown = isinstance(one.tag, str) and one.tag not in NOT_SHOWN
        mark = _mark(one.tag) if shown else ""
        todo.append(one.tail or "")
        if shown:
            todo.append(mark)
            todo += reversed(one)
            todo.append(one.text or "")
            todo.append(mark)


def _mark(tag: str) -> str:
    return "" if tag in _IN_LINE else " " if tag in _CELLS else _BREAK
