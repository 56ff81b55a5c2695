"""Lines that a program wrapped at its margin, and which of them are one paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import chain, pairwise
from operator import add

from reader.pages.text_dump.additions import is_address, without_addresses
from reader.pages.text_dump.kinds import ENDS_OF_A_SENTENCE, end_of
from reader.pages.text_dump.letters import FUNCTION_WORDS
from reader.pages.text_dump.margins import (
    SET_IN,
    Lines,
    Margins,
    least_of,
    margins_of,
    room_for,
)
from reader.pages.text_dump.unspaced import has_no_spaces

_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENOUGH_BROKEN = 3
_AND = re.compile(r"(?:and|or|und|oder|bzw|et|ou|y|o|e|en|of|och|og)\b")
"""Behind it the first of two words stands without its end: "short- and long-term"."""
_NUMBER = re.compile(r"\d{1,3}[.)] +")
"""The number of an item of a list, below the words of which its further lines stand."""
_EDGE_OFF = 2
_LONGEST_LABEL = 60
_PAUSES, _STOPS = ",–—", ":;"
"""What a line within a sentence may end with, and what another may begin below in small letters."""


def going_on(lines: Lines) -> frozenset[int]:
    """Return the lines that go on with the one above; none where no margin wrapped any."""
    margins = margins_of(lines)
    if not margins:
        return frozenset()
    bare, widths = lines.bare, lines.widths
    narrowest = min(margins.of_columns.values())
    return frozenset(
        at
        for at, both in enumerate(map(add, widths, widths[1:]), 1)
        if both + 1 >= narrowest and bare[at] and bare[at - 1]
        if _goes_on(lines, at, margins)
    )


def _goes_on(lines: Lines, at: int, margins: Margins) -> bool:
    """Whether a line was wrapped off the end of the one above: its first word had no room left.

    What had none may have been more than that word, since some spaces end no line ("5 km") and are
    printed as others are: so a long line goes on, too, where it ends within a sentence.
    """
    raw, bare, printed, _, widths, indents, marks = lines
    above, text = at - 1, bare[at]
    if raw[above][-1] == "-" and _is_broken(raw[above], text):
        return True
    column = indents[above] + marks.get(above, 0)
    margin = margins.of_columns.get(column, margins.widest)
    if widths[above] + room_for(printed[at]) <= margin and (
        widths[above] < least_of(margin) or not _is_unfinished(bare[above], text)
    ):
        return False
    if indents[at] != column and not _is_set_as_further(lines, at, column, margins):
        return False
    if bare[above][-1] == ">" and not text[0].islower() and _is_linked_label(lines, above, margin):
        return False
    is_short = len(text) < _LONGEST_LABEL
    if is_short and _stands_alone(bare[above], text) and _has_room(lines, at, margin):
        return False
    if at in marks:
        return _is_dash(bare[above], text) and above not in marks
    return text[0].isalnum() or bool(text.strip("_-=*~. "))


def _is_set_as_further(lines: Lines, at: int, column: int, margins: Margins) -> bool:
    """Whether a line that does not stand below the words of the one above may go on with it.

    That is a heading around the same middle, an item of which the number stands out, or a paragraph
    of which the first line is set in.
    """
    bare, indents = lines.bare, lines.indents
    above = at - 1
    number = _NUMBER.match(bare[above])
    if number and indents[at] == column + number.end():
        return True
    if 0 < column - indents[at] <= SET_IN and _is_first(lines, above, margins):
        return True
    begins = margins.are_set_in and bare[at + 1] and indents[at + 1] < indents[at]
    return not begins and _is_centred(lines, at)


def _is_first(lines: Lines, at: int, margins: Margins) -> bool:
    """Whether a line may be the first of a paragraph: below a blank one, or where all are set in.

    What stands above it may be another such line, if that is all of its paragraph.
    """
    if at in lines.marks:
        return False
    if at == 0 or not lines.bare[at - 1]:
        return True
    is_apart = lines.indents[at - 1] != lines.indents[at]
    return margins.are_set_in and (is_apart or _has_room(lines, at - 1, margins.widest))


def _has_room(lines: Lines, at: int, margin: int) -> bool:
    """Whether nothing stands below a line, or what had room in it."""
    below = lines.printed[at + 1]
    return not below or lines.widths[at] + room_for(below) <= margin


def _is_unfinished(line: str, following: str) -> bool:
    """Whether a long line ends within a sentence, by its last word or the first one below it."""
    if line[-1] in _PAUSES or line.rsplit(None, 1)[-1].lower() in FUNCTION_WORDS:
        return True
    return following[0].islower() and line[-1] not in _STOPS and not _ends_sentence(line)


def _is_linked_label(lines: Lines, at: int, margin: int) -> bool:
    """Whether a line with where a link leads is a label, or stands below the label it is of."""
    if at and is_address(lines.bare[at]):
        at -= 1
    begins = at == 0 or _has_room(lines, at - 1, margin) or is_address(lines.bare[at - 1])
    return begins and len(without_addresses(lines.bare[at])) < _LONGEST_LABEL


def _stands_alone(above: str, text: str) -> bool:
    """Whether a short line below the end of a sentence is none: "Advertisement"."""
    return (
        _ends_sentence(above)
        and not _ends_sentence(text)
        and not text[0].islower()
        and text[0] not in _PAUSES
        and text[-1] not in _PAUSES + _STOPS
    )


def _is_dash(above: str, text: str) -> bool:
    """Whether what looks like the mark of a list is a dash within the sentence above."""
    return text[:2] == "- " and text[2:3].islower() and not _ends_sentence(above)


def _ends_sentence(text: str) -> bool:
    return end_of(text) in ENDS_OF_A_SENTENCE


def _is_centred(lines: Lines, at: int) -> bool:
    """Whether a line and the one above stand around one middle, as a heading of two is set by lynx.

    The first, which fills the page, may stand at its edge.
    """
    widths, indents = lines.widths, lines.indents
    above = at - 1
    off = abs(indents[above] + widths[above] - indents[at] - widths[at]) / 2
    return (
        widths[above] >= _LONGEST_LABEL
        and off <= (1 if indents[above] else _EDGE_OFF)
        and indents[at] > 0
    )


class Words:
    """The words of a page, by which one that was broken at the end of a line is made whole."""

    def __init__(self, lines: Lines) -> None:
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
        if has_no_spaces(bare[first][-1]):
            return _joined_without_spaces(bare[first:last])
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


def _joined_without_spaces(lines: Sequence[str]) -> str:
    """Return lines as one, with a space only beside words of scripts that put one between them."""
    gaps = (
        "" if has_no_spaces(above[-1]) and has_no_spaces(line) else " "
        for above, line in pairwise(lines)
    )
    return "".join(chain.from_iterable(zip(["", *gaps], lines, strict=True)))


def _is_broken(line: str, following: str) -> bool:
    """Whether a word was broken where `line` ends, and goes on in `following`."""
    return (
        line.endswith("-")
        and line[-2:-1].isalpha()
        and following[:1].islower()
        and _AND.match(following) is None
    )
