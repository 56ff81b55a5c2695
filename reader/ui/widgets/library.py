"""The sidebar: the articles of the library, and how far each is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from reader.library.shelf import Entry
from reader.model import ArticleNotes
from reader.ui.rows import Counts, RowLine, entry_row, is_unread
from reader.ui.session import Session
from reader.ui.widgets.rows import Rows
from reader.wording import spoken_date

EMPTY = "No articles yet.\n\nAdd pages with\n  reader add PATH"
NO_MATCH = "Nothing matches.\n\nEsc shows all again."


class LibraryList(Vertical):
    """The list of articles with its heading and its filter."""

    heading = query_one("#library-heading", Static)
    rows = query_one("#library-rows", Rows)

    def __init__(self, session: Session, id: str | None = None) -> None:  # noqa: A002
        """List the articles of a session."""
        super().__init__(id=id)
        self._session = session
        self._counts: dict[str, Counts] = {}
        self._words = ""
        self._shown: Sequence[Entry] = ()
        self._opened: str | None = None

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
        chosen = self.selected
        every = self._session.shelf.entries
        wanted = words.casefold().split()
        self._shown = [one for one in every if all(word in _haystack(one) for word in wanted)]
        ids = [one.id for one in self._shown]
        here = next((id_ for id_ in (chosen, self._opened) if id_ in ids), None)
        self.rows.empty = NO_MATCH if words else EMPTY
        index = ids.index(here) if here is not None else 0
        self.rows.show(len(ids), self._row, height=3, index=index)
        total, shown = len(every), len(ids)
        self.heading.update(Content(f"Library · {total}" if not words else f"/{words} · {shown}"))

    @property
    def words(self) -> str:
        """The words that narrow the list; empty when it is whole."""
        return self._words

    @property
    def selected(self) -> str | None:
        """The id of the selected article."""
        shown = self._shown
        return shown[self.rows.index].id if 0 <= self.rows.index < len(shown) else None

    def show_opened(self, id_: str) -> None:
        """Select the article that is open."""
        if id_ != self._opened:
            self._opened = id_
            for index, entry in enumerate(self._shown):
                if entry.id == id_:
                    self.rows.select(index)
                    break
        self.rows.repaint()

    def neighbour(self, step: int, *, unread: bool = False) -> str | None:
        """Return the id of the next article in the list, or of the one before.

        Args:
            step: 1 for the next, -1 for the one before.
            unread: Whether those that were opened are passed over.
        """
        places = self._session.progress.places
        ids = [entry.id for entry in self._shown]
        index = (ids.index(self._opened) if self._opened in ids else -1) + step
        while 0 <= index < len(ids):
            if not unread or is_unread(places.get(ids[index])):
                return ids[index]
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

    def _row(self, index: int, width: int) -> Sequence[RowLine]:
        entry = self._shown[index]
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


def _haystack(entry: Entry) -> str:
    date = entry.published or ""
    parts = (entry.title, entry.publisher or "", date, spoken_date(date))
    return " ".join(parts).casefold()
