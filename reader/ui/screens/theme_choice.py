"""The themes, each tried on the screen while one goes through them."""

from __future__ import annotations

from typing import ClassVar

from textual import on

from reader.ui.screens.ask import Ask, Option
from reader.ui.session import Session
from reader.ui.themes import theme_after
from reader.ui.widgets.rows import Rows

ABOUT = "The screen behind shows the selected one."
HINT = "Enter keeps it · Esc leaves all as it was"


class ThemeChoice(Ask[str]):
    """Returns the name of the theme that was chosen, or None; then the one before is back.

    The key that calls it goes on to the next theme, too.
    """

    HINT: ClassVar[str] = HINT

    def __init__(self, session: Session, before: str) -> None:
        """Choose a theme in place of `before`; the one after it is tried first."""
        self._names = [one.name for one in session.themes]
        options = [Option("", name, name) for name in self._names]
        cursor = session.glyphs.cursor
        self._before = before
        self._first = theme_after(before, self._names)
        first = self._names.index(self._first)
        super().__init__(session.keymap, "Theme", [ABOUT], options, cursor, first)
        self._deeds["view.theme"] = self._next

    def on_mount(self) -> None:
        """Try the theme after the present one."""
        self.app.theme = self._first

    @on(Rows.Selected)
    def preview(self, event: Rows.Selected) -> None:
        """Try the selected theme on the screen."""
        event.stop()
        self.app.theme = self._names[event.index]

    def leave(self) -> None:
        """Bring the theme back that was there before."""
        self.app.theme = self._before
        super().leave()

    def _next(self) -> None:
        """Select the next theme, around."""
        self.rows.select((self.rows.index + 1) % len(self._names))
