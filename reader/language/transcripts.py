"""Turns of a transcript: "Q: …", "A: …", "LIND: …", "Dispatcher: …".

Paragraphs that begin with a name and a colon are a transcript when they follow each
other and a name comes back, or when they are question and answer. A list of such lines
without a name that comes back ("Goals: …", "Bookings: …") is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from reader.language.marks import MARKS

_WORD = r"[^\W\d_a-z][\w.'’-]*"
_TURN = (
    rf"[ \t]*(?P<label>[QA]|{_WORD}(?:[ ]{_WORD}){{0,3}}):[ \t]+"
    rf"(?P<said>[^\s{MARKS}][^\n]*(?:\n(?![ \t]*\n)[^\n]*)*)"
)
_FIRST = re.compile(_TURN)
_LATER = re.compile(rf"\n[ \t]*\n{_TURN}")  # the search leaps from one end of a line to the next
_LEAST = 3
"""Turns that a transcript has at least."""


class Turn(NamedTuple):
    """What one speaker says at a time; offsets in the text."""

    label_start: int
    label_end: int
    start: int
    end: int


def find_turns(text: str) -> Iterator[Turn]:
    """Yield the turns of every transcript in `text`, in order. Total and linear."""
    run: list[re.Match[str]] = []
    first = _FIRST.match(text)
    for match in chain(
        [first] if first else [], _LATER.finditer(text, first.end() if first else 0)
    ):
        if run and match.start() > run[-1].end():
            yield from _turns(run)
            run = []
        run.append(match)
    yield from _turns(run)


def _turns(run: list[re.Match[str]]) -> Iterator[Turn]:
    labels = Counter(match["label"] for match in run)
    if {"Q", "A"} <= labels.keys():
        run = [match for match in run if match["label"] in ("Q", "A")]
    elif len(run) < _LEAST or len(labels) < 2 or len(labels) == len(run):
        return
    for match in run:
        end = match.start("said") + len(match["said"].rstrip())
        yield Turn(*match.span("label"), match.start("said"), end)
