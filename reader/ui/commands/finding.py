"""Search in the text, filter in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.commands.registry import ALWAYS, SELECTION_ONLY, Group, Pane, command
from reader.ui.marks import Mark, Marks
from reader.ui.opened import Thing
from reader.ui.search import Search, search

if TYPE_CHECKING:
    from reader.ui.screens.reading import ReadingRoom

SEARCH = Group.SEARCH
WHERE_HITS_ARE = frozenset({Pane.TEXT, Pane.PANEL}) | SELECTION_ONLY


@command("find", "/", title="Search or filter", group=SEARCH, panes=ALWAYS, footer=(5, "find"))
def find(room: ReadingRoom, _: str) -> None:
    """Search this text; in the list, filter it as you type."""
    if room.pane_name is Pane.LIST:
        room.ask_for("list", room.library.words)
    else:
        room.ask_for("text")


@command("find.next", "n", title="Next match", group=SEARCH, panes=WHERE_HITS_ARE)
def next_hit(room: ReadingRoom, _: str) -> None:
    """Go to the next match of the search."""
    _step(room, 1)


@command("find.previous", "N", title="Previous match", group=SEARCH, panes=WHERE_HITS_ARE)
def previous_hit(room: ReadingRoom, _: str) -> None:
    """Go to the match before."""
    _step(room, -1)


def look_for(room: ReadingRoom, words: str) -> None:
    """Mark every match of the words in the open text, and go to the first from where one was."""
    if room.opened is None:
        return
    room.search = search(room.opened.article.text, words)
    room.prose.mark(hits=Marks(Mark(start, end, "hit") for start, end in room.search.hits))
    if room.search.hits:
        _go(room, room.search.first(room.came_from or 0), 1)
    elif words.strip():
        room.say(f"“{words}” is not in this text.")


def mark_hits(room: ReadingRoom, words: str, hits: tuple[tuple[int, int], ...]) -> None:
    """Mark what a search of all articles found in the open text, for n and N to go through."""
    room.search = Search(words, hits)
    room.prose.mark(hits=Marks(Mark(start, end, "hit") for start, end in hits))


def _step(room: ReadingRoom, step: int) -> None:
    if not room.search.words:
        room.say("Nothing is searched for yet; press / first.")
    elif not room.search.hits:
        room.say(f"“{room.search.words}” is not in this text.")
    else:
        _go(room, room.search.next(room.prose.at, step), step)


def _go(room: ReadingRoom, found: tuple[int, tuple[int, int]] | None, step: int) -> None:
    if found is not None:
        number, (start, end) = found
        room.prose.reach(Thing("hit", start, end), onwards=step > 0)
        room.say(f"{number + 1} of {len(room.search.hits)}: “{room.search.words}”")
