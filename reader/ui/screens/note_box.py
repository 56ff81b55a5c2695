"""The box in which a note is written, beside the passage it stands on."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from reader.guard import sanitise
from reader.model import ReaderError
from reader.resources import shipped
from reader.ui.rows import fit

KEYS = "Ctrl+S save · Esc leave · Ctrl+E your editor"
REALLY = "Leave without saving?  Esc again leaves · any other key goes on writing"


class NoteBox(ModalScreen[str | None]):
    """Returns the words of the note, or None when it is left without saving."""

    CSS_PATH: ClassVar = [shipped("styles") / "note_box.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "leave", "Leave", priority=True),
        Binding("ctrl+e", "editor", "Editor", priority=True),
    ]

    words = query_one("#note-words", TextArea)
    hint = query_one("#note-hint", Static)

    def __init__(self, passage: str, words: str, edit: Callable[[str], str]) -> None:
        """Ask for a note.

        Args:
            passage: What the note stands on.
            words: The note as it is so far.
            edit: Lets words be edited outside, and returns them.
        """
        super().__init__()
        self._passage, self._begun, self._edit = passage, words, edit
        self._asked = False

    def compose(self) -> ComposeResult:
        """Lay out the passage, the note and the keys."""
        with Vertical(id="note-box"):
            yield Static(Content(fit(self._passage, 500)), id="note-passage")
            yield TextArea(self._begun, id="note-words", compact=True, soft_wrap=True)
            yield Static(Content(KEYS), id="note-hint")

    def on_mount(self) -> None:
        """Begin at the end of what is there."""
        self.words.move_cursor(self.words.document.end)
        self.words.focus()

    def on_text_area_changed(self) -> None:
        """Go on writing."""
        if self._asked:
            self._asked = False
            self.hint.update(Content(KEYS))

    def action_save(self) -> None:
        """Keep the note."""
        self.dismiss(sanitise(self.words.text).strip("\n"))

    def action_leave(self) -> None:
        """Leave; ask first when something was written."""
        if self.words.text == self._begun or self._asked:
            self.dismiss(None)
        else:
            self._asked = True
            self.hint.update(Content(REALLY))

    def action_editor(self) -> None:
        """Go on writing in the person's own editor."""
        try:
            self.words.text = sanitise(self._edit(self.words.text))
        except ReaderError as error:
            self.hint.update(Content(fit(str(error), 200)))
