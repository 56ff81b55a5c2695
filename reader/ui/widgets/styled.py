"""Widgets that are painted by line, whose styles are worked out when something is painted in them.

Textual works out all of them whenever the style of a widget is looked at again: dozens for a
text with its marks, several times before the first paint and at every change of the focus. Only
some are ever painted with.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.widgets.bar import Bar
from reader.ui.widgets.even import Settled


class TakesKeys:
    """A screen that does all that a key does while a widget painted by line has the focus."""


def have_room(view: ScrollView, lines: int) -> None:
    """Let a view have so many lines; nothing is laid out anew but a bar that comes or goes."""
    view.set_reactive(ScrollView.virtual_size, Size(0, lines))
    view._scroll_update(view.virtual_size)


def in_a_moment(widget: Widget, do: Callable[[], None]) -> None:
    """Have something done in a widget as soon as what has come meanwhile is done: keys above all.

    A timer of the framework takes a tenth of what is done so, and one that is late may never tick.
    """
    asyncio.get_running_loop().call_soon(widget.call_next, do)


class Styled(Settled):
    """A widget painted by line, which works out a component's style when first asked for it."""

    LOOKS: ClassVar[str]
    """What the names of its components begin with, before two hyphens."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Make a widget that nothing was painted in yet."""
        super().__init__(id=id)
        self._inks: dict[tuple[str, ...], Style] = {}

    def ink(self, *names: str) -> Style:
        """Return the style of these components laid over the paper, the last on top.

        The framework would work that out anew for every line.
        """
        if (style := self._inks.get(names)) is None:
            style = self.rich_style
            for name in names:
                style += self.get_component_rich_style(f"{self.LOOKS}--{name}", partial=True)
            self._inks[names] = style
        return style

    @classmethod
    def _get_component_classes(cls) -> frozenset[str]:  # type: ignore[override]  # it caches
        """Return none of `COMPONENT_CLASSES`, so that none is worked out in advance."""
        return frozenset()

    def get_component_styles(self, *names: str) -> RenderStyles:
        """Return the styles of components; those of `COMPONENT_CLASSES` are there when asked for.

        Raises:
            KeyError: If there is no such component.
        """
        for name in names:
            if name not in self._component_styles and name in self.COMPONENT_CLASSES:
                node = DOMNode(classes=name)
                node._attach(self)
                self.app.stylesheet.apply(node, animate=False)
                self._component_styles[name] = node.styles
        return super().get_component_styles(*names)

    def _forward_event(self, event: events.Event) -> None:
        """Hand a key at once to a screen that takes it, not through all that lies between."""
        if isinstance(event, events.Key) and isinstance(self.screen, TakesKeys):
            self.screen.post_message(event)
            event._set_forwarded()
        else:
            super()._forward_event(event)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint a part of the view by its lines alone.

        The framework would put border, padding and opacity around every line anew, which a text
        or a list has none of, and with that lose what is kept of a line: its cuts, its filtered
        form, its codes.
        """
        if self.opacity != 1.0 or self.styles.gutter:
            return super().render_lines(crop)
        return self.finished(self.paint_lines(crop.line_range), crop.column_span)

    def finished(self, strips: Iterable[Strip], columns: tuple[int, int]) -> list[Strip]:
        """Return lines filtered and cut to some columns; each keeps what became of it."""
        background, filters = self.background_colors[1], self.get_line_filters()
        done = []
        for strip in strips:
            for line_filter in filters:
                strip = strip.apply_filter(line_filter, background)
            done.append(strip.crop(*columns))
        return done

    def paint_lines(self, lines: range) -> Iterable[Strip]:
        """Paint lines of the view, without the place of their pieces, which a pointer asks for."""
        return map(self.render_line, lines)

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scroll bar at the right, made when it is first asked for."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = bar = Bar(self.scrollbar_size_vertical)
            bar.display = False
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar

    def notify_style_update(self) -> None:
        """Work the styles out anew, and paint with them."""
        super().notify_style_update()
        self._component_styles.clear()
        self._inks.clear()
        self.refresh()
