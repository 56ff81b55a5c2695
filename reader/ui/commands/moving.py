"""Moving: by lines, pages and paragraphs, and from thing to thing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.ui.commands.registry import ALWAYS, TEXT_ONLY, Group, Pane, command
from reader.ui.opened import describe

if TYPE_CHECKING:
    from reader.ui.opened import ThingKind
    from reader.ui.screens.reading import ReadingRoom

MOVE, JUMP = Group.MOVE, Group.JUMP


@command("move.down", "j", "Down", "Ctrl+E", title="Down", group=MOVE, panes=ALWAYS)
def down(room: ReadingRoom, _: str) -> None:
    """Go down one line, or one row of a list."""
    room.pane.move(1)


@command("move.up", "k", "Up", "Ctrl+Y", title="Up", group=MOVE, panes=ALWAYS)
def up(room: ReadingRoom, _: str) -> None:
    """Go up one line, or one row of a list."""
    room.pane.move(-1)


@command("move.page-down", "Space", "f", "PgDn", "Ctrl+F", title="Page down", group=MOVE)
def page_down(room: ReadingRoom, _: str) -> None:
    """Go on by a screenful, keeping two lines in sight."""
    room.pane.page(1.0)


@command("move.page-up", "b", "PgUp", "Ctrl+B", title="Page up", group=MOVE)
def page_up(room: ReadingRoom, _: str) -> None:
    """Go back by a screenful, keeping two lines in sight."""
    room.pane.page(-1.0)


@command("move.half-down", "d", "Ctrl+D", title="Half a page down", group=MOVE, panes=ALWAYS)
def half_down(room: ReadingRoom, _: str) -> None:
    """Go on by half a screenful."""
    room.pane.page(0.5)


@command("move.half-up", "u", "Ctrl+U", title="Half a page up", group=MOVE, panes=ALWAYS)
def half_up(room: ReadingRoom, _: str) -> None:
    """Go back by half a screenful."""
    room.pane.page(-0.5)


@command("move.top", "g", "Home", title="Top", group=MOVE, panes=ALWAYS)
def top(room: ReadingRoom, _: str) -> None:
    """Go to the first line."""
    room.pane.to_edge(-1)


@command("move.bottom", "G", "End", title="Bottom", group=MOVE, panes=ALWAYS)
def bottom(room: ReadingRoom, _: str) -> None:
    """Go to the last line."""
    room.pane.to_edge(1)


@command("paragraph.next", "}", title="Next paragraph", group=MOVE, panes=TEXT_ONLY)
def next_paragraph(room: ReadingRoom, _: str) -> None:
    """Go to the next paragraph, crosshead or other block of the text."""
    _step(room, "paragraph", 1)


@command("paragraph.previous", "{", title="Previous paragraph", group=MOVE, panes=TEXT_ONLY)
def previous_paragraph(room: ReadingRoom, _: str) -> None:
    """Go to the paragraph before."""
    _step(room, "paragraph", -1)


@command("quote.next", "]q", title="Next quotation", group=JUMP, panes=ALWAYS, footer=(2, "quote"))
def next_quote(room: ReadingRoom, _: str) -> None:
    """Put the cursor on the next quotation of the text."""
    _step(room, "quote", 1)


@command("quote.previous", "[q", title="Previous quotation", group=JUMP, panes=ALWAYS)
def previous_quote(room: ReadingRoom, _: str) -> None:
    """Put the cursor on the quotation before."""
    _step(room, "quote", -1)


@command("person.next", "]p", title="Next person", group=JUMP, panes=ALWAYS, footer=(10, "person"))
def next_person(room: ReadingRoom, _: str) -> None:
    """Put the cursor on the next name of a person in the text."""
    _step(room, "person", 1)


@command("person.previous", "[p", title="Previous person", group=JUMP, panes=ALWAYS)
def previous_person(room: ReadingRoom, _: str) -> None:
    """Put the cursor on the name of a person before."""
    _step(room, "person", -1)


@command("mark.next", "]h", title="Next highlight or note", group=JUMP, panes=ALWAYS)
def next_mark(room: ReadingRoom, _: str) -> None:
    """Go to the next thing that you left in the text: a highlight, note or bookmark."""
    _step(room, "annotation", 1)


@command("mark.previous", "[h", title="Previous highlight or note", group=JUMP, panes=ALWAYS)
def previous_mark(room: ReadingRoom, _: str) -> None:
    """Go to the thing before that you left in the text."""
    _step(room, "annotation", -1)


@command("jump.again", ";", title="Jump on", group=JUMP)
def jump_again(room: ReadingRoom, _: str) -> None:
    """Make the last jump again, to the next thing of the same kind: after ]q, the one after."""
    _jump_again(room, 1)


@command("jump.back", ",", title="Jump back", group=JUMP)
def jump_back(room: ReadingRoom, _: str) -> None:
    """Make the last jump the other way."""
    _jump_again(room, -1)


def _jump_again(room: ReadingRoom, way: int) -> None:
    """Make the last jump again, in its direction or against it; the first is to a quotation."""
    kind, step = room.last_jump
    _go(room, kind, step * way)


_NONE_LEFT = {
    "quote": "quotation",
    "person": "person",
    "paragraph": "paragraph",
    "annotation": "highlight or note",
}


def _step(room: ReadingRoom, kind: ThingKind, step: int) -> None:
    """Go to the next thing of a kind, or the one before, and remember which way."""
    room.last_jump = (kind, step)
    _go(room, kind, step)


def _go(room: ReadingRoom, kind: ThingKind, step: int) -> None:
    """Put the cursor on the next thing of a kind, or say that there is none."""
    if room.opened is None:
        return
    if kind in ("quote", "person") and room.opened.analysis is None:
        room.once_analysed.append(partial(_go, room, kind, step))
        room.say("The cursor goes there as soon as it is found who says what.")
        return
    at = -1 if room.prose.above_text else room.prose.at
    thing = room.opened.next_thing(kind, at, step)
    if thing is None:
        room.say(f"No {_NONE_LEFT[kind]} {'after' if step > 0 else 'before'} this.")
    elif kind == "paragraph":
        room.prose.go_to(thing.start)
    else:
        room.prose.reach(thing, onwards=step > 0)
        if words := describe(room.opened, thing):
            room.say(words)
        if kind == "quote":
            room.tick_off("jump")
    room.focus_pane(Pane.TEXT)
