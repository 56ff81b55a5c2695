"""From pane to pane, and out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.library.article_list import View
from reader.ui.commands import finding
from reader.ui.commands.registry import ALWAYS, FOCUSABLE, Group, Pane, command
from reader.ui.leaves import KINDS, PanelKind
from reader.ui.opened import Jump, Thing

if TYPE_CHECKING:
    from reader.ui.screens.reading import ReadingRoom

PANES, PANELS = Group.PANES, Group.PANELS
LISTS = frozenset({Pane.LIST, Pane.PANEL})


@command("pane.next", "Tab", title="Next pane", group=PANES)
def next_pane(room: ReadingRoom, _: str) -> None:
    """Move on from list to text to side panel, and around."""
    _step(room, 1, around=True)


@command("pane.previous", "Shift+Tab", title="Previous pane", group=PANES)
def previous_pane(room: ReadingRoom, _: str) -> None:
    """Move back from side panel to text to list, and around."""
    _step(room, -1, around=True)


@command("pane.right", "l", "Right", title="Pane to the right", group=PANES)
def pane_right(room: ReadingRoom, _: str) -> None:
    """Move to the pane on the right; from the list this opens the article, from a name its page."""
    if room.pane_name is Pane.LIST:
        open_row(room, "")
    elif room.pane_name is Pane.PANEL and room.panel.kind in ("people", "quotes"):
        room.call_command("person")
    else:
        _step(room, 1)


@command("pane.left", "h", "Left", title="Pane to the left", group=PANES)
def pane_left(room: ReadingRoom, _: str) -> None:
    """Move to the pane on the left."""
    _step(room, -1)


@command("open", "Enter", title="Open", group=PANES, panes=LISTS, footer=(1, "open"))
def open_row(room: ReadingRoom, _: str) -> None:
    """Open the article, or the saved search, in the list; go to the passage in the side panel."""
    if room.pane_name is Pane.LIST and room.library.in_use is room.library.searches:
        room.library.choose_search()
    elif room.pane_name is Pane.LIST:
        if (chosen := room.library.selected) is not None:
            room.open_article(chosen)
            room.focus_pane(Pane.TEXT)
    elif (row := room.panel.chosen) is not None and row.elsewhere is not None:
        go_to(room, row.elsewhere)
    elif row is not None:
        if row.annotation is not None and row.annotation.state == "lost":
            room.say("The passage is no longer in the text. p takes it up to put it back.", "bad")
        else:
            room.focus_pane(Pane.TEXT)
            room.jump_to(row.offset, row.thing)
            room.flash()


@command("back", "q", title="Back", group=PANES, panes=ALWAYS, footer=(7, "back"))
def back(room: ReadingRoom, _: str) -> None:
    """Leave what is selected; go back from panel to text to list; in the list, quit."""
    if room.pane_name is Pane.SELECTION:
        room.prose.clear_thing()
    elif room.pane_name is Pane.PANEL:
        room.focus_pane(Pane.TEXT)
    elif room.pane_name is Pane.TEXT and room.session.catalogue.around(View()).numbers[1:]:
        room.focus_pane(Pane.LIST)
    else:
        room.leave()


@command("quit", "Q", title="Quit", group=PANES, panes=ALWAYS)
def quit_reader(room: ReadingRoom, _: str) -> None:
    """Leave the reader. Your place in every article is kept."""
    room.leave()


@command("cancel", "Esc", title="Cancel", group=PANES, panes=ALWAYS)
def cancel(room: ReadingRoom, _: str) -> None:
    """Take back the last thing begun: a selection, what the cursor stands on, a search, marks."""
    if room.pane_name is Pane.SELECTION:
        room.prose.clear_thing()
    elif room.pane_name is Pane.PANEL:
        room.focus_pane(Pane.TEXT)
    elif room.pane_name is Pane.LIST and room.library.marks:
        room.library.unmark()
    elif room.pane_name is Pane.LIST and room.library.words:
        room.library.filter("")
    elif room.pane_name is Pane.LIST and room.library.searches.asked is not None:
        room.library.ask(None)
    elif room.in_hand is not None:
        room.in_hand = None
    elif not room.prose.clear_thing() and room.search.words:
        finding.look_for(room, "")
    room.status.say(None)


@command("panel.people", "P", title="People", group=PANELS, footer=(11, "people"))
def people(room: ReadingRoom, _: str) -> None:
    """Show who is in this article: role, mentions, quotations. Again: back to the text."""
    _turn(room, "people")


@command("panel.quotes", '"', title="Quotations", group=PANELS, footer=(12, "quotes"))
def quotes(room: ReadingRoom, _: str) -> None:
    """Show who says what in this article. Again: back to the text."""
    _turn(room, "quotes")


@command("panel.contents", "Ctrl+T", title="Contents", group=PANELS)
def contents(room: ReadingRoom, _: str) -> None:
    """Show the crossheads of this article. Again: back to the text."""
    _turn(room, "contents")


@command("quotes.order", "S", title="Quotations by speaker or in order", group=PANELS,
         panes=frozenset({Pane.PANEL}))  # fmt: skip
def order_quotes(room: ReadingRoom, _: str) -> None:
    """In the panel, let quotations stand by who says them, or again in the order of the text."""
    by_speaker = not room.session.settings.by_speaker
    room.change_settings(by_speaker=by_speaker)
    room.panel.stand(by_speaker=by_speaker)
    room.say(f"Quotations stand {'by who says them' if by_speaker else 'as in the text'}.")


def _page(number: int, kind: PanelKind) -> None:
    @command(
        f"panel.page.{kind}",
        str(number),
        title=f"Panel: {kind}",
        group=PANELS,
        panes=frozenset({Pane.PANEL}),
    )
    def turn(room: ReadingRoom, _: str) -> None:
        room.show_panel(kind)

    turn.__doc__ = f"In the side panel, turn to its page of {kind}."


for _number, _kind in enumerate(KINDS, start=1):
    _page(_number, _kind)


@command("notes.all", "A", title="All my notes", group=PANELS, footer=(13, "all notes"))
def all_notes(room: ReadingRoom, _: str) -> None:
    """List every note, highlight and bookmark of the library; once more reads them as a text."""
    show_all_notes(room)


@command("notes.digest", title="Read all my notes as a text", group=PANELS)
def digest(room: ReadingRoom, _: str) -> None:
    """Read all your notes as one text: by article, each passage with who says it and the note."""
    show_all_notes(room, as_text=True)


def _step(room: ReadingRoom, step: int, *, around: bool = False) -> None:
    """Move the focus to the next pane; all three count, folded away or not."""
    index = FOCUSABLE.index(room.focused_pane) + step
    if around or 0 <= index < len(FOCUSABLE):
        room.focus_pane(FOCUSABLE[index % len(FOCUSABLE)])


def _turn(room: ReadingRoom, kind: PanelKind) -> None:
    """Show a page of the side panel, or go back to the text if that page is in use."""
    if room.pane_name is Pane.PANEL and room.panel.kind == kind:
        room.focus_pane(Pane.TEXT)
    else:
        room.show_panel(kind)


def show_all_notes(
    room: ReadingRoom, kind: str = "", words: str = "", *, as_text: bool = False
) -> None:
    """List notes of the whole library, of one kind or with some words; go to the chosen one."""
    from reader.ui.screens.notes import AllNotes

    def go(chosen: tuple[str, str] | None) -> None:
        if chosen is not None:
            article, annotation = chosen
            room.open_article(article, then=lambda: _go_to_annotation(room, annotation))
            room.focus_pane(Pane.TEXT)

    room.app.push_screen(AllNotes(room.session, kind, words, as_text=as_text), go)


def _go_to_annotation(room: ReadingRoom, id_: str) -> None:
    """Put the cursor on an annotation of the open article, or show where it is kept."""
    one = room.opened.annotation(id_) if room.opened else None
    if one is None:
        room.say("It is not there any more: the notes changed outside.")
    elif one.state == "lost":
        room.show_panel("notes")
        room.panel.select_annotation(id_)
        room.say("Its passage is no longer in the text. p takes it up to put it back.", "bad")
    else:
        room.prose.go_to(one.target.start)
        room.flash(one.target.start, one.target.end)
        room.tick_off("find")


def go_to(room: ReadingRoom, place: Jump) -> None:
    """Open an article at a place, with the cursor on what stands there."""
    thing = Thing("quote" if place.quote else "person", place.start, place.end)
    then = partial(room.prose.go_to, place.start, thing)
    room.open_article(place.id, place.start, then)
    room.focus_pane(Pane.TEXT)
