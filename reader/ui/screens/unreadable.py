"""Everything that can't be read, each with its reason; one key tries it again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from reader.library.sources import Unreadable
from reader.ui.rows import RowLine, fit_source, fold
from reader.ui.screens.listing import Listing, holding
from reader.ui.session import Session

EMPTY = (
    "Everything can be read.\n\nA page that can't be would stand here with the reason why, and "
    "R would try it again. One of the library is tried again by itself when it changes."
)
NO_MATCH = "Nothing matches."
KEYS = "Enter tries one again, R all, x drops one, / narrows"
STAYS = "This page is in the library; mend it or take it away there"

TryAgain = Callable[[Sequence[Unreadable]], None]
ListOrNot = Callable[[Unreadable, bool], object]


class UnreadablePages(Listing[Unreadable]):
    """Lists what can't be read, until it is left."""

    HEIGHT: ClassVar[int] = 5

    def __init__(self, session: Session, try_again: TryAgain, list_or_not: ListOrNot) -> None:
        """List what a session could not read.

        Args:
            session: The session.
            try_again: Tries some of it again beside the screen; what comes of it is told to
                `take_in`.
            list_or_not: Lists one that could not be added no longer, or again, beside the screen.
        """
        super().__init__(session.keymap, session.glyphs.cursor)
        self._session, self._try_again, self._list = session, try_again, list_or_not
        self._dropped: list[Unreadable] = []
        self._all = session.unreadable()
        self._shown: list[Unreadable] = []
        self._told = KEYS
        self._deeds["library.rescan"] = self.try_all
        self._deeds["library.unreadable"] = self.leave
        self._deeds |= {"delete": self.drop, "undo": self.put_back}

    def take_in(self, told: str) -> None:
        """List what can't be read now, and say what came of trying."""
        self._all, self._told = self._session.unreadable(), told
        self.fill()

    def narrow(self, words: str) -> int:
        """Keep those whose source or reason hold all the words."""
        self._shown = holding(words, self._all, lambda one: f"{one.source} {one.reason}")
        self.rows.empty = NO_MATCH if self._all else EMPTY
        return len(self._shown)

    def row(self, index: int, width: int) -> Sequence[RowLine]:
        """Return a source, and below it the reason."""
        one = self._shown[index]
        reason = fold(one.reason, width, 3)
        return [
            ((fit_source(one.source, width), "strong"),),
            *(((line, "plain"),) for line in reason),
        ]

    def choice(self, index: int) -> Unreadable | None:
        """Return what can't be read."""
        return self._shown[index]

    def choose(self) -> None:
        """Try the selected one again; the list stays."""
        if self.rows.count:
            self._begin([self._shown[self.rows.index]])

    def try_all(self) -> None:
        """Try all again."""
        self._begin(self._all)

    def drop(self) -> None:
        """List the selected one no longer, if it is not of the library."""
        if not self.rows.count:
            return
        one = self._shown[self.rows.index]
        if one in self._session.unadded.every():
            self._dropped.append(one)
            self._list(one, False)
        else:
            self.take_in(STAYS)

    def put_back(self) -> None:
        """List again what was dropped last."""
        if self._dropped:
            self._list(self._dropped.pop(), True)

    def title_line(self, count: int) -> str:
        """Return the heading."""
        return f"Unreadable · {count} · {self._told}"

    def _begin(self, some: Sequence[Unreadable]) -> None:
        self._told = "trying again"
        self.fill()
        self._try_again(some)
