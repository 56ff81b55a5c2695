"""How the screen looks, and the way to help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.order import ARRANGEMENTS, GROUPS, ORDER_OF_GROUPS, Arrangement, Grouping
from reader.library.settings import LAYERS, Layer
from reader.ui.commands.registry import ALWAYS, Group, Pane, command

if TYPE_CHECKING:
    from reader.ui.screens.reading import ReadingRoom

VIEW = Group.VIEW
_SORTED: dict[Arrangement, str] = {
    "date": "the newest stand first",
    "title": "headlines stand by the alphabet",
    "publisher": "articles of one publisher stand together",
    "unread": "those that are unread stand first",
    "opened": "those opened last stand first",
}
_GROUPED: dict[Grouping, str] = {
    "none": "articles stand without headings",
    "day": "articles of one day stand together",
    "publisher": "articles of one publisher stand together",
}
NARROWEST, WIDEST = 40, 120
"""Bounds of the column, in cells."""


@command("view.wider", "+", "=", title="Wider column", group=VIEW)
def wider(room: ReadingRoom, _: str) -> None:
    """Set the text in a wider column, to at most 120."""
    _set_width(room, 4)


@command("view.narrower", "-", title="Narrower column", group=VIEW)
def narrower(room: ReadingRoom, _: str) -> None:
    """Set the text in a narrower column, to at least 40."""
    _set_width(room, -4)


@command("view.hyphens", title="Hyphens", group=VIEW)
def toggle_hyphens(room: ReadingRoom, _: str) -> None:
    """Part long words at the ends of lines, or leave them whole."""
    on = not room.session.settings.hyphens
    room.change_settings(hyphens=on)
    room.prose.set_hyphens(on)
    room.say("Words are parted at the ends of lines." if on else "Words are left whole.")


@command("view.list", "<", title="Show or hide the list", group=VIEW)
def toggle_list(room: ReadingRoom, _: str) -> None:
    """Put the list of articles away, or bring it back."""
    room.toggle_pane(Pane.LIST)


@command("view.panel", ">", title="Show or hide the side panel", group=VIEW)
def toggle_panel(room: ReadingRoom, _: str) -> None:
    """Put the side panel away, or bring it back."""
    room.toggle_pane(Pane.PANEL)


@command("view.zen", "z", title="Text alone", group=VIEW)
def zen(room: ReadingRoom, _: str) -> None:
    """Show the text alone, or everything again."""
    room.toggle_zen()


@command("view.theme", "c", title="Theme", group=VIEW)
def choose_theme(room: ReadingRoom, _: str) -> None:
    """Try the themes on the screen: ours, the terminal's own colours, and those of the config."""
    from reader.ui.screens.theme_choice import ThemeChoice

    def keep(chosen: str | None) -> None:
        if chosen is not None:
            room.change_settings(theme=chosen)
            room.say(f"Theme: {chosen}")

    room.app.push_screen(ThemeChoice(room.session, room.app.theme), keep)


@command("view.marks", title="Marks in the text", group=VIEW)
def choose_marks(room: ReadingRoom, _: str) -> None:
    """Show or hide the marks of quotations, people, highlights and matches, with a legend."""
    from reader.ui.screens.marks import MarksChoice

    def turn(layer: Layer) -> None:
        off = room.session.settings.marks_off
        now = tuple(one for one in LAYERS if (one in off) != (one == layer))
        room.change_settings(marks_off=now)
        room.prose.hide(frozenset(now))

    room.app.push_screen(MarksChoice(room.session, turn))


@command("samples", title="Sample articles", group=VIEW)
def toggle_samples(room: ReadingRoom, _: str) -> None:
    """Put the articles that came with the reader away, or bring them back. Your notes stay."""
    if room.session.pages_watch is None:
        room.say("Here are the pages that you named; the samples stand in the library.")
        return
    samples = not room.session.settings.samples
    room.gather(samples)
    again = "the command samples brings them back" if not samples else "the same puts them away"
    room.say(f"The samples are {'here again' if samples else 'put away'}; {again}.", "good")


@command("help", "?", "F1", title="Help", group=VIEW, panes=ALWAYS, footer=(6, "help"))
def show_help(room: ReadingRoom, _: str) -> None:
    """List every command with its keys; type to narrow the list."""
    from reader.ui.screens.help import Help

    def do(chosen: str | None) -> None:
        if chosen is not None:
            room.call_command(chosen)

    session = room.session
    room.app.push_screen(Help(session.keymap, room.pane_name, session.glyphs.cursor), do)


@command("palette", "Ctrl+P", ":", title="Commands", group=VIEW, panes=ALWAYS)
def palette(room: ReadingRoom, _: str) -> None:
    """Call any command by its name, or open an article."""
    room.app.action_command_palette()


def _set_width(room: ReadingRoom, change: int) -> None:
    width = max(NARROWEST, min(WIDEST, room.session.settings.width + change))
    room.change_settings(width=width)
    room.prose.set_column(width)
    room.say(f"Column: {width} wide")


@command("list.sort", "S", title="Sort the list", group=VIEW, panes=frozenset({Pane.LIST}))
def sort_list(room: ReadingRoom, _: str) -> None:
    """Sort the list by date, headline or publisher, the unread first, or the last opened first."""
    before = ARRANGEMENTS.index(room.session.settings.sort)
    sort = ARRANGEMENTS[(before + 1) % len(ARRANGEMENTS)]
    group = room.session.settings.group
    kept = group if ORDER_OF_GROUPS.get(group) == sort else "none"
    room.change_settings(sort=sort, group=kept)
    room.library.sort()
    room.say(f"In the list, {_SORTED[sort]}.")


@command("list.group", title="Group the list", group=VIEW)
def group_list(room: ReadingRoom, _: str) -> None:
    """Let the articles of the list stand under headings by day, by publisher, or under none."""
    settings = room.session.settings
    group = GROUPS[(GROUPS.index(settings.group) + 1) % len(GROUPS)]
    room.change_settings(group=group, sort=ORDER_OF_GROUPS.get(group, settings.sort))
    room.library.sort()
    room.say(f"In the list, {_GROUPED[group]}.")


@command("library.stop", "Ctrl+X", title="Stop the work beside reading", group=VIEW)
def stop_work(room: ReadingRoom, _: str) -> None:
    """Stop adding pages, or looking through the library; what was done of it stays."""
    if room.stop_work():
        room.say("Stopped. What was done stays; the next start goes on from there.")
    else:
        room.say("Nothing is being done beside reading.")
