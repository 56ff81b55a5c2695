"""The first minute in a real terminal: an empty home, and the tutorial to its last tick."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DEADLINE = 60.0
"""Seconds after which what is waited for will not come."""

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux")


class Tmux:
    """A terminal of 80×24 under tmux, with the reader in it."""

    def __init__(self, folder: Path) -> None:
        """Start the reader in an empty home."""
        self._socket, pipe = str(folder / "tmux"), folder / "painted"
        os.mkfifo(pipe)
        self._painted = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        home = f"READER_HOME={folder / 'home'}"
        self._run(
            *("-f", os.devnull, "new-session", "-d", "-x", "80", "-y", "24", "-c", str(ROOT)),
            *("env", "-u", "NO_COLOR", home, "LC_ALL=C.UTF-8", sys.executable, "-m", "reader"),
            *(";", "pipe-pane", f"exec cat > '{pipe}'"),
        )

    def _run(self, *arguments: str) -> str:
        command = ["tmux", "-u", "-S", self._socket, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.stdout

    @property
    def screen(self) -> str:
        """What the terminal shows; empty when it is gone."""
        return self._run("capture-pane", "-p")

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names of them."""
        self._run("send-keys", *keys)

    def shows(self, words: str) -> str:
        """Wait until the terminal shows words, and return all that it shows then."""
        until = time.monotonic() + DEADLINE
        while words not in (seen := self.screen):
            assert self._waited(until), f"{words!r} never came:\n{seen}"
        return seen

    def ended(self) -> None:
        """Wait until the reader has ended, and the terminal with it."""
        until = time.monotonic() + DEADLINE
        while self._run("list-sessions"):
            assert self._waited(until), f"it did not end:\n{self.screen}"

    def _waited(self, until: float) -> bool:
        """Wait for something to be painted; return whether it was before the deadline."""
        ready, _, _ = select.select([self._painted], [], [], max(0.0, until - time.monotonic()))
        if ready:
            os.read(self._painted, 1 << 16)
        return bool(ready)

    def close(self) -> None:
        """End the terminal."""
        self._run("kill-server")
        os.close(self._painted)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Tmux]:
    """Give a terminal with the reader in it."""
    tmux = Tmux(tmp_path)
    yield tmux
    tmux.close()


def test_the_tutorial_is_done_as_it_says(terminal: Tmux, tmp_path: Path) -> None:
    """Each key that is pressed stands on the screen, in the tutorial or in the last line."""
    terminal.shows("How to read here")
    assert "]q" in terminal.shows("quote")
    terminal.press("]", "q")
    assert "note it with a" in terminal.shows("1 of 4 done")
    terminal.press("a")
    assert "Ctrl+S" in terminal.shows("Esc leave")
    terminal.press("-l", "Go and look")
    terminal.shows("Go and look")
    terminal.press("C-s")
    assert "find the note with A, then Enter" in terminal.shows("2 of 4 done")
    terminal.press("A")
    terminal.shows("All my notes")
    terminal.press("Enter")
    assert "copy a quotation with y" in terminal.shows("3 of 4 done")
    terminal.press("]", "q")
    terminal.shows("Said by")
    terminal.press("y")
    terminal.shows("4 of 4 done")
    terminal.press("G", "b")
    seen = terminal.shows("✓ Fourth")
    assert "☐" not in seen
    terminal.press("Q")
    terminal.ended()
    (notes,) = (tmp_path / "home" / "data" / "notes").glob("*.yaml")
    assert "Go and look" in notes.read_text("utf-8")
