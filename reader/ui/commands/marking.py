"""Marking articles in the list, and what is then done with all of them as one."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from reader.annotations.edit import clean_tags
from reader.library.shelf import Entry
from reader.model import ArticleNotes, ArticleRef, ReaderError
from reader.ui.commands.registry import Group, Pane, command
from reader.ui.remover import Removal
from reader.ui.turns import Way

if TYPE_CHECKING:
    from reader.library.removing import Moved
    from reader.ui.screens.reading import ReadingRoom

LIST_ONLY = frozenset({Pane.LIST})
Thing = TypeVar("Thing")
Made = TypeVar("Made")
_TELL_EVERY = 10
"""Articles after which the heading tells how far it is."""


@command("list.mark", "v", title="Mark in the list", group=Group.ARTICLE, panes=LIST_ONLY)
def mark(room: ReadingRoom, _: str) -> None:
    """Mark the article, or take the mark away; r, t, s and x then act on all that are marked."""
    room.library.mark()
    _tell_marks(room)


@command("list.mark-all", "V", title="Mark all listed", group=Group.ARTICLE, panes=LIST_ONLY)
def mark_all(room: ReadingRoom, _: str) -> None:
    """Mark every article that is listed, or take all marks away if they are marked."""
    room.library.mark_all()
    _tell_marks(room)


@command("article.remove", "x", title="Remove", group=Group.ARTICLE, panes=LIST_ONLY, writes=True)
def remove(room: ReadingRoom, _: str) -> None:
    """Take the marked articles, or the selected one, out of the library, if you say so."""
    from reader.library.removing import is_own
    from reader.ui.screens.ask import Ask, Option

    entries = marked(room) or [one for one in [room.library.selected_entry] if one]
    if room.session.keeper is None:
        room.say("Here are the pages that you named; the library stays as it is.")
        return
    own = [one for one in entries if is_own(room.session.places, one.source)]
    if not own:
        room.say(_stay(entries))
        return

    def go(answer: bool | None) -> None:
        if answer:
            run = partial(_remove, room, own, len(entries) - len(own))
            room.run_worker(run, thread=True, group="save", exit_on_error=False)

    options = [Option("y", f"Remove {_many(own)}", True)]
    about = [one.title for one in own[:3]] + ([f"and {len(own) - 3} more"] if own[3:] else [])
    about.append("Your notes stay on the disk, and Ctrl+Z puts the pages back.")
    session = room.session
    heading = f"Take {_many(own)} out of the library?"
    room.app.push_screen(Ask(session.keymap, heading, about, options, session.glyphs.cursor), go)


def _stay(entries: Sequence[Entry]) -> str:
    """Say where articles are taken away that are not of the library's own pages."""
    ways = {
        "The command Sample articles puts these away."
        if one.sample
        else "This lies in a folder of yours; it is removed there."
        for one in entries
    }
    return " ".join(sorted(ways))


def marked(room: ReadingRoom) -> list[Entry]:
    """Return the articles that are to be acted on as one: those marked, with the focus there."""
    return room.library.marked_entries() if room.pane_name is Pane.LIST else []


def read_many(room: ReadingRoom, entries: Sequence[Entry]) -> None:
    """Mark articles as read, or as unread if all are."""
    read = room.session.mark_read(map(_ref, entries), os.urandom(8).hex())
    room.keep_read()
    room.say(f"{_many(entries)} marked as {'read' if read else 'unread'}.", "good")


def tag_many(room: ReadingRoom, entries: Sequence[Entry], words: str) -> None:
    """Give articles tags, or take some away, beside the screen."""
    run = partial(_tag, room, entries, words.split(","))
    room.run_worker(run, thread=True, group="save", exit_on_error=False)


def retagged(tags: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    """Return tags with others added; one that is written with a `-` before it is taken away.

    >>> retagged(["harbour", "todo"], ["pier", " -todo"])
    ('harbour', 'pier')
    """
    written = clean_tags(words)
    gone = {word[1:].strip() for word in written if word.startswith("-")}
    added = (word for word in written if not word.startswith("-"))
    return clean_tags(tag for tag in (*tags, *added) if tag not in gone)


def step_back_removal(room: ReadingRoom, way: Way) -> None:
    """Put back what was removed last, or remove it again."""
    if (removal := room.session.remover.next(way)) is not None:
        run = partial(_step_back, room, way, removal)
        room.run_worker(run, thread=True, group="save", exit_on_error=False)


def _many(entries: Sequence[object]) -> str:
    return "1 article" if len(entries) == 1 else f"{len(entries)} articles"


def _tell_marks(room: ReadingRoom) -> None:
    count = len(room.library.marks)
    room.say(f"{count} marked: r read, t tags, s exports, x removes, Esc unmarks." if count else "")


def _ref(entry: Entry) -> ArticleRef:
    return ArticleRef(entry.id, entry.title, entry.publisher, None, entry.published)


# What runs beside the screen


def _tag(room: ReadingRoom, entries: Sequence[Entry], words: Sequence[str]) -> None:
    shelf, notebook = room.session.shelf, room.notebook
    batch, label = os.urandom(8).hex(), f"tags of {_many(entries)}"
    changed: list[ArticleNotes] = []
    problems: list[str] = []
    for done, entry in enumerate(entries):
        if done % _TELL_EVERY == _TELL_EVERY - 1:
            room.app.call_from_thread(room.tell_work, "tagging", done, len(entries), stops=False)
        try:
            loaded = notebook.open(shelf.ref(entry.id), shelf.article(entry.id).text)
            if loaded.read_only:
                raise ReaderError(loaded.problem or f"{entry.title}: its notes can't be changed")
        except ReaderError as error:
            problems.append(str(error))
            continue
        notes = notebook.notes(entry.id)
        after = replace(notes, tags=retagged(notes.tags, words))
        if after != notes:
            changed.append(notebook.change(label, notes, after, batch))
    room.app.call_from_thread(_show_tagged, room, changed, problems)


def _show_tagged(
    room: ReadingRoom, changed: Sequence[ArticleNotes], problems: Sequence[str]
) -> None:
    room.tell_no_work()
    if changed:
        room.take_many(changed)
    told = f"Tags of {_many(changed)} changed." if changed else "No tags are other now."
    _tell(room, told, problems)


def _remove(room: ReadingRoom, entries: Sequence[Entry], others: int) -> None:
    from reader.library.removing import take_out

    session = room.session
    made = session.turns.stamp()
    moved, problems = _each(
        [entry.source for entry in entries], partial(take_out, session.disk, session.places)
    )
    if moved:
        session.remover.record(Removal(tuple(moved), made))
        session.notebook.keep_history()
    told = f"{_many(moved)} removed; Ctrl+Z puts {'it' if len(moved) == 1 else 'them'} back."
    if others:
        told = f"{told} {others} stay{'s' if others == 1 else ''}: not of the library's own pages."
    room.app.call_from_thread(_show_moved, room, told, problems)


def _step_back(room: ReadingRoom, way: Way, removal: Removal) -> None:
    from reader.library.removing import take_out

    session = room.session
    if way == "undo":
        back, problems = _each(removal.moved, partial(_put_back, room))
        now, told = removal, f"Undone: {_many(back)} put back."
    else:
        pages = [one.page for one in removal.moved]
        moved, problems = _each(pages, partial(take_out, session.disk, session.places))
        now, told = replace(removal, moved=tuple(moved)), f"Done again: {_many(moved)} removed."
    session.remover.step(way, now)
    session.notebook.keep_history()
    room.app.call_from_thread(_show_moved, room, told, problems)


def _put_back(room: ReadingRoom, moved: Moved) -> Moved:
    from reader.library.removing import put_in_again

    put_in_again(room.session.disk, room.session.places, moved)
    return moved


def _each(things: Sequence[Thing], make: Callable[[Thing], Made]) -> tuple[list[Made], list[str]]:
    made, problems = [], []
    for thing in things:
        try:
            made.append(make(thing))
        except ReaderError as error:
            problems.append(str(error))
    return made, problems


def _show_moved(room: ReadingRoom, told: str, problems: Sequence[str]) -> None:
    room.library.unmark()
    room.keep_anew()
    _tell(room, told, problems)


def _tell(room: ReadingRoom, told: str, problems: Sequence[str]) -> None:
    """Say how it went; of what could not be done the first, and how many more."""
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        room.say(f"{told} {problems[0]}{more}", "bad")
    else:
        room.say(told, "good")
