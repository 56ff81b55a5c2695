"""Finding words in the open text, over line ends too. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from reader.dataclass import dataclass

MOST_HITS = 10_000
"""More matches than a person goes through; finding stops there."""


@dataclass(frozen=True, slots=True)
class Search:
    """Words looked for in a text, and where they stand."""

    words: str
    hits: tuple[tuple[int, int], ...] = ()
    """(start, end) of each match, in text order."""

    def next(self, at: int, step: int) -> tuple[int, tuple[int, int]] | None:
        """Return (number from 0, match) after `at`, or before it, going around the ends."""
        if not self.hits:
            return None
        if step > 0:
            index = bisect_right(self.hits, at, key=lambda hit: hit[0]) % len(self.hits)
        else:
            index = (bisect_left(self.hits, at, key=lambda hit: hit[0]) - 1) % len(self.hits)
        return index, self.hits[index]

    def first(self, at: int) -> tuple[int, tuple[int, int]] | None:
        """Return (number, match) at or after `at`, going around the end."""
        return self.next(at - 1, 1)


def search(text: str, words: str) -> Search:
    r"""Find `words` in `text`: any case, any white space between them, either kind of quote mark.

    >>> search("One two.\n\nONE  TWO", "one two").hits
    ((0, 7), (10, 18))
    """
    if not words.strip():
        return Search("")
    pattern = r"\s+".join(_either_mark(re.escape(word)) for word in words.split())
    found = []
    for match in re.finditer(pattern, text, re.IGNORECASE):
        found.append(match.span())
        if len(found) == MOST_HITS:
            break
    return Search(words, tuple(found))


def _either_mark(word: str) -> str:
    word = re.sub("['‘’]", "['‘’]", word)
    return re.sub('["“”]', '["“”]', word)
