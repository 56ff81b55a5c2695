"""Learn what the evidence on a line of a page is worth, from the labelled pages.

Run `python -m benchmarks.fit_cleaning SHARED [text] [html]`: it writes the weights that the
package ships, `weights.json` in `reader/pages/text_dump` and in `reader/pages/html`. It takes some
minutes. With `check` it writes nothing, and fails where it comes to other weights than are
shipped: the same pages and code give the same ones, to the last digit. With `across` it writes
nothing either: it learns on the sites of all parts of the pages but one and cleans the pages of
that one, for each part, and prints what to expect of a site that was never seen; `across pages`
deals out the pages instead, whatever their site, as labelled data is that is split by page.

The method is a structured perceptron, averaged and with a margin (Collins 2002; Taskar, Guestrin,
Koller 2003): each page is read with the weights so far, a wrong line being made a little more
attractive than it is, and the weights move from what was read to what is true. A few runs in
different order are averaged.

The labels come from the Zyte article-extraction benchmark (MIT), the article-extraction dataset
of AndyTheFactory (Apache-2.0), fundus and its evaluation (MIT), and for HTML also the articles of
the web content extraction benchmark of Murrough Foley (CC-BY-4.0). Nothing of the pages' text is
kept but single words that stand on the pages of several sites.
"""

from __future__ import annotations

import hashlib
import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple
from unittest import mock

from benchmarks.evaluate_cleaning import (
    HTML_SETS,
    TEXT_SETS,
    figures_of,
    pages_of,
    predictions,
    scorer_of,
    show,
)
from benchmarks.labelled_chunks import Example, Reader, examples_of, read_dump, read_html
from reader.pages import html, text_dump
from reader.pages.html.evidence import HTML_EVIDENCE
from reader.pages.text_dump.evidence import EVIDENCE, SETTINGS, Page
from reader.pages.text_dump.kinds import EDGE, KINDS, PROSE
from reader.pages.text_dump.stretch import (
    ABOVE,
    BELOW,
    CUT,
    KEPT,
    Weights,
    Worth,
    heaviest_path,
    read_weights,
)

_SITES_OF_A_WORD = 14
"""A word must stand on the pages of so many sites, so that no site's name is learned."""
_MOST_WORDS = 1500
_RUNS, _ROUNDS, _MARGIN = 3, 12, 0.5


class Features(NamedTuple):
    """The places of the weights that bear on each chunk, by what is done with it."""

    keep: list[list[int]]
    """For reading it; the same, moved on by `_Scales.skip`, bear on cutting it."""
    start: list[tuple[int, int, int]]
    """For beginning with it."""
    end: list[list[int]]
    """For ending above it; one more for ending with the page."""


class _Scales:
    """Where each weight stands in the one list that holds all of them while they are learned."""

    def __init__(self, observations: int, lexicon: frozenset[str]) -> None:
        self.observations = observations
        self.words = {word: observations + at for at, word in enumerate(sorted(lexicon))}
        """The weights for reading a chunk with the word."""
        self.skip = observations + len(lexicon)
        """How far the weight for cutting is from the one for reading."""
        self.told = 2 * self.skip - observations
        """How far the weight for ending above a word is from the one for reading it."""
        self.start = 2 * self.skip + len(lexicon)
        self.end = self.start + KINDS * KINDS
        self.heading = self.end + KINDS * KINDS
        self.prose = self.heading + SETTINGS // 6
        self.leave = self.prose + 6
        self.resume = self.leave + 1
        self.count = self.resume + 1


def main(shared: Path, what: Sequence[str] = ()) -> int:
    """Fit the weights on the labelled pages under `shared` and write them.

    Args:
        shared: The folder that holds `eval/cleaning`.
        what: `text`, `html`; both when neither is named. And `across`, with `pages` or without,
            or `check`.

    Returns:
        The exit code: 1 when `check` finds that other weights are shipped.
    """
    data = shared / "eval" / "cleaning"
    same = True
    for kind in [kind for kind in KINDS_OF_PAGES if kind.name in what] or KINDS_OF_PAGES:
        examples = examples_of(data, kind.sets, kind.read)
        if "across" in what:
            across(data, kind, examples, "url" if "pages" in what else "site")
        elif "check" in what:
            same = _is_shipped(kind, fit(examples, kind.observations)) and same
        else:
            _write(kind.weights, fit(examples, kind.observations))
    return 0 if same else 1


def across(data: Path, kind: KindOfPage, examples: Sequence[Example], by: str) -> None:
    """Print the figures on pages that the weights were not learned from.

    Args:
        data: The folder of the labelled pages.
        kind: Which of them.
        examples: Those, to learn from.
        by: What they are dealt out to parts by: their "site", or their "url", which is the same
            for a page in all styles.
    """
    labelled = {name: pages_of(data / f"{name}.jsonl.gz") for name in kind.sets}
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in kind.sets}
    for part in range(kind.parts):
        seen = [one for one in examples if part_of(getattr(one, by), kind.parts) != part]
        weights = read_weights(_told(fit(seen, kind.observations)))
        with mock.patch.object(kind.room, "learned_weights", lambda *_, found=weights: found):
            for name, pages in labelled.items():
                rest = [page for page in pages if part_of(page[by], kind.parts) == part]
                found[name] += predictions(rest)
    scorer = scorer_of(data)
    for name, pages in labelled.items():
        show(name, figures_of(scorer, pages, found[name]))


def part_of(name: str, parts: int) -> int:
    """Return which of so many parts a site or page falls into, the same in every run."""
    return int(hashlib.sha1(name.encode()).hexdigest(), 16) % parts


def _write(path: Path, weights: dict[str, Any]) -> None:
    path.write_text(_told(weights), encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size} bytes")


def _told(weights: dict[str, Any]) -> str:
    return json.dumps(weights, ensure_ascii=False, separators=(",", ":")) + "\n"


def _is_shipped(kind: KindOfPage, weights: dict[str, Any]) -> bool:
    same = kind.weights.read_text(encoding="utf-8") == _told(weights)
    print(f"{kind.name}: {'these are shipped' if same else 'others are shipped'}")
    return same


class KindOfPage(NamedTuple):
    """The pages that have weights of their own."""

    name: str
    sets: Sequence[str]
    read: Reader
    observations: int
    room: ModuleType
    """The package that ships the weights."""
    parts: int
    """So many parts the sites are dealt out to, to measure on those that were not learned from."""

    @property
    def weights(self) -> Path:
        """Where the weights are shipped."""
        return Path(self.room.__path__[0]) / "weights.json"


KINDS_OF_PAGES = (
    KindOfPage("text", TEXT_SETS, read_dump, EVIDENCE, text_dump, 5),
    KindOfPage("html", HTML_SETS, read_html, HTML_EVIDENCE, html, 2),
)


def fit(examples: Sequence[Example], observations: int) -> dict[str, Any]:
    """Return the weights of so many observations learned from `examples`, as they are stored."""
    scales = _Scales(observations, _lexicon(examples))
    prepared = [(example, _features(example.page, scales)) for example in examples]
    runs = [_run(prepared, scales, seed) for seed in range(_RUNS)]
    return _stored([sum(values) / _RUNS for values in zip(*runs, strict=True)], scales)


def _lexicon(examples: Sequence[Example]) -> frozenset[str]:
    """Return the words that stand on the pages of enough sites; those of prose are marked "~"."""
    sites: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for kind, words in zip(example.page.kinds, example.page.words, strict=True):
            for word in set(words):
                sites[_marked(word, kind)].add(example.site)
    common = sorted(sites, key=lambda word: (-len(sites[word]), word))[:_MOST_WORDS]
    return frozenset(word for word in common if len(sites[word]) >= _SITES_OF_A_WORD)


def _marked(word: str, kind: int) -> str:
    return f"~{word}" if kind in PROSE else word


def _features(page: Page, scales: _Scales) -> Features:
    features = Features([], [], [])
    above = EDGE
    for kind, numbers, words, setting in zip(
        page.kinds, page.observations(), page.words, page.settings, strict=True
    ):
        marked = {_marked(word, kind) for word in words}
        told = sorted([at for word in marked if (at := scales.words.get(word)) is not None])
        features.keep.append([*numbers, *told])
        features.start.append(
            (
                scales.start + above * KINDS + kind,
                scales.heading + setting // 6,
                scales.prose + setting % 6,
            )
        )
        ends = scales.end + above * KINDS + kind
        features.end.append([ends, *(scales.told + at for at in told)])
        above = kind
    features.end.append([scales.end + above * KINDS + EDGE])
    return features


def _run(prepared: Sequence[tuple[Example, Features]], scales: _Scales, seed: int) -> list[float]:
    """Return the averaged weights of one run over the pages."""
    order = list(prepared)
    shuffle = random.Random(seed).shuffle
    weights, moved = [0.0] * scales.count, [0.0] * scales.count
    count = 1
    for round_ in range(_ROUNDS):
        shuffle(order)
        for example, features in order:
            for at, change in _correction(example, features, weights, scales).items():
                weights[at] += change / (1 + round_ / 2)
                moved[at] += count * change / (1 + round_ / 2)
            count += 1
    return [value - late / count for value, late in zip(weights, moved, strict=True)]


def _correction(
    example: Example, features: Features, weights: list[float], scales: _Scales
) -> dict[int, float]:
    """Return how the weights have to move for this page; empty when it is read right."""
    found = heaviest_path(_worth(example, features, weights, scales), _joints(weights, scales))
    wrong = sum(
        tokens
        for is_, should, tokens in zip(found, example.places, example.tokens, strict=True)
        if (is_ == KEPT) != (should == KEPT)
    )
    if not wrong:
        return {}
    change: Counter[int] = Counter(_bearing(example.places, features, scales))
    change.subtract(_bearing(found, features, scales))
    share = wrong / (sum(example.tokens) + 1)
    step = min(1.0, 0.02 + math.sqrt(share)) / math.sqrt(1 + sum(map(abs, change.values())))
    return {at: step * times for at, times in change.items() if times}


def _worth(example: Example, features: Features, weights: list[float], scales: _Scales) -> Worth:
    def weigh(lists: Sequence[Sequence[int]], since: int = 0) -> list[float]:
        value = weights[since:].__getitem__
        return [sum(map(value, places)) for places in lists]

    keep = [
        value + _MARGIN * math.sqrt(tokens) * (-1 if place == KEPT else 1)
        for value, place, tokens in zip(
            weigh(features.keep), example.places, example.tokens, strict=True
        )
    ]
    skip = weigh(features.keep, scales.skip)
    return Worth(keep, skip, weigh(features.start), weigh(features.end))


def _joints(weights: list[float], scales: _Scales) -> Weights:
    leave, resume = weights[scales.leave], weights[scales.resume]
    return Weights((), (), {}, {}, (), (), (), leave, resume)


def _bearing(path: Sequence[int], features: Features, scales: _Scales) -> Iterator[int]:
    """Yield the places of the weights that the reading `path` of a page adds up."""
    before = ABOVE
    for at, place in enumerate(path):
        if place == KEPT:
            yield from features.keep[at]
            if before == ABOVE:
                yield from features.start[at]
            elif before == CUT:
                yield scales.resume
        elif place == CUT:
            yield from [scales.skip + one for one in features.keep[at]]
            if before == KEPT:
                yield scales.leave
        elif place == BELOW and before == KEPT:
            yield from features.end[at]
        before = place
    if before == KEPT:
        yield from features.end[-1]


def _stored(weights: Sequence[float], scales: _Scales) -> dict[str, Any]:
    rounded = [round(value, 3) for value in weights]
    words = {
        word: [rounded[at], rounded[scales.skip + at], rounded[scales.told + at]]
        for word, at in scales.words.items()
    }

    def square(first: int) -> list[list[float]]:
        return [rounded[first + n * KINDS : first + (n + 1) * KINDS] for n in range(KINDS)]

    return {
        "keep": rounded[: scales.observations],
        "skip": rounded[scales.skip : scales.skip + scales.observations],
        "words": {word: told for word, told in words.items() if word[0] != "~"},
        "prose_words": {word[1:]: told for word, told in words.items() if word[0] == "~"},
        "start": square(scales.start),
        "setting": [
            round(rounded[scales.heading + n // 6] + rounded[scales.prose + n % 6], 3)
            for n in range(SETTINGS)
        ],
        "end": square(scales.end),
        "leave": rounded[scales.leave],
        "resume": rounded[scales.resume],
    }


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
