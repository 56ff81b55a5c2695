"""Work on all cores ends with who gave it."""

from __future__ import annotations

import signal
import subprocess
import sys

_KILLED_IN_THE_MIDDLE = """
import os, signal
from reader.library import cores
cores.MANY = 1
os.cpu_count = lambda: 2
for _ in cores.on_cores(print, range(50), 50):
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_no_process_is_left_behind_by_a_kill() -> None:
    # What it prints comes to its end when the last process that can print has gone.
    done = subprocess.run(
        [sys.executable, "-c", _KILLED_IN_THE_MIDDLE], stdout=subprocess.PIPE, timeout=60
    )
    assert done.returncode == -signal.SIGKILL
