"""Notes, highlights and bookmarks, and taking them back."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from reader.annotations import edit
from reader.annotations.drafts import Draft
from reader.annotations.ids import new_id
from reader.model import Annotation, AnnotationKind, ArticleNotes, ReaderError
from reader.ui.commands.correcting import step_back_correction
from reader.ui.commands.marking import step_back_removal
from reader.ui.commands.panes import show_all_notes
from reader.ui.commands.registry import TEXT_AND_SELECTION, TEXT_ONLY, Group, Pane, command
from reader.ui.marks import LABELS
from reader.ui.turns import Way

if TYPE_CHECKING:
    from reader.ui.opened import Opened, Thing
    from reader.ui.screens.note_box import Written
    from reader.ui.screens.reading import ReadingRoom

ANNOTATE, BOOKMARKS = Group.ANNOTATE, Group.BOOKMARKS
TEXT_AND_PANEL = frozenset({Pane.TEXT, Pane.PANEL})


@command(
    "note",
    "a",
    title="Note",
    group=ANNOTATE,
    panes=TEXT_AND_SELECTION,
    footer=(3, "note"),
    writes=True,
)
def note(room: ReadingRoom, _: str) -> None:
    """Write a note on what is selected, else on the quotation, name or paragraph at the cursor.

    Where one is there already, it is changed.
    """
    if (opened := writable(room)) is not None and (thing := room.thing) is not None:
        write_note(room, opened, thing)


@command("note.editor", "e", title="Note in $EDITOR", group=ANNOTATE, panes=TEXT_ONLY, writes=True)
def note_in_editor(room: ReadingRoom, _: str) -> None:
    """Write the note at the cursor in the editor that $VISUAL or $EDITOR names."""
    from reader.ui.editor import edit_outside

    if (opened := writable(room)) is not None and (thing := room.thing) is not None:
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
    panes=TEXT_AND_SELECTION,
    footer=(4, "highlight"),
    writes=True,
)
def highlight(room: ReadingRoom, _: str) -> None:
    """Highlight what is selected, else the quotation, name or paragraph at the cursor."""
    _highlight(room, None)


def _labelled(number: int, label: str) -> None:
    @command(
        f"label.{label}",
        str(number),
        title=f"Label: {label}",
        group=ANNOTATE,
        panes=TEXT_AND_SELECTION,
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
    opened = writable(room)
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
    """Undo the last change: to notes, bookmarks, stars, tags, read marks, corrections, the list."""
    _take_turn(room, "undo")


@command("redo", "Ctrl+R", title="Redo", group=ANNOTATE, writes=True)
def redo(room: ReadingRoom, _: str) -> None:
    """Redo: make the change again that was undone last."""
    _take_turn(room, "redo")


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


def write_note(room: ReadingRoom, opened: Opened, thing: Thing, draft: Draft | None = None) -> None:
    """Write a note on a passage of the open article, in the box.

    Args:
        room: The reading room.
        opened: The open article.
        thing: The passage.
        draft: What was begun before, maybe on another passage; None takes up what was
            begun on this one.
    """
    from reader.ui.editor import edit_outside
    from reader.ui.screens.note_box import NoteBox

    there = _note_at(opened, thing.start, thing.end)
    target = edit.target_of(opened.article.text, thing.start, thing.end)
    words = there.note if there else ""
    room.prose.go_to(thing.start, thing)
    room.prose.lift()

    def drafted(written: str) -> Draft:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        span = target.start, target.end
        sides = target.prefix, target.suffix
        return Draft(opened.id, target.exact, *span, written, now, *sides, before=words)

    drafts = room.session.drafts
    begun = draft or drafts.about(opened.id, opened.article.text, thing.start, thing.end)

    def keep(written: Written | None) -> None:
        for one in (drafted(""), begun or drafted("")):
            if written is not None and written.keep and written.words.strip():
                drafts.saving(one)
            else:
                room.drop_draft(one)
        if written is not None and written.keep:
            _keep_note(room, opened.id, there, thing.start, thing.end, written.words)

    edit_it = partial(edit_outside, room.app)
    taken_up = begun.with_note(words) if begun else None
    box = NoteBox(
        target.exact, words, edit_it, lambda written: room.keep_draft(drafted(written)), taken_up
    )
    room.app.push_screen(box, keep)


def writable(room: ReadingRoom) -> Opened | None:
    """Return the open article if its notes can be changed; else say why not."""
    if room.opened is not None and room.opened.read_only:
        room.say(f"Notes read-only; M mends. {room.opened.problem or ''}", "bad")
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
        id=new_id(now, os.urandom(10)),
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
    there = there and opened.annotation(there.id)
    if there is None:
        one = _new(opened, "note", start, end, None, words)
    else:
        one = replace(edit.revise(there, now=datetime.now(UTC), note=words), kind="note")
    _change(room, opened, "note", edit.put(opened.notes, one))
    room.say("Noted. A lists all your notes.", "good")
    room.tick_off("note")


def _highlight(room: ReadingRoom, label: str | None) -> None:
    opened = writable(room)
    if opened is None or (thing := room.thing) is None:
        return
    there, change = _note_at(opened, thing.start, thing.end), "highlight"
    if there is None:
        one = _new(opened, "highlight", thing.start, thing.end, label)
    elif label is None:
        noted = "There is a note here already: a changes it, x deletes it."
        room.say(noted if there.kind == "note" else "Highlighted already; x deletes it.")
        return
    else:
        one = edit.revise(there, now=datetime.now(UTC), label=label)
        change = f"label “{label}”"
    room.prose.settle()
    _change(room, opened, change, edit.put(opened.notes, one))
    room.say(f"Labelled “{label}”." if label else "Highlighted. 1 to 5 label it.", "good")


def _bookmark(room: ReadingRoom, letter: str | None) -> None:
    if (opened := writable(room)) is None:
        return
    notes = opened.notes
    if letter is not None and (before := opened.bookmark(letter)) is not None:
        notes = edit.remove(notes, before.id)
    start, end = room.prose.line_span
    notes = edit.put(notes, _new(opened, "bookmark", start, end, letter))
    _change(room, opened, "bookmark", notes)
    back = f"'{letter} comes back here." if letter else "B lists your bookmarks."
    room.say(f"Bookmarked. {back}", "good")


_WORDS: dict[Way, tuple[str, str]] = {
    "undo": ("Undone", "Nothing to undo."),
    "redo": ("Done again", "Nothing to do again."),
}


def _take_turn(room: ReadingRoom, way: Way) -> None:
    """Undo, or do again, what is next of all kinds."""
    session = room.session
    whose = session.turns.whose(way)
    if whose is session.remover:
        step_back_removal(room, way)
    elif whose is session.corrector:
        step_back_correction(room, way)
    else:
        _step_back(room, way)


def _step_back(room: ReadingRoom, way: Way) -> None:
    """Take one step; an article of an earlier run is opened for it first."""
    done, nothing = _WORDS[way]
    about = room.notebook.next(way)
    if about is None:
        room.say(nothing)
    elif not room.notebook.is_ready(way):
        if room.session.catalogue.number(about.id) is not None:
            room.open_article(about.id, then=lambda: _step_back(room, way))
        else:
            room.notebook.forget(way)
            room.say(f"{about.title} is not here any more: its last change stays.")
    elif room.opened is not None and room.opened.id == about.id and room.opened.read_only:
        writable(room)
    elif (step := room.step_back(way)) is not None:
        if step.batch and room.notebook.batch(way) == step.batch:
            _step_back(room, way)
            return
        elsewhere = room.opened is None or room.opened.id != about.id
        what = f"{step.label}{f' in {about.title}' if elsewhere and not step.batch else ''}"
        if step.stayed:
            room.say(f"Not {done.lower()}: {what}. It was changed outside, and stays.")
        else:
            room.say(f"{done}: {what}.", "good")
