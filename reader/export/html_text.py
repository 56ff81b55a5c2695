"""A text with marks that overlap, as well-formed HTML. Pure."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from reader.dataclass import dataclass
from reader.guard import guard


@dataclass(frozen=True, slots=True)
class Mark:
    """What is to be marked in a text, from `start` to `end`."""

    start: int
    end: int
    tag: str
    """The name of the element."""
    classes: str
    title: str = ""
    """Shown when one points at it; "" for nothing."""
    id: str = ""
    """Given to the first element only, however many the mark is cut into."""
    kind: str = ""
    """Said where the mark begins and ends, to those who hear the page; "" for nothing."""
    after: str = ""
    """HTML that follows the last element."""

    def opening(self, *, first: bool, last: bool) -> str:
        """Return the start tag of one of the elements that the mark is cut into."""
        begins = ["begins"] if first and self.kind else []
        ends = ["ends"] if last and self.kind else []
        attributes = {
            "id": self.id if first else "",
            "class": " ".join([self.classes, *begins, *ends]),
            "title": self.title,
            "data-kind": self.kind,
        }
        told = "".join(f' {key}="{plain(value)}"' for key, value in attributes.items() if value)
        return f"<{self.tag}{told}>"


def plain(text: str) -> str:
    """Return text as it may stand in an element or, quoted, in an attribute."""
    return html.escape(guard(text))


def marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """Return the text from `start` to `end` with the marks that touch it.

    Elements nest, so a mark is cut where one that ends later begins in it. One that goes on
    before or after the stretch is not said to begin or end in it.
    """
    inside = sorted(
        (mark for mark in marks if _touches(mark, start, end)),
        key=lambda mark: (max(mark.start, start), -mark.end, mark.tag == "mark"),
    )
    return "".join(_Weaver(text, start, end, inside).pieces())


def _touches(mark: Mark, start: int, end: int) -> bool:
    if mark.start == mark.end:
        return start <= mark.start <= end
    return mark.start < end and mark.end > start


class _Weaver:
    """Goes through a stretch of text once, opening and closing elements as marks come and go.

    Of the open elements an outer one always ends later than those in it.
    """

    def __init__(self, text: str, start: int, end: int, marks: list[Mark]) -> None:
        self._text = text
        self._start, self._end = start, end
        self._marks = marks
        self._open: list[Mark] = []
        self._begun: set[Mark] = set()

    def pieces(self) -> Iterator[str]:
        """Yield tags and text in turn."""
        bounds = (at for mark in self._marks for at in (mark.start, mark.end))
        between = {at for at in bounds if self._start < at < self._end}
        places = sorted({self._start, *between, self._end})
        for at, after in zip(places, [*places[1:], self._end], strict=True):
            yield from self._close(at)
            yield from self._begin(
                [mark for mark in self._marks if max(mark.start, self._start) == at], at
            )
            yield plain(self._text[at:after])

    def _close(self, at: int) -> Iterator[str]:
        while self._open and min(self._open[-1].end, self._end) <= at:
            mark = self._open.pop()
            yield f"</{mark.tag}>"
            if mark.end <= self._end:
                yield mark.after

    def _begin(self, marks: list[Mark], at: int) -> Iterator[str]:
        """Open marks under those that end before them: these are closed and opened again."""
        wide = [mark for mark in marks if mark.start < mark.end]
        wanted = sorted([*self._open, *wide], key=lambda mark: -mark.end)
        pairs = enumerate(zip(self._open, wanted, strict=False))
        kept = next((n for n, (one, other) in pairs if one is not other), len(self._open))
        yield from (f"</{one.tag}>" for one in reversed(self._open[kept:]))
        yield from (self._opening(one, at) for one in wanted[kept:])
        self._open = wanted
        for mark in marks:
            if mark.start == mark.end:
                yield f"{mark.opening(first=True, last=True)}</{mark.tag}>{mark.after}"

    def _opening(self, mark: Mark, at: int) -> str:
        first = mark not in self._begun and mark.start >= self._start
        self._begun.add(mark)
        is_cut = any(at < one.start < mark.end < one.end for one in self._marks)
        return mark.opening(first=first, last=mark.end <= self._end and not is_cut)
