"""The sidebar: the articles of the library, and how far each is read.

It shows some rows at once and asks for all of them beside the screen; when they come, and
whenever the library changes, the rows that are seen stay where they are.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from contextlib import suppress

from textual import on, work
from textual.app import ComposeResult
from textual.cache import LRUCache
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message

from reader.dataclass import dataclass
from reader.guard import guard, one_line
from reader.library.article_list import View
from reader.library.shelf import Entry
from reader.model import ArticleNotes
from reader.ui.left import LeftInArticles
from reader.ui.listed import EMPTY, Listed
from reader.ui.messages import Done
from reader.ui.pacing import Rounds
from reader.ui.rows import RowLine, entry_row, group_row
from reader.ui.session import Session
from reader.ui.widgets.even import Even, HeadLine
from reader.ui.widgets.rows import Rows
from reader.ui.widgets.searches import SavedSearches

_HEIGHT = 3
"""Lines of a row."""
_AHEAD = 16
"""Rows read together with one that is shown, on each side of it."""


class LibraryList(Vertical, Even):
    """The list of articles with its heading and its filter."""

    heading = query_one("#library-heading", HeadLine)
    searches = query_one("#library-searches", SavedSearches)
    rows = query_one("#library-rows", Rows)

    @dataclass(slots=True)
    class AllFound(Message):
        """All rows of a view were found."""

        view: View
        query: str
        listed: Listed
        since: int
        """After how many changes of the library they were asked for."""
        problem: str = ""
        """Why the query can't be answered."""

    def __init__(self, session: Session, id: str | None = None) -> None:  # noqa: A002
        """List the articles of a session."""
        super().__init__(id=id)
        self._session = session
        self.left = LeftInArticles()
        self.words = ""
        """The words that narrow the list; empty when it is whole."""
        self.working = ""
        """What is being done beside reading; empty for nothing."""
        self._view = View()
        self._listed = Listed()
        self._all: tuple[View, Listed] = (View(), Listed(whole=False))
        """What was listed last without words to narrow it, and in what order."""
        self._changes = 0
        """How often the library changed."""
        self._rounds = Rounds(least=0.0)
        self._to_find = False
        self._entries: LRUCache[int, Entry] = LRUCache(2000)
        self._opened: int | None = None
        self.marks: set[int] = set()
        """The numbers of the articles that are marked."""
        self._to_select: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out the heading over the rows."""
        yield HeadLine(id="library-heading", markup=False)
        cursor = self._session.glyphs.cursor
        yield SavedSearches(self._session, cursor=cursor, id="library-searches")
        rows = Rows(empty=EMPTY, cursor=cursor, id="library-rows")
        rows.can_select = lambda index: self._listed.article(index) is not None
        yield rows

    def on_mount(self) -> None:
        """Stand the saved searches above the articles."""
        self.searches.past_edge = self._down_to_articles
        self.rows.past_edge = self._up_to_searches
        self.rows.find_rest = self._find_rest
        self.list_searches()

    # Saved searches

    @property
    def in_use(self) -> Rows:
        """The rows in which the cursor moves: the saved searches or the articles."""
        return self.searches if self.searches.has_focus else self.rows

    def list_searches(self) -> None:
        """Show the saved searches as they are in the settings."""
        self.searches.list_names()
        if self.searches.asked is not None and not self.searches.asked_query:
            self.ask(None)

    def ask(self, name: str | None) -> None:
        """List the articles that answer a saved search; all again for None."""
        self.searches.asked = name
        self.searches.repaint()
        self._show()

    def choose_search(self) -> None:
        """List the articles of the selected search, and go to them."""
        if (name := self.searches.chosen) is not None:
            self.ask(name)
            self.rows.focus()

    def _down_to_articles(self, step: int) -> None:
        if step > 0:
            self.rows.focus()

    def _up_to_searches(self, step: int) -> None:
        if step < 0 and self.searches.display:
            self.searches.enter()

    # What is listed

    def filter(self, words: str, select: str | None = None) -> None:
        """List what holds all these words, all for "", with the article of the id `select`."""
        self.words = words
        self._show(None if select is None else self._session.catalogue.number(select))

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
        self._all = View(), Listed(whole=False)
        self._changes += 1
        self._session.catalogue.follow()
        left = self._rounds.left(self._session.clock())
        if not left:
            self._find_all(self._wanted_view(), self.searches.asked_query)
        elif not self._to_find:
            self._to_find = True
            self.set_timer(left, self._find_what_came)

    def _find_what_came(self) -> None:
        self._to_find = False
        self._find_all(self._wanted_view(), self.searches.asked_query)

    def on_resize(self) -> None:
        """Fit the heading to the room that there is."""
        self.call_after_refresh(self._head)

    def tell_work(self, words: str) -> None:
        """Say in the heading what is being done beside reading; nothing for ""."""
        if words != self.working:
            self.working = words
            self._head()

    @property
    def selected(self) -> str | None:
        """The id of the selected article."""
        entry = self.selected_entry
        return entry.id if entry else None

    @property
    def selected_entry(self) -> Entry | None:
        """The selected article."""
        return None if self._selected is None else self._entry(self.rows.index)

    # Marks

    def mark(self) -> None:
        """Mark the selected article, or take the mark away, and go on to the next."""
        if self._selected is not None:
            self.marks ^= {self._selected}
            self.rows.repaint()
            self.rows.move(1)
            self._head()

    def mark_all(self) -> None:
        """Mark all that are listed, or none if they are."""
        self._find_rest()
        listed = {number for number in self._listed.numbers if number > 0}
        self.marks = self.marks - listed if listed <= self.marks else self.marks | listed
        self.rows.repaint()
        self._head()

    def unmark(self) -> None:
        """Take all marks away."""
        self.marks = set()
        self.rows.repaint()
        self._head()

    def marked_entries(self) -> list[Entry]:
        """Return the marked articles that are there, in the order of the list."""
        if not self.marks:
            return []
        view = self._session.catalogue.whole(View(self._view.arrangement, (), self._view.marked))
        numbers = [number for number in view if number in self.marks]
        entries = self._session.catalogue.entries(numbers)
        return [entries[number] for number in numbers if number in entries]

    def show_opened(self, id_: str) -> None:
        """Select the article that is open."""
        number = self._session.catalogue.number(id_)
        if number != self._opened:
            self._opened = number
            if (index := self._listed.row(number)) is not None:
                self.rows.select(index)
            elif not self._listed.whole and not self.words:
                self._show(number)
        self.rows.repaint()

    def neighbour(self, step: int, *, unread: bool = False) -> str | None:
        """Return the id of the next article in the list, or of the one before.

        Args:
            step: 1 for the next, -1 for the one before.
            unread: Whether those that were opened are passed over.
        """
        passed = self._session.catalogue.marked(self._session.read_ids()) if unread else set()
        found = self._next(step, passed)
        if found is None and not self._listed.whole:  # it stands beyond the rows that are there
            self._find_rest()
            found = self._next(step, passed)
        return found

    def _next(self, step: int, passed: Container[int]) -> str | None:
        here = self._listed.row(self._opened)
        if here is None and not self._listed.whole:
            return None
        for index, number in self._listed.beyond(-1 if here is None else here, step):
            if number not in passed and (entry := self._entry(index)):
                return entry.id
        return None

    def count(self, notes: ArticleNotes) -> None:
        """Show how much was left in an article."""
        self.left.count(notes)
        self.rows.repaint()

    def count_all(self, every: Iterable[ArticleNotes]) -> None:
        """Show how much was left in each article; nothing in those that are not there."""
        self.left.count_all(every)
        self.rows.repaint()

    # Rows

    @property
    def _selected(self) -> int | None:
        return self._listed.article(self.rows.index)

    def _wanted_view(self) -> View:
        session, sort = self._session, self._session.settings.sort
        chosen = {"unread": session.read_ids, "opened": session.opened_ids}.get(sort)
        words = tuple(self.words.casefold().split())
        return View(sort, words, tuple(chosen()) if chosen else (), session.settings.group)

    def _show(self, around: int | None = None) -> None:
        """Show the rows around an article, or the selected one, at once, and ask for all."""
        wanted = [one for one in (around, self._selected, self._opened) if one is not None]
        self._view = self._wanted_view()
        if query := self.searches.asked_query:
            self._listed.whole = False  # what is there until the answer comes is none of it
            self._head()
            self._find_all(self._view, query)
            return
        self._listed = self._at_once(next(iter(wanted), None))
        found = map(self._listed.row, wanted)
        index = next((one for one in found if one is not None), 0)
        self.rows.empty = self._nothing
        self.rows.show(len(self._listed), self._row, height=_HEIGHT, index=index)
        self._head()
        if not self._listed.whole:  # to find all takes time, of which painting comes first
            self.call_after_refresh(self._find_all, self._view, "")

    def _at_once(self, around: int | None) -> Listed:
        """Return what can be listed at once: all where they were found before, else some rows."""
        view, whole = self._all
        if whole.whole and view == self._view:
            return whole
        stretch = self._session.catalogue.around(self._view, around)
        return Listed(stretch.numbers, whole=stretch.whole, headings=self._view.has_headings)

    @property
    def _nothing(self) -> str:
        return self._listed.nothing(self.words, self.searches.asked_query)

    @work(thread=True, exclusive=True, group="list", exit_on_error=False)
    def _find_all(self, view: View, query: str) -> None:
        from reader.library.query import QueryError

        clock, since = self._session.clock, self._changes
        began = clock()
        try:
            if query:
                first = self._found(view, query, whole=False)
                if len(first) >= max(1, self.rows.size.height // _HEIGHT):  # as many as are seen
                    self.post_message(self.AllFound(view, query, first, since))
            found = self.AllFound(view, query, self._found(view, query), since)
        except QueryError as error:
            found = self.AllFound(view, query, Listed(), since, str(error))
        self._rounds.took(now := clock(), now - began)
        self.post_message(found)

    def _find_rest(self) -> None:
        """Find all rows now, if only some of them are there so far."""
        from reader.library.query import QueryError

        if not self._listed.whole:
            with suppress(QueryError):  # told when the answer comes
                query = self.searches.asked_query
                self._take(self._view, self._found(self._view, query))

    def _found(self, view: View, query: str, *, whole: bool = True) -> Listed:
        if not query:
            numbers = self._session.catalogue.whole(view)
            return Listed(numbers, headings=view.has_headings)
        from reader.ui.searcher import listed

        numbers = listed(self._session, view, query, whole=whole)
        return Listed(numbers, whole=whole, headings=view.has_headings)

    @on(AllFound)
    def show_all(self, message: AllFound) -> None:
        """Show all rows, those that are seen where they are."""
        message.stop()
        view, asked = message.view, message.query
        if asked != self.searches.asked_query or not view.lists_as(self._wanted_view()):
            return
        if not (view.words or asked) and message.since == self._changes:
            self._all = view, message.listed
        self._take(view, message.listed)
        self.rows.empty = guard(message.problem) or self._nothing
        if message.problem:
            self.post_message(Done(f"{self.searches.asked}: {message.problem}", worked=False))

    def _take(self, view: View, listed: Listed) -> None:
        chosen, at = self._selected, self.rows.index
        seen, below = self._seen()
        self._view, self._listed = view, listed
        index, top = listed.row(chosen), listed.row(seen)
        top = None if top is None else max(0, top - below)
        self.rows.replace(len(listed), at if index is None else index, top)
        if (wanted := self._to_select) is not None:
            self._to_select = None
            if (index := listed.row(self._session.catalogue.number(wanted))) is not None:
                self.rows.select(index)
        self._head()

    def _seen(self) -> tuple[int | None, int]:
        """Return the uppermost article that is seen, and how many rows below the top it stands."""
        top = self.rows.top
        heading = self._listed.article(top) is None
        return self._listed.article(top + heading), int(heading)

    def _head(self) -> None:
        name, width = one_line(self.searches.asked or "Library"), self.heading.size.width
        also = (f"{len(self.marks)} marked" if self.marks else "", self.working)
        told = self._listed.heading(name, self.words, also, width or self.app.size.width)
        self.heading.update(Content(told), layout=False)

    def _entry(self, index: int) -> Entry | None:
        """Return the article in a row, or below a heading; None for one that has just gone."""
        numbers = self._listed.numbers
        number = abs(numbers[index])
        if number not in self._entries:
            some = numbers[max(0, index - _AHEAD) : index + _AHEAD]
            for found, entry in self._session.catalogue.entries(set(map(abs, some))).items():
                self._entries[found] = entry
        return self._entries.get(number)

    def _row(self, index: int, width: int) -> Sequence[RowLine]:
        entry = self._entry(index)
        if entry is None:
            return ()
        if (number := self._listed.article(index)) is None:
            return group_row(entry, self._view.headings, width)
        place = self._session.progress.places.get(entry.id)
        counts = self.left.in_article(entry.id)
        marked = number in self.marks
        return entry_row(entry, place, counts, width, self._session.glyphs, marked=marked)
