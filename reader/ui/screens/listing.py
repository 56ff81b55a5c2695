"""A screen that is one list, narrowed by typing: the ground of help and of all notes."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.guard import one_line
from reader.resources import shipped
from reader.ui.commands.registry import Pane
from reader.ui.keymap import Keymap, KeyReader, stroke
from reader.ui.rows import RowLine
from reader.ui.widgets.rows import Rows

Choice = TypeVar("Choice")
Row = TypeVar("Row")
_LEAVES_WORDS = ("up", "down", "pageup", "pagedown", "enter", "escape")
"""The keys that act on the rows while words are typed."""


def holding(words: str, rows: Iterable[Row], said: Callable[[Row], str]) -> list[Row]:
    """Return those of `rows` that say all the words, parted by white space, in whatever case.

    Args:
        words: The words.
        rows: What they are looked for in.
        said: Returns what a row says.
    """
    wanted = words.casefold().split()
    return [row for row in rows if all(word in said(row).casefold() for word in wanted)]


class Listing(ModalScreen[Choice | None], Generic[Choice]):
    """A heading, a line to type in, and rows of which one can be chosen.

    In the rows the keys are those of the side panel, as the person has bound them. Keys that
    are pressed before the rows are there are kept, and done in order once they are.
    """

    CSS_PATH: ClassVar = [shipped("styles") / "listing.tcss"]
    HEIGHT: ClassVar[int] = 1
    """Lines of a row."""
    TYPE_AT_ONCE: ClassVar[bool] = False
    """Whether the focus begins in the line to type in."""
    HINT: ClassVar[str] = "type to narrow the list"
    """What stands in the line while nothing is typed."""

    heading = query_one("#listing-heading", Static)
    words = query_one("#listing-words", Input)
    rows = query_one("#listing-rows", Rows)

    def __init__(self, keymap: Keymap, cursor: str = "▌", words: str = "") -> None:
        """Make the list.

        Args:
            keymap: A person's keys.
            cursor: The mark before the selected row.
            words: What stands in the line to type in at first.
        """
        super().__init__()
        self._words = words
        self._keys = KeyReader(keymap)
        self._cursor = cursor
        self._early: list[events.Key] | None = None
        self._typing = self.TYPE_AT_ONCE
        self._filled = ""
        self._instead = ""
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
            yield Input(
                self._words,
                id="listing-words",
                compact=True,
                placeholder=self.HINT,
                select_on_focus=False,
            )
            yield Rows(cursor=self._cursor, id="listing-rows")

    def on_mount(self) -> None:
        """List everything."""
        self.fill()
        (self.words if self.TYPE_AT_ONCE else self.rows).focus()

    def fill(self) -> None:
        """List what holds the words, with the selection where it was."""
        self._filled = self.words.value
        count = self.narrow(self._filled)
        self.rows.show(count, self.row, height=self.HEIGHT, index=self.rows.index)
        self.show_heading()

    def show_heading(self) -> None:
        """Show what is told, else what stands over so many rows."""
        count = self.rows.count
        title = self.title_line(count) if self._early is None else self.waiting_line(count)
        self.heading.update(Content(one_line(self._instead) or title))

    def tell(self, words: str) -> None:
        """Tell in place of the heading what was done or refused, until the next key."""
        self._instead = words
        self.show_heading()

    def waiting_line(self, count: int) -> str:  # noqa: ARG002 - others tell it
        """Return the heading while the rows are still to come; so many are there by now."""
        return self.rows.empty

    def follow(self, working: str, *, done: bool) -> None:
        """Take in that the library changed; for lists that show what is in it.

        Args:
            working: What is being done beside reading; "" for nothing.
            done: Whether all of it is done.
        """

    def follow_notes(self) -> None:
        """Take in that notes changed; for lists that show them."""

    def wait(self, words: str) -> None:
        """Say that the rows are still to come, and keep the keys that are pressed until then."""
        self._early = []
        self.rows.empty = words

    def wait_no_longer(self) -> list[events.Key]:
        """Return the keys that were kept, for `take_early` once the rows are listed."""
        early, self._early = self._early or [], None
        return early

    def take_early(self, early: list[events.Key]) -> None:
        """Do in order what was asked for before the rows were there."""
        for number, event in enumerate(early):
            if not self.is_current:
                # What was pressed after the key that left is meant for the screen below.
                for later in early[number:]:
                    self.app.post_message(events.Key(later.key, later.character))
                return
            self._take(event)

    def on_key(self, event: events.Key) -> None:
        """Move in the list, choose, or leave; while the rows are to come, keep the key."""
        if self._instead:
            self.tell("")
        if self.words.has_focus and event.key not in _LEAVES_WORDS:
            return
        event.stop()
        event.prevent_default()
        if self._early is None:
            self._take(event)
        elif event.key == "escape":
            self.dismiss(None)
        else:
            self._early.append(event)

    def _take(self, event: events.Key) -> None:
        """Take a key as one of a command, or of the words that narrow the list."""
        if self._typing and event.key not in _LEAVES_WORDS:
            if event.is_printable and event.character:
                self.words.insert_text_at_cursor(event.character)
            return
        found = self._keys.feed(Pane.PANEL, stroke(event.key, event.character))
        if found is not None and (deed := self._deeds.get(found[0])) is not None:
            deed()

    @on(events.DescendantFocus)
    def take_by_focus(self, event: events.DescendantFocus) -> None:
        """Let the focus decide from now on whether keys are words."""
        self._typing = self._typing and event.widget is not self.words

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
        """Leave with the selected row, of those that hold the words typed last."""
        if self._filled != self.words.value:
            self.fill()
        if self.rows.count and (chosen := self.choice(self.rows.index)) is not None:
            self.dismiss(chosen)

    def type(self) -> None:
        """Begin to type words that narrow the list; the next key may come before the focus."""
        self._typing = True
        self.words.focus()

    def leave(self) -> None:
        """Leave the rows: back from typing with words, else out."""
        if (self._typing or self.words.has_focus) and not self.TYPE_AT_ONCE:
            self._typing = False
            self.rows.focus()
        else:
            self.dismiss(None)
