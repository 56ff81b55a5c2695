"""What the reading room does while pages are added: it goes on, and tells what came of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on, work

from reader.library.stopping import Stop
from reader.model import ReaderError
from reader.ui.messages import AddingEnded, NotKept, PagesAdded
from reader.ui.screens.gathering import Gathering
from reader.ui.session import Session

if TYPE_CHECKING:
    from reader.library.added import Added, AddedPage
    from reader.library.adding import AddReport, Wish
    from reader.library.sources import Unreadable


class Adding(Gathering, inherit_bindings=False):
    """The part of the reading room that adds pages beside reading."""

    def __init__(self, session: Session) -> None:
        """Add pages to the library of a session."""
        super().__init__(session)
        self._wishes: deque[Wish] = deque()
        self._became: Added | None = None
        """What became of the pages that are being added, or were added last."""
        self._selected: str | None = None
        self._problem: str | None = None
        self._left_out = ""
        """What was left out of the folder that was added last."""
        self._stop = Stop()

    def add_pages(self, wish: Wish) -> None:
        """Add pages beside reading, after those that are being added."""
        self._wishes.append(wish)
        if not self.adding:
            self.adding = True
            self._became = self._problem = None
            self._left_out = ""
            self._stop = Stop()
            self._selected = self.library.selected
            self.tell_work("adding")
            self._add()

    def stop_work(self) -> bool:
        """Stop adding, else the work that keeps the library true; tell whether there was any."""
        if self.adding:
            self._wishes.clear()
            self._stop.ask()
            return True
        return self.stop_keeping()

    def on_unmount(self) -> None:
        """Leave no work behind."""
        self.stop_work()

    @work(thread=True, group="add", exit_on_error=False)
    def _add(self) -> None:
        from reader.library.added import Added
        from reader.library.left_out import left_out

        problem = None
        while self._wishes and problem is None:
            try:
                wish = self._wishes.popleft()
                failed = self._add_one(wish)
                if not self._stop.asked():
                    self._keep_unadded(Added(), set(wish.sources) - failed)
                    self._left_out = left_out(wish.sources) or self._left_out
            except IndexError:
                break  # stopped in this moment
            except (ReaderError, OSError) as error:
                problem = str(error)
        self.post_message(AddingEnded(problem))

    def _add_one(self, wish: Wish) -> set[str]:
        """Add pages, tell of it, and return the sources that can't be."""
        failed: set[str] = set()

        def tell(report: AddReport) -> None:
            failed.update(one.source for one in report.became.unreadable)
            self._keep_unadded(report.became)
            self.post_message(PagesAdded(report))

        self.session.adder.add(wish, tell, self._stop)
        return failed

    def _keep_unadded(self, became: Added, settled: Iterable[str] = ()) -> None:
        if problem := self.session.unadded.keep(became, settled):
            self.post_message(NotKept(problem))

    @work(thread=True, group="save", exit_on_error=False)
    def list_unadded(self, one: Unreadable, listed: bool) -> None:
        """List something that could not be added no longer, or list it again."""
        from reader.library.unadded import drop_unadded, put_back_unadded

        places = self.session.places
        try:
            if listed:
                put_back_unadded(places, [one])
                told = f"Listed again: {one.source}"
            else:
                drop_unadded(places, [one.source])
                told = f"No longer listed: {one.source}. Ctrl+Z lists it again."
        except ReaderError as error:
            told = str(error)
        self.app.call_from_thread(self.tell_outcome, told)

    @on(PagesAdded)
    def count_added(self, message: PagesAdded) -> None:
        """Say how far it is, and gather what became of each page."""
        report = message.report
        self._became = self._became + report.became if self._became else report.became
        if report.total > 1:
            self.tell_work("adding", report.done, report.total)

    @on(AddingEnded)
    def show_added(self, message: AddingEnded) -> None:
        """Say what became of the pages, list those that came and select the first."""
        from reader.library.added import Added

        self._problem = self._problem or message.problem
        if self._wishes:  # named just before the work was done
            self._add()
            return
        self.adding = False
        self.tell_no_work()
        became = self._became or Added()
        came = (*became.added, *became.updated, *became.known)
        moved = self.library.selected != self._selected
        self.library.refill(came[0].id if came and not moved else None)
        is_listed = self.session.keeper is not None
        said = outcome_words(
            became, self._left_out, stopped=self._stop.asked(), is_listed=is_listed
        )
        if self._problem:
            said = f"{became.told}; {self._problem}" if became.told else self._problem
        worked = not self._problem and (came or not became.unreadable)
        self.tell_outcome(said, "good" if worked else "bad")


def outcome_words(
    became: Added, left_out: str = "", *, stopped: bool = False, is_listed: bool = True
) -> str:
    """Return in words what became of pages that were to be added.

    Args:
        became: What became of each.
        left_out: How many files of which kinds were left out.
        stopped: Whether the person stopped it.
        is_listed: Whether the library is what is listed.
    """
    pages = (*became.added, *became.updated, *became.known)
    left = f" Left out: {left_out}." if left_out else ""
    if stopped:
        return f"Stopped: {became.told or 'nothing added'}. What was added stays."
    if not became.unreadable and len(pages) == 1:
        opens = " Enter in the list opens it." if is_listed else ""
        return f"{_what(became)}: {_title(pages[0])}.{left}{opens}"
    if not pages and len(became.unreadable) == 1:
        problem = _problem(became.unreadable[0])
        return f"{problem}.{left}" if left else problem
    more = " U lists the unreadable with their reasons." if became.unreadable else ""
    told = f"{became.told[:1].upper()}{became.told[1:]}." if became.told else "Nothing added."
    return f"{told}{left}{more}"


def _what(became: Added) -> str:
    if became.added:
        return "Added"
    return "A new version" if became.updated else "In the library already"


def _title(page: AddedPage) -> str:
    return page.title or page.source


def _problem(one: Unreadable) -> str:
    return f"{one.source}: {one.reason}"
