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

from reader.annotations.aligned import Aligned, Passage
from reader.annotations.approximate import best_matches, occurrences
from reader.annotations.elsewhere import elsewhere
from reader.annotations.folded import fold, words
from reader.model import Anchor

LOST = Anchor(None, None, "lost")

_KEPT = 0.4
"""The least share of a passage's letters whose words must be aligned."""
_FEW_WORDS, _NEIGHBOURS_KEPT = 5, 0.34
"""A passage of fewer words must keep a third of its neighbours."""
_TWO_WORDS, _MOST_KEPT = 2, 0.55
"""One of so many, that may stand in any sentence, more than half of them."""
_ALONE_KEPT = 0.8
"""The share that must be kept of a passage with no neighbour left."""
_GAP_NEIGHBOURS, _GAP_ERRORS, _GAP_ERRORS_OF_A_WORD, _WORD = 0.25, 0.45, 0.3, 10
_LOOK_ALIKES = 20
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


class Alignment:
    """An old and a new text, aligned once for all passages.

    Args:
        old_text: The text that passages are given in.
        new_text: The text they are looked for in.
    """

    def __init__(self, old_text: str, new_text: str) -> None:
        self._texts = Aligned(old_text, new_text)

    def place(self, start: int, end: int) -> Anchor:
        """Find one passage; see `reanchor`."""
        old_text = self._texts.old_text
        start = min(max(start, 0), len(old_text))
        end = min(max(end, start), len(old_text))
        if old_text == self._texts.new_text:
            return Anchor(start, end, "exact")
        if start == end:
            return self._place_empty(start)
        passage = self._texts.passage(start, end)
        found = None if passage is None else _find(self._texts, passage)
        return LOST if found is None else self._judged((start, end), found)

    def _place_empty(self, start: int) -> Anchor:
        """Find a place between code points, by the words that follow it."""
        old = self._texts.old
        first = bisect_right(old.ends, start)
        after = min(first + _BOOKMARK_WORDS, len(old))
        if first >= after:
            at_end = len(self._texts.new_text.rstrip())
            return Anchor(at_end, at_end, "needs_review") if self._texts.pairs else LOST
        passage = self.place(old.starts[first], old.ends[after - 1])
        place = start if passage.state == "exact" else passage.start
        return Anchor(place, place, passage.state)

    def _judged(self, old: Span, new: Span) -> Anchor:
        old = _trimmed(self._texts.old_text, *old)
        new = _trimmed(self._texts.new_text, *new)
        before, now = self._texts.old_text[slice(*old)], self._texts.new_text[slice(*new)]
        if not now:
            return LOST
        if (old, before) == (new, now):
            return Anchor(*new, "exact")
        return Anchor(*new, "moved" if words(before).keys == words(now).keys else "needs_review")


def _find(texts: Aligned, passage: Passage) -> Span | None:
    if not len(texts.new):
        return None
    is_common = passage.size <= _TWO_WORDS and passage.neighbours < _MOST_KEPT
    for find in (elsewhere,) if is_common else (_followed, _in_gap, elsewhere):
        found = find(texts, passage)
        if found is not None and not _is_anothers(texts, passage, found):
            return found
    return None


def _is_anothers(texts: Aligned, passage: Passage, found: Span) -> bool:
    """Tell whether a place is that of a look-alike which the old text had, too.

    It is when what stands there is not quite the passage, but stands word for word in
    another place of the old text that was found nowhere else.
    """
    there, old = fold(texts.new_text[slice(*found)]).text, texts.old.folded
    start, end = texts.quote(passage)
    if there == old.text[start:end]:
        return False
    others = occurrences(old.text, there, _LOOK_ALIKES)
    return any(
        not start - len(there) < at < end and not texts.has_pair(*old.span(at, at + len(there)))
        for at in others
    )


def _followed(texts: Aligned, passage: Passage) -> Span | None:
    """Return where the passage's own words went, when enough of them went together."""
    if not passage.kept or passage.share < _KEPT:
        return None
    if passage.size < _FEW_WORDS and passage.neighbours < _NEIGHBOURS_KEPT:
        return None
    if not passage.neighbours and passage.share <= _ALONE_KEPT:
        return None
    first, last = texts.pairs[passage.kept[0]], texts.pairs[passage.kept[-1]]
    gone_before = passage.kept[0] - passage.first
    gone_behind = passage.after - 1 - passage.kept[-1]
    if gone_before and 0 <= first - 1 - passage.left <= gone_before + 1:
        first = passage.left + 1
    if gone_behind and 0 <= passage.right - 1 - last <= gone_behind + 1:
        last = passage.right - 1
    return texts.new.starts[first], texts.new.ends[last]


def _in_gap(texts: Aligned, passage: Passage) -> Span | None:
    """Look for the passage's letters between its aligned neighbours: noise inside words."""
    if passage.neighbours < _GAP_NEIGHBOURS or passage.right <= passage.left + 1:
        return None
    new, folded = texts.new, texts.new.folded
    quote = texts.old.folded.text[slice(*texts.quote(passage))]
    start = bisect_left(folded.origin, new.starts[passage.left + 1])
    end = bisect_left(folded.origin, new.ends[passage.right - 1])
    if end - start >= 6 * len(quote) + 200:
        return None
    share = _GAP_ERRORS if len(quote) >= _WORD else _GAP_ERRORS_OF_A_WORD
    found = best_matches(folded.text[start:end], quote, int(len(quote) * share), 1)
    return folded.span(start + found[0].start, start + found[0].end) if found else None


def _trimmed(text: str, start: int, end: int) -> Span:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - (len(inner) - len(inner.rstrip()))
