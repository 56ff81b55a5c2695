"""The last line: the keys that work here, what just happened, and where one is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from reader.dataclass import dataclass
from reader.ui.rows import fold
from reader.ui.widgets.styled import Styled

Tone = Literal["plain", "good", "bad"]
LEAST_KEYS = 16
"""Cells that the keys have beside work that is told in full."""
MOST_LINES = 3
"""Lines that what is told may take, so that a file that it names and the way out can be read."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something told to the person at the keyboard."""

    text: str
    tone: Tone = "plain"


class StatusLine(Styled):
    """One line at the foot of the screen; what is told may take up to three."""

    LOOKS = "status"
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
        self._standing: Said | None = None
        self._lines = 1
        self._place = ""
        self._work = self._more = ""
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
            self._fit_height()

    def show_work(self, words: str, more: str = "") -> None:
        """Show what is being done beside reading, at the right; nothing for "".

        Args:
            words: What, and how far it is.
            more: What else is told of it where nothing else is told.
        """
        if (words, more) != (self._work, self._more):
            self._work, self._more = words, more
            self._fit_height()

    def show_pressed(self, pressed: str) -> None:
        """Show the keys of a sequence that is not whole yet."""
        if pressed != self._pressed:
            self._pressed = pressed
            self._fit_height()

    def say(self, said: Said | None) -> None:
        """Tell something, in place of the keys; None shows the keys again."""
        if said != self._said:
            self._said = said
            self._fit_height()

    def stand(self, said: Said | None) -> None:
        """Tell something for as long as it holds: whenever nothing else is told."""
        if said != self._standing:
            self._standing = said
            self._fit_height()

    @property
    def standing(self) -> Said | None:
        """What is told for as long as it holds, if anything."""
        return self._standing

    def on_resize(self) -> None:
        """Take as many lines as the width asks for."""
        self._take_lines()

    def _fit_height(self) -> None:
        self._take_lines()
        self.refresh()

    def _take_lines(self) -> None:
        if (lines := max(1, len(self._told(self._room)))) != self._lines:
            self._lines = lines
            self.styles.height = lines

    @property
    def _right(self) -> str:
        """What stands at the right: nothing beside what is bad, or needs the room.

        So how many lines it takes does not hang on how far one is, which hangs on the lines.
        """
        said = self._said or self._standing
        right = self._with_pressed(*self._beside(said is not None))
        if said is None or (said.tone != "bad" and cell_len(said.text) <= self._left_of(right)):
            return right
        return self._pressed

    def _beside(self, telling: bool) -> Sequence[str]:
        """Return what stands at the right of what is told, or of the keys, as far as it has room.

        Work takes the room of the place, if it must: the place is always there.
        """
        if not self._work:
            return (self._place,)
        work = self._work if telling else f"{self._work} {self._more}".rstrip()
        ways = ((work, self._place), (work,), (self._work,)) if not telling else ((self._work,),)
        most = self.size.width - LEAST_KEYS
        return next((one for one in ways if cell_len(self._with_pressed(*one)) <= most), ways[-1])

    def _with_pressed(self, *parts: str) -> str:
        beside = "  ".join(filter(None, parts))
        return " ".join(filter(None, (self._pressed, beside)))

    @property
    def _room(self) -> int:
        """Cells left of the place."""
        return self._left_of(self._right)

    def _left_of(self, right: str) -> int:
        return max(0, self.size.width - cell_len(right) - 3)

    def _told(self, room: int) -> list[str]:
        """Return what is told, in lines."""
        said = self._said or self._standing
        return fold(said.text, max(2, room), MOST_LINES) if said else []

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        width, base = self.size.width, self.ink()
        right = self._right if y == 0 else ""
        segments = [Segment(" ", base), *self._left(y)]
        used = sum(cell_len(segment.text) for segment in segments)
        gap = max(0, width - used - cell_len(right) - 1)
        segments += [Segment(" " * gap, base), Segment(f"{right} ", self.ink("place"))]
        return Strip(segments).crop(0, width)

    def _left(self, y: int) -> list[Segment]:
        room = self._room
        if (said := self._said or self._standing) is not None:
            lines = self._told(room)
            return [Segment(lines[y], self.ink(said.tone))] if y < len(lines) else []
        if y:
            return []
        key_style, word_style = self.ink("key"), self.ink("word")
        segments: list[Segment] = []
        for key, word in self._keys:
            size = cell_len(key) + cell_len(word) + 3
            if size > room:
                break
            room -= size
            segments += [Segment(key, key_style), Segment(f" {word}  ", word_style)]
        return segments
