"""The article: one widget that paints the lines on screen and no others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.dataclass import dataclass
from reader.model import Article
from reader.ui.hyphens import hyphens_of
from reader.ui.marks import LABELS, PERSON_COLOURS, Mark, Marks
from reader.ui.opened import Thing
from reader.ui.typeset import Line, Typeset
from reader.ui.widgets.inked import inked
from reader.ui.widgets.line_view import LineView
from reader.ui.widgets.styled import have_room, in_a_moment

GUTTER = 3
"""Cells left of the column: the cursor's mark, then what was left on the line."""

_MORE = 500
"""Lines of a long text that are set before keys have their turn: it takes no longer than a key."""
_ANEW = 3000
"""Lines that are set besides at once in another width, so that hardly a bar changes afterwards."""

_KINDS = (
    *("title", "standfirst", "byline", "rule", "blank", "attribution", "gutter"),
    *("paragraph", "crosshead", "list_item", "blockquote", "pull_quote", "caption"),
    *("table", "code"),
)
_MARKS = ("quote", "hit", "thing", "selection", "head", "flash", "cursor-line")
_LABELS = ("note", "highlight", *LABELS)


class Prose(LineView, can_focus=True, inherit_bindings=False):
    """The text of an article, with its marks, its cursor and its gutter."""

    ALLOW_SELECT = True
    LOOKS = "prose"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"prose--{name}" for name in (*_KINDS, *_MARKS)),
        *(f"prose--label-{label}" for label in _LABELS),
        *(f"prose--person-{number}" for number in range(PERSON_COLOURS)),
    }

    @dataclass(slots=True)
    class Moved(Message):
        """The cursor or the view moved."""

        prose: Prose

    def __init__(
        self,
        *,
        column: int,
        hyphens: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """Make a view of no article.

        Args:
            column: Width of the text at most, in cells.
            hyphens: Whether words are parted at the ends of lines.
            id: The widget's id.
        """
        super().__init__(id=id)
        self._article = Article("", "")
        self._column = column
        self._hyphened = hyphens
        self._set = Typeset(self._article, column)
        self._setting = False
        """Whether lines are being set that nobody has asked for yet."""
        self._row = 0
        self._at = 0
        self._thing: Thing | None = None
        self._layers: dict[str, Marks] = {}
        self._hidden: frozenset[str] = frozenset()
        self._gutter: list[tuple[int, str]] = []
        self._pending: int | None = None
        self._lit: tuple[range, range] = (range(0), range(0))

    # What is shown

    def show(self, article: Article, at: int | None) -> None:
        """Show an article from the top, or with the cursor at an offset of its text."""
        self._article, self._layers, self._gutter, self._thing = article, {}, [], None
        self._row = self._at = 0
        if not self.size.height:  # a bar that comes with the first frame is laid out but once
            lines = len(article.text) // self._column + 2 * len(article.blocks)
            self.set_reactive(ScrollView.virtual_size, Size(0, lines))
            self.show_vertical_scrollbar = lines > self.app.size.height
        self._reset()
        if at is None:
            self.scroll_to(y=0, animate=False)
            self._moved()
        else:
            self.go_to(at)

    def shows(self, article: Article) -> bool:
        """Tell whether it is this very article that is shown."""
        return self._article is article

    def mark(self, **layers: Marks) -> None:
        """Paint these layers of marks: quotes and people, notes, hits."""
        self._layers.update(layers)
        self._forget()

    def hide(self, layers: frozenset[str]) -> None:
        """Paint no marks of these layers."""
        self._hidden = layers
        self._forget()

    def note_gutter(self, marks: dict[int, str]) -> None:
        """Show a mark in the gutter at each line that holds one of these offsets."""
        self._gutter = sorted(marks.items())
        self._forget()

    def set_column(self, width: int) -> None:
        """Set the text at most this wide; the place stays where it is."""
        self._column = width
        self._reset()

    def set_hyphens(self, on: bool) -> None:
        """Part words at the ends of lines, or leave them whole."""
        self._hyphened = on
        self._reset()

    @property
    def at(self) -> int:
        """Offset of the cursor in the text."""
        return self._at

    @property
    def line_span(self) -> tuple[int, int]:
        """Offsets of the line the cursor stands on; of the first character above the text."""
        line = self._set.line(self._row)
        return (line.start, line.end) if line.start >= 0 else (0, min(1, len(self._article.text)))

    @property
    def above_text(self) -> bool:
        """Whether the cursor stands in the headline, above the text."""
        return self._thing is None and self._set.is_head(self._row)

    @property
    def thing(self) -> Thing | None:
        """The passage the cursor stands on as one, if it was put on one."""
        return self._thing

    @property
    def seen(self) -> float:
        """How much of the article is above the bottom of the view, 0 to 1."""
        lines = self._set.expected
        return min(1.0, (self.scroll_offset.y + self.size.height) / lines) if lines else 1.0

    # Moving

    def move(self, lines: int) -> None:
        """Move the cursor by lines; the text follows when it leaves the upper third."""
        self._put_row(self._set.stop(self._row + lines, lines))

    def page(self, part: float) -> None:
        """Move view and cursor by a part of a screenful, keeping two lines in sight."""
        height = self.size.height
        lines = int(part * height) - (2 if part >= 1 else -2 if part <= -1 else 0)
        row = self._set.stop(self._row + lines, lines)
        self._put_row(row, top=self.scroll_offset.y + lines)

    def to_edge(self, step: int) -> None:
        """Go to the first line (-1) or the last (1)."""
        if step > 0:
            self._set_more(whole=True)
        self._put_row(0 if step < 0 else len(self._set) - 1)

    def go_to(self, offset: int, thing: Thing | None = None) -> None:
        """Put the cursor at an offset, or on a thing that starts there."""
        if not self.size.height:
            self._pending = offset
        self._row, self._at, self._thing = self._set.line_of(offset), offset, thing
        height = self.size.height
        top = self.scroll_offset.y
        last = self._last_row(thing) if thing else self._row
        if not top + 2 <= self._row or last >= top + height - 2:
            self._scroll(self._row - height // 3)
        self._relight()
        self._moved()

    def lift(self) -> None:
        """Bring the cursor's line to the top of the view, out from under what comes below."""
        self._scroll(self._row - 2)

    def clear_thing(self) -> bool:
        """Take the cursor off its thing; return whether it was on one."""
        had, self._thing = self._thing is not None, None
        self._relight()
        return had

    def _put_row(self, row: int, top: int | None = None) -> None:
        self._thing, self._row, self._at = None, max(0, row), self._set.offset(max(0, row))
        height = self.size.height
        if top is None:
            top = self.scroll_offset.y
            if self._row > top + height * 2 // 3:
                top = self._row - height * 2 // 3
            elif self._row < top + 2:
                top = self._row - 2
        self._scroll(top)
        self._relight()
        self._moved()

    def _scroll(self, top: int) -> None:
        self.scroll_to(y=max(0, min(top, len(self._set) - self.size.height)), animate=False)

    def _moved(self) -> None:
        self.post_message(self.Moved(self))

    # Events

    def on_focus(self) -> None:
        """Show the cursor."""
        self._relight()

    def on_blur(self) -> None:
        """Put the cursor away."""
        self._relight()

    def sized(self) -> None:
        """Set the text anew where there is another width for it; the place stays."""
        self._reset(anew=False)
        self._moved()

    def notify_style_update(self) -> None:
        """Paint anew when the theme changed."""
        super().notify_style_update()
        self.kept.clear()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keep the cursor in view when the text is scrolled by wheel or bar."""
        super().watch_scroll_y(old_value, new_value)
        height = self.size.height
        if height and not self._thing:
            top = round(new_value)
            row = max(top, min(self._row, top + height - 1))
            if row != self._row:
                self._row = self._set.stop(row, 1 if row > self._row else -1)
                self._at = self._set.offset(self._row)
                self._relight()
                self._moved()

    # Painting

    def _reset(self, *, anew: bool = True) -> None:
        """Set the article for the present width, in any case or if need be; the cursor stays."""
        head = self.above_text
        if self._pending is not None and self.size.height:
            self._at, head, self._pending = self._pending, False, None
        below = self._row - self.scroll_offset.y
        if not self.size.height:
            return  # it is set once it is known how wide
        width = max(20, min(self._column, self.size.width - GUTTER - 2))
        first = self._set.article is not self._article
        if anew or first or width != self._set.width:
            hyphens = hyphens_of(self._article.language) if self._hyphened else None
            self._set.give_up()
            self._set = Typeset(self._article, width, hyphens)
            if not first:
                self._set.grow(_ANEW)
        self._row = min(self._row, len(self._set) - 1) if head else self._set.line_of(self._at)
        self._forget()
        have_room(self, self._set.expected)
        if not self._set.finished and not self._setting:
            self._setting = True
            in_a_moment(self, self._set_more)
        if self.size.height and not head:
            below = below if 0 <= below < self.size.height else self.size.height // 3
            self._scroll(self._row - below)
        if first:
            self._moved()

    def _set_more(self, *, whole: bool = False) -> None:
        """Set some lines more of a long text, or all, while nothing is to be painted."""
        if whole:
            self._set.finish()
        else:
            self._set.grow(_MORE)
        if self._set.finished:
            self._setting = False
            have_room(self, len(self._set))
        elif not whole:
            in_a_moment(self, self._set_more)

    def _forget(self) -> None:
        """Paint everything anew."""
        self.kept.clear()
        self._lit = self._rows_lit()
        self.refresh()

    def _relight(self) -> None:
        """Paint anew only what the cursor left and where it is now."""
        before, self._lit = self._lit, self._rows_lit()
        top = self.scroll_offset.y
        seen = range(top, top + self.size.height)
        for rows in {*before, *self._lit}:
            for row in range(max(rows.start, seen.start), min(rows.stop, seen.stop)):
                self.refresh_line(row)

    def _rows_lit(self) -> tuple[range, range]:
        """Return the rows that are painted otherwise because the cursor is there."""
        if self._thing is None:
            return range(self._row, self._row + 1), range(0)
        first, last = self._set.line_of(self._thing.start), self._last_row(self._thing)
        return range(self._row, self._row + 1), range(first, last + 1)

    def _last_row(self, thing: Thing) -> int:
        return self._set.line_of(max(thing.start, thing.end - 1))

    def refresh_line(self, y: int) -> None:
        """Paint one line of the set text anew."""
        self.refresh(Region(0, y - self.scroll_offset.y, self.size.width, 1))

    @property
    def _left(self) -> int:
        return max(GUTTER, (self.size.width - self._set.width) // 2)

    def _offset_at(self, x: int, y: int) -> int:
        y = max(0, min(y, len(self._set) - 1))
        return self._set.line(y).offset_at(x - self._left)

    def place_of(self, offset: int) -> tuple[int, int]:
        """Return (column, row) of a character of the text, relative to the view."""
        row = self._set.line_of(offset)
        line = self._set.line(row)
        return self._left + line.cells_to(offset), row - self.scroll_offset.y

    @property
    def rows_set(self) -> int:
        """How many lines are set so far."""
        return len(self._set)

    def is_lit(self, row: int) -> bool:
        """Tell whether a row is painted otherwise because the cursor is there."""
        here, thing = self._lit
        return row in here or row in thing

    def paint_row(self, row: int) -> Strip:
        """Paint a row, with what marks it."""
        width, base = self.size.width, self.ink()
        self._set.reach(row)
        if row >= len(self._set):
            return Strip.blank(width, base)
        line = self._set.line(row)
        segments = [Segment(" " * (self._left - GUTTER), base), *self._gutter_of(line, row)]
        marks = self._touching(line)
        segments += inked(line, self._set.width, marks, self.ink)
        used = sum(cell_len(segment.text) for segment in segments)
        segments.append(Segment(" " * max(0, width - used), base))
        return Strip(segments, max(width, used)).crop(0, width)

    def _gutter_of(self, line: Line, row: int) -> list[Segment]:
        here = row == self._row and self.has_focus
        nearest = bisect_left(self._gutter, (max(0, line.start), ""))
        held = " "
        if nearest < len(self._gutter) and self._gutter[nearest][0] < line.end:
            held = self._gutter[nearest][1]
        return [
            Segment("▌" if here else " ", self.ink("cursor-line")),
            Segment(set_cell_size(held, 1), self.ink("gutter")),
            Segment(" ", self.ink()),
        ]

    def _touching(self, line: Line) -> Sequence[Sequence[Mark]]:
        layers: list[Sequence[Mark]] = [
            marks.touching(line.start, line.end)
            for name, marks in self._layers.items()
            if name not in self._hidden
        ]
        if self._thing and self._thing.start < line.end and line.start < self._thing.end:
            layers.append(self._over(self._thing))
        return layers

    def _over(self, thing: Thing) -> Sequence[Mark]:
        """Return what is painted over all other marks where the cursor stands on a thing."""
        return [Mark(thing.start, thing.end, "thing")]
