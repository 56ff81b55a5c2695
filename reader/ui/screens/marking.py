"""What the reading room does while a passage is selected in the text."""

from __future__ import annotations

from abc import abstractmethod

from textual import on

from reader.ui.commands.registry import Pane
from reader.ui.keymap import KeyReader
from reader.ui.screens.gathering import Gathering
from reader.ui.session import Session
from reader.ui.widgets.selecting import SelectableProse


class Marking(Gathering, inherit_bindings=False):
    """The part of the reading room that follows the mouse, and what is selected."""

    prose: SelectableProse
    keys: KeyReader

    def __init__(self, session: Session) -> None:
        """Follow what is selected in the articles of a session."""
        super().__init__(session)
        self.letter_found: tuple[str, int, int] | None = None
        """The letter that was gone to last, which way, and how far before it one stopped."""

    @abstractmethod
    def focus_pane(self, pane: Pane) -> None:
        """Put the focus on a pane."""

    @on(SelectableProse.Turned)
    def show_other_keys(self) -> None:
        """Show the keys that work now: to select with, or to read with."""
        self.keys.pressed = ()
        self.focus_pane(Pane.TEXT)
        self.status.show_keys(self.session.footer_keys(self.prose.pane))

    @on(SelectableProse.Clicked)
    def stand_where_clicked(self, message: SelectableProse.Clicked) -> None:
        """Put the cursor on the quotation or paragraph that was clicked on."""
        if self.opened is None or self.prose.selected is not None:
            return  # a second click has selected a word meanwhile
        self.focus_pane(Pane.TEXT)
        thing = self.opened.thing_at(message.offset)
        self.prose.go_to(message.offset, thing if thing and thing.kind == "quote" else None)
