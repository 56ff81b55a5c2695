"""Undo and redo: the change itself is taken back, and what came after it stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.model import ArticleNotes

MOST = 200
"""Changes remembered."""


class Change(NamedTuple):
    """One change to the notes of one article."""

    label: str
    """What was done, for a person: "delete note"."""
    before: ArticleNotes
    after: ArticleNotes
    batch: str = ""
    """What changes to several articles that were made as one have in common."""
    made: int = 0
    """When, in nanoseconds since the epoch; 0 where that is not known."""


class History:
    """What was done to notes, and can be taken back, article by article.

    Args:
        done: Changes to begin with, the oldest first.
        undone: Changes that were taken back, in the order that was done in.
    """

    def __init__(self, done: tuple[Change, ...] = (), undone: tuple[Change, ...] = ()) -> None:
        self._done = list(last_of(done, MOST))
        self._undone = list(last_of(undone, MOST))

    @property
    def done(self) -> tuple[Change, ...]:
        """The changes that can be taken back, the oldest first."""
        return tuple(self._done)

    @property
    def undone(self) -> tuple[Change, ...]:
        """The changes that can be made again, in the order they were taken back in."""
        return tuple(self._undone)

    def record(
        self, label: str, before: ArticleNotes, after: ArticleNotes, batch: str = "", made: int = 0
    ) -> None:
        """Remember a change; what was undone in that article can't be redone any more."""
        if before == after:
            return
        article = after.article.id
        self._done.append(Change(label, before, after, batch, made))
        self._done = list(last_of(self._done, MOST))
        self._undone = [change for change in self._undone if change.after.article.id != article]

    def undo(self, now: ArticleNotes) -> tuple[str, ArticleNotes] | None:
        """Take back the last change to the article of `now`.

        Returns:
            What is taken back and the notes without it, with whatever else changed since
            left as it is; None if there is nothing to undo.
        """
        change = _take_last(self._done, now)
        if change is None:
            return None
        self._undone.append(change)
        return change.label, merged(change.after, change.before, now)

    def redo(self, now: ArticleNotes) -> tuple[str, ArticleNotes] | None:
        """Make the change again that was undone last in the article of `now`."""
        change = _take_last(self._undone, now)
        if change is None:
            return None
        self._done.append(change)
        return change.label, merged(change.before, change.after, now)


def merged(base: ArticleNotes, one: ArticleNotes, other: ArticleNotes) -> ArticleNotes:
    """Return what `merge` does, which is loaded when there is first something to be merged."""
    from reader.annotations.merge import merge

    return merge(base, one, other)


def last_of(changes: Sequence[Change], most: int, *, newest: bool = True) -> Sequence[Change]:
    """Return the last changes; of those that were made as one, all or none.

    Args:
        changes: The oldest first.
        most: How many.
        newest: Whether those that were made as one last are kept, however many they are.
    """
    first = max(0, len(changes) - most)
    kept = changes[-1].batch if changes and newest else ""
    while 0 < first < len(changes) and (cut := changes[first].batch):
        if cut != changes[first - 1].batch:
            break
        first += -1 if cut == kept else 1
    return changes[first:]


def _take_last(changes: list[Change], now: ArticleNotes) -> Change | None:
    for index in reversed(range(len(changes))):
        if changes[index].after.article.id == now.article.id:
            return changes.pop(index)
    return None
