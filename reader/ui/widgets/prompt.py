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
        self._begun_with = ""
        self._awaited = False
        self.display = False

    def ask(self, purpose: Purpose, words: str = "") -> None:
        """Show the prompt, take the focus, and begin with `words`."""
        self.purpose, self._begun_with = purpose, words
        self.placeholder = (
            "search this text" if purpose == "text" else "filter by headline, publisher or date"
        ) + " · Tab: all articles"
        self.display = self._awaited = True
        with self.prevent(Input.Changed):
            self.value = words
        self.focus()

    def validate(self, value: str) -> None:
        """Take any words; the framework would look the styles up anew to say that they are good."""

    @property
    def takes_keys(self) -> bool:
        """Whether keys are meant for it: from when it is asked for, before it has the focus."""
        return self.has_focus or self._awaited

    def take(self, event: events.Key) -> None:
        """Take a letter that was pressed before the focus was here."""
        if event.is_printable and event.character:
            event.stop()
            self.insert_text_at_cursor(event.character)

    def on_mount(self) -> None:
        """Look for what was typed before there was anything to tell of it."""
        if self.value != self._begun_with:
            self.post_message(WordsTyped(self.purpose, self.value))

    def on_focus(self) -> None:
        """Take keys by the focus from now on."""
        self._awaited = False

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
        self.display = self._awaited = False
        self.post_message(PromptLeft(self.purpose, self.value, kept))
