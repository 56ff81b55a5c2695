"""The marks in the text: what each looks like here, and which of them are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult

from reader.library.settings import LAYERS, Layer
from reader.ui.legend import legend
from reader.ui.rows import RowLine, fit
from reader.ui.screens.ask import Ask, Option
from reader.ui.session import Session
from reader.ui.widgets.prose import Prose

_WORDS: dict[Layer, str] = {
    "quotes": "Quotations",
    "people": "People",
    "notes": "Highlights and notes",
    "hits": "Matches of the search",
}
WIDTH = 66
"""Cells of the legend."""
HINT = "Enter or its number shows or hides a mark · Esc goes back"


class MarksChoice(Ask[Layer]):
    """Shows and hides marks, each at once in the text behind; returns nothing."""

    HINT: ClassVar[str] = HINT

    def __init__(self, session: Session, turn: Callable[[Layer], None]) -> None:
        """Offer the marks of a session.

        Args:
            session: Knows which are off, and with what glyphs this terminal shows them.
            turn: Shows marks that were hidden, or hides them.
        """
        options = [Option(str(n), _WORDS[one], one) for n, one in enumerate(LAYERS, start=1)]
        super().__init__(session.keymap, "Marks in the text", (), options, session.glyphs.cursor)
        self._session, self._turn = session, turn
        self._legend = Prose(column=WIDTH, id="legend")
        self._legend.can_focus = False
        self._deeds["move.page-down"] = self.choose  # which is also on Space

    def more(self) -> ComposeResult:
        """Lay out the legend."""
        yield self._legend

    def on_mount(self) -> None:
        """Show the legend with the marks that are on."""
        shown = legend(self._session.glyphs)
        self._legend.show(shown.article, None)
        self._legend.mark(**shown.layers)
        self._legend.note_gutter(shown.gutter)
        self._legend.hide(frozenset(self._session.settings.marks_off))

    def give(self, answer: Layer) -> None:
        """Show a mark, or hide it, and stay."""
        self._turn(answer)
        self.rows.repaint()
        self._legend.hide(frozenset(self._session.settings.marks_off))

    def _row(self, index: int, width: int) -> Sequence[RowLine]:
        option, glyphs = self._options[index], self._session.glyphs
        off = option.answer in self._session.settings.marks_off
        told = (f"{glyphs.due} ", "dim") if off else (f"{glyphs.done} ", "mark")
        words = fit(option.words, width - 5)
        return [((f"{option.key}  ", "mark"), told, (words, "dim" if off else "plain"))]
