"""Searching all articles: one query, answered while it is typed."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import events, on, work
from textual.message import Message
from textual.widgets import Input

from reader.dataclass import dataclass
from reader.guard import guard, one_line
from reader.library.finding import Found
from reader.library.passage import marks_in
from reader.library.person import Known
from reader.library.query import QueryError, read_query
from reader.model import ReaderError
from reader.ui.rows import RowLine, found_row, known_row
from reader.ui.screens.ask import Ask, AskWords, Option
from reader.ui.screens.listing import Listing
from reader.ui.searcher import MOST, Superseded, ask, people_asked
from reader.ui.session import Session

PAUSE = 0.1
"""Seconds without a letter after which the library is asked."""
FIRST = 12
"""Articles that are shown while the texts of the others are still being read: a screenful."""
EMPTY = (
    'Type words, "phrases", begin*, -not or OR. Fields narrow it:\n\n'
    'person:"Jane Doe"  said:tariff  by:  publisher:\n'
    "after:2009-01  before:2010  tag:  kind:todo  has:note  is:unread\n\n"
    "Enter opens at the passage, Tab looks in your notes, Ctrl+S saves the search\n"
    "for the list, Esc goes back."
)
NOTHING = "No article answers this.\n\nTab looks in your notes."
LOOKING = " · looking …"
"""What the heading tells while there may be more than stands there."""
NO_LIBRARY = "These pages were opened by their paths; reader without a path searches the library."


@dataclass(frozen=True, slots=True)
class Chosen:
    """A hit that is to be opened."""

    id: str
    at: int | None
    """Where its sentence has the first mark; None where no words of the text were asked for."""
    words: str
    """The query."""
    hits: tuple[tuple[int, int], ...]
    """Where what was looked for stands in the text."""


@dataclass(frozen=True, slots=True)
class PersonInstead:
    """A person's page is to be shown."""

    name: str
    role: str
    """What tells them from others of the name; "" where that is not asked."""


@dataclass(frozen=True, slots=True)
class NotesInstead:
    """The words are to be looked for in the person's notes."""

    words: str


class LibrarySearch(Listing[Chosen | PersonInstead | NotesInstead]):
    """Returns the hit that was chosen, the wish to look in the notes, or None.

    A key that acts on the hits, pressed before those of what stands typed have come, is kept
    until they have, and with it all that is pressed after it.
    """

    HEIGHT: ClassVar[int] = 5
    TYPE_AT_ONCE: ClassVar[bool] = True
    HINT: ClassVar[str] = 'words, "phrases", person:, said:, after:, has:note …'

    @dataclass(slots=True)
    class Answered(Message):
        """The library was asked."""

        words: str
        found: tuple[Found, ...]
        problem: str = ""
        people: tuple[Known, ...] = ()
        """Who bears a name that is asked for."""
        whole: bool = True
        """Whether all was looked through."""

    def __init__(
        self,
        session: Session,
        keep: Callable[[Mapping[str, str]], None],
        words: str = "",
        working: str = "",
    ) -> None:
        """Search the library of a session.

        Args:
            session: The session.
            keep: Keeps other saved searches in place of those in the settings.
            words: The query to begin with.
            working: What is being done beside reading that lets more articles answer.
        """
        super().__init__(session.keymap, session.glyphs.cursor, words)
        self._session, self._keep = session, keep
        self._found: tuple[Found, ...] = ()
        self._people: tuple[Known, ...] = ()
        self._answered = ""
        self._problem = ""
        self._whole = True
        self._working = working

    def on_mount(self) -> None:
        """Answer what stands typed at the beginning."""
        self.ask(self.words.value)

    def on_key(self, event: events.Key) -> None:
        """Widen to the notes with Tab; else as in every list."""
        if event.key == "tab":
            event.stop()
            event.prevent_default()
            self.dismiss(NotesInstead(self.words.value))
            return
        if event.key == "ctrl+s":
            event.stop()
            event.prevent_default()
            self.save()
            return
        super().on_key(event)
        if self._early:
            # So that the letters after it come here and not into the line.
            self._typing = True
            self.set_focus(None)

    @on(Input.Changed, "#listing-words")
    def narrow_as_typed(self, event: Input.Changed) -> None:
        """Ask the library with every letter."""
        event.stop()
        self.ask(event.value)

    def ask(self, words: str) -> None:
        """Ask the library, and keep what is pressed to choose of the answer until it comes."""
        if words != self._answered and self._early is None:
            self.wait("")
        self._ask(words)

    def follow(self, working: str, *, done: bool) -> None:  # noqa: ARG002 - each step may bring more
        """Go on with what the library knows by now, and say what is being done beside reading."""
        self._working = working
        if self.is_mounted:
            self.show_heading()
            self._ask(self.words.value)

    @work(exclusive=True, group="ask", exit_on_error=False)
    async def _ask(self, words: str) -> None:
        await asyncio.sleep(PAUSE)
        stop = threading.Event()
        try:
            self.post_message(await asyncio.to_thread(self._answer, words, stop))
        except Superseded:
            pass
        finally:
            stop.set()

    def _answer(self, words: str, stop: threading.Event) -> Answered:
        found: list[Found] = []
        people: tuple[Known, ...] = ()
        if not words.strip():
            return self.Answered(words, ())
        try:
            query = read_query(words)
            people = people_asked(self._session, query)
            for one in ask(self._session, query, stop):
                found.append(one)
                if len(found) == FIRST:
                    first = self.Answered(words, tuple(found), people=people, whole=False)
                    self.post_message(first)
        except (ReaderError, OSError) as error:
            return self.Answered(words, (), str(error))
        return self.Answered(words, tuple(found), people=people)

    # Saved searches

    def save(self) -> None:
        """Save the query that stands there under a name; or take it out, or give it another."""
        words = self.words.value.strip()
        try:
            read_query(words)
        except QueryError:
            return  # the rows tell what is wrong with it
        if (name := self._saved_as) is None:
            self._ask_name(words)
            return
        options = [Option("r", "Remove it", "remove"), Option("n", "Give it another name", "name")]

        def do(answer: str | None) -> None:
            if answer == "remove":
                self._keep_searches(name, None, words)
            elif answer == "name":
                self._ask_name(words, name)

        session = self._session
        heading = f"Saved as “{name}”"
        self.app.push_screen(
            Ask(session.keymap, heading, [words], options, session.glyphs.cursor), do
        )

    @property
    def _saved_as(self) -> str | None:
        words = self.words.value.strip()
        searches = self._session.settings.searches
        return next((name for name, query in searches.items() if query == words), None)

    def _ask_name(self, words: str, before: str | None = None) -> None:
        def save(name: str | None) -> None:
            if name is not None:
                self._keep_searches(before, " ".join(name.split()), words)

        heading = "Name of this search in the list"
        self.app.push_screen(AskWords(heading, before or words), save)

    def _keep_searches(self, before: str | None, name: str | None, words: str) -> None:
        searches = dict(self._session.settings.searches)
        if before is not None:
            searches.pop(before, None)
        if name is not None:
            searches[name] = words
        self._keep(searches)
        self.show_heading()

    # Answers

    @on(Answered)
    def show_answer(self, message: Answered) -> None:
        """List what answers the query that stands there now, then do what was asked for."""
        message.stop()
        if message.words != self.words.value:
            return
        changed = message.words != self._answered
        self._found, self._problem, self._answered = message.found, message.problem, message.words
        self._people, self._whole = message.people, message.whole
        early = self.wait_no_longer()
        if changed:
            self.rows.select(0)
        self.fill()
        if early:
            self.take_early(early)
            self.words.focus()

    def narrow(self, words: str) -> int:
        """Return how many articles answer the query."""
        told = NOTHING if words.strip() and words == self._answered else EMPTY
        if not self._session.catalogue.is_library:
            told = NO_LIBRARY
        self.rows.empty = guard(self._problem) or told
        return len(self._people) + len(self._found)

    def row(self, index: int, width: int) -> Sequence[RowLine]:
        """Return a person who was asked for, or an article with the sentence that shows why."""
        if index < len(self._people):
            return known_row(self._people[index], width, self._session.glyphs.more)
        found = self._found[index - len(self._people)]
        return found_row(found, width, self._session.glyphs.more)

    def choice(self, index: int) -> Chosen | PersonInstead | None:
        """Return the person, or the hit, to be opened where its sentence has the first mark."""
        if index < len(self._people):
            return PersonInstead(self._people[index].name, self._people[index].role)
        found = self._found[index - len(self._people)]
        at = None
        if found.passage is not None:
            at = found.passage.marks[0][0] if found.passage.marks else found.passage.start
        try:
            hits = marks_in(found.text, read_query(self._answered), found.said)
        except QueryError:
            return None
        return Chosen(found.hit.id, at, self._answered, hits)

    def waiting_line(self, count: int) -> str:
        """Return the heading over the hits of what stood typed before."""
        return self.title_line(count)

    def title_line(self, count: int) -> str:  # noqa: ARG002 - people are not counted
        """Return the heading."""
        articles = len(self._found)
        more = "" if self._whole and articles < MOST else "+"
        told = f" · {articles}{more}" if articles else ""
        told += "" if self._whole else LOOKING
        name = self._saved_as
        saved = f" · saved as {one_line(name)}" if name else ""
        keys = "Enter opens, Tab: my notes, Ctrl+S saves, Esc goes back"
        if name:  # which needs the room; what else there is, the answers to Ctrl+S tell
            keys = "Tab: my notes, Ctrl+S renames"
        return f"All articles{told}{saved} · {self._working or keys}"
