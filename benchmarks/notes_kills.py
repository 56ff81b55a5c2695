"""Kill the program at random moments, thousands of times: is what it acknowledged there?

    python -m benchmarks.notes_kills [KILLS]

As *kill* of `crash_bench.py` does, but with processes forked from a running one: no
interpreter starts, so a kill takes a hundredth of a second and every one falls into a story.
"""

from __future__ import annotations

import os
import random
import re
import signal
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.notes_story import STORIES, problem, save, seed
from reader.annotations.disk import RealDisk

KILLS = 2000
"""Of each story."""
STEPS = 6


def killed(name: str, kills: int, chance: random.Random) -> list[str]:
    """Tell a story `kills` times, each killed at a random moment; return what was lost."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        _told(name, Path(folder), None)
        whole = time.monotonic() - begun
    lost = []
    for _ in range(kills):
        with tempfile.TemporaryDirectory() as folder:
            begun_steps, acked = _told(name, Path(folder), chance.uniform(0, whole))
            missing = problem(name, Path(folder), RealDisk(), acked, begun_steps)
            if missing is not None:
                lost.append(f"{name}: {acked} acknowledged, {begun_steps} begun: {missing}")
    return lost


def _told(name: str, home: Path, seconds: float | None) -> tuple[int, int]:
    """Tell a story in a process, killed after so many seconds; return steps begun and acked."""
    seed(name, home, RealDisk())
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.dup2(theirs, 1)
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115  the pipe has no path
        os._exit(save(name, home, STEPS))
    os.close(theirs)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    with open(ours, "rb") as said:  # noqa: PTH123  the pipe has no path
        lines = said.read().decode()
    os.waitpid(child, 0)
    begun, acked = (
        max(map(int, re.findall(rf"^{word} (\d+)\n", lines, re.M)), default=0)
        for word in ("SAVE", "ACK")
    )
    return begun, acked


def main() -> int:
    """Print how many acknowledged steps were lost, and return 1 if any was."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    lost = [line for name in STORIES for line in killed(name, kills, random.Random(1))]
    print("\n".join([*lost, f"{len(lost)} lost of {kills * len(STORIES)} kills"]))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
