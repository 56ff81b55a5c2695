"""Find a quotation in a text by its words and what stood around it.

For notes whose text was not kept, imported and written by hand above all. Less sure than
aligning the texts, so a place must be good enough by itself and better than the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.annotations.approximate import Match, best_matches, likeness, occurrences
from reader.annotations.folded import Folded, fold
from reader.model import Anchor, Target

LOST = Anchor(None, None, "lost")

_SHORT = 12
"""Letters; a shorter quotation is never looked for with errors."""
_PLACES, _CONTEXT, _EDGE = 200, 64, 16
_LEAST_SCORE, _MARGIN = 0.72, 0.06
_NO_DOUBT = 0.75
"""The likeness of its surroundings from which a place is sure; with less, half of the wrong
places of a development sample were called sure, with more one right place in seven was not."""
_LEAST_ALIKE = 0.85
"""The share of a quotation's letters that must stand at its place when nothing is known of
what stood around it."""


class _Place(NamedTuple):
    score: float
    context: float
    likeness: float
    start: int
    end: int


def find_quotation(target: Target, text: str) -> Anchor:
    """Find `target` in `text` by its quotation, prefix and suffix alone.

    Returns:
        Where it stands: "exact" if the same code points stand at the same offsets with
        the same surroundings, "moved" if the quotation stands elsewhere and its
        surroundings leave no doubt, "needs_review" if a place was found that is not sure,
        else "lost".
    """
    if _stands_as_it_did(target, text):
        return Anchor(target.start, target.end, "exact")
    folded, quote = fold(text), fold(target.exact).text.strip()
    if not quote:
        return LOST
    prefix, suffix = fold(target.prefix).text, fold(target.suffix).text
    places = sorted(
        (_scored(match, quote, folded, prefix, suffix) for match in _matches(folded.text, quote)),
        key=lambda place: (-place.score, place.start),
    )
    alone = not prefix.strip() and not suffix.strip()
    enough = _alike_enough if alone else _good_enough
    if not places or not enough(places[0], len(quote)):
        return LOST
    best = places[0]
    start, end = folded.span(best.start, best.end)
    enough_said = len(quote) >= _SHORT if alone else best.context >= _NO_DOUBT
    sure = best.likeness == 1 and enough_said and _is_clear(best, places[1:])
    return Anchor(start, end, "moved" if sure else "needs_review")


def _is_clear(best: _Place, others: Iterable[_Place]) -> bool:
    """Tell whether the best place is better than the next one by the margin."""
    rivals = (one for one in others if one.start >= best.end or one.end <= best.start)
    rival = next(rivals, None)
    return rival is None or best.score - rival.score >= _MARGIN


def _stands_as_it_did(target: Target, text: str) -> bool:
    before, behind = text[: target.start], text[target.end :]
    return (
        bool(target.exact)
        and text[target.start : target.end] == target.exact
        and before.endswith(target.prefix)
        and behind.startswith(target.suffix)
    )


def _matches(text: str, quote: str) -> Iterator[Match]:
    exact = [Match(at, at + len(quote), 0) for at in occurrences(text, quote, _PLACES)]
    yield from exact
    if len(quote) >= _SHORT:
        starts = {match.start for match in exact}
        most = int(len(quote) * (0.2 if exact else 0.42))
        near = best_matches(text, quote, most, 12)
        yield from (match for match in near if match.start not in starts)


def _scored(match: Match, quote: str, folded: Folded, prefix: str, suffix: str) -> _Place:
    before = folded.text[max(0, match.start - _CONTEXT - 8) : match.start]
    behind = folded.text[match.end : match.end + _CONTEXT + 8]
    sides = sorted((*_side(prefix, before, -1), *_side(suffix, behind, 1)))
    context = sides[-1] * 0.65 + sides[0] * 0.35 if sides else 0.5
    alike = 1 - match.errors / len(quote)
    weight = min(0.75, 0.30 + len(quote) / 200)
    score = weight * alike + (1 - weight) * context
    return _Place(score, context, alike, match.start, match.end)


def _side(expected: str, found: str, direction: int) -> Iterator[float]:
    """Yield how alike one side is; its edge, next to the quotation, counts as the whole."""
    if not expected:
        return
    edge = expected[-_EDGE:] if direction < 0 else expected[:_EDGE]
    close = found[-_EDGE - 8 :] if direction < 0 else found[: _EDGE + 8]
    yield 0.5 * likeness(found, expected) + 0.5 * likeness(close, edge)


def _alike_enough(place: _Place, length: int) -> bool:
    """Tell whether a place will do for a quotation that came with nothing around it."""
    return place.likeness == 1 or (place.likeness >= _LEAST_ALIKE and length >= 2 * _SHORT)


def _good_enough(place: _Place, length: int) -> bool:
    if length < _SHORT:
        return place.context >= 0.8
    if place.likeness < 1 and length < 2 * _SHORT and place.context < 0.7:
        return False
    if place.context < 0.45 and (place.likeness < 0.9 or length < 60):
        return False
    return place.score >= _LEAST_SCORE
