"""How fast the screens start, paint and answer: `make bench SHARED=…`.

A terminal is played to the program, and what it paints is timed, beside an empty app of
the same framework (*hello*) in the same run. Ratios hold between machines; times do not.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.speed import prose

ROUNDS = 5
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
    """Return what is to be compared: hello, and the reader on a short, a long and a huge page."""
    (folder / "hello.py").write_text(HELLO, "utf-8")
    targets: list[dict[str, Any]] = [
        {
            "name": "hello",
            "argv": [sys.executable, str(folder / "hello.py")],
            "text": "Hello from",
            "keys": "j*20",
        }
    ]
    for name, size in (("5k", 5_000), ("100k", 100_000), ("5m", 5_000_000)):
        page = folder / f"{name}.txt"
        page.write_text(prose(size), "utf-8")
        targets.append(
            {
                "name": f"reader {name}",
                "argv": [sys.executable, "-m", "reader", str(page)],
                "text": "Harbour wall",
                "env": {"READER_HOME": str(folder / "home")},
                "keys": "j*20 space*10 k*10",
                "probe": "space",
                "quit": "Q",
            }
        )
    return {"size": "120x40", "baseline": "hello", "defaults": {"quit": "q"}, "targets": targets}


def main(shared: Path) -> None:
    """Measure, and print the table."""
    bench = shared / "eval" / "tui_bench.py"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "spec.json").write_text(json.dumps(spec(folder)), "utf-8")
        result = folder / "result.json"
        compare = ["compare", str(folder / "spec.json"), "--rounds", str(ROUNDS)]
        _run(bench, *compare, "--json", str(result), quiet=True)
        _run(bench, "table", "--ratios", str(result))


def _run(bench: Path, *arguments: str, quiet: bool = False) -> None:
    out = subprocess.DEVNULL if quiet else None
    subprocess.run([sys.executable, str(bench), *arguments], check=True, stdout=out)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
