"""What most commands begin with: the places, the settings, and the article that is meant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reader.cli.terminal import Bar, say
from reader.dataclass import dataclass
from reader.library.places import Places, find_places
from reader.library.settings import Settings, load_settings
from reader.model import Analysis, Article, ArticleNotes, ArticleRef, ReaderError

if TYPE_CHECKING:
    from reader.annotations.store import NotesStore
    from reader.library.index import Index
    from reader.library.shelf import Shelf


Answer = TypeVar("Answer")


class WrongUse(ReaderError):
    """A command line that can't be meant as it stands; it ends with 2."""


@dataclass(frozen=True, slots=True)
class Found:
    """The article that a command is about."""

    id: str
    article: Article
    ref: ArticleRef
    places: Places
    opened: Path | None = None
    """The path of a page that is not in the library."""
    shelf: Shelf | None = None
    """The shelf it was taken from."""

    def analysis(self) -> Analysis:
        """Return who says what in it, as the person has it."""
        if self.shelf is None:
            from reader.library.page import analysis_of

            return analysis_of(self.article)
        return self.shelf.analysis(self.id)

    def notes(self) -> ArticleNotes:
        """Return the notes on it, on the text it has now; what is wrong with them is said."""
        loaded = notes_store(self.places).load(self.ref, self.article.text)
        if loaded.problem:
            say(loaded.problem)
        return loaded.notes

    def remember(self, now: datetime, offset: int) -> None:
        """Keep the path of a page that is not in the library with its id.

        So its notes are found again when the page's content has changed.
        """
        if self.opened is None:
            return
        from reader.library import progress

        device = progress.this_device()
        known = progress.load_progress(self.places.progress, device)
        if self.id not in known.places:
            place = progress.Place(
                offset, len(self.article.text), now.isoformat(), source=str(self.opened)
            )
            known = progress.with_place(known, self.id, place)
            progress.save_progress(self.places.progress, device, known)


def quiet_settings() -> tuple[Places, Settings]:
    """Find the places and read the settings, as far as they can be; nothing is said."""
    places = find_places()
    try:
        return places, load_settings(places.settings)
    except ReaderError:
        return places, Settings()


def places_and_settings() -> tuple[Places, Settings]:
    """Find the places and read the settings; what is wrong with them is said, not raised."""
    places = find_places()
    try:
        settings = load_settings(places.settings)
    except ReaderError as error:
        say(str(error))
        settings = Settings()
    for problem in settings.problems:
        say(str(problem))
    return places, settings


def library(places: Places, settings: Settings) -> Shelf:
    """Return the library's shelf, with a bar while it is read for the first time."""
    from reader.library.shelf import library_shelf

    with Bar("reading the library") as bar:
        shelf = library_shelf(places, settings, bar)
    if problem := shelf.hand.problem:
        say(problem)
    return shelf


def ask_library(ask: Callable[[Places, Shelf, Index], Answer]) -> Answer:
    """Ask something of all articles, once it is known who says what in each.

    Pages that were not studied yet are studied first, with a bar.
    """
    from reader.library.asking import ask_all

    places, settings = places_and_settings()
    told: list[str] = []

    def answer(shelf: Shelf, index: Index) -> Answer:
        if (problem := shelf.hand.problem) and problem not in told:
            told.append(problem)
            say(problem)
        return ask(places, shelf, index)

    return ask_all(places, settings, answer, Bar)


def notes_store(places: Places) -> NotesStore:
    """Return the person's notes."""
    from reader.annotations.store import NotesStore

    return NotesStore(places.notes, places.texts, places.state, cache=places.cache)


def find_article(given: str) -> Found:
    """Return the article that is meant.

    Args:
        given: An id, the beginning of one that no other has, the path of a page, or "-".

    Raises:
        ReaderError: If there is no such article, or more than one.
    """
    places, settings = places_and_settings()
    shelf = library(places, settings)
    article = by_prefix(given, [entry.id for entry in shelf.entries])
    if article:
        page = shelf.pages[article]
        elsewhere = not page.sample and not page.path.is_relative_to(places.pages)
        opened = page.path if elsewhere else None  # a page in a folder that the settings name
        return Found(article, shelf.article(article), shelf.ref(article), places, opened, shelf)
    shelf = _opened(given, places, settings)
    first = shelf.entries[0]
    if (many := len(shelf.entries)) > 1:
        say(f"{given}: the first of its {many} articles; 'reader add' takes all into the library")
    opened = first.source if first.source.is_file() else None
    return Found(first.id, shelf.article(first.id), shelf.ref(first.id), places, opened, shelf)


def by_prefix(given: str, ids: list[str], what: str = "articles") -> str | None:
    """Return the one id that is `given` or begins so; None where there is none.

    Args:
        given: What the person typed.
        ids: Those there are.
        what: What the ids stand for, in the plural.

    Raises:
        ReaderError: If several begin so.
    """
    if given in ids:
        return given
    matches = [one for one in ids if given and one.startswith(given)]
    if len(matches) > 1:
        some = ", ".join(matches[:3]) + (" …" if len(matches) > 3 else "")
        raise ReaderError(f"{given}: {len(matches)} {what} begin so: {some}")
    return matches[0] if matches else None


def _opened(given: str, places: Places, settings: Settings) -> Shelf:
    """Return a shelf with the page at a path, or with one opened before under this id."""
    from reader.library.progress import load_progress, this_device
    from reader.library.shelf import opened_shelf
    from reader.library.sources import STANDARD_INPUT, is_address, is_on_disk

    path = given
    if given != STANDARD_INPUT and not is_address(given) and not is_on_disk(given):
        sources = load_progress(places.progress, this_device()).sources()
        article = by_prefix(given, list(sources))
        path = sources[article] if article else ""
    if not path:
        raise ReaderError(f"{given}: there is no such article; 'reader list' shows those there are")
    shelf = opened_shelf(places, settings, [path])
    if not shelf.entries:
        problem = shelf.unreadable[0]
        raise ReaderError(f"{problem.source}: {problem.reason}")
    return shelf
