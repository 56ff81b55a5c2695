"""Measure what is promised of notes: found again on changed texts, kept over crashes.

`anchor_bench.py` makes articles, edits them and knows where each passage went;
`crash_bench.py` kills the program, lets its calls fail and cuts the power. Both stand in
`eval/annotations` of a folder of evaluation data. `make eval` runs a part of it, `make
eval-long` all of it, for some hours::

    python -m benchmarks.evaluate_annotations SHARED [--long]
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.notes_crashes import LONG_MODES, MODES, crashes
from benchmarks.notes_kills import killed
from benchmarks.notes_merges import breaks, triple
from benchmarks.notes_races import race_with_editor, race_with_windows
from benchmarks.notes_story import STORIES
from benchmarks.speed import prose
from reader.annotations.anchor import Alignment, reanchor
from reader.annotations.edit import target_of
from reader.annotations.quotation import find_quotation
from reader.model import Anchor
from reader.pages import clean
from reader.resources import shipped

CASES, SEEDS = 1500, ("reader",)
LONG_CASES, LONG_SEEDS = 6000, ("reader", "weir", "lamp", "heron")
"""Cases for each source of texts, and the seeds they are made from."""
LENGTH, NOTES = 6000, 50
"""Characters and notes of an article whose notes are found again, for the time it takes."""
TRIPLES, LONG_TRIPLES = 2_000, 100_000
SAVES, LONG_SAVES = 30, 1000
KILLS, LONG_KILLS = 10, 2000
"""Of each story."""
Figures = dict[str, dict[str, Any]]
Case = dict[str, Any]
Span = tuple[int | None, int | None]


def main(shared: Path, *, long: bool = False) -> Figures:
    """Return every figure; each "lost" is to be 0.

    Args:
        shared: The folder of evaluation data.
        long: Whether to run everything in full, for some hours.
    """
    saves = LONG_SAVES if long else SAVES
    return {
        **anchors(shared, LONG_SEEDS if long else SEEDS, LONG_CASES if long else CASES),
        "50 notes of 6 kB": speed(),
        "merge": merges(LONG_TRIPLES if long else TRIPLES),
        "four windows": {"saves": 4 * saves, "lost": race_with_windows(saves)},
        "an editor": {"saves": saves, "lost": race_with_editor(saves)},
        "forked and killed": kills(LONG_KILLS if long else KILLS),
        **crashes(shared, LONG_MODES if long else MODES),
    }


def anchors(shared: Path, seeds: Sequence[str], cases: int) -> Figures:
    """Return success, wrong places and rightly lost, in per cent, on both sources of texts.

    Each is measured with the old text at hand, and with its quotation and the 64 code points
    around it alone, as an import has it. The figures of the first seed are pinned.
    """
    bench = _load(shared / "eval" / "annotations" / "anchor_bench.py")
    found: Figures = {}
    with tempfile.TemporaryDirectory() as corpus:
        _write_texts(Path(corpus), shared / "seeds")
        for seed in seeds:
            for name, source in (("grammar", None), ("articles", corpus)):
                made = list(bench.generate(cases, seed, source))
                label = name if seed == seeds[0] else f"{name}, seed {seed}"
                found[label] = _anchor_figures(bench, made, _by_alignment)
                found[f"{label}, quotation alone"] = _anchor_figures(bench, made, _by_quotation)
    return found


def _write_texts(corpus: Path, seeds: Path) -> None:
    """Write the texts of the given pages and of the shipped articles to `corpus`."""
    for page in (*sorted(seeds.iterdir()), *sorted(shipped("articles").rglob("*"))):
        if page.is_file():
            text = clean(page.read_bytes(), name=page.name).text
            (corpus / f"{page.stem}.txt").write_text(text, "utf-8")


def _by_alignment(case: Case) -> Anchor:
    return reanchor(case["old_text"], case["start"], case["end"], case["new_text"])


def _by_quotation(case: Case) -> Anchor:
    """Find a passage as an import has it: it is given no offset, for these seldom hold."""
    target = target_of(case["old_text"], case["start"], case["end"])
    return find_quotation(replace(target, start=0, end=0), case["new_text"])


def _anchor_figures(
    bench: ModuleType,
    cases: Iterable[tuple[Case, Case]],
    find: Callable[[Case], Anchor],
) -> dict[str, float | None]:
    truths: dict[int, Case] = {}
    answers: dict[int, Span | None] = {}
    sure: dict[int, Span | None] = {}
    for case, truth in cases:
        found = find(case)
        truths[case["id"]] = truth
        answers[case["id"]] = None if found.start is None else (found.start, found.end)
        sure[case["id"]] = None if found.state == "needs_review" else answers[case["id"]]
    rates, of_sure = (bench.rates(bench.tally(truths, some)["all"]) for some in (answers, sure))
    return {
        "cases": rates["n"],
        "success %": _percent(rates["success"]),
        "exact %": _percent(rates["exact"]),
        "wrong %": _percent(rates["false"] + rates["wrong_copy"]),
        "wrong and sure %": _percent(of_sure["false"] + of_sure["wrong_copy"]),
        "rightly lost %": _percent(rates["orphan_ok"]),
    }


def speed(runs: int = 60) -> dict[str, float]:
    """Return how long 50 notes of an article of 6 kB take to be found again, in milliseconds.

    By turns a few words are changed and a paragraph is moved, and half of the article is
    rewritten: then most notes are looked for everywhere and are lost.
    """
    taken = []
    for run in range(runs):
        old, new = _versions(random.Random(run), rewritten=run % 2 == 1)
        begun = time.perf_counter()
        alignment = Alignment(old, new)
        for start in range(0, len(old) - 60, (len(old) - 60) // NOTES):
            alignment.place(start, start + 60)
        taken.append(1000 * (time.perf_counter() - begun))
    taken.sort()
    return {"median ms": round(taken[runs // 2], 1), "p99 ms": round(taken[99 * runs // 100], 1)}


def _versions(chance: random.Random, *, rewritten: bool) -> tuple[str, str]:
    old = prose(LENGTH, seed=chance.randrange(1000))
    paragraphs = old.split("\n\n")
    if rewritten:
        kept = [one for one in paragraphs if chance.random() < 0.5]
        return old, "\n\n".join([*kept, prose(LENGTH // 2, seed=1000 + chance.randrange(1000))])
    moved = paragraphs.pop(chance.randrange(len(paragraphs)))
    paragraphs.insert(chance.randrange(len(paragraphs)), moved)
    words = "\n\n".join(paragraphs).split(" ")
    for place in chance.sample(range(len(words)), 12):
        words[place] = chance.choice(("", "other words", "and"))
    return old, " ".join(words)


def merges(triples: int, seed: int = 1) -> dict[str, float]:
    """Return in how many random triples of versions a merge broke one of its promises."""
    chance = random.Random(seed)
    broken = sum(breaks(*triple(chance)) for _ in range(triples))
    return {"triples": triples, "lost": broken}


def kills(of_each: int, seed: int = 1) -> dict[str, float]:
    """Return how many acknowledged steps were lost when processes were killed at random."""
    lost = [line for name in STORIES for line in killed(name, of_each, random.Random(seed))]
    return {"kills": of_each * len(STORIES), "lost": len(lost)}


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 2)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--long", action="store_true")
    given = parser.parse_args()
    print(json.dumps(main(given.shared, long=given.long), indent=1, ensure_ascii=False))
