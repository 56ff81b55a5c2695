"""A person's notes while the reader runs: changed in memory at once, saved behind it.

The screen changes notes here and goes on; one worker at a time takes what is pending
and writes it. What could not be written stays pending, so that nothing is given up.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

from reader.annotations.store import Loaded, NotesStore
from reader.annotations.undo import Change, History
from reader.model import ArticleNotes, ArticleRef, ReaderError


class Notebook:
    """The notes of every article that was touched since the start."""

    def __init__(self, store: NotesStore) -> None:
        """Keep notes in `store`."""
        self._store = store
        self._notes: dict[str, ArticleNotes] = {}
        self._texts: dict[str, str] = {}
        self._pending: dict[str, ArticleNotes] = {}
        self._history = History()
        self._done: list[str] = []
        self._undone: list[str] = []
        self._saving = threading.Lock()

    def open(self, ref: ArticleRef, text: str) -> Loaded:
        """Read an article's notes from disk, or take them as they are in memory if unsaved."""
        loaded = self._store.load(ref, text)
        self._texts[ref.id] = text
        if ref.id in self._pending:
            return Loaded(self._pending[ref.id], loaded.problem, loaded.read_only)
        self._notes[ref.id] = loaded.notes
        return loaded

    def change(self, label: str, before: ArticleNotes, after: ArticleNotes) -> None:
        """Take in a change that can be undone, to be saved.

        Args:
            label: What was done, in words for the person: "note", "delete highlight".
            before: The notes it was done to.
            after: The notes as they are to be.
        """
        id_ = after.article.id
        self._history.record(label, before, after)
        self._done.append(id_)
        self._undone.clear()
        self._put(after)

    @property
    def last(self) -> Change | None:
        """The change that can be undone next; another one whenever something was changed."""
        return self._history.done[-1] if self._history.done else None

    def undo(self) -> tuple[str, ArticleNotes] | None:
        """Undo the last change; return what it was and the notes it leaves, if there was one."""
        return self._step_back(self._done, self._undone, History.undo)

    def redo(self) -> tuple[str, ArticleNotes] | None:
        """Do again what was undone last; return the same as `undo`."""
        return self._step_back(self._undone, self._done, History.redo)

    def save(self) -> Iterator[ArticleNotes]:
        """Write everything pending, and yield each article's notes once they are durable.

        Raises:
            ReaderError: If something could not be written; it is still pending then.
        """
        with self._saving:
            failed: ReaderError | None = None
            for id_, notes in list(self._pending.items()):
                try:
                    saved = self._store.save(notes, self._texts[id_])
                except ReaderError as error:
                    failed = error
                    continue
                if self._pending.get(id_) is notes:
                    del self._pending[id_]
                    self._notes[id_] = saved
                    yield saved
            if failed is not None:
                raise failed

    @property
    def unsaved(self) -> int:
        """How many articles have notes that are not on disk."""
        return len(self._pending)

    def all(self) -> Iterator[ArticleNotes]:
        """Yield the notes of every annotated article, as they are now."""
        seen = set()
        for loaded in self._store.all():
            id_ = loaded.notes.article.id
            seen.add(id_)
            yield self._pending.get(id_, loaded.notes)
        yield from (notes for id_, notes in self._pending.items() if id_ not in seen)

    def _put(self, notes: ArticleNotes) -> None:
        self._notes[notes.article.id] = self._pending[notes.article.id] = notes

    def _step_back(
        self,
        taken: list[str],
        given: list[str],
        step: Callable[[History, ArticleNotes], tuple[str, ArticleNotes] | None],
    ) -> tuple[str, ArticleNotes] | None:
        if not taken:
            return None
        id_ = taken.pop()
        found = step(self._history, self._notes[id_])
        if found is not None:
            given.append(id_)
            self._put(found[1])
        return found
