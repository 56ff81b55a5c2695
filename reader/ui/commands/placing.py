"""Putting a note back by hand, where its passage was lost or its place is not sure."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.annotations import edit
from reader.model import Annotation
from reader.ui.commands.annotating import TEXT_AND_PANEL, writable
from reader.ui.commands.registry import SELECTION_ONLY, Group, Pane, command
from reader.ui.opened import Thing

if TYPE_CHECKING:
    from reader.ui.opened import Opened
    from reader.ui.screens.reading import ReadingRoom


@command(
    "note.place",
    "p",
    title="Put a note back",
    group=Group.ANNOTATE,
    panes=TEXT_AND_PANEL | SELECTION_ONLY,
    writes=True,
)
def place(room: ReadingRoom, _: str) -> None:
    """In the notes panel, take up a lost or unsure note; in the text, put it on the passage here.

    With none taken up it confirms the unsure note at the cursor, or puts back the only lost one.
    """
    if (opened := writable(room)) is None:
        return
    if room.pane_name is Pane.PANEL:
        _take_up(room)
    elif (one := _meant(room, opened)) is not None:
        _put(room, opened, one)


def _take_up(room: ReadingRoom) -> None:
    leaf = room.panel.chosen
    one = leaf.annotation if leaf is not None else None
    if one is None:
        room.say("Choose a note in the notes panel first; A lists all your notes.")
        return
    room.in_hand = one.id
    room.focus_pane(Pane.TEXT)
    if one.state != "lost":
        room.jump_to(one.target.start, Thing("annotation", one.target.start, one.target.end))
    room.say(f"Go to its passage, p puts it there: “{one.target.exact}”")


def _meant(room: ReadingRoom, opened: Opened) -> Annotation | None:
    """Return the annotation that is to be put at the cursor; say what to do if none is clear."""
    if room.in_hand is not None and (held := opened.annotation(room.in_hand)) is not None:
        return held
    thing = room.thing
    here = opened.annotation_at(thing.start, thing.end) if thing else None
    if here is not None and here.state == "needs_review":
        return here
    lost = [one for one in opened.unplaced if one.state == "lost"]
    if len(lost) == 1:
        return lost[0]
    if opened.unplaced:
        room.say(f"{len(opened.unplaced)} notes to place: take one up in the notes panel with p.")
    else:
        room.say("Every note of this article has its place.")
    return None


def _put(room: ReadingRoom, opened: Opened, one: Annotation) -> None:
    from reader.annotations.by_hand import placed_by_hand

    if (thing := room.thing) is None:
        return
    there = (one.target.start, one.target.end)
    here = opened.annotation_at(thing.start, thing.end)
    chosen = thing.kind == "selection"
    confirms = not chosen and one.state != "lost" and here is not None and here.id == one.id
    start, end = there if confirms else (thing.start, thing.end)
    placed = placed_by_hand(one, opened.article.text, start, end, now=datetime.now(UTC))
    room.in_hand = None
    room.prose.settle()
    room.change_notes(f"place {one.kind}", opened.with_notes(edit.put(opened.notes, placed)))
    room.say(
        "Its place is confirmed." if confirms else "Put back here. Ctrl+Z takes that back.", "good"
    )
