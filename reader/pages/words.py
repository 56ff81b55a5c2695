"""Lists of words, written as running text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of `text`, parted by white space.

    >>> sorted(words("of the"))
    ['of', 'the']
    """
    return frozenset(text.split())
