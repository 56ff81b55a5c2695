"""Notes, highlights and bookmarks, and taking them back."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from reader.annotations import edit
from reader.annotations.ids import new_id
from reader.model import Annotation, AnnotationKind, ArticleNotes, ReaderError
from reader.ui.commands.correcting import step_back_correction
from reader.ui.commands.panes import show_all_notes
from reader.ui.commands.registry import TEXT_ONLY, Group, Pane, command
from reader.ui.editor import edit_outside
from reader.ui.screens.note_box import NoteBox

if TYPE_CHECKING:
    from reader.ui.opened import Opened
    from reader.ui.screens.reading import ReadingRoom

ANNOTATE, BOOKMARKS = Group.ANNOTATE, Group.BOOKMARKS
TEXT_AND_PANEL = frozenset({Pane.TEXT, Pane.PANEL})
LABELS = ("key", "quote", "question", "check", "todo")
"""What a highlight can be for; the keys 1 to 5."""


@command(
    "note", "a", title="Note", group=ANNOTATE, panes=TEXT_ONLY, footer=(3, "note"), writes=True
)
def note(room: ReadingRoom, _: str) -> None:
    """Write a note on the quotation, name or paragraph at the cursor, or change the one there."""
    if (opened := _writable(room)) is not None and (thing := room.thing) is not None:
        there = _note_at(opened, thing.start, thing.end)
        room.prose.go_to(thing.start, thing)
        room.prose.lift()

        def keep(words: str | None) -> None:
            _keep_note(room, opened.id, there, thing.start, thing.end, words or "")

        passage = opened.article.text[thing.start : thing.end]
        words = there.note if there else ""
        room.app.push_screen(NoteBox(passage, words, partial(edit_outside, room.app)), keep)


@command("note.editor", "e", title="Note in $EDITOR", group=ANNOTATE, panes=TEXT_ONLY, writes=True)
def note_in_editor(room: ReadingRoom, _: str) -> None:
    """Write the note at the cursor in the editor that $VISUAL or $EDITOR names."""
    if (opened := _writable(room)) is not None and (thing := room.thing) is not None:
        there = _note_at(opened, thing.start, thing.end)
        try:
            words = edit_outside(room.app, there.note if there else "")
        except ReaderError as error:
            room.say(str(error), "bad")
        else:
            _keep_note(room, opened.id, there, thing.start, thing.end, words)


@command(
    "highlight",
    "H",
    title="Highlight",
    group=ANNOTATE,
    panes=TEXT_ONLY,
    footer=(4, "highlight"),
    writes=True,
)
def highlight(room: ReadingRoom, _: str) -> None:
    """Highlight the quotation, name or paragraph at the cursor."""
    _highlight(room, None)


def _labelled(number: int, label: str) -> None:
    @command(
        f"label.{label}",
        str(number),
        title=f"Label: {label}",
        group=ANNOTATE,
        panes=TEXT_ONLY,
        writes=True,
    )
    def set_label(room: ReadingRoom, _: str) -> None:
        _highlight(room, label)

    set_label.__doc__ = f"Label the highlight or note at the cursor “{label}”, or highlight so."


for _number, _label in enumerate(LABELS, start=1):
    _labelled(_number, _label)


@command("delete", "x", title="Delete", group=ANNOTATE, panes=TEXT_AND_PANEL, writes=True)
def delete(room: ReadingRoom, _: str) -> None:
    """Delete the note, highlight or bookmark at the cursor. Ctrl+Z brings it back."""
    opened = _writable(room)
    if opened is None:
        return
    if room.pane_name is Pane.PANEL:
        chosen = room.panel.chosen
        there = chosen.annotation if chosen else None
    else:
        there = _annotation_here(room, opened)
    if there is None:
        room.say("Nothing of yours is here to delete.")
        return
    _change(room, opened, f"delete {there.kind}", edit.remove(opened.notes, there.id))
    room.say(f"Deleted the {there.kind}. Ctrl+Z brings it back.", "good")


@command("undo", "Ctrl+Z", title="Undo", group=ANNOTATE, writes=True)
def undo(room: ReadingRoom, _: str) -> None:
    """Undo the last change: to your notes, or what you put right last."""
    if step_back_correction(room, "undo"):
        return
    _step_back(room, room.notebook.undo(), "Undone")


@command("redo", "Ctrl+Y", title="Redo", group=ANNOTATE, writes=True)
def redo(room: ReadingRoom, _: str) -> None:
    """Do again what was undone."""
    if step_back_correction(room, "redo"):
        return
    _step_back(room, room.notebook.redo(), "Done again")


@command("bookmark", "mm", title="Bookmark here", group=BOOKMARKS, panes=TEXT_ONLY, writes=True)
def bookmark(room: ReadingRoom, _: str) -> None:
    """Set a bookmark without a letter at the cursor."""
    _bookmark(room, None)


@command(
    "bookmark.set",
    "m<letter>",
    title="Set bookmark",
    group=BOOKMARKS,
    panes=TEXT_ONLY,
    footer=(9, "bookmark"),
    writes=True,
)
def set_bookmark(room: ReadingRoom, letter: str) -> None:
    """Set the bookmark of this letter at the cursor; it leaves where it was."""
    _bookmark(room, letter)


@command("bookmark.jump", "'<letter>", title="Go to bookmark", group=BOOKMARKS)
def jump_to_bookmark(room: ReadingRoom, letter: str) -> None:
    """Go to the bookmark of this letter in this article."""
    there = room.opened.bookmark(letter) if room.opened else None
    if there is None:
        room.say(f"No bookmark {letter} in this article; m{letter} sets it.")
    elif there.state == "lost":
        room.say(f"The place of bookmark {letter} is no longer in the text.", "bad")
    else:
        room.focus_pane(Pane.TEXT)
        room.jump_to(there.target.start)


@command("bookmark.back", "''", title="Go back", group=BOOKMARKS)
def jump_back(room: ReadingRoom, _: str) -> None:
    """Go back to where the last jump began."""
    if room.came_from is None:
        room.say("No jump was made yet.")
    else:
        room.focus_pane(Pane.TEXT)
        room.jump_to(room.came_from)


@command("bookmark.list", "B", title="All my bookmarks", group=BOOKMARKS)
def list_bookmarks(room: ReadingRoom, _: str) -> None:
    """List every bookmark of the library."""
    show_all_notes(room, "bookmark")


def _writable(room: ReadingRoom) -> Opened | None:
    """Return the open article if its notes can be changed; else say why not."""
    if room.opened is not None and room.opened.read_only:
        room.say("The notes of this article are read-only; `reader notes` says why.", "bad")
        return None
    return room.opened


def _change(room: ReadingRoom, opened: Opened, label: str, notes: ArticleNotes) -> None:
    room.change_notes(label, opened.with_notes(notes))


def _new(
    opened: Opened, kind: AnnotationKind, start: int, end: int, label: str | None, note: str = ""
) -> Annotation:
    now = datetime.now(UTC)
    return edit.new_annotation(
        kind,
        opened.article.text,
        start,
        end,
        id=new_id(now, secrets.token_bytes(10)),
        now=now,
        label=label,
        note=note,
    )


def _note_at(opened: Opened, start: int, end: int) -> Annotation | None:
    """Return the note or highlight on exactly this passage."""
    there = opened.annotation_at(start, end)
    if there is None or there.kind == "bookmark":
        return None
    return there if (there.target.start, there.target.end) == (start, end) else None


def _annotation_here(room: ReadingRoom, opened: Opened) -> Annotation | None:
    if room.prose.thing is not None:
        return opened.annotation_at(room.prose.thing.start, room.prose.thing.end)
    start, end = room.prose.line_span
    return opened.annotation_at(start, end)


def _keep_note(
    room: ReadingRoom, id_: str, there: Annotation | None, start: int, end: int, words: str
) -> None:
    """Put a written note on a passage of the article that it was written in."""
    opened = room.opened
    if opened is None or opened.id != id_ or not words.strip():
        return
    if there is None:
        one = _new(opened, "note", start, end, None, words)
    else:
        one = replace(edit.revise(there, now=datetime.now(UTC), note=words), kind="note")
    _change(room, opened, "note", edit.put(opened.notes, one))
    room.say("Noted. A lists all your notes.", "good")


def _highlight(room: ReadingRoom, label: str | None) -> None:
    opened = _writable(room)
    if opened is None or (thing := room.thing) is None:
        return
    there = _note_at(opened, thing.start, thing.end)
    if there is None:
        one = _new(opened, "highlight", thing.start, thing.end, label)
    elif label is None:
        room.say("Highlighted already; x deletes it.")
        return
    else:
        one = edit.revise(there, now=datetime.now(UTC), label=label)
    _change(room, opened, "highlight", edit.put(opened.notes, one))
    room.say(f"Labelled “{label}”." if label else "Highlighted. 1 to 5 label it.", "good")


def _bookmark(room: ReadingRoom, letter: str | None) -> None:
    if (opened := _writable(room)) is None:
        return
    notes = opened.notes
    if letter is not None and (before := opened.bookmark(letter)) is not None:
        notes = edit.remove(notes, before.id)
    start, end = room.prose.line_span
    notes = edit.put(notes, _new(opened, "bookmark", start, end, letter))
    _change(room, opened, "bookmark", notes)
    back = f"'{letter} comes back here." if letter else "B lists your bookmarks."
    room.say(f"Bookmarked. {back}", "good")


def _step_back(room: ReadingRoom, found: tuple[str, ArticleNotes] | None, word: str) -> None:
    if found is None:
        room.say("Nothing to undo." if word == "Undone" else "Nothing to do again.")
        return
    label, notes = found
    room.take_notes(notes)
    room.say(f"{word}: {label}.", "good")
