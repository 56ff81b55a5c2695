"""What the chunks of a dump are like, roughly: how long they are, how they end, what they hold.

It is told by the line alone, and is no more than a guess: a date stands in many lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import partial

from reader.pages.text_dump.letters import begins_as_byline, gives_notice, holds_date

TINY, SHORT, TITLE, LONG, REMARK, SENTENCE, PARAGRAPH, DATE, BYLINE, ITEM, NOTICE, EDGE = range(12)
"""What a chunk is like, roughly, as its neighbours see it. EDGE is what was not looked at: what is
beyond the page, and the lines of its menus."""

KINDS = 12
PROSE = frozenset((REMARK, SENTENCE, PARAGRAPH))
RUNNING = PROSE | {LONG}
"""What running text is: a long line that lost its full stop, as before a label, is some."""
LIKENESS = [0 if kind in PROSE else 1 if kind in (TITLE, LONG) else 2 for kind in range(KINDS)]

_BOUNDS = (10, 20, 30, 40, 60, 80, 120, 200, 400)
SIZES, ENDS = len(_BOUNDS) + 1, 7
size_of = partial(bisect_right, _BOUNDS)
"""Returns how long so many letters are, as one of `SIZES` classes."""
SIZE_OF_LINE = 6
"""What is as long as that is neither a date, a byline nor an item of a list."""

_STOP, _COLON, _COMMA, _CLOSED, _DIGIT, _STOP_CLOSED = range(1, 7)
ENDS_OF_A_SENTENCE = (_STOP, _STOP_CLOSED)
_STOPS = ".!?…。！？।"
_CLOSING = "\"'”’)»]“‘」"
_QUOTED = "」"
"""A quotation in Japanese has no stop before it: what holds a sentence ends with one there."""
LAST_LETTERS = frozenset(_STOPS + _CLOSING)
"""What a sentence ends with."""
_ENDS = {
    **dict.fromkeys(_STOPS, _STOP),
    ":": _COLON,
    **dict.fromkeys(",;-–—|/·", _COMMA),
    **dict.fromkeys(_CLOSING, _CLOSED),
    **dict.fromkeys("0123456789", _DIGIT),
}


def end_of(text: str) -> int:
    """Return how `text` ends, as one of `ENDS` classes."""
    end = _ENDS.get(text[-1], 0)
    if end == _CLOSED and len(text) > 1 and text.rstrip(_CLOSING)[-1:] in _STOPS:
        return _STOP_CLOSED
    if text[-1] == _QUOTED and "。" in text:
        return _STOP_CLOSED
    return end


def kind_of(text: str, words: Sequence[str], size: int, stop: bool, classes: str) -> int:
    """Return what a chunk without list mark is like, from the beginning of its text in lower case.

    Args:
        text: The beginning.
        words: Its words.
        size: How long the chunk is, as one of `SIZES` classes.
        stop: Whether it ends as a sentence does.
        classes: The classes of its letters.
    """
    if size < 8 and gives_notice(text):
        return NOTICE
    if size < SIZE_OF_LINE:
        if not stop and holds_date(text, classes):
            return DATE
        if begins_as_byline(text, words[0]):
            return BYLINE
    if stop:
        return PARAGRAPH if size >= 7 else SENTENCE if size >= 4 else REMARK
    if size >= 7:
        return LONG
    return TITLE if size >= 4 else SHORT if len(words) > 2 else TINY
