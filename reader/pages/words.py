"""Lists of words, written as running text, and what two texts have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+")
_DIGIT, _DIGIT_OF_ANY_SCRIPT = re.compile("[0-9]"), re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_STEM, _ASCII_STEM = re.compile(r"([^\W\d_]{5})[^\W\d_]*"), re.compile("([a-z]{5})[a-z]*")
"""What is ASCII is looked through sooner for its own few letters than for those of all scripts."""


def words(text: str) -> frozenset[str]:
    """Return the words of `text`, parted by white space.

    >>> sorted(words("of the"))
    ['of', 'the']
    """
    return frozenset(text.split())


def holds_digit(text: str) -> bool:
    """Whether a digit stands in `text`, as in every date: cheap, and asked before what costs more.

    In ASCII, which most lines are, the ten are told sooner than those of all scripts.

    >>> holds_digit("3 May"), holds_digit("٣ May"), holds_digit("May")
    (True, True, False)
    """
    return (_DIGIT if text.isascii() else _DIGIT_OF_ANY_SCRIPT).search(text) is not None


def holds_one(text: str, signs: Iterable[str]) -> bool:
    """Whether one of `signs` stands in `text`: cheap, and asked before what costs more.

    >>> holds_one("Photo: Ida Sole", (":", "©"))
    True
    """
    for sign in signs:  # noqa: SIM110  # a generator would cost as much as what it saves
        if sign in text:
            return True
    return False


def lowered(lines: Iterable[str]) -> str:
    r"""Return `lines` as one text in lower case.

    Each alone, since one letter beyond ASCII makes all that stands with it take ten times as long.

    >>> lowered(["The Ferry", "L’Île"])
    'the ferry\nl’île'
    """
    return "\n".join(map(str.lower, lines))


def stems_of(text: str) -> frozenset[str]:
    """Return how the longer words of `text` begin: their endings differ from case to case.

    >>> sorted(stems_of("The ferries of the harbour"))
    ['ferri', 'harbo']
    """
    low = text.lower()
    return frozenset((_ASCII_STEM if low.isascii() else _STEM).findall(low))


def begun_in(lines: Iterable[str], stems: Iterable[str]) -> set[str]:
    """Return those of `stems` that words of `lines` begin with, as `stems_of` tells them.

    >>> begun_in(["The ferries of the harbour"], {"ferri", "arbou"})
    {'ferri'}
    """
    low = lowered(lines)
    return {stem for stem in stems if _begins_word(stem, low)}


def _begins_word(stem: str, low: str) -> bool:
    at = low.find(stem)
    while at > 0 and _LETTER.match(low, at - 1):
        at = low.find(stem, at + 1)
    return at >= 0


def shared(text: str, other: str) -> float:
    """Return how much of the words of a text stands in another: 0 to 1.

    >>> shared("Ferry saved", "Island ferry saved for winter")
    1.0
    """
    own = set(_WORD.findall(text.casefold()))
    return len(own & set(_WORD.findall(other.casefold()))) / (len(own) or 1)
