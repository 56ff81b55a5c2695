"""What is marked in a text, and how marks that overlap share a line. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from zlib import crc32

from reader.model import Analysis, ArticleNotes
from reader.ui.glyphs import Glyphs

PERSON_COLOURS = 8
"""How many colours people share; a person keeps theirs in every article."""
LABELS = ("key", "quote", "question", "check", "todo")
"""What a highlight or note can be for; the keys 1 to 5. A file may hold others."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that is painted in its own way."""

    start: int
    end: int
    style: str
    """The component of the style sheet that paints it: "quote", "person-3", "hit" …"""


class Marks:
    """Marks of a text, found by the stretch they touch in the time of what is found."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        """Keep `marks`; where some start together the longer stands first, under the shorter."""
        self._marks = sorted(marks, key=lambda mark: (mark.start, -mark.end))
        self._starts = [mark.start for mark in self._marks]
        self._furthest = list(accumulate((mark.end for mark in self._marks), max))

    def touching(self, start: int, end: int) -> list[Mark]:
        """Return the marks that share a character with [start, end), in order of start."""
        found = []
        index = bisect_left(self._starts, end) - 1
        while index >= 0 and self._furthest[index] > start:
            if self._marks[index].end > start:
                found.append(self._marks[index])
            index -= 1
        return found[::-1]


def runs(
    start: int, end: int, layers: Sequence[Sequence[Mark]]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Cut a line where marks begin and end.

    Args:
        start: Offset of the line's first character.
        end: Offset past its last.
        layers: Marks touching the line, the lowest layer first.

    Yields:
        (start, end, styles) for consecutive stretches that together are the line; the
        styles are in painting order, so that the last wins where two differ.
    """
    marks = [mark for layer in layers for mark in layer]
    edges = {start, end}
    for mark in marks:
        edges.add(max(start, mark.start))
        edges.add(min(end, mark.end))
    cuts = sorted(edge for edge in edges if start <= edge <= end)
    for left, right in pairwise(cuts):
        styles = tuple(m.style for m in marks if m.start <= left and right <= m.end)
        yield left, right, styles


def person_style(name: str) -> str:
    """Return the style in which a person is painted, the same in every article."""
    return f"person-{crc32(name.casefold().encode('utf-8', 'replace')) % PERSON_COLOURS}"


def analysis_marks(analysis: Analysis) -> Iterator[Mark]:
    """Yield the marks of quotations and people; people lie over quotations."""
    for quote in analysis.quotes:
        if quote.kind == "direct":
            yield Mark(quote.start, quote.end, "quote")
    for person in analysis.people:
        style = person_style(person.name)
        for mention in person.mentions:
            yield Mark(mention.start, mention.end, style)


def note_marks(notes: ArticleNotes) -> Iterator[Mark]:
    """Yield the marks of the passages a person marked; bookmarks are a place, not a passage."""
    for one in notes.annotations:
        if one.kind != "bookmark" and one.state != "lost":
            label = one.label if one.label in LABELS else one.kind
            yield Mark(one.target.start, one.target.end, f"label-{label}")


def gutter_marks(notes: ArticleNotes, glyphs: Glyphs) -> dict[int, str]:
    """Return what the gutter shows beside the line of each offset: a glyph or a letter."""
    glyph = {"note": glyphs.note, "highlight": glyphs.highlight, "bookmark": glyphs.bookmark}
    return {
        one.target.start: glyphs.unsure
        if one.state == "needs_review"
        else (one.label if one.kind == "bookmark" else None) or glyph[one.kind]
        for one in notes.annotations
        if one.state != "lost"
    }
