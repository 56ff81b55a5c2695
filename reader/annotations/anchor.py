"""Find a passage of an old text in a new one, and say how sure that is.

The old text is at hand, so the new one is explained as a whole: the words of both are
aligned, and a passage is where its own words went. Only where that fails is it looked for
by its letters: between its neighbours, then in text that no other old passage explains.
What stands nowhere is lost; a look-alike elsewhere is not taken for it.

States: *exact*, the same code points at the same offsets; *moved*, the same words at
other offsets; *needs review*, a place was found but words in it changed; *lost*, none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from reader.annotations.approximate import Match, best_matches, likeness, occurrences
from reader.annotations.correspond import correspond
from reader.annotations.folded import Words, words
from reader.model import Anchor

LOST = Anchor(None, None, "lost")

_KEPT = 0.4
"""The least share of a passage's letters whose words must be aligned."""
_FEW_WORDS, _NEIGHBOURS, _NEIGHBOURS_KEPT = 5, 12, 0.34
"""A passage of fewer words must keep a third of the twelve words on either side."""
_GAP_NEIGHBOURS = 0.25
_PUT_IN = 40
"""Words that may be put into a passage at one place: a sentence or two."""
_REWRITTEN = 60
"""Letters of a passage that is believed to stand, word for word, in quite another text."""
_CONTEXT = 64
_UNEXPLAINED = 0.85
"""The share of a moved passage's letters that no other old passage may explain."""
_MARGIN = 0.1
"""How much better than the second place the best must be."""
_PLACES = 200
_BOOKMARK_WORDS = 8
"""An empty passage is found again by the words that follow it."""

Span = tuple[int, int]


def reanchor(old_text: str, start: int, end: int, new_text: str) -> Anchor:
    """Find the passage from `start` to `end` of `old_text` in `new_text`.

    For several passages of the same texts use one `Alignment`.

    Args:
        old_text: The text the offsets count in.
        start: Where the passage begins, in code points.
        end: Where it ends, exclusive.
        new_text: The text to find it in.

    Returns:
        Where it stands, without white space at its ends; start and end are None when it
        is lost. Offsets outside the old text are drawn to its ends.
    """
    return Alignment(old_text, new_text).place(start, end)


class _Passage(NamedTuple):
    """A passage of the old text, as words."""

    first: int
    after: int
    kept: Sequence[int]
    """Indexes of its words that are aligned."""
    share: float
    """Of its letters, those in aligned words."""
    neighbours: float
    """Of the words around it, those that are aligned."""
    left: int
    """Index in the new words of the nearest aligned neighbour before; -1 if none."""
    right: int
    """The same after; the number of new words if none."""


class Alignment:
    """An old and a new text, aligned once for all passages.

    Args:
        old_text: The text that passages are given in.
        new_text: The text they are looked for in.
    """

    def __init__(self, old_text: str, new_text: str) -> None:
        self.old_text = old_text
        self.new_text = new_text

    @cached_property
    def _old(self) -> Words:
        return words(self.old_text)

    @cached_property
    def _new(self) -> Words:
        return words(self.new_text)

    @cached_property
    def _pairs(self) -> dict[int, int]:
        return correspond(self._old, self._new)

    @cached_property
    def _aligned(self) -> list[int]:
        return list(self._pairs)

    @cached_property
    def _explained(self) -> bytearray:
        """For each code point of the new folded text, whether an old word explains it."""
        owners = bytearray(len(self.new_text) + 1)
        for place in self._pairs.values():
            start, end = self._new.starts[place], self._new.ends[place]
            owners[start:end] = b"\1" * (end - start)
        return owners

    def place(self, start: int, end: int) -> Anchor:
        """Find one passage; see `reanchor`."""
        start = min(max(start, 0), len(self.old_text))
        end = min(max(end, start), len(self.old_text))
        if self.old_text == self.new_text:
            return Anchor(start, end, "exact")
        if start == end:
            return self._place_empty(start)
        found = self._find(start, end)
        if found is None:
            return LOST
        return self._judged((start, end), _trimmed(self.new_text, *found))

    def _place_empty(self, start: int) -> Anchor:
        """Find a place between code points, by the words that follow it."""
        first = bisect_right(self._old.ends, start)
        after = min(first + _BOOKMARK_WORDS, len(self._old))
        if first >= after:
            at_end = len(self.new_text.rstrip())
            return Anchor(at_end, at_end, "needs_review") if self._pairs else LOST
        passage = self.place(self._old.starts[first], self._old.ends[after - 1])
        if passage.start is None:
            return LOST
        state = "exact" if passage.start == start and passage.state == "exact" else passage.state
        return Anchor(passage.start, passage.start, state)

    def _judged(self, old: Span, new: Span) -> Anchor:
        if new[0] >= new[1]:
            return LOST
        before, now = self.old_text[slice(*old)], self.new_text[slice(*new)]
        if old == new and before == now:
            return Anchor(*new, "exact")
        same = words(before).keys == words(now).keys
        return Anchor(*new, "moved" if same else "needs_review")

    def _find(self, start: int, end: int) -> Span | None:
        first = bisect_right(self._old.ends, start)
        after = bisect_left(self._old.starts, end)
        if first >= after or not len(self._new):
            return None
        passage = self._passage(first, after)
        return self._followed(passage) or self._in_gap(passage) or self._elsewhere(passage)

    def _passage(self, first: int, after: int) -> _Passage:
        old, pairs = self._old, self._pairs
        kept = self._together(range(first, after))
        letters = sum(len(old.keys[index]) for index in range(first, after))
        around = [*range(max(0, first - _NEIGHBOURS), first)]
        around += range(after, min(len(old), after + _NEIGHBOURS))
        before = bisect_left(self._aligned, first)
        behind = bisect_left(self._aligned, after)
        return _Passage(
            first,
            after,
            kept,
            sum(len(old.keys[index]) for index in kept) / letters,
            sum(index in pairs for index in around) / len(around) if around else 0.0,
            pairs[self._aligned[before - 1]] if before else -1,
            pairs[self._aligned[behind]] if behind < len(self._aligned) else len(self._new),
        )

    def _together(self, passage: range) -> list[int]:
        """Return the words of a passage that went to one place: the most letters of them."""
        groups: list[list[int]] = [[]]
        for index in filter(self._is_firm, passage):
            step = self._pairs[index] - self._pairs[groups[-1][-1]] if groups[-1] else 1
            if 0 < step <= 3 * (index - groups[-1][-1] if groups[-1] else 1) + _PUT_IN:
                groups[-1].append(index)
            else:
                groups.append([index])
        return max(groups, key=lambda group: sum(len(self._old.keys[index]) for index in group))

    def _is_firm(self, index: int) -> bool:
        """Tell whether a word is aligned; a mark only beside a word that it is written to."""
        place = self._pairs.get(index)
        if place is None or self._old.keys[index].isalnum():
            return place is not None
        return self._pairs.get(index - 1) == place - 1 or self._pairs.get(index + 1) == place + 1

    def _followed(self, passage: _Passage) -> Span | None:
        """Return where the passage's own words went, when enough of them went together."""
        count = passage.after - passage.first
        if not passage.kept or passage.share < _KEPT:
            return None
        if count < _FEW_WORDS and passage.neighbours < _NEIGHBOURS_KEPT:
            return None
        if not passage.neighbours and passage.share <= 0.8:
            return None
        first, last = self._pairs[passage.kept[0]], self._pairs[passage.kept[-1]]
        gone_before = passage.kept[0] - passage.first
        gone_behind = passage.after - 1 - passage.kept[-1]
        if gone_before and 0 <= first - 1 - passage.left <= gone_before + 1:
            first = passage.left + 1
        if gone_behind and 0 <= passage.right - 1 - last <= gone_behind + 1:
            last = passage.right - 1
        return self._new.starts[first], self._new.ends[last]

    def _in_gap(self, passage: _Passage) -> Span | None:
        """Look for the passage's letters between its aligned neighbours: noise inside words."""
        if passage.neighbours < _GAP_NEIGHBOURS or passage.right <= passage.left + 1:
            return None
        new, quote = self._new, self._quote(passage)
        start = bisect_left(new.folded.origin, new.starts[passage.left + 1])
        end = bisect_left(new.folded.origin, new.ends[passage.right - 1])
        if end - start >= 6 * len(quote) + 200:
            return None
        most = int(len(quote) * (0.45 if len(quote) >= 10 else 0.3))
        found = best_matches(new.folded.text[start:end], quote, most, 1)
        return new.folded.span(start + found[0].start, start + found[0].end) if found else None

    def _elsewhere(self, passage: _Passage) -> Span | None:
        """Look for the passage in text that no other passage of the old text explains."""
        quote, folded = self._quote(passage), self._new.folded
        exact = [Match(at, at + len(quote), 0) for at in occurrences(folded.text, quote, _PLACES)]
        starts = {match.start for match in exact}
        fuzzy = len(quote) >= 16 and bool(self._pairs)
        near = best_matches(folded.text, quote, int(len(quote) * 0.3), 12) if fuzzy else []
        if not self._pairs and len(quote) < _REWRITTEN:
            return None
        own = self._own_places(passage)
        free = [
            match
            for match in (*exact, *(one for one in near if one.start not in starts))
            if self._unexplained(match, own) >= _UNEXPLAINED
        ]
        scored = sorted((self._score(match, passage, len(quote)) for match in free), reverse=True)
        if not scored or not _convincing(scored[0], len(quote)):
            return None
        best = scored[0]
        rivals = (one for one in scored[1:] if one.start >= best.end or one.end <= best.start)
        rival = next(rivals, None)
        if rival is not None and best.total - rival.total < _MARGIN:
            return None
        return folded.span(best.start, best.end)

    def _quote(self, passage: _Passage) -> str:
        return self._old.folded.text[slice(*self._folded_span(passage))]

    def _folded_span(self, passage: _Passage) -> Span:
        origin = self._old.folded.origin
        start = bisect_left(origin, self._old.starts[passage.first])
        return start, bisect_left(origin, self._old.ends[passage.after - 1])

    def _own_places(self, passage: _Passage) -> set[int]:
        """Return the code points of the new text that the passage's own words explain."""
        places = [
            self._pairs[index]
            for index in range(passage.first, passage.after)
            if index in self._pairs
        ]
        spans = (range(self._new.starts[place], self._new.ends[place]) for place in places)
        return set(chain.from_iterable(spans))

    def _unexplained(self, match: Match, own: set[int]) -> float:
        """Return the share of a match's letters that no other old passage explains."""
        folded = self._new.folded
        letters = [
            folded.origin[index]
            for index in range(match.start, match.end)
            if folded.text[index].isalnum()
        ]
        free = sum(not self._explained[at] or at in own for at in letters)
        return free / len(letters) if letters else 0.0

    def _score(self, match: Match, passage: _Passage, length: int) -> _Scored:
        start, end = self._folded_span(passage)
        old, new = self._old.folded.text, self._new.folded.text
        before, behind = old[max(0, start - 40) : start], old[end : end + 40]
        context = max(
            likeness(new[max(0, match.start - 72) : match.start], before) if before else 0.0,
            likeness(new[match.end : match.end + 72], behind) if behind else 0.0,
        )
        quote = 1 - match.errors / length
        return _Scored(quote + 0.5 * context, context, quote, match.start, match.end)


class _Scored(NamedTuple):
    total: float
    context: float
    quote: float
    start: int
    end: int


def _convincing(scored: _Scored, length: int) -> bool:
    """Tell whether a place is sure enough; a short passage needs more of its surroundings."""
    if length < 16:
        return scored.context >= 0.8
    if length < 32:
        return scored.context >= 0.6
    return scored.context >= 0.45 or scored.quote >= 0.8


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
