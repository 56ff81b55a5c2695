"""The sidebar: the articles of the library, and how far each is read.

It shows some rows at once and asks for all of them beside the screen; when they come, and
whenever the library changes, the rows that are seen stay where they are.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.cache import LRUCache
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from reader.library.catalogue import View
from reader.library.shelf import Entry
from reader.model import ArticleNotes
from reader.ui.rows import Counts, RowLine, entry_row
from reader.ui.session import Session
from reader.ui.widgets.rows import Rows

EMPTY = (
    "No articles yet.\n\ni adds pages: a file, a folder, an address, or what you paste.\n\n"
    "So does, in a shell,\n  reader add PATH"
)
NO_MATCH = "Nothing matches.\n\nEsc shows all again."
_AHEAD = 50
"""Rows read together with one that is shown, on each side of it."""


class LibraryList(Vertical):
    """The list of articles with its heading and its filter."""

    heading = query_one("#library-heading", Static)
    rows = query_one("#library-rows", Rows)

    @dataclass
    class AllFound(Message):
        """All rows of a view were found."""

        view: View
        numbers: array[int]

    def __init__(self, session: Session, id: str | None = None) -> None:  # noqa: A002
        """List the articles of a session."""
        super().__init__(id=id)
        self._session = session
        self._counts: dict[str, Counts] = {}
        self._words = ""
        self._working = ""
        self._view = View()
        self._numbers: Sequence[int] = ()
        self._whole = True
        self._entries: LRUCache[int, Entry] = LRUCache(2000)
        self._opened: int | None = None
        self._to_select: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out the heading over the rows."""
        yield Static(id="library-heading", markup=False)
        cursor = ">" if self._session.ascii_only else "▌"
        yield Rows(empty=EMPTY, cursor=cursor, id="library-rows")

    def fill(self) -> None:
        """List all articles."""
        self.filter("")

    def filter(self, words: str) -> None:
        """List the articles whose headline, publisher or date hold all of these words."""
        self._words = words
        self._show()

    def sort(self) -> None:
        """List the articles in the order of the settings."""
        self._show()

    def refill(self, select: str | None = None) -> None:
        """List what is in the library now; the rows that are seen stay where they are.

        Args:
            select: The id of an article that is to be selected, once it is listed.
        """
        self._to_select = select or self._to_select
        self._entries.clear()
        self._session.catalogue.follow()
        self._find_all(self._wanted_view())

    def tell_work(self, words: str) -> None:
        """Say in the heading what is being done beside reading; nothing for ""."""
        if words != self._working:
            self._working = words
            self._head()

    @property
    def words(self) -> str:
        """The words that narrow the list; empty when it is whole."""
        return self._words

    @property
    def selected(self) -> str | None:
        """The id of the selected article."""
        number = self._selected
        entry = None if number is None else self._entry(self.rows.index)
        return entry.id if entry else None

    def show_opened(self, id_: str) -> None:
        """Select the article that is open."""
        number = self._session.catalogue.number(id_)
        if number != self._opened:
            self._opened = number
            if (index := self._index(number)) is not None:
                self.rows.select(index)
            elif not self._whole and not self._words:
                self._show(number)
        self.rows.repaint()

    def neighbour(self, step: int, *, unread: bool = False) -> str | None:
        """Return the id of the next article in the list, or of the one before.

        Args:
            step: 1 for the next, -1 for the one before.
            unread: Whether those that were opened are passed over.
        """
        if not self._whole:
            self._take(self._view, self._session.catalogue.whole(self._view))
        passed = self._session.catalogue.marked(self._session.read_ids()) if unread else set()
        here = self._index(self._opened)
        index = (-1 if here is None else here) + step
        while 0 <= index < len(self._numbers):
            if self._numbers[index] not in passed and (entry := self._entry(index)):
                return entry.id
            index += step
        return None

    def count(self, notes: ArticleNotes) -> None:
        """Show how much was left in an article."""
        self._counts[notes.article.id] = _counts(notes)
        self.rows.repaint()

    def count_all(self, every: Iterable[ArticleNotes]) -> None:
        """Show how much was left in each article; nothing in those that are not there."""
        self._counts = {notes.article.id: _counts(notes) for notes in every}
        self.rows.repaint()

    def tags_in_use(self) -> list[str]:
        """Return the tags of the library's articles, the commonest first."""
        used = Counter(tag for counts in self._counts.values() for tag in counts.tags)
        return sorted(used, key=lambda tag: (-used[tag], tag))

    # Rows

    @property
    def _selected(self) -> int | None:
        index = self.rows.index
        return self._numbers[index] if 0 <= index < len(self._numbers) else None

    def _wanted_view(self) -> View:
        session, words = self._session, tuple(self._words.casefold().split())
        marked: Sequence[str] = ()
        if session.settings.sort == "unread":
            marked = session.read_ids()
        elif session.settings.sort == "opened":
            marked = session.opened_ids()
        return View(session.settings.sort, words, tuple(marked))

    def _show(self, around: int | None = None) -> None:
        """Show the rows around an article, or the selected one, at once, and ask for all."""
        wanted = [one for one in (around, self._selected, self._opened) if one is not None]
        self._view = self._wanted_view()
        stretch = self._session.catalogue.around(self._view, next(iter(wanted), None))
        self._numbers, self._whole = stretch.numbers, stretch.whole
        found = map(self._index, wanted)
        index = next((one for one in found if one is not None), 0)
        self.rows.empty = NO_MATCH if self._words else EMPTY
        self.rows.show(len(self._numbers), self._row, height=3, index=index)
        self._head()
        if not self._whole:
            self._find_all(self._view)

    @work(thread=True, exclusive=True, group="list", exit_on_error=False)
    def _find_all(self, view: View) -> None:
        self.post_message(self.AllFound(view, self._session.catalogue.whole(view)))

    @on(AllFound)
    def show_all(self, message: AllFound) -> None:
        """Show all rows, those that are seen where they are."""
        message.stop()
        wanted = self._wanted_view()
        if (message.view.arrangement, message.view.words) == (wanted.arrangement, wanted.words):
            self._take(message.view, message.numbers)

    def _take(self, view: View, numbers: Sequence[int]) -> None:
        chosen, at, top = self._selected, self.rows.index, self.rows.top
        seen = self._numbers[top] if top < len(self._numbers) else None
        self._view, self._numbers, self._whole = view, numbers, True
        index = self._index(chosen)
        self.rows.replace(len(numbers), at if index is None else index, self._index(seen))
        if (wanted := self._to_select) is not None:
            self._to_select = None
            if (index := self._index(self._session.catalogue.number(wanted))) is not None:
                self.rows.select(index)
        self._head()

    def _index(self, number: int | None) -> int | None:
        """Return where an article stands in the list; None where it does not."""
        if number is None:
            return None
        try:
            return self._numbers.index(number)
        except ValueError:
            return None

    def _head(self) -> None:
        shown = f"{len(self._numbers)}{'' if self._whole else '+'}"
        if self._words:
            words = f"/{self._words} · {shown}"
        else:
            words = f"Library · {shown}" if self._whole else "Library"
        if self._working:
            words = f"{words} · {self._working}"
        self.heading.update(Content(words))

    def _entry(self, index: int) -> Entry | None:
        """Return the article in a row; None for one that has just gone."""
        number = self._numbers[index]
        if number not in self._entries:
            some = self._numbers[max(0, index - _AHEAD) : index + _AHEAD]
            for found, entry in self._session.catalogue.entries(some).items():
                self._entries[found] = entry
        return self._entries.get(number)

    def _row(self, index: int, width: int) -> Sequence[RowLine]:
        entry = self._entry(index)
        if entry is None:
            return ()
        place = self._session.progress.places.get(entry.id)
        counts = self._counts.get(entry.id, Counts())
        return entry_row(entry, place, counts, width, self._session.glyphs)


def _counts(notes: ArticleNotes) -> Counts:
    kinds = Counter(one.kind for one in notes.annotations)
    return Counts(
        notes=kinds["note"] + kinds["highlight"],
        bookmarks=kinds["bookmark"],
        starred=notes.starred,
        tags=notes.tags,
    )
