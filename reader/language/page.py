"""A text as the attribution of speech sees it: tokens, people, and what is quoted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import field
from functools import cached_property
from itertools import compress, count, filterfalse
from typing import NamedTuple, Self

from reader.dataclass import dataclass
from reader.language.cast import Cast, Links, QuoteSpan
from reader.language.marks import MARKS
from reader.language.tokens import MARK, Prose
from reader.language.told import NOTHING_TOLD, Told

_SENTENCE = 150
"""Tokens to either side that are looked at: no newspaper sentence is longer, a broken page is."""
_PARAGRAPH = 600
_BEYOND = 4
"""Tokens that may be asked for before the first: an index below nought counts from the end."""
_OPEN_ENDS = frozenset("?!,—–-…")
"""Last characters of a quotation behind which its sentence may go on with a capital."""


class Stretch(NamedTuple):
    """The tokens of one quotation, its marks included; end exclusive."""

    first: int
    end: int


class _Bodies:
    """The names of a text that are no person's, laid out when one is first looked for."""

    def __init__(self, prose: Prose, cast: Cast) -> None:
        self._prose = prose
        self._cast = cast

    @cached_property
    def by_last_word(self) -> dict[str, list[tuple[int, int]]]:
        """The spans of names of several words, by their last in small letters: "council"."""
        bodies: dict[str, list[tuple[int, int]]] = {}
        for start, end in self._cast.others:
            words = self._prose.text[start:end].split()
            if len(words) > 1:
                bodies.setdefault(words[-1].lower(), []).append((start, end))
        return bodies


@dataclass(frozen=True, slots=True)
class Page:
    """Everything known of a text before its speakers are.

    The lists run in step with the tokens of `prose` and must not be changed.
    """

    prose: Prose
    cast: Cast
    links: Links
    outer: tuple[QuoteSpan, ...]
    """The quotations that stand in no other."""
    stretches: tuple[Stretch, ...]
    """Their tokens, in step with `outer`."""
    inside: list[int]
    """For each token, the index of the outer quotation it stands in, or -1."""
    body_starts: list[int]
    """Where the names of `cast.others` begin."""
    bodies: _Bodies
    """Those names by their last word."""
    small: list[str]
    """The words in small letters, and a few empty ones behind the last."""
    told: Told = NOTHING_TOLD
    """What the reader told of its quotations."""
    _found: dict[frozenset[str], list[int]] = field(default_factory=dict)
    """Where the words stand that were asked for."""

    @classmethod
    def of(
        cls,
        prose: Prose,
        spans: Sequence[QuoteSpan],
        cast: Cast,
        links: Links,
        told: Told = NOTHING_TOLD,
    ) -> Self:
        """Lay out a text with its quotations and people."""
        outer = tuple(span for span in spans if not span.nested)
        stretches = tuple(_stretch(prose, span) for span in outer)
        inside = [-1] * len(prose.words)
        for index, one in enumerate(stretches):
            inside[one.first : one.end] = [index] * (one.end - one.first)
        starts = [start for start, _ in cast.others]
        small = [*prose.words, *[""] * _BEYOND]
        for word in filterfalse(str.islower, prose.places):
            if (lower := word.lower()) != word:
                for place in prose.places[word]:
                    small[place] = lower
        bodies = _Bodies(prose, cast)
        return cls(prose, cast, links, outer, stretches, inside, starts, bodies, small, told)

    def lower(self, token: int) -> str:
        """Return the word at `token` in small letters; nothing beyond either end of the text."""
        try:
            return self.small[token]
        except IndexError:
            return ""

    def those(self, wanted: frozenset[str], low: int, high: int) -> list[int]:
        """Return the tokens of `[low, high)` that are one of `wanted` in small letters."""
        found = self._found.get(wanted)
        if found is None:
            found = list(compress(count(), map(wanted.__contains__, self.small)))
            self._found[wanted] = found
        return found[bisect_left(found, low) : bisect_left(found, high)]

    def sentence(self, token: int) -> tuple[int, int]:
        """Return the token range of the sentence around `token`, no farther than speech reaches."""
        return _within(self.prose.sentence_of(token), token, _SENTENCE)

    def paragraph(self, token: int) -> tuple[int, int]:
        """Return the token range of the paragraph around `token`, within the same bounds."""
        return _within(self.prose.paragraph_of(token), token, _PARAGRAPH)

    def body_called(self, noun: str, before: int) -> str | None:
        """Return the body last named before an offset that "the council" can mean."""
        spans = self.bodies.by_last_word.get(noun, [])
        place = bisect_left(spans, (before, before)) - 1
        if place < 0:
            return None
        return self.prose.text[slice(*spans[place])]

    def ends_open(self, index: int) -> bool:
        """Tell whether a sentence may go on with a capital behind an outer quotation."""
        end = self.outer[index].end
        return self.prose.text[end - 4 : end].rstrip(MARKS)[-1:] in _OPEN_ENDS

    def quoted(self, token: int) -> bool:
        """Tell whether `token` stands in a quotation; nothing beyond the end of the text does."""
        return token < len(self.inside) and self.inside[token] >= 0

    def is_mark(self, token: int) -> bool:
        """Tell whether `token` is punctuation."""
        return self.prose.kinds[token] == MARK

    def body_at(self, token: int) -> tuple[int, int] | None:
        """Return the span of the name that is no person's and covers `token`."""
        start = self.prose.starts[token]
        place = bisect_right(self.body_starts, start) - 1
        if place >= 0 and start < self.cast.others[place][1]:
            return self.cast.others[place]
        return None


def _within(span: tuple[int, int], token: int, reach: int) -> tuple[int, int]:
    return max(span[0], token - reach), min(span[1], token + reach)


def _stretch(prose: Prose, span: QuoteSpan) -> Stretch:
    first = bisect_left(prose.starts, span.start)
    return Stretch(first, bisect_left(prose.starts, span.end, first))
