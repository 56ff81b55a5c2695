"""What is to be added: named in a line, or pasted."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.dataclass import dataclass
from reader.guard import guard, one_line
from reader.library.adding import Wish
from reader.library.named import completions, fault_in, pasted
from reader.library.sources import named_in
from reader.resources import shipped
from reader.ui.rows import fit

ABOUT = (
    "A file, a folder with all pages below it, a pattern, or an address; several with spaces "
    "between. Or paste a page: its text or its HTML, or a list of addresses."
)
HINT = "Enter adds · Tab completes a path · Ctrl+F of feeds, fetch the full pages: {} · Esc leaves"


class SourceLine(Input):
    """A line that names what is to be added, and takes a whole page when one is pasted."""

    @dataclass(slots=True)
    class Pasted(Message):
        """More than one line was pasted, or a line of HTML."""

        wish: Wish

    def on_paste(self, event: events.Paste) -> None:
        """Take a page that is pasted whole; the framework would take its first line."""
        if (wish := pasted(event.text)) is not None:
            event.stop()
            event.prevent_default()
            self.post_message(self.Pasted(wish))


class AddPages(ModalScreen[Wish | None]):
    """Returns what is to be added, or None when it was left."""

    CSS_PATH: ClassVar = [shipped("styles") / "ask.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", priority=True),
        Binding("tab", "complete", "Complete", priority=True),
        Binding("ctrl+f", "full", "Full pages", priority=True),
    ]

    line = query_one("#add-line", SourceLine)
    told = query_one("#add-told", Static)
    hint = query_one("#ask-hint", Static)

    def __init__(self, words: str = "") -> None:
        """Ask for what is to be added.

        Args:
            words: What the line begins as.
        """
        super().__init__()
        self._words = words
        self._pasted: Wish | None = None
        self._full = False

    def compose(self) -> ComposeResult:
        """Lay out the line, what was pasted or is wrong, and the keys."""
        with Vertical(id="ask"):
            yield Static(Content("Add to the library"), id="ask-heading")
            yield Static(Content(ABOUT), classes="ask-about")
            yield SourceLine(guard(self._words), id="add-line", compact=True, select_on_focus=False)
            yield Static(id="add-told", markup=False)
            yield Static(id="ask-hint", markup=False)

    def on_mount(self) -> None:
        """Begin at the end of the words."""
        self._show_keys()
        self.line.focus()

    def on_key(self, event: events.Key) -> None:
        """Take a letter that was pressed before the line had the focus."""
        if event.is_printable and event.character:
            event.stop()
            self.line.insert_text_at_cursor(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Take what was pasted before the line had the focus."""
        event.stop()
        self.line.post_message(events.Paste(event.text))

    @on(SourceLine.Pasted)
    def take_pasted(self, message: SourceLine.Pasted) -> None:
        """Show what was pasted, in place of the line."""
        message.stop()
        self._pasted = message.wish
        with self.prevent(Input.Changed):
            self.line.value = ""
        self._tell(_pasted_words(message.wish))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Forget what was pasted, or was wrong, as soon as something is typed."""
        event.stop()
        self._pasted = None
        self._tell("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give what is to be added, once it is there."""
        event.stop()
        if self._pasted is not None:
            self._give(self._pasted)
            return
        sources = named_in(event.value)
        if (fault := fault_in(sources)) is not None:
            self._tell(one_line(f"{fault.source}: {fault.reason}"))
        elif sources:
            self._give(Wish(tuple(sources)))

    def action_complete(self) -> None:
        """Complete the path, or show how it can go on."""
        line, more = completions(self.line.value)
        self.line.value = line
        self.line.cursor_position = len(line)
        self._tell("  ".join(more))

    def action_full(self) -> None:
        """Fetch the full pages of a feed, or take what the feed has of them."""
        self._full = not self._full
        self._show_keys()

    def action_leave(self) -> None:
        """Drop what was pasted, else leave."""
        if self._pasted is not None:
            self._pasted = None
            self._tell("")
        else:
            self.dismiss(None)

    def _give(self, wish: Wish) -> None:
        self.dismiss(Wish(wish.sources, wish.pasted, self._full))

    def _tell(self, words: str) -> None:
        self.told.update(Content(fit(words, 400)))

    def _show_keys(self) -> None:
        self.hint.update(Content(HINT.format("yes" if self._full else "no")))


def _pasted_words(wish: Wish) -> str:
    """Say what was pasted."""
    if wish.pasted is None:
        return f"{len(wish.sources)} sources: {', '.join(wish.sources)}"
    first = next(line for line in wish.pasted.splitlines() if line.strip())
    size = f"{len(wish.pasted):,} characters"
    return f"A pasted page of {size}: “{fit(first.strip(), 60)}” Enter adds it, Esc drops it."
