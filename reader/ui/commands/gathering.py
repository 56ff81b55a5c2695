"""What comes into the library: adding, looking again, and what can't be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.ui.commands.registry import Group, Pane, command

if TYPE_CHECKING:
    from reader.library.adding import Wish
    from reader.library.sources import Unreadable
    from reader.ui.screens.reading import ReadingRoom

LIBRARY = Group.LIBRARY


@command(
    "library.add",
    "i",
    title="Add pages",
    group=LIBRARY,
    panes=frozenset({Pane.LIST}),
    footer=(10, "add"),
)
def add(room: ReadingRoom, _: str) -> None:
    """Add pages to the library: files, a folder, an address, or what you paste."""
    from reader.ui.screens.add_pages import AddPages

    def begin(wish: Wish | None) -> None:
        if wish is not None:
            room.add_pages(wish)

    # A page that was opened by its path is what one most likely wants to add.
    here = room.session.path_opened(room.opened.id) if room.opened else None
    offered = here if here is not None and room.session.keeper is None else ""
    room.app.push_screen(AddPages(offered), begin)


@command("library.rescan", "R", title="Look at all pages again", group=LIBRARY)
def rescan(room: ReadingRoom, _: str) -> None:
    """Look at all pages again now, and say what came, changed, went and can't be read."""
    if room.rescan():
        room.say("Looking at all pages again.")
    else:
        room.read_again()
        room.say("Read again.")


@command("library.unreadable", "U", title="Unreadable pages", group=LIBRARY)
def list_unreadable(room: ReadingRoom, _: str) -> None:
    """List what could not be added or read, and why; there it is tried again, or dropped."""
    from reader.ui.screens.unreadable import UnreadablePages

    def try_again(some: Sequence[Unreadable]) -> None:
        unadded = room.session.unadded.every()
        named = tuple(one.source for one in some if one in unadded)
        if named:
            from reader.library.adding import Wish

            room.add_pages(Wish(named))
        if len(named) < len(some) or not some:
            room.rescan()

    room.app.push_screen(UnreadablePages(room.session, try_again, room.list_unadded))
