"""How the screens begin, and how an article comes: what is looked at first is painted first.

The text is painted as soon as it is there. What is done beside it waits until then: to find
who says what, and to count what was left in every article. Work in a thread would only hold
up the painting, for one thing at a time is done in a process.
"""

from __future__ import annotations

import gc
import threading

from textual import events, work
from textual.reactive import Reactive
from textual.widget import Widget

from reader.model import Article, ReaderError
from reader.ui.compositor import LeanCompositor
from reader.ui.messages import AnalysisReady, ArticleFailed, ArticleReady, Begun
from reader.ui.opened import Spoken
from reader.ui.screens.adding import Adding
from reader.ui.screens.painting import Painting
from reader.ui.session import Session
from reader.ui.widgets.even import Even
from reader.ui.widgets.prose import Prose

LONGEST_WAIT = 1.0
"""Seconds that what is done beside the text waits for it to be painted, where it never is."""


class Beginning(Adding, Painting, Even, inherit_bindings=False):
    """The part of the reading room that brings articles, each in the order of what is seen."""

    prose: Prose
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Where keys go; what loses and what takes them is painted anew, and nothing else for it."""

    def __init__(self, session: Session) -> None:
        """Bring the articles of a session."""
        super().__init__(session)
        self._compositor = LeanCompositor()
        self._begun = False
        self.painted = threading.Event()
        """Set as soon as the article that came last is painted."""
        self.seen = threading.Event()
        """Set as soon as anything is painted that is to be seen before notes are read."""
        self.seen.set()

    def _compositor_refresh(self) -> None:
        """Paint nothing while the screens are put together, for none of it would be seen."""
        if self.app._batch_count:
            return
        super()._compositor_refresh()
        self.seen.set()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Work no styles out anew when the room is entered first, for they just were."""
        if not self._begun:
            event.refresh_styles = False

    @work(thread=True, exclusive=True, group="open", exit_on_error=False)
    def load(self, id_: str) -> None:
        """Clean the page and read its notes, then find who says what; post each when ready."""
        self.painted.clear()
        self.seen.wait(LONGEST_WAIT)
        shelf = self.session.shelf
        try:
            article = shelf.for_reading(id_)
            loaded = self.notebook.open(shelf.ref(id_), article.text)
            self.post_message(ArticleReady(id_, article, loaded))
            self.painted.wait(LONGEST_WAIT)
            self.post_message(AnalysisReady(id_, Spoken(shelf.analysis(id_)).worked_out()))
            shelf.keep(id_)
        except (ReaderError, OSError) as error:
            self.post_message(ArticleFailed(id_, str(error)))

    def on_unmount(self) -> None:
        """Wait for no page any more that is read beside."""
        if (beside := self.session.shelf.beside) is not None:
            beside.stop()

    def show_at_hand(self, id_: str) -> None:
        """Show the text of the first article at once, where it need not be cleaned first.

        Its notes come after it; until then no key does anything to it.
        """
        article = self.session.shelf.at_hand(id_)
        if article is not None:
            self.prose.show(article, self.session.place_in(id_))
            self.seen.clear()

    def is_at_hand(self, article: Article, at: int | None) -> bool:
        """Tell whether `show_at_hand` showed just this, where it was left."""
        return self.opened is None and at is None and self.prose.shows(article)

    def come(self) -> None:
        """Go on once something is shown: an article, or why there is none."""
        self.call_after_refresh(self.painted.set)
        if not self._begun:
            self._begun = True
            self.call_after_refresh(keep_what_is_loaded)
            self.count_notes()
            self.post_message(Begun())


def keep_what_is_loaded() -> None:
    """Look for garbage from now on, but not in what was loaded until now: it stays."""
    gc.freeze()
    gc.enable()
