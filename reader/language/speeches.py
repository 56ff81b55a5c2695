"""Speeches of a debate: paragraphs below lines that name who makes them, and who come back.

The record of a parliament, and an interview that is set like one, names each speaker on a line of
its own. Such lines come back, as no headings of a text do, and are names of people, as the
headings that come back in a list of products ("Key features") are not. What stands below one, up
to the next, is one turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from reader.language.lexicon import GIVEN, classes_of
from reader.language.marks import Paragraph
from reader.language.titles import COURTESIES
from reader.language.transcripts import Turn

_WORD = r"[^\W\d_a-z][\w.'’-]*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|[^\W\d_]{{1,5}})){{0,3}} {_WORD}"
_LINE = re.compile(
    rf"(?!The )(?P<name>{_NAME})(?: \([^()\n]{{1,60}}\)){{0,3}}(?:, [^\n]{{1,60}})?:?"
    rf"|[^\n()]{{2,60}}+(?<= )\((?P<held>{_NAME})\):?"
)
"""A name, and what is told behind it or before it: "Ola Lind (Moss) (Lab)", "Ola Lind, chair",
"The Minister for Ports (Kari Voss)"."""
_LONGEST = 130
_BROKEN = 3
"""Of so many speeches, one may end at a line that is no sentence, such as that of a vote."""
_ENDS = frozenset(".!?…:;—–-])\"'”’»")
_STOPS = frozenset('.!?…"”')


def find_speeches(text: str, parts: Sequence[Paragraph]) -> Iterator[Turn]:
    """Yield the speeches in `text`, in order. Total and linear.

    Args:
        text: Any text.
        parts: Its paragraphs.
    """
    lines = [(at, name) for at, part in enumerate(parts) if (name := _speaker(text, part))]
    if not _are_speakers([text[slice(*name)] for _, name in lines]):
        return
    speeches: list[Turn] = []
    broken = 0
    for (at, name), (behind, _) in pairwise([*lines, (len(parts), (0, 0))]):
        said = list(takewhile(lambda part: text[part.end - 1] in _ENDS, parts[at + 1 : behind]))
        if not said:
            return
        broken += at + 1 + len(said) < behind
        speeches.append(Turn(*name, said[0].start, said[-1].end))
    if broken * _BROKEN <= len(speeches):
        yield from speeches


def _speaker(text: str, part: Paragraph) -> tuple[int, int] | None:
    """Return the name in a line that names one speaker, None where a paragraph is none."""
    start, end, _ = part
    if not 0 < end - start <= _LONGEST or text[end - 1] in _STOPS:
        return None
    line = _LINE.fullmatch(text, start, end)
    return line.span(line.lastgroup or 0) if line else None


def _are_speakers(names: Sequence[str]) -> bool:
    different = {*names}
    begun = sum(map(_begins_name, different))
    return 2 <= len(different) < len(names) and 2 * begun >= len(different)


def _begins_name(name: str) -> bool:
    first = name.partition(" ")[0]
    return first.rstrip(".") in COURTESIES or classes_of(first) & GIVEN != 0
