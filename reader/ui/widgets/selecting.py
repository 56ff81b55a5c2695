"""The article as one selects in it: by keys that move an end, and by the mouse.

What is selected is the thing at the cursor (`Prose.thing`), so that whatever can be done with
a thing can be done with a selection.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from reader.dataclass import dataclass
from reader.model import Article
from reader.ui.commands.registry import Pane
from reader.ui.marks import Mark
from reader.ui.motions import Motion, Selected, Span, paragraph_at, place, word_at
from reader.ui.opened import Thing
from reader.ui.typeset import Line
from reader.ui.widgets.prose import Prose

_LEFT = 1
"""The mouse button that selects."""


class SelectableProse(Prose, inherit_bindings=False):
    """The text of an article in which a passage can be selected."""

    @dataclass(slots=True)
    class Clicked(Message):
        """The text was clicked on at an offset."""

        prose: SelectableProse
        offset: int

    @dataclass(slots=True)
    class Turned(Message):
        """One began to select, or does so no more."""

        prose: SelectableProse

    _selected: Selected | None = None
    _goal: int | None = None
    _pressed: int | None = None
    _dragging = False
    _flash: Mark | None = None

    # Selecting

    @property
    def selected(self) -> Selected | None:
        """What is being selected; None while one only reads."""
        return self._selected

    @property
    def pane(self) -> Pane:
        """The table of keys that holds here now."""
        return Pane.TEXT if self._selected is None else Pane.SELECTION

    def begin(self) -> bool:
        """Begin to select at the cursor; return whether there is anything to select."""
        text = self._article.text
        if text:
            at = place(text, self._at)
            self.select(Selected(at, at))
        return bool(text)

    def take(self, start: int, end: int) -> None:
        """Select a passage, from its first character to its last."""
        text = self._article.text
        self.select(Selected(place(text, start), place(text, end - 1)))

    def extend(self, motion: Motion) -> None:
        """Move the end that moves, by a motion."""
        if self._selected is not None:
            self.extend_to(motion(self._article, self._selected.head))

    def extend_to(self, offset: int) -> None:
        """Move the end that moves to an offset of the text."""
        if self._selected is not None:
            head = place(self._article.text, offset)
            self.select(Selected(self._selected.anchor, head))

    def swap_ends(self) -> None:
        """Let the other end be the one that moves."""
        if self._selected is not None:
            self.select(self._selected.swapped())

    def settle(self) -> None:
        """Select no more; the cursor stands on what was selected."""
        if self._selected is not None:
            self._selected = None
            self._relight()
            self.post_message(self.Turned(self))

    def reach(self, thing: Thing, *, onwards: bool = True) -> None:
        """Go to a thing; while one selects, take it in.

        Args:
            thing: The thing.
            onwards: Whether one goes on to it: then it is taken in up to its end.
        """
        if self._selected is None:
            self.go_to(thing.start, thing)
            return
        whole = onwards and thing.start >= self._selected.anchor
        self.extend_to(thing.end - 1 if whole else thing.start)

    def select(self, selected: Selected) -> None:
        """Select from one place to another; only lines that look otherwise are painted."""
        before, row, began = self._thing, self._row, self._selected is None
        start, end = selected.span(self._article.text)
        self._selected, self._thing = selected, Thing("selection", start, end)
        self._at, self._row, self._goal = selected.head, self._set.line_of(selected.head), None
        if began or before is None:
            self._relight()
        else:
            self._repaint_between(before, self._thing, row)
        self._keep_in_view()
        self._moved()
        if began:
            self.post_message(self.Turned(self))

    def _repaint_between(self, before: Thing, now: Thing, row: int) -> None:
        """Paint the lines that the ends of the selection moved over, and the cursor's lines."""
        self._lit = self._rows_lit()
        top, height = self.scroll_offset.y, self.size.height
        rows = {row, self._row}
        for one, other in ((before.start, now.start), (before.end - 1, now.end - 1)):
            if one != other:
                first, last = sorted((self._set.line_of(one), self._set.line_of(other)))
                rows.update(range(max(first, top), min(last + 1, top + height)))
        for number in rows:
            self.refresh_line(number)

    def _keep_in_view(self) -> None:
        top, height = self.scroll_offset.y, self.size.height
        if self._row < top + 2:
            self._scroll(self._row - 2)
        elif self._row >= top + height - 2:
            self._scroll(self._row - height + 3)

    # What Prose does, while one selects

    def show(self, article: Article, at: int | None) -> None:
        """Show an article; nothing of it is selected."""
        self.settle()
        self._flash = None
        super().show(article, at)

    def go_to(self, offset: int, thing: Thing | None = None) -> None:
        """Go somewhere; what was selected is so no more."""
        self.settle()
        super().go_to(offset, thing)

    def clear_thing(self) -> bool:
        """Take the cursor off its thing or selection; return whether it was on one."""
        self.settle()
        return super().clear_thing()

    def move(self, lines: int) -> None:
        """Move the cursor, or the end that moves, by lines."""
        if self._selected is None:
            super().move(lines)
        else:
            goal = self._goal
            if goal is None:
                goal = self._set.line(self._row).cells_to(self._at)
            self._move_end(self._row + lines, lines, goal)
            self._goal = goal

    def page(self, part: float) -> None:
        """Move by a part of a screenful."""
        if self._selected is None:
            super().page(part)
        else:
            self.move(int(part * self.size.height) - (2 if part >= 1 else -2 if part <= -1 else 0))

    def to_edge(self, step: int) -> None:
        """Go to the first line (-1) or the last (1), or take in all up to there."""
        if self._selected is None:
            super().to_edge(step)
        else:
            self.extend_to(0 if step < 0 else len(self._article.text))

    def to_line_edge(self, step: int) -> None:
        """Move the end that moves to the first character of its line (-1) or the last (1)."""
        line = self._set.line(self._row)
        self.extend_to(line.start if step < 0 else max(line.start, line.end - 1))

    def _move_end(self, row: int, step: int, goal: int) -> None:
        """Move the end that moves to a line, as near to a cell of it as can be."""
        row = max(0, min(row, len(self._set) - 1))
        while 0 <= row < len(self._set):
            line = self._set.line(row)
            if line.kind == "text" and line.end > line.start:
                self.extend_to(min(line.offset_at(goal), line.end - 1))
                return
            row += 1 if step >= 0 else -1

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember where a selection may begin; with Shift it is Textual's or the terminal's."""
        if event.button == _LEFT and not event.shift and self._article.text:
            self.screen.clear_selection()
            self._pressed, self._dragging = self._under(event), False

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the button was pressed; the text follows beyond its edges."""
        if self._pressed is None:
            return
        if event.button != _LEFT:  # it was let go where we were not told
            self.on_mouse_up()
            return
        at = self._under(event)
        if not self._dragging and at == self._pressed:
            return
        if not self._dragging:
            self._dragging = True
            self.capture_mouse()
        y = event.get_content_offset_capture(self).y
        if y < 0 or y >= self.size.height:
            self._scroll(self.scroll_offset.y + (1 if y > 0 else -1))
        self.select(Selected(self._pressed, at))

    def on_mouse_up(self) -> None:
        """End what the mouse selects; it stays selected."""
        if self._pressed is not None:
            self._pressed = None
            self.capture_mouse(False)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the text is clicked; two clicks select a word, three a paragraph."""
        event.prevent_default()
        if self._dragging or event.shift or not self._article.text:
            self._dragging = False
            return
        at = self._under(event)
        if event.chain > 1:
            self.take(*(word_at if event.chain == 2 else paragraph_at)(self._article, at))
        else:
            self.clear_thing()
            self.post_message(self.Clicked(self, at))

    def _under(self, event: events.MouseEvent) -> int:
        """Return the place under the pointer."""
        x, y = event.get_content_offset_capture(self)
        return place(self._article.text, self._offset_at(x, self.scroll_offset.y + y))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the words that Textual selected, without the line breaks of the setting."""
        start, end = selection.start or Offset(0, 0), selection.end
        first = self._offset_at(start.x, start.y)
        last = len(self._article.text) if end is None else self._offset_at(end.x, end.y)
        return self._article.text[min(first, last) : max(first, last)], "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        """Paint what Textual selected."""
        self._forget()

    # Painting

    def flash(self, start: int, end: int) -> None:
        """Let a passage stand out, until `end_flash`."""
        self.end_flash()
        self._flash = Mark(start, end, "flash")
        self._repaint(self._flash)

    def end_flash(self) -> None:
        """Let the passage stand out no more."""
        mark, self._flash = self._flash, None
        if mark is not None:
            self._repaint(mark)

    def _repaint(self, mark: Mark) -> None:
        """Paint the lines of a mark anew, if they are seen."""
        top = self.scroll_offset.y
        first, last = self._set.line_of(mark.start), self._set.line_of(max(0, mark.end - 1))
        for row in range(first, last + 1):
            self.kept.discard(row)
            if top <= row < top + self.size.height:
                self.refresh_line(row)

    def _touching(self, line: Line) -> Sequence[Sequence[Mark]]:
        layers, mark = super()._touching(line), self._flash
        if mark is not None and mark.start < line.end and line.start < mark.end:
            return [*layers, [mark]]
        return layers

    def _over(self, thing: Thing) -> Sequence[Mark]:
        if self._selected is None:
            return super()._over(thing)
        head = self._selected.head
        _, end = Selected(head, head).span(self._article.text)
        return [Mark(thing.start, thing.end, "selection"), Mark(head, end, "head")]

    def paint_row(self, row: int) -> Strip:
        """Paint a row, with what is selected of it."""
        strip = super().paint_row(row)
        selection = self.text_selection
        span: Span | None = selection.get_span(row) if selection is not None else None
        if span is None:
            return strip
        start, end = span
        end = strip.cell_length if end == -1 else end
        style = self.screen.get_component_rich_style("screen--selection")
        parts = list(strip.divide([start, end, strip.cell_length]))
        middle = parts[1].apply_style(style) if len(parts) > 1 else Strip([])
        return Strip.join([*parts[:1], middle, *parts[2:]])
