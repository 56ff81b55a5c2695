"""Kill the program while it fills the index, and damage the index: are the answers the same?

    python -m benchmarks.index_bad_days [KILLS] [DAMAGES]

The program is killed with SIGKILL at random moments of its whole run, and started again each
time: the command line, and the process that keeps the index true beside reading, in turn; then
the process that adds pages beside reading, of which the library is to be the same as when they
were added in peace. Then the index is damaged in each way, and asked. Every answer is compared
with that of an index made in peace; notes and pages are compared byte for byte.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.mixed_folder import fill

KILLS, DAMAGES, PAGES = 50, 40, 300


class Home:
    """A home, and the command line in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.index = root / "cache" / "index.sqlite"
        self._environment = {**os.environ, "READER_HOME": str(root)}

    def live_in(self, saved: Path) -> None:
        """Add the pages in a folder, and write a note."""
        self.run("add", saved)
        article = self.run("list").split()[0]
        self.run("note", article, "--on", self.run("show", article).split("\n\n")[-1][:40])

    def pages(self) -> dict[str, bytes]:
        """Return the pages in the library; not what a kill left half-written, which none reads."""
        found = (self.root / "data" / "pages").glob("[!.]*")
        return {file.name: file.read_bytes() for file in found}

    def command(self, *arguments: object) -> list[str]:
        """Return the command line of a command."""
        return [sys.executable, "-m", "reader", *map(str, arguments)]

    def run(self, *arguments: object) -> str:
        """Run a command and return what it printed."""
        done = subprocess.run(
            self.command(*arguments), env=self._environment, capture_output=True, text=True
        )
        if "Traceback" in done.stderr:
            raise SystemExit(done.stderr)
        return done.stdout

    def answers(self) -> list[str]:
        """Return what the library answers to everything."""
        return [self.run("quotes", "--json"), self.run("people", "--json"), self.run("list")]

    def own(self) -> dict[Path, bytes]:
        """Return what is the person's own."""
        return {file: file.read_bytes() for file in (self.root / "data").rglob("*.*")}

    def forget(self) -> None:
        """Take the index away."""
        for file in self.index.parent.glob("index.sqlite*"):
            file.unlink()

    def kill_within(self, seconds: float, command: list[str], request: bytes = b"") -> None:
        """Run a program with a request on its standard input; kill it after so many seconds."""
        with subprocess.Popen(
            command,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            assert process.stdin is not None
            process.stdin.write(request)
            process.stdin.flush()
            time.sleep(seconds)
            process.kill()

    def beside(self, task: str) -> list[str]:
        """Return the command line of the process beside reading."""
        return [sys.executable, "-m", "reader.library.beside", task]


def _flip_bits(file: Path, chance: random.Random) -> None:
    data = bytearray(file.read_bytes())
    for _ in range(chance.choice((1, 8, 200))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)


def _spoil_sectors(file: Path, chance: random.Random) -> None:
    data = bytearray(file.read_bytes())
    for _ in range(chance.choice((1, 4, 30))):
        at = chance.randrange(len(data) // 512) * 512
        data[at : at + 512] = chance.randbytes(512)
    file.write_bytes(data)


def _cut(file: Path, chance: random.Random) -> None:
    os.truncate(file, chance.randrange(file.stat().st_size))


def _empty(file: Path, _: random.Random) -> None:
    file.write_bytes(b"")


def _newer(file: Path, chance: random.Random) -> None:
    connection = sqlite3.connect(file)
    connection.executescript(f"DROP TABLE quotes; PRAGMA user_version = {chance.randint(90, 99)}")
    connection.close()


WAYS: dict[str, Callable[[Path, random.Random], None]] = {
    "bits flipped": _flip_bits,
    "sectors spoilt": _spoil_sectors,
    "cut": _cut,
    "emptied": _empty,
    "newer version": _newer,
}


def adding_killed(folder: Path, peaceful: Home, kills: int, chance: random.Random) -> int:
    """Kill adding again and again; return how often the library is another than one added to once.

    Each library is killed five times, then the rest is added in peace.
    """
    wrong, wanted = 0, (peaceful.pages(), peaceful.answers())
    began = time.perf_counter()
    Home(folder / "timed").run("add", folder / "saved")
    whole = time.perf_counter() - began
    wish = {"sources": [str(folder / "saved")], "pasted": None, "full": False}
    for number in range(kills // 5):
        home = Home(folder / f"killed-{number}")
        for _ in range(5):
            request = json.dumps(wish).encode() + b"\n"
            home.kill_within(chance.uniform(0.3, whole / 2), home.beside("add"), request)
        home.run("add", folder / "saved")
        wrong += (home.pages(), home.answers()) != wanted
    print(f"{kills} kills while adding: {wrong} of {kills // 5} libraries differ", flush=True)
    return wrong


def main() -> int:
    """Print how often the answers were the same."""
    kills, damages = (
        int(sys.argv[at]) if len(sys.argv) > at else default
        for at, default in ((1, KILLS), (2, DAMAGES))
    )
    chance, wrong = random.Random(6), 0
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder) / "saved", PAGES)
        home = Home(Path(folder) / "home")
        home.live_in(Path(folder) / "saved")
        home.forget()
        began = time.perf_counter()
        wanted = home.answers()
        whole = (time.perf_counter() - began) / 2
        own = home.own()
        for number in range(kills):
            if number % 10 == 0:
                home.forget()
            command = home.command("quotes") if number % 2 else home.beside("keep")
            home.kill_within(chance.uniform(0.1, whole), command, b"null\n")
            if number % 10 == 9:
                wrong += home.answers() != wanted or home.own() != own
        print(
            f"{kills} kills: {wrong} of {kills // 10} answers after ten of them differ", flush=True
        )
        wrong += adding_killed(Path(folder), home, kills, chance)
        whole_index = home.index.read_bytes()
        for name, damage in WAYS.items():
            differ = 0
            for _ in range(damages if damage in (_flip_bits, _spoil_sectors) else 5):
                home.forget()
                home.index.write_bytes(whole_index)
                home.run("list")  # by which it is opened and closed
                damage(home.index, chance)
                differ += home.answers() != wanted
                wrong += home.own() != own
            print(f"{name}: {differ} answers differ", flush=True)
            wrong += differ
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
