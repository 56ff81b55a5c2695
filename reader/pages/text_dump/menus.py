"""The lines of a page that stand too far from any running text to be of its article.

Many lines of saved pages are such: menus above the article, lists of links below it. They are not
weighed line by line; all that stand on end are one chunk that says nothing. A long list in an
article has such lines in its middle, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from reader.pages.text_dump.kinds import LAST_LETTERS
from reader.pages.text_dump.lines import Chunk

_ABOVE, _BELOW = 20, 10
"""So many chunks above running text, and below it, may be of its article."""
_SENTENCE, _LINE = 60, 120
"""A sentence of so many letters is running text by itself, and so long a line without full stop."""

Told = TypeVar("Told")


def ends_of_sentences(texts: Sequence[str]) -> list[int]:
    """Return the chunks that end as a sentence does, and those that are too long for a label."""
    return [at for at, text in enumerate(texts) if text[-1] in LAST_LETTERS or len(text) >= _LINE]


def menus_of(texts: Sequence[str], ends: Sequence[int]) -> list[range]:
    """Return the runs of chunks far from all running text; none where the page has no such text.

    Running text are long lines, and sentences that are long or follow on each other.

    Args:
        texts: What the chunks say.
        ends: Those that `ends_of_sentences` tells.
    """
    nowhere = -2
    around = zip([nowhere, *ends], ends, [*ends[1:], nowhere], strict=False)
    running = [
        at
        for above, at, below in around
        if len(texts[at]) >= _SENTENCE or below - at == 1 or at - above == 1
    ]
    if not running:
        return []
    edges = pairwise([-1 - _BELOW, *running, len(texts) + _ABOVE])
    between = (range(above + 1 + _BELOW, below - _ABOVE) for above, below in edges)
    return [menu for menu in between if menu]


def folded(chunks: Sequence[Chunk], menus: Sequence[range]) -> list[Chunk]:
    """Return `chunks` with each of `menus` as one chunk that says nothing."""
    whole: list[Chunk] = []
    end = 0
    for menu in menus:
        whole += chunks[end : menu.start]
        end = menu.stop
        whole.append(Chunk(chunks[menu.start].first, chunks[end - 1].last, "", True, 0, False))
    return [*whole, *chunks[end:]]


def unfolded(told: Sequence[Told], menus: Sequence[range]) -> list[Told]:
    """Return what is told of folded chunks for all chunks: of each menu for those it is made of."""
    whole: list[Told] = []
    at = 0
    for menu in menus:
        near = menu.start - len(whole)
        whole += told[at : at + near]
        at += near
        whole += [told[at]] * len(menu)
        at += 1
    return [*whole, *told[at:]]
