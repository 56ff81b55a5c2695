"""A person's notes while the reader runs: changed in memory at once, saved behind it.

The screen changes notes here and goes on; one worker at a time takes what is pending
and writes it. What could not be written stays pending, so that nothing is given up. What
other programs write is merged into what is here, whatever was changed here meanwhile.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from reader.annotations.disk import Disk, RealDisk
from reader.annotations.store import Loaded, NotesStore
from reader.annotations.undo import Change, History, merged
from reader.annotations.undofile import load_kept, save_history, undo_file
from reader.dataclass import dataclass
from reader.model import ArticleNotes, ArticleRef, ReaderError
from reader.ui.reading_state import with_reading, without_reading
from reader.ui.turns import Steps, Turns, Way


@dataclass(frozen=True, slots=True)
class Outside:
    """What was found when another program had touched an article's notes file."""

    before: ArticleNotes
    """The notes as they were known here."""
    notes: ArticleNotes
    """The notes with what the other program wrote; the same where that can't be read."""
    problem: str | None = None
    read_only: bool = False
    gone: bool = False
    """Whether the file is not there any more; what it held is still here."""


@dataclass(frozen=True, slots=True)
class Step:
    """A change taken back, or made again."""

    label: str
    notes: ArticleNotes
    reading: str | None = None
    """The reading state to go to; None if the change was not about that."""
    stayed: bool = False
    """Whether all stays as it is, because another program changed the same thing since."""
    batch: str = ""
    """What it has in common with the changes that were made together with it."""


class Notebook:
    """The notes of every article that was touched since the start.

    Args:
        store: Where notes are kept.
        state: The folder of what is this machine's alone.
        disk: The file system.
        today: Gives the day, ISO 8601; what was done on another day is not undone.
        turns: Whose turn it is among all that is undone by one key.
        beside: What else is undone by it, by its kind; kept over a restart with the notes.
    """

    def __init__(
        self,
        store: NotesStore,
        state: Path,
        disk: Disk | None = None,
        today: Callable[[], str] = lambda: date.today().isoformat(),
        turns: Turns | None = None,
        beside: Mapping[str, Steps[Any]] | None = None,
    ) -> None:
        self._store = store
        self._disk: Disk = disk or RealDisk()
        self._undo_file = undo_file(state)
        self._today = today
        self._notes: dict[str, ArticleNotes] = {}
        self._synced: dict[str, ArticleNotes] = {}
        self._articles: dict[str, tuple[ArticleRef, str]] = {}
        self._pending: set[str] = set()
        self._gone: set[str] = set()
        self._history = History()
        self._turns, self._beside = turns or Turns(), beside or {}
        self._turns.join(self)
        self._kept_history: tuple[object, ...] = ()
        self._lock = threading.Lock()
        self._saving = threading.Lock()

    # Reading

    def open(self, ref: ArticleRef, text: str) -> Loaded:
        """Read an article's notes from disk, with what is not saved of them yet."""
        with self._saving:
            loaded = self._store.load(ref, text)
            self._articles[ref.id] = (ref, text)
            self._gone.discard(ref.id)
            if loaded.read_only and ref.id in self._pending:
                return replace(loaded, notes=self._notes[ref.id])
            return replace(loaded, notes=self._take_in(ref.id, loaded.notes))

    def look(self, article_id: str) -> Outside | None:
        """Return what another program did to an open article's notes since they were read.

        One call of the system when nothing did.
        """
        if article_id not in self._articles or not self._store.changed(article_id):
            return None
        with self._saving:
            # What looked like another program may have been a save of our own.
            if not self._store.changed(article_id):
                return None
            before = self._notes[article_id]
            if self._disk.stamp(self._store.file(article_id)) is None:
                if article_id in self._gone:
                    return None
                self._gone.add(article_id)
                return Outside(before, before, gone=True)
            self._gone.discard(article_id)
            loaded = self._store.load(*self._articles[article_id])
            if loaded.read_only:
                return Outside(before, before, loaded.problem, read_only=True)
            return Outside(before, self._take_in(article_id, loaded.notes), loaded.problem)

    def notes(self, article_id: str) -> ArticleNotes:
        """Return the notes of an article that was opened, as they are now."""
        return self._notes[article_id]

    def file(self, article_id: str) -> Path:
        """Return the notes file of an article, there or not."""
        return self._store.file(article_id)

    def knows(self, article_id: str) -> bool:
        """Tell whether the article was opened in this run."""
        return article_id in self._notes

    def all(self) -> Iterator[ArticleNotes]:
        """Yield the notes of every annotated article, as they are now."""
        seen = set()
        for loaded in self._store.all():
            id_ = loaded.notes.article.id
            seen.add(id_)
            yield self._notes[id_] if id_ in self._pending else loaded.notes
        yield from (self._notes[id_] for id_ in sorted(self._pending - seen))

    # Changing

    def change(
        self, label: str, before: ArticleNotes, after: ArticleNotes, batch: str = ""
    ) -> ArticleNotes:
        """Take in a change that can be undone, to be saved.

        Args:
            label: What was done, in words for the person: "note", "delete highlight".
            before: The notes it was done to.
            after: The notes as they are to be.
            batch: A name for the changes that are undone together with it; "" for none.

        Returns:
            The notes with the change, and with what others wrote since `before` was read.
        """
        with self._lock:
            self._record(Change(label, before, after, batch, self._turns.stamp()))
            now = self._notes.get(after.article.id, before)
            return self._put(after if now == before else merged(before, after, now))

    def mark_reading(
        self, label: str, article: ArticleRef, before: str, after: str, batch: str = ""
    ) -> None:
        """Remember, to be undone, that an article's reading state was changed."""
        with self._lock:
            notes = self._notes.get(article.id) or ArticleNotes(article)
            left, found = (with_reading(notes, state) for state in (before, after))
            self._record(Change(label, left, found, batch, self._turns.stamp()))

    def made(self, way: Way) -> int | None:
        """Return when the change was made that is to be undone, or made again, next."""
        change = self._change(way)
        return change.made if change else None

    def forget_undone(self) -> None:
        """Forget what could be made again: something else was done."""
        with self._lock:
            self._history = History(self._history.done)

    def next(self, way: Way) -> ArticleRef | None:
        """Return the article that the next step of undo or redo is about, if there is one."""
        change = self._change(way)
        return change.after.article if change else None

    def is_ready(self, way: Way) -> bool:
        """Tell whether the next step can be taken: its article was opened, or need not be."""
        change = self._change(way)
        if change is None:
            return False
        return self.knows(change.after.article.id) or without_reading(change.after)[1] is not None

    def batch(self, way: Way) -> str:
        """Return what the next step has in common with others; "" for nothing."""
        change = self._change(way)
        return change.batch if change else ""

    def step(self, way: Way) -> Step | None:
        """Take back the last change, or make again the one taken back last.

        The article it is about must have been opened, as `is_ready` tells.
        """
        with self._lock:
            change = self._change(way)
            if change is None:
                return None
            now = self._notes.get(change.after.article.id) or without_reading(change.after)[0]
            # As if the reading state were still as this change left it: a place moves on.
            left, wanted = change.after, change.before
            if way == "redo":
                left, wanted = wanted, left
            _, reading = without_reading(left)
            take = self._history.undo if way == "undo" else self._history.redo
            found = take(now if reading is None else with_reading(now, reading))
            if found is None:
                return None
            notes, _ = without_reading(found[1])
            _, reading = without_reading(wanted)
            if notes == now:
                return Step(found[0], notes, reading, reading is None, change.batch)
            return Step(found[0], self._put(notes), reading, batch=change.batch)

    def forget(self, way: Way) -> None:
        """Forget the next step: the article it is about is no longer here."""
        with self._lock:
            done, undone = self._history.done, self._history.undone
            self._history = (
                History(done[:-1], undone) if way == "undo" else History(done, undone[:-1])
            )

    def remember(self) -> None:
        """Read what can still be undone of what was done earlier today."""
        earlier, beside = load_kept(self._undo_file, self._today(), self._disk)
        with self._lock:
            fresh = self._turns.whose("undo") is None
            undone = earlier.undone if fresh else self._history.undone
            self._history = History((*earlier.done, *self._history.done), undone)
            for name, steps in self._beside.items():
                steps.take(beside.get(name), undone=fresh)
            self._kept_history = self._state()

    # Saving

    def save(self) -> Iterator[ArticleNotes]:
        """Write everything pending, and yield each article's notes once they are durable.

        Raises:
            ReaderError: If something could not be written; it is still pending then.
        """
        with self._saving:
            failed: ReaderError | None = None
            for id_ in sorted(self._pending):
                sent = self._notes[id_]
                try:
                    saved = self._store.save(sent, self._articles[id_][1])
                except ReaderError as error:
                    failed = error
                    continue
                self._gone.discard(id_)
                with self._lock:
                    self._synced[id_] = sent
                    if self._notes[id_] is sent:
                        self._pending.discard(id_)
                yield self._take_in(id_, saved)
            self.keep_history()
            if failed is not None:
                raise failed

    def keep_history(self) -> None:
        """Keep what can be undone over a restart; a failure only means that it is forgotten."""
        with self._lock:
            history = History(self._history.done, self._history.undone)
            state = self._state()
        if state != self._kept_history:
            beside = {name: steps.kept() for name, steps in self._beside.items()}
            save_history(self._undo_file, self._today(), history, self._disk, beside=beside)
            self._kept_history = state

    def _state(self) -> tuple[object, ...]:
        beside = (steps.all for steps in self._beside.values())
        return (self._history.done, self._history.undone, *beside)

    @property
    def unsaved(self) -> int:
        """How many articles have notes that are not on disk."""
        return len(self._pending)

    def is_saved(self, article_id: str) -> bool:
        """Tell whether the notes of an article are on disk as they are here."""
        return article_id not in self._pending

    def pending(self) -> tuple[ArticleNotes, ...]:
        """Return the notes that are not on disk."""
        with self._lock:
            return tuple(self._notes[id_] for id_ in sorted(self._pending))

    def _take_in(self, id_: str, fresh: ArticleNotes) -> ArticleNotes:
        """Take in what is on disk now; what was changed here since then stays."""
        with self._lock:
            if id_ in self._pending:
                fresh_here = merged(self._synced[id_], self._notes[id_], fresh)
            else:
                fresh_here = fresh
            self._synced[id_], self._notes[id_] = fresh, fresh_here
            return fresh_here

    def _put(self, notes: ArticleNotes) -> ArticleNotes:
        self._notes[notes.article.id] = notes
        self._pending.add(notes.article.id)
        return notes

    def _record(self, change: Change) -> None:
        if change.before != change.after:
            self._history = History(self._history.done)
            self._history.record(*change)
            self._turns.done(self)

    def _change(self, way: Way) -> Change | None:
        changes = self._history.done if way == "undo" else self._history.undone
        return changes[-1] if changes else None
