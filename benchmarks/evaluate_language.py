"""Score `reader.analyse` on the labelled news texts of a folder of evaluation data.

The folder holds `eval/language/*.jsonl` and their scorer `score.py`, which defines
every figure. Run by hand::

    python -m benchmarks.evaluate_language SHARED [--sets gum_news,orig] [--half a|b]
        [--errors "false person"] [--limit 40]
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from reader.language import analyse

HAND_SETS = ("seeds", "orig", "gum_news", "nf_hand", "polnear_hand")
"""Labelled word by word; pooled for the headline figures."""

ALL_SETS = (*HAND_SETS, "newsfair", "conll03", "conll03_tables", "polnear")

COLUMNS = {
    "quotes": ("quote_F1", "quote_exact_F1", "multipara_whole_R", "nested_R", "scare_as_speech"),
    "speakers": (
        *("spk_lenient", "spk_strict", "spk_len_name", "spk_len_pronoun"),
        *("spk_mention_acc", "e2e_F1", "indirect_F1", "indirect_exact_R"),
    ),
    "people": (
        *("men_P", "men_R", "men_F1", "men_exact_F1", "false_person", "org_place_share"),
        *("B3_F1", "ent_F1", "pron_R", "pron_acc_answered", "role_R"),
    ),
}
"""The figures shown, by the names `score.py` gives them."""

Record = dict[str, Any]


def load_scorer(folder: Path) -> ModuleType:
    """Load `score.py` of `folder` as a module."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def half_of(record: Record) -> str:
    """Return the half, "a" or "b", that a document falls in by the hash of its id."""
    return "ab"[hashlib.sha1(str(record["id"]).encode()).digest()[0] & 1]


def read_set(folder: Path, name: str, half: str | None) -> Iterator[Record]:
    """Yield the labelled documents of a set, or of one half of it."""
    with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if half is None or half_of(record) == half:
                yield record


def answer(record: Record) -> Record:
    """Return what the reader says of a document, in the scorer's terms."""
    said: Record = analyse(record["text"]).to_dict()
    for person in said["people"]:
        names = [[*mention, "name"] for mention in person["mentions"]]
        person["mentions"] = names + [[*mention, "pronoun"] for mention in person["pronouns"]]
    return {"id": record["id"], **said}


def score_set(score: ModuleType, gold: Iterable[Record]) -> tuple[Counter[str], Record]:
    """Return the scorer's counts over `gold`, and the errors by class."""
    gold = list(gold)
    answers = {record["id"]: answer(record) for record in gold}
    _, counts, errors = score.run(gold, answers)
    return counts, errors


def evaluate(
    shared: Path, sets: Iterable[str] = ALL_SETS, half: str | None = None
) -> tuple[dict[str, Record], dict[str, Record]]:
    """Score the named sets and the pool of the hand sets among them.

    Returns:
        Figures by set, and errors by set.
    """
    folder = shared / "eval" / "language"
    score = load_scorer(folder)
    figures: dict[str, Record] = {}
    errors: dict[str, Record] = {}
    pool = score.Cnt()
    for name in sets:
        counts, errors[name] = score_set(score, read_set(folder, name, half))
        figures[name] = dict(score.summary(counts))
        if name in HAND_SETS:
            pool.update(counts)
    figures["hand"] = dict(score.summary(pool))
    return figures, errors


def show(figures: dict[str, Record]) -> None:
    """Print one table for each group of figures, in per cent."""
    for group, columns in COLUMNS.items():
        print(f"\n{group:15s}" + "".join(f"{column[-14:]:>15s}" for column in columns))
        for name, row in figures.items():
            cells = [row.get(column) for column in columns]
            if any(cell is not None for cell in cells):
                print(f"{name:15s}" + "".join(_cell(cell) for cell in cells))


def _cell(value: float | None) -> str:
    return f"{'-':>15s}" if value is None else f"{100 * value:15.1f}"


def show_errors(errors: dict[str, Record], kinds: Iterable[str], limit: int) -> None:
    """Print up to `limit` errors of each class and set."""
    for name, by_kind in errors.items():
        for kind in kinds:
            found = by_kind.get(kind, [])
            print(f"-- {name}: {kind}: {len(found)}")
            for one in found[:limit]:
                print("   ", " | ".join(str(part).replace("\n", "¶") for part in one))


def main(shared: Path) -> dict[str, Record]:
    """Score every set, print the tables and return the figures that have a value, by set."""
    figures, errors = evaluate(shared)
    show(figures)
    print("\nerrors by class")
    for name, by_kind in errors.items():
        print(f"{name:15s}", {kind: len(found) for kind, found in sorted(by_kind.items())})
    return {
        name: {figure: value for figure, value in row.items() if isinstance(value, float)}
        for name, row in figures.items()
    }


def _from_command_line() -> None:
    parser = argparse.ArgumentParser(description="Score reader.analyse on labelled news texts.")
    parser.add_argument("shared", type=Path)
    parser.add_argument("--sets", default=",".join(ALL_SETS))
    parser.add_argument("--half", choices=("a", "b"))
    parser.add_argument("--errors", default="", help="classes to list, parted by commas")
    parser.add_argument("--limit", type=int, default=40)
    asked = parser.parse_args()
    figures, errors = evaluate(asked.shared, asked.sets.split(","), asked.half)
    show(figures)
    if asked.errors:
        show_errors(errors, asked.errors.split(","), asked.limit)


if __name__ == "__main__":
    _from_command_line()
