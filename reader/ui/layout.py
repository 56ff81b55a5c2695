"""Which panes are on the screen: what the person wants, and what its width allows. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from reader.dataclass import dataclass
from reader.ui.commands.registry import Pane

WIDE, MEDIUM = 100, 70
"""Columns from which the side panel, and the list, stand beside the text."""
_ROOM = {Pane.PANEL: WIDE, Pane.LIST: MEDIUM}


@dataclass(frozen=True, slots=True)
class Panes:
    """The panes beside the text: wanted, unwanted, or left to the width.

    A pane that is wanted where it has no room comes over the text.
    """

    wanted: Mapping[Pane, bool] = field(default_factory=dict)
    """Panes that were asked for or put away; one that is missing is left to the width."""
    zen: bool = False
    """Whether the text is to be alone."""

    def has_room(self, pane: Pane, width: int) -> bool:
        """Say whether a screen of this width has room for a pane beside the text."""
        return width >= _ROOM.get(pane, 0)

    def is_shown(self, pane: Pane, width: int) -> bool:
        """Say whether a pane is on a screen of this width."""
        return self.wanted.get(pane, self.has_room(pane, width) and not self.zen)

    def lies_over(self, pane: Pane, width: int) -> bool:
        """Say whether a pane lies over the text rather than beside it."""
        return self.is_shown(pane, width) and not self.has_room(pane, width)

    def with_focus(self, pane: Pane, width: int) -> Panes:
        """Return the panes once the focus goes to one: it comes out, what lay over goes."""
        wanted = {
            other: shown
            for other, shown in self.wanted.items()
            if other is pane or not self.lies_over(other, width)
        }
        if not self.is_shown(pane, width):
            wanted[pane] = True
        return replace(self, wanted=wanted)

    def toggled(self, pane: Pane, width: int) -> Panes:
        """Return the panes with one put away or brought back."""
        return replace(self, wanted={**self.wanted, pane: not self.is_shown(pane, width)})

    def zen_toggled(self) -> Panes:
        """Return the panes with the text alone, or everything again."""
        return Panes(zen=not self.zen)
