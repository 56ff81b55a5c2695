"""Work beside reading, as it is told: what is being done, how far it is, what stops it. Pure."""

from __future__ import annotations

from reader.dataclass import dataclass
from reader.ui.glyphs import Glyphs

CELLS = 8
"""Of the bar."""


@dataclass(frozen=True, slots=True)
class Work:
    """Something that is being done beside reading."""

    doing: str
    """In a word: "adding"."""
    done: int = 0
    total: int = 0
    """How much there is to do; 0 where that is not known."""
    stop: str = ""
    """The key that stops it; "" for none."""

    @property
    def words(self) -> str:
        """What is being done and how far it is, in words."""
        return f"{self.doing} {100 * self.done // self.total}%" if self.total else self.doing

    def more(self, glyphs: Glyphs) -> str:
        """Return what is told where there is room: a bar, and the key that stops it."""
        full = CELLS * self.done // self.total if self.total else 0
        bar = glyphs.speaks * full + glyphs.nowhere * (CELLS - full) if self.total else ""
        return " ".join(filter(None, (bar, f"{self.stop} stops" if self.stop else "")))
