"""The page as it came, piece by piece: what was kept as what, what was cut and why."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from reader.model import Article, Piece
from reader.ui.keymap import Keymap
from reader.ui.rows import RowLine, fit
from reader.ui.screens.listing import Listing

_ROLE = 20
"""Cells for what became of a piece."""


class PageAsItCame(Listing[None]):
    """Returns nothing: a piece that is chosen is cut, or put back, and the screen stays."""

    def __init__(
        self,
        article: Article,
        at: int,
        turn: Callable[[int], None],
        keymap: Keymap,
        cursor: str = "▌",
    ) -> None:
        """Show a page.

        Args:
            article: What was made of it.
            at: Offset in the article's text, whose piece is selected first.
            turn: Cuts the piece of this number, or puts it back.
            keymap: The person's keys.
            cursor: The mark before the selected row.
        """
        super().__init__(keymap, cursor)
        self._article, self._at, self._turn = article, at, turn
        self._shown: list[int] = []
        self._words = ""

    def on_mount(self) -> None:
        """Select where one is in the article."""
        super().on_mount()
        block = bisect_right(self._article.blocks, self._at, key=lambda one: one.start) - 1
        here = (n for n, piece in enumerate(self._article.pieces) if piece.block == max(0, block))
        self.rows.select(next(here, 0))

    def show(self, article: Article) -> None:
        """Show the page after something was cut or put back; the selection stays."""
        self._article = article
        self.fill()

    def narrow(self, words: str) -> int:
        """Keep the pieces whose words, role or reason hold all the words."""
        wanted = words.casefold().split()
        if words != self._words:
            self._words, self.rows.index = words, 0
        self._shown = [
            number
            for number, piece in enumerate(self._article.pieces)
            if all(word in f"{_became(piece)} {piece.text}".casefold() for word in wanted)
        ]
        return len(self._shown)

    def row(self, index: int, width: int) -> Sequence[RowLine]:
        """Return what became of a piece, and its words."""
        piece = self._article.pieces[self._shown[index]]
        cut = piece.role == "dropped"
        became = fit(_became(piece), _ROLE - 1).ljust(_ROLE)
        text = fit(piece.text, max(1, width - _ROLE))
        return [((became, "mark" if cut else "dim"), (text, "dim" if cut else "plain"))]

    def choice(self, index: int) -> None:
        """Return nothing: choosing acts, see `choose`."""

    def choose(self) -> None:
        """Cut the selected piece, or put it back."""
        if self.rows.count:
            self._turn(self._shown[self.rows.index])

    def title_line(self, count: int) -> str:  # noqa: ARG002  # all of the page is counted
        """Return the heading."""
        pieces = self._article.pieces
        cut = sum(piece.role == "dropped" for piece in pieces)
        told = f"{len(pieces)} pieces, {cut} cut"
        return f"The page as it came · {told} · Enter cuts or puts back, q goes back"


def _became(piece: Piece) -> str:
    words = piece.reason or "" if piece.role == "dropped" else piece.role
    return f"{'- cut: ' if piece.role == 'dropped' else '  '}{words.replace('_', ' ')}"
