"""Measure the screens on a long library beside a short one: start, list and memory.

A terminal is played to the reader, with 100 articles and with many, and to an empty app of the
same framework (*hello*), by turns in one run; `SHARED` holds the tool that does it. Modules are
compiled before, as they are at any start but a person's first. By hand::

    python -m benchmarks.long_list SHARED [--articles 2000] [--rounds 3]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.homes import home_of
from benchmarks.screens import HELLO, compile_modules

FEW = 100
_LOOKED_THROUGH = 3.0
"""Seconds of idling, in which a short library is looked through."""
_STEPS = (
    ("end", "G", ""),
    ("top", "g", ""),
    ("prompt", "/", ""),
    ("filter", "a", "/a · "),
    ("unfilter", "esc", "Library · "),
    ("by headline", "S", "headlines stand by"),
    ("by publisher", "S", "of one publisher"),
    ("unread first", "S", "unread stand first"),
    ("last opened first", "S", "opened last stand"),
    ("by date", "S", "newest stand first"),
)
"""What is done in the list: a name, the keys, and what is seen then."""
_SHOWN = (
    "start.first_paint",
    "start.text_paint",
    "start.cpu_text",
    "key.first.p50",
    "key.first.p95",
    *(f"step.{name}" for name, _, _ in _STEPS),
    "mem.pss",
)


def spec(folder: Path, articles: int) -> dict[str, Any]:
    """Return what is to be compared: hello, and the reader on a short and on a long library."""
    (folder / "hello.py").write_text(HELLO, "utf-8")
    hello = {
        "name": "hello",
        "argv": [sys.executable, str(folder / "hello.py")],
        "text": "Hello from",
        "keys": "j*20",
    }
    readers = [
        {
            "name": f"{number}",
            "argv": [sys.executable, "-m", "reader"],
            "text": "Library",
            "env": {"READER_HOME": str(home_of(number))},
            "idle": _LOOKED_THROUGH,
            "keys": "h j*20",
            "steps": [{"name": name, "keys": keys, "expect": seen} for name, keys, seen in _STEPS],
            "quit": "Q",
            "timeout": 120.0,
        }
        for number in (FEW, articles)
    ]
    return {
        "size": "120x40",
        "baseline": "hello",
        "defaults": {"quit": "q"},
        "targets": [hello, *readers],
    }


def show(result: dict[str, Any], articles: int) -> None:
    """Print the medians of each, and the ratio of the long library to the short one."""
    few, many, hello = (_medians(result, name) for name in (f"{FEW}", f"{articles}", "hello"))
    print(f"{'medians, ms and MiB':22} {'hello':>9} {FEW:>9} {articles:>9}   long / short")
    for name in _SHOWN:
        if name in few and name in many:
            alone = f"{hello[name]:9.1f}" if name in hello else " " * 9
            ratio = many[name] / few[name]
            print(f"{name:22} {alone} {few[name]:9.1f} {many[name]:9.1f} {ratio:9.2f} x")
    if "mem.pss" in hello and "mem.pss" in many:
        print(f"memory, long library / hello: {many['mem.pss'] / hello['mem.pss']:.2f} x")


def _medians(result: dict[str, Any], name: str) -> dict[str, float]:
    metrics = result["targets"][name]["metrics"]
    return {metric: found["median"] for metric, found in metrics.items()}


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    compile_modules()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "spec.json").write_text(json.dumps(spec(folder, asked.articles)), "utf-8")
        result = folder / "result.json"
        command = [str(asked.shared / "eval" / "tui_bench.py"), "compare"]
        command += [str(folder / "spec.json"), "--rounds", str(asked.rounds)]
        subprocess.run(
            [sys.executable, *command, "--json", str(result)], check=True, stdout=subprocess.DEVNULL
        )
        show(json.loads(result.read_text("utf-8")), asked.articles)


if __name__ == "__main__":
    main()
