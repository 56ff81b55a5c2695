"""A screen that is one list, narrowed by typing: the ground of help and of all notes."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.resources import shipped
from reader.ui.commands.registry import Pane
from reader.ui.keymap import Keymap, KeyReader, stroke
from reader.ui.rows import RowLine
from reader.ui.widgets.rows import Rows

Choice = TypeVar("Choice")


class Listing(ModalScreen[Choice | None], Generic[Choice]):
    """A heading, a line to type in, and rows of which one can be chosen.

    In the rows the keys are those of the side panel, as the person has bound them.
    """

    CSS_PATH: ClassVar = [shipped("styles") / "listing.tcss"]
    HEIGHT: ClassVar[int] = 1
    """Lines of a row."""
    TYPE_AT_ONCE: ClassVar[bool] = False
    """Whether the focus begins in the line to type in."""

    heading = query_one("#listing-heading", Static)
    words = query_one("#listing-words", Input)
    rows = query_one("#listing-rows", Rows)

    def __init__(self, keymap: Keymap, cursor: str = "▌") -> None:
        """Make the list with a person's keys, and the mark before the selected row."""
        super().__init__()
        self._keys = KeyReader(keymap)
        self._cursor = cursor
        self._deeds: dict[str, Callable[[], None]] = {
            "move.down": lambda: self.rows.move(1),
            "move.up": lambda: self.rows.move(-1),
            "move.page-down": lambda: self.rows.page(1.0),
            "move.page-up": lambda: self.rows.page(-1.0),
            "move.half-down": lambda: self.rows.page(0.5),
            "move.half-up": lambda: self.rows.page(-0.5),
            "move.top": lambda: self.rows.to_edge(-1),
            "move.bottom": lambda: self.rows.to_edge(1),
            "open": self.choose,
            "find": self.type,
            "back": self.leave,
            "cancel": self.leave,
            "quit": self.leave,
        }

    @abstractmethod
    def narrow(self, words: str) -> int:
        """Keep the rows that hold these words, and return how many they are."""

    @abstractmethod
    def row(self, index: int, width: int) -> Sequence[RowLine]:
        """Return what a row says."""

    @abstractmethod
    def choice(self, index: int) -> Choice | None:
        """Return what choosing a row gives."""

    @abstractmethod
    def title_line(self, count: int) -> str:
        """Return the heading over so many rows."""

    def compose(self) -> ComposeResult:
        """Lay out heading, line and rows."""
        with Vertical(id="listing"):
            yield Static(id="listing-heading", markup=False)
            yield Input(id="listing-words", compact=True, placeholder="type to narrow the list")
            yield Rows(cursor=self._cursor, id="listing-rows")

    def on_mount(self) -> None:
        """List everything."""
        self.fill()
        (self.words if self.TYPE_AT_ONCE else self.rows).focus()

    def fill(self) -> None:
        """List what holds the words, with the selection where it was."""
        count = self.narrow(self.words.value)
        self.rows.show(count, self.row, height=self.HEIGHT, index=self.rows.index)
        self.heading.update(Content(self.title_line(count)))

    def on_key(self, event: events.Key) -> None:
        """Move in the list, choose, or leave."""
        typing = self.words.has_focus
        if typing and event.key not in ("up", "down", "pageup", "pagedown", "enter", "escape"):
            return
        event.stop()
        event.prevent_default()
        found = self._keys.feed(Pane.PANEL, stroke(event.key, event.character))
        if found is not None and (deed := self._deeds.get(found[0])) is not None:
            deed()

    @on(Input.Changed, "#listing-words")
    def narrow_as_typed(self, event: Input.Changed) -> None:
        """Narrow the list with every letter."""
        event.stop()
        self.fill()

    @on(Rows.Chosen)
    def choose_clicked(self, event: Rows.Chosen) -> None:
        """Choose the row that was clicked on."""
        event.stop()
        self.choose()

    def choose(self) -> None:
        """Leave with the selected row."""
        if self.rows.count and (chosen := self.choice(self.rows.index)) is not None:
            self.dismiss(chosen)

    def type(self) -> None:
        """Begin to type words that narrow the list."""
        self.words.focus()

    def leave(self) -> None:
        """Leave the rows: back from typing with words, else out."""
        if self.words.has_focus and not self.TYPE_AT_ONCE:
            self.rows.focus()
        else:
            self.dismiss(None)
