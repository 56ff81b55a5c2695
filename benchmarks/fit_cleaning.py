"""Learn what the evidence on a line of a page is worth, from the labelled pages.

Run `python -m benchmarks.fit_cleaning SHARED [text] [html]`: it writes the weights that the
package ships, `weights.json` in `reader/pages/text_dump` and in `reader/pages/html`. With `across`
it writes nothing: it learns on the sites of four fifths of the dumps and cleans those of the rest,
five times, and prints what to expect of a site that was never seen. The method
is a structured perceptron, averaged and with a margin (Collins 2002; Taskar, Guestrin, Koller
2003): each page is read with the weights so far, a wrong line being made a little more attractive
than it is, and the weights move from what was read to what is true. A few runs in different order
are averaged. It takes some minutes.

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
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from trafilatura import load_html

from benchmarks.evaluate_cleaning import (
    HTML_SETS,
    TEXT_SETS,
    figures_of,
    pages_of,
    predictions,
    scorer_of,
    show,
)
from reader.guard import sanitise
from reader.pages import text_dump
from reader.pages.html.blocks import blocks_of
from reader.pages.html.evidence import HTML_EVIDENCE, read_page
from reader.pages.html.metadata import read_said
from reader.pages.text_dump.evidence import EDGE, EVIDENCE, KINDS, PROSE, SETTINGS, Page, look_at
from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.stretch import ABOVE, BELOW, CUT, KEPT, Weights, Worth, heaviest_path

_PAGES = Path(__file__).parents[1] / "reader" / "pages"
TEXT_WEIGHTS = _PAGES / "text_dump" / "weights.json"
HTML_WEIGHTS = _PAGES / "html" / "weights.json"

_SITES_OF_A_WORD = 14
"""A word must stand on the pages of so many sites, so that no site's name is learned."""
_MOST_WORDS = 1500
_PARTS = 5
"""So many parts the sites are dealt out to, to measure on those that were not learned from."""
_RUNS, _ROUNDS, _MARGIN = 3, 5, 0.5
_WORD = re.compile(r"\w+")
_RUN = 4

_Reader = Callable[[str], tuple[list[str], Page]]
Key = tuple[str | int, ...]


class Example(NamedTuple):
    """A page with the truth about each of its chunks."""

    site: str
    page: Page
    places: list[int]
    tokens: list[int]
    """How many words each chunk has, up to 60: what a mistake on it costs."""


class Features(NamedTuple):
    """The keys of the weights that bear on each chunk, by what is done with it."""

    keep: list[list[Key]]
    skip: list[list[Key]]
    start: list[list[Key]]
    end: list[list[Key]]


def main(shared: Path, what: Sequence[str] = ()) -> None:
    """Fit the weights on the labelled pages under `shared` and write them.

    Args:
        shared: The folder that holds `eval/cleaning`.
        what: `text`, `html`; both when nothing is named. Or `across`.
    """
    data = shared / "eval" / "cleaning"
    if "across" in what:
        across(data)
        return
    if "text" in what or not what:
        _write(TEXT_WEIGHTS, fit(_examples(data, TEXT_SETS, _dump), EVIDENCE))
    if "html" in what or not what:
        _write(HTML_WEIGHTS, fit(_examples(data, HTML_SETS, _html), HTML_EVIDENCE))


def across(data: Path) -> None:
    """Print the figures on dumps of sites that the weights were not learned from."""
    examples = _examples(data, TEXT_SETS, _dump)
    labelled = {name: pages_of(data / f"{name}.jsonl.gz") for name in TEXT_SETS}
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in TEXT_SETS}
    for part in range(_PARTS):
        seen = [one for one in examples if _part(one.site) != part]
        weights = Weights(**fit(seen, EVIDENCE))
        with mock.patch.object(text_dump, "learned_weights", lambda found=weights: found):
            for name, pages in labelled.items():
                found[name] += predictions([p for p in pages if _part(p["site"]) == part])
    scorer = scorer_of(data)
    for name, pages in labelled.items():
        show(name, figures_of(scorer, pages, found[name]))


def _part(site: str) -> int:
    return int(hashlib.sha1(site.encode()).hexdigest(), 16) % _PARTS


def _write(path: Path, weights: dict[str, Any]) -> None:
    text = json.dumps(weights, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size} bytes")


def _examples(data: Path, sets: Sequence[str], read: _Reader) -> list[Example]:
    return [
        example
        for name in sets
        for page in pages_of(data / f"{name}.jsonl.gz")
        if (example := _example(page, read(page["input"])))
    ]


def _dump(source: str) -> tuple[list[str], Page]:
    chunks = chunks_of(sanitise(source).split("\n"))
    return [chunk.text for chunk in chunks], look_at(chunks)


def _html(source: str) -> tuple[list[str], Page]:
    tree = load_html(source)
    blocks = [] if tree is None else blocks_of(tree)
    page = read_page(tree, blocks, read_said(tree).linked.body)[1] if blocks else look_at([])
    return [block.text for block in blocks], page


def _example(labelled: dict[str, Any], read: tuple[list[str], Page]) -> Example | None:
    """Return the labelled page as an example, None when it is empty."""
    texts, page = read
    if not texts:
        return None
    truth = _Truth(labelled["body"], labelled.get("optional") or ())
    marks = [truth.mark(text) for text in texts]
    inside = [mark for mark, _ in marks]
    for at, mark in enumerate(inside):
        if mark is None:
            inside[at] = inside[at - 1 : at] == [True] and inside[at + 1 : at + 2] == [True]
    return Example(labelled["site"], page, _places(inside), [tokens for _, tokens in marks])


class _Truth:
    """The body of a labelled page, to tell the chunks that are in it."""

    def __init__(self, body: str, optional: Sequence[str]) -> None:
        paragraphs = [_words(one) for one in body.split("\n") if _words(one)]
        self.whole = {tuple(one) for one in paragraphs}
        self.optional = {tuple(_words(one)) for one in optional}
        every = [word for one in paragraphs for word in one]
        self.runs = {tuple(every[n : n + _RUN]) for n in range(len(every) - _RUN + 1)}
        self.text = f" {' '.join(every)} "

    def mark(self, text: str) -> tuple[bool | None, int]:
        """Tell whether `text` is of the body (None: its neighbours tell), and what it costs."""
        words = _words(text)
        if not words:
            return False, 0
        if tuple(words) in self.optional:
            return True, 0
        cost = min(len(words), 60)
        if tuple(words) in self.whole:
            return True, cost
        if len(words) >= 2 * _RUN:
            runs = [tuple(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1)]
            return sum(run in self.runs for run in runs) >= 0.6 * len(runs), cost
        within = f" {' '.join(words)} " in self.text
        return (within if len(words) >= 3 or not within else None), cost


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _places(inside: Sequence[bool | None]) -> list[int]:
    kept = [at for at, one in enumerate(inside) if one]
    if not kept:
        return [ABOVE] * len(inside)
    return [
        ABOVE if at < kept[0] else BELOW if at > kept[-1] else KEPT if one else CUT
        for at, one in enumerate(inside)
    ]


def fit(examples: Sequence[Example], observations: int) -> dict[str, Any]:
    """Return the weights of so many observations learned from `examples`, as they are stored."""
    lexicon = _lexicon(examples)
    prepared = [(example, _features(example.page, lexicon)) for example in examples]
    total: dict[Key, float] = defaultdict(float)
    for seed in range(_RUNS):
        for key, value in _run(prepared, seed).items():
            total[key] += value / _RUNS
    return _stored(total, lexicon, observations)


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


def _features(page: Page, lexicon: frozenset[str]) -> Features:
    features = Features([], [], [], [])
    above = EDGE
    for kind, numbers, words, setting in zip(*page, strict=True):
        told = sorted({_marked(word, kind) for word in words} & lexicon)
        features.keep.append(
            [*(("keep", one) for one in numbers), *(("keep", one) for one in told)]
        )
        features.skip.append(
            [*(("skip", one) for one in numbers), *(("skip", one) for one in told)]
        )
        features.start.append(
            [("start", above, kind), ("heading", setting // 6), ("prose", setting % 6)]
        )
        features.end.append([("end", above, kind), *(("end", one) for one in told)])
        above = kind
    features.end.append([("end", above, EDGE)])
    return features


def _run(prepared: Sequence[tuple[Example, Features]], seed: int) -> dict[Key, float]:
    """Return the averaged weights of one run over the pages."""
    order = list(prepared)
    shuffle = random.Random(seed).shuffle
    weights: dict[Key, float] = defaultdict(float)
    moved: dict[Key, float] = defaultdict(float)
    count = 1
    for round_ in range(_ROUNDS):
        shuffle(order)
        for example, features in order:
            for key, change in _correction(example, features, weights).items():
                weights[key] += change / (1 + round_ / 2)
                moved[key] += count * change / (1 + round_ / 2)
            count += 1
    return {key: value - moved[key] / count for key, value in weights.items()}


def _correction(
    example: Example, features: Features, weights: dict[Key, float]
) -> dict[Key, float]:
    """Return how the weights have to move for this page; empty when it is read right."""
    found = heaviest_path(_worth(example, features, weights), _joints(weights))
    wrong = sum(
        tokens
        for is_, should, tokens in zip(found, example.places, example.tokens, strict=True)
        if (is_ == KEPT) != (should == KEPT)
    )
    if not wrong:
        return {}
    change: Counter[Key] = Counter(_keys(example.places, features))
    change.subtract(_keys(found, features))
    share = wrong / (sum(example.tokens) + 1)
    step = min(1.0, 0.02 + math.sqrt(share)) / math.sqrt(1 + sum(map(abs, change.values())))
    return {key: step * times for key, times in change.items() if times}


def _worth(example: Example, features: Features, weights: dict[Key, float]) -> Worth:
    def weigh(lists: list[list[Key]]) -> list[float]:
        return [sum([weights.get(key, 0.0) for key in keys]) for keys in lists]

    keep = [
        value + _MARGIN * math.sqrt(tokens) * (-1 if place == KEPT else 1)
        for value, place, tokens in zip(
            weigh(features.keep), example.places, example.tokens, strict=True
        )
    ]
    return Worth(keep, weigh(features.skip), weigh(features.start), weigh(features.end))


def _joints(weights: dict[Key, float]) -> Weights:
    leave, resume = weights.get(("leave",), 0.0), weights.get(("resume",), 0.0)
    return Weights((), (), {}, {}, (), (), (), leave, resume)


def _keys(path: Sequence[int], features: Features) -> Iterator[Key]:
    """Yield the keys of the weights that the reading `path` of a page adds up."""
    before = ABOVE
    for at, place in enumerate(path):
        if place == KEPT:
            yield from features.keep[at]
            if before == ABOVE:
                yield from features.start[at]
            elif before == CUT:
                yield ("resume",)
        elif place == CUT:
            yield from features.skip[at]
            if before == KEPT:
                yield ("leave",)
        elif place == BELOW and before == KEPT:
            yield from features.end[at]
        before = place
    if before == KEPT:
        yield from features.end[-1]


def _stored(
    weights: dict[Key, float], lexicon: frozenset[str], observations: int
) -> dict[str, Any]:
    def value(*key: int | str) -> float:
        return round(weights.get(key, 0.0), 3)

    words = {
        word: [value(what, word) for what in ("keep", "skip", "end")] for word in sorted(lexicon)
    }
    return {
        "keep": [value("keep", number) for number in range(observations)],
        "skip": [value("skip", number) for number in range(observations)],
        "words": {word: told for word, told in words.items() if word[0] != "~"},
        "prose_words": {word[1:]: told for word, told in words.items() if word[0] == "~"},
        "start": [[value("start", above, kind) for kind in range(KINDS)] for above in range(KINDS)],
        "setting": [
            round(value("heading", n // 6) + value("prose", n % 6), 3) for n in range(SETTINGS)
        ],
        "end": [[value("end", above, kind) for kind in range(KINDS)] for above in range(KINDS)],
        "leave": value("leave"),
        "resume": value("resume"),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
