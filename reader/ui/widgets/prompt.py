"""The line in which words to look for are typed."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from reader.ui.messages import PromptLeft, Purpose, SearchWidened, WordsTyped
from reader.ui.widgets.even import Settled


class Prompt(Input, Settled):
    """One line of input at the foot of the screen, shown while it is asked for.

    It lies over the last line of the room, and nothing is laid out anew for what is typed.
    """

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
        ) + " · Tab: all articles"
        self.display = True
        with self.prevent(Input.Changed):
            self.value = words
        self.focus()

    def validate(self, value: str) -> None:
        """Take any words; the framework would look the styles up anew to say that they are good."""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on every change while typing.

        Not one that was overtaken by another, or by the key that left.
        """
        event.stop()
        if self.display and event.value == self.value:
            self.post_message(WordsTyped(self.purpose, event.value))

    def on_key(self, event: events.Key) -> None:
        """Let Esc leave without the words, Enter and the arrows with them, and Tab widen."""
        if event.key == "tab":
            event.stop()
            event.prevent_default()
            self._leave(kept=False)
            self.post_message(SearchWidened(self.value))
        elif event.key in ("enter", "escape", "down", "up"):
            event.stop()
            event.prevent_default()
            self._leave(kept=event.key != "escape")

    def _leave(self, *, kept: bool) -> None:
        self.display = False
        self.post_message(PromptLeft(self.purpose, self.value, kept))
