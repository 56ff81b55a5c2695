"""Debates and threads: contributions by turns, each below a line that says who makes it.

The extract has the one of them that reads most like an article. But what is cast from one mould in
one element, below a headline that stands over all of it, is one text. Articles in a row, as sites
go on with where one ends, have headlines of their own; who speaks comes again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from reader.pages.html.blocks import HtmlBlock
from reader.pages.html.frames import OF_READERS, Frame
from reader.pages.html.handles import HEADINGS
from reader.pages.reasons import certain_reason
from reader.pages.text_dump.kinds import PROSE
from reader.pages.text_dump.stretch import CUT, KEPT
from reader.pages.words import shared

_FEWEST = 3
_LONGEST_LABEL = 80
_MOST = 0.9
"""Of the letters of the text, more must stand in the series."""
_DEEP = 10
"""So many elements outwards of a block what holds its contribution is looked for."""
_HEADLINES = ("h1", "h2")
_ALIKE = 0.8
"""A heading is the headline again that has so many of its words: "Re: …"."""
_BY_TURNS = re.compile(r"\d+|\b(?:odd|even|alt)\b")
"""What class names differ in of parts that are cast from one mould: their numbers and stripes."""
_SIGNED = "signature"
"""What is called so stands below all that one writes."""


def keep_series(blocks: list[HtmlBlock], kinds: Sequence[int], places: list[int]) -> None:
    """Keep all of a series of which the text is a part; what heads each part is a crosshead.

    Args:
        blocks: The blocks of the page, which are changed.
        kinds: What each is roughly like.
        places: Where they stand, which is changed.
    """
    prose = [at for at, kind in enumerate(kinds) if kind in PROSE]
    text = [at for at in prose if places[at] == KEPT]
    if not text:
        return
    longest = max(text, key=lambda at: len(blocks[at].text))
    own = dict(_outwards(blocks[longest]))
    around = {frame.around for at in prose if (frame := _part_beside(blocks[at], own)) is not None}
    for holder in filter(around.__contains__, own):
        parts = _parts_cast(holder, own[holder].mould, blocks)
        told = {at for part in parts for at in part}
        within = [at for at in text if at in told]
        if _size(blocks, within) > _MOST * _size(blocks, text) and _is_series(blocks, kinds, parts):
            _keep(blocks, kinds, places, parts)
            return


def _outwards(block: HtmlBlock) -> Iterator[tuple[Frame, Frame]]:
    """Yield the elements around that which sets a block apart, each behind the one around it."""
    frame = block.frame.around
    for _ in range(_DEEP):
        if frame is None or frame.around is None:
            return
        yield frame.around, frame
        frame = frame.around


def _part_beside(block: HtmlBlock, own: Mapping[Frame, Frame]) -> Frame | None:
    """Return the element around a block that stands beside one of `own` and is cast as it is."""
    for holder, frame in _outwards(block):
        if holder in own:
            beside = own[holder]
            alike = frame is not beside and _cast(frame.mould) == _cast(beside.mould)
            return frame if alike else None
    return None


@lru_cache(maxsize=4096)
def _cast(mould: str) -> str:
    return _BY_TURNS.sub("", mould)


def _parts_cast(holder: Frame, mould: str, blocks: Sequence[HtmlBlock]) -> list[list[int]]:
    """Return the blocks of each element right in `holder` that is cast as `mould` is."""
    parts: dict[Frame, list[int]] = {}
    for at, block in enumerate(blocks):
        for around, frame in _outwards(block):
            if around is holder and _cast(frame.mould) == _cast(mould):
                parts.setdefault(frame, []).append(at)
    return [*parts.values()]


def _size(blocks: Sequence[HtmlBlock], of: Sequence[int]) -> int:
    return sum([len(blocks[at].text) for at in of])


def _is_series(
    blocks: Sequence[HtmlBlock], kinds: Sequence[int], parts: Sequence[Sequence[int]]
) -> bool:
    """Whether parts of a page, cast from one mould, are contributions to one text."""
    first = parts[0][0]
    headlines = [block.text for block in blocks[:first] if block.tag in _HEADLINES]
    labels = [blocks[part[0]].text for part in parts]
    in_turns = len({*labels}) < len(labels)

    def is_of_series(heading: str, *, label: bool) -> bool:
        return (label and in_turns) or any(shared(one, heading) >= _ALIKE for one in headlines)

    return (
        len(parts) >= _FEWEST
        and len(headlines) > 0
        and OF_READERS not in blocks[first].frame.hints
        and all(_is_contribution(blocks, kinds, part) for part in parts)
        and all(
            is_of_series(blocks[at].text, label=at == part[0])
            for part in parts
            for at in part
            if blocks[at].tag in HEADINGS
        )
    )


def _is_contribution(
    blocks: Sequence[HtmlBlock], kinds: Sequence[int], part: Sequence[int]
) -> bool:
    """Whether a part is text below a label that is no button."""
    label = blocks[part[0]].text
    return (
        kinds[part[0]] not in PROSE
        and len(label) <= _LONGEST_LABEL
        and certain_reason(label) is None
        and any(kinds[at] in PROSE for at in part)
    )


def _keep(
    blocks: list[HtmlBlock],
    kinds: Sequence[int],
    places: list[int],
    parts: Sequence[Sequence[int]],
) -> None:
    for label, *others in parts:
        blocks[label] = blocks[label]._replace(kind="crosshead")
        places[label] = KEPT
        for at in others:
            if blocks[at].tag in HEADINGS or _is_beside(blocks[at]):
                places[at] = CUT
            elif kinds[at] in PROSE:
                places[at] = KEPT
    first, last = parts[0][0], parts[-1][-1]
    for at in range(first, last + 1):
        if places[at] != KEPT:
            places[at] = CUT


def _is_beside(block: HtmlBlock) -> bool:
    """Whether a block is no words of a contribution: a link, or what is set below all of one."""
    whole = block.linked == [block.text]
    return whole or _SIGNED in block.frame.mould
