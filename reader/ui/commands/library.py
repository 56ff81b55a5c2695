"""What is asked of the whole library: a query, a person; and what is said of people there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.model import ReaderError
from reader.ui.commands import correcting, finding, panes
from reader.ui.commands.correcting import Made, PutRightHere, person_of, thing_meant
from reader.ui.commands.registry import TEXT_ONLY, Group, Pane, command
from reader.ui.corrector import Put
from reader.ui.opened import Jump

if TYPE_CHECKING:
    from reader.library.corrections import Change
    from reader.ui.screens.library_search import Chosen, NotesInstead, PersonInstead
    from reader.ui.screens.person import SearchFor
    from reader.ui.screens.reading import ReadingRoom


@command("find.library", title="Search all articles", group=Group.SEARCH)
def find_in_library(room: ReadingRoom, _: str) -> None:
    """Search the whole library: words, people, what they said, dates, your notes. / then Tab."""
    search_library(room)


@command("person", "Enter", title="Person's page", group=Group.PANELS, panes=TEXT_ONLY)
def person_page(room: ReadingRoom, _: str) -> None:
    """Show who the person or speaker at the cursor is over the whole library: roles, everything they said. In the panel, l."""  # noqa: E501 - one line of the help
    if (name := _name_meant(room)) is not None:
        show_person(room, name, article=room.opened.id if room.opened else None)
    else:
        room.say("Go to a name with ]p, or to a quotation with ]q whose speaker is known, first.")


def show_person(room: ReadingRoom, name: str, role: str = "", article: str | None = None) -> None:
    """Show a person's page, and go where it leads.

    Args:
        room: The reading room.
        name: The person's.
        role: Which of several people of that name, by what tells them apart.
        article: The id of the article that names the one who is meant.
    """
    from reader.ui.screens.person import PersonPage, SearchFor

    def go(chosen: Jump | SearchFor | None) -> None:
        if isinstance(chosen, SearchFor):
            search_library(room, chosen.words)
        elif chosen is not None:
            panes.go_to(room, chosen)

    here = PutRightHere(room)
    page = PersonPage(
        room.session,
        name,
        same=partial(_same, room, here),
        other=partial(_other, room, here),
        one=partial(_one, room, here),
        step=here.step,
        role=role,
        article=article,
    )
    room.app.push_screen(page, go)


def search_library(room: ReadingRoom, words: str = "") -> None:
    """Search all articles; go to the chosen one, to a person, or on to the notes."""
    from reader.ui.screens.library_search import LibrarySearch, NotesInstead, PersonInstead

    def go(chosen: Chosen | PersonInstead | NotesInstead | None) -> None:
        if isinstance(chosen, NotesInstead):
            panes.show_all_notes(room, words=chosen.words)
        elif isinstance(chosen, PersonInstead):
            show_person(room, chosen.name, chosen.role)
        elif chosen is not None:
            then = partial(finding.mark_hits, room, chosen.words, chosen.hits)
            room.open_article(chosen.id, chosen.at, then)
            room.focus_pane(Pane.TEXT)

    def keep(searches: Mapping[str, str]) -> None:
        room.change_settings(searches=searches)
        room.library.list_searches()

    screen = LibrarySearch(room.session, keep, words, room.library.working)
    room.app.push_screen(screen, go)


def _name_meant(room: ReadingRoom) -> str | None:
    thing = thing_meant(room)
    if (person := person_of(room, thing)) is not None:
        return person.name
    if thing is None or thing.kind != "quote" or room.opened is None or not room.opened.analysis:
        return None
    quotes = room.opened.analysis.quotes
    return next((one.speaker for one in quotes if one.start == thing.start), None)


def _same(room: ReadingRoom, here: PutRightHere, other: str, kept: str) -> None:
    """Let who bears a name, in every article that has it, be the person of another."""
    from reader.library.bearers import same_everywhere

    def changes() -> Sequence[Change]:
        with room.session.catalogue.apart() as index:
            found = same_everywhere(index, other, kept)
        if not found:
            raise ReaderError(f"no article names {other}")
        return found

    _put_right(room, here, changes)


def _one(room: ReadingRoom, here: PutRightHere, name: str, pages: frozenset[int]) -> None:
    """Let who bears a name in some articles be the person of that name who is named most."""
    from reader.library.bearers import say_same

    def changes() -> Sequence[Change]:
        with room.session.catalogue.apart() as index:
            return say_same(index, name, pages)

    _put_right(room, here, changes)


def _other(room: ReadingRoom, here: PutRightHere, id_: str, name: str, new: str) -> None:
    """Let who bears a name in one article be somebody else of another name."""
    from reader.library.correcting import Desk

    shelf = room.session.shelf
    _put_right(room, here, lambda: [Desk.of(shelf, id_).about_people("name", name, new)])


def _put_right(
    room: ReadingRoom, here: PutRightHere, changes: Callable[[], Sequence[Change]]
) -> None:
    """Make changes in one step."""
    at = here.stamp()

    def make() -> Made:
        from reader.library.correcting import in_words

        made = tuple(changes())
        first = made[0].add[0]
        label = f"{in_words(first)}{f' in {len(made)} articles' if made[1:] else ''}"
        told = f"{label[:1].upper()}{label[1:]}. Ctrl+Z takes it back."
        return made, told, Put(made, label, at)

    correcting.begin_changes(room, make)
