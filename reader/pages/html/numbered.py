"""What numbered lists of an HTML page number their items by, which is none of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase
from typing import Any

from reader.pages.html.frames import Frame

MOST_IN_ITEM = 4
"""Blocks: an item of more is a part of the article with text of its own."""
_ITEMS = ("li", "dd", "dt")
"""The elements that are items of lists."""
_NUMBER = re.compile(r"\s*([+-]?[0-9]{1,9})(?![0-9])")
_STYLE = re.compile(r"list-style(?:-type)?\s*:([^;]{0,200})", re.IGNORECASE)
_WORD = re.compile("[a-z-]+")
_NO_NUMBERS = ""
_STYLES = {
    **dict.fromkeys(("decimal", "decimal-leading-zero"), "1"),
    **dict.fromkeys(("lower-alpha", "lower-latin"), "a"),
    **dict.fromkeys(("upper-alpha", "upper-latin"), "A"),
    "lower-roman": "i",
    "upper-roman": "I",
    **dict.fromkeys(("none", "disc", "circle", "square"), _NO_NUMBERS),
}
"""The types, as the attribute `type` has them, that styles (CSS Lists, 3.4) call otherwise."""
_TYPES = frozenset("1aAiI")
_UNNUMBERED = frozenset(("list-unstyled", "unstyled", "list-none", "list-style-none"))
"""What style sheets in wide use (Bootstrap, Tailwind) call a list that shows no numbers."""
_KEPT = "written-mark"
"""The attribute in which an item keeps a mark that a word processor wrote before its text."""
_WRITTEN = re.compile(r"\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}|[A-Za-z]|[ivxlIVXL]{2,6})[.)]{1,2}")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999


def keep_written(item: Any, mark: str) -> None:
    """Let an item keep a mark that stood before its text, if that is a number or a letter."""
    if _WRITTEN.fullmatch(mark):
        item.set(_KEPT, mark)


def marks_of(root: Any) -> dict[Any, str]:
    """Return for each item that a list numbers what it is numbered by: "3.", "b.".

    Items are counted as browsers do it (HTML, 4.4.5 and 4.4.8): by the attributes `start`,
    `reversed` and `type` of the list, `value` of the item, and the style that either has of its
    own. Takes time linear in the elements.
    """
    marks = {}
    for item in root.iter("li"):
        written = item.get(_KEPT)
        if written and _WRITTEN.fullmatch(written):
            marks[item] = written
    for numbered in root.iter("ol"):
        usual = _kind_of(numbered, "1")
        for item, number in _counted(numbered):
            if (kind := _kind_of(item, usual)) != _NO_NUMBERS:
                marks[item] = f"{_written(number, kind)}."
    return marks


def _kind_of(node: Any, otherwise: str) -> str:
    """Return how a list or an item writes its numbers, as `type` has it, or that it does not."""
    styles = _STYLE.findall(node.get("style") or "")
    for word in _WORD.findall(styles[-1].lower()) if styles else ():
        if word in _STYLES:
            return _STYLES[word]
    if not _UNNUMBERED.isdisjoint((node.get("class") or "").split()):
        return _NO_NUMBERS
    kind = node.get("type")
    return kind if kind in _TYPES else otherwise


def _counted(numbered: Any) -> Iterator[tuple[Any, int]]:
    items = [node for node in numbered if node.tag == "li"]
    down = numbered.get("reversed") is not None
    number = _whole(numbered.get("start"), len(items) if down else 1)
    for item in items:
        number = _whole(item.get("value"), number)
        yield item, number
        number += -1 if down else 1


def _whole(stated: str | None, otherwise: int) -> int:
    found = _NUMBER.match(stated) if stated else None
    return int(found[1]) if found else otherwise


def _written(number: int, kind: str) -> str:
    """Return a number as a list of this type writes it; in figures where it cannot.

    >>> [_written(28, kind) for kind in ("1", "a", "A", "i", "I")]
    ['28', 'ab', 'AB', 'xxviii', 'XXVIII']
    """
    if kind == "1" or number < 1 or (kind in "iI" and number > _MOST_ROMAN):
        return str(number)
    letters = _in_letters(number) if kind in "aA" else _in_roman(number)
    return letters.upper() if kind.isupper() else letters


def _in_letters(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number - 1, len(ascii_lowercase))
        letters = ascii_lowercase[letter] + letters
    return letters


def _in_roman(number: int) -> str:
    numerals = ""
    for worth, numeral in _ROMAN:
        times, number = divmod(number, worth)
        numerals += numeral * times
    return numerals


class Marks:
    """Tells, block by block down a page, what each is numbered by or that it goes on an item."""

    def __init__(self) -> None:
        self._begun: dict[Frame, str] = {}
        """The items that were met, each with the kind of block that it begins with."""

    def of(self, frame: Frame, kind: str, text: str) -> tuple[str | None, int]:
        """Return the mark and the depth of the next block that is kept, as `Block` has them.

        Args:
            frame: The element that sets it apart.
            kind: What it is. A heading that an item begins with has the number of the item.
            text: What it says; a number of its own goes before that of the list.
        """
        item = item_around(frame) if kind in ("list_item", "crosshead") else None
        if item is None:
            return None, 0
        depth = self._depth(item)
        if item in self._begun:
            goes_on = kind == "list_item" or item.texts <= MOST_IN_ITEM
            return ("", depth) if goes_on else (None, 0)
        self._begun[item] = kind
        mark = None if item.mark is None or _is_numbered(text, item.mark) else item.mark
        return mark, depth

    def _depth(self, item: Frame) -> int:
        """Return in how many items an item stands that begin as an item does: with its words."""
        depth, around = 0, item_around(item.around)
        while around is not None:
            depth += self._begun.get(around) == "list_item"
            around = item_around(around.around)
        return depth


def item_around(frame: Frame | None) -> Frame | None:
    """Return the item of a list that `frame` is or stands in, None where it stands in none."""
    while frame is not None and frame.tag not in _ITEMS:
        frame = frame.around
    return frame


def _is_numbered(text: str, mark: str) -> bool:
    """Whether a text begins with the number that the mark is: "1) Boil", "(1) Boil", "1.Boil".

    A number goes on behind its point: "1.5 litres".
    """
    number, text = mark.strip("(.)"), text.removeprefix("(")
    sign, behind = text[len(number) :][:1], text[len(number) + 1 :][:1]
    return text.startswith(number) and sign in (".", ")") and not behind.isdigit()
