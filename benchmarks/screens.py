"""How fast the screens start, paint and answer: `make bench SHARED=…`.

A terminal is played to the program, and what it paints is timed, beside an empty app of
the same framework (*hello*) in the same run. Ratios hold between machines; times do not.
How far they hold in this run, *hello again* tells: the same app, measured once more in each round.
Modules are compiled before, as they are at any start but a person's first.
"""

from __future__ import annotations

import compileall
import json
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import reader
from benchmarks.speed import prose
from reader.library.places import HOME_VARIABLE, find_places

ROUNDS = 5
HELLOS = ("hello", "hello again")
_COMPARED = (
    *("start.text_paint", "start.interactive", "start.cpu_text", "key.done.p50", "key.done.p95"),
    *("resize.first", "resize.done", "mem.pss"),
)
HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    BINDINGS = [("q", "quit", "Quit")]
    def compose(self):
        yield Static("Hello from an empty app")
    def key_j(self):
        self.query_one(Static).update("Hello again")
Hello().run()
"""


def spec(folder: Path) -> dict[str, Any]:
    """Return what is to be compared: hello, twice, and the reader on pages short, long and huge.

    All take as many keys, for what is told of the slowest of them hangs on their number. A page is
    read from its top in each round: where the round before had left it, other keys turn pages.
    """
    (folder / "hello.py").write_text(HELLO, "utf-8")
    targets: list[dict[str, Any]] = [
        {
            "name": name,
            "argv": [sys.executable, str(folder / "hello.py")],
            "text": "Hello from",
            "keys": "j*40",
            "probe": "j",
        }
        for name in HELLOS
    ]
    environ = {HOME_VARIABLE: str(folder / "home")}
    progress = find_places(environ).progress
    for name, text in texts().items():
        page = folder / name
        page.write_text(text, "utf-8")
        targets.append(
            {
                "name": f"reader {page.stem}",
                "argv": [sys.executable, "-m", "reader", str(page)],
                "text": "Harbour wall",
                "env": environ,
                "prepare": shlex.join(["rm", "-rf", str(progress)]),
                "keys": "j*20 space*10 k*10",
                "probe": "space",
                "resize": "100x30",
                "quit": "Q",
                "timeout": 120.0,
            }
        )
    return {"size": "120x40", "baseline": "hello", "defaults": {"quit": "q"}, "targets": targets}


def texts() -> dict[str, str]:
    """Return pages by the names of their files: short, long, huge, and with a huge line."""
    return {
        "5k.txt": prose(5_000),
        "100k.txt": prose(100_000),
        "5m.txt": prose(5_000_000),
        "line.md": f"# {prose(5_000)}\n\n{'x' * 1_000_000}\n\nSo it ends.",  # nothing of it is cut
    }


def show(result: dict[str, Any]) -> None:
    """Print the medians of what a huge page, or a huge line, must not cost more than a short one.

    Memory over that of hello stands below.
    """
    targets = result["targets"]
    short, hello = (_medians(targets[name]) for name in ("reader 5k", "hello"))
    print(f"\n{'medians, ms and MiB':22} {'reader 5k':>10}", end="")
    others = [name for name in targets if name not in (*HELLOS, "reader 5k")]
    print(*(f"{name.removeprefix('reader '):>10} {'ratio':>6}" for name in others))
    for metric in _COMPARED:
        row = "".join(
            f"{value:11.1f} {value / short[metric]:6.2f}"
            for name in others
            if (value := _medians(targets[name]).get(metric, float("nan")))
        )
        print(f"{metric:22} {short[metric]:10.1f}{row}")
    beside = (
        f"{name} {_medians(targets[name])['mem.pss'] - hello['mem.pss']:.1f}" for name in targets
    )
    print(f"MiB over hello: {', '.join(beside)}")


def _medians(target: dict[str, Any]) -> dict[str, float]:
    return {metric: found["median"] for metric, found in target["metrics"].items()}


def compile_modules() -> None:
    """Compile all of the reader, which no start may do where the environment forbids it."""
    compileall.compile_dir(Path(reader.__file__).parent, quiet=1)


def main(shared: Path) -> None:
    """Measure, and print the table."""
    compile_modules()
    bench = shared / "eval" / "tui_bench.py"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "spec.json").write_text(json.dumps(spec(folder)), "utf-8")
        result = folder / "result.json"
        compare = ["compare", str(folder / "spec.json"), "--rounds", str(ROUNDS)]
        _run(bench, *compare, "--json", str(result), quiet=True)
        _run(bench, "table", "--ratios", str(result))
        show(json.loads(result.read_text("utf-8")))


def _run(bench: Path, *arguments: str, quiet: bool = False) -> None:
    out = subprocess.DEVNULL if quiet else None
    subprocess.run([sys.executable, str(bench), *arguments], check=True, stdout=out)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
