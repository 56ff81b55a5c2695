"""Where the article is: the stretch of a page that weighs most.

An article is a stretch of a page, from its first paragraph to its last, with a few
lines to cut inside. Each chunk weighs what its evidence says for it; beginning,
leaving, taking up again and ending the stretch have their own weights. The heaviest
reading of the page is found in one pass (Viterbi), so the best runs of text decide
and not single lines.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, fields
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from reader.dataclass import dataclass
from reader.pages.text_dump.evidence import Page, observed
from reader.pages.text_dump.kinds import EDGE, KINDS, PROSE

ABOVE, KEPT, CUT, BELOW = range(4)
"""Where a chunk stands: above the article, in it, inside it but cut, below it."""

_IMPOSSIBLE = -1e9
_MOST_SUMS = 1 << 15


@dataclass(frozen=True, slots=True)
class Weights:
    """What the evidence is worth, learned by `benchmarks/fit_cleaning.py`."""

    keep: Sequence[float]
    """For reading a chunk, by the number of the observation."""
    skip: Sequence[float]
    """For cutting a chunk inside the article and going on after it, likewise."""
    words: Mapping[str, tuple[float, float, float]]
    """Telling words outside prose: for reading the chunk, for skipping it, for ending above it."""
    prose_words: Mapping[str, tuple[float, float, float]]
    """Telling words in prose, likewise."""
    start: Sequence[Sequence[float]]
    """For beginning, by the kinds of the chunk above and of the first chunk read."""
    setting: Sequence[float]
    """For beginning, by the setting of the first chunk read."""
    end: Sequence[Sequence[float]]
    """For ending, by the kinds of the last chunk read and of the one below it."""
    leave: float
    """For leaving the text inside the stretch."""
    resume: float
    """For taking it up again."""
    _sums: dict[Callable[[Any], Sequence[int]], _Sums] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def sums_of(self, observed: Callable[[Any], Sequence[int]]) -> _Sums:
        """Return what the observations weigh that `observed` tells, for reading and for cutting."""
        known = self._sums.get(observed)
        if known is None:
            known = self._sums[observed] = _Sums(observed, self.keep, self.skip)
        return known


class _Sums(dict[Any, tuple[float, float]]):
    """What all weighs that is observed of one answer or number of the evidence, once it was asked.

    It forgets all when it has very many, for what names say of blocks differs from site to site.
    """

    def __init__(
        self,
        observed: Callable[[Any], Sequence[int]],
        keep: Sequence[float],
        skip: Sequence[float],
    ) -> None:
        super().__init__()
        self._observed, self._keep, self._skip = observed, keep.__getitem__, skip.__getitem__

    def __missing__(self, told: Any) -> tuple[float, float]:
        if len(self) >= _MOST_SUMS:
            self.clear()
        numbers = self._observed(told)
        self[told] = weighed = sum(map(self._keep, numbers)), sum(map(self._skip, numbers))
        return weighed


class Worth(NamedTuple):
    """What each chunk of a page weighs, by what is done with it."""

    keep: list[float]
    skip: list[float]
    start: list[float]
    """For beginning with the chunk."""
    end: list[float]
    """For ending right above the chunk; one more for ending with the page."""


@cache
def learned_weights(package: str = __package__) -> Weights:
    """Return the weights that a package of this room ships."""
    return read_weights(files(package).joinpath("weights.json").read_text(encoding="utf-8"))


def read_weights(text: str) -> Weights:
    """Return the weights that `text`, JSON, states to a thousandth, as whole numbers of those.

    Sums of whole numbers are exact, in whatever order they are made. They are floats, which
    are added sooner.
    """
    stored = json.loads(text, parse_float=_in_thousandths, parse_int=_in_thousandths)
    return Weights(**{one.name: stored[one.name] for one in fields(Weights) if one.init})


def _in_thousandths(stated: str) -> float:
    return float(round(float(stated) * 1000))


def kept_span(places: Sequence[int]) -> range:
    """Return the chunks from the first that is kept to the last; one is."""
    return range(places.index(KEPT), len(places) - places[::-1].index(KEPT))


def worth_of(page: Page, weights: Weights) -> Worth:
    """Return what the evidence on the chunks of `page` weighs."""
    lexicons = [weights.prose_words if kind in PROSE else weights.words for kind in range(KINDS)]
    known = [lexicon.keys() for lexicon in lexicons]
    above = [EDGE, *page.kinds]
    starts, settings, ends = weights.start, weights.setting, weights.end
    start = [
        starts[one][kind] + settings[set_in]
        for one, kind, set_in in zip(above, page.kinds, page.settings, strict=False)
    ]
    end = [ends[one][kind] for one, kind in zip(above, [*page.kinds, EDGE], strict=True)]
    keep: list[float] = []
    skip: list[float] = []
    sums = weights.sums_of(observed)
    weighed = [map(sums.__getitem__, numbers) for numbers in page.evidence]
    for at, (kind, words, (k1, s1), (k2, s2), (k3, s3), (k4, s4), (k5, s5), (k6, s6)) in enumerate(
        zip(page.kinds, page.words, *weighed, strict=True)
    ):
        kept = k1 + k2 + k3 + k4 + k5 + k6
        skipped = s1 + s2 + s3 + s4 + s5 + s6
        if telling := known[kind] & words:
            lexicon, ended = lexicons[kind], 0.0
            for word in telling:
                for_keeping, for_skipping, for_ending = lexicon[word]
                kept += for_keeping
                skipped += for_skipping
                ended += for_ending
            end[at] += ended
        keep.append(kept)
        skip.append(skipped)
    for answers in page.more:
        sums = weights.sums_of(answers.observed)
        for at, (kept, skipped) in enumerate(map(sums.__getitem__, answers.told)):
            keep[at] += kept
            skip[at] += skipped
    return Worth(keep, skip, start, end)


def heaviest_path(worth: Worth, weights: Weights) -> list[int]:
    """Return the heaviest way through the page, as the place of each chunk.

    Args:
        worth: What the chunks weigh.
        weights: What leaving and resuming weigh.
    """
    kept = cut = below = _IMPOSSIBLE
    leave, resume = weights.leave, weights.resume
    came_from: list[tuple[int, int, int]] = []
    for keep, skip, begun, end in zip(*worth[:3], worth.end[:-1], strict=True):
        resumed, left, ended = cut + resume, kept + leave, kept + end
        if kept >= begun and kept >= resumed:
            next_kept, kept_from = kept, KEPT
        elif begun >= resumed:
            next_kept, kept_from = begun, ABOVE
        else:
            next_kept, kept_from = resumed, CUT
        cut_from, below_from = CUT, BELOW
        if cut < left:
            cut, cut_from = left, KEPT
        if below < ended:
            below, below_from = ended, KEPT
        came_from.append((kept_from, cut_from, below_from))
        kept = next_kept + keep
        cut += skip
    last = max((0.0, ABOVE), (kept + worth.end[-1], KEPT), (below, BELOW))[1]
    return _walk_back(came_from, last)


def _walk_back(came_from: Sequence[tuple[int, int, int]], place: int) -> list[int]:
    path = []
    for step in reversed(came_from):
        path.append(place)
        if place != ABOVE:
            place = step[place - 1]
    path.reverse()
    return path
