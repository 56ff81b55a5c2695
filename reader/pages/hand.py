"""What a reader put right in the cleaning of a page: put back, cut, joined and split blocks.

Corrections name passages of the page as it came, which no cleaning changes, so that they
hold together in any order and each can be taken back by itself. Applied to the same page they
always give the same article; kept plus cut is still the whole page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from functools import partial
from itertools import accumulate, groupby

from reader.dataclass import dataclass
from reader.model import Article, Block, BlockKind, Correction, CorrectionKind, Link, Piece
from reader.pages.assemble import ASIDES
from reader.pages.links import Links, joined, moved, within
from reader.pages.passages import places_of
from reader.pages.same_place import same_place
from reader.pages.text_dump.additions import without_addresses

BY_HAND = "by_hand"
"""Why a block is dropped that the reader cut."""

_BEGINNING = ("list_item", "crosshead")
"""Kinds of blocks that an item of a list begins with; what stands within one has no mark."""

ORDER: tuple[CorrectionKind, ...] = ("put_back", "split", "cut", "join")
"""In which corrections are applied, whatever the order they come in."""


def corrected(
    article: Article, corrections: Iterable[Correction]
) -> tuple[Article, tuple[Correction, ...]]:
    """Apply what a reader put right in the cleaning.

    Args:
        article: As it was cleaned.
        corrections: Their targets count in `page_text(article)`; those that are about
            people or quotations are passed over.

    Returns:
        The article, and the corrections that could not be applied to it. One that asks for
        what is so already counts as applied.
    """
    wanted = [one for kind in ORDER for one in corrections if one.kind == kind]
    if not wanted or not article.blocks:
        return article, tuple(wanted)
    sheet = _Sheet(article)
    unmet = tuple(one for one in wanted if not sheet.apply(one))
    return sheet.article(), unmet


@dataclass(slots=True, eq=False)
class _Unit:
    """A block, while the page is put right."""

    kind: BlockKind
    text: str
    attribution: str | None = None
    mark: str | None = None
    depth: int = 0
    links: Links = ()
    """Those in `text`."""
    lines: list[_Line] = field(default_factory=list)
    """In page order; none once it was cut or joined to another."""
    cut: bool = False
    """Whether the reader cut it."""
    behind: list[_Unit] = field(default_factory=list)
    """Blocks that came to be read straight behind it."""


@dataclass(slots=True, eq=False)
class _Line:
    """A piece of the page, or a part of one that was split."""

    start: int
    """Where it begins in `page_text`."""
    text: str
    role: str
    reason: str | None
    unit: _Unit | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class _Sheet:
    """A page with its blocks, to be put right."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._units = [
            _Unit(one.kind, article.text[one.start : one.end], one.attribution, one.mark, one.depth)
            for one in article.blocks
        ]
        for at, links in groupby(article.links, partial(_block_of, article.blocks)):
            told = ((one.start, one.end, one.url) for one in links)
            self._units[at].links = moved(told, -article.blocks[at].start)
        self._count = len(self._units)
        self._lines = [
            _Line(start, piece.text, piece.role, piece.reason)
            for piece, (start, _) in zip(article.pieces, places_of(article.pieces), strict=True)
        ]
        for line, piece in zip(self._lines, article.pieces, strict=True):
            if piece.block is not None:
                _give(line, self._units[piece.block])
        self._put_back: set[str] = set()
        self._index: dict[str, list[_Line]] | None = None

    def apply(self, one: Correction) -> bool:
        """Do what a correction asks; tell whether that could be done."""
        if one.target is None:
            lines = self._reading(one.words) if one.kind in ("put_back", "cut") else []
            return bool(lines) and self._all(one, lines)
        start, end = one.target.start, one.target.end
        if one.kind == "put_back":
            return self._restore(self._within(start, end), one.block)
        if one.kind == "cut":
            return self._cut_passage(start, end)
        line = self._line_at(start)
        if line is None:
            return False
        return self._join(line, start) if one.kind == "join" else self._split(line, start)

    def article(self) -> Article:
        """Return the article as it is now."""
        self._hand_on_marks()
        units = self._in_reading_order()
        starts = [*accumulate((len(unit.text) + 2 for unit in units), initial=0)][:-1]
        blocks = tuple(
            Block(unit.kind, start, start + len(unit.text), unit.attribution, unit.mark, unit.depth)
            for start, unit in zip(starts, units, strict=True)
        )
        links = tuple(
            Link(*one)
            for start, unit in zip(starts, units, strict=True)
            for one in moved(unit.links, start)
        )
        number = {id(unit): index for index, unit in enumerate(units)}
        pieces = tuple(
            Piece(line.text, line.role, line.reason, number.get(id(line.unit)))
            for line in self._lines
        )
        text = "\n\n".join(unit.text for unit in units)
        related = tuple(
            one for one in self._article.related if _plain(one.title) not in self._put_back
        )
        return replace(
            self._article, text=text, blocks=blocks, pieces=pieces, links=links, related=related
        )

    def _in_reading_order(self) -> list[_Unit]:
        return [unit for unit in self._all_units() if unit.lines]

    def _all_units(self) -> Iterator[_Unit]:
        """Yield all blocks in reading order, those that were cut or joined to others too."""
        waiting = self._units[::-1]
        while waiting:
            unit = waiting.pop()
            yield unit
            waiting.extend(reversed(unit.behind))

    def _hand_on_marks(self) -> None:
        """Let what goes on with an item begin it, where all that stood above it in it was cut."""
        begun: _Unit | None = None
        for unit in self._all_units():
            if unit.cut:
                if unit.mark != "" and unit.kind in _BEGINNING:
                    begun = unit
            elif unit.kind in _BEGINNING or unit.kind == "paragraph":
                if unit.mark == "" and begun is not None:
                    unit.mark = begun.mark
                begun = None

    def _all(self, one: Correction, lines: Sequence[_Line]) -> bool:
        """Put back or cut every line that reads so; tell whether each could be."""
        done = True
        for line in lines:
            if one.kind == "put_back":
                done &= self._restore([line], one.block)
            elif line.unit is not None:
                done &= self._cut(line.unit)
        return done

    def _reading(self, words: str) -> list[_Line]:
        """Return the lines that read so, and the first lines of blocks that do as a whole."""
        if self._index is None:
            self._index = {}
            for line in self._lines:
                for text in _readings(line):
                    self._index.setdefault(text, []).append(line)
        return self._index.get(_plain(words), [])

    def _within(self, start: int, end: int) -> list[_Line]:
        """Return the lines that stand whole, but for white space, in a passage."""
        found = []
        for line in self._lines[self._number(start) :]:
            if line.start >= end:
                break
            body = line.text.strip()
            first = line.start + line.text.index(body)
            if start <= first and first + len(body) <= end:
                found.append(line)
        return found

    def _number(self, place: int) -> int:
        """Return the number of the last line that begins at or before a place; 0 for none."""
        return max(0, bisect_right(self._lines, place, key=lambda line: line.start) - 1)

    def _line_at(self, place: int) -> _Line | None:
        line = self._lines[self._number(place)]
        return line if line.start <= place < line.end else None

    def _restore(self, lines: Sequence[_Line], kind: BlockKind) -> bool:
        """Make a block of each run of lines that were cut; tell whether any line is kept now."""
        for was_cut, run in groupby(lines, key=_may_be_put_back):
            if was_cut:
                self._make_block(list(run), kind)
        return any(line.unit is not None for line in lines)

    def _make_block(self, lines: Sequence[_Line], kind: BlockKind) -> None:
        unit = _Unit(kind, _words_of([line.text for line in lines]))
        self._put(unit, self._number(lines[0].start))
        self._count += 1
        for line in lines:
            self._put_back.add(_plain(line.text))
            line.role, line.reason = kind, None
            _give(line, unit)
        if len(lines) > 1:
            self._index = None

    def _put(self, unit: _Unit, number: int) -> None:
        """Put a block of the line with this number where it belongs in reading order.

        Behind the running text above it. Captions and pull quotes are read elsewhere than
        they stand, so they say nothing.
        """
        for before in reversed(self._lines[:number]):
            if before.unit and before.unit.kind not in ASIDES:
                before.unit.behind.insert(0, unit)
                return
        running = (line.unit for line in self._lines[number:] if line.unit)
        first = next((unit for unit in running if unit.kind not in ASIDES), None)
        self._units.insert(self._units.index(first) if first else 0, unit)

    def _cut_passage(self, start: int, end: int) -> bool:
        """Cut the block in which a passage begins, if the passage is all of it."""
        lines = self._within(start, end)
        if not lines or lines[0].unit is None:
            return bool(lines)
        unit = lines[0].unit
        return all(line in lines for line in unit.lines) and self._cut(unit)

    def _cut(self, unit: _Unit) -> bool:
        if self._count == 1:
            return False  # something must be left to read
        self._count -= 1
        unit.cut = True
        for line in unit.lines:
            line.role, line.reason, line.unit = "dropped", BY_HAND, None
        unit.lines = []
        return True

    def _join(self, line: _Line, place: int) -> bool:
        """Let a block that begins at a place go on from the block read before it."""
        gone = line.unit
        if gone is None or line.text[: place - line.start].strip():
            return False
        if gone.lines[0] is not line:
            return True
        order = self._in_reading_order()
        at = order.index(gone)
        if at == 0:
            return False
        into = order[at - 1]
        both = [(into.text, into.links), (gone.text, gone.links)]
        into.text, into.links = joined(" ", both)
        into.attribution = into.attribution or gone.attribution
        for other in gone.lines:
            other.role = into.kind
            _give(other, into)
        into.lines.sort(key=lambda other: other.start)
        gone.lines = []
        self._count -= 1
        return True

    def _split(self, line: _Line, place: int) -> bool:
        """Let a new block begin at a place inside a block."""
        unit = line.unit
        if unit is None:
            return False
        number = unit.lines.index(line)
        before = "".join(other.text + "\n" for other in unit.lines[:number])
        at = len(before) + place - line.start
        page = before + "\n".join(other.text for other in unit.lines[number:])
        cut = same_place(page, at, unit.text)
        if cut is None:
            return not page[:at].strip()
        head, tail = unit.text[:cut].rstrip(), unit.text[cut:]
        if head:
            goes_on = None if unit.mark is None else ""
            links = within(unit.links, cut, len(unit.text))
            behind = _Unit(unit.kind, tail, unit.attribution, goes_on, unit.depth, links)
            unit.text, unit.links = head, within(unit.links, 0, len(head))
            unit.behind.insert(0, behind)
            self._divide(unit, number, place, behind)
            self._count += 1
            self._index = None
        return True

    def _divide(self, unit: _Unit, number: int, place: int, behind: _Unit) -> None:
        """Give the lines of a block that stand behind a place to another block."""
        line, rest = unit.lines[number], unit.lines[number + 1 :]
        head, tail = line.text[: place - line.start], line.text[place - line.start :]
        del unit.lines[number + bool(head.strip()) :]
        if head.strip():
            line.text = head
            rest = [_Line(place, tail, line.role, line.reason), *rest]
            self._lines.insert(self._number(line.start) + 1, rest[0])
        else:
            rest = [line, *rest]
        for other in rest:
            _give(other, behind)


def _block_of(blocks: Sequence[Block], link: Link) -> int:
    return bisect_right(blocks, link.start, key=lambda block: block.start) - 1


def _give(line: _Line, unit: _Unit) -> None:
    line.unit = unit
    unit.lines.append(line)


def _readings(line: _Line) -> Iterator[str]:
    """Yield how a line reads by itself, or the block that it begins."""
    if line.unit is None:
        yield _plain(line.text)
    elif line is line.unit.lines[0]:
        yield from {
            _plain(line.unit.text),
            _plain(" ".join(other.text for other in line.unit.lines)),
        }


def _may_be_put_back(line: _Line) -> bool:
    return line.unit is None and line.role in ("dropped", "related")


def _words_of(lines: Sequence[str]) -> str:
    """Return what lines say: what was Markdown without its marks, a dump without addresses."""
    if any("](" in line for line in lines):
        from reader.pages.markdown.blocks import blocks_of

        said = " ".join(part.text for part in blocks_of(lines))
    else:
        said = without_addresses(" ".join(lines))
    return " ".join(said.split()) or " ".join(" ".join(lines).split())


def _plain(text: str) -> str:
    """Return a line as it is compared with others: white space and case aside."""
    return " ".join(text.split()).casefold()
