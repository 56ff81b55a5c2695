"""Turns of a transcript: "Q: …", "A: …", "OLA LIND, host: …", "LIND: …", "Dispatcher: …".

Paragraphs that begin with a name and a colon are a transcript when they follow each
other and a name comes back, or when they are question and answer. A list of such lines
without a name that comes back ("Goals: …", "Bookings: …") is none. Who speaks for several
paragraphs is named at the first alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.language.marks import MARKS, Paragraph

_WORD = r"[^\W\d_a-z][\w.'’-]*"
_LABEL = re.compile(
    rf"([QA]|{_WORD}(?:[ ]{_WORD}){{0,3}})(?:, [^\n:.!?]{{1,40}})?:[ \t]+(?=[^\s{MARKS}])"
)
_LEAST = 3
"""Turns that a transcript has at least."""
_LONGEST = 4
"""Paragraphs of one turn, where speakers come back again and again."""


class Turn(NamedTuple):
    """What one speaker says at a time; offsets in the text."""

    label_start: int
    label_end: int
    start: int
    end: int


class _Labelled(NamedTuple):
    """A paragraph that begins with a label."""

    at: int
    """Its place among the paragraphs."""
    match: re.Match[str]

    @property
    def label(self) -> str:
        """Who speaks."""
        return self.match[1]


def find_turns(text: str, parts: Sequence[Paragraph]) -> Iterator[Turn]:
    """Yield the turns of every transcript in `text`, in order. Total and linear.

    Args:
        text: Any text.
        parts: Its paragraphs.
    """
    labelled = [
        _Labelled(at, match)
        for at, part in enumerate(parts)
        if (match := _LABEL.match(text, part.start, part.end))
    ]
    for run in _runs(labelled, _LONGEST):
        if _comes_back_often(run) and all(_is_said(text, parts, one) for one in run):
            reach = [one.at for one in run[1:]] + [run[-1].at + 1]
            for one, behind in zip(run, reach, strict=True):
                yield _turn(text, one, _spoken(text, parts[one.at : behind]))
        else:
            for close in _runs(run, 1):
                yield from (_turn(text, one, parts[one.at]) for one in _turns(close))


def _runs(labelled: Sequence[_Labelled], reach: int) -> Iterator[list[_Labelled]]:
    """Yield the runs of labelled paragraphs of which each is at most so far behind the last."""
    run: list[_Labelled] = []
    for one in labelled:
        if run and one.at - run[-1].at > reach:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _comes_back_often(run: Sequence[_Labelled]) -> bool:
    """Whether labels come back so that what stands between them is said by the last."""
    different = {one.label for one in run}
    span = run[-1].at - run[0].at + 1
    return 1 < len(different) <= len(run) / 2 and span <= 2 * len(run)


def _is_said(text: str, parts: Sequence[Paragraph], one: _Labelled) -> bool:
    """Whether words stand behind a label: a count is none."""
    return any(map(str.isalpha, text[one.match.end() : parts[one.at].end]))


def _turns(run: Sequence[_Labelled]) -> Sequence[_Labelled]:
    """Return which of the labelled paragraphs that follow each other are turns."""
    labels = {one.label for one in run}
    if {"Q", "A"} <= labels:
        return [one for one in run if one.label in ("Q", "A")]
    return run if len(run) >= _LEAST and 1 < len(labels) < len(run) else ()


def _spoken(text: str, parts: Sequence[Paragraph]) -> Paragraph:
    """Return the last of the paragraphs of a turn that is no remark in brackets on a sound."""
    heard = (one for one in reversed(parts[1:]) if text[one.start] not in "([")
    return next(heard, parts[0])


def _turn(text: str, labelled: _Labelled, last: Paragraph) -> Turn:
    start = labelled.match.end()
    return Turn(*labelled.match.span(1), start, start + len(text[start : last.end].rstrip()))
