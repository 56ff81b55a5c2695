"""What the reading room does while a passage is selected in the text."""

from __future__ import annotations

from abc import abstractmethod

from textual import on

from reader.ui.commands.registry import Pane
from reader.ui.screens.beginning import Beginning
from reader.ui.session import Session
from reader.ui.widgets.selecting import SelectableProse

FLASH = 1.0
"""Seconds for which a place that was jumped to stands out, at least."""


class Marking(Beginning, inherit_bindings=False):
    """The part of the reading room that follows the mouse, and what is selected."""

    prose: SelectableProse

    def __init__(self, session: Session) -> None:
        """Follow what is selected in the articles of a session."""
        super().__init__(session)
        self.letter_found: tuple[str, int, int] | None = None
        """The letter that was gone to last, which way, and how far before it one stopped."""
        self._flash_ends = 0.0

    @property
    @abstractmethod
    def pane_name(self) -> Pane:
        """The table of keys that holds where the focus is."""

    @abstractmethod
    def focus_pane(self, pane: Pane) -> None:
        """Put the focus on a pane."""

    def on_mount(self) -> None:
        """Show no marks that were switched off."""
        self.prose.hide(frozenset(self.session.settings.marks_off))

    def flash(self, start: int | None = None, end: int | None = None) -> None:
        """Let a passage stand out for a moment, or till the next key: where one jumped to.

        Args:
            start: Where it begins; None for the thing at the cursor, else its line.
            end: Where it ends, exclusive.
        """
        if self.app.animation_level == "none":
            return
        if start is None or end is None:
            thing = self.prose.thing
            start, end = (thing.start, thing.end) if thing else self.prose.line_span
        self._flash_ends = self.session.clock() + FLASH
        self.prose.flash(start, end)

    def tick(self) -> None:
        """Do what is due, and let no passage stand out for longer than a moment."""
        super().tick()
        if self.session.clock() >= self._flash_ends:
            self.prose.end_flash()

    @on(SelectableProse.Turned)
    def show_other_keys(self) -> None:
        """Show the keys that work now: to select with, or to read with."""
        if self.prose.selected is not None:
            self.focus_pane(Pane.TEXT)
        self.status.show_keys(self.session.footer_keys(self.pane_name))

    @on(SelectableProse.Clicked)
    def stand_where_clicked(self, message: SelectableProse.Clicked) -> None:
        """Put the cursor on the quotation or paragraph that was clicked on."""
        if self.opened is None or self.prose.selected is not None:
            return  # a second click has selected a word meanwhile
        self.focus_pane(Pane.TEXT)
        thing = self.opened.thing_at(message.offset)
        self.prose.go_to(message.offset, thing if thing and thing.kind == "quote" else None)
