"""The one registry of commands.

A command is declared where its deed is written, by the decorator `command`. Key
bindings, footer, palette, help and docs/keys.md are all read from `COMMANDS`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from reader.dataclass import dataclass

if TYPE_CHECKING:
    from reader.ui.screens.reading import ReadingRoom

Deed = Callable[["ReadingRoom", str], None]
"""What a command does. The string is the letter that a key sequence ended in, or ""."""


class Pane(Enum):
    """The tables of keys: where the focus can be, and the text while one selects in it."""

    LIST = "list"
    TEXT = "text"
    PANEL = "panel"
    SELECTION = "selection"


class Group(Enum):
    """The headings under which commands are listed, in this order."""

    PANES = "Panes"
    MOVE = "Move"
    JUMP = "Jump by thing"
    SEARCH = "Search"
    SELECT = "Select"
    ANNOTATE = "Annotate"
    BOOKMARKS = "Bookmarks"
    CORRECT = "Put right"
    KEEPING = "Keep notes safe"
    PANELS = "Panels"
    ARTICLE = "Article"
    LIBRARY = "Library"
    VIEW = "View"


FOCUSABLE = (Pane.LIST, Pane.TEXT, Pane.PANEL)
"""Where the focus can be, in the order on the screen."""
EVERYWHERE = frozenset(FOCUSABLE)
ALWAYS = frozenset(Pane)
"""Everywhere, and while one selects."""
TEXT_ONLY = frozenset({Pane.TEXT})
SELECTION_ONLY = frozenset({Pane.SELECTION})
TEXT_AND_SELECTION = TEXT_ONLY | SELECTION_ONLY


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do."""

    id: str
    """"quote.next": what the keymap in the config calls it."""
    keys: tuple[str, ...]
    """Key sequences: "j", "]q", "Ctrl+P"; "<letter>" in one stands for any letter."""
    title: str
    """A short imperative for the palette and the help: "Next quotation"."""
    group: Group
    panes: frozenset[Pane]
    """Where the keys work."""
    footer: tuple[int, str] | None
    """Its rank in the footer and the word beside its key; None when it is not shown there."""
    writes: bool
    """Whether it changes something on disk that is the person's own."""
    deed: Deed

    @property
    def help(self) -> str:
        """A sentence on what it does: the doc string of its deed."""
        return " ".join((self.deed.__doc__ or "").split())

    @property
    def takes_letter(self) -> bool:
        """Whether it needs a letter, and so cannot be called by its name alone."""
        return bool(self.keys) and all("<letter>" in key for key in self.keys)


COMMANDS: dict[str, Command] = {}
"""Every command by its id, in the order of declaration."""


def by_group() -> list[tuple[Group, list[Command]]]:
    """Return every command under its heading, in the order of the headings."""
    return [(group, [one for one in COMMANDS.values() if one.group is group]) for group in Group]


def command(
    id: str,  # noqa: A002 - it is the command's id
    *keys: str,
    title: str,
    group: Group,
    panes: frozenset[Pane] = EVERYWHERE,
    footer: tuple[int, str] | None = None,
    writes: bool = False,
) -> Callable[[Deed], Deed]:
    """Declare a command; its deed is the function below, its help that one's doc string."""

    def declare(deed: Deed) -> Deed:
        if id in COMMANDS:
            raise ValueError(f"the command {id} is declared twice")
        COMMANDS[id] = Command(id, keys, title, group, panes, footer, writes, deed)
        return deed

    return declare
