"""What the reading room does while words to look for are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from reader.ui.screens.marking import Marking
from reader.ui.session import Session

if TYPE_CHECKING:
    from reader.ui.widgets.prompt import Prompt


class Asking(Marking, inherit_bindings=False):
    """The part of the reading room that has the line in which words are typed."""

    def __init__(self, session: Session) -> None:
        """Ask for what to look for in the articles of a session."""
        super().__init__(session)
        self._prompt: Prompt | None = None

    @property
    def prompt(self) -> Prompt:
        """The line in which words are typed, which is made when it is first asked for."""
        if self._prompt is None:
            from reader.ui.widgets.prompt import Prompt

            self._prompt = Prompt(id="prompt")
            # First, so that the places of the others in the order stay.
            self.query_one("#room").mount(self._prompt, before=0)
        return self._prompt

    def takes_words(self, event: events.Key) -> bool:
        """Give a key to that line, if words are being typed there; tell whether they are."""
        if self._prompt is None or not self._prompt.takes_keys:
            return False
        self._prompt.take(event)
        return True
