"""How a key is answered: after the one before it, and painted as soon as it is done with.

The framework has each widget that changed tell so through its own queue, then the screen through
its own, then a timer paint: six turns of the loop, with other work between them.

It also hands all keys that came at once to the widget that has the focus then, those behind one
that opens a screen, or leaves it, among them; and it looks at the keys of a screen before the
letters that were typed in it. So each key waits in the app until all that the one before it
brought about is done, and until the screen it is meant for is there.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import Any

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.message import Message
from textual.message_pump import MessagePump
from textual.messages import Layout, Prompt
from textual.screen import Screen
from textual.widget import Widget

from reader.ui.widgets.styled import TakesKeys


class InOrder(App[None], inherit_bindings=False):
    """An app in which one key is done with before the next is looked at; so is what is pasted."""

    def __init__(self) -> None:
        """Let what is typed wait until the first screen can act on it."""
        super().__init__()
        self._typed: deque[events.Key | events.Paste] = deque()
        self._is_waiting = True
        self._typed_on: Screen[Any] | None = None

    @property
    def is_typed_ahead(self) -> bool:
        """Whether there is more that was typed than is done with."""
        return bool(self._typed)

    @property
    def has_begun(self) -> bool:
        """Whether there was anything yet to act on what is typed."""
        return self._typed_on is not None

    async def on_event(self, event: events.Event) -> None:
        """Put what is typed behind what was typed before."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        if not self._is_waiting:
            await self.do_typed()

    async def do_typed(self) -> None:
        """Do what was typed next, on the screen that is on top once nothing is on its way there."""
        self._is_waiting = True
        if self._typed_on is not self.screen:
            self._typed_on = self.screen
            self._go_on_after(self.screen)
        elif self._typed:
            await super().on_event(self._typed.popleft())
            self._go_on_after(self.focused or self.screen)
        else:
            self._is_waiting = False

    def _go_on_after(self, pump: MessagePump, *, told: bool = False) -> None:
        """Go on when a widget, and all it lies in, are done with what has come to them.

        Args:
            pump: The widget, a screen or the app.
            told: Whether it has done what had come; what it told of that is in its queue still.
        """
        if pump is self:
            self.call_later(self.do_typed)
            return
        above = pump._parent or self
        then = partial(self._go_on_after, above if told else pump, told=not told)
        if not pump.call_later(then):  # it is being taken away
            self._go_on_after(above)


class Painting(Screen[None], TakesKeys):
    """The part of the reading room that paints what a key changed."""

    _laid_out_at = 0.0
    """When all was laid out last, by the clock of messages."""

    async def on_event(self, event: events.Event) -> None:
        """Paint what a key changed once it is done with."""
        size = self._size
        await super().on_event(event)
        if isinstance(event, events.Key):
            self.paint_now()
        elif isinstance(event, events.ScreenResume) and self._size != size:
            _settle(self)  # it was painted as it was laid out

    def _screen_resized(self, size: Size) -> None:
        """Lay out for another size; the framework tells the same several times at a start."""
        if size != self._size:
            super()._screen_resized(size)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay all out; whoever asked for that before need not have it once more."""
        if scroll and not self._layout_widgets:  # only what comes into sight is laid out
            super()._refresh_layout(size, scroll)
            return
        self._laid_out_at = Message().time
        super()._refresh_layout(size, scroll)
        self._layout_required = False

    def on_layout(self, message: Layout) -> None:
        """Take no notice of what was asked before all was laid out."""
        if message.time < self._laid_out_at:
            message.prevent_default()

    def _compositor_refresh(self) -> None:
        """Paint what changed; what asked to be painted need not be once more where all is."""
        is_whole = self.size.region in self._compositor._dirty_regions and self.is_current
        super()._compositor_refresh()
        if is_whole:
            for widget in self._compositor.visible_widgets:
                _settle(widget)

    def paint_now(self) -> None:
        """Paint what was changed, unless there is more to be done.

        Then it is painted in the framework's time: widgets have yet to tell the screen that they
        are to be laid out, and of keys that come faster than they are done with not each has a
        frame of its own.
        """
        pending = self._pending_message
        if pending is not None and not isinstance(pending, Prompt):  # that only wakes the loop
            return
        if self.message_queue_size or (isinstance(self.app, InOrder) and self.app.is_typed_ahead):
            return
        shown = [widget for widget in self._compositor.visible_widgets if widget is not self]
        if any(map(_needs_more, shown)):
            return
        for widget in shown:
            if widget._repaint_required:
                widget._repaint_required = False
                self._dirty_widgets.add(widget)
        self._on_timer_update()


def _settle(widget: Widget) -> None:
    """Take it that a widget is painted as it looks now."""
    widget._repaint_required = False
    widget._exchange_repaint_regions()


def _needs_more(widget: Widget) -> bool:
    """Tell whether a widget is not only to be painted anew."""
    return widget._layout_required or widget._scroll_required or widget._refresh_styles_required
