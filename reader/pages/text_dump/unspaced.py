"""Scripts that put no space between their words, as Chinese and Japanese, but not Korean, do.

One of their letters says about as much as half a word of others, and two make a word.
"""

from __future__ import annotations

import re

UNSPACED = r"\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60"
"""Their letters and signs, as a class of a pattern."""
_LETTER = re.compile(f"[{UNSPACED}]")
_AS_MANY_MORE = 1.5
"""A letter of theirs takes so many letters more where it is written in those of words."""


def has_no_spaces(text: str) -> bool:
    """Return whether `text` begins with a letter or sign of such a script."""
    return _LETTER.match(text) is not None


def letters_in(text: str) -> int:
    """Return how many letters `text` would have about, were its words spelt.

    >>> letters_in("Ferry"), letters_in("渡し船")
    (5, 7)
    """
    return len(text) if text.isascii() else len(text) + int(_count(text) * _AS_MANY_MORE)


def words_in(text: str) -> int:
    """Return how many words `text`, white space folded, has about.

    >>> words_in("The ferry sails"), words_in("渡し船が出る")
    (3, 4)
    """
    words = text.count(" ") + 1
    return words if text.isascii() else words + _count(text) // 2


def _count(text: str) -> int:
    return len(_LETTER.findall(text))
