"""How long the list of all notes takes: a folder of 1,000 notes files with 5,000 notes.

    python -m benchmarks.notes_listing

*Cold* is the first list with nothing in the cache, *warm* a later start of the program, each
in a process of its own; *command* is all of `reader notes --json`, from start to exit, beside
`reader --version`, which does nothing. Time inside `NotesStore.all` is what is promised.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.notes_story import note
from reader.annotations.edit import in_text_order
from reader.annotations.schema import write_notes
from reader.annotations.store import NotesStore
from reader.model import ArticleNotes, ArticleRef

FILES, NOTES = 1000, 5
ROUNDS = 5
SETTLED = 2.5
"""Seconds; a file that was changed just before it is read is read again the next time."""


def fill(home: Path) -> None:
    """Write the notes files, as a sync tool brings them."""
    folder = home / "data" / "notes"
    folder.mkdir(parents=True)
    for number in range(FILES):
        made = (note(n, f"Ask about gate {n} again; {number} said no.") for n in range(NOTES))
        ref = ArticleRef(f"article-{number:04d}", f"Weir gates, part {number}", "The Lock")
        data = write_notes(ArticleNotes(ref, in_text_order(made)))
        (folder / f"{ref.id}.yaml").write_bytes(data)
    time.sleep(SETTLED)


def listed(home: Path) -> float:
    """Return the milliseconds that one list takes in this process, in which it is the first."""
    store = NotesStore(
        home / "data" / "notes", home / "data" / "texts", home / "state", cache=home / "cache"
    )
    begun = time.perf_counter()
    count = sum(len(loaded.notes.annotations) for loaded in store.all())
    taken = 1000 * (time.perf_counter() - begun)
    if count != FILES * NOTES:
        raise SystemExit(f"{count} notes listed of {FILES * NOTES}")
    return taken


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        fill(home)
        inside = [sys.executable, "-m", "benchmarks.notes_listing", str(home)]
        reader = [sys.executable, "-m", "reader"]
        print(f"{FILES} notes files, {FILES * NOTES} notes; milliseconds, median of {ROUNDS}")
        commands = {"NotesStore.all": inside, "command": [*reader, "notes", "--json"]}
        for what, command in commands.items():
            for state in ("cold", "warm"):
                cleared = state == "cold"
                taken = [_timed(command, home, cleared=cleared) for _ in range(ROUNDS)]
                print(f"{what:16} {state:5} {statistics.median(taken):8.0f}")
        start = [_timed([*reader, "--version"], home, cleared=False) for _ in range(ROUNDS)]
        print(f"{'start alone':22} {statistics.median(start):8.0f}")


def _timed(command: list[str], home: Path, *, cleared: bool) -> float:
    """Return the milliseconds that a command says it took, or else that it took."""
    if cleared:
        shutil.rmtree(home / "cache", ignore_errors=True)
    begun = time.perf_counter()
    environ = os.environ | {"READER_HOME": str(home)}
    done = subprocess.run(command, env=environ, check=True, capture_output=True)
    taken = 1000 * (time.perf_counter() - begun)
    return float(done.stdout) if command[2] == "benchmarks.notes_listing" else taken


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(listed(Path(sys.argv[1])))
    else:
        main()
