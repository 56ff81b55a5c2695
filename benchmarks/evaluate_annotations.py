"""Measure what is promised of notes: found again on changed texts, kept over crashes.

`anchor_bench.py` makes articles, edits them and knows where each passage went;
`crash_bench.py` kills the program, lets its calls fail and cuts the power. Both stand in
`eval/annotations` of a folder of evaluation data. Run by hand::

    python -m benchmarks.evaluate_annotations SHARED [--cases 6000] [--long]
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.notes_races import race_with_editor, race_with_windows
from reader.annotations.anchor import Alignment, reanchor
from reader.pages import clean
from reader.resources import shipped

CASES, SEED = 1500, "reader"
LONG_CASES = 6000
CRASHES: dict[str, tuple[str, ...]] = {
    "kill": ("--runs", "40", "--skip", "0.2"),
    "call": ("--both", "--max", "40"),
    "fault": ("--errors", "ENOSPC", "EIO", "--sticky", "--max", "15"),
    "power posix": ("--model", "posix", "--limit", "40"),
    "power ext4": ("--model", "ext4", "--limit", "40"),
}
LONG_CRASHES: dict[str, tuple[str, ...]] = {
    "kill": ("--runs", "2000", "--skip", "0.2"),
    "call": ("--both",),
    "fault": ("--errors", "ENOSPC", "EIO", "EROFS", "EDQUOT", "EMFILE", "--sticky"),
    "power posix": ("--model", "posix", "--limit", "400"),
    "power ext4": ("--model", "ext4", "--limit", "400"),
}
SAVES = 4
"""Saves of one crash test; every call of each is tried."""
KILLED_SAVES = 60
"""Saves of one run that is killed at random, so that most kills fall inside a save."""

Figures = dict[str, Any]


def main(shared: Path, *, cases: int = CASES, long: bool = False) -> Figures:
    """Return every figure.

    Args:
        shared: The folder of evaluation data.
        cases: Anchor cases for each source of texts.
        long: Whether to run the crash tests and races in full, for an hour or so.
    """
    folder = shared / "eval" / "annotations"
    return {
        "anchors": anchors(folder, shared / "seeds", cases),
        "speed": speed(),
        "races": races(1000 if long else 80),
        "crashes": crashes(folder, LONG_CRASHES if long else CRASHES),
    }


def anchors(folder: Path, seeds: Path, cases: int) -> Figures:
    """Return success, wrong places and rightly lost, in per cent, on both sources of texts."""
    bench = _load(folder / "anchor_bench.py")
    with tempfile.TemporaryDirectory() as corpus:
        _write_texts(Path(corpus), seeds)
        return {
            name: _anchor_figures(bench, bench.generate(cases, SEED, source))
            for name, source in (("grammar", None), ("articles", corpus))
        }


def _write_texts(corpus: Path, seeds: Path) -> None:
    """Write the texts of the given pages and of the shipped articles to `corpus`."""
    for page in (*sorted(seeds.iterdir()), *sorted(shipped("articles").rglob("*"))):
        if page.is_file():
            text = clean(page.read_bytes(), name=page.name).text
            (corpus / f"{page.stem}.txt").write_text(text, "utf-8")


def _anchor_figures(bench: ModuleType, cases: Iterable[tuple[Figures, Figures]]) -> Figures:
    truths: Figures = {}
    answers: Figures = {}
    for case, truth in cases:
        found = reanchor(case["old_text"], case["start"], case["end"], case["new_text"])
        truths[case["id"]] = truth
        answers[case["id"]] = None if found.start is None else (found.start, found.end)
    rates = bench.rates(bench.tally(truths, answers)["all"])
    return {
        "cases": rates["n"],
        "success %": _percent(rates["success"]),
        "exact %": _percent(rates["exact"]),
        "wrong %": _percent(rates["false"] + rates["wrong_copy"]),
        "rightly lost %": _percent(rates["orphan_ok"]),
    }


def speed(runs: int = 60) -> Figures:
    """Return how long 50 notes of an article of 6 kB take to be found again, in ms."""
    old = "\n\n".join(
        f"The keeper of lock {n} said it was built in {1800 + n} and that barges of {3 * n} "
        "tons still went through it every week of the year."
        for n in range(48)
    )
    taken = []
    for run in range(runs):
        new = f"Updated.\n\n{old}".replace(f"lock {run % 48} ", "the lock ")
        began = time.perf_counter()
        alignment = Alignment(old, new)
        for start in range(0, len(old) - 60, (len(old) - 60) // 50):
            alignment.place(start, start + 60)
        taken.append(1000 * (time.perf_counter() - began))
    taken.sort()
    return {"median ms": round(taken[runs // 2], 1), "worst ms": round(taken[-1], 1)}


def races(saves: int) -> Figures:
    """Return how many notes were lost in races for one file."""
    return {
        f"4 windows × {saves} saves, lost": race_with_windows(saves),
        f"an editor during {saves // 4} saves, lost": race_with_editor(saves // 4),
    }


def crashes(folder: Path, modes: dict[str, tuple[str, ...]]) -> Figures:
    """Return for every crash test how many states were checked and how many lost a save."""
    return dict(_crash_figures(folder / "crash_bench.py", modes))


def _crash_figures(bench: Path, modes: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    story = f"{sys.executable} -m benchmarks.notes_story"
    for name, options in modes.items():
        command = [sys.executable, str(bench), name.split()[0], *options]
        saves = KILLED_SAVES if name == "kill" else SAVES
        command += ["--save", f"{story} save {{dir}} {saves}", "--check", f"{story} check {{dir}}"]
        with tempfile.NamedTemporaryFile(suffix=".json") as out:
            done = subprocess.run([*command, "--json", out.name], capture_output=True, check=False)
            if done.returncode == 2:
                yield name, done.stderr.decode().strip()
                continue
            result = json.loads(Path(out.name).read_text("utf-8"))
        yield name, f"{result['bad']} lost of {result['n']} states"


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
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--long", action="store_true")
    given = parser.parse_args()
    print(json.dumps(main(given.shared, cases=given.cases, long=given.long), indent=1))
