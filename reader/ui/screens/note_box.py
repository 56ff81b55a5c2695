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

from reader.dataclass import dataclass
from reader.guard import sanitise
from reader.model import ReaderError
from reader.resources import shipped
from reader.ui.rows import fit

KEYS = "Ctrl+S save · Esc leave · Ctrl+E your editor"
REALLY = "Leave without saving?  Esc again leaves · any other key goes on writing"
TAKEN_UP = "What you had written is here again · Ctrl+S save · Esc leave"
KEEP_AFTER = 1.0
"""Seconds after which words that were written are kept as a draft."""


@dataclass(frozen=True, slots=True)
class Written:
    """How the box was left."""

    words: str
    keep: bool
    """Whether the words are to be the note; else they were given up."""


class NoteBox(ModalScreen[Written]):
    """Returns the words, and whether they are to be kept."""

    CSS_PATH: ClassVar = [shipped("styles") / "note_box.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "leave", "Leave", priority=True),
        Binding("ctrl+e", "editor", "Editor", priority=True),
    ]

    words = query_one("#note-words", TextArea)
    hint = query_one("#note-hint", Static)

    def __init__(
        self,
        passage: str,
        words: str,
        edit: Callable[[str], str],
        keep_draft: Callable[[str], None],
        draft: str | None = None,
    ) -> None:
        """Ask for a note.

        Args:
            passage: What the note stands on.
            words: The note as it is so far.
            edit: Lets words be edited outside, and returns them.
            keep_draft: Keeps words that are not saved yet, without waiting for the disk.
            draft: Words that were being written here when the reader stopped.
        """
        super().__init__()
        self._passage, self._begun, self._edit = passage, words, edit
        self._keep_draft, self._draft = keep_draft, draft
        self._asked = self._waiting = self._has_left = False

    def compose(self) -> ComposeResult:
        """Lay out the passage, the note and the keys."""
        words = self._begun if self._draft is None else self._draft
        with Vertical(id="note-box"):
            yield Static(Content(fit(self._passage, 500)), id="note-passage")
            yield TextArea(sanitise(words), id="note-words", compact=True, soft_wrap=True)
            yield Static(Content(KEYS if self._draft is None else TAKEN_UP), id="note-hint")

    def on_mount(self) -> None:
        """Begin at the end of what is there."""
        self.words.move_cursor(self.words.document.end)
        self.words.focus()

    def on_text_area_changed(self) -> None:
        """Go on writing; what is written is kept soon, at most once a second."""
        if self._asked:
            self._asked = False
            self.hint.update(Content(KEYS))
        if not self._waiting and self.words.text != self._begun:
            self._waiting = True
            self.set_timer(KEEP_AFTER, self.keep_draft)

    def keep_draft(self) -> None:
        """Keep what is written so far as a draft, unless it became a note or was given up."""
        self._waiting = False
        if not self._has_left:
            self._keep_draft(self.words.text)

    def tell(self, words: str) -> None:
        """Tell something below the note."""
        self.hint.update(Content(fit(words, 200)))

    def action_save(self) -> None:
        """Keep the note."""
        self._leave_with(Written(sanitise(self.words.text).strip("\n"), keep=True))

    def action_leave(self) -> None:
        """Leave; ask first when something was written."""
        if self.words.text == self._begun or self._asked:
            self._leave_with(Written(self.words.text, keep=False))
        else:
            self._asked = True
            self.hint.update(Content(REALLY))

    def action_editor(self) -> None:
        """Go on writing in the person's own editor."""
        try:
            self.words.text = sanitise(self._edit(self.words.text))
        except ReaderError as error:
            self.tell(str(error))

    def _leave_with(self, written: Written) -> None:
        self._has_left = True
        self.dismiss(written)
