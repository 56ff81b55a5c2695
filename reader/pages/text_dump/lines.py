"""The lines of a dump, and the chunks of running text that they make.

A chunk is what the page printed as one piece: a line, or the lines of a paragraph
that a terminal browser or a mail program wrapped at its margin.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from itertools import chain, compress, count, pairwise, repeat
from operator import add
from typing import NamedTuple

from reader.pages.rows import rows_of

_SIGNS = "•□■▪▫◦●○‣⁃☆★◆➤►▶✓✔"
_MARK = re.compile(rf"\s*(?:(?:[{_SIGNS}]|[*>-](?=\s)|>)\s*)+(?=[^\s>])")
"""List marks at the start of a line, and the marks of quoted mail."""
_DEEP_MARK = re.compile(rf"\s*(?:(?:[{_SIGNS}]|[*>+#@o-](?=\s)|>)\s*)+(?=[^\s>])")
"""The same on indented lines, where lynx marks deeper lists with letters."""
_DEEP_ALONE = frozenset("+#@o")
_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f"
"""White space in ASCII, besides a space and the end of a line."""
_FIRST_OF_MARK = frozenset(_SIGNS + "*>-") | _DEEP_ALONE

_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENOUGH_BROKEN = 3
_AND = re.compile(r"(?:and|or|und|oder|bzw|et|ou|y|o|e|en|of|och|og)\b")
"""Behind it the first of two words stands without its end: "short- and long-term"."""
_LINK_NUMBER = re.compile(r"\[\d{1,4}\](?=[^\s\]])")
_QUOTED = re.compile(r"(?:>\s?)+(?=[^>\s])")

_DEEP = 3
_LINKS_OF_A_PAGE = 5
"""A text that cites [1] or [2] has not had its links numbered."""
_WRAP_LIMIT = 100
"""No mail program or terminal browser in use wraps later than this by default."""
_EDGE_OFF = 2
_WORD = 12
"""A wrapped line rarely ends further from the margin than this."""
_ENOUGH_WIDTHS = 6
"""Of so many lines, one may be an outlier."""
_WRAP_LEAST = 60
"""Lines kept shorter than this are a list or a poem, not a wrapped paragraph."""


class Chunk(NamedTuple):
    """Consecutive lines of the page that are one piece of text."""

    first: int
    """Index of its first line in the page."""
    last: int
    """Index after its last line."""
    text: str
    """Its text, without list mark, white space folded."""
    gap: bool
    """Whether a blank line, or the start of the page, stands before it."""
    indent: int
    bullet: bool


def are_parted(chunks: Sequence[Chunk]) -> bool:
    """Whether blank lines part the blocks of a page; where few do, they part nothing."""
    return sum([chunk.gap for chunk in chunks]) * 8 >= len(chunks)


def blocks_of(gaps: Sequence[bool]) -> list[int]:
    """Return for each chunk how many its block between blank lines has, as a class of 0 to 4.

    Args:
        gaps: Whether a blank line stands before each.
    """
    starts = [at for at, gap in enumerate(gaps) if gap or at == 0]
    sizes = [end - start for start, end in pairwise([*starts, len(gaps)])]
    blocks = [_BLOCK[size] if size < len(_BLOCK) else _LARGE_BLOCK for size in sizes]
    return [*chain.from_iterable(map(repeat, blocks, sizes))]


_BLOCK, _LARGE_BLOCK = (0, 0, 1, 2, 2, 3, 3, 3, 3, 3, 3, 3), 4
BLOCK_OF_TWO = _BLOCK[2]
"""The class of blocks of two chunks."""


def chunks_of(lines: Sequence[str]) -> list[Chunk]:
    """Return the chunks that `lines` make; every line that is not blank is in exactly one."""
    page = "\n".join(lines)
    measured = _measured(_without_marks_of_transport(lines, page))
    margins = _margins(measured)
    going_on = _going_on(measured, margins) if margins else frozenset()
    return _chunks(measured, going_on, any(space in page for space in _SPACES))


def _without_marks_of_transport(lines: Sequence[str], page: str) -> Sequence[str]:
    """Take off what a mail program or a link-numbering browser put on every line."""
    if ">" in page and (page.startswith(">") or "\n>" in page):
        lines = [_QUOTED.sub("", line, count=1) if line[:1] == ">" else line for line in lines]
    if "[" not in page or len(_LINK_NUMBER.findall(page)) < _LINKS_OF_A_PAGE:
        return lines
    numbered = sum([1 for line in lines if "[" in line and _LINK_NUMBER.search(line)])
    if numbered >= _LINKS_OF_A_PAGE:
        lines = [_LINK_NUMBER.sub("", line) or line if "[" in line else line for line in lines]
    return lines


class _Lines(NamedTuple):
    """The lines of a page and a blank one below them, measured once for all that ask."""

    raw: Sequence[str]
    bare: Sequence[str]
    """Without white space at their ends; blank ones are empty."""
    shown: Sequence[int]
    """Those that are not blank."""
    lengths: Sequence[int]
    indents: Sequence[int]
    marks: Mapping[int, int]
    """How far the list marks reach that bare ones begin with; of those alone that have any."""


def _measured(lines: Sequence[str]) -> _Lines:
    raw = [*lines, ""]
    bare = [*map(str.strip, raw)]
    is_flush = bare == raw  # which is told at once, and spares looking at each line
    indents = [0] * len(raw) if is_flush else [len(line) - len(line.lstrip()) for line in raw]
    shown = [*compress(count(), bare)]
    return _Lines(raw, bare, shown, [*map(len, raw)], indents, _marks(bare, indents, shown))


def _marks(texts: Sequence[str], indents: Sequence[int], places: Iterable[int]) -> dict[int, int]:
    """Return how far the list marks reach that texts at `places` begin with, where any do."""
    maybe = [at for at in places if texts[at][0] in _FIRST_OF_MARK]
    return {at: mark for at in maybe if (mark := _mark(texts[at], indents[at]))}


def _mark(text: str, indent: int) -> int:
    """Return how far the list marks reach that `text` begins with."""
    deep = indent >= _DEEP
    if len(text) > 2 and text[1] == " " and text[2].isalnum() and text[2] not in _FIRST_OF_MARK:
        return 2 if deep or text[0] not in _DEEP_ALONE else 0
    mark = (_DEEP_MARK if deep else _MARK).match(text)
    return mark.end() if mark else 0


def _chunks(lines: _Lines, going_on: Set[int], has_other_spaces: bool) -> list[Chunk]:
    """Return the chunks of a page.

    Args:
        lines: All lines of the page.
        going_on: Which of them go on with the one above.
        has_other_spaces: Whether the page has any of `_SPACES`.
    """
    _, bare, shown, _, indents, marks = lines
    texts, ends = [*bare], [*range(1, len(bare) + 1)]
    begun = shown
    if going_on:
        begun = [at for at in shown if at not in going_on]
        words, marks = _Words(lines), {**marks}
        for at in [at for at in begun if at + 1 in going_on]:
            while ends[at] in going_on:
                ends[at] += 1
            texts[at] = words.joined(at, ends[at])
            marks.update(_marks(texts, indents, [at]))
    for at, mark in marks.items():
        texts[at] = texts[at][mark:]
    for at in begun:
        text = texts[at]
        # Of white space, only a space is printable.
        is_plain = (text.isascii() and not has_other_spaces) or text.isprintable()
        if "  " in text or not is_plain:
            texts[at] = " ".join(text.split())
    chunks = [(at, ends[at], texts[at], not bare[at - 1], indents[at], at in marks) for at in begun]
    return [*rows_of(Chunk, chunks)]


def _margins(lines: _Lines) -> dict[int, int]:
    """Tell where lines were wrapped, for each indent; empty when they were not.

    In a wrapped page hardly a line is longer than the margin, and most of the long
    lines that another line follows at once end within a word's length of it.
    """
    raw, bare, _, lengths, indents, marks = lines
    long = [at for at, length in enumerate(lengths) if length >= _WRAP_LEAST]
    within = [at for at in long if lengths[at] <= _WRAP_LIMIT and bare[at + 1]]
    beyond = sum([lengths[at] > _WRAP_LIMIT for at in long])
    if beyond * 4 > len(within):
        return {}
    ends: defaultdict[int, list[int]] = defaultdict(list)
    for at in within:
        if " " in bare[at] or not _is_code(raw[at]):
            ends[indents[at] + marks.get(at, 0)].append(len(raw[at].rstrip()))
    full = sum(map(len, ends.values()))
    if full < 3 or beyond * 4 > full:
        return {}
    widths = {column: Counter(found) for column, found in ends.items()}
    margins = {column: _margin(counts) for column, counts in widths.items()}
    near = sum(
        count
        for column, counts in widths.items()
        for width, count in counts.items()
        if width > margins[column] - _WORD
    )
    return margins if near * 2 > full else {}


def _is_code(line: str) -> bool:
    """Whether `line` is one long word, as encoded data is: what is wrapped has spaces.

    Scripts that put none between their words are not ASCII.
    """
    return line.isascii() and " " not in line.strip()


def _margin(counts: Counter[int]) -> int:
    """Return the longest width that is no outlier (an address cannot be wrapped)."""
    seen = 0
    total = sum(counts.values())
    allowed = max(total // 50, total >= _ENOUGH_WIDTHS)
    for width in sorted(counts, reverse=True):
        seen += counts[width]
        if seen > allowed:
            return width
    return max(counts)


def _going_on(lines: _Lines, margins: dict[int, int]) -> set[int]:
    """Return the lines that go on with the one above."""
    _, bare, _, lengths, _, _ = lines
    widest, narrowest = max(margins.values()), min(margins.values())
    return {
        at
        for at, both in enumerate(map(add, lengths, lengths[1:]), 1)
        if both >= narrowest and bare[at] and bare[at - 1]
        if _goes_on(lines, at, margins, widest)
    }


class _Words:
    """The words of a page, by which one that was broken at the end of a line is made whole."""

    def __init__(self, lines: _Lines) -> None:
        self._lines = lines

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(
            word for line in self._lines.bare for word in _HYPHENED.findall(line.lower())
        )

    @cached_property
    def _is_typeset(self) -> bool:
        """Whether words were broken to fill the lines; else only those with a hyphen were."""
        raw, bare, *_ = self._lines
        return sum(map(_is_broken, raw, bare[1:])) >= _ENOUGH_BROKEN

    def joined(self, first: int, last: int) -> str:
        """Return lines as one, each word whole that was broken at the end of one."""
        raw, bare, *_ = self._lines
        whole = " ".join(bare[first:last])
        if "- " not in whole:
            return whole
        parts = [bare[first]]
        for at in range(first + 1, last):
            above, text = raw[at - 1], bare[at]
            if not _is_broken(above, text):
                parts.append(f" {text}")
                continue
            if self._is_typeset and not self._has_hyphen(above, text):
                parts[-1] = parts[-1][:-1]
            parts.append(text)
        return "".join(parts)

    def _has_hyphen(self, above: str, below: str) -> bool:
        """Whether the word that was broken between two lines stands with a hyphen within others."""
        start, end = _HYPHENED.findall(above)[-1], _HYPHENED.findall(below)[0]
        return f"{start}-{end}".lower() in self._known


def _is_broken(line: str, following: str) -> bool:
    """Whether a word was broken where `line` ends, and goes on in `following`."""
    return (
        line.endswith("-")
        and line[-2:-1].isalpha()
        and following[:1].islower()
        and _AND.match(following) is None
    )


def _goes_on(lines: _Lines, at: int, margins: dict[int, int], widest: int) -> bool:
    """Whether a line was wrapped off the end of the one above: its first word had no room left."""
    raw, bare, _, _, indents, marks = lines
    above, text = at - 1, bare[at]
    if raw[above][-1] == "-" and _is_broken(raw[above], text):
        return True
    column, end = indents[above] + marks.get(above, 0), indents[above] + len(bare[above])
    if end + 1 + len(text.split(None, 1)[0]) <= margins.get(column, widest):
        return False
    if indents[at] != column and not _is_centred(raw[above], raw[at]):
        return False
    return at not in marks and (text[0].isalnum() or bool(raw[at].lstrip().strip("_-=*~. ")))


def _is_centred(line: str, following: str) -> bool:
    """Whether both lines stand around the same middle, as lynx sets a heading of two lines.

    The first, which fills the page, may stand at its edge.
    """
    return (
        len(line) >= _WRAP_LEAST
        and following[0] == " "
        and abs(_middle(line) - _middle(following)) <= (1 if line[0] == " " else _EDGE_OFF)
    )


def _middle(line: str) -> float:
    return (len(line) - len(line.lstrip()) + len(line.rstrip())) / 2
