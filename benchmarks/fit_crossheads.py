"""Learn what tells the crossheads among the lines inside an article, from the labelled dumps.

Run `python -m benchmarks.fit_crossheads SHARED`: it prints the weights that `crossheads.py` in
`reader/pages/text_dump` states, and how many crossheads are found, and how many of those found
are some, on dumps of sites that were not learned from. It writes nothing, and fails where others
are stated than it learns; they are stated to a tenth. It takes two minutes.

The model is a logit with weights kept small (L2), fitted by Newton's method. Where the article
stands is where the shipped weights find it. The structured pages state their crossheads. Of the
others those lines of the body count that the markup of the same page sets as headings; since
that is told less surely, and each of these pages stands in four styles, they weigh less. So do
the lines of pages that have many of them. Nothing is drawn at random.
"""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from trafilatura import load_html

from benchmarks.evaluate_cleaning import TEXT_SETS, pages_of, scorer_of
from benchmarks.fit_cleaning import part_of
from benchmarks.fit_headline import solved
from reader.guard import sanitise
from reader.pages.text_dump.crossheads import ASKED, WORTH, signs_of
from reader.pages.text_dump.edges import settled_places
from reader.pages.text_dump.inside import first_reading
from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import KEPT, kept_span, learned_weights
from reader.pages.text_dump.whole import whole_stretch

_SMALL, _STEPS = 2.0, 12
_PARTS = 5
_WEIGHT_OF_MARKUP = 0.2
_LINES_OF_A_PAGE = 8
_LONGEST_BOLD = 16
"""A paragraph that is bold throughout is a heading when it has no more words."""
_ALWAYS = "any"
"""The sign of every line; what it weighs is not kept small."""

Weights = dict[str, float]


class Line(NamedTuple):
    """A line that could be a crosshead."""

    signs: list[str]
    right: bool
    weight: float


class Dump(NamedTuple):
    """The lines of one dump that could be crossheads."""

    name: str
    """Of the set that it is of."""
    site: str
    lines: list[Line]
    crossheads: int
    """How many the labels say that it has."""


def main(shared: Path) -> int:
    """Print the weights learned from all dumps, and how well they do on sites not learned from.

    Returns:
        The exit code: 1 when a weight that is stated is not the one learned, to a tenth.
    """
    dumps = list(dumps_of(shared / "eval" / "cleaning"))
    weights = fit(dumps)
    for name, value in sorted(weights.items(), key=lambda one: -one[1]):
        print(f"{name:18} {value:6.1f}   stated {WORTH.get(name, math.nan):6.1f}")
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for part in range(_PARTS):
        learned = fit([one for one in dumps if part_of(one.site, _PARTS) != part])
        for dump in dumps:
            if part_of(dump.site, _PARTS) == part:
                found[dump.name].append(hits(dump, learned))
    for name, counts in found.items():
        right, told, true = (sum(column) for column in zip(*counts, strict=True))
        print(f"{name:18} on sites not learned from: P {right / told:.3f}  R {right / true:.3f}")
    same = {name: round(value, 1) for name, value in weights.items()} == WORTH
    print("these are stated" if same else "others are stated")
    return 0 if same else 1


def dumps_of(data: Path) -> Iterator[Dump]:
    """Yield each labelled dump that holds more than its article."""
    scorer = scorer_of(data)
    marked = {
        page["id"]: headings_of(scorer, page["input"], page["body"])
        for page in pages_of(data / "html.jsonl.gz")
    }
    for name in TEXT_SETS:
        for page in pages_of(data / f"{name}.jsonl.gz"):
            if "struct" in page:
                sections = page["struct"]["sections"]
                heads = Counter(scorer.norm(head) for one in sections for head in one["headline"])
                yield _dump(scorer, name, page, heads, 1.0)
            elif page["id"] in marked:
                yield _dump(scorer, name, page, marked[page["id"]], _WEIGHT_OF_MARKUP)


def headings_of(scorer: ModuleType, page: str, body: str) -> Counter[str]:
    """Return the lines of the body that the markup of the page sets as headings."""
    lines = Counter(scorer.norm(line) for line in body.split("\n"))
    tree = load_html(page)
    if tree is None:
        return Counter()
    headings = {scorer.norm(" ".join(one.itertext())) for one in tree.iter("h2", "h3", "h4", "h5")}
    headings |= {text for one in tree.iter("p", "div") if (text := _bold(scorer, one))}
    return Counter({text: lines[text] for text in headings if text and text in lines})


def _bold(scorer: ModuleType, element: Any) -> str | None:
    """Return the text of an element that is bold throughout, short and no sentence."""
    if len(element) != 1 or element[0].tag not in ("b", "strong"):
        return None
    shown = " ".join(element.itertext()).strip()
    text: str = scorer.norm(shown)
    bold = text == scorer.norm(" ".join(element[0].itertext()))
    short = len(text.split()) <= _LONGEST_BOLD and shown[-1:] not in (*".,;:",)
    return text if bold and short else None


def _dump(
    scorer: ModuleType, name: str, page: dict[str, Any], heads: Counter[str], weight: float
) -> Dump:
    sheet = Sheet.of(chunks_of(sanitise(page["input"]).split("\n")))
    places = settled_places(sheet, whole_stretch(sheet.page, learned_weights()))
    heads = Counter({text: times for text, times in heads.items() if text})
    told = heads.total()
    if KEPT not in places:
        return Dump(name, page["site"], [], told)
    article = kept_span(places)
    first, last = article.start, article.stop
    reading = first_reading(sheet, places, first, last)
    candidates = sorted(reading.otherwise)
    weight *= min(1.0, _LINES_OF_A_PAGE / max(1, len(candidates)))
    lines = []
    for at, signs in signs_of(sheet, places, candidates, first, last, reading.said):
        text = scorer.norm(sheet.text(at))
        lines.append(Line(signs, heads[text] > 0, weight))
        heads[text] -= 1
    return Dump(name, page["site"], lines, told)


def hits(dump: Dump, weights: Weights) -> tuple[int, int, int]:
    """Return how many crossheads of a dump are found, how many lines are taken for some, and all.

    Signs that were not learned weigh nothing.
    """
    found = [
        line for line in dump.lines if sum(weights.get(sign, 0.0) for sign in line.signs) > ASKED
    ]
    return sum(line.right for line in found), len(found), dump.crossheads


def fit(dumps: Sequence[Dump]) -> Weights:
    """Return the weight of each sign."""
    lines = [line for dump in dumps for line in dump.lines]
    names = sorted({sign for line in lines for sign in line.signs})
    number = {name: at for at, name in enumerate(names)}
    rows = [([number[sign] for sign in line.signs], line) for line in lines]
    small = [0.0 if name == _ALWAYS else _SMALL for name in names]
    weights = [0.0] * len(names)
    for _ in range(_STEPS):
        slope = [-much * one for much, one in zip(small, weights, strict=True)]
        curve = [
            [much * (row == column) for column in range(len(names))]
            for row, much in enumerate(small)
        ]
        for places, line in rows:
            odds = 1 / (1 + math.exp(-sum(weights[at] for at in places)))
            for at in places:
                slope[at] += line.weight * (line.right - odds)
                for other in places:
                    curve[at][other] += line.weight * odds * (1 - odds)
        step = solved(curve, slope)
        weights = [one + change for one, change in zip(weights, step, strict=True)]
    return dict(zip(names, weights, strict=True))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
