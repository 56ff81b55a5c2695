"""Where a line of text may end. Pure.

The rules are a part of Unicode Standard Annex 14 that news prose needs: after spaces, after the
hyphen of a compound, after dashes, between ideographs (never so that a line begins with a closing
mark or ends on an opening one), and in an address after what parts it, if it is wider than a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from rich.cells import get_character_cell_size

from reader.pattern import pattern
from reader.ui.clusters import floor

# Code points outside these take two cells or none, or may; a text without any is
# wrapped by counting code points alone.
_ODD_WIDTH = pattern(
    "[^\x00-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20bf\u2190-\u21ff\ufffd]"
)
_IDEOGRAPH = (
    "\u2e80-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
)
_IDEOGRAPHS = pattern(f"[{_IDEOGRAPH}]")
_PLAIN_PARTS = "-/?&=#\u2010\u2013\u2014"
_PARTING_PLAIN = pattern(f"[{_PLAIN_PARTS}]")
_PARTING = pattern(f"[{_PLAIN_PARTS}\u200b{_IDEOGRAPH}]")
"""Characters without which a word has no place for the end of a line; before it, those of them
that a text without odd widths can have."""
_OPENING = frozenset("([{<“‘«‹¿¡（「『【〈《〔〖［｛〝")
_CLOSING = frozenset(
    ")]}>”’»›,.;:!?…%‰、。，．・：；？！）」』】〉》〕〗］｝〟％"
    "\u3000ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
"""Marks that close, and small letters and signs that belong to the one before them."""
_ADDRESS = pattern(r"[a-z][a-z0-9+.-]*://|www\.|[~.]{0,2}/\w", re.IGNORECASE)
"""How an address of the web, or a path of a file, begins."""
_PARTS_OF_ADDRESS = "/?&=#"
_LONG_WORD = pattern(r"[(\[“‘«\"']*([^\W\d_]{6,40})(?![-\w’'/–—])")
_FAR = 64
"""Lines after which one may leave off, and as which a word without end is taken at once."""
_SIDE = 3
"""Letters that a hyphen leaves on either side of a word at least."""
_LEAST_GAP = 10
"""A word is not parted for less room at the end of a line than that part of the width."""

Hyphens = Callable[[str], Iterable[int]]
"""Gives the places in a word of lower-case letters at which a hyphen may part it."""
Lines = tuple[list[int], list[int], bool]
"""Where some lines begin and where they end, and whether the last ends within a word."""


class Span(NamedTuple):
    """A line, as offsets into the text."""

    start: int
    end: int
    parted: bool = False
    """Whether it ends within a word, and is to be shown with a hyphen."""


def wrap(
    text: str, start: int, end: int, width: int, hyphens: Hyphens | None = None
) -> Iterator[Span]:
    """Yield lines one by one, as `wrap_many` breaks them."""
    for starts, ends, parted in wrap_many(text, start, end, width, hyphens):
        *whole, last = map(Span, starts, ends)
        yield from whole
        yield last._replace(parted=parted)


def wrap_many(
    text: str, start: int, end: int, width: int, hyphens: Hyphens | None = None
) -> Iterator[Lines]:
    """Yield lines of at most `width` cells, broken where a line may end, else between characters.

    A character of several code points is cut only where it alone is wider than the line.

    Args:
        text: The whole text.
        start: Where the passage begins; it holds no line feed.
        end: Where it ends, exclusive.
        width: In cells; at least 2, so that a wide character fits.
        hyphens: Where words may be parted. A line that is to be shown with a hyphen has a cell
            left for it. None parts no word.

    Yields:
        Some lines at once, without the spaces that they were broken at. An empty passage is one
        empty line.
    """
    width = max(2, width)
    plain = text.isascii() or not _ODD_WIDTH.search(text, start, end)
    search = (_PARTING_PLAIN if plain else _PARTING).search
    parted = False
    starts: list[int] = []
    ends: list[int] = []
    while (reach := start + width if plain else _reach(text, start, end, width)) < end:
        cut = text.rfind(" ", start + 1, reach + 1)
        word = start if cut == -1 else cut + 1
        if word <= reach:
            if search(text, word, reach + 1):
                cut = _cut(text, start, word, reach, end, width)
            elif cut == -1:
                cut = reach
                if plain:  # and so are all lines of the word but its last
                    word_end = _first_place(text, reach, min(end, start + _FAR * width))
                    full = range(start, word_end - width, width)
                    starts += full[:-1]
                    ends += full[1:]
                    start, cut = full[-1], full[-1] + width
        # Two hyphens below one another are avoided, as they are in print.
        if parted or hyphens is None:
            parted = False
        elif (place := _part(text, cut, reach, end, width, hyphens)) is not None:
            cut, parted = place, True
        starts.append(start)
        ends.append(cut)
        start = cut + (text[cut] == " ")
        if parted or len(starts) >= _FAR:
            yield starts, ends, parted
            starts, ends = [], []
    yield [*starts, start], [*ends, end], False


def _first_place(text: str, start: int, end: int) -> int:
    """Return where a text without odd widths has a space or may be parted first; else the end.

    A pattern would look at each character, a hundred times as long.
    """
    places = (text.find(one, start, end) for one in f" {_PLAIN_PARTS}")
    return min((place for place in places if place != -1), default=end)


def _reach(text: str, start: int, end: int, width: int) -> int:
    """Return the offset up to which the characters from `start` on fit in `width` cells."""
    cells = 0
    for offset in range(start, end):
        cells += get_character_cell_size(text[offset])
        if cells > width:
            cut = floor(text, offset)
            return cut if cut > start else max(offset, start + 1)
    return end


def _cut(text: str, start: int, word: int, reach: int, end: int, width: int) -> int:
    """Return where the line from `start` ends whose last word goes beyond `reach`, its room."""
    whole = word - 1 if word > start else reach
    long = not _fits(text, word, end, width)
    if not long and word > start and _ADDRESS.match(text, word, end):
        return whole
    may_part = _may_part_long if long else _may_part
    return next((one for one in range(reach, word, -1) if may_part(text, one)), whole)


def _fits(text: str, word: int, end: int, width: int) -> bool:
    """Tell whether the word from an offset on, up to a space, fits in a line of its own."""
    return end <= word + width or text.find(" ", word, word + width + 1) != -1


def _may_part(text: str, place: int) -> bool:
    """Tell whether a line may end before the character at an offset that is no space."""
    before, here = text[place - 1], text[place]
    if before in "-\u2010/":
        return (
            len(text[max(0, place - 3) : place - 1]) == 2
            and (text[place - 3 : place - 1] + text[place : place + 2]).isalpha()
        )
    if here in _CLOSING or before in _OPENING:
        return False
    if before in "\u2013\u2014":
        return text[place - 2].isalpha() and here not in "\u2013\u2014"
    is_between = before == "\u200b" or _is_ideograph(before) or _is_ideograph(here)
    return is_between and floor(text, place) == place


def _is_ideograph(char: str) -> bool:
    return char >= _IDEOGRAPH[0] and _IDEOGRAPHS.match(char) is not None


def _may_part_long(text: str, place: int) -> bool:
    """Tell the same of a word that is wider than a line, as the addresses of pages are."""
    before, here = text[place - 1], text[place]
    if before in _PARTS_OF_ADDRESS and text[place - 2 : place] != "//":
        return here not in _PARTS_OF_ADDRESS
    return _may_part(text, place)


def _part(text: str, cut: int, reach: int, end: int, width: int, hyphens: Hyphens) -> int | None:
    """Return where the word behind the end of a line is parted, if that is worth a hyphen.

    No name is parted, no compound, and not the last word of a passage.
    """
    if text[cut] != " " or (reach - cut) * _LEAST_GAP <= width:
        return None
    word = _LONG_WORD.match(text, cut + 1, end)
    if not word or not word[1].islower() or " " not in text[word.end() : end][:width]:
        return None
    first, last = word.span(1)
    places = (first + place for place in hyphens(word[1]))
    return max(
        (one for one in places if _SIDE <= one - first <= last - first - _SIDE and one < reach),
        default=None,
    )
