"""The heaviest reading of a page is found, whatever its lines weigh."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from reader.pages.text_dump.evidence import EVIDENCE, SETTINGS, look_at
from reader.pages.text_dump.kinds import KINDS
from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.stretch import (
    ABOVE,
    BELOW,
    CUT,
    KEPT,
    Weights,
    Worth,
    heaviest_path,
    learned_weights,
    worth_of,
)

_NUMBERS = st.integers(-9, 9).map(float)
_ROWS = st.lists(st.tuples(_NUMBERS, _NUMBERS, _NUMBERS, _NUMBERS), min_size=1, max_size=5)


def _joints(leave: float, resume: float) -> Weights:
    return Weights((), (), {}, {}, (), (), (), leave, resume)


def _weight(path: tuple[int, ...], worth: Worth, weights: Weights) -> float | None:
    """Add up what a reading weighs, None when it is none."""
    total, before = 0.0, ABOVE
    for at, place in enumerate(path):
        if place == KEPT:
            total += worth.keep[at]
            if before == BELOW:
                return None
            total += {ABOVE: worth.start[at], CUT: weights.resume, KEPT: 0.0}[before]
        elif place == CUT:
            if before not in (KEPT, CUT):
                return None
            total += worth.skip[at] + (weights.leave if before == KEPT else 0.0)
        elif place == BELOW:
            if before not in (KEPT, BELOW):
                return None
            total += worth.end[at] if before == KEPT else 0.0
        elif before != ABOVE:
            return None
        before = place
    if before == CUT:
        return None
    return total + (worth.end[-1] if before == KEPT else 0.0)


@given(_ROWS, _NUMBERS, _NUMBERS, _NUMBERS)
def test_no_reading_is_heavier(
    rows: list[tuple[float, float, float, float]], last: float, leave: float, resume: float
) -> None:
    keep, skip, start, end = (list(column) for column in zip(*rows, strict=True))
    worth, weights = Worth(keep, skip, start, [*end, last]), _joints(leave, resume)
    found = _weight(tuple(heaviest_path(worth, weights)), worth, weights)
    others = (_weight(path, worth, weights) for path in product(range(4), repeat=len(rows)))
    assert found == max(one for one in others if one is not None)


def test_the_shipped_weights_fit_the_evidence() -> None:
    weights = learned_weights()
    assert len(weights.keep) == len(weights.skip) == EVIDENCE
    assert len(weights.start) == len(weights.end) == KINDS
    assert len(weights.setting) == SETTINGS


def test_a_menu_is_above_and_a_footer_below(paragraphs: tuple[str, ...]) -> None:
    lines = ["Home", "News", "Sport", "Weather", "", *paragraphs, "", "Contact us", "About us"]
    weights = learned_weights()
    places = heaviest_path(worth_of(look_at(chunks_of(lines)), weights), weights)
    assert places == [ABOVE] * 4 + [KEPT] * len(paragraphs) + [BELOW] * 2
