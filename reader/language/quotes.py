"""From marks to quotations: pairs, quotations in quotations, runs over paragraphs.

A quotation that goes on over several paragraphs has an opening mark at each and, as
English newspapers print it, a closing one at the last alone; it is one span. Pages drop
marks: a quotation that begins a paragraph or a sentence, or follows a colon or comma,
and is never closed ends with its paragraph; any other lone mark is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from reader.dataclass import dataclass
from reader.language.cast import QuoteSpan
from reader.language.marks import Mark, Paragraph, paragraphs
from reader.language.speeches import find_speeches
from reader.language.tokens import Prose
from reader.language.transcripts import Turn, find_turns

_DEEPEST = 4
"""Quotations in quotations that are followed; English print goes to three."""

_ENDS_OF_SENTENCE = frozenset(".!?…")
_BEFORE_SPEECH = frozenset(":,")
_BEFORE_WHOLE = frozenset('.!?…:,;—–-"”»')
_FIRST_WORD = re.compile(r"[^\W_]")


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner."""

    mark: Mark
    inner: Mark | None = None
    """The last mark of the same family that opened, and closed again, inside."""
    inner_span: int = -1
    """Index of the span that `inner` opened."""


def find_quotes(prose: Prose) -> tuple[QuoteSpan, ...]:
    """Find the stretches of a text in quotation marks, turns of transcripts and speeches.

    Returns:
        Spans sorted by start; those inside another are marked as nested. Titles and
        words in scare quotes are among them: `reader.language.scare` tells them from
        speech.
    """
    text = prose.text
    spans: list[tuple[int, int]] = []
    run: Mark | None = None
    parts = list(paragraphs(text))
    found_turns = chain(find_turns(text, parts), find_speeches(text, parts))
    turns = {(turn.start, turn.end): turn for turn in found_turns}
    spans += turns
    for here, after in pairwise((*parts, Paragraph(len(text), len(text), ()))):
        if run is None and not here.marks:
            continue
        run = _pair(text, here, after, run, spans)
    found = with_depth(text, sorted(spans, key=lambda span: (span[0], -span[1])))
    return tuple(_with_label(span, turns) for span in found)


def _with_label(span: QuoteSpan, turns: Mapping[tuple[int, int], Turn]) -> QuoteSpan:
    turn = turns.get((span.start, span.end))
    if turn is None:
        return span
    return span._replace(partial=False, label=(turn.label_start, turn.label_end))


def _pair(
    text: str, here: Paragraph, after: Paragraph, run: Mark | None, spans: list[tuple[int, int]]
) -> Mark | None:
    """Pair the marks of the paragraph `here`, adding to `spans`.

    `run` is the mark of the quotation still open from the paragraph before. Returns the
    mark of the one that goes on in the paragraph `after`.
    """
    stack = [_Open(run)] if run else []
    again = run and here.marks[0].start == here.start and here.marks[0].lean != "close"
    marks = here.marks[1:] if again else here.marks
    owners = _owners(marks)
    for index, mark in enumerate(marks):
        place = _place(stack, mark)
        if mark.lean == "open" or (mark.lean == "either" and place < 0):
            if len(stack) < _DEEPEST:
                stack.append(_Open(mark))
        elif place >= 0 and index not in owners:
            _close(stack, place, mark, spans)
    if not stack:
        return None
    if _goes_on(text, stack[0], after):
        return stack[0].mark
    for left in reversed(stack):
        _settle(text, here, left, spans)
    return None


def _place(stack: Sequence[_Open], mark: Mark) -> int:
    """Return where on the stack the innermost open mark of the same family is, or -1."""
    for place in range(len(stack) - 1, -1, -1):
        if stack[place].mark.family == mark.family:
            return place
    return -1


def _close(stack: list[_Open], place: int, mark: Mark, spans: list[tuple[int, int]]) -> None:
    """Close the quotation at `place`; what opened inside and did not close is forgotten."""
    opened = stack[place].mark
    del stack[place:]
    spans.append((opened.start, mark.end))
    outer = _place(stack, mark)
    if outer >= 0:
        stack[outer].inner, stack[outer].inner_span = opened, len(spans) - 1


def _owners(marks: Sequence[Mark]) -> frozenset[int]:
    """Return which of the marks are apostrophes of plural owners, not closing marks.

    "'It's the players' money,' she said": a mark that could be either is an apostrophe
    when a sure closing one comes before anything else opens.
    """
    owners = set()
    sure = False
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index]
        if mark.family != "single":
            continue
        if mark.lean != "close":
            sure = False
        elif not mark.possessive:
            sure = True
        elif sure:
            owners.add(index)
    return frozenset(owners)


def _goes_on(text: str, left: _Open, after: Paragraph) -> bool:
    """Tell whether the open quotation goes on in the next paragraph.

    It does when that begins with a mark, or, where the page dropped that mark, ends
    with a closing one that nothing in it opened.
    """
    marks = [mark for mark in after.marks if mark.family == left.mark.family]
    if not marks:
        return False
    if marks[0].start == after.start and marks[0].lean != "close":
        return not (left.inner and _follows_sentence(text, left.inner))
    opened = sum(mark.lean == "open" for mark in marks)
    closed = sum(mark.lean == "close" and not mark.possessive for mark in marks)
    return closed == opened + 1 and marks[-1].end == after.end and not left.inner


def _settle(text: str, here: Paragraph, left: _Open, spans: list[tuple[int, int]]) -> None:
    """Do what can be done for a mark that was never closed.

    One closing mark for two opening ones belongs to the outer, unless the inner stands
    at the head of a sentence: then the page lost a mark between the two.
    """
    mark = left.mark
    if left.inner:
        if not _follows_sentence(text, left.inner):
            spans[left.inner_span] = (mark.start, spans[left.inner_span][1])
        return
    before = text[max(here.start, mark.start - 2) : mark.start].rstrip()[-1:]
    heads = mark.family != "single" and before in _ENDS_OF_SENTENCE
    if mark.start <= here.start or before in _BEFORE_SPEECH or heads:
        spans.append((mark.start, here.end))


def _follows_sentence(text: str, mark: Mark) -> bool:
    return text[max(0, mark.start - 3) : mark.start].rstrip()[-1:] in _ENDS_OF_SENTENCE


def with_depth(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[QuoteSpan]:
    """Yield those of `spans`, sorted and the longer first, that hold a word, with their depth."""
    reach = 0
    for start, end in spans:
        first = _FIRST_WORD.search(text, start, end)
        if first:
            whole = _is_whole(text, start, first[0])
            yield QuoteSpan(start, end, nested=start < reach, partial=not whole)
            reach = max(reach, end)


def _is_whole(text: str, start: int, first: str) -> bool:
    """Tell a whole utterance from a fragment in the reporter's own sentence."""
    before = text[max(0, start - 3) : start]
    last = before.rstrip()[-1:]
    begins = not last or last in _BEFORE_WHOLE or "\n" in before
    return begins and (first.isupper() or not first.isalpha())
