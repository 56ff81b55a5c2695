"""The Textual application: themes, the line filter and the reading room. Nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import StringIO
from typing import TYPE_CHECKING, ClassVar, TextIO

from rich.console import Console
from rich.segment import Segment
from textual import events, on, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen

from reader.guard import guard, one_line
from reader.library.places import Places
from reader.library.settings import Settings
from reader.library.shelf import Shelf
from reader.model import ReaderError
from reader.resources import shipped
from reader.ui.glyphs import IN_ASCII
from reader.ui.messages import Begun
from reader.ui.screens.painting import InOrder
from reader.ui.screens.reading import ReadingRoom
from reader.ui.session import Session, library_session
from reader.ui.stylesheet import KeptStylesheet, Rules
from reader.ui.themes import THEMES

if TYPE_CHECKING:
    from textual.command import Provider

TURN = 0.0005
"""Seconds that work beside the screens has the interpreter while they wait for it, which they do
several times for a frame; Python's own five milliseconds would be most of what a key takes."""
LEAVING = ("ctrl+q", "ctrl+c")
"""The keys that leave the reader from any screen."""


class GuardFilter(LineFilter):
    """The last line of defence: no widget's text reaches the terminal unguarded.

    It does what other filters do as well, so that a line is made anew once and not by each.
    """

    def __init__(self, before: Sequence[LineFilter] = (), *, ascii_only: bool = False) -> None:
        """Guard what these filters make of a line; in ASCII also lines and marks of print."""
        super().__init__()
        self.before = before
        self._shown: Mapping[int, str] | None = IN_ASCII if ascii_only else None

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with their text guarded."""
        for one in self.before:
            segments = one.apply(segments, background)
        return [
            segment
            if segment.control or (segment.text.isascii() and segment.text.isprintable())
            else Segment(self._guarded(segment.text), segment.style)
            for segment in segments
        ]

    def _guarded(self, text: str) -> str:
        return guard(text).translate(self._shown) if self._shown else guard(text)


class GuardedStream(StringIO):
    """Passes what is written on to another stream, guarded: what is told after a crash."""

    def __init__(self, stream: TextIO | None) -> None:
        """Write to `stream`; to nowhere where there is none."""
        super().__init__()
        self._stream = stream

    def write(self, text: str, /) -> int:
        """Write text, guarded."""
        if self._stream is not None:
            self._stream.write(guard(text))
        return len(text)

    def flush(self) -> None:
        """Flush the stream."""
        if self._stream is not None:
            self._stream.flush()


def _provider() -> type[Provider]:
    """Return what the palette offers."""
    from reader.ui.providers import ReaderProvider

    return ReaderProvider


class ReaderApp(InOrder, inherit_bindings=False):
    """A close reader for news pages."""

    TITLE = "reader"
    # With that of the reading room, for which all would be parsed once more otherwise.
    CSS_PATH: ClassVar = [shipped("styles") / "app.tcss", *ReadingRoom.CSS_PATH]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_provider}
    COMMAND_PALETTE_BINDING = "f24"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(LEAVING), "leave", "Quit", show=False, priority=True)
    ]

    _has_theme = False

    def __init__(self, session: Session) -> None:
        """Read the articles of a session."""
        super().__init__()
        # No screen has any; they would be two widgets more on each.
        self._disable_notifications = self._disable_tooltips = True
        self.session = session
        self.stylesheet = self._sheet = KeptStylesheet(session.places.rules)
        for theme in session.themes:
            self.register_theme(theme)
        names = {theme.name for theme in session.themes}
        wanted = session.settings.theme
        self._begin_with(wanted if wanted in names else THEMES[0].name)
        if wanted not in names:
            session.problems.append(
                f"there is no theme {wanted!r}; there are {', '.join(sorted(names))}"
            )
        self._guard = GuardFilter(ascii_only=session.ascii_only)
        # Where the framework tells of a crash; the words of the error may be foreign.
        self.error_console = Console(
            file=GuardedStream(sys.__stderr__), color_system=None, markup=False, highlight=False
        )

    def get_css_variables(self) -> dict[str, str]:
        """Return the values of variables; none before it is known which theme there is to be."""
        return super().get_css_variables() if self._has_theme else {}

    def _begin_with(self, theme: str) -> None:
        """Set the theme without the styles being worked out anew, which none were yet."""
        self._has_theme = True
        self.set_reactive(App.theme, theme)
        look = self.current_theme
        self._sheet.begin_with(self.get_css_variables())
        for name, is_so in (("dark", look.dark), ("light", not look.dark)):
            self.set_class(is_so, f"-{name}-mode", update=False)
        self.add_class(f"-theme-{theme}", update=False)
        self._refresh_truecolor_filter(self.ansi_theme)

    def get_default_screen(self) -> Screen[None]:
        """Begin in the reading room, and not in an empty screen that it would lie over."""
        room = ReadingRoom(self.session)
        for name in room._get_breakpoint_classes(self.size.width, room.HORIZONTAL_BREAKPOINTS):
            room.add_class(name, update=False)  # else its styles are worked out once without
        return room

    async def on_event(self, event: events.Event) -> None:
        """Leave at once also before there is anything to act on what is typed."""
        if isinstance(event, events.Key) and event.key in LEAVING and not self.has_begun:
            self.action_leave()
        else:
            await super().on_event(event)

    @on(Begun)
    async def release_keys(self) -> None:
        """Do what was typed early, in order; what comes meanwhile waits behind it."""
        await self.do_typed()
        if rules := self._sheet.new_rules():
            self._keep_rules(rules)

    @work(thread=True, exit_on_error=False)
    def _keep_rules(self, rules: Rules) -> None:
        self._sheet.keep(rules)

    def get_driver_class(self) -> type[Driver]:
        """Do without the framework's threads for the terminal, where the loop can watch one."""
        driver = super().get_driver_class()
        if sys.platform != "linux" or driver.__name__ != "LinuxDriver":
            return driver
        from reader.ui.terminal import Terminal

        return Terminal

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Guard every line, after what Textual's own filters make of it."""
        before = super().get_line_filters()
        if before != self._guard.before:
            self._guard = GuardFilter(before, ascii_only=self.session.ascii_only)
        return [self._guard]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """Offer no commands but the reader's own."""
        return ()

    def action_command_palette(self) -> None:
        """Open the palette, which is loaded when it is opened first."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(id="--command-palette"))

    def action_leave(self) -> None:
        """Save what is to be saved, then quit; from any screen."""
        for screen in self.screen_stack:
            if isinstance(screen, ReadingRoom):
                screen.leave()


def save_last(session: Session) -> None:
    """Save what is still unsaved once the screens are gone, or tell that it is not."""
    try:
        session.drafts.write()
        for _ in session.notebook.save():
            pass
    except ReaderError as error:
        print(f"reader: {one_line(str(error))}", file=sys.stderr)  # noqa: T201


def run_pages(shelf: Shelf, places: Places, settings: Settings) -> int:
    """Open the screens on some pages, and return the exit code when they are left.

    Args:
        shelf: The pages; the first is opened.
        places: Where the person's files lie.
        settings: The person's settings.
    """
    return _run(pages_session(shelf, places, settings))


def pages_session(shelf: Shelf, places: Places, settings: Settings) -> Session:
    """Begin a run on some pages, which tells at once of those that can't be read."""
    session = Session(shelf, places, settings, start=shelf.entries[0].id)
    if shelf.unreadable:
        first, more = shelf.unreadable[0], len(shelf.unreadable) - 1
        rest = f"; and {more} more, told when you leave" if more else ""
        session.problems.insert(0, f"{first.source}: {first.reason}{rest}")
    return session


def run_library(places: Places, settings: Settings) -> int:
    """Open the screens on the library, and return the exit code when they are left."""
    return _run(library_session(places, settings))


def _run(session: Session) -> int:
    if problem := session.shelf.hand.problem:
        session.problems.append(problem)
    sys.setswitchinterval(TURN)
    app = ReaderApp(session)
    app.run()
    save_last(session)
    session.catalogue.close()
    return app.return_code or 0
