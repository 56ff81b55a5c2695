"""The last line: the keys that work here, what just happened, and where one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from reader.guard import one_line
from reader.ui.rows import fit

Tone = Literal["plain", "good", "bad"]


@dataclass(frozen=True, slots=True)
class Said:
    """Something told to the person at the keyboard."""

    text: str
    tone: Tone = "plain"


class StatusLine(Widget):
    """One line at the foot of the screen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "status--key",
        "status--word",
        "status--plain",
        "status--good",
        "status--bad",
        "status--place",
    }

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        """Make an empty line."""
        super().__init__(id=id)
        self._keys: Sequence[tuple[str, str]] = ()
        self._said: Said | None = None
        self._place = ""
        self._pressed = ""

    @property
    def said(self) -> Said | None:
        """What is being told, if anything."""
        return self._said

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show the keys that work here, each with its word."""
        self._keys = keys
        self.refresh()

    def show_place(self, place: str) -> None:
        """Show where in the article one is, at the right."""
        if place != self._place:
            self._place = place
            self.refresh()

    def show_pressed(self, pressed: str) -> None:
        """Show the keys of a sequence that is not whole yet."""
        if pressed != self._pressed:
            self._pressed = pressed
            self.refresh()

    def say(self, said: Said | None) -> None:
        """Tell something, in place of the keys; None shows the keys again."""
        if said != self._said:
            self._said = said
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """Paint the line."""
        width, base = self.size.width, self.rich_style
        right = " ".join(part for part in (self._pressed, self._place) if part)
        room = max(0, width - cell_len(right) - 3)
        segments = [Segment(" ", base), *self._left(room)]
        used = sum(cell_len(segment.text) for segment in segments)
        gap = max(0, width - used - cell_len(right) - 1)
        place = base + self.get_component_rich_style("status--place", partial=True)
        segments += [Segment(" " * gap, base), Segment(f"{right} ", place)]
        return Strip(segments).crop(0, width)

    def _left(self, room: int) -> list[Segment]:
        base = self.rich_style
        if self._said is not None:
            style = self.get_component_rich_style(f"status--{self._said.tone}", partial=True)
            return [Segment(fit(one_line(self._said.text), room), base + style)]
        key_style = base + self.get_component_rich_style("status--key", partial=True)
        word_style = base + self.get_component_rich_style("status--word", partial=True)
        segments: list[Segment] = []
        for key, word in self._keys:
            size = cell_len(key) + cell_len(word) + 3
            if size > room:
                break
            room -= size
            segments += [Segment(key, key_style), Segment(f" {word}  ", word_style)]
        return segments
