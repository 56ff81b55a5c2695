"""Headings that are numbered through an article: it goes on as long as they count on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_NUMBER = re.compile(r"(\d{1,3})[.)](?: ?[^\W\d]|$)")
"""What a numbered line begins with, or is: "3. Tern", "3)"."""
_LEAST_INSIDE, _LEAST_BELOW = 2, 2
"""So many headings count through an article at least, and so many below what was read of it."""


def counted_on(texts: Sequence[str], article: range) -> list[int]:
    """Return the chunks below those of the article that are numbered on from the headings in it.

    A line that begins anew with 1 is of another list.
    """
    last = 0
    for at in [at for at in article if texts[at][:1].isdigit()]:
        number = _number_of(texts[at])
        if number == 1 or number == last + 1:
            last = number
    below = [*_counted(texts, article.stop, last)] if last >= _LEAST_INSIDE else []
    return below if len(below) >= _LEAST_BELOW else []


def _counted(texts: Sequence[str], first: int, last: int) -> Iterator[int]:
    """Yield the chunks from the one called `first` on that count on from `last`."""
    for at in [at for at in range(first, len(texts)) if texts[at][:1].isdigit()]:
        number = _number_of(texts[at])
        if number == 1:
            return
        if number == last + 1:
            yield at
            last = number


def _number_of(text: str) -> int:
    """Return the number of a numbered line, 0 of any other."""
    numbered = _NUMBER.match(text)
    return int(numbered[1]) if numbered else 0
