"""A strip that shows where in an article somebody is named, and where they speak. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from reader.ui.glyphs import Glyphs

_NOWHERE, _NAMED, _SPEAKS = range(3)


def strip(named: Iterable[int], speaks: Iterable[int], length: int, cells: int) -> tuple[int, ...]:
    """Return what happens in each part of a text: 0 nothing, 1 somebody is named, 2 they speak.

    Args:
        named: Offsets of their names.
        speaks: Offsets of what they say.
        length: Of the text, in characters.
        cells: How many parts of equal length the text has.
    """
    parts = [_NOWHERE] * cells
    for sort, offsets in ((_NAMED, named), (_SPEAKS, speaks)):
        for offset in offsets:
            parts[min(cells - 1, offset * cells // max(1, length))] = sort
    return tuple(parts)


def painted(parts: Iterable[int], style: str, glyphs: Glyphs) -> tuple[tuple[str, str], ...]:
    """Return a strip as runs of (words, style): each sort has its own height and mark."""
    marks = {_NOWHERE: glyphs.nowhere, _NAMED: glyphs.named, _SPEAKS: glyphs.speaks}
    return tuple(
        ("".join(marks[part] for part in run), "dim" if sort == _NOWHERE else style)
        for sort, run in groupby(parts)
    )
