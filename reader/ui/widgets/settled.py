"""Widgets that are laid out once for a size."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget


class Settled(Widget):
    """Takes the room that the layout gives it, and asks for no other layout because it got one.

    The framework lays everything out once more after each layout that gave a widget another size.
    Named as the last base of a class, for style sheets know a class by the first.
    """

    virtual_size = Reactive(Size(0, 0))
