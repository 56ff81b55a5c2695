"""The side panel: who is in the article, who says what, what was left in it, its parts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content, Span
from textual.getters import query_one
from textual.message import Message
from textual.style import Style

from reader.dataclass import dataclass
from reader.ui.glyphs import Glyphs
from reader.ui.leaves import KINDS, Leaf, PanelKind, leaves
from reader.ui.opened import Opened
from reader.ui.rows import RowLine
from reader.ui.widgets.even import Even, HeadLine
from reader.ui.widgets.rows import Rows

EMPTY: dict[PanelKind, str] = {
    "people": "No people are named in this text.\n\nWhom an article names stands here: "
    "their role, and how often they speak. J opens the next one.",
    "quotes": "Nobody is quoted in this text.\n\nWhat an article quotes stands here, "
    "with who said it. J opens the next one.",
    "notes": "No notes here yet.\n\nGo to a quotation with ]q and press a to note it, "
    "H to highlight it, or m and a letter to bookmark the place.",
    "contents": "This text has no crossheads.\n\nThe sections of an article stand here; "
    "} goes from paragraph to paragraph.",
}
_SHOWN = Style(reverse=True, bold=True)
"""How the name of the page that is shown is set apart: in words, it would be parsed."""
_HEIGHT: dict[PanelKind, int] = {"people": 4, "quotes": 3, "notes": 3, "contents": 2}


class SidePanel(Vertical, Even):
    """One of four lists about the open article."""

    tabs = query_one("#panel-tabs", HeadLine)
    rows = query_one("#panel-rows", Rows)

    @dataclass(slots=True)
    class Turned(Message):
        """A tab was clicked on."""

        kind: PanelKind

    def __init__(self, glyphs: Glyphs, *, by_speaker: bool = False, id: str | None = None) -> None:  # noqa: A002
        """Make a panel that shows people.

        Args:
            glyphs: The marks to use.
            by_speaker: Whether quotations stand by their speaker, not in the order of the text.
            id: The widget's id.
        """
        super().__init__(id=id)
        self._by_speaker = by_speaker
        self.kind: PanelKind = "people"
        """The page that is shown."""
        self._glyphs = glyphs
        self._opened: Opened | None = None
        self._leaves: list[Leaf] = []
        self._in_text: list[tuple[int, int]] = []
        """(offset, number) of each row, in the order of the text."""

    def compose(self) -> ComposeResult:
        """Lay out the tabs over the rows."""
        yield HeadLine(id="panel-tabs", markup=False)
        yield Rows(cursor=self._glyphs.cursor, id="panel-rows")

    def show(self, opened: Opened) -> None:
        """Show an article, or the one that is shown with what is newly known of it."""
        same = self._opened is not None and self._opened.id == opened.id
        chosen = self.chosen if same else None
        self._opened = opened
        self._fill(self.rows.index if same else 0)
        if chosen is not None and chosen.annotation is not None:
            self.select_annotation(chosen.annotation.id)
        elif chosen is not None:
            # It may stand lower now, after what other articles share.
            self._select_place(chosen)

    def _select_place(self, before: Leaf) -> None:
        place = (before.offset, before.thing, before.elsewhere)
        for index, leaf in enumerate(self._leaves):
            if (leaf.offset, leaf.thing, leaf.elsewhere) == place:
                self.rows.select(index)
                break

    def turn(self, kind: PanelKind) -> None:
        """Show another page."""
        self.kind = kind
        self._fill(0)

    def follow(self, at: int) -> None:
        """Select what stands at or before an offset of the text, while one reads on."""
        if not self.rows.has_focus and self.kind != "people" and self._leaves:
            before = bisect_right(self._in_text, (at, len(self._leaves)))
            self.rows.select(self._in_text[max(0, before - 1)][1])

    def stand(self, *, by_speaker: bool) -> None:
        """Let quotations stand by speaker or as in the text; what is selected stays so."""
        chosen, self._by_speaker = self.chosen, by_speaker
        self.turn("quotes")
        for index, leaf in enumerate(self._leaves):
            if chosen is not None and leaf.thing == chosen.thing:
                self.rows.select(index)

    def select_annotation(self, id_: str) -> None:
        """Select the row about an annotation."""
        for index, leaf in enumerate(self._leaves):
            if leaf.annotation is not None and leaf.annotation.id == id_:
                self.rows.select(index)

    @property
    def chosen(self) -> Leaf | None:
        """The selected row: where it leads, and what it is."""
        return self._leaves[self.rows.index] if self._leaves else None

    def _fill(self, index: int) -> None:
        opened = self._opened
        self._leaves = []
        if opened is not None:
            self._leaves = leaves(self.kind, opened, self._glyphs, by_speaker=self._by_speaker)
        self._in_text = sorted((leaf.offset, index) for index, leaf in enumerate(self._leaves))
        still_finding = opened is not None and opened.analysis is None and self.kind != "notes"
        self.rows.empty = "" if still_finding else EMPTY[self.kind]
        height = _HEIGHT[self.kind]
        self.rows.show(len(self._leaves), self._lines, height=height, index=index)
        self.tabs.update(self._heading(), layout=False)  # a line, as before

    def _lines(self, index: int, width: int) -> Sequence[RowLine]:
        return self._leaves[index].paint(width)

    def _heading(self) -> Content:
        names = [kind.capitalize() for kind in KINDS]
        text, spans = "", []
        for kind, name in zip(KINDS, names, strict=True):
            text += " "
            start = len(text)
            text += name
            if kind == self.kind:
                spans.append(Span(start, len(text), _SHOWN))
        return Content(text, spans=spans)

    def on_click(self, event: events.Click) -> None:
        """Turn to the page whose name is clicked on."""
        if event.widget is self.tabs:
            at = 0
            for kind in KINDS:
                at += len(kind) + 1
                if event.get_content_offset_capture(self.tabs).x <= at:
                    self.post_message(self.Turned(kind))
                    break
