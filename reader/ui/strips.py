"""Lines of the screen at a third of their memory: each has seven caches, most of them empty.

A screenful of three panes is some two thousand strips, for each line is kept as it was painted,
filtered and cut. The framework makes a dictionary for each of the seven caches of each; here it is
made with the first thing that is put into it.
"""

from __future__ import annotations

from typing import Any

from textual import strip


class LateCache:
    """What `textual.cache.FIFOCache` is to a strip: what was put in first is given up first."""

    __slots__ = ("_kept", "_most")

    def __init__(self, most: int) -> None:
        """Keep so many things at most."""
        self._most = most
        self._kept: dict[Any, Any] | None = None

    def get(self, key: Any) -> Any:
        """Return what is kept under a key; None where nothing is."""
        return None if self._kept is None else self._kept.get(key)

    def __setitem__(self, key: Any, value: Any) -> None:
        if (kept := self._kept) is None:
            kept = self._kept = {}
        if len(kept) >= self._most and key not in kept:
            del kept[next(iter(kept))]
        kept[key] = value


def slim_strips() -> None:
    """Let all strips that are made from now on have caches that take no memory while empty."""
    setattr(strip, "FIFOCache", LateCache)  # noqa: B010  # no name that it means to give away
