"""What is asked of the whole library: a query, a person; and what is said of people there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.library.compare import name_key
from reader.model import ReaderError
from reader.ui.commands import finding, panes
from reader.ui.commands.correcting import person_of, thing_meant
from reader.ui.commands.registry import TEXT_ONLY, Group, Pane, command
from reader.ui.corrector import Put
from reader.ui.messages import Corrected
from reader.ui.opened import Jump

if TYPE_CHECKING:
    from reader.library.correcting import Change, Desk
    from reader.ui.screens.library_search import Chosen, NotesInstead, PersonInstead
    from reader.ui.screens.person import PersonPage, SearchFor
    from reader.ui.screens.reading import ReadingRoom


@command("find.library", title="Search all articles", group=Group.SEARCH)
def find_in_library(room: ReadingRoom, _: str) -> None:
    """Search the whole library: words, people, what they said, dates, your notes. / then Tab."""
    search_library(room)


@command("person", "Enter", title="Person's page", group=Group.PANELS, panes=TEXT_ONLY)
def person_page(room: ReadingRoom, _: str) -> None:
    """Show who the person or speaker at the cursor is over the whole library: roles, everything they said. In the panel, l."""  # noqa: E501 - one line of the help
    if (name := _name_meant(room)) is not None:
        show_person(room, name)
    else:
        room.say("Go to a name with ]p, or to a quotation with ]q whose speaker is known, first.")


def show_person(room: ReadingRoom, name: str) -> None:
    """Show a person's page, and go where it leads."""
    from reader.ui.screens.person import PersonPage, SearchFor

    def go(chosen: Jump | SearchFor | None) -> None:
        if isinstance(chosen, SearchFor):
            search_library(room, chosen.words)
        elif chosen is not None:
            panes.go_to(room, chosen)

    page = PersonPage(
        room.session,
        name,
        same=lambda one, kept: _same(room, page, one, kept),
        other=lambda id_, one, new: _other(room, page, id_, one, new),
        back=lambda: room.call_command("undo"),
    )
    room.app.push_screen(page, go)


def search_library(room: ReadingRoom, words: str = "") -> None:
    """Search all articles; go to the chosen one, to a person, or on to the notes."""
    from reader.ui.screens.library_search import LibrarySearch, NotesInstead, PersonInstead

    def go(chosen: Chosen | PersonInstead | NotesInstead | None) -> None:
        if isinstance(chosen, NotesInstead):
            panes.show_all_notes(room, words=chosen.words)
        elif isinstance(chosen, PersonInstead):
            show_person(room, chosen.name)
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


def _same(room: ReadingRoom, page: PersonPage, other: str, kept: str) -> None:
    """Let who bears a name, in every article that has it, be the person of another."""
    from reader.library.person import record_of

    def articles() -> Sequence[str]:
        with room.session.catalogue.apart() as index:
            pages = sorted(set(record_of(index, other).pages))
        return [entry.id for entry in room.session.catalogue.entries(pages).values()]

    def wanted(desk: Desk) -> Change:
        names = {name_key(one.name): one.name for one in desk.analysis.people}
        if (there := names.get(name_key(kept))) is not None:
            return desk.about_people("same_person", there, other)
        return desk.about_people("name", other, kept)

    _put_right(room, page, articles, wanted)


def _other(room: ReadingRoom, page: PersonPage, id_: str, name: str, new: str) -> None:
    """Let who bears a name in one article be somebody else of another name."""
    _put_right(room, page, lambda: [id_], lambda desk: desk.about_people("name", name, new))


def _put_right(
    room: ReadingRoom,
    page: PersonPage,
    articles: Callable[[], Sequence[str]],
    wanted: Callable[[Desk], Change],
) -> None:
    work = partial(_work, room, page, articles, wanted)
    room.run_worker(work, thread=True, group="save", exit_on_error=False)


def _work(
    room: ReadingRoom,
    page: PersonPage,
    articles: Callable[[], Sequence[str]],
    wanted: Callable[[Desk], Change],
) -> None:
    """Make a change in each of some articles, and post what came of it."""
    from reader.library.correcting import Desk, apply, in_words
    from reader.ui.screens.person import PersonPage

    shelf, since, told = room.session.shelf, room.notebook.last, ""
    try:
        for id_ in articles():
            change = wanted(Desk.of(shelf, id_))
            label = "; ".join(map(in_words, change.add))
            if missed := apply(shelf, id_, change):
                raise ReaderError(f"That can't be done in {id_}: {in_words(missed[0])}.")
            told = f"{label[:1].upper()}{label[1:]}. Ctrl+Z takes it back."
            article, analysis = shelf.article(id_), shelf.analysis(id_)
            room.post_message(
                Corrected(id_, article, analysis, told, Put(id_, change, label, since))
            )
    except ReaderError as error:
        told = str(error)
    page.post_message(PersonPage.Told(told))
