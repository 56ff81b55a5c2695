"""The peer that `reader.analyse` is measured against: compromise, from npm.

It is installed only when asked for, `python -m benchmarks.speed --install-peer`, into a
folder of the user's cache; without it or without Node the comparison is left out and
says so.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import platformdirs

PEER = "compromise"
VERSION = "14.17.0"
_SCRIPT = Path(__file__).parent / "compromise.cjs"


class NoPeerError(Exception):
    """The peer cannot be run here; the message says why and what helps."""


def home() -> Path:
    """Return the folder that the peer is installed in."""
    return platformdirs.user_cache_path("reader-benchmarks") / f"{PEER}-{VERSION}"


def install() -> None:
    """Install the peer by npm.

    Raises:
        NoPeerError: There is no npm, or it failed.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise NoPeerError("npm is not on the PATH")
    home().mkdir(parents=True, exist_ok=True)
    asked = [npm, "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(home())]
    done = subprocess.run([*asked, f"{PEER}@{VERSION}"], capture_output=True, text=True)
    if done.returncode:
        raise NoPeerError(f"npm could not install {PEER}: {done.stderr.strip()[:300]}")


def seconds(text: str, rounds: int) -> float:
    """Return the least time the peer takes for the people and quotations of `text`.

    Of CPU and wall-clock time the lesser counts: its runtime works on several threads.

    Raises:
        NoPeerError: There is no Node, the peer is not installed, or it failed.
    """
    node = shutil.which("node")
    if node is None:
        raise NoPeerError("node is not on the PATH")
    module = home() / "node_modules" / PEER
    if not module.is_dir():
        raise NoPeerError(f"{PEER} is not installed: python -m benchmarks.speed --install-peer")
    done = subprocess.run(
        [node, str(_SCRIPT), str(home()), str(rounds)],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise NoPeerError(f"{PEER} failed: {done.stderr.strip()[:300]}")
    return float(done.stdout)
