"""A dump as the rules of this package see it: its chunks, and what each turns out to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from reader.pages.bylines import byline_of
from reader.pages.dates import is_date_line
from reader.pages.reasons import certain_reason
from reader.pages.text_dump.evidence import Page, kinds_of, look_at
from reader.pages.text_dump.kinds import (
    BYLINE,
    DATE,
    EDGE,
    ITEM,
    LONG,
    PROSE,
    SHORT,
    TINY,
    TITLE,
)
from reader.pages.text_dump.lines import Chunk, are_parted
from reader.pages.text_dump.menus import ends_of_sentences, folded, menus_of, unfolded

_HALVES_OF_DAY = ("a.m.", "p.m.")
"""A date may end with one, and so as a sentence does."""
_LONGEST_DATE = 160
_ABOVE, _BELOW = 52, 12
"""So far from an article rules ask what a label is like: for what stands above its headline."""
_LABELS = frozenset((TINY, SHORT, TITLE, ITEM, DATE, BYLINE, EDGE))
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

    def __init__(
        self, chunks: Sequence[Chunk], page: Page, kinds: Sequence[int], menus: Sequence[range] = ()
    ) -> None:
        self.chunks = chunks
        self.page = page
        """What the chunks show, each of the menus being one."""
        self.menus = menus
        self.texts = [chunk.text for chunk in chunks] if menus else page.texts
        """What each chunk says."""
        self._kinds = [*kinds, *[EDGE] * _BEYOND]
        self.text: Callable[[int], str] = [*self.texts, *[""] * _BEYOND].__getitem__
        """Returns the text of a chunk, empty where there is none."""
        self.kind: Callable[[int], int] = self._kinds.__getitem__
        """Returns what a chunk is roughly like: EDGE where there is none, and of a label in a menu,
        which was not looked at."""
        prose = [*map(PROSE.__contains__, self._kinds)]
        self.is_prose: Callable[[int], bool] = prose.__getitem__
        """Tells whether a chunk ends as a sentence does."""
        self._certain: dict[int, Verdict | None] = {}
        """What chunks are by themselves alone, once that was asked."""

    @classmethod
    def of(cls, chunks: Sequence[Chunk]) -> Sheet:
        """Return the sheet of `chunks`, of which those far from all running text are menus."""
        texts = [chunk.text for chunk in chunks]
        ends = ends_of_sentences(texts)
        menus = menus_of(texts, ends)
        page = look_at(folded(chunks, menus), Counter(texts))
        kinds = unfolded(page.kinds, menus)
        for at in [at for at in ends if kinds[at] == EDGE]:
            kinds[at] = kinds_of(chunks[at : at + 1])[0]
        return cls(chunks, page, kinds, menus)

    def look_about(self, first: int, last: int) -> None:
        """Tell what the labels of menus are like that stand in an article or near it.

        Args:
            first: The first chunk of the article.
            last: The chunk after its last.
        """
        for menu in self.menus:
            near = slice(max(menu.start, first - _ABOVE), min(menu.stop, last + _BELOW))
            if near.start < near.stop:
                self._kinds[near] = kinds_of(self.chunks[near])

    def certain(self, at: int) -> Verdict | None:
        """Return what a chunk is by itself alone, see `certain_verdict`."""
        known = self._certain
        if at not in known:
            if self.kind(at) == EDGE:
                self._kinds[at] = kinds_of(self.chunks[at : at + 1])[0]
            known[at] = certain_verdict(self.texts[at], self.kind(at))
        return known[at]

    def is_stated(self, at: int) -> bool:
        """Whether the chunk states when or by whom the article was written."""
        told = self.certain(at)
        return told is not None and told.role != "dropped"

    def is_label(self, at: int) -> bool:
        """Whether the chunk is short and no sentence: a heading, a name, a caption, a link."""
        return self.kind(at) in _LABELS

    def alone(self, at: int) -> bool:
        """Whether blank lines stand before and after the chunk."""
        return self.chunks[at].gap and (at + 1 == len(self.chunks) or self.chunks[at + 1].gap)

    @cached_property
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
