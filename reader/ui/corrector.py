"""What was put right in this run, to be taken back and done again. Pure but for its memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.ui.notebook import Way

if TYPE_CHECKING:
    from reader.library.corrections import Change

MOST = 200
"""Changes remembered."""


@dataclass(frozen=True, slots=True)
class Put:
    """What was put right in one step."""

    changes: tuple[Change, ...]
    """One for each article that it was put right in."""
    label: str
    """What was put right, in words."""
    since: object
    """The last change to notes before it: what came after that is later than this."""


class Corrector:
    """Remembers what was put right, beside what was changed in the notes.

    Both are undone by one key, the latest first. So each change here knows the last
    change to notes that was made before it; while that is still the last one, the turn is here.
    """

    def __init__(self) -> None:
        self._done: list[Put] = []
        self._undone: list[Put] = []

    def record(self, put: Put) -> None:
        """Remember what was put right; what was taken back before can't be done again."""
        self._done = [*self._done, put][-MOST:]
        self._undone = []

    @property
    def last(self) -> Put | None:
        """What was put right last and not taken back."""
        return self._done[-1] if self._done else None

    def next(self, way: Way, last: object) -> Put | None:
        """Return what is to be undone, or done again, next; None if the turn is with the notes.

        Args:
            way: Whether to undo or to redo.
            last: The change to notes that would be undone next.
        """
        puts = self._done if way == "undo" else self._undone
        return puts[-1] if puts and puts[-1].since is last else None

    def step(self, way: Way) -> None:
        """Remember that what `next` returned was taken back, or done again."""
        if way == "undo":
            self._undone.append(self._done.pop())
        else:
            self._done.append(self._undone.pop())
