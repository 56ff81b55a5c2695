"""Races for one notes file: windows against each other, and an editor against a window.

A window keeps changing twenty notes of its own, and looks after each save whether they all
say what it wrote last. The editor adds a note with each of its saves; in the end all must
be there.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import random
import tempfile
import time
from collections.abc import Iterable
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.notes_story import NOW, REF, TEXT, open_store
from reader.annotations import edit, ids
from reader.annotations.errors import SaveError
from reader.annotations.schema import read_notes, write_notes
from reader.annotations.store import NotesStore
from reader.model import Annotation, ArticleNotes

WINDOWS = 4
OWN_NOTES = 20
ROUND = 100
TRIES = 20
LONGEST_PAUSE = 0.02
"""Seconds between two saves of the editor, at most."""

if TYPE_CHECKING:
    Counter = Synchronized[int]


def race_with_windows(saves: int) -> int:
    """Let four windows save `saves` times each at once; return how many saves were lost."""
    with tempfile.TemporaryDirectory() as home:
        lost = multiprocessing.Value("i", 0)
        windows = [
            multiprocessing.Process(target=_window, args=(Path(home), number, saves, lost))
            for number in range(WINDOWS)
        ]
        for window in windows:
            window.start()
        for window in windows:
            window.join()
        crashed = sum(bool(window.exitcode) for window in windows)
        ends = (_last(number, saves) for number in range(WINDOWS))
        found = _found(Path(home))
        return int(lost.value) + crashed + sum(_missing(found, end) for end in ends)


def race_with_editor(saves: int) -> int:
    """Save `saves` times while an editor rewrites the file; return how many saves were lost.

    Every save of the editor adds a note, so a new file is begun after each hundred of ours.
    """
    rounds = [min(ROUND, saves - done) for done in range(0, saves, ROUND)]
    return sum(_round_with_editor(each) for each in rounds)


def _round_with_editor(saves: int) -> int:
    with tempfile.TemporaryDirectory() as home:
        lost, written = multiprocessing.Value("i", 0), multiprocessing.Value("i", 0)
        done = multiprocessing.Event()
        _window(Path(home), 0, OWN_NOTES, lost)
        editor = multiprocessing.Process(
            target=_editor, args=(Path(home), 2 * saves, done, written)
        )
        editor.start()
        _window(Path(home), 0, saves, lost)
        done.set()
        editor.join()
        found = _found(Path(home))
        edits = (_note(9, count, written.value) for count in range(written.value))
        missing = _missing(found, _last(0, saves)) + _missing(found, edits)
        return int(lost.value) + missing + bool(editor.exitcode)


def _window(home: Path, writer: int, saves: int, lost: Counter) -> None:
    """Save in a window, and count what is missing of its own in what it is given back."""
    store = open_store(home)
    notes = store.load(REF, TEXT).notes
    for count in range(saves):
        notes = _saved(store, edit.put(notes, _note(writer, count)))
        _count(lost, _missing(notes, _last(writer, count + 1)))


def _saved(store: NotesStore, notes: ArticleNotes) -> ArticleNotes:
    """Save, and try again as the screen does when another window held the lock for too long."""
    for _ in range(TRIES - 1):
        with contextlib.suppress(SaveError):
            return store.save(notes, TEXT)
    return store.save(notes, TEXT)


def _editor(home: Path, most: int, done: Event, written: Counter) -> None:
    """Read the file, change it, write it by renaming, as editors do; no lock is known."""
    file, chance = open_store(home).file(REF.id), random.Random(1)
    while not done.is_set() and written.value < most:
        notes = read_notes(file.read_bytes(), REF.id)
        fresh, new = home / "editor~", _note(9, written.value, written.value + 1)
        fresh.write_bytes(write_notes(edit.put(notes, new)))
        fresh.replace(file)
        _count(written, 1)
        time.sleep(chance.uniform(0, LONGEST_PAUSE))


def _count(counter: Counter, more: int) -> None:
    with counter.get_lock():
        counter.value += more


def _note(writer: int, count: int, own_notes: int = OWN_NOTES) -> Annotation:
    """Return what save `count` of a writer writes: one of its notes, with the count."""
    own = count % own_notes
    name = ids.new_id(NOW, (writer * 10**9 + own).to_bytes(10, "big"))
    start = own % len(TEXT[:-5])
    words = f"save {count}"
    return edit.new_annotation("note", TEXT, start, start + 5, id=name, now=NOW, note=words)


def _last(writer: int, saves: int) -> Iterable[Annotation]:
    """Return the notes of a writer as its last saves left them."""
    return [_note(writer, count) for count in range(max(0, saves - OWN_NOTES), saves)]


def _missing(notes: ArticleNotes, expected: Iterable[Annotation]) -> int:
    found = {one.id: one.note for one in notes.annotations}
    return sum(one.note not in found.get(one.id, "") for one in expected)


def _found(home: Path) -> ArticleNotes:
    return open_store(home).load(REF, TEXT).notes
