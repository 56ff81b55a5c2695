"""How the items of Markdown's lists are numbered, and how deep they stand."""

from __future__ import annotations

import re
from typing import NamedTuple

_WITHIN = 2
"""Cells by which an item stands in at least that is within another: a bullet and the space behind
it (CommonMark, 5.2)."""
TAB = 4
"""Cells by which a line stands in that is code, or that belongs to an item (CommonMark, 2.2)."""


class _Above(NamedTuple):
    """The last item of a list that is not at its end."""

    indent: int
    sign: str | None
    """What stands behind its number; None where it has a bullet."""
    written: int
    counted: int


class Numbers:
    """Numbers the items of a list and of those in it.

    As they are written, for one who counts down or leaves numbers out means it. From where a number
    is written twice on end they are counted, as Markdown is set: "1." over "1." over "1.".
    """

    def __init__(self) -> None:
        self._lists: list[_Above] = []
        """Each stands in further than the one before it."""

    @property
    def depth(self) -> int:
        """In how many other items the last item stands."""
        return len(self._lists) - 1

    def depth_around(self, line: str) -> int | None:
        """Return the depth of the item that a line stands in which begins none.

        None where it stands in none, or so far in that it is code.
        """
        space = line[: len(line) - len(line.lstrip())]
        indent = len(space.expandtabs(TAB))
        around = [at for at, one in enumerate(self._lists) if one.indent < indent]
        inside = around and indent < self._lists[around[-1]].indent + 2 * TAB
        return around[-1] if inside else None

    def mark_of(self, item: re.Match[str]) -> str | None:
        """Return what the next item is numbered by, None where it has a bullet."""
        indent, sign, above = len(item["indent"]), item["sign"], None
        while self._lists and indent < self._lists[-1].indent + _WITHIN:
            above = self._lists.pop()
        number = written = int(item["number"] or 0)
        if above and above.sign == sign and abs(above.indent - indent) < _WITHIN:
            counts = written == above.written or above.written != above.counted
            number = above.counted + 1 if counts else written
        self._lists.append(_Above(indent, sign, written, number))
        return f"{number}{sign}" if sign else None
