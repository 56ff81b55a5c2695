"""How soon a key is answered: what it changed is painted as soon as the key is done with.

The framework has each widget that changed tell so through its own queue, then the screen through
its own, then a timer paint: six turns of the loop, with other work between them.
"""

from __future__ import annotations

from textual import events
from textual.screen import Screen
from textual.widget import Widget

from reader.ui.widgets.styled import TakesKeys


class Painting(Screen[None], TakesKeys):
    """The part of the reading room that paints what a key changed."""

    async def on_event(self, event: events.Event) -> None:
        """Paint what a key changed once it is done with."""
        await super().on_event(event)
        if isinstance(event, events.Key):
            self.paint_now()

    def _compositor_refresh(self) -> None:
        """Paint what changed; what asked to be painted need not be once more where all is."""
        is_whole = self.size.region in self._compositor._dirty_regions and self.is_current
        super()._compositor_refresh()
        if is_whole:
            for widget in self._compositor.visible_widgets:
                widget._repaint_required = False
                widget._exchange_repaint_regions()

    def paint_now(self) -> None:
        """Paint what was changed, unless there is more to be done.

        Then it is painted in the framework's time: what is to be laid out anew is painted but once,
        and of keys that come faster than they are done with not each has a frame of its own.
        """
        shown = self._compositor.visible_widgets
        waiting = self.message_queue_size or self._pending_message is not None
        if waiting or any(map(_needs_more, shown)):
            return
        for widget in shown:
            if widget is not self and widget._repaint_required:
                widget._repaint_required = False
                self._dirty_widgets.add(widget)
        self._on_timer_update()


def _needs_more(widget: Widget) -> bool:
    """Tell whether a widget is not only to be painted anew."""
    return widget._layout_required or widget._scroll_required or widget._refresh_styles_required
