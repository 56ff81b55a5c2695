"""Where the words of a text lead, as texts are put together and taken apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, chain

Links = tuple[tuple[int, int, str], ...]
"""Where in a text the words of each link begin and end, and its address; in text order."""


def moved(links: Iterable[tuple[int, int, str]], by: int) -> Links:
    """Return the links of a text that stands so many letters further on."""
    return tuple([(start + by, end + by, address) for start, end, address in links])


def within(links: Links, start: int, end: int) -> Links:
    """Return the links of a stretch of a text; of one that goes on beyond it what is in it."""
    parts = ((max(first, start), min(last, end), address) for first, last, address in links)
    return moved(((first, last, address) for first, last, address in parts if first < last), -start)


def joined(between: str, texts: Sequence[tuple[str, Links]]) -> tuple[str, Links]:
    """Return texts as one, with `between` each two of them, and the links of all.

    >>> joined(" | ", [("Marlow", ()), ("the tide", ((4, 8, "/tide"),))])
    ('Marlow | the tide', ((13, 17, '/tide'),))
    """
    starts = accumulate((len(text) + len(between) for text, _ in texts), initial=0)
    links = chain.from_iterable(moved(own, by) for (_, own), by in zip(texts, starts, strict=False))
    return between.join([text for text, _ in texts]), tuple(links)
