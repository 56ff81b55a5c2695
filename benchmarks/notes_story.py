"""The program that crash tests kill: it saves notes one by one, and checks what is left.

    python -m benchmarks.notes_story save FOLDER COUNT     prints "SAVE n", then "ACK n"
    python -m benchmarks.notes_story check FOLDER          0 if every acknowledged save is there

The story has every kind of change: notes are added, changed and deleted, and a second
window writes in between. The check reads CRASH_ACKED and CRASH_STARTED.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from reader.annotations import edit, ids
from reader.annotations.store import NotesStore, SaveError
from reader.model import ArticleNotes, ArticleRef

REF = ArticleRef("story", "Weir gates to be mended")
TEXT = "The gates of the weir at Sallow Lock will be mended.\n\n" + "\n\n".join(
    f"Gate {number} was last painted in {1950 + number}, the keeper said." for number in range(60)
)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def open_store(folder: Path) -> NotesStore:
    """Return a window's store in `folder`."""
    return NotesStore(folder / "notes", folder / "texts", folder / "state")


def changed(notes: ArticleNotes, number: int) -> ArticleNotes:
    """Return `notes` after save `number`: adds one; each third also changes or deletes one."""
    start = TEXT.index(f"Gate {number % 60} ")
    name = ids.new_id(NOW, number.to_bytes(10, "big"))
    new = edit.new_annotation("note", TEXT, start, start + 6, id=name, now=NOW, note=f"n{number}")
    notes = edit.put(notes, new)
    before = next((one for one in notes.annotations if one.note == f"n{number - 1}"), None)
    if before is not None and number % 3 == 1:
        return edit.remove(notes, before.id)
    if before is not None and number % 3 == 2:
        return edit.put(notes, edit.revise(before, now=NOW, note=f"n{number - 1} changed"))
    return notes


def words_after(count: int) -> list[str]:
    """Return the notes that are there after `count` saves."""
    notes = ArticleNotes(REF)
    for number in range(1, count + 1):
        notes = changed(notes, number)
    return sorted(one.note for one in notes.annotations)


def save(folder: Path, count: int) -> int:
    """Save `count` times, in two windows by turns, going on from what is there."""
    windows = (open_store(folder), open_store(folder))
    done = _saves_in(windows[0].load(REF, TEXT).notes)
    for number in range(done + 1, done + count + 1):
        window = windows[number % 2]
        print(f"SAVE {number}", flush=True)
        loaded = window.load(REF, TEXT)
        if loaded.problem is not None:
            print(loaded.problem, file=sys.stderr)
            return 1
        try:
            window.save(changed(loaded.notes, number), TEXT)
        except SaveError as error:
            print(error, file=sys.stderr)
            return 1
        print(f"ACK {number}", flush=True)
    return 0


def check(folder: Path) -> int:
    """Tell whether exactly what was acknowledged is there, or one save more."""
    acked, started = (int(os.environ[name]) for name in ("CRASH_ACKED", "CRASH_STARTED"))
    loaded = open_store(folder).load(REF, TEXT)
    found = sorted(one.note for one in loaded.notes.annotations)
    if loaded.problem is None and found in (words_after(acked), words_after(started)):
        return 0
    print(loaded.problem, found)
    return 1


def _saves_in(notes: ArticleNotes) -> int:
    numbers = [int(one.note.split()[0][1:]) for one in notes.annotations]
    return max(numbers, default=0)


if __name__ == "__main__":
    if sys.argv[1] == "save":
        sys.exit(save(Path(sys.argv[2]), int(sys.argv[3])))
    sys.exit(check(Path(sys.argv[2])))
