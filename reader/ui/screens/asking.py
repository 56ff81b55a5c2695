"""What the reading room does while words to look for are typed."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, NamedTuple

from textual import events, on

from reader.ui.commands.registry import Pane
from reader.ui.marks import Mark, Marks
from reader.ui.messages import PromptLeft, Purpose, WordsTyped
from reader.ui.opened import Opened, Thing
from reader.ui.screens.marking import Marking
from reader.ui.search import Search
from reader.ui.session import Session

if TYPE_CHECKING:
    from reader.ui.motions import Selected
    from reader.ui.widgets.prompt import Prompt

PROMPT_KEYS = (("Enter", "go"), ("Esc", "take back"), ("Tab", "all articles"))
"""The keys that work while words are typed, each with its word."""


class _Before(NamedTuple):
    """What was shown before words were typed."""

    opened: Opened | None
    search: Search
    came_from: int | None
    at: int
    thing: Thing | None
    selected: Selected | None
    top: int
    """The uppermost line of the text that was seen."""
    row: str | None
    """The id of the article that was selected in the list."""


class Asking(Marking, inherit_bindings=False):
    """The part of the reading room that has the line in which words are typed."""

    def __init__(self, session: Session) -> None:
        """Ask for what to look for in the articles of a session."""
        super().__init__(session)
        self.search = Search("")
        self.came_from: int | None = None
        """Where the last jump began, as an offset of the open text."""
        self._prompt: Prompt | None = None
        self._looked_for = ""
        self._before: _Before | None = None

    @abstractmethod
    def look_for(self, purpose: Purpose, words: str) -> None:
        """Narrow the list by words, or find them in the text."""

    @property
    def prompt(self) -> Prompt:
        """The line in which words are typed, which is made when it is first asked for."""
        if self._prompt is None:
            from reader.ui.widgets.prompt import Prompt

            self._prompt = Prompt(id="prompt")
            # First, so that the places of the others in the order stay.
            self.query_one("#room").mount(self._prompt, before=0)
        return self._prompt

    def ask_for(self, purpose: Purpose, words: str = "") -> None:
        """Ask for words to look for, beginning with some that are looked for already."""
        prose = self.prose
        self._before = _Before(
            self.opened,
            self.search,
            self.came_from,
            prose.at,
            prose.thing,
            prose.selected,
            prose.scroll_offset.y,
            self.library.selected,
        )
        if purpose == "text":
            self.came_from = prose.at
        self._looked_for = words
        self.prompt.ask(purpose, words)

    @property
    def is_typing(self) -> bool:
        """Whether words are being typed in that line."""
        return self._prompt is not None and self._prompt.has_focus

    @on(events.DescendantFocus)
    def show_keys_here(self) -> None:
        """Show the keys that work where the focus is now."""
        here = PROMPT_KEYS if self.is_typing else self.session.footer_keys(self.pane_name)
        self.status.show_keys(here)

    @on(WordsTyped)
    def search_as_typed(self, message: WordsTyped) -> None:
        """Narrow the list, or find the words, with every letter."""
        self._looked_for = message.words
        self.look_for(message.purpose, message.words)
        self.paint_now()

    @on(PromptLeft)
    def leave_prompt(self, message: PromptLeft) -> None:
        """Keep the words, or take back what was typed and where it led."""
        if not message.kept:
            self._take_back(message.purpose)
        elif message.words != self._looked_for:  # the last letters came with the key
            self.look_for(message.purpose, message.words)
        self.focus_pane(Pane.LIST if message.purpose == "list" else Pane.TEXT)

    def _take_back(self, purpose: Purpose) -> None:
        before, self._before = self._before, None
        if purpose == "list":
            self.library.filter("", before.row if before else None)
        elif before is None or self.opened is None or before.opened is None:
            self.look_for(purpose, "")
        elif self.opened.article is before.opened.article:
            self._go_back(before)
        self.status.say(None)

    def _go_back(self, before: _Before) -> None:
        """Show the text as it was before words were typed."""
        prose = self.prose
        self.search, self.came_from = before.search, before.came_from
        prose.mark(hits=Marks(Mark(start, end, "hit") for start, end in before.search.hits))
        if (prose.at, prose.thing) == (before.at, before.thing):
            return
        if before.selected is not None:
            prose.select(before.selected)
        else:
            prose.go_to(before.at, before.thing)
        prose.scroll_to(y=before.top, animate=False)
