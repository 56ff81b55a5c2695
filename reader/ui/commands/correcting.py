"""What the reader got wrong, put right: who is a person, who is the same, who speaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from reader.model import Person, ReaderError
from reader.ui.commands.registry import Group, Pane, command
from reader.ui.corrector import Put
from reader.ui.messages import Corrected, NotCorrected
from reader.ui.opened import Thing
from reader.ui.turns import Way

if TYPE_CHECKING:
    from reader.library.correcting import Desk
    from reader.library.corrections import Change
    from reader.ui.screens.reading import ReadingRoom
    from reader.ui.screens.who import Answer

CORRECT = Group.CORRECT
TEXT_AND_PANEL = frozenset({Pane.TEXT, Pane.PANEL})
Made: TypeAlias = "tuple[Sequence[Change], str, Put | None]"
"""Changes, what is said once they are made, and what the next undo takes back."""
_SEEN = 60
"""Characters behind the cursor by which its place is found again in a changed text."""


@command("correct.not", "X", title="Not a person", group=CORRECT, panes=TEXT_AND_PANEL, writes=True)
def reject(room: ReadingRoom, _: str) -> None:
    """Say that the name at the cursor is no person's, or the quotation no quotation."""
    thing = thing_meant(room)
    if (person := person_of(room, thing)) is not None:
        name = person.name
        _correct(room, lambda desk: desk.about_people("not_a_person", name))
    elif thing is not None and thing.kind == "quote":
        start, end = thing.start, thing.end
        _correct(room, lambda desk: desk.not_a_quotation(desk.quotation(start, end)))
    else:
        room.say("Go to a name with ]p or to a quotation with ]q first.")


@command(
    "correct.same", "E", title="Same person as …", group=CORRECT, panes=TEXT_AND_PANEL, writes=True
)
def same_person(room: ReadingRoom, _: str) -> None:
    """Say that the person at the cursor is the same as another of this article."""
    person = person_of(room, thing_meant(room))
    if person is None or room.opened is None or room.opened.analysis is None:
        room.say("Go to a name with ]p, or to a person in the panel (P), first.")
        return
    others = [one for one in room.opened.analysis.people if one.name != person.name]

    def tell(answer: Answer | None) -> None:
        if answer is not None and answer.name is not None:
            # The fuller name stays.
            kept, other = sorted((answer.name, person.name), key=lambda name: -len(name.split()))
            _correct(room, lambda desk: desk.about_people("same_person", kept, other))

    _ask(room, f"{person.name} is the same person as", others, tell)


@command(
    "correct.speaker", "w", title="This speaker is …", group=CORRECT, panes=TEXT_AND_PANEL,
    writes=True,
)  # fmt: skip
def speaker(room: ReadingRoom, _: str) -> None:
    """Say who speaks in the quotation at the cursor: a person of the article, a name, nobody."""
    thing = thing_meant(room)
    if thing is None or thing.kind != "quote" or room.opened is None or not room.opened.analysis:
        room.say("Go to a quotation with ]q first.")
        return
    start, end = thing.start, thing.end

    def tell(answer: Answer | None) -> None:
        if answer is not None:
            _correct(
                room,
                lambda desk: desk.speaker(
                    desk.quotation(start, end), answer.name, unnamed=answer.unnamed
                ),
            )

    _ask(room, "Who says this?", room.opened.analysis.people, tell, anybody=True)


@command("page", "\\", title="The page as it came", group=Group.ARTICLE, writes=True)
def page_as_it_came(room: ReadingRoom, _: str) -> None:
    """Show the page as it came: what was cut and why. Enter cuts a block, or puts one back."""
    if room.opened is None:
        return

    from reader.ui.screens.page import PageAsItCame

    here = PutRightHere(room)

    def turn(piece: int) -> None:
        _correct(room, lambda desk: desk.turn(piece), here.stamp())

    session, id_ = room.session, room.opened.id
    screen = PageAsItCame(
        lambda: session.shelf.article(id_),
        room.prose.at,
        turn,
        here.step,
        session.keymap,
        session.glyphs.cursor,
    )
    room.app.push_screen(screen)


class PutRightHere:
    """What is put right from one screen over the room, and is taken back from there.

    What else there is to undo is not seen from there, and stays.
    """

    def __init__(self, room: ReadingRoom) -> None:
        """Put right nothing so far."""
        self._room = room
        self._made: set[int] = set()

    def stamp(self) -> int:
        """Return when a step is made from here."""
        at = self._room.session.turns.stamp()
        self._made.add(at)
        return at

    def step(self, way: Way) -> None:
        """Take back what was put right last, or do it again, if that was done from here."""
        session = self._room.session
        next_one = session.corrector.next(way)
        its_turn = session.turns.whose(way) is session.corrector
        if next_one is not None and its_turn and next_one.made in self._made:
            step_back_correction(self._room, way)
        else:
            done = "put right" if way == "undo" else "taken back"
            self._room.tell_above(f"Nothing was {done} here; in the text there may be more.")


def step_back_correction(room: ReadingRoom, way: Way) -> None:
    """Take back what was put right last, or do it again."""
    corrector = room.session.corrector
    if (put := corrector.next(way)) is None:
        return
    corrector.step(way)
    made = [one.back() if way == "undo" else one for one in put.changes]
    word = "Undone" if way == "undo" else "Done again"
    begin_changes(room, lambda: (made, f"{word}: {put.label}.", None), way)


def same_place(before: str, at: int, after: str) -> int | None:
    """Return where a place of a text is in another version of it; None where it is gone."""
    from reader.annotations.anchor import reanchor

    return reanchor(before, at, min(len(before), at + _SEEN), after).start


def thing_meant(room: ReadingRoom) -> Thing | None:
    """Return what is meant: the row of the panel, or what the cursor stands on or in."""
    if room.pane_name is Pane.PANEL:
        chosen = room.panel.chosen
        return chosen.thing if chosen else None
    return room.thing


def person_of(room: ReadingRoom, thing: Thing | None) -> Person | None:
    """Return the person whose name a thing is, in the open article."""
    if thing is None or thing.kind != "person" or room.opened is None or not room.opened.analysis:
        return None
    return next(
        (
            one
            for one in room.opened.analysis.people
            if any(mention.start == thing.start for mention in one.mentions)
        ),
        None,
    )


def _ask(
    room: ReadingRoom,
    question: str,
    people: Sequence[Person],
    tell: Callable[[Answer | None], None],
    *,
    anybody: bool = False,
) -> None:
    from reader.ui.screens.who import Who

    session = room.session
    styles = room.opened.person_styles if room.opened else None
    who = Who(
        question,
        people,
        session.keymap,
        session.glyphs.cursor,
        anybody=anybody,
        styles=styles,
    )
    room.app.push_screen(who, tell)


def _correct(
    room: ReadingRoom, wanted: Callable[[Desk], Change], made_at: int | None = None
) -> None:
    """Put something right in the open article, to be undone like any other change."""
    opened = room.opened
    if opened is None:
        return
    shelf, at = room.session.shelf, made_at or room.session.turns.stamp()

    def make() -> Made:
        from reader.library.correcting import Desk, in_words

        change = wanted(Desk.of(shelf, opened.id))
        label = "; ".join(map(in_words, change.add or change.remove))
        if not change.add:
            label = f"taken back: {label}"
        said = f"{label[:1].upper()}{label[1:]}. Ctrl+Z takes it back."
        return [change], said, Put((change,), label, at)

    begin_changes(room, make)


def begin_changes(room: ReadingRoom, make: Callable[[], Made], way: Way | None = None) -> None:
    """Make changes behind the screen, and post what came of them."""
    work = partial(_work, room, make, way)
    room.run_worker(work, thread=True, group="save", exit_on_error=False)


def _work(room: ReadingRoom, make: Callable[[], Made], way: Way | None) -> None:
    try:
        room.post_message(put_right(room, *make()))
    except ReaderError as error:
        if way is not None:  # it was not: it stays what is to be undone, or done again, next
            room.session.corrector.step("redo" if way == "undo" else "undo")
        room.post_message(NotCorrected(str(error)))


def put_right(
    room: ReadingRoom, changes: Sequence[Change], said: str, put: Put | None
) -> Corrected:
    """Make changes in one step, and return what tells of it, with the open article if it is one.

    Raises:
        ReaderError: If they can't be made, or not be saved.
    """
    from reader.library.correcting import apply_all, in_words

    shelf, opened = room.session.shelf, room.opened
    if missed := apply_all(shelf, changes):
        raise ReaderError(f"That can't be done in {changes[0].scope.name}: {in_words(missed[0])}.")
    ids = [one.scope.name for one in changes]
    id_ = opened.id if opened and opened.id in ids else ids[0]
    if put is not None:
        room.session.corrector.record(put)
    room.notebook.keep_history()
    return Corrected(id_, shelf.article(id_), shelf.analysis(id_), said)
