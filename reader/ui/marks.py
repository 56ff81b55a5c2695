"""What is marked in a text, and how marks that overlap share a line. Pure."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import itemgetter
from zlib import crc32

from reader.dataclass import dataclass
from reader.model import Analysis, Annotation, ArticleNotes, Person
from reader.ui.glyphs import Glyphs

PERSON_COLOURS = 8
"""How many colours people share; a person keeps theirs from article to article where it is free."""
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
        # In columns, for a huge text has marks by the ten thousand.
        found = sorted(((one.start, -one.end, one.style) for one in marks), key=itemgetter(0, 1))
        self._starts = array("q", (start for start, _, _ in found))
        self._ends = array("q", (-end for _, end, _ in found))
        self._styles = [style for _, _, style in found]
        self._furthest = array("q", accumulate(self._ends, max))

    def touching(self, start: int, end: int) -> list[Mark]:
        """Return the marks that share a character with [start, end), in order of start."""
        found = []
        index = bisect_left(self._starts, end) - 1
        while index >= 0 and self._furthest[index] > start:
            if self._ends[index] > start:
                found.append(Mark(self._starts[index], self._ends[index], self._styles[index]))
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
    """Return the style that a person is painted in where no other of the article has it."""
    return f"person-{_digest(name) % PERSON_COLOURS}"


def person_styles(people: Iterable[Person]) -> dict[str, str]:
    """Return the style of each person of one article, by name.

    The eight who are named most often have eight. Where two would have the same, which of
    them gives way and what to depends on their names alone, so that it is the same in every
    article that has both. Whoever comes after the eight shares a style.
    """
    people = list(people)
    often = sorted(people, key=lambda one: -len(one.mentions))[:PERSON_COLOURS]
    styles = {one.name: person_style(one.name) for one in people}
    taken: set[int] = set()
    for name in sorted({one.name for one in often}, key=lambda name: (_digest(name), name)):
        colour = next(number for number in _preferred(name) if number not in taken)
        taken.add(colour)
        styles[name] = f"person-{colour}"
    return styles


def _preferred(name: str) -> Iterator[int]:
    """Yield all colours, the one that is a person's own first."""
    own, step = _digest(name), _digest(name) // PERSON_COLOURS * 2 + 1
    for number in range(PERSON_COLOURS):
        yield (own + number * step) % PERSON_COLOURS


def _digest(name: str) -> int:
    return crc32(name.casefold().encode("utf-8", "replace"))


def analysis_layers(analysis: Analysis) -> dict[str, Marks]:
    """Return the marks of quotations, and those of people, which lie over them."""
    styles = person_styles(analysis.people)
    return {
        "quotes": Marks(
            Mark(one.start, one.end, "quote") for one in analysis.quotes if one.kind == "direct"
        ),
        "people": Marks(
            Mark(mention.start, mention.end, styles[person.name])
            for person in analysis.people
            for mention in person.mentions
        ),
    }


def note_marks(notes: ArticleNotes) -> Iterator[Mark]:
    """Yield the marks of the passages a person marked; bookmarks are a place, not a passage."""
    for one in notes.annotations:
        if one.kind != "bookmark" and one.state != "lost":
            label = one.label if one.label in LABELS else one.kind
            yield Mark(one.target.start, one.target.end, f"label-{label}")


def gutter_marks(notes: ArticleNotes, glyphs: Glyphs) -> dict[int, str]:
    """Return what the gutter shows beside the line of each offset: a glyph or a letter."""
    return {
        one.target.start: _in_gutter(one, glyphs)
        for one in notes.annotations
        if one.state != "lost"
    }


def _in_gutter(one: Annotation, glyphs: Glyphs) -> str:
    """Return a bookmark's letter, the key of a highlight's label, or a glyph."""
    if one.state == "needs_review":
        return glyphs.unsure
    if one.kind == "bookmark":
        return one.label or glyphs.bookmark
    if one.kind == "note":
        return glyphs.note
    return str(LABELS.index(one.label) + 1) if one.label in LABELS else glyphs.highlight
