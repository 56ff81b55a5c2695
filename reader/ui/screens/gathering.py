"""What becomes of the library's pages while one reads: those that come are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on, work

from reader.library.stopping import Stop
from reader.model import ReaderError
from reader.ui.keymap import written_keys
from reader.ui.messages import (
    AnalysisReady,
    AroundFound,
    Corrected,
    LibraryKept,
    NotesCounted,
    NotKept,
)
from reader.ui.opened import Opened
from reader.ui.pacing import Rounds
from reader.ui.screens.notekeeping import NoteKeeping
from reader.ui.session import Session
from reader.ui.widgets.panel import SidePanel
from reader.ui.widgets.status import Tone
from reader.ui.work import Work

if TYPE_CHECKING:
    from reader.library.keeping import Looked
    from reader.ui.screens.listing import Listing

LOOK_EVERY = 4.0
"""Seconds after which one looks, at the soonest, whether pages came or changed."""
_DOING = {"reading": "reading", "studying": "finding who says what", "done": ""}


class Gathering(NoteKeeping, inherit_bindings=False):
    """The part of the reading room that follows what comes into the library."""

    panel: SidePanel

    def __init__(self, session: Session) -> None:
        """Follow the pages of a session."""
        super().__init__(session)
        self._page_rounds = Rounds(least=LOOK_EVERY)
        self._keeping = False
        self._end_keeping = Stop()
        self._again = self._asked = False
        self._work: Work | None = None
        self.adding = False
        """Whether pages are being added, and so looked at already."""

    def tick(self) -> None:
        """Do what is due, and look for pages that came or changed."""
        super().tick()
        if self._keeping or self.adding:
            return
        if self._again:
            self.keep_library()
        elif self._page_rounds.is_due(self.session.clock()):
            self._begin_keeping()
            self._look_at_pages()

    def keep_library(self) -> None:
        """Look at all pages beside reading."""
        if self.session.keeper is not None and not self._keeping:
            self._begin_keeping()
            self._keep()

    def _begin_keeping(self) -> None:
        self._keeping, self._end_keeping = True, Stop()

    @on(Corrected)
    def keep_corrected(self) -> None:
        """Have the index know, with the next tick, what was put right."""
        self._again = self.session.keeper is not None

    def rescan(self) -> bool:
        """Look at all pages again now, and say what came of it; tell whether that is done here."""
        if self.session.keeper is None:
            return False
        self._asked = True
        self.keep_anew()
        return True

    def keep_anew(self) -> None:
        """Look at all pages now; what is being done beside reading comes after that."""
        if self._keeping:
            before, self._end_keeping = self._end_keeping, Stop()
            self._again = True
            before.ask()
        else:
            self.keep_library()

    def stop_keeping(self) -> bool:
        """End the work beside reading; tell whether there was any."""
        if self.session.keeper is not None and self._keeping:
            self._again = self._asked = False
            self._end_keeping.ask()
            return True
        return False

    def on_unmount(self) -> None:
        """Leave no work behind."""
        self.stop_keeping()

    @work(thread=True, group="pages", exit_on_error=False)
    def _look_at_pages(self) -> None:
        session = self.session
        began = session.clock()
        try:
            changed = session.pages_watch is not None and session.pages_watch.changed()
            self._page_rounds.took(now := session.clock(), now - began)
            if changed:
                self._do_keep()
        except (ReaderError, OSError):
            pass  # the folder can't be read just now; the next look comes soon
        finally:
            self._keeping = False

    def gather(self, samples: bool) -> None:
        """List the library with its samples, or without, and keep it so."""
        session = self.session
        session.show_samples(samples)
        self.library.refill()
        self._keep_as_set()

    @work(thread=True, group="pages", exit_on_error=False)
    def _keep_as_set(self) -> None:
        # What looks through the library may be another process, which reads the settings' file.
        if problem := self.session.write_settings():
            self.post_message(NotKept(problem))
        else:
            self.app.call_from_thread(self.keep_library)

    @work(thread=True, group="pages", exit_on_error=False)
    def _keep(self) -> None:
        try:
            self._do_keep()
        except (ReaderError, OSError):
            pass  # it is tried again when a page comes or changes
        finally:
            self._keeping = False

    def _do_keep(self) -> None:
        from reader.library.keeping import Report

        assert self.session.keeper is not None
        self._again, done = False, False
        for report in self.session.keeper.reports(self._end_keeping):
            self.post_message(LibraryKept(report))
            done = report.doing == "done"
        if self._again:
            self._do_keep()
        elif not done:  # it was stopped
            self.post_message(LibraryKept(Report("done")))

    @on(LibraryKept)
    def show_kept(self, message: LibraryKept) -> None:
        """List what is in the library now, and say what came and what is being done."""
        report = message.report
        doing = _DOING[report.doing]
        if self.adding:
            pass  # that is told
        elif doing and report.total > report.done:
            self.tell_work(doing, report.done, report.total)
        elif report.doing == "done":
            self.tell_no_work()
        for screen in self._lists_above():
            screen.follow(self.library.working, done=report.doing == "done")
        if report.doing == "done":
            self.look_around()
        if report.changed:
            self.library.refill()
        if len(report.new) == 1:
            self.say(f"New in the library: {report.new[0]}")
        elif report.new:
            self.say(f"{len(report.new)} articles are new in the library.")
        if report.looked is not None and self._asked:
            self._asked = False
            self.tell_outcome(looked_words(report.looked))
            self.read_again()
        if report.problem:
            self._asked = False
            self.say(report.problem, "bad")

    @on(NotesCounted)
    def show_counts(self, message: NotesCounted) -> None:
        """Show in the list what was left in each article, and list it where all notes are."""
        self.library.count_all(message.notes)
        for screen in self._lists_above():
            screen.follow_notes()

    def tell_above(self, words: str) -> None:
        """Tell something in the lists that lie over the room, and over what it says itself."""
        for screen in self._lists_above():
            screen.tell(words)

    def _lists_above(self) -> list[Listing[Any]]:
        """Return the lists that lie over the room."""
        if self.app.screen is self:  # and so what they are made of need not be loaded
            return []
        from reader.ui.screens.listing import Listing

        return [screen for screen in self.app.screen_stack if isinstance(screen, Listing)]

    def tell_work(self, doing: str, done: int = 0, total: int = 0, *, stops: bool = True) -> None:
        """Say what is being done beside reading.

        Args:
            doing: In a word.
            done: How much of it is done.
            total: How much there is to do; 0 where that is not known.
            stops: Whether the command that stops such work stops it.
        """
        keys = written_keys(self.session.keymap).get("library.stop", ())
        self._work = Work(doing, done, total, keys[0] if keys and stops else "")
        self.library.tell_work(self._work.words)
        self.show_work()

    def tell_no_work(self) -> None:
        """Say no longer what was being done."""
        self._work = None
        self.library.tell_work("")
        self.show_work()

    def show_work(self) -> None:
        """Tell what is being done on the last line, where the list that tells it is not shown."""
        if (now := self._work) is None or self.library.display:
            self.status.show_work("")
        else:
            self.status.show_work(now.words, now.more(self.session.glyphs))

    @on(AnalysisReady)
    def look_around(self) -> None:
        """Look up beside the screen what other articles share with the open one."""
        if self.opened is not None and self.opened.analysis and self.session.catalogue.is_library:
            self._look_around(self.opened)

    @work(thread=True, exclusive=True, group="around", exit_on_error=False)
    def _look_around(self, opened: Opened) -> None:
        from reader.library.around import around

        if opened.analysis is not None:
            said, text = self.session.shelf.hand.corrections, opened.article.text
            with self.session.catalogue.apart() as index:
                index.hold_little()
                found = around(index, opened.id, text, opened.analysis, said)
            self.post_message(AroundFound(opened.id, found))

    @on(AroundFound)
    def show_around(self, message: AroundFound) -> None:
        """Show in the panel what other articles share with the open one."""
        if self.opened is not None and self.opened.id == message.id:
            self.opened = self.opened.with_around(message.around)
            self.panel.show(self.opened)

    def tell_outcome(self, words: str, tone: Tone = "good") -> None:
        """Say what came of pages that were looked at, also where the unreadable are listed."""
        from reader.ui.screens.unreadable import UnreadablePages

        self.say(words, tone)
        for screen in self.app.screen_stack:
            if isinstance(screen, UnreadablePages):
                screen.take_in(words)

    @work(thread=True, exclusive=True, group="again", exit_on_error=False)
    def read_again(self) -> None:
        """Show the open article as its page has it now, if that is other."""
        if (opened := self.opened) is None:
            return
        shelf = self.session.shelf
        try:
            article = shelf.article(opened.id)
            if article.text != opened.article.text:
                said = "The article that is open was changed; this is how it is now."
                self.post_message(Corrected(opened.id, article, shelf.analysis(opened.id), said))
        except (ReaderError, OSError):
            pass  # it has gone, and stays on the screen as it was


def looked_words(looked: Looked) -> str:
    """Return in words what came of looking at all pages."""
    counts = (
        (looked.came, "new"),
        (looked.altered, "changed"),
        (looked.gone, "gone"),
        (looked.unreadable, "unreadable"),
    )
    told = ", ".join(f"{number} {what}" for number, what in counts if number)
    more = "; U lists these with their reasons" if looked.unreadable else ""
    pages = f"{looked.pages} page{'' if looked.pages == 1 else 's'}"
    return f"Looked at {pages}: {told or 'all as before'}{more}."
