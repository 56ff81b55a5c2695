"""Headlines and other lines in capitals, where a capital says little about a word."""

from __future__ import annotations

from reader.language.lexicon import COMMON, FAMILY, GIVEN, lexicon
from reader.language.names import Candidate
from reader.language.registry import Registry
from reader.language.tokens import NAME, NUMBER, WORD, Prose

LONGEST = 60
"""Tokens of a headline at most."""


def headings(prose: Prose) -> list[bool]:
    """Tell for each token whether it stands in a paragraph written as a headline.

    A headline has at least four capitalised words, half again as many as others, two of
    them ordinary words; and few figures: a line with many is a row of a table.
    """
    kinds = prose.kinds
    marked = [False] * len(kinds)
    for start, end in zip(prose.paragraphs, [*prose.paragraphs[1:], len(kinds)], strict=True):
        part = kinds[start:end]
        capitals, figures = part.count(NAME), part.count(NUMBER)
        if (
            capitals > max(3, 1.5 * part.count(WORD))
            and 6 * figures <= capitals
            and end - start < LONGEST
            and _has_ordinary(prose.words[start + 1 : end])
        ):
            marked[start:end] = [True] * (end - start)
    return marked


def _has_ordinary(words: list[str]) -> bool:
    """Tell whether two capitalised words are ordinary ones, in capitals or not."""
    classes = lexicon()
    found = 0
    for word in words:
        if word[0].isupper():
            flags = classes.get(word) or classes.get(word.capitalize(), 0)
            found += flags & (COMMON | GIVEN | FAMILY) == COMMON
    return found > 1


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
