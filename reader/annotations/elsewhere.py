"""Look for a passage all over the new text, by its letters and its surroundings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from reader.annotations.aligned import Aligned, Passage
from reader.annotations.approximate import Match, best_matches, likeness, occurrences

_UNEXPLAINED = 0.85
"""The share of a passage's letters, elsewhere, that no other old passage may explain."""
_MARGIN = 0.1
"""How much better than the second place the best must be."""
_PLACES, _NEAR_PLACES = 200, 12
_SHORT, _MIDDLING = 16, 32
"""Letters; a shorter passage is not looked for with errors, and needs its surroundings."""
_ERRORS = 0.3
_REWRITTEN = 60
"""Letters of a passage that is believed to stand, word for word, in quite another text."""
_CONTEXT, _REACH = 40, 72
"""Letters around a passage that are looked for, and how far around a match."""


class _Scored(NamedTuple):
    total: float
    context: float
    quote: float
    start: int
    end: int


def elsewhere(texts: Aligned, passage: Passage) -> tuple[int, int] | None:
    """Return where a passage stands in text that no other passage of the old one explains."""
    length = len(_quote(texts, passage))
    if not texts.pairs and length < _REWRITTEN:
        return None
    own = _own_letters(texts, passage)
    free = (
        match
        for match in _matches(texts, passage)
        if _unexplained(texts, match, own) >= _UNEXPLAINED
    )
    scored = sorted((_scored(texts, match, passage) for match in free), reverse=True)
    if not scored or not _is_convincing(scored[0], length):
        return None
    best = scored[0]
    rivals = (one for one in scored[1:] if one.start >= best.end or one.end <= best.start)
    rival = next(rivals, None)
    if rival is not None and best.total - rival.total < _MARGIN:
        return None
    return texts.new.folded.span(best.start, best.end)


def _quote(texts: Aligned, passage: Passage) -> str:
    return texts.old.folded.text[slice(*texts.quote(passage))]


def _matches(texts: Aligned, passage: Passage) -> Iterator[Match]:
    quote, text = _quote(texts, passage), texts.new.folded.text
    exact = occurrences(text, quote, _PLACES)
    yield from (Match(at, at + len(quote), 0) for at in exact)
    if len(quote) >= _SHORT and texts.pairs:
        near = sorted(_near(texts, quote, int(len(quote) * _ERRORS)), key=lambda one: one.errors)
        yield from (match for match in near[:_NEAR_PLACES] if match.start not in exact)


def _near(texts: Aligned, quote: str, most: int) -> Iterator[Match]:
    """Yield places of a passage with some letters wrong, window by window."""
    for start, end in texts.grams.windows(quote, most):
        for match in best_matches(texts.new.folded.text[start:end], quote, most, _NEAR_PLACES):
            yield Match(start + match.start, start + match.end, match.errors)


def _own_letters(texts: Aligned, passage: Passage) -> set[int]:
    """Return the code points of the new text that the passage's own words explain."""
    words = range(passage.first, passage.after)
    places = (texts.pairs[word] for word in words if word in texts.pairs)
    spans = (range(texts.new.starts[place], texts.new.ends[place]) for place in places)
    return set(chain.from_iterable(spans))


def _unexplained(texts: Aligned, match: Match, own: set[int]) -> float:
    """Return the share of a match's letters that no other old passage explains."""
    folded = texts.new.folded
    letters = [
        folded.origin[at] for at in range(match.start, match.end) if folded.text[at].isalnum()
    ]
    free = sum(not texts.explained[at] or at in own for at in letters)
    return free / len(letters) if letters else 0.0


def _scored(texts: Aligned, match: Match, passage: Passage) -> _Scored:
    start, end = texts.quote(passage)
    old, new = texts.old.folded.text, texts.new.folded.text
    before, behind = old[max(0, start - _CONTEXT) : start], old[end : end + _CONTEXT]
    sides = [likeness(new[max(0, match.start - _REACH) : match.start], before)] if before else []
    sides += [likeness(new[match.end : match.end + _REACH], behind)] if behind else []
    # Turns of phrase recur with the words before or behind them, seldom between the same two.
    context = min(sides, default=0.0)
    quote = 1 - match.errors / (end - start)
    return _Scored(quote + 0.5 * context, context, quote, match.start, match.end)


def _is_convincing(scored: _Scored, length: int) -> bool:
    """Tell whether a place is sure enough; a short passage needs more of its surroundings."""
    if length < _SHORT:
        return scored.context >= 0.8
    if length < _MIDDLING:
        return scored.context >= 0.6
    return scored.context >= 0.45 or scored.quote >= 0.8
