"""Every command with its keys, narrowed as one types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from reader.ui.commands.registry import Command, Group, Pane, by_group
from reader.ui.keymap import Keymap, written_keys
from reader.ui.rows import RowLine, fit, fold
from reader.ui.screens.listing import Listing, holding

_KEYS = 20
"""Cells that the keys of a command take."""
_AROUND = 7
"""Cells of a line that neither keys nor words take: margins, the cursor, spaces, the scroll bar."""
_WIDEST = 100
"""Cells that the list takes at most, as the style sheet says."""
_LEAST = 12
"""Cells that words have at least."""
_MOST_LINES = 99


class _Line(NamedTuple):
    """A line of the list."""

    of: Command | Group
    words: str
    first: bool = True
    """Whether the keys stand before it."""


class Help(Listing[str]):
    """Returns the id of the command to call, or None."""

    TYPE_AT_ONCE: ClassVar[bool] = True

    def __init__(self, keymap: Keymap, pane: Pane, cursor: str = "▌") -> None:
        """List the commands, those that work in `pane` in full ink."""
        super().__init__(keymap, cursor)
        self._pane = pane
        self._keys_of = written_keys(keymap)
        self._shown: list[_Line] = []

    def on_mount(self) -> None:
        """List everything; the selection passes over headings."""
        self.rows.can_select = lambda index: not isinstance(self._shown[index].of, Group)
        self.rows.goes_on = lambda index: not self._shown[index].first
        super().on_mount()

    def on_resize(self) -> None:
        """Fold what the commands do to the new width; the selection stays on its command."""
        selected = self._shown[self.rows.index].of if self._shown else None
        self.fill()
        for index, line in enumerate(self._shown):
            if line.of is selected and line.first:
                self.rows.select(index)

    def fill(self) -> None:
        """List what holds the words, and select the first command of it."""
        super().fill()
        self.rows.to_edge(-1)

    def narrow(self, words: str) -> int:
        """Keep the commands whose keys, name or help hold all the words."""
        self._shown = []
        for group, commands in by_group():
            if found := holding(words, commands, self._text):
                self._shown.append(_Line(group, group.value))
                self._shown += (line for one in found for line in self._lines(one))
        return len(self._shown)

    def _lines(self, one: Command) -> Iterator[_Line]:
        """Yield a command in as many lines as what it does takes."""
        room = max(_LEAST, min(_WIDEST, self.size.width) - _KEYS - _AROUND)
        for number, words in enumerate(fold(one.help, room, _MOST_LINES)):
            yield _Line(one, words, first=not number)

    def row(self, index: int, width: int) -> Sequence[RowLine]:
        """Return a heading, or a line of a command with its keys and what it does."""
        one, words, first = self._shown[index]
        if isinstance(one, Group):
            return [((words, "heading"),)]
        keys = fit(" ".join(self._keys_of.get(one.id, ())), _KEYS) if first else ""
        here = "plain" if self._pane in one.panes else "dim"
        return [((f" {keys:{_KEYS}} ", "mark"), (fit(words, width - _KEYS - 2), here))]

    def choice(self, index: int) -> str | None:
        """Return the command, if it can be called by its name alone."""
        one = self._shown[index].of
        return None if isinstance(one, Group) or one.takes_letter else one.id

    def title_line(self, count: int) -> str:
        """Return the heading."""
        return "Keys and commands · Enter does it, Esc goes back" if count else "No such command"

    def _text(self, one: Command) -> str:
        keys = " ".join(self._keys_of.get(one.id, ()))
        return f"{keys} {one.title} {one.help} {one.group.value}".casefold()
