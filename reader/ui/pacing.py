"""When what failed is tried again, and when one looks around. Pure: the time comes in."""

from __future__ import annotations

from reader.dataclass import dataclass

TICK = 0.5
"""Seconds between two looks at what is due; what others write is seen within two of them."""


@dataclass(slots=True)
class Retry:
    """Tries again what failed: soon at first, then ever more seldom."""

    first: float = 1.0
    """Seconds before the first new try."""
    most: float = 60.0
    """Seconds between two tries at most."""
    _wait: float = 0.0
    _due: float = 0.0

    def failed(self, now: float) -> None:
        """Take in that a try failed."""
        self._wait = min(self.most, self._wait * 2 or self.first)
        self._due = now + self._wait

    def worked(self) -> None:
        """Take in that a try worked."""
        self._wait = self._due = 0.0

    def is_due(self, now: float) -> bool:
        """Tell whether it is time for a try."""
        return now >= self._due


@dataclass(slots=True)
class Rounds:
    """Does something costly again and again, in a small part of the time at most."""

    least: float = 1.0
    """Seconds between two rounds at least."""
    share: float = 0.02
    """Part of the time that it may take."""
    _due: float = 0.0

    def is_due(self, now: float) -> bool:
        """Tell whether it is time for a round."""
        return now >= self._due

    def left(self, now: float) -> float:
        """Return the seconds until it is time for a round; 0 where it is."""
        return max(0.0, self._due - now)

    def took(self, now: float, seconds: float) -> None:
        """Take in when a round ended and how long it took."""
        self._due = now + max(self.least, seconds / self.share)
