"""Headlines and other lines in capitals, where a capital says little about a word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reader.language.cast import QuoteSpan
from reader.language.lexicon import COMMON, FAMILY, GIVEN, classes_of
from reader.language.names import Candidate
from reader.language.registry import Registry
from reader.language.tokens import BREAK, MARK, NAME, NUMBER, WORD, Prose

SHORT = 10
"""Tokens of a line short enough to be a crosshead."""

MAX_TITLE = 14
"""Tokens of a quoted title of a work at most."""

LONGEST = 60
"""Tokens of a headline at most."""


def headings(prose: Prose) -> list[bool]:
    """Tell for each token whether it stands in a paragraph written as a headline.

    A headline has at least four capitalised words, half again as many as others, two of
    them ordinary words; and few figures: a line with many is a row of a table. A short
    line without a full stop is one already with one capitalised ordinary word.
    """
    kinds = prose.kinds
    marked = [False] * len(kinds)
    for start, end in zip(prose.paragraphs, [*prose.paragraphs[1:], len(kinds)], strict=True):
        part = kinds[start:end]
        if _is_crosshead(prose, start, end):
            marked[start:end] = [True] * (end - start)
            continue
        capitals, figures = part.count(NAME), part.count(NUMBER)
        if (
            capitals > max(3, 1.5 * part.count(WORD))
            and 6 * figures <= capitals
            and end - start < LONGEST
            and _ordinary(prose.words[start + 1 : end]) > 1
        ):
            marked[start:end] = [True] * (end - start)
    return marked


def _is_crosshead(prose: Prose, start: int, end: int) -> bool:
    """Tell whether a short line is in title case: "Choosing the Right Boat"."""
    if end > start and prose.kinds[end - 1] == BREAK:
        end -= 1
    if not 1 < end - start <= SHORT or prose.words[end - 1] in '.?!,;”"':
        return False
    part = prose.kinds[start:end]
    small = [w for w, kind in zip(prose.words[start:end], part, strict=True) if kind == WORD]
    return (
        part.count(NAME) > 1
        and part.count(NUMBER) < 2
        and part.count(MARK) == prose.words[start:end].count(":")
        and all(len(word) < 5 for word in small)
        and _ordinary(prose.words[start:end]) > 0
    )


def _ordinary(words: list[str]) -> int:
    """Return how many capitalised words are ordinary ones, in capitals or not."""
    found = 0
    for word in words:
        if word[0].isupper():
            flags = classes_of(word) or classes_of(word.capitalize())
            found += flags & (COMMON | GIVEN | FAMILY) == COMMON
    return found


def works(prose: Prose, spans: Sequence[QuoteSpan]) -> frozenset[int]:
    """Return the tokens in quoted titles of works: "The Trouble With Tom", in title case."""
    found: set[int] = set()
    for span in spans:
        start = bisect_left(prose.starts, span.start) + 1
        end = bisect_left(prose.starts, span.end) - 1
        if 2 < end - start <= MAX_TITLE and _is_title_case(prose, start, end):
            found.update(range(start, end))
    return frozenset(found)


def _is_title_case(prose: Prose, start: int, end: int) -> bool:
    part = list(zip(prose.words[start:end], prose.kinds[start:end], strict=True))
    return (
        all(len(word) < 5 for word, kind in part if kind == WORD)
        and sum(kind == NAME for _, kind in part) > 2
        and _ordinary(prose.words[start:end]) > 1
    )


def named_in_headings(prose: Prose, runs: list[tuple[int, int]], registry: Registry) -> None:
    """Take in the mentions in headlines of people whom the text names elsewhere."""
    for start, end in runs:
        i = start
        while i < end:
            length = registry.longest_form(prose.words, i, end)
            if length:
                registry.add_known(_mention(prose, start, i, i + length))
            i += length or 1


def _mention(prose: Prose, run: int, start: int, end: int) -> Candidate:
    return Candidate(start, end, run, end, tuple(prose.words[start:end]), start, False)
