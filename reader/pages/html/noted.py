"""The marks that lead from words to their notes, which are set raised.

Read as they stand they stick to the words: "the season.1". So they are put in brackets, as an
encyclopaedia prints them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reader.pages.words import holds_one

_RAISED = ("<sup", "<SUP")
_ANCHOR = "footnote-anchor"
"""What Substack calls a link to a note, which its style sheet raises."""
_MARK = re.compile("[0-9]{1,3}|[a-z]")


def put_marks_in_brackets(tree: Any, text: str) -> None:
    """Put the marks of notes in brackets.

    Args:
        tree: The page, which is changed.
        text: The page as it came.
    """
    if not holds_one(text, (*_RAISED, _ANCHOR)):
        return
    for raised in _raised_links(tree):
        said = [node for node in raised.iter() if node.text and not node.text.isspace()]
        if len(said) == 1 and isinstance(said[0].tag, str):
            mark = said[0].text.strip()
            if _MARK.fullmatch(mark) and "".join(raised.itertext()).strip() == mark:
                said[0].text = f"[{mark}]"


def _raised_links(tree: Any) -> Iterator[Any]:
    """Yield the links to a place that are set raised, each with what raises it."""
    for raised in tree.iter("sup"):
        if _leads_to_place(around := raised.getparent()):
            yield around
        elif _leads_to_place(next(raised.iterchildren("a"), None)):
            yield raised
    for link in tree.iterfind(f".//a[@class='{_ANCHOR}']"):
        if _leads_to_place(link):
            yield link


def _leads_to_place(link: Any) -> bool:
    return link is not None and link.tag == "a" and "#" in (link.get("href") or "")
