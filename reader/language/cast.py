"""What the parts of this room hand to each other: spans, people, links.

The street, as `reader.language.analyse` walks it::

    prose  = read_prose(text)                        # sentences
    spans  = find_quotes(prose)                      # quotes: by their marks alone
    cast   = find_people(prose, spans)               # people
    scene  = Scene(prose, cast)                      # scene: where people are pointed at
    links  = resolve(scene, spans)                   # pronouns: he and she outside quotations
    quotes = attribute(prose, spans, cast, links)    # attribution: model.Quote
    inner  = resolve_quoted(scene, quotes, links)    # pronouns inside quotations

Many texts walk it side by side (`reader.language.steps`).

Offsets are code points in the text, people are indices into `Cast.people`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Literal, NamedTuple

from reader.dataclass import dataclass

Gender = Literal["m", "f"]


class QuoteSpan(NamedTuple):
    """A stretch between quotation marks, told by the marks alone.

    One that runs over paragraphs, with an opening mark at each, is one span.
    """

    start: int
    """Of the opening mark."""
    end: int
    """Behind the closing mark, or behind the last word where the close is missing."""
    nested: bool = False
    """Stands inside another span."""
    partial: bool = False
    """A fragment inside the reporter's own sentence."""
    label: tuple[int, int] | None = None
    """Of a turn in a transcript, which stands in no marks: the name before its colon."""


class NameMention(NamedTuple):
    """A form of a person's name at one place, without title: "Balls" of "Mr Balls"."""

    start: int
    end: int
    person: int
    title_start: int
    """Where a title or role written straight before it begins; `start` where there is none."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One person of a text."""

    name: str
    """The fullest form in the text, without title; with it where two people share it."""
    gender: Gender | None = None
    titles: tuple[str, ...] = ()
    """Courtesies, ranks and honours as written: "Mr", "Det Sgt"."""
    roles: tuple[str, ...] = ()
    """What the text says they are: "Children's Secretary", "chief executive of Barnet council"."""


class Link(NamedTuple):
    """A pronoun, and the person it points at."""

    start: int
    end: int
    person: int


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a text and where they are named."""

    people: tuple[Figure, ...] = ()
    """In order of first mention."""
    mentions: tuple[NameMention, ...] = ()
    """Of all people, in text order, not overlapping."""
    others: tuple[tuple[int, int], ...] = ()
    """Capitalised names judged to be no people (bodies, places, works), in text order."""
    english: bool = True
    """False where the function words tell another language: then there are no people."""
    holders: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """The people of each role by its noun, in lower case: "mayor"."""
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay out the starts for look-up."""
        object.__setattr__(self, "_starts", [m.start for m in self.mentions])

    def mention_at(self, offset: int) -> NameMention | None:
        """Return the mention (its title included) that covers `offset`."""
        place = bisect_right(self._starts, offset)
        if place and offset < self.mentions[place - 1].end:
            return self.mentions[place - 1]
        if place < len(self.mentions) and self.mentions[place].title_start <= offset:
            return self.mentions[place]
        return None

    def mentions_in(self, start: int, end: int) -> Sequence[NameMention]:
        """Return the mentions whose names begin in `[start, end)`, in text order."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def mentions_before(self, offset: int, most: int) -> Sequence[NameMention]:
        """Return the last `most` mentions that begin before `offset`, in text order."""
        place = bisect_left(self._starts, offset)
        return self.mentions[max(0, place - most) : place]

    def last_before(self, offset: int) -> NameMention | None:
        """Return the last mention that begins before `offset`."""
        place = bisect_left(self._starts, offset)
        return self.mentions[place - 1] if place else None

    def first_from(self, offset: int) -> NameMention | None:
        """Return the first mention that begins at or after `offset`."""
        place = bisect_left(self._starts, offset)
        return self.mentions[place] if place < len(self.mentions) else None


@dataclass(frozen=True, slots=True)
class Links:
    """The pronouns of a text that point at a person, in text order."""

    links: tuple[Link, ...] = ()
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay out the starts for look-up."""
        object.__setattr__(self, "_starts", [link.start for link in self.links])

    def at(self, offset: int) -> int | None:
        """Return the person that the pronoun beginning at `offset` points at."""
        place = bisect_left(self._starts, offset)
        if place < len(self.links) and self._starts[place] == offset:
            return self.links[place].person
        return None
