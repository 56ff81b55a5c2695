"""The wish that some work ends, which holds whenever it is made: also before the work began."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Stop:
    """A wish that one piece of work ends. May be made from another thread, and more than once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked = False
        self._end: Callable[[], None] | None = None

    def asked(self) -> bool:
        """Whether the work is to end."""
        return self._asked

    def ask(self) -> None:
        """Let the work end, or not begin."""
        with self._lock:
            self._asked = True
        if self._end is not None:
            self._end()

    def ends(self, end: Callable[[], None]) -> None:
        """Say how the work is ended, now that it has begun; it is at once, if that was asked."""
        with self._lock:
            self._end, asked = end, self._asked
        if asked:
            end()
