"""Widgets whose component styles are worked out when something is painted in them.

Textual works out all of them whenever the style of a widget is looked at again: dozens for a
text with its marks, several times before the first paint and at every change of the focus. Only
some are ever painted with.
"""

from __future__ import annotations

from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.scrollbar import ScrollBar
from textual.widget import Widget

from reader.ui.widgets.bar import Bar


class Styled(Widget):
    """A widget that works out a component's style when it is first asked for it."""

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
        self.refresh()
