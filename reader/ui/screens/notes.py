"""Every note, highlight and bookmark of the library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on, work

from reader.model import Annotation, ArticleNotes, ReaderError
from reader.ui.messages import NotesCounted
from reader.ui.rows import STATE_WORDS, RowLine, annotation_row
from reader.ui.screens.listing import Listing
from reader.ui.session import Session

EMPTY = (
    "No notes yet.\n\nIn a text, go to a quotation with ]q and press a to note it, "
    "H to highlight it, or m and a letter to bookmark the place."
)
EMPTY_BOOKMARKS = (
    "No bookmarks yet.\n\nIn a text, mm bookmarks the place, or m and a letter; "
    "' and the letter comes back."
)
NO_MATCH = "Nothing matches."
READING = "reading the notes …"


class AllNotes(Listing[tuple[str, str]]):
    """Returns (article id, annotation id) of the chosen note, or None."""

    HEIGHT: ClassVar[int] = 4

    def __init__(self, session: Session, kind: str = "", words: str = "") -> None:
        """List the notes of a session's library, or those of one kind, that hold the words."""
        super().__init__(session.keymap, session.glyphs.cursor, words)
        self._session, self._kind = session, kind
        self._all: list[tuple[ArticleNotes, Annotation]] = []
        self._shown: list[tuple[ArticleNotes, Annotation]] = []

    def on_mount(self) -> None:
        """Read the notes of the library beside the screen."""
        self.wait(READING)
        self._read()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        try:
            self.post_message(NotesCounted(tuple(self._session.notebook.all())))
        except (ReaderError, OSError):
            self.post_message(NotesCounted(()))

    @on(NotesCounted)
    def take_in(self, message: NotesCounted) -> None:
        """List what was read."""
        message.stop()
        self.list_notes(message.notes)

    def list_notes(self, every: Iterable[ArticleNotes]) -> None:
        """List notes by article, the newest article first, then in text order.

        The selection stays on its note, wherever that is now; it begins on the one that was
        written last: of those with words, if there are any.
        """
        early, first, selected = self.wait_no_longer(), not self._all, None
        if self._shown:
            selected = self._shown[self.rows.index][1].id
        notes = self._session.catalogue.in_order(every, lambda one: one.article.id)
        self._all = [(one, each) for one in notes for each in one.annotations]
        self.rows.empty = NO_MATCH if self._all else EMPTY_BOOKMARKS if self._kind else EMPTY
        self.fill()
        if first and self._shown:
            selected = max((one for _, one in self._shown), key=_written).id
        for index, (_, one) in enumerate(self._shown):
            if one.id == selected:
                self.rows.select(index)
        self.take_early(early)

    def narrow(self, words: str) -> int:
        """Keep the notes whose words, passage, label or headline hold all the words."""
        wanted = words.casefold().split()
        self._shown = [
            (notes, one)
            for notes, one in self._all
            if self._kind in ("", one.kind) and all(word in _text(notes, one) for word in wanted)
        ]
        return len(self._shown)

    def row(self, index: int, width: int) -> Sequence[RowLine]:
        """Return a note with its passage and the headline of its article."""
        notes, one = self._shown[index]
        return annotation_row(one, self._session.glyphs, width, where=notes.article.title)

    def choice(self, index: int) -> tuple[str, str] | None:
        """Return the note."""
        notes, one = self._shown[index]
        return notes.article.id, one.id

    def title_line(self, count: int) -> str:
        """Return the heading."""
        what = "bookmarks" if self._kind == "bookmark" else "notes"
        return f"All my {what} · {count} · Enter opens, / narrows, q goes back"


def _written(one: Annotation) -> tuple[bool, str, str]:
    """Return the order in which notes were written, with what has no words before all of them."""
    return bool(one.note), one.modified, one.id


def _text(notes: ArticleNotes, one: Annotation) -> str:
    label, state = one.label or "", STATE_WORDS.get(one.state, "")
    parts = (notes.article.title, one.kind, label, state, *one.tags, one.target.exact, one.note)
    return " ".join(parts).casefold()
