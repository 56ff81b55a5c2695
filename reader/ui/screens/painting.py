"""How soon a key is answered: what it changed is painted as soon as the key is done with.

The framework has each widget that changed tell so through its own queue, then the screen through
its own, then a timer paint: six turns of the loop, with other work between them.
"""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.messages import Layout, Prompt
from textual.screen import Screen
from textual.widget import Widget

from reader.ui.widgets.styled import TakesKeys


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
        if self.message_queue_size:
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
