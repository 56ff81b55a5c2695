"""A dump as the rules of this package see it: its chunks, and what each turns out to be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from reader.pages.bylines import byline_of
from reader.pages.dates import is_date_line
from reader.pages.reasons import certain_reason
from reader.pages.text_dump.evidence import (
    BYLINE,
    DATE,
    ITEM,
    LONG,
    PROSE,
    SHORT,
    TINY,
    TITLE,
    Page,
    look_at,
)
from reader.pages.text_dump.lines import Chunk, are_parted

_HALVES_OF_DAY = ("a.m.", "p.m.")
"""A date may end with one, and so as a sentence does."""
_LONGEST_DATE = 160
_BEYOND = 64
"""Further beyond the page than so many chunks nothing is asked: no rule looks half as far."""


class Verdict(NamedTuple):
    """What a chunk turned out to be."""

    role: str
    reason: str | None = None
    text: str = ""
    """What is read of it, when the role is a block kind."""
    attribution: str | None = None
    joined: bool = False
    """Whether it makes one block with the chunk after it, which holds the text."""


class Sheet:
    """The chunks of a page with the evidence on them.

    The rules ask of a chunk some five times what it says and is like, and as often of those beside
    it. So what tells that looks it up in a list, and no more, which beyond both ends of the page
    has places of its own: those behind the last one are those before the first one, too.
    """

    def __init__(self, chunks: Sequence[Chunk], page: Page) -> None:
        self.chunks = chunks
        self.page = page
        self.text: Callable[[int], str] = [*page.texts, *[""] * _BEYOND].__getitem__
        """Returns the text of a chunk, empty where there is none."""
        self.kind: Callable[[int], int] = page.kinds.__getitem__
        """Returns what a chunk is roughly like."""
        self.kind_at: Callable[[int], int | None] = [*page.kinds, *[None] * _BEYOND].__getitem__
        """Returns what a chunk is roughly like, None where there is none."""
        prose = [*map(PROSE.__contains__, page.kinds), *[False] * _BEYOND]
        self.is_prose: Callable[[int], bool] = prose.__getitem__
        """Tells whether a chunk ends as a sentence does."""
        self._certain: dict[int, Verdict | None] = {}
        """What chunks are by themselves alone, once that was asked."""

    @classmethod
    def of(cls, chunks: Sequence[Chunk]) -> Sheet:
        """Return the sheet of `chunks`."""
        return cls(chunks, look_at(chunks))

    def certain(self, at: int) -> Verdict | None:
        """Return what a chunk is by itself alone, see `certain_verdict`."""
        known = self._certain
        if at not in known:
            known[at] = certain_verdict(self.page.texts[at], self.page.kinds[at])
        return known[at]

    def is_label(self, at: int) -> bool:
        """Whether the chunk is short and no sentence: a heading, a name, a caption, a link."""
        return self.page.kinds[at] in (TINY, SHORT, TITLE, ITEM, DATE, BYLINE)

    def alone(self, at: int) -> bool:
        """Whether blank lines stand before and after the chunk."""
        return self.chunks[at].gap and (at + 1 == len(self.chunks) or self.chunks[at + 1].gap)

    def is_parted(self) -> bool:
        """Whether blank lines part the blocks of the page."""
        return are_parted(self.chunks)

    def pair(self, at: int) -> bool:
        """Whether the chunk and the next are a block of two lines between blank ones."""
        end = at + 2
        return (
            end <= len(self.chunks)
            and self.chunks[at].gap
            and not self.chunks[at + 1].gap
            and (end == len(self.chunks) or self.chunks[end].gap)
        )


@cache
def dropped(reason: str) -> Verdict:
    """Return the verdict that a chunk is cut, and why."""
    return Verdict("dropped", reason)


def certain_verdict(text: str, kind: int) -> Verdict | None:
    """Return what a line is by itself alone, None when that depends on what stands around it.

    Such lines are never read, wherever they stand.
    """
    if kind == LONG or kind in PROSE:
        timed = text.endswith(_HALVES_OF_DAY) and len(text) <= _LONGEST_DATE and is_date_line(text)
        return Verdict("date") if timed else None
    if kind == DATE and is_date_line(text):
        return Verdict("date")
    if kind == BYLINE and byline_of(text):
        return Verdict("byline")
    reason = certain_reason(text)
    return None if reason is None else dropped(reason)
