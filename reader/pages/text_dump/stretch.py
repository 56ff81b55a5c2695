"""Where the article is: the stretch of a page that weighs most.

An article is a stretch of a page, from its first paragraph to its last, with a few
lines to cut inside. Each chunk weighs what its evidence says for it; beginning,
leaving, taking up again and ending the stretch have their own weights. The heaviest
reading of the page is found in one pass (Viterbi), so the best runs of text decide
and not single lines.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reader.pages.text_dump.evidence import EDGE, PROSE, Page

ABOVE, KEPT, CUT, BELOW = range(4)
"""Where a chunk stands: above the article, in it, inside it but cut, below it."""

_IMPOSSIBLE = -1e9


@dataclass(frozen=True, slots=True)
class Weights:
    """What the evidence is worth, learned by `benchmarks/fit_cleaning.py`."""

    evidence: Sequence[float]
    """By the number of the observation."""
    words: Mapping[str, float]
    """Of telling words in chunks that are not prose."""
    prose_words: Mapping[str, float]
    """Of telling words in prose."""
    start: Sequence[Sequence[float]]
    """By the kinds of the chunk before the stretch and of its first."""
    end: Sequence[Sequence[float]]
    """By the kinds of the last chunk of the stretch and of the one after it."""
    cut: float
    """Of leaving the text inside the stretch."""
    resume: float
    """Of taking it up again."""


@cache
def learned_weights() -> Weights:
    """Return the weights that the package ships."""
    text = files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
    return Weights(
        **{name: value for name, value in json.loads(text).items() if name != "made_from"}
    )


def stretch_of(page: Page, weights: Weights) -> list[int]:
    """Return for each chunk of `page` where it stands."""
    return heaviest_path(_worth(page, weights), page.kinds, weights)


def _worth(page: Page, weights: Weights) -> list[float]:
    evidence = weights.evidence.__getitem__
    lexicons = [weights.prose_words if kind in PROSE else weights.words for kind in range(EDGE + 1)]
    worth = []
    for kind, numbers, words in zip(page.kinds, page.evidence, page.words, strict=True):
        lexicon = lexicons[kind]
        telling = lexicon.keys() & words
        value = sum(map(evidence, numbers))
        worth.append(value + sum([lexicon[word] for word in sorted(telling)]) if telling else value)
    return worth


def heaviest_path(worth: Sequence[float], kinds: Sequence[int], weights: Weights) -> list[int]:
    """Return the heaviest way through the page, as the place of each chunk.

    Args:
        worth: What keeping each chunk weighs.
        kinds: What each chunk is like.
        weights: What beginning, leaving, resuming and ending weigh.
    """
    kept = cut = below = _IMPOSSIBLE
    before = EDGE
    came_from: list[tuple[int, int, int]] = []
    for value, kind in zip(worth, kinds, strict=True):
        begun, resumed = weights.start[before][kind], cut + weights.resume
        left, ended = kept + weights.cut, kept + weights.end[before][kind]
        if kept >= begun and kept >= resumed:
            next_kept, kept_from = kept, KEPT
        elif begun >= resumed:
            next_kept, kept_from = begun, ABOVE
        else:
            next_kept, kept_from = resumed, CUT
        cut_from = CUT if cut >= left else KEPT
        below_from = BELOW if below >= ended else KEPT
        came_from.append((kept_from, cut_from, below_from))
        kept, cut, below, before = next_kept + value, max(cut, left), max(below, ended), kind
    last = max((0.0, ABOVE), (kept + weights.end[before][EDGE], KEPT), (below, BELOW))[1]
    return _walk_back(came_from, last)


def _walk_back(came_from: Sequence[tuple[int, int, int]], place: int) -> list[int]:
    path = []
    for step in reversed(came_from):
        path.append(place)
        if place != ABOVE:
            place = step[place - 1]
    path.reverse()
    return path
