"""The saved searches above the list: one of them may be what is listed."""

from __future__ import annotations

from collections.abc import Sequence

from reader.ui.rows import RowLine, fit
from reader.ui.session import Session
from reader.ui.widgets.rows import Rows

MOST = 6
"""Lines that they take; more of them scroll."""


class SavedSearches(Rows, inherit_bindings=False):
    """The names of the saved searches, a row each; none is selected while another has the focus."""

    def __init__(self, session: Session, *, cursor: str, id: str) -> None:  # noqa: A002
        """List the saved searches of a session's settings."""
        super().__init__(cursor=cursor, id=id)
        self._session = session
        self.asked: str | None = None
        """The name of the one whose articles are listed; None for all articles."""

    @property
    def asked_query(self) -> str:
        """The query whose answers are listed; "" for all articles."""
        return self._session.settings.searches.get(self.asked or "", "")

    @property
    def chosen(self) -> str | None:
        """The name of the selected one; None while none is."""
        names = self._names
        return names[self.index] if 0 <= self.index < len(names) else None

    def list_names(self) -> None:
        """Show them as they are in the settings."""
        names = self._names
        self.display = bool(names)
        self.styles.height = min(len(names), MOST)
        selected = self.index if self.has_focus else -1
        self.show(len(names), self._row, height=1)
        self.index = min(selected, len(names) - 1)

    def enter(self) -> None:
        """Go to the one whose articles are listed, else to the last."""
        names = self._names
        at = names.index(self.asked) if self.asked in names else len(names) - 1
        self.focus()
        self.select(at)

    def on_blur(self) -> None:
        """Select none while the cursor is elsewhere."""
        self.index = -1
        self.repaint()

    @property
    def _names(self) -> list[str]:
        return list(self._session.settings.searches)

    def _row(self, index: int, width: int) -> Sequence[RowLine]:
        name = self._names[index]
        mark, style = ("> ", "heading") if name == self.asked else ("/ ", "plain")
        return [((mark, "mark"), (fit(name, width - 2, self._session.glyphs.more), style))]
