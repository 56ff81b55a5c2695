"""Articles of which the weights find but a part: guides, lists of products, manuals.

The weights are learned from news, of which no article is so long, nor so full of labels. What
stands beside an article speaks of that in every few lines: many lines on end that do not are text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from reader.pages.reasons import likely_reason
from reader.pages.text_dump.evidence import Page
from reader.pages.text_dump.kinds import BYLINE, RUNNING
from reader.pages.text_dump.stretch import KEPT, Weights, heaviest_path, kept_span, worth_of

_MOST = 0.6
"""Of the running text of a page, an article that has so much is read whole."""
_GENEROUS = 1500
"""So many thousandths more every line weighs for reading it, where more is looked for."""
_LEAST_MORE, _LEAST_LINES = 1.3, 40
"""So many times the running text is read then, with so many lines more."""
_LINES_OF_TEXT = 25
"""Among the lines that are read then, one of so many may speak of clutter."""


def whole_stretch(page: Page, weights: Weights) -> list[int]:
    """Return for each chunk of `page` where it stands."""
    worth = worth_of(page, weights)
    places = heaviest_path(worth, weights)
    if KEPT not in places:
        return places
    running = [
        len(text) if kind in RUNNING else 0
        for text, kind in zip(page.texts, page.kinds, strict=True)
    ]
    found = _kept(running, places)
    if found >= _MOST * sum(running):
        return places
    generous = worth._replace(keep=[keep + _GENEROUS for keep in worth.keep])
    more = heaviest_path(generous, weights)
    is_more = _kept(running, more) >= _LEAST_MORE * found
    return more if is_more and _is_text(page, _beyond(places, more)) else places


def _kept(letters: Sequence[int], places: Sequence[int]) -> int:
    return sum(compress(letters, map(KEPT.__eq__, places)))


def _beyond(places: Sequence[int], more: Sequence[int]) -> list[int]:
    """Return the chunks from the first to the last kept of `more` that are beyond `places`."""
    inside = kept_span(places)
    return [at for at in kept_span(more) if at not in inside]


def _is_text(page: Page, chunks: Sequence[int]) -> bool:
    """Whether the chunks are too many, and speak too little of clutter, to stand beside a text."""
    if len(chunks) < _LEAST_LINES or any(page.kinds[at] == BYLINE for at in chunks):
        return False
    clutter = sum(likely_reason(page.texts[at]) is not None for at in chunks if page.texts[at])
    return clutter * _LINES_OF_TEXT <= len(chunks)
