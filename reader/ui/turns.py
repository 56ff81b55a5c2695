"""What one key undoes: changes to notes, what was put right, what was removed, the latest first.

Each kind keeps its own steps, and each step knows when it was made; so whose turn it is can be
told after a restart as in the same run. Pure but for its memory.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from typing import Any, Generic, Literal, Protocol, TypeVar

Way = Literal["undo", "redo"]

MOST = 200
"""Steps of a kind that are remembered."""
_KEPT = 20
"""Steps of a kind that are kept over a restart."""
_LONGEST = 200_000
"""Characters of a step that is kept; of one about more, and of what was before it, nothing is."""


class Undoable(Protocol):
    """Steps of one kind."""

    def made(self, way: Way) -> int | None:
        """Return when the step was made that is to be undone, or done again, next."""

    def forget_undone(self) -> None:
        """Forget what could be done again: something else was done."""


class Made(Protocol):
    """A step."""

    @property
    def made(self) -> int:
        """When, from `Turns.stamp`."""


Step = TypeVar("Step", bound=Made)


class Turns:
    """Says whose turn it is.

    Args:
        clock: Gives nanoseconds.
    """

    def __init__(self, clock: Callable[[], int] = time.time_ns) -> None:
        self._clock = clock
        self._kinds: list[Undoable] = []
        self._last = 0

    def join(self, kind: Undoable) -> None:
        """Take in another kind of steps."""
        self._kinds.append(kind)

    def stamp(self) -> int:
        """Return when a step is made: later than all before, also where the clock was set back."""
        known = (kind.made(way) or 0 for kind in self._kinds for way in ("undo", "redo"))
        self._last = max(self._clock(), self._last + 1, *(one + 1 for one in known))
        return self._last

    def done(self, by: Undoable) -> None:
        """Take in that something was done: what was undone of another kind can't be redone."""
        for kind in self._kinds:
            if kind is not by:
                kind.forget_undone()

    def whose(self, way: Way) -> Undoable | None:
        """Return the kind whose step is to be undone, or done again, next."""
        made = [(at, kind) for kind in self._kinds if (at := kind.made(way)) is not None]
        if not made:
            return None
        pick = max if way == "undo" else min
        return pick(made, key=lambda one: one[0])[1]


class Steps(Generic[Step]):
    """Steps of one kind, to be undone and done again.

    Args:
        turns: Whose turn it is among all kinds.
        write: Returns a step as plain data.
        read: Returns the step of plain data; may raise ValueError, KeyError and TypeError.
    """

    def __init__(
        self, turns: Turns, write: Callable[[Step], Any], read: Callable[[Any], Step]
    ) -> None:
        self._turns, self._write, self._read = turns, write, read
        self._done: list[Step] = []
        self._undone: list[Step] = []
        turns.join(self)

    def record(self, step: Step) -> None:
        """Remember a step that was made; what was undone before can't be done again."""
        self._done = [*self._done, step][-MOST:]
        self._undone = []
        self._turns.done(self)

    @property
    def all(self) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
        """What was done and not undone, and what was undone."""
        return tuple(self._done), tuple(self._undone)

    def next(self, way: Way) -> Step | None:
        """Return what is to be undone, or done again, next of this kind."""
        steps = self._done if way == "undo" else self._undone
        return steps[-1] if steps else None

    def made(self, way: Way) -> int | None:
        """Return when that was made."""
        step = self.next(way)
        return step.made if step else None

    def forget_undone(self) -> None:
        """Forget what could be done again."""
        self._undone = []

    def step(self, way: Way, now: Step | None = None) -> None:
        """Remember that what `next` returned was undone, or done again.

        Args:
            way: Which of both.
            now: What it is by now; None for what it was.
        """
        taken, given = (self._done, self._undone) if way == "undo" else (self._undone, self._done)
        step = taken.pop()
        given.append(now or step)

    def kept(self) -> dict[str, list[str]]:
        """Return what is kept over a restart."""
        return {"done": self._rows(self._done), "undone": self._rows(self._undone)}

    def take(self, kept: Any, *, undone: bool) -> None:
        """Take in what an earlier run kept; what can't be read of it counts as none.

        Args:
            kept: From `kept`.
            undone: Whether what was undone then can be done again now.
        """
        try:
            done, again = (
                [self._read(json.loads(row)) for row in kept[key]] for key in ("done", "undone")
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return
        self._done = [*done, *self._done]
        if undone:
            self._undone = again

    def _rows(self, steps: Sequence[Step]) -> list[str]:
        rows: list[str] = []
        for step in reversed(steps[-_KEPT:]):
            try:
                row = json.dumps(self._write(step))
            except ValueError:  # it is nothing that can be read again
                break
            if len(row) > _LONGEST:
                break
            rows.insert(0, row)
        return rows
