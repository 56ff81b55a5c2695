"""The list of where the links of a page lead, which text browsers print below it.

lynx and elinks number each link in the text and head the list "References", w3m "References:".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.pages.assemble import Part

_HEAD = re.compile(r"References:?")
_LABEL = re.compile(r"(?:Visible|Hidden) links:?")
_ENTRY = re.compile(r"(?:\[\d{1,4}\]|\d{1,4}\.) ?[a-z][a-z\d+.-]*:\S*", re.IGNORECASE)
_NUMBERS = ("[1]", "[2]")
"""Of a page with such a list, the first links have these before their words."""


def without_references(lines: Sequence[str], page: str) -> Sequence[str]:
    """Return `lines`, of a page in one, down to such a list; all of them where it has none.

    A writer may cite a few addresses at the end, but does not number the links in the text as well.
    """
    if "\nReferences" not in page or not all(number in page for number in _NUMBERS):
        return lines
    entries = 0
    for at in range(len(lines) - 1, 0, -1):
        line = lines[at].strip()
        if entries and _HEAD.fullmatch(line):
            return lines[:at]
        entry = _ENTRY.fullmatch(line) is not None
        if line and not entry and not _LABEL.fullmatch(line):
            break
        entries += entry
    return lines


def part_of_references(lines: Sequence[str]) -> Part:
    """Return the part that the lines of such a list make."""
    return Part(tuple([line for line in lines if line.strip()]), "dropped", "navigation")
