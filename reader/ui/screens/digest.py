"""Notes read as one text: the passages by article, who says them, and what was written on them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.export.digest import Section, Stretch, as_text, write
from reader.export.passages import article_of, words_of
from reader.guard import one_line
from reader.resources import shipped
from reader.ui.commands.registry import Pane
from reader.ui.keymap import KeyReader, stroke
from reader.ui.marks import Mark, Marks
from reader.ui.messages import Done
from reader.ui.opened import Thing
from reader.ui.rows import fit
from reader.ui.session import Session
from reader.ui.widgets.prose import Prose
from reader.ui.writing import Output, ask_where
from reader.wording import citation

HINT = "My notes as a text · Enter opens, y copies, s exports, q goes back"
FILE = "my-notes.md"


class Digest(ModalScreen[tuple[str, str] | None]):
    """Returns (article id, annotation id) of the note that is to be opened, or None.

    The keys are those of the text; `]h` and its like go from note to note.
    """

    CSS_PATH: ClassVar = [shipped("styles") / "listing.tcss"]

    heading = query_one("#digest-heading", Static)
    prose = query_one("#digest-text", Prose)

    def __init__(self, session: Session, sections: Sequence[Section], asked: str = "") -> None:
        """Show notes as a text.

        Args:
            session: What the screens work with.
            sections: The notes by article.
            asked: The query that chose them, if there was one.
        """
        super().__init__()
        self._session, self._sections, self._asked = session, sections, asked
        self._text, self._stretches = as_text(sections, asked)
        self._starts = [one.start for one in self._stretches]
        self._keys = KeyReader(session.keymap)
        on_and_back = {"next": 1, "previous": -1}
        self._deeds: dict[str, Callable[[], None]] = {
            "move.down": lambda: self.prose.move(1),
            "move.up": lambda: self.prose.move(-1),
            "move.page-down": lambda: self.prose.page(1.0),
            "move.page-up": lambda: self.prose.page(-1.0),
            "move.half-down": lambda: self.prose.page(0.5),
            "move.half-up": lambda: self.prose.page(-0.5),
            "move.top": lambda: self.prose.to_edge(-1),
            "move.bottom": lambda: self.prose.to_edge(1),
            "copy": partial(self._copy, cited=True),
            "copy.plain": partial(self._copy, cited=False),
            "article.export": self._export,
            **{
                f"{thing}.{way}": partial(self._step, step)
                for thing in ("mark", "quote", "paragraph")
                for way, step in on_and_back.items()
            },
            **dict.fromkeys(("back", "cancel", "quit", "notes.all"), self._leave),
        }

    def compose(self) -> ComposeResult:
        """Lay out the heading over the text."""
        with Vertical(id="digest"):
            yield Static(Content(HINT), id="digest-heading")
            yield Prose(
                column=self._session.settings.width,
                hyphens=self._session.settings.hyphens,
                id="digest-text",
            )

    def on_mount(self) -> None:
        """Show the text from its top."""
        self.prose.show(self._text, None)
        self.prose.mark(quotes=Marks(Mark(*one.quoted, "quote") for one in self._stretches))
        self.prose.focus()

    def on_key(self, event: events.Key) -> None:
        """Move, copy, export, open the note at the cursor, or leave."""
        event.stop()
        event.prevent_default()
        if event.key == "enter":
            self._open()
            return
        found = self._keys.feed(Pane.TEXT, stroke(event.key, event.character))
        if found is not None and (deed := self._deeds.get(found[0])) is not None:
            self.heading.update(Content(HINT))
            deed()

    @on(Prose.Moved)
    def keep(self, message: Prose.Moved) -> None:
        """Keep what the text tells from the screens below."""
        message.stop()

    @on(Done)
    def tell(self, message: Done) -> None:
        """Say how the export ended."""
        message.stop()
        self.heading.update(Content(one_line(message.words)))

    @property
    def here(self) -> Stretch | None:
        """The note at the cursor: the last that begins before it, else the first."""
        if not self._stretches:
            return None
        at = -1 if self.prose.above_text else self.prose.at
        return self._stretches[max(0, bisect_right(self._starts, at) - 1)]

    def _step(self, step: int) -> None:
        """Put the cursor on the next passage, or on the one before."""
        at = -1 if self.prose.above_text else self.prose.at
        before = [one for one in self._stretches if one.quoted[0] < at]
        after = [one for one in self._stretches if one.quoted[0] > at]
        found = after[:1] if step > 0 else before[-1:]
        for one in found:
            self.prose.go_to(one.quoted[0], Thing("quote", *one.quoted))

    def _open(self) -> None:
        if (here := self.here) is not None:
            self.dismiss((here.section.ref.id, here.entry.one.id))

    def _copy(self, *, cited: bool) -> None:
        if (here := self.here) is None:
            return
        words = words_of(here.entry.one)
        if cited:
            words = citation(article_of(here.section.ref), words, here.entry.speaker)
        self.app.copy_to_clipboard(words)
        self.heading.update(Content(fit(f"Copied: {words}", self.size.width - 2)))

    def _export(self) -> None:
        make = partial(write, self._sections, self._asked)
        ask_where(self, self._session, Output("My notes as Markdown", {FILE: make}))

    def _leave(self) -> None:
        self.dismiss(None)
