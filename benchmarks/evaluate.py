"""Scores cleaning, language and anchoring on the labelled data: `make eval SHARED=…`.

Every figure has a floor in floors.json. A figure below its floor fails the run; a floor
is raised with `--pin`, which never lowers one.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import evaluate_annotations, evaluate_cleaning, evaluate_language

FLOORS = Path(__file__).parent / "floors.json"
Figures = dict[str, dict[str, float]]


def annotations_of(shared: Path) -> Figures:
    """Test anchors, merges, races and crashes, print all, and return it."""
    found = evaluate_annotations.main(shared)
    print(json.dumps(found, indent=1, ensure_ascii=False))
    return found


PARTS: dict[str, Callable[[Path], Figures]] = {
    "cleaning": evaluate_cleaning.main,
    "language": evaluate_language.main,
    "annotations": annotations_of,
}
LOWER_IS_BETTER = (
    "captions leaked",
    "false_person",
    "org_place_share",
    "nonperson_hit",
    "scare_as_speech",
    "wrong %",
    "wrong and sure %",
    "lost",
)
"""Figures whose floor is a ceiling."""
NOT_PINNED = (
    "docs",
    "chars",
    "pages",
    "per_s",
    "seconds",
    "_gold",
    "_n",
    "cases",
    "char/s",
    "states",
    "saves",
    "kills",
    "triples",
    " ms",
)
"""Endings of what is counted or timed, not scored."""


def shortfalls(figures: Figures, floors: Figures) -> Iterator[str]:
    """Yield a line for each figure that is worse than its floor."""
    for name, pinned in floors.items():
        for figure, floor in pinned.items():
            found = figures.get(name, {}).get(figure)
            if found is None:
                yield f"{name}: {figure} is missing; its floor is {floor}"
            elif (found > floor) if figure in LOWER_IS_BETTER else (found < floor):
                yield f"{name}: {figure} is {found:.4f}; its floor is {floor}"


def pinned(figures: Figures, floors: Figures) -> Figures:
    """Return the floors raised to what was measured, none of them lowered."""
    raised: Figures = {name: dict(one) for name, one in floors.items()}
    for name, one in figures.items():
        for figure, found in one.items():
            if figure.endswith(NOT_PINNED):
                continue
            here = raised.setdefault(name, {})
            if figure in LOWER_IS_BETTER:
                here[figure] = min(here.get(figure, math.inf), math.ceil(found * 1000) / 1000)
            else:
                here[figure] = max(here.get(figure, -math.inf), math.floor(found * 1000) / 1000)
    return raised


def main() -> int:
    """Score, compare with the floors, and return 1 if one is not held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder of the labelled data")
    parser.add_argument("--part", choices=PARTS, action="append", help="only this part")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured")
    asked = parser.parse_args()
    floors: dict[str, Figures] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    failed: list[str] = []
    for part in asked.part or PARTS:
        print(f"\n== {part}")
        figures = PARTS[part](asked.shared)
        failed += [f"{part}: {line}" for line in shortfalls(figures, floors.get(part, {}))]
        floors[part] = pinned(figures, floors.get(part, {}))
    if asked.pin:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print("\n" + ("\n".join(failed) or "every floor is held"))
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
