"""What becomes of the library's pages while one reads: those that come are listed."""

from __future__ import annotations

from textual import on, work

from reader.library.shelf import library_shelf
from reader.model import ReaderError
from reader.ui.messages import NotKept, ShelfFound
from reader.ui.pacing import Rounds
from reader.ui.screens.notekeeping import NoteKeeping
from reader.ui.session import Session

LOOK_EVERY = 4.0
"""Seconds after which one looks, at the soonest, whether pages came or changed."""


class Gathering(NoteKeeping, inherit_bindings=False):
    """The part of the reading room that follows what comes into the library."""

    def __init__(self, session: Session) -> None:
        """Follow the pages of a session."""
        super().__init__(session)
        self._page_rounds = Rounds(least=LOOK_EVERY)
        self._looking_at_pages = False

    def tick(self) -> None:
        """Do what is due, and look for pages that came or changed."""
        super().tick()
        if self._page_rounds.is_due(self.session.clock()) and not self._looking_at_pages:
            self._looking_at_pages = True
            self._look_at_pages()

    @work(thread=True, group="pages", exit_on_error=False)
    def _look_at_pages(self) -> None:
        session = self.session
        began = session.clock()
        try:
            if session.pages_watch is not None and session.pages_watch.changed():
                shelf = library_shelf(session.places, session.settings)
                self.post_message(ShelfFound(shelf))
        except (ReaderError, OSError):
            pass  # the folder can't be read just now; the next look comes soon
        finally:
            self._page_rounds.took(now := session.clock(), now - began)
            self._looking_at_pages = False

    @work(thread=True, group="pages", exit_on_error=False)
    def gather(self) -> None:
        """List anew what belongs to the library by the settings as they are now."""
        session = self.session
        try:
            self.post_message(ShelfFound(library_shelf(session.places, session.settings)))
        except (ReaderError, OSError) as error:
            self.post_message(NotKept(f"the list: {error}"))

    @on(ShelfFound)
    def show_shelf(self, message: ShelfFound) -> None:
        """List what is in the library now, and say what came."""
        before = {entry.id for entry in self.session.shelf.entries}
        self.session.take_shelf(message.shelf)
        self.library.filter(self.library.words)
        there = (entry for entry in message.shelf.entries if not entry.sample)
        new = [entry for entry in there if entry.id not in before]
        if len(new) == 1:
            self.say(f"New in the library: {new[0].title}")
        elif new:
            self.say(f"{len(new)} articles are new in the library.")
