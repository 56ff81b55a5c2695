"""The word lists of this room: short ones in the code, long ones in `data/`.

A list file holds words parted by white space; a line that begins with "#" is a
comment. All lists were written for this project, from common knowledge of English
and of the names in use in the English-speaking press; none is copied from a source.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


def words(text: str) -> frozenset[str]:
    """Return the words of `text`, parted by white space.

    >>> sorted(words("he she"))
    ['he', 'she']
    """
    return frozenset(text.split())


@cache
def load_words(name: str) -> frozenset[str]:
    """Return the words of the list file `data/<name>.txt`."""
    lines = (_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return words("\n".join(line for line in lines if not line.startswith("#")))


@cache
def load_phrases(name: str) -> frozenset[str]:
    """Return the lines of the list file `data/<name>.txt`, one phrase each."""
    lines = (_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
