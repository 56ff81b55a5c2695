"""Lines that a program wrapped at its margin, and which of them are one paragraph."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import add
from typing import NamedTuple

from reader.pages.text_dump.kinds import ENDS_OF_A_SENTENCE, end_of
from reader.pages.text_dump.letters import FUNCTION_WORDS

_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENOUGH_BROKEN = 3
_AND = re.compile(r"(?:and|or|und|oder|bzw|et|ou|y|o|e|en|of|och|og)\b")
"""Behind it the first of two words stands without its end: "short- and long-term"."""
_NUMBER = re.compile(r"\d{1,3}[.)] +")
"""The number of an item of a list, below the words of which its further lines stand."""
_WRAP_LIMIT = 100
"""No mail program or terminal browser in use wraps later than this by default."""
_EDGE_OFF = 2
_SET_IN = 5
"""The first line of a paragraph is set in by so many letters at most."""
_WORD = 12
"""A wrapped line rarely ends further from the margin than this."""
_COLUMNS = " " * 5
"""What parts the columns of a table, or fills a field of a form, whose lines are not wrapped."""
_ENOUGH_WIDTHS = 6
"""Of so many lines, one may be an outlier."""
_WRAP_LEAST = 60
"""Lines kept shorter than this are a list or a poem, not a wrapped paragraph."""
_PAUSES, _STOPS = ",–—", ":;"
"""What a line within a sentence may end with, and what another may begin below in small letters."""


class Lines(NamedTuple):
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


def going_on(lines: Lines) -> frozenset[int]:
    """Return the lines that go on with the one above; none where no margin wrapped any."""
    margins = _margins(lines)
    if not margins:
        return frozenset()
    _, bare, _, lengths, _, _ = lines
    widest, narrowest = max(margins.values()), min(margins.values())
    return frozenset(
        at
        for at, both in enumerate(map(add, lengths, lengths[1:]), 1)
        if both >= narrowest and bare[at] and bare[at - 1]
        if _goes_on(lines, at, margins, widest)
    )


def _margins(lines: Lines) -> dict[int, int]:
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
        if _COLUMNS not in bare[at] and (" " in bare[at] or not _is_code(raw[at])):
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


def _goes_on(lines: Lines, at: int, margins: dict[int, int], widest: int) -> bool:
    """Whether a line was wrapped off the end of the one above: its first word had no room left.

    What had none may have been more than that word, since some spaces end no line ("5 km") and are
    printed as others are: so a long line goes on, too, where it ends within a sentence.
    """
    raw, bare, _, _, indents, marks = lines
    above, text = at - 1, bare[at]
    if raw[above][-1] == "-" and _is_broken(raw[above], text):
        return True
    column = indents[above] + marks.get(above, 0)
    margin = margins.get(column, widest)
    line = raw[above].rstrip()
    had_room = len(line) + 1 + len(text.split(" ", 1)[0]) <= margin
    if had_room and (len(line) < _WRAP_LEAST or not _is_unfinished(line, text)):
        return False
    if indents[at] != column and not _is_set_as_further(lines, at, column):
        return False
    if _stands_alone(bare[above], text) and _ends_block(lines, at, margin):
        return False
    if at in marks:
        return _is_dash(bare[above], text) and above not in marks
    return text[0].isalnum() or bool(raw[at].lstrip().strip("_-=*~. "))


def _is_set_as_further(lines: Lines, at: int, column: int) -> bool:
    """Whether a line that does not stand below the words of the one above may go on with it.

    That is a heading around the same middle, an item of which the number stands out, or a paragraph
    of which the first line is set in.
    """
    raw, bare, _, _, indents, marks = lines
    above = at - 1
    number = _NUMBER.match(bare[above])
    if number and indents[at] == column + number.end():
        return True
    begins = above not in marks and (at == 1 or not bare[at - 2])
    return (begins and 0 < column - indents[at] <= _SET_IN) or _is_centred(raw[above], raw[at])


def _ends_block(lines: Lines, at: int, margin: int) -> bool:
    """Whether nothing stands below a line, or what had room in it."""
    raw, bare, *_ = lines
    return len(raw[at].rstrip()) + 1 + len(bare[at + 1].split(" ", 1)[0]) <= margin


def _is_unfinished(line: str, following: str) -> bool:
    """Whether a long line ends within a sentence, by its last word or the first one below it."""
    if line[-1] in _PAUSES or line.rsplit(None, 1)[-1].lower() in FUNCTION_WORDS:
        return True
    return following[0].islower() and line[-1] not in _STOPS and not _ends_sentence(line)


def _stands_alone(above: str, text: str) -> bool:
    """Whether a short line below the end of a sentence is none: "Advertisement"."""
    return (
        len(text) < _WRAP_LEAST
        and _ends_sentence(above)
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
