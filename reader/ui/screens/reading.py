"""The reading room: the list, the text and the side panel, and what connects them.

The room opens articles, keeps the reader's place and knows where the focus is. What a
command does stands in `reader.ui.commands`; how things look, in the widgets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.getters import query_one

from reader.resources import shipped
from reader.ui import tutorial
from reader.ui.commands import COMMANDS, Pane, correcting, finding, library
from reader.ui.keymap import KeyReader, stroke
from reader.ui.layout import WIDE, Panes
from reader.ui.leaves import PanelKind
from reader.ui.marks import Marks, note_marks
from reader.ui.messages import (
    AnalysisReady,
    ArticleFailed,
    ArticleReady,
    Corrected,
    NotCorrected,
    NotKept,
    Purpose,
    SearchWidened,
)
from reader.ui.opened import Opened, Spoken, Thing, ThingKind, Wanted
from reader.ui.pacing import TICK
from reader.ui.rows import place_words
from reader.ui.screens.asking import Asking
from reader.ui.search import Search
from reader.ui.session import Session
from reader.ui.widgets.even import EvenRow
from reader.ui.widgets.library import LibraryList
from reader.ui.widgets.panel import SidePanel
from reader.ui.widgets.prose import Prose
from reader.ui.widgets.rows import Rows
from reader.ui.widgets.selecting import SelectableProse
from reader.ui.widgets.status import Said, StatusLine, Tone

KEEP_PLACE_EVERY = 5.0
"""Seconds after which a changed place is written."""
KEEP_AFTER = 0.5
"""Seconds after which the library is looked through; until then the screen is being painted."""
BROAD = 140
"""Columns from which there is room for wide panes."""


class ReadingRoom(Asking, inherit_bindings=False):
    """The main screen."""

    CSS_PATH: ClassVar = [shipped("styles") / "reading.tcss"]
    AUTO_FOCUS = ""
    # Textual declares it without ClassVar.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide"), (BROAD, "-broad")]  # noqa: RUF012

    library = query_one("#library", LibraryList)
    prose = query_one("#text", SelectableProse)
    panel = query_one("#panel", SidePanel)
    status = query_one("#status", StatusLine)

    def __init__(self, session: Session) -> None:
        """Read the articles of a session."""
        super().__init__(session)
        self.keys = KeyReader(session.keymap)
        self.in_hand: str | None = None
        """The id of the annotation that is being put on another passage."""
        self._wanted: Wanted | None = None
        self.panes = Panes()
        self.last_jump: tuple[ThingKind, int] = ("quote", 1)
        """The kind of thing that was jumped to last, and 1 onwards or -1 backwards."""
        self.once_analysed: list[Callable[[], None]] = []
        """What is done as soon as it is found who says what in the open article."""
        self._place_kept = True
        self._told_of_places = False

    def compose(self) -> ComposeResult:
        """Lay out list, text and panel, with the status line below."""
        session = self.session
        with EvenRow(id="room"):
            yield LibraryList(session, id="library")
            width, hyphens = session.settings.width, session.settings.hyphens
            yield SelectableProse(column=width, hyphens=hyphens, id="text")
            yield SidePanel(session.glyphs, by_speaker=session.settings.by_speaker, id="panel")
        yield StatusLine(id="status")

    def on_mount(self) -> None:
        """Open where the person left off."""
        self._show(self.panes)
        self.library.filter("")
        self.set_timer(KEEP_AFTER, self.keep_library)
        if (first := self.session.first_article()) is not None:
            self.show_at_hand(first)
            self.open_article(first)
            self.focus_pane(Pane.TEXT)
        else:
            self.focus_pane(Pane.LIST)
            self.come()
        if self.session.problems:
            self.say(self.session.problems[0], "bad")
        self.set_interval(KEEP_PLACE_EVERY, self.keep_place)
        self.set_interval(TICK, self.tick)

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Take a key press as part of a command."""
        self.prose.end_flash()
        if self.is_typing:
            return
        event.stop()
        event.prevent_default()
        key, pane = stroke(event.key, event.character), self.pane_name
        found = self.keys.feed(pane, key)
        self.status.show_pressed("".join(self.keys.pressed))
        if found is not None:
            self.call_command(*found)
        elif told := self.keys.elsewhere(pane, key):
            self.say(told)

    def call_command(self, id_: str, letter: str = "") -> None:
        """Do what a command does."""
        self.status.say(None)
        COMMANDS[id_].deed(self, letter)
        self.follow_place()  # in one frame with the text, not when the message comes

    @property
    def thing(self) -> Thing | None:
        """What the cursor stands on, else the quotation or paragraph that it stands in."""
        if self.opened is None:
            return None
        return self.prose.thing or self.opened.thing_at(self.prose.at)

    def say(self, text: str, tone: Tone = "plain") -> None:
        """Tell the person something, on the status line."""
        self.status.say(Said(text, tone))

    # Panes

    @property
    def focused_pane(self) -> Pane:
        """Where the focus is."""
        if self.library.has_focus_within:
            return Pane.LIST
        return Pane.PANEL if self.panel.has_focus_within else Pane.TEXT

    @property
    def pane_name(self) -> Pane:
        """The table of keys that holds where the focus is."""
        return self.prose.pane if self.focused_pane is Pane.TEXT else self.focused_pane

    @property
    def pane(self) -> Rows | Prose:
        """What moves when the cursor is moved."""
        by_pane = {Pane.LIST: self.library.in_use, Pane.PANEL: self.panel.rows}
        return by_pane.get(self.focused_pane, self.prose)

    def focus_pane(self, pane: Pane) -> None:
        """Put the focus on a pane, bringing it out if it is folded away."""
        self._show(self.panes.with_focus(pane, self.size.width))
        widget = {Pane.LIST: self.library.rows, Pane.PANEL: self.panel.rows}.get(pane, self.prose)
        self.set_focus(widget)

    def toggle_pane(self, pane: Pane) -> None:
        """Put a pane away, or bring it back; one that comes over the text takes the keys."""
        self._show(self.panes.toggled(pane, self.size.width))
        if self.panes.lies_over(pane, self.size.width):
            self.focus_pane(pane)
        self._keep_focus_in_sight()

    def toggle_zen(self) -> None:
        """Show the text alone, or everything again."""
        self._show(self.panes.zen_toggled())
        self.focus_pane(Pane.TEXT)

    def _show(self, panes: Panes) -> None:
        self.panes = panes
        width = self.size.width
        for pane, widget in ((Pane.LIST, self.library), (Pane.PANEL, self.panel)):
            widget.display = panes.is_shown(pane, width)
            widget.set_class(panes.lies_over(pane, width), "-over")
        self.show_work()

    def _keep_focus_in_sight(self) -> None:
        if not self.panes.is_shown(self.focused_pane, self.size.width):
            self.focus_pane(Pane.TEXT)

    def on_resize(self) -> None:
        """Fold panes away, or bring them back, as the width allows."""
        self._show(self.panes)
        self._keep_focus_in_sight()
        self.call_after_refresh(self.follow_place)

    # Opening an article

    def open_article(
        self, id_: str, at: int | None = None, then: Callable[[], None] | None = None
    ) -> None:
        """Open an article, where it was left or at an offset of its text.

        Args:
            id_: The article.
            at: Where to go in it; None goes to where it was left.
            then: What is done once it is shown.
        """
        self.keep_place()
        self.once_analysed = []
        self._wanted = Wanted(id_, at, then)
        self.library.show_opened(id_)
        self.load(id_)

    @on(ArticleReady)
    def show_article(self, message: ArticleReady) -> None:
        """Show the article that was asked for last."""
        wanted = self._wanted
        if wanted is None or wanted.id != message.id:
            return
        loaded = message.loaded
        notes = self.notebook.notes(message.id)
        opened = Opened(
            message.id, message.article, notes, read_only=loaded.read_only, problem=loaded.problem
        )
        self.search, self.came_from, self.in_hand = Search(""), None, None
        at = self.session.place_in(message.id) if wanted.at is None else wanted.at
        if not self.is_at_hand(message.article, wanted.at):
            self.prose.show(message.article, at)
        self.show_notes(opened)
        self.show_standing()
        self.follow_place()
        if loaded.problem:
            self.say(loaded.problem, "bad")
        if wanted.then is not None:
            self._wanted = replace(wanted, then=None)
            wanted.then()
        self.come()

    @on(AnalysisReady)
    def show_analysis(self, message: AnalysisReady) -> None:
        """Mark who says what, once it is found."""
        if self.opened is not None and self.opened.id == message.id:
            self.opened = self.opened.with_spoken(message.spoken)
            self.prose.mark(**message.spoken.layers)
            self.call_after_refresh(self.prose.look_ahead)  # for its lines stay as they are now
            self.panel.show(self.opened)
            deeds, self.once_analysed = self.once_analysed, []
            for deed in deeds:
                deed()

    @on(Corrected)
    def show_corrected(self, message: Corrected) -> None:
        """Mark the text anew; the place stays, also where the text has other blocks now."""
        from reader.ui.screens.page import PageAsItCame

        for screen in self.app.screen_stack:
            if isinstance(screen, PageAsItCame):
                screen.show(message.article)
        opened = self.opened
        if opened is not None and opened.id == message.id:
            if message.article.text == opened.article.text:
                self.show_analysis(AnalysisReady(message.id, Spoken(message.analysis)))
            else:
                at = correcting.same_place(opened.article.text, self.prose.at, message.article.text)
                self.open_article(message.id, at)
        self.say(message.said, "good")
        self.tell_above(message.said)

    @on(NotCorrected)
    def tell_not_corrected(self, message: NotCorrected) -> None:
        """Say what could not be put right."""
        self.say(message.reason, "bad")
        self.tell_above(message.reason)

    @on(ArticleFailed)
    def tell_failure(self, message: ArticleFailed) -> None:
        """Say why an article could not be opened."""
        self.say(message.reason, "bad")
        self.come()

    def jump_to(self, offset: int, thing: Thing | None = None) -> None:
        """Go to a place in the text, remembering where from."""
        self.came_from = self.prose.at
        self.prose.go_to(offset, thing)

    def show_notes(self, opened: Opened) -> None:
        """Show the open article with its notes as they are now; cursor and place stay."""
        self.opened = opened
        self.prose.mark(notes=Marks(note_marks(opened.notes)))
        self.prose.note_gutter(tutorial.gutter(opened, self.session.tutorial, self.session.glyphs))
        self.panel.show(opened)

    def tick_off(self, step: str) -> None:
        """Tick a step of the tutorial, if that is open and the step was not done before."""
        opened, session = self.opened, self.session
        if opened is None or not tutorial.is_tutorial(opened.id) or step in session.tutorial:
            return
        session.tutorial |= {step}
        self.show_notes(opened)
        self.say(tutorial.progress_words(session.tutorial, session.glyphs), "good")
        self._write(session.write_tutorial)

    # The place

    @on(Prose.Moved)
    def show_place(self) -> None:
        """Show how far one has read, and let the panel follow."""
        self._place_kept = False
        self.follow_place()

    def follow_place(self) -> None:
        """Show where one is now."""
        if self.opened is not None:
            self.status.show_place(place_words(self.prose.seen, len(self.opened.article.text)))
            self.panel.follow(self.prose.at)

    def keep_read(self) -> None:
        """Show and keep a reading state that was changed."""
        self._place_kept = True
        self.library.rows.repaint()
        self._write_places()

    def keep_place(self) -> None:
        """Write down where one is, if one moved since."""
        if self.opened is not None and not self._place_kept:
            self._place_kept = True
            self.session.keep_place(self.opened, self.prose.at, self.prose.seen)
            self.library.show_opened(self.opened.id)
            self._write_places()

    @work(thread=True, group="places", exit_on_error=False)
    def _write_places(self) -> None:
        if (problem := self.session.write_places()) and not self._told_of_places:
            self._told_of_places = True
            self.post_message(NotKept(problem))

    @on(Rows.Chosen)
    def open_clicked(self, message: Rows.Chosen) -> None:
        """Open the row that was clicked on."""
        self.set_focus(message.rows)
        self.call_command("open")

    @on(SidePanel.Turned)
    def turn_panel(self, message: SidePanel.Turned) -> None:
        """Show the page of the panel whose tab was clicked on."""
        self.show_panel(message.kind)

    def show_panel(self, kind: PanelKind) -> None:
        """Show a page of the side panel and go there."""
        self.panel.turn(kind)
        self.focus_pane(Pane.PANEL)

    # Searching

    @on(SearchWidened)
    def widen_search(self, message: SearchWidened) -> None:
        """Look for the words in all articles."""
        library.search_library(self, message.words)

    def look_for(self, purpose: Purpose, words: str) -> None:
        """Narrow the list by words, or find them in the open text."""
        if purpose == "list":
            self.library.filter(words)
        else:
            finding.look_for(self, words)

    def change_settings(self, **changes: Any) -> None:
        """Change the person's settings, and keep them."""
        self.session.settings = replace(self.session.settings, **changes)
        self._write(self.session.write_settings)

    @work(thread=True, group="places", exit_on_error=False)
    def _write(self, write: Callable[[], str | None]) -> None:
        if problem := write():
            self.post_message(NotKept(problem))
