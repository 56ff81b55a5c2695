"""Learn what tells the headline among the lines above an article, from the labelled dumps.

Run `python -m benchmarks.fit_headline SHARED`: it prints the weights that `headline.py` in
`reader/pages/text_dump` states, and on how many dumps of sites that were not learned from the
headline is found. It writes nothing, and fails where others are stated than it learns; they are
stated to a tenth. It takes a minute.

The model is a conditional logit (McFadden 1974): each dump has one choice among its lines, and
what a line weighs is the sum of its signs. It is fitted by Newton's method, with weights kept small
(L2). Where the article stands is where the shipped weights find it. A headline that stands on
several lines is the one that the weights so far take it for. Less than all but a few headlines
weigh is too little for one. Nothing is drawn at random.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.evaluate_cleaning import TEXT_SETS, pages_of
from benchmarks.fit_cleaning import part_of
from reader.guard import sanitise
from reader.pages.text_dump.edges import settled_places
from reader.pages.text_dump.headline import LEAST, WORTH, signs_of
from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import KEPT, kept_span, learned_weights
from reader.pages.text_dump.whole import whole_stretch

_SMALL, _STEPS = 2.0, 12
_PARTS = 5
_TOO_LIGHT = 0.003
"""So many of the headlines weigh less than is asked of one."""
_PLAIN = re.compile(r"\w+")

Signs = dict[str, float]
Weights = dict[str, float]


class Choice(NamedTuple):
    """The lines of one dump that may be its headline, and which of them are."""

    site: str
    lines: list[Signs]
    right: list[bool]


def main(shared: Path) -> int:
    """Print the weights learned from all dumps, and how well they do on sites not learned from.

    Returns:
        The exit code: 1 when a weight that is stated is not the one learned, to a tenth.
    """
    choices = list(choices_of(shared / "eval" / "cleaning"))
    weights = fit(choices)
    for name, value in sorted(weights.items(), key=lambda one: -one[1]):
        print(f"{name:22} {value:6.1f}   stated {WORTH.get(name, math.nan):6.1f}")
    print(f"{'least':22} {least(choices, weights):6.1f}   stated {LEAST:6.1f}")
    found = stated = 0
    for part in range(_PARTS):
        learned = fit([one for one in choices if part_of(one.site, _PARTS) != part])
        rest = [one for one in choices if part_of(one.site, _PARTS) == part]
        found += sum(is_right(one, learned) for one in rest)
        stated += sum(is_right(one, WORTH) for one in rest)
    print(f"{len(choices)} dumps; right on sites not learned from: {found / len(choices):.3f}")
    print(f"right with the weights as stated: {stated / len(choices):.3f}")
    same = {name: round(value, 1) for name, value in weights.items()} == WORTH
    same = same and round(least(choices, weights), 1) == LEAST
    print("these are stated" if same else "others are stated")
    return 0 if same else 1


def choices_of(data: Path) -> Iterator[Choice]:
    """Yield the choice on each labelled dump whose headline is a line of it."""
    for name in TEXT_SETS:
        for page in pages_of(data / f"{name}.jsonl.gz"):
            if page.get("title") and (choice := _choice(page)):
                yield choice


def _choice(page: dict[str, Any]) -> Choice | None:
    sheet = Sheet.of(chunks_of(sanitise(page["input"]).split("\n")))
    places = settled_places(sheet, whole_stretch(sheet.page, learned_weights()))
    if KEPT not in places:
        return None
    article = kept_span(places)
    first, last = article.start, article.stop
    candidates = list(signs_of(sheet, first, last))
    headline = _plain(page["title"])
    right = [_plain(sheet.text(at)) == headline for at, _ in candidates]
    if not any(right):
        return None
    return Choice(page["site"], [signs for _, signs in candidates], right)


def _plain(text: str) -> list[str]:
    return _PLAIN.findall(text.casefold())


def is_right(choice: Choice, weights: Weights) -> bool:
    """Whether the heaviest line of the dump is its headline."""
    worth = [worth_of(signs, weights) for signs in choice.lines]
    return choice.right[worth.index(max(worth))]


def worth_of(signs: Signs, weights: Weights) -> float:
    """Return what a line of these signs weighs."""
    return sum(weights.get(sign, 0.0) * much for sign, much in signs.items())


def least(choices: Sequence[Choice], weights: Weights) -> float:
    """Return what all but a few of the headlines weigh."""
    heaviest = sorted(
        max(
            worth_of(signs, weights)
            for signs, right in zip(choice.lines, choice.right, strict=True)
            if right
        )
        for choice in choices
    )
    return heaviest[int(len(heaviest) * _TOO_LIGHT)]


def fit(choices: Sequence[Choice]) -> Weights:
    """Return the weight of each sign."""
    names = sorted({sign for choice in choices for signs in choice.lines for sign in signs})
    number = {name: at for at, name in enumerate(names)}
    weights = [0.0] * len(names)
    for _ in range(_STEPS):
        slope, curve = _slope_and_curve(choices, number, weights)
        step = solved(curve, slope)
        weights = [one + change for one, change in zip(weights, step, strict=True)]
    return dict(zip(names, weights, strict=True))


def _slope_and_curve(
    choices: Sequence[Choice], number: dict[str, int], weights: Sequence[float]
) -> tuple[list[float], list[list[float]]]:
    """Return how the likelihood rises with each weight, and how that slackens."""
    size = len(weights)
    slope = [-_SMALL * one for one in weights]
    curve = [[_SMALL * (row == column) for column in range(size)] for row in range(size)]
    for choice in choices:
        rows = [[(number[sign], much) for sign, much in signs.items()] for signs in choice.lines]
        worth = [sum(weights[at] * much for at, much in row) for row in rows]
        most = max(worth)
        odds = [math.exp(one - most) for one in worth]
        whole = sum(odds)
        true = sum(one for one, right in zip(odds, choice.right, strict=True) if right)
        mean = [0.0] * size
        for row, one, right in zip(rows, odds, choice.right, strict=True):
            share = one / whole
            for at, much in row:
                slope[at] += much * ((one / true if right else 0.0) - share)
                mean[at] += share * much
                for other, more in row:
                    curve[at][other] += share * much * more
        seen = [at for at in range(size) if mean[at]]
        for at in seen:
            for other in seen:
                curve[at][other] -= mean[at] * mean[other]
    return slope, curve


def solved(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Return the solution of a symmetric, positive definite system (Gaussian elimination)."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        lead = rows[at][at]
        rows[at] = [value / lead for value in rows[at]]
        for other in range(size):
            if other != at and rows[other][at]:
                factor = rows[other][at]
                rows[other] = [
                    value - factor * above
                    for value, above in zip(rows[other], rows[at], strict=True)
                ]
    return [row[-1] for row in rows]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
