"""Where the words of an article lead, from the cursor on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from reader.model import ReaderError
from reader.ui.glyphs import Glyphs
from reader.ui.keymap import Keymap
from reader.ui.links import Lead, link
from reader.ui.rows import RowLine, fit, fit_source
from reader.ui.screens.listing import Listing, holding

EMPTY = (
    "No words of this text lead anywhere.\n\nLinks would stand here, with where they lead. Pages "
    "saved as HTML and Markdown have them; a page copied as text has lost its own."
)
NO_MATCH = "Nothing matches."


class TextLinks(Listing[Lead]):
    """Returns the link that was chosen, or None."""

    HEIGHT: ClassVar[int] = 3

    def __init__(self, leads: Sequence[Lead], at: int, keymap: Keymap, glyphs: Glyphs) -> None:
        """List links.

        Args:
            leads: In the order of the text.
            at: The place in the text from which on the first is selected.
            keymap: A person's keys.
            glyphs: What marks are made of here.
        """
        super().__init__(keymap, glyphs.cursor)
        self._more = glyphs.more
        self._all = self._shown = leads
        self._deeds["article.links"] = self.leave
        self._at = at

    def on_mount(self) -> None:
        """List all, the first one from the cursor on selected."""
        super().on_mount()
        self.rows.select(sum(one.start < self._at for one in self._all))

    def narrow(self, words: str) -> int:
        """Keep those whose words or address hold all the words."""
        self._shown = holding(words, self._all, lambda one: f"{one.words} {one.address}")
        self.rows.empty = NO_MATCH if self._all else EMPTY
        return len(self._shown)

    def row(self, index: int, width: int) -> Sequence[RowLine]:
        """Return the words, and below them where they lead."""
        one = self._shown[index]
        return [
            ((fit(one.words, width, self._more), "strong"),),
            ((fit_source(_shown(one.address), width, self._more), "dim"),),
            (),
        ]

    def choice(self, index: int) -> Lead | None:
        """Return the link."""
        return self._shown[index]

    def title_line(self, count: int) -> str:
        """Return the heading."""
        return f"Links · {count} · Enter tells where one leads, / narrows"


def _shown(address: str) -> str:
    """Return an address as it would be opened; one that is not to be opened as it came."""
    try:
        return link(address).address
    except ReaderError:
        return address
