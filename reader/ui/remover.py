"""Pages that were taken out of the library in this run, to be put back and taken out again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.ui.notebook import Way

if TYPE_CHECKING:
    from reader.library.removing import Moved


@dataclass(frozen=True, slots=True)
class Removal:
    """Pages that were taken out as one."""

    moved: tuple[Moved, ...]
    since: tuple[object, object]
    """The last change to notes before it, and the last correction."""


class Remover:
    """Remembers what was taken out, beside what was changed in notes and put right.

    One key undoes all three, the latest first: the turn is here while nothing was noted or put
    right since.
    """

    def __init__(self) -> None:
        self._done: list[Removal] = []
        self._undone: list[Removal] = []

    def record(self, removal: Removal) -> None:
        """Remember pages that were taken out; what was put back before can't be taken again."""
        self._done.append(removal)
        self._undone = []

    def next(self, way: Way, since: tuple[object, object]) -> Removal | None:
        """Return what is to be put back, or taken out again, next; None if the turn is elsewhere.

        Args:
            way: Whether to undo or to redo.
            since: The change to notes, and the correction, that would be undone next.
        """
        removals = self._done if way == "undo" else self._undone
        if not removals:
            return None
        last = removals[-1]
        return last if all(a is b for a, b in zip(last.since, since, strict=True)) else None

    def step(self, way: Way, now: Removal) -> None:
        """Remember that what `next` returned was put back, or taken out again, and is now `now`."""
        taken, given = (self._done, self._undone) if way == "undo" else (self._undone, self._done)
        taken.pop()
        given.append(now)
