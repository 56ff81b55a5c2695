"""Every note, highlight and bookmark of the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on, work
from textual.message import Message

from reader.dataclass import dataclass
from reader.library.left import Left, as_left, asking, people_in, sections, with_speakers
from reader.library.query import read_query
from reader.model import Analysis, Annotation, ReaderError
from reader.ui.rows import RowLine, annotation_row
from reader.ui.screens.digest import Digest
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
NO_MATCH = (
    "Nothing matches.\n\nType words, or fields as in a search: person: said: tag: kind: has: "
    "publisher: by: after: before: is:"
)
READING = "reading the notes …"


@dataclass(slots=True)
class NotesRead(Message):
    """The notes of the library were read."""

    left: Sequence[Left]
    problem: str = ""
    """Why they could not be, in one line."""


class AllNotes(Listing[tuple[str, str]]):
    """Returns (article id, annotation id) of the chosen note, or None."""

    HEIGHT: ClassVar[int] = 4

    def __init__(
        self, session: Session, kind: str = "", words: str = "", *, as_text: bool = False
    ) -> None:
        """List the notes of a session's library.

        Args:
            session: What the screens work with.
            kind: Of the notes that are listed; "" for all.
            words: What they are narrowed by at first.
            as_text: Whether they are to be read as one text at once.
        """
        super().__init__(session.keymap, session.glyphs.cursor, words)
        self._session, self._kind, self._as_text = session, kind, as_text
        self._left: Sequence[Left] = ()
        self._shown: list[Left] = []
        self._answers: Callable[[Left], bool] = _always
        self._problem = ""
        self._deeds["notes.all"] = self.read_as_text

    def on_mount(self) -> None:
        """Read the notes of the library beside the screen."""
        self.wait(READING)
        self.read()

    def follow_notes(self) -> None:
        """Read them anew."""
        self.read()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def read(self) -> None:
        """Read the notes, and who speaks where they stand, beside the screen."""
        session = self._session
        try:
            notes = session.catalogue.in_order(session.notebook.all(), lambda one: one.article.id)
            with session.catalogue.apart() as index:
                left = with_speakers(index, as_left(notes), self._analyse)
            self.post_message(NotesRead(left))
        except (ReaderError, OSError) as error:
            self.post_message(NotesRead((), f"The notes can't be read: {error}"))

    def _analyse(self, id_: str) -> tuple[str, Analysis]:
        shelf = self._session.shelf
        try:
            return shelf.article(id_).text, shelf.analysis(id_)
        except ReaderError:
            return "", Analysis()

    @on(NotesRead)
    def take_in(self, message: NotesRead) -> None:
        """List notes by article, the newest article first, then in text order.

        The selection stays on its note, wherever that is now; it begins on the one that was
        written last: of those with words, if there are any.
        """
        message.stop()
        early, first, selected = self.wait_no_longer(), not self._left, None
        if self._shown:
            selected = self._shown[self.rows.index].one.id
        self._left = message.left
        empty = EMPTY_BOOKMARKS if self._kind else EMPTY
        there = any(map(self._is_listed, self._left))
        self.rows.empty = message.problem or (NO_MATCH if there else empty)
        self.fill()
        if first and self._shown:
            selected = max((one.one for one in self._shown), key=_written).id
        for index, left in enumerate(self._shown):
            if left.one.id == selected:
                self.rows.select(index)
        if first and self._as_text:
            self.read_as_text()
        self.take_early(early)

    def narrow(self, words: str) -> int:
        """Keep the notes that answer a query; one that can't be read changes nothing."""
        self._problem = ""
        try:
            self._answers = self._asking(words)
        except ReaderError as error:
            self._problem = str(error)
        listed = filter(self._is_listed, self._left)
        self._shown = [left for left in listed if self._answers(left)]
        return len(self._shown)

    def _is_listed(self, left: Left) -> bool:
        return self._kind in ("", left.one.kind)

    def _asking(self, words: str) -> Callable[[Left], bool]:
        if not words.strip():
            return _always
        query, session = read_query(words), self._session
        places = session.progress.places.items()
        read = [id_ for id_, place in places if place.finished]
        with session.catalogue.apart() as index:
            known = people_in(index, query, session.shelf.hand.corrections)
        return asking(query, read=read, known=known, begun=True)

    def read_as_text(self) -> None:
        """Show the listed notes as one text."""

        def go(chosen: tuple[str, str] | None) -> None:
            if chosen is not None:
                self.dismiss(chosen)

        if self._shown:
            asked = " ".join(self.words.value.split())
            self.app.push_screen(Digest(self._session, sections(self._shown), asked), go)

    def row(self, index: int, width: int) -> Sequence[RowLine]:
        """Return a note with its passage and the headline of its article."""
        left = self._shown[index]
        where = left.notes.article.title
        return annotation_row(left.one, self._session.glyphs, width, where=where)

    def choice(self, index: int) -> tuple[str, str] | None:
        """Return the note."""
        left = self._shown[index]
        return left.notes.article.id, left.one.id

    def title_line(self, count: int) -> str:
        """Return the heading, or why the query can't be read."""
        what = "bookmarks" if self._kind == "bookmark" else "notes"
        told = f"All my {what} · {count} · Enter opens, / narrows, A reads as a text, q goes back"
        return self._problem or told


def _always(_: Left) -> bool:
    return True


def _written(one: Annotation) -> tuple[bool, str, str]:
    """Return the order in which notes were written, with what has no words before all of them."""
    return bool(one.note), one.modified, one.id
