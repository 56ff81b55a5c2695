"""Every command with its keys, narrowed as one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from reader.ui.commands.registry import Command, Group, Pane, by_group
from reader.ui.keymap import Keymap, written_keys
from reader.ui.rows import RowLine, fit
from reader.ui.screens.listing import Listing


class Help(Listing[str]):
    """Returns the id of the command to call, or None."""

    TYPE_AT_ONCE: ClassVar[bool] = True

    def __init__(self, keymap: Keymap, pane: Pane, cursor: str = "▌") -> None:
        """List the commands, those that work in `pane` in full ink."""
        super().__init__(keymap, cursor)
        self._pane = pane
        self._keys_of = written_keys(keymap)
        self._shown: list[Command | Group] = []

    def narrow(self, words: str) -> int:
        """Keep the commands whose keys, name or help hold all the words."""
        wanted = words.casefold().split()
        self._shown = []
        for group, commands in by_group():
            found = [one for one in commands if all(word in self._text(one) for word in wanted)]
            self._shown += [group, *found] if found else []
        return len(self._shown)

    def row(self, index: int, width: int) -> Sequence[RowLine]:
        """Return a heading, or a command with its keys and what it does."""
        one = self._shown[index]
        if isinstance(one, Group):
            return [((one.value, "heading"),)]
        keys = fit(" ".join(self._keys_of.get(one.id, ())), 20).ljust(20)
        here = "plain" if self._pane in one.panes else "dim"
        return [((f" {keys} ", "mark"), (fit(one.help, width - 22), here))]

    def choice(self, index: int) -> str | None:
        """Return the command, if it can be called by its name alone."""
        one = self._shown[index]
        return None if isinstance(one, Group) or one.takes_letter else one.id

    def title_line(self, count: int) -> str:
        """Return the heading."""
        return "Keys and commands · Enter does it, Esc goes back" if count else "No such command"

    def _text(self, one: Command) -> str:
        keys = " ".join(self._keys_of.get(one.id, ()))
        return f"{keys} {one.title} {one.help} {one.group.value}".casefold()
