"""The lines of a dump, and the chunks of running text that they make.

A chunk is what the page printed as one piece: a line, or the lines of a paragraph
that a terminal browser or a mail program wrapped at its margin.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, pairwise, repeat
from typing import NamedTuple

from reader.pages.rows import maker_of

_SIGNS = "•□■▪▫◦●○‣⁃☆★◆➤►▶✓✔"
_MARK = re.compile(rf"\s*(?:(?:[{_SIGNS}]|[*>-](?=\s)|>)\s*)+(?=[^\s>])")
"""List marks at the start of a line, and the marks of quoted mail."""
_DEEP_MARK = re.compile(rf"\s*(?:(?:[{_SIGNS}]|[*>+#@o-](?=\s)|>)\s*)+(?=[^\s>])")
"""The same on indented lines, where lynx marks deeper lists with letters."""
_FIRST_OF_MARK = frozenset(_SIGNS + "*>-+#@o")

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


_made = maker_of(Chunk)


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


def chunks_of(lines: Sequence[str]) -> list[Chunk]:
    """Return the chunks that `lines` make; every line that is not blank is in exactly one."""
    prepared = _without_marks_of_transport(lines)
    margins = _margins(prepared)
    if margins:
        return list(_wrapped(prepared, margins))
    return list(_plain(prepared))


def _without_marks_of_transport(lines: Sequence[str]) -> Sequence[str]:
    """Take off what a mail program or a link-numbering browser put on every line."""
    page = "\n".join(lines)
    if page.startswith(">") or "\n>" in page:
        lines = [_QUOTED.sub("", line, count=1) if line[:1] == ">" else line for line in lines]
    if page.count("[") < _LINKS_OF_A_PAGE:
        return lines
    numbered = sum([1 for line in lines if "[" in line and _LINK_NUMBER.search(line)])
    if numbered >= _LINKS_OF_A_PAGE:
        lines = [_LINK_NUMBER.sub("", line) or line if "[" in line else line for line in lines]
    return lines


def _plain(lines: Sequence[str]) -> Iterator[Chunk]:
    gap = True
    for number, line in enumerate(lines):
        if not line or line.isspace():
            gap = True
            continue
        yield _chunk(line, number, number + 1, gap)
        gap = False


def _chunk(raw: str, first: int, last: int, gap: bool) -> Chunk:
    text = raw.strip()
    if "  " in text or not text.isprintable():  # a space is the one white space that is printable
        text = " ".join(text.split())
    indent = len(raw) - len(raw.lstrip())
    if text[0] in _FIRST_OF_MARK:
        mark = (_DEEP_MARK if indent >= _DEEP else _MARK).match(text)
        if mark:
            return _made((first, last, text[mark.end() :], gap, indent, True))
    return _made((first, last, text, gap, indent, False))


def _margins(lines: Sequence[str]) -> dict[int, int]:
    """Tell where lines were wrapped, for each indent; empty when they were not.

    In a wrapped page hardly a line is longer than the margin, and most of the long
    lines that another line follows at once end within a word's length of it.
    """
    ends: defaultdict[int, list[int]] = defaultdict(list)
    beyond = 0
    last = len(lines) - 1
    for at in [at for at, line in enumerate(lines) if len(line) >= _WRAP_LEAST]:
        line, following = lines[at], lines[at + 1] if at < last else ""
        if len(line) > _WRAP_LIMIT:
            beyond += 1
        elif following and not following.isspace() and not _is_code(line):
            ends[_text_column(line)].append(len(line.rstrip()))
    full = sum(map(len, ends.values()))
    if full < 3 or beyond * 4 > full:
        return {}
    widths = {indent: Counter(found) for indent, found in ends.items()}
    margins = {indent: _margin(counts) for indent, counts in widths.items()}
    near = sum(
        count
        for indent, counts in widths.items()
        for width, count in counts.items()
        if width > margins[indent] - _WORD
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


def _text_column(line: str) -> int:
    """Return the column where the words of `line` begin, past white space and a list mark."""
    bare = line.lstrip()
    indent = len(line) - len(bare)
    if bare[:1] in _FIRST_OF_MARK:
        mark = (_DEEP_MARK if indent >= _DEEP else _MARK).match(line)
        return mark.end() if mark else indent
    return indent


def _wrapped(lines: Sequence[str], margins: dict[int, int]) -> Iterator[Chunk]:
    widest, narrowest = max(margins.values()), min(margins.values())
    words = _Words(lines)
    gap, first, above = True, 0, ""
    for number, line in enumerate([*lines, ""]):
        blank = not line or line.isspace()
        if above and (
            blank
            or len(above) + len(line) < narrowest
            or not _goes_on(above, line, margins, widest)
        ):
            yield _chunk(words.joined(lines[first:number]), first, number, gap)
            gap, above = False, ""
        if blank:
            gap = True
        else:
            first, above = first if above else number, line


class _Words:
    """The words of a page, by which one that was broken at the end of a line is made whole."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(word for line in self._lines for word in _HYPHENED.findall(line.lower()))

    @cached_property
    def _is_typeset(self) -> bool:
        """Whether words were broken to fill the lines; else only those with a hyphen were."""
        broken = (_is_broken(line, below.lstrip()) for line, below in pairwise(self._lines))
        return sum(broken) >= _ENOUGH_BROKEN

    def joined(self, lines: Sequence[str]) -> str:
        """Return lines as one, each word whole that was broken at the end of one."""
        if not any(line.endswith("-") for line in lines[:-1]):
            return " ".join(lines)
        parts = [lines[0]]
        for above, line in pairwise(lines):
            bare = line.lstrip()
            if not _is_broken(above, bare):
                parts.append(f" {line}")
                continue
            if self._is_typeset and not self._has_hyphen(above, bare):
                parts[-1] = parts[-1][:-1]
            parts.append(bare)
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


def _goes_on(line: str, following: str, margins: dict[int, int], widest: int) -> bool:
    """Whether `following` was wrapped off the end of `line`: its first word had no room left."""
    bare = following.lstrip()
    if _is_broken(line, bare):
        return True
    column = _text_column(line)
    if len(line.rstrip()) + 1 + len(bare.split(None, 1)[0]) <= margins.get(column, widest):
        return False
    indent = len(following) - len(bare)
    if indent != column and not _is_centred(line, following):
        return False
    return bool(bare.strip("_-=*~. ")) and _text_column(following) == indent


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
