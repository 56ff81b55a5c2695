"""Where a program wrapped the lines of a page: w3m, lynx, a mail program, an editor.

The width is read off the lines, since terminals have 40 columns or 200.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.pages.text_dump.unspaced import UNSPACED, has_no_spaces

_SHORTEST = 30
"""No program that wraps lines leaves less room for them: a telephone's terminal has 40 columns."""
_FEWEST, _FULL_LINES = 3, 8
"""So few lines tell that a page was wrapped, if one of so many goes on within a sentence."""
_VERSE, _VERSES = 60, 40
"""Verses are narrower than that, and in so many of them fewer than one sentence begins within."""
_END_WITHIN = re.compile(r"[.!?…。][\"'”’»)]? ?(?=\S)")
_WORD = 12
"""A wrapped line rarely ends further from the margin than this."""
_ENOUGH_WIDTHS = 6
"""Of so many lines, one may be an outlier."""
_COLUMNS = " " * 5
"""What parts the columns of a table, or fills a field of a form, whose lines are not wrapped."""
_ADDRESS = "://"
"""What is in a line with an address, which no margin breaks."""
SET_IN = 5
"""The first line of a paragraph is set in by so many letters at most."""

_STOP = "。"
"""Texts in scripts of which the letters are two columns wide have it, but for Korean ones."""
_WIDE = re.compile(rf"[\u1100-\u115f\uac00-\ud7a3{UNSPACED}]")
_FIRST_UNSPACED = "\u2e80"
_WIDE_WORD = 6
"""Of their letters not all may begin a line, so that one ends so many columns before its margin."""


class Lines(NamedTuple):
    """The lines of a page and a blank one below them, measured once for all that ask."""

    raw: Sequence[str]
    bare: Sequence[str]
    """Without white space at their ends, nor the numbers of links; blank ones are empty."""
    printed: Sequence[str]
    """The same with these numbers."""
    shown: Sequence[int]
    """Those that are not blank."""
    widths: Sequence[int]
    """How many columns each fills up to the end of its text."""
    indents: Sequence[int]
    marks: Mapping[int, int]
    """How far the list marks reach that bare ones begin with; of those alone that have any."""


class Margins(NamedTuple):
    """Where the lines of a page were wrapped."""

    of_columns: Mapping[int, int]
    """The width at which lines were wrapped whose words begin in a column."""
    widest: int
    are_set_in: bool
    """Whether nothing but that the first line of each is set in parts the paragraphs."""


def widths_of(lines: Sequence[str], page: str) -> Iterable[int]:
    """Return how many columns the text of each of `lines`, which are those of a page, fills."""
    if _STOP not in page:
        return map(len, lines)
    return [len(line) + len(_WIDE.findall(line)) for line in lines]


def room_for(text: str) -> int:
    """Return how many columns the first word of `text` needs behind another line."""
    if text[0] >= _FIRST_UNSPACED and has_no_spaces(text):
        return _WIDE_WORD
    end = text.find(" ")
    return 1 + (len(text) if end < 0 else end)


def least_of(margin: int) -> int:
    """Return how wide lines are at least that tell that they were wrapped at `margin`.

    Lines kept shorter than this are a list or a poem, no paragraph.
    """
    return margin * 3 // 4


def margins_of(lines: Lines) -> Margins | None:
    """Tell where lines were wrapped; None when they were not.

    In a wrapped page hardly a line is longer than the margin, and most of the long lines that
    another line follows at once had no room for its first word; many of these end in a sentence.
    """
    _, bare, printed, shown, widths, indents, marks = lines
    long = [at for at in shown if widths[at] >= _SHORTEST]
    if not any(_is_within_sentence(below) for at in long if (below := bare[at + 1])):
        return None
    prose = [
        at
        for at in long
        if _COLUMNS not in bare[at] and _ADDRESS not in bare[at]
        if " " in bare[at] or not bare[at].isascii()
    ]
    followed = [
        (at, column)
        for at in prose
        if bare[at + 1] and indents[at + 1] == (column := indents[at] + marks.get(at, 0))
    ]
    wrapped = sorted([widths[at] for at, _ in followed])
    widest = _widest(sorted([widths[at] for at in prose]), wrapped)
    least = least_of(widest)
    ends: defaultdict[int, list[int]] = defaultdict(list)
    for at, column in followed:
        if least <= widths[at] <= widest:
            ends[column].append(at)
    found = {
        column: _margin(Counter([widths[at] for at in places])) for column, places in ends.items()
    }
    full = [
        at
        for column, places in ends.items()
        for at in places
        if widths[at] + room_for(printed[at + 1]) > found[column]
    ]
    if not _are_wrapped(bare, full, sum(map(len, ends.values())), widest):
        return None
    return Margins(found, max(found.values()), any(indents) and _are_set_in(lines))


def _are_wrapped(bare: Sequence[str], full: Sequence[int], followed: int, widest: int) -> bool:
    """Whether the full lines of a page tell that it was wrapped: a verse is full by chance.

    Args:
        bare: All lines.
        full: Which of them had no room for the first word of the next.
        followed: How many of about that width there are that another follows.
        widest: The width of the widest.
    """
    within = _within_sentences([bare[at + 1] for at in full])
    if not within or len(full) * 2 < followed or within * _FULL_LINES < len(full):
        return False
    are_nearly_all = len(full) * 10 >= followed * 9
    return widest >= _VERSE or are_nearly_all or _are_prose([bare[at] for at in full])


def _are_prose(lines: Sequence[str]) -> bool:
    """Whether sentences begin within `lines`, as hardly one does within a verse."""
    beginning = sum([_END_WITHIN.search(line) is not None for line in lines])
    return beginning > 0 and beginning * _VERSES >= len(lines)


def _within_sentences(lines: Iterable[str]) -> int:
    return len([line for line in lines if _is_within_sentence(line)])


def _is_within_sentence(line: str) -> bool:
    """Whether `line` begins with a small letter, or one of a script that has none."""
    return line[0].isalpha() and not line[0].isupper()


def _widest(long: Sequence[int], wrapped: Sequence[int]) -> int:
    """Return the width that most lines end near and hardly any beyond; 0 where there is none.

    Args:
        long: How wide the long lines of a page are, sorted.
        wrapped: How wide those are that a margin may have wrapped, sorted.
    """
    best = most = 0
    for width in sorted({*wrapped}, reverse=True):
        to = bisect_right(wrapped, width)
        near = to - bisect_left(wrapped, width - _WORD)
        if near < max(most, _FEWEST):
            continue
        within = to - bisect_left(wrapped, least_of(width))
        beyond = len(long) - bisect_right(long, width)
        if beyond * 4 <= within <= near * 2 and near - 2 * beyond >= most:
            best, most = width, near - 2 * beyond
    return best


def _margin(counts: Counter[int]) -> int:
    """Return the greatest width that is no outlier (an address cannot be wrapped)."""
    seen = 0
    total = sum(counts.values())
    allowed = max(total // 50, total >= _ENOUGH_WIDTHS)
    for width in sorted(counts, reverse=True):
        seen += counts[width]
        if seen > allowed:
            return width
    return max(counts)


def _are_set_in(lines: Lines) -> bool:
    """Whether paragraphs that no blank line parts have their first lines set in."""
    _, bare, _, shown, _, indents, marks = lines
    first = [
        at
        for at in shown
        if at
        and 0 < indents[at] - indents[at + 1] <= SET_IN
        and bare[at - 1]
        and bare[at + 1]
        and at not in marks
    ]
    return _within_sentences([bare[at + 1] for at in first]) >= _FEWEST
