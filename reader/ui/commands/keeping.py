"""When notes need care: files that are damaged, saves that fail, notes half-written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.commands.annotating import writable, write_note
from reader.ui.commands.registry import Group, Pane, command
from reader.ui.opened import Thing

if TYPE_CHECKING:
    from reader.annotations.drafts import Draft
    from reader.ui.screens.reading import ReadingRoom

KEEPING = Group.KEEPING


@command("draft", "D", title="Go on with a half-written note", group=KEEPING, writes=True)
def take_up_draft(room: ReadingRoom, _: str) -> None:
    """Go on with the note that was being written when the reader stopped."""
    drafts = room.session.drafts.all()
    here = room.session.catalogue
    draft = next((one for one in drafts if here.number(one.article) is not None), None)
    if draft is None:
        room.say("No half-written note is kept.")
    elif room.opened is not None and room.opened.id == draft.article:
        _go_on(room, draft)
    else:
        room.open_article(draft.article, then=lambda: _go_on(room, draft))


@command("notes.mend", "M", title="Mend the notes file", group=KEEPING, writes=True)
def mend(room: ReadingRoom, _: str) -> None:
    """Where the notes file is damaged: open it in your editor, or put back a backup."""
    if room.opened is None:
        return
    if not room.opened.read_only:
        room.say("The notes file of this article is whole.")
    else:
        room.find_backups(room.opened.id)


@command("notes.elsewhere", "W", title="Write unsaved notes elsewhere", group=KEEPING, writes=True)
def elsewhere(room: ReadingRoom, _: str) -> None:
    """Where notes can't be saved: write them to a folder that you name."""
    if room.notebook.unsaved:
        room.write_elsewhere()
    else:
        room.say("All your notes are saved.")


def _go_on(room: ReadingRoom, draft: Draft) -> None:
    """Take up a draft on its passage, or at the cursor where that is gone."""
    if (opened := writable(room)) is None:
        return
    place = draft.place(opened.article.text)
    room.focus_pane(Pane.TEXT)
    if place.start is not None and place.end is not None:
        write_note(room, opened, Thing("annotation", place.start, place.end), draft)
    elif (thing := room.thing) is not None:
        write_note(room, opened, thing, draft)
