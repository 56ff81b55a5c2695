"""Grapheme clusters: what a person takes for one character, and so is never cut. Pure.

The rules are those of Unicode Standard Annex 29 for extended grapheme clusters. Where the
standard library does not know a property, more is held together than there: never less.
"""

from __future__ import annotations

import unicodedata

_ZWJ = "\u200d"
_EXTENDING = frozenset("\u200c\u200d\uff9e\uff9f\u0e33\u0eb3")
"""What belongs to the character before, and is no mark by its category."""
_PREPENDED = frozenset("\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd") | frozenset(
    map(chr, range(0x600, 0x606))
)
"""What belongs to the character behind."""


def floor(text: str, at: int) -> int:
    """Return where the cluster begins that the character at `at` belongs to."""
    at = max(0, min(at, len(text)))
    while 0 < at < len(text) and _joins(text, at):
        at -= 1
    return at


def ceil(text: str, at: int) -> int:
    """Return where the cluster ends, exclusive, that the character at `at` belongs to."""
    at = min(at + 1, len(text))
    while at < len(text) and _joins(text, at):
        at += 1
    return at


def _joins(text: str, at: int) -> bool:
    """Say whether the characters before and behind a place belong to one cluster."""
    before, here = text[at - 1], text[at]
    if before < "\u0300" and here < "\u0300":
        return False
    if before in "\n\t" or here in "\n\t":
        return False
    if before in _PREPENDED or _extends(here):
        return True
    if before == _ZWJ:
        return not here.isspace()
    if _is_regional(here) and _is_regional(before):
        return _regionals_before(text, at) % 2 == 1
    return _joins_in_hangul(before, here) or _is_conjunct(text, at)


def _extends(character: str) -> bool:
    return (
        unicodedata.category(character)[0] == "M"
        or character in _EXTENDING
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _regionals_before(text: str, at: int) -> int:
    first = at
    while first > 0 and _is_regional(text[first - 1]):
        first -= 1
    return at - first


def _hangul(character: str) -> str:
    """Return what part of a syllable a character is: "L", "V", "T", "LV", "LVT" or ""."""
    if "\u1100" <= character <= "\u115f" or "\ua960" <= character <= "\ua97c":
        return "L"
    if "\u1160" <= character <= "\u11a7" or "\ud7b0" <= character <= "\ud7c6":
        return "V"
    if "\u11a8" <= character <= "\u11ff" or "\ud7cb" <= character <= "\ud7fb":
        return "T"
    if "\uac00" <= character <= "\ud7a3":
        return "LVT" if (ord(character) - 0xAC00) % 28 else "LV"
    return ""


def _joins_in_hangul(before: str, here: str) -> bool:
    first, second = _hangul(before), _hangul(here)
    if not first or not second:
        return False
    if first == "L":
        return second != "T"
    return (second == "T") if first[-1] == "T" else second in ("V", "T")


def _is_conjunct(text: str, at: int) -> bool:
    """Say whether a letter is bound by a virama to the letter before it."""
    if unicodedata.category(text[at]) != "Lo":
        return False
    at -= 1
    bound = False
    while at > 0 and _extends(text[at]):
        bound = bound or unicodedata.combining(text[at]) == 9
        at -= 1
    return bound
