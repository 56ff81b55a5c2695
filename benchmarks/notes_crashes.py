"""Kill the program in its saves, let its calls fail, cut its power: is what it said still there?

Five stories (`benchmarks.notes_story`) are told under `crash_bench.py`, which stands in
`eval/annotations` of a folder of evaluation data and needs `strace` for all but *kill*::

    python -m benchmarks.notes_crashes SHARED [--long] [--story NAME …] [--mode MODE …]

With `--long` every call of every story is tried, and every state that a power cut may leave;
that takes hours.
"""

from __future__ import annotations

import argparse
import json
import shlex
import socketserver
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.notes_story import STORIES, problem
from reader.annotations.disk import RealDisk

_ALL_ERRORS = ("--errors", "ENOSPC", "EIO", "EROFS", "EDQUOT", "EMFILE", "--sticky")
MODES: dict[str, tuple[str, ...]] = {
    "kill": ("--runs", "20", "--skip", "0.4"),
    "call": ("--both", "--max", "6"),
    "fault": (*_ALL_ERRORS, "--max", "1"),
    "power posix": ("--model", "posix", "--limit", "20", "--max", "40"),
    "power ext4": ("--model", "ext4", "--limit", "20", "--max", "40"),
}
LONG_MODES: dict[str, tuple[str, ...]] = {
    "kill": ("--runs", "2000", "--skip", "0.4"),
    "call": ("--both",),
    "fault": _ALL_ERRORS,
    "power posix": ("--model", "posix", "--limit", "400"),
    "power ext4": ("--model", "ext4", "--limit", "400"),
}
"""`--skip` is the share of a run in which the interpreter starts and nothing is written."""
STEPS = {"save": 3, "delete": 2, "merge": 3, "migrate": 2, "quarantine": 2}
"""Steps of a story, so many that every kind is taken; every call of each is tried."""
KILLED_STEPS = 10
"""Steps of a telling that is killed at random, so that most kills fall inside one."""


Figures = dict[str, dict[str, float]]


def crashes(
    shared: Path, modes: dict[str, tuple[str, ...]], stories: Sequence[str] = tuple(STORIES)
) -> Figures:
    """Return for every story and crash test how many states were checked and how many lost.

    What can't be tested here, for want of `strace`, is said and left out.

    Args:
        shared: The folder of evaluation data.
        modes: What to do, with the options of `crash_bench.py`.
        stories: Which stories to tell.
    """
    bench = shared / "eval" / "annotations" / "crash_bench.py"
    return dict(_figures(bench, modes, stories))


def _figures(
    bench: Path, modes: dict[str, tuple[str, ...]], stories: Sequence[str]
) -> Iterator[tuple[str, dict[str, float]]]:
    for story in stories:
        for mode, options in modes.items():
            with tempfile.TemporaryDirectory() as folder, _checking(story) as check:
                figure = _told(bench, story, mode, (*options, "--check", check), Path(folder))
            if figure is not None:
                print(f"{story}, {mode}: {figure}", file=sys.stderr, flush=True)
                yield f"{story}, {mode}", figure


_ASK = r"""
import os, socket, sys
with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as asked:
    words = os.environ["CRASH_ACKED"], os.environ["CRASH_STARTED"], sys.argv[2]
    asked.sendall(" ".join(words).encode() + b"\n")
    said = asked.makefile().readline()
print(said)
sys.exit(said != "whole\n")
"""
"""What `crash_bench.py` starts for each state: an interpreter alone, which asks this process."""


@contextmanager
def _checking(story: str) -> Iterator[str]:
    """Answer, while inside, whether a folder holds what was acknowledged; give the command."""

    class Answer(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            acked, begun, home = self.rfile.readline().decode().rstrip("\n").split(" ", 2)
            found = problem(story, Path(home), RealDisk(), int(acked), int(begun))
            self.wfile.write((found or "whole").replace("\n", " ").encode() + b"\n")

    with socketserver.TCPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        ask = [sys.executable, "-I", "-S", "-c", _ASK, str(server.server_address[1])]
        yield f"{shlex.join(ask)} {{dir}}"
        server.shutdown()


def _told(
    bench: Path, story: str, mode: str, options: Sequence[str], folder: Path
) -> dict[str, float] | None:
    seed, result = folder / "seed", folder / "result.json"
    seed.mkdir()
    program = f"{sys.executable} -m benchmarks.notes_story"
    subprocess.run([*program.split(), "seed", story, str(seed)], check=True)
    steps = KILLED_STEPS if mode == "kill" else STEPS[story]
    command = [sys.executable, str(bench), mode.split()[0], *options]
    command += ["--save", f"{program} save {story} {{dir}} {steps}"]
    command += ["--seed-dir", str(seed), "--json", str(result)]
    done = subprocess.run(command, capture_output=True, check=False)
    if not result.exists():
        print(f"{story}, {mode}: {done.stderr.decode().strip()}", file=sys.stderr)
        return None
    found = json.loads(result.read_text("utf-8"))
    for example in found["examples"]:
        print(f"{story}, {mode}: LOST {example}", file=sys.stderr)
    return {"states": found["n"], "lost": found["bad"]}


def main() -> int:
    """Print the figures, and return 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--story", choices=STORIES, action="append")
    parser.add_argument("--mode", choices=MODES, action="append")
    asked = parser.parse_args()
    modes = LONG_MODES if asked.long else MODES
    wanted = {mode: modes[mode] for mode in asked.mode or modes}
    found = crashes(asked.shared, wanted, asked.story or tuple(STORIES))
    print(json.dumps(found, indent=1))
    return 1 if any(figure["lost"] for figure in found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
