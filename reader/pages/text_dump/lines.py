"""The lines of a dump, and the chunks of running text that they make.

A chunk is what the page printed as one piece: a line, or the lines of a paragraph
that a terminal browser or a mail program wrapped at its margin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, count, pairwise, repeat
from operator import add
from typing import NamedTuple

from reader.pages.rows import rows_of
from reader.pages.text_dump.additions import signs_of_additions, without_additions
from reader.pages.text_dump.margins import Lines, widths_of
from reader.pages.text_dump.quoted import without_quote_marks
from reader.pages.text_dump.wrapped import Words, going_on

_SIGNS = "•□■▪▫◦●○‣⁃☆★◆➤►▶✓✔"
_MARK = re.compile(rf"\s*(?:(?:[{_SIGNS}]|[*>-](?=\s)|>)\s*)+(?=[^\s>])")
"""List marks at the start of a line, and the marks of quoted mail."""
_DEEP_MARK = re.compile(rf"\s*(?:(?:[{_SIGNS}]|[*>+#@o-](?=\s)|>)\s*)+(?=[^\s>])")
"""The same on indented lines, where lynx marks deeper lists with letters."""
_DEEP_ALONE = frozenset("+#@o")
_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f"
"""White space in ASCII, besides a space and the end of a line."""
_FIRST_OF_MARK = frozenset(_SIGNS + "*>-") | _DEEP_ALONE

_LINK_NUMBER = re.compile(r"\[\d{1,4}\](?=[^\s\]])")

_DEEP = 3
_LINKS_OF_A_PAGE = 5
"""A text that cites [1] or [2] has not had its links numbered."""


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
    unquoted = without_quote_marks(lines, page)
    measured = _measured(unquoted, _without_link_numbers(unquoted, page), page)
    has_other_spaces = any(space in page for space in _SPACES)
    chunks = _chunks(measured, has_other_spaces, signs_of_additions(page))
    return chunks if unquoted is lines else [*_with_lines_of_marks(chunks, lines)]


def _with_lines_of_marks(chunks: Sequence[Chunk], lines: Sequence[str]) -> Iterator[Chunk]:
    """Yield `chunks`, each with those of `lines` below it that held but marks of quoted mail."""
    below = [*[chunk.first for chunk in chunks[1:]], len(lines)]
    for chunk, end in zip(chunks, below, strict=True):
        last = chunk.last
        while last < end and lines[last].strip():
            last += 1
        yield chunk._replace(last=last) if last > chunk.last else chunk


def _without_link_numbers(lines: Sequence[str], page: str) -> Sequence[str]:
    """Return `lines` without the numbers of links, which a browser puts before each."""
    if "[" not in page or len(_LINK_NUMBER.findall(page)) < _LINKS_OF_A_PAGE:
        return lines
    numbered = sum([1 for line in lines if "[" in line and _LINK_NUMBER.search(line)])
    if numbered >= _LINKS_OF_A_PAGE:
        lines = [_LINK_NUMBER.sub("", line) or line if "[" in line else line for line in lines]
    return lines


def _measured(lines: Sequence[str], unnumbered: Sequence[str], page: str) -> Lines:
    """Measure `lines`, of a page in one, which come once more without the numbers of links."""
    raw = [*lines, ""]
    printed = [*map(str.strip, raw)]
    bare = printed if unnumbered is lines else [*map(str.strip, unnumbered), ""]
    is_flush = printed == raw  # which is told at once, and spares looking at each line
    indents = [0] * len(raw) if is_flush else [len(line) - len(line.lstrip(" \t")) for line in raw]
    shown = [*compress(count(), bare)]
    widths = [*map(add, indents, widths_of(printed, page))]
    return Lines(raw, bare, printed, shown, widths, indents, _marks(bare, indents, shown))


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


def _chunks(lines: Lines, has_other_spaces: bool, signs: Sequence[str]) -> list[Chunk]:
    """Return the chunks of a page.

    Args:
        lines: All lines of the page.
        has_other_spaces: Whether the page has any of `_SPACES`.
        signs: Which signs it has of what was printed among its words.
    """
    _, bare, _, shown, _, indents, marks = lines
    texts, ends = [*bare], [*range(1, len(bare) + 1)]
    begun = shown
    if further := going_on(lines):
        begun = [at for at in shown if at not in further]
        words, marks = Words(lines), {**marks}
        for at in [at for at in begun if at + 1 in further]:
            while ends[at] in further:
                ends[at] += 1
            texts[at] = words.joined(at, ends[at])
            if texts[at][0] in _FIRST_OF_MARK:
                marks.update(_marks(texts, indents, [at]))
    for at, mark in marks.items():
        texts[at] = texts[at][mark:]
    for at in {at for sign in signs for at in begun if sign in texts[at]}:
        texts[at] = without_additions(texts[at], signs)
    for at in begun:
        text = texts[at]
        # Of white space, only a space is printable.
        is_plain = (text.isascii() and not has_other_spaces) or text.isprintable()
        if "  " in text or not is_plain:
            texts[at] = " ".join(text.split())
    chunks = [(at, ends[at], texts[at], not bare[at - 1], indents[at], at in marks) for at in begun]
    return [*rows_of(Chunk, chunks)]
