"""A person's page: who they are over the whole library, and everything they said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.cache import LRUCache
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static

from reader.dataclass import dataclass
from reader.guard import one_line
from reader.library.bearers import Bearers
from reader.library.compare import with_role
from reader.library.namesakes import Bearer
from reader.library.person import ARTICLE, Record, Spot, first_of, maybe_same, record_of, spots
from reader.model import Person
from reader.ui.commands.registry import Pane
from reader.ui.keymap import stroke
from reader.ui.opened import Jump
from reader.ui.person_facts import LINES, counted, facts, which
from reader.ui.rows import RowLine, count_of, fit, spot_row
from reader.ui.screens.ask import AskWords
from reader.ui.screens.listing import Listing
from reader.ui.screens.who import Answer, Who
from reader.ui.session import Session
from reader.ui.timeline import Timeline, timeline
from reader.ui.turns import Way
from reader.ui.widgets.rows import Rows

READING = "reading what is known of them …"
NOBODY = "Nobody is called so in the library.\n\nIt is still being studied, or was put right."
_AHEAD = 30
"""Places read together with one that is shown, on each side of it."""
_TIMELINE = 4
"""Lines of the timeline."""
_DOWN = frozenset({"move.down", "move.page-down", "move.half-down"})
_AT_ONCE = frozenset(
    {"move.up", "move.page-up", "move.half-up", "move.top", "open", "back", "quit"}
)
"""What is done among the first places; all else waits until all are there."""


@dataclass(frozen=True, slots=True)
class SearchFor:
    """A query to go on with in the search of all articles."""

    words: str


class PersonPage(Listing[Jump | SearchFor]):
    """Returns the place that was chosen, a query to go on with, or None."""

    HEIGHT: ClassVar[int] = 4

    facts = query_one("#person-facts", Static)
    line = query_one("#person-timeline", Static)

    @dataclass(slots=True)
    class Read(Message):
        """What the library knows of the person was read."""

        record: Record
        bearers: tuple[Bearer, ...]
        """Who bears the name, where they are kept apart; else nobody."""
        at: int
        """Which of them is shown."""
        unsure: int
        """Articles that do not say which of them is meant."""

    @dataclass(slots=True)
    class Begun(Message):
        """The first places of somebody whom many articles name were read."""

        record: Record

    @dataclass(slots=True)
    class Offered(Message):
        """Who may be the same person was looked up."""

        people: tuple[Person, ...]

    def __init__(
        self,
        session: Session,
        name: str,
        same: Callable[[str, str], None],
        other: Callable[[str, str, str], None],
        one: Callable[[str, frozenset[int]], None],
        step: Callable[[Way], None],
        role: str = "",
        article: str | None = None,
    ) -> None:
        """Show a person of the library of a session.

        Args:
            session: The session.
            name: The person's.
            same: Says that who bears the first name is the same as who bears the second.
            other: Says that in an article, by its id, who bears the first name is somebody else,
                to be called by the second.
            one: Says that who bears the name in articles, by their numbers, is the person of that
                name who is named most.
            step: Takes back what was put right here last, or does it again.
            role: Which of several people of that name is shown first, by what tells them apart.
            article: The id of the article that names the one who is shown first.
        """
        super().__init__(session.keymap, session.glyphs.cursor)
        self._session, self._person = session, name
        self._same, self._other, self._one = same, other, one
        self._bearers: tuple[Bearer, ...] = ()
        self._at = self._unsure = 0
        self._role, self._article = role, article
        self._record: Record | None = None
        self._is_first = False
        self._timeline: Timeline | None = None
        self._spots: LRUCache[int, Spot] = LRUCache(500)
        self._deeds |= {
            "find": self.search,
            "pane.left": lambda: self._step_in_time(-1),
            "pane.right": lambda: self._step_in_time(1),
            "article.next": lambda: self._step_to_namesake(1),
            "article.previous": lambda: self._step_to_namesake(-1),
            "correct.same": self.say_same,
            "correct.not": self.say_other,
            "undo": lambda: step("undo"),
            "redo": lambda: step("redo"),
        }

    def compose(self) -> ComposeResult:
        """Lay out heading, facts and timeline over the places."""
        with Vertical(id="listing"):
            yield Static(id="listing-heading", markup=False)
            yield Static(id="person-facts", markup=False)
            yield Static(id="person-timeline", markup=False)
            typed = Input(id="listing-words")
            typed.display = False
            yield typed
            yield Rows(cursor=self._cursor, id="listing-rows")

    def on_mount(self) -> None:
        """Read what is known beside the screen."""
        self.wait(READING)
        self._read()

    def follow(self, working: str, *, done: bool) -> None:  # noqa: ARG002 - it is not told here
        """Read anew what the library knows by now."""
        if done:
            self._read()

    @work(thread=True, exclusive=True, group="read", exit_on_error=False)
    def _read(self) -> None:
        with self._session.catalogue.apart() as index:
            known = Bearers(index, self._session.shelf.hand.corrections)
            name, role = known.kept_apart(self._person) or (self._person, self._role)
            if self._record is None and known.is_one(name):
                self._begin(first_of(index, name))
            told = known.told(name)
            bearers = told.bearers
            at = which(bearers, role, known.page(self._article) if self._article else None)
            others = [one for n, one in enumerate(bearers) if n != at]
            left_out = (number for one in others for number in one.articles)
            also = bearers[at].called(name) if bearers else ""
            record = record_of(index, name, left_out, also)
        self.post_message(self.Read(record, bearers, at, len(told.unsure)))

    def _begin(self, first: Record | None) -> None:
        if first is not None:
            self.post_message(self.Begun(first))

    @on(Begun)
    def show_first(self, message: Begun) -> None:
        """List the first places, with room above them for what is still to be read."""
        message.stop()
        if self._record is not None:
            return
        self._record, self._is_first = message.record, True
        self.facts.styles.min_height, self.line.styles.min_height = LINES, _TIMELINE
        self.fill()
        self._take_first()

    def on_key(self, event: events.Key) -> None:
        """Keep a key until it can be answered; among the first places some can be at once."""
        super().on_key(event)
        self._take_first()

    def _take_first(self) -> None:
        """Do in order what can be done while all places are still to come."""
        while self._is_first and self._early and self._is_answered(self._early[0]):
            self._take(self._early.pop(0))
            if not self.is_current:
                self.take_early(self.wait_no_longer())
                return

    def _is_answered(self, event: events.Key) -> bool:
        pressed = (stroke(event.key, event.character),)
        found = self._session.keymap.commands[Pane.PANEL].get(pressed, "")
        return found in _AT_ONCE or (found in _DOWN and self.rows.index + _AHEAD < self.rows.count)

    def _step_to_namesake(self, step: int) -> None:
        """Show another person of this name."""
        if self._bearers:
            self._role = self._bearers[(self._at + step) % len(self._bearers)].role
            self.wait(READING)
            self._read()

    @on(Read)
    def show_record(self, message: Read) -> None:
        """Show what was read, with the selection where it was."""
        message.stop()
        at = self._record.row_in(message.record, self.rows.index) if self._record else 0
        self._is_first = False
        self._record, self._bearers = message.record, message.bearers
        self._at, self._unsure = message.at, message.unsure
        self._person = message.record.name
        self._role = message.bearers[message.at].role if message.bearers else self._role
        self._spots.clear()
        early = self.wait_no_longer()
        self.rows.empty = NOBODY
        self._show_facts()
        self.fill()
        self.rows.select(at)
        self.take_early(early)

    def _show_facts(self) -> None:
        record = self._record
        width = self._width
        if record is None or not width:
            return
        told = [*self._namesakes(width), *facts(record, width)]
        self.facts.update(Content("\n".join(told)))
        things = zip(record.published, (place != ARTICLE for place in record.places), strict=True)
        self._timeline = timeline(tuple(things), width)
        self._show_timeline()

    def _namesakes(self, width: int) -> list[str]:
        """Return who else bears the name, and is kept apart."""
        others = self._others
        words = "; ".join(
            f"another {one_line(self._person)}, {one_line(one.role)} ({counted(one)})"
            for one in others
        )
        unsure = f"; {count_of(self._unsure, 'article')} may be of either" if self._unsure else ""
        return [fit(f"J shows {words}{unsure}", width)] if others else []

    def _show_timeline(self) -> None:
        drawn = self._timeline
        if drawn is None:
            self.line.update(Content(""))
            return
        at = drawn.columns[self.rows.index] if self.rows.index < len(drawn.columns) else None
        here = "" if at is None else f"{' ' * at}^"
        said = f"Quotations by {drawn.unit}; 0: named alone, #: ten or more; h l go in time"
        lines = (fit(said, self._width), drawn.cells, here, drawn.years)
        self.line.update(Content("\n".join(lines)))

    @property
    def _width(self) -> int:
        return self.rows.size.width - 2

    def on_resize(self) -> None:
        """Draw facts and timeline as wide as there is room."""
        self.call_after_refresh(self._show_facts)

    @on(Rows.Selected)
    def follow_selection(self) -> None:
        """Show where in time the selected place is."""
        self._show_timeline()

    def _step_in_time(self, step: int) -> None:
        if self._timeline is not None:
            index = self._timeline.step(self.rows.index, step)
            if index is not None:
                self.rows.select(index)

    # Rows

    def narrow(self, words: str) -> int:  # noqa: ARG002 - it is searched, not narrowed
        """Return how many places there are."""
        return 0 if self._record is None else len(self._record.pages)

    def row(self, index: int, width: int) -> Sequence[RowLine]:
        """Return a place: an article that names the person, or what they said in it."""
        spot = self._spot(index)
        return [] if spot is None else spot_row(spot, width, self._session.glyphs.more)

    def _spot(self, index: int) -> Spot | None:
        if self._record is not None and index not in self._spots:
            near = range(index - _AHEAD, index + _AHEAD)
            with self._session.catalogue.apart() as known:
                for number, spot in spots(known, self._record, near).items():
                    self._spots[number] = spot
        return self._spots.get(index)

    def choice(self, index: int) -> Jump | None:
        """Return the place."""
        spot = self._spot(index)
        if spot is None:
            return None
        return Jump(spot.facts.id, spot.start, spot.end, bool(spot.words))

    def title_line(self, count: int) -> str:  # noqa: ARG002 - the record tells more
        """Return the heading."""
        record = self._record
        if record is None:
            return one_line(self._person)
        role = self._bearers[self._at].role if self._bearers else ""
        parts = [
            one_line(f"{self._person}, {role}" if role else self._person),
            count_of(record.articles, "article"),
            count_of(record.quotations, "quotation"),
        ]
        return f"{' · '.join(parts)} · Enter opens, / finds, E same, X not"

    # What leads on

    def search(self) -> None:
        """Go on to the search, among what this person said."""
        name = self._record.also if self._record else ""
        quoted = " ".join((name or self._person).replace('"', " ").split())
        self.dismiss(SearchFor(f'person:"{quoted}" said:'))

    def say_same(self) -> None:
        """Say that somebody else of the library is the same person."""
        self._look_up()

    @work(thread=True, exclusive=True, group="offer", exit_on_error=False)
    def _look_up(self) -> None:
        with self._session.catalogue.apart() as index:
            found = maybe_same(index, self._person)
        people = (
            *(Person(one.called(self._person), roles=(counted(one),)) for one in self._others),
            *(Person(one.name, roles=(count_of(one.articles, "article"),)) for one in found),
        )
        self.post_message(self.Offered(people))

    @on(Offered)
    def ask_same(self, message: Offered) -> None:
        """Ask who is the same person."""
        message.stop()

        def tell(answer: Answer | None) -> None:
            if answer is None or answer.name is None:
                return
            kept_apart = {one.called(self._person): one for one in self._others}
            if (one := kept_apart.get(answer.name)) is not None:
                both = (one, self._bearers[self._at])
                lesser = [each.articles for each in both if each is not self._bearers[0]]
                self._one(self._person, frozenset().union(*lesser))
            else:
                self._same(answer.name, self._person)

        session = self._session
        question = f"{one_line(self._person)} is the same person as"
        self.app.push_screen(
            Who(question, message.people, session.keymap, session.glyphs.cursor), tell
        )

    @property
    def _others(self) -> list[Bearer]:
        return [one for n, one in enumerate(self._bearers) if n != self._at]

    def say_other(self) -> None:
        """Say that in the article of the selected place it is somebody else of this name."""
        spot = self._spot(self.rows.index) if self.rows.count else None
        if spot is None:
            return

        def tell(name: str | None) -> None:
            if name is not None and name != self._person:
                self._other(spot.facts.id, self._person, name)

        heading = f"In “{one_line(spot.facts.title)}” it is somebody else, to be called"
        others = [one.role for one in self._others]
        role = [*others, *spot.roles, spot.facts.publisher or "another"][0]
        self.app.push_screen(AskWords(heading, with_role(self._person, role)), tell)
