"""Five stories of what happens to notes on a disk: save, delete, merge, migrate, quarantine.

A story is told step by step on a file system that may fail, stop or lose its power at any
call, and says afterwards whether what was acknowledged is there. The tests tell them on file
systems of their own; crash tests tell them in a process that they kill::

    python -m benchmarks.notes_story seed STORY FOLDER         what is there before the story
    python -m benchmarks.notes_story save STORY FOLDER COUNT   prints "SAVE n", then "ACK n"
    python -m benchmarks.notes_story check STORY FOLDER        0 if what was acknowledged is there

The check reads CRASH_ACKED and CRASH_STARTED. A failing step ends the story with one line.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from reader.annotations import edit, ids
from reader.annotations.disk import Disk, RealDisk
from reader.annotations.files import content, make_surely, write_durably
from reader.annotations.schema import write_notes
from reader.annotations.store import NotesStore, SaveError
from reader.annotations.texts import keep_text, kept_text
from reader.model import Annotation, ArticleNotes, ArticleRef, ReaderError

REF = ArticleRef("story", "Weir gates to be mended")
GATES = 12
TEXT = "The gates of the weir at Sallow Lock will be mended.\n\n" + "\n\n".join(
    f"Gate {one} was last painted in {1950 + one}, the keeper said." for one in range(GATES)
)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SEEDED = 10
"""Notes that are there before a story that takes some away."""


def open_store(folder: Path, disk: Disk | None = None) -> NotesStore:
    """Return a window's store in `folder`."""
    return NotesStore(
        folder / "notes", folder / "texts", folder / "state", disk, lambda: "2026-11-22"
    )


def note(number: int, words: str, text: str = TEXT) -> Annotation:
    """Return the note that says `words`, on one of the gates; `number` makes its id."""
    start = text.index(f"Gate {number % GATES} ")
    name = ids.new_id(NOW, number.to_bytes(10, "big"))
    return edit.new_annotation("note", text, start, start + 6, id=name, now=NOW, note=words)


class Teller:
    """One telling of a story: the disk, and the two windows that write by turns."""

    def __init__(self, home: Path, disk: Disk) -> None:
        self.home, self.disk = home, disk
        self._windows = (open_store(home, disk), open_store(home, disk))
        self.file = self._windows[0].file(REF.id)

    def window(self, number: int) -> NotesStore:
        """Return the window that takes step `number`."""
        return self._windows[number % 2]

    def notes(self, number: int, text: str = TEXT) -> ArticleNotes:
        """Return the notes as the window of a step reads them.

        Raises:
            ReaderError: If they can't be read, or not whole.
        """
        loaded = self.window(number).load(REF, text)
        if loaded.problem is not None:
            raise ReaderError(loaded.problem)
        return loaded.notes

    def words(self) -> frozenset[str]:
        """Return what the notes say, read anew."""
        return frozenset(one.note for one in self.notes(0).annotations)

    def outside(self, path: Path, data: bytes) -> None:
        """Write a file as another program does, one that waits until it is durable."""
        make_surely(self.disk, path.parent)
        write_durably(self.disk, path, data)


@dataclass(frozen=True, slots=True)
class Story:
    """What happens to notes, step by step."""

    step: Callable[[Teller, int], None]
    """Takes a step, counted from 1; when it returns, the step is acknowledged."""
    problem: Callable[[Teller, int, int], str | None]
    """Gets how many steps were acknowledged and how many begun; says what is missing."""
    seed: Callable[[Teller], None] | None = None
    """Makes what is there before the first step."""


def _save(teller: Teller, number: int) -> None:
    """Add a note; each third step also deletes the one before, each third changes it."""
    notes = teller.notes(number)
    teller.window(number).save(_saved(notes, number), TEXT)


def _saved(notes: ArticleNotes, number: int) -> ArticleNotes:
    notes = edit.put(notes, note(number, f"n{number}"))
    before = next((one for one in notes.annotations if one.note == f"n{number - 1}"), None)
    if before is not None and number % 3 == 1:
        return edit.remove(notes, before.id)
    if before is not None and number % 3 == 2:
        return edit.put(notes, edit.revise(before, now=NOW, note=f"n{number - 1} changed"))
    return notes


def _saved_words(count: int) -> frozenset[str]:
    notes = ArticleNotes(REF)
    for number in range(1, count + 1):
        notes = _saved(notes, number)
    return frozenset(one.note for one in notes.annotations)


def _save_problem(teller: Teller, acked: int, begun: int) -> str | None:
    return _unless(teller.words(), _saved_words(acked), _saved_words(begun))


def _unless(found: frozenset[str], *allowed: frozenset[str]) -> str | None:
    return None if found in allowed else f"found {sorted(found)}"


def _seed_notes(teller: Teller) -> None:
    everything = (note(number, f"n{number}") for number in range(1, SEEDED + 1))
    teller.window(0).save(ArticleNotes(REF, edit.in_text_order(everything)), TEXT)


def _delete(teller: Teller, number: int) -> None:
    """Take a note away; it must stay away."""
    notes = teller.notes(number)
    teller.window(number).save(edit.remove(notes, note(number, "").id), TEXT)


def _delete_problem(teller: Teller, acked: int, begun: int) -> str | None:
    left = (frozenset(f"n{n}" for n in range(done + 1, SEEDED + 1)) for done in (acked, begun))
    return _unless(teller.words(), *left)


def _merge(teller: Teller, number: int) -> None:
    """Save after others wrote: a sync tool's copy, an editor, marks of version control."""
    ours = teller.notes(number)
    theirs = write_notes(edit.put(ours, note(1000 + number, f"m{number}")))
    if number % 3 == 1:
        name = f"story.sync-conflict-20261122-09{number:04d}-ABCDEFG.yaml"
        teller.outside(teller.file.with_name(name), theirs)
    elif number % 3 == 2:
        teller.outside(teller.file, theirs)
    else:
        head, _, here = write_notes(ours).partition(b"annotations:\n")
        there = theirs.partition(b"annotations:\n")[2]
        marked = b"<<<<<<< HEAD\n%s=======\n%s>>>>>>> laptop\n" % (here, there)
        teller.outside(teller.file, head + b"annotations:\n" + marked)
    teller.window(number).save(edit.put(ours, note(number, f"n{number}")), TEXT)


def _merge_problem(teller: Teller, acked: int, begun: int) -> str | None:
    done, more = (
        frozenset(f"{who}{n}" for n in range(1, count + 1) for who in "nm")
        for count in (acked, begun)
    )
    return _unless(teller.words(), done, done | {f"m{begun}"}, more)


BY_HAND = """\
schema: 1
article: {id: story, shelf: 5}
colour: red
annotations:
- note: 12:30
  target: {exact: Gate 7, prefix: "", start: 0, end: 0, css: p}
- {id: kept, note: no, stars: 4, target: {exact: "Gate 9 was last painted"}}
"""
"""A file written by hand: no ids, no offsets, keys that no version knows."""


def _seed_by_hand(teller: Teller) -> None:
    """Leave notes in another shape and notes on an older text, together with that text."""
    keep_text(teller.disk, teller.home / "texts", TEXT)
    ours = write_notes(ArticleNotes(REF, (note(3, "n3"), note(5, "n5")))).decode()
    entries = ours.partition("annotations:\n")[2]
    teller.outside(teller.file, (BY_HAND + entries).encode())


def text_after(step: int) -> str:
    """Return the article's text as it is after so many new versions of it."""
    text = TEXT.replace("Gate 0 was", f"Gate 0, it is known since {1900 + step}, was")
    return "\n\n".join([*(f"Update {n}: nothing new." for n in range(step)), text])


def _migrate(teller: Teller, number: int) -> None:
    """Carry the notes over to a new text of the article, and to the form we write."""
    text = text_after(number)
    teller.window(number).save(teller.notes(number, text), text)


def _migrate_problem(teller: Teller, acked: int, begun: int) -> str | None:
    text = text_after(begun)
    notes = teller.notes(begun, text)
    found = frozenset((one.note, one.target.exact) for one in notes.annotations)
    kept = {("12:30", "Gate 7"), ("no", "Gate 9 was last painted"), ("n3", "Gate 3")}
    if found != kept | {("n5", "Gate 5")}:
        return f"found {sorted(found)}"
    targets = [one.target for one in notes.annotations]
    if any(text[target.start : target.end] != target.exact for target in targets):
        return "a note stands in another place"
    extras = [key for one in notes.annotations for key in one.extra if key in ("stars", "target")]
    if (sorted(extras), notes.extra, notes.article.extra.get("shelf")) != (
        ["stars", "target"], {"colour": "red"}, "5",
    ):  # fmt: skip
        return "keys of another version are gone"
    digests = {ids.text_digest(TEXT), *([ids.text_digest(text_after(acked))] if acked else [])}
    missing = [d for d in digests if kept_text(teller.disk, teller.home / "texts", d) is None]
    return f"texts are gone: {missing}" if missing else None


def _damage(number: int) -> bytes:
    return f"schema: 1\nannotations:\n- note: [damaged {number}\n".encode()


def _quarantine(teller: Teller, number: int) -> None:
    """Read a file that was damaged, then save once a person has put a whole one back."""
    whole = write_notes(teller.notes(number))
    teller.outside(teller.file, _damage(number))
    damaged = teller.window(number).load(REF, TEXT)
    if damaged.problem is None or "a copy is in" not in damaged.problem:
        raise ReaderError(f"no copy of the damaged file: {damaged.problem}")
    try:
        teller.window(number).save(damaged.notes, TEXT)
    except SaveError:
        pass
    else:
        raise ReaderError("a damaged file was written")
    teller.outside(teller.file, whole)
    teller.window(number).save(edit.put(teller.notes(number), note(number, f"n{number}")), TEXT)


def _quarantine_problem(teller: Teller, acked: int, begun: int) -> str | None:
    folder = teller.home / "state" / "quarantine"
    copies = {content(teller.disk, folder / name) for name in teller.disk.names(folder)}
    missing = [number for number in range(1, acked + 1) if _damage(number) not in copies]
    if missing:
        return f"no copy of damage {missing}"
    if content(teller.disk, teller.file) == _damage(begun):
        return None
    done, more = (frozenset(f"n{n}" for n in range(1, count + 1)) for count in (acked, begun))
    return _unless(teller.words(), done, more)


STORIES: dict[str, Story] = {
    "save": Story(_save, _save_problem),
    "delete": Story(_delete, _delete_problem, _seed_notes),
    "merge": Story(_merge, _merge_problem),
    "migrate": Story(_migrate, _migrate_problem, _seed_by_hand),
    "quarantine": Story(_quarantine, _quarantine_problem),
}


def seed(name: str, home: Path, disk: Disk) -> None:
    """Make what is there before a story."""
    make = STORIES[name].seed
    if make is not None:
        make(Teller(home, disk))


def problem(name: str, home: Path, disk: Disk, acked: int, begun: int) -> str | None:
    """Return what is missing of a story, told as far as is said; None if nothing is."""
    try:
        return STORIES[name].problem(Teller(home, disk), acked, begun)
    except (ReaderError, OSError) as error:
        return str(error)


def save(name: str, home: Path, count: int) -> int:
    """Tell a story in this process."""
    teller = Teller(home, RealDisk())
    for number in range(1, count + 1):
        print(f"SAVE {number}", flush=True)
        try:
            STORIES[name].step(teller, number)
        except (ReaderError, OSError) as error:
            print(error, file=sys.stderr)
            return 1
        print(f"ACK {number}", flush=True)
    return 0


def check(name: str, home: Path) -> int:
    """Tell whether exactly what was acknowledged is there, or one step more."""
    acked, begun = (int(os.environ[key]) for key in ("CRASH_ACKED", "CRASH_STARTED"))
    found = problem(name, home, RealDisk(), acked, begun)
    if found is not None:
        print(found)
    return 0 if found is None else 1


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says; return the exit status."""
    what, name, folder = arguments[0], arguments[1], Path(arguments[2])
    if what == "save":
        return save(name, folder, int(arguments[3]))
    if what == "check":
        return check(name, folder)
    seed(name, folder, RealDisk())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
