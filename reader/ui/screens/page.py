"""The page as it came, piece by piece: what was kept as what, what was cut and why."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual import on, work

from reader.guard import guard
from reader.model import Article, Piece, ReaderError
from reader.ui.keymap import Keymap
from reader.ui.messages import PageRead
from reader.ui.rows import RowLine, fit
from reader.ui.screens.listing import Listing, holding
from reader.ui.turns import Way

READING = "reading the page …"
_ROLE = 20
"""Cells for what became of a piece, at least."""


class PageAsItCame(Listing[None]):
    """Returns nothing: a piece that is chosen is cut, or put back, and the screen stays."""

    def __init__(
        self,
        read: Callable[[], Article],
        at: int,
        turn: Callable[[int], None],
        step: Callable[[Way], None],
        keymap: Keymap,
        cursor: str = "▌",
    ) -> None:
        """Show a page.

        Args:
            read: Cleans the page, which may take a while; raises ReaderError if it can't.
            at: Offset in the article's text, whose piece is selected first.
            turn: Cuts the piece of this number, or puts it back.
            step: Takes back what was cut or put back here last, or does it again.
            keymap: The person's keys.
            cursor: The mark before the selected row.
        """
        super().__init__(keymap, cursor)
        self._read, self._at, self._turn = read, at, turn
        self._deeds |= {"undo": lambda: step("undo"), "redo": lambda: step("redo")}
        self._pieces: Sequence[Piece] = ()
        self._shown: list[int] = []
        self._widest = 0
        """Cells of the longest of what became of the pieces that are shown."""
        self._words = ""
        self._problem = ""

    def on_mount(self) -> None:
        """Read the page beside the screen."""
        self.wait(READING)
        self.read()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def read(self) -> None:
        """Clean the page."""
        try:
            self.post_message(PageRead(self._read()))
        except ReaderError as error:
            self.post_message(PageRead(None, str(error)))

    @on(PageRead)
    def take_in(self, message: PageRead) -> None:
        """Show the page, with what one stands on in the article selected."""
        message.stop()
        early = self.wait_no_longer()
        self.rows.empty = self._problem = guard(message.problem)
        if message.article is not None:
            self.show(message.article)
            self._select(message.article)
        else:
            self.fill()
        self.take_early(early)

    def _select(self, article: Article) -> None:
        block = bisect_right(article.blocks, self._at, key=lambda one: one.start) - 1
        here = (n for n, piece in enumerate(self._pieces) if piece.block == max(0, block))
        self.rows.select(next(here, 0))

    def show(self, article: Article) -> None:
        """Show the page after something was cut or put back; the selection stays."""
        self._pieces = article.pieces
        self.fill()

    def narrow(self, words: str) -> int:
        """Keep the pieces whose words, role or reason hold all the words."""
        if words != self._words:
            self._words, self.rows.index = words, 0
        found = holding(words, enumerate(self._pieces), lambda one: _said(one[1]))
        self._shown = [number for number, _ in found]
        told = {_became(self._pieces[number]) for number in self._shown}
        self._widest = max(map(cell_len, told), default=0)
        return len(self._shown)

    def row(self, index: int, width: int) -> Sequence[RowLine]:
        """Return what became of a piece, and its words."""
        piece = self._pieces[self._shown[index]]
        cut = piece.role == "dropped"
        room = min(max(_ROLE, self._widest + 1), max(_ROLE, width // 2))
        became = fit(_became(piece), room - 1)
        became += " " * (room - cell_len(became))
        text = fit(piece.text, max(1, width - room))
        return [((became, "mark" if cut else "dim"), (text, "dim" if cut else "plain"))]

    def choice(self, index: int) -> None:
        """Return nothing: choosing acts, see `choose`."""

    def choose(self) -> None:
        """Cut the selected piece, or put it back."""
        if self.rows.count:
            self._turn(self._shown[self.rows.index])

    def title_line(self, count: int) -> str:  # noqa: ARG002  # all of the page is counted
        """Return the heading."""
        if self._problem:
            return self._problem
        cut = sum(piece.role == "dropped" for piece in self._pieces)
        told = f"{len(self._pieces)} pieces, {cut} cut"
        return f"The page as it came · {told} · Enter cuts or puts back, q goes back"


def _became(piece: Piece) -> str:
    words = piece.reason or "" if piece.role == "dropped" else piece.role
    return f"{'- cut: ' if piece.role == 'dropped' else '  '}{words.replace('_', ' ')}"


def _said(piece: Piece) -> str:
    return f"{_became(piece)} {piece.text}"
