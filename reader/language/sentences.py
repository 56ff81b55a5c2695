"""Where sentences and paragraphs begin, with an eye to short forms and closing marks."""

from __future__ import annotations

from reader.language.tokens import (
    ABBREVIATION,
    BREAK,
    MARK,
    NAME,
    NUMBER,
    Prose,
    of_kinds,
    tokenise,
)
from reader.language.wordlists import words

CLOSERS = frozenset("\"'”’»›“‟)]}")
"""Marks that still belong to the sentence they follow: "“" closes in German style."""

_STOPS = frozenset({".", "!", "?", "…"})

OPENERS_OF_SENTENCES = words("""
    the a an this that these those it he she they we i you his her its their our my there here in on
    at by for from with after before when while if as but and so or yet however meanwhile although
    though since some many most all both one two no not what who how why where officials police
    """)
"""Words that, with a capital after a short form with a full stop, begin a sentence."""


def read_prose(text: str) -> Prose:
    """Cut `text` into tokens, sentences and paragraphs. Total and linear."""
    tokens, starts, ends, kinds, places = tokenise(text)
    stops = [
        i
        for i in of_kinds(kinds, BREAK, ABBREVIATION, MARK)
        if kinds[i] != MARK or tokens[i][0] in "!?…."
    ]
    sentences, paragraphs = _boundaries(stops, tokens, starts, ends, kinds)
    return Prose(text, tokens, starts, ends, kinds, sentences, paragraphs, places)


def _boundaries(
    stops: list[int], tokens: list[str], starts: list[int], ends: list[int], kinds: list[int]
) -> tuple[list[int], list[int]]:
    count = len(tokens)
    sentences, paragraphs = [0], [0]
    nxt = 0
    for i in stops:
        if i < nxt:
            continue  # within the run of closing marks already walked over
        kind = kinds[i]
        if kind == BREAK:
            nxt = i + 1
            paragraphs.append(nxt)
        elif kind == MARK:
            nxt = _after_closers(tokens, starts, ends, i + 1)
        elif kind == ABBREVIATION and i + 1 < count and _ends_sentence(tokens, kinds, i):
            nxt = i + 1
        else:
            continue
        if (
            nxt < count
            and nxt > sentences[-1]
            and (kind == BREAK or _begins_sentence(tokens, starts, ends, kinds, nxt))
        ):
            sentences.append(nxt)
    if paragraphs[-1] >= count > 0:
        paragraphs.pop()
    return sentences, paragraphs


def _after_closers(tokens: list[str], starts: list[int], ends: list[int], i: int) -> int:
    while (
        i < len(tokens)
        and starts[i] == ends[i - 1]
        and (tokens[i] in CLOSERS or tokens[i] in _STOPS)
    ):
        i += 1
    return i


def _begins_sentence(
    tokens: list[str], starts: list[int], ends: list[int], kinds: list[int], i: int
) -> bool:
    """Tell whether a sentence can begin at `i`: after a gap, with no small letter."""
    if starts[i] == ends[i - 1]:
        return False
    if kinds[i] == MARK and i + 1 < len(tokens):
        return kinds[i + 1] in (NAME, NUMBER, ABBREVIATION, MARK) and tokens[i] not in ",;:)–—"
    return kinds[i] in (NAME, NUMBER, ABBREVIATION)


def _ends_sentence(tokens: list[str], kinds: list[int], i: int) -> bool:
    """Tell whether the short form at `i` also ends its sentence ("the U.S. But")."""
    return (
        kinds[i + 1] == NAME
        and tokens[i + 1].lower() in OPENERS_OF_SENTENCES
        and len(tokens[i]) > 2
    )
