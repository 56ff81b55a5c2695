"""The line in which words to look for are typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual import events
from textual.message import Message
from textual.widgets import Input

Purpose = Literal["text", "list"]


class Prompt(Input):
    """One line of input at the foot of the screen, shown while it is asked for."""

    @dataclass
    class Typed(Message):
        """The words changed."""

        purpose: Purpose
        words: str

    @dataclass
    class Left(Message):
        """The person is done: with the words kept, or not."""

        purpose: Purpose
        words: str
        kept: bool

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        """Make a prompt that is put away."""
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.purpose: Purpose = "text"
        self.display = False

    def ask(self, purpose: Purpose, words: str = "") -> None:
        """Show the prompt, take the focus, and begin with `words`."""
        self.purpose = purpose
        self.placeholder = (
            "search this text" if purpose == "text" else "filter by headline, publisher or date"
        )
        self.display = True
        with self.prevent(Input.Changed):
            self.value = words
        self.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on every change while typing."""
        event.stop()
        self.post_message(self.Typed(self.purpose, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the words and go."""
        event.stop()
        self._leave(kept=True)

    def on_key(self, event: events.Key) -> None:
        """Let Esc leave without the words, and the arrows leave with them."""
        if event.key in ("escape", "down", "up"):
            event.stop()
            event.prevent_default()
            self._leave(kept=event.key != "escape")

    def _leave(self, *, kept: bool) -> None:
        self.display = False
        self.post_message(self.Left(self.purpose, self.value, kept))
