"""Where in an article the words of a query stand: the sentence that shows it best."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.annotations.folded import fold
from reader.dataclass import dataclass
from reader.language.sentences import read_prose
from reader.library.compare import name_and_role, pattern_of
from reader.library.query import Field, Query, Words, positive

_LONGEST = 300
"""Characters of a sentence that are shown; a line of a list must stay a line or three."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article, or a piece of it, with what was looked for marked in it."""

    start: int
    """In the article's text."""
    end: int
    marks: tuple[tuple[int, int], ...]
    """In the article's text, in order, not overlapping."""


def best_passage(text: str, query: Query, said: Sequence[tuple[int, int]] = ()) -> Passage | None:
    """Return the sentence in which most of what is looked for stands, the first of equals.

    Args:
        text: The article's text.
        query: What is looked for in it.
        said: Where the quotations stand that are looked for with `said:`, whose words count
            nowhere else.

    Returns:
        None where the query asks for no words, or they stand in the headline alone.
    """
    marks = _places(text, query, said)
    if not marks:
        return None
    sentences = sorted({_sentence_around(text, start) for start, _, _ in marks})
    best = max(sentences, key=lambda one: (len(_wanted_in(marks, *one)), -one[0]))
    inside = _apart([(a, b) for a, b, _ in marks if best[0] <= a and b <= best[1]])
    start, end = _shortened(*best, inside)
    return Passage(start, end, tuple((a, b) for a, b in inside if start <= a and b <= end))


def marks_in(
    text: str, query: Query, said: Sequence[tuple[int, int]] = ()
) -> tuple[tuple[int, int], ...]:
    """Return where what is looked for stands in a text, in order, not overlapping.

    Args:
        text: The text.
        query: What is looked for.
        said: As `best_passage` takes it.
    """
    return tuple(_apart([(start, end) for start, end, _ in _places(text, query, said)]))


def _places(text: str, query: Query, said: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Return where what is looked for stands, and which part of the query each is."""
    wanted = [one for one in positive(query) if isinstance(one, Words) or _stands_in_text(one)]
    if not wanted:
        return []
    folded = fold(text)
    places: list[tuple[int, int, int]] = []
    for part, one in enumerate(wanted):
        words = one.text if isinstance(one, Words) else _words_of(one)
        within = said if isinstance(one, Field) and one.name == "said" else [(0, len(text))]
        for match in re.finditer(pattern_of(words, prefix=one.prefix), folded.text):
            start, end = folded.span(*match.span())
            if any(low <= start and end <= high for low, high in within):
                places.append((start, end, part))
    return sorted(places)


def _stands_in_text(asked: Field) -> bool:
    return asked.name in ("person", "said")


def _words_of(asked: Field) -> str:
    """Return what the text says of what is asked: of `NAME (ROLE)`, the name."""
    return name_and_role(asked.value)[0] if asked.name == "person" else asked.value


def _wanted_in(marks: list[tuple[int, int, int]], start: int, end: int) -> set[int]:
    return {part for a, b, part in marks if start <= a and b <= end}


def _sentence_around(text: str, at: int) -> tuple[int, int]:
    first = text.rfind("\n\n", 0, at) + 2 if "\n\n" in text[:at] else 0
    last = text.find("\n\n", at)
    paragraph = text[first : last if last >= 0 else len(text)]
    prose = read_prose(paragraph)
    starts = [prose.starts[token] for token in prose.sentences if token < len(prose.starts)]
    begin = max((start for start in starts if first + start <= at), default=0)
    end = min((start for start in starts if first + start > at), default=len(paragraph))
    return first + begin, first + begin + len(paragraph[begin:end].rstrip())


def _apart(marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out what lies over a mark before it."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(marks, key=lambda one: (one[0], -one[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _shortened(start: int, end: int, marks: list[tuple[int, int]]) -> tuple[int, int]:
    """Return a piece of a long sentence around its first mark."""
    if end - start <= _LONGEST:
        return start, end
    begin = max(start, min(marks[0][0] - _LONGEST // 3, end - _LONGEST))
    return begin, begin + _LONGEST
