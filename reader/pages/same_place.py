"""Finds a place of a text in another that was made of it, or of which it was made."""

from __future__ import annotations

from collections.abc import Iterator

_AHEAD, _BEHIND = (24, 12, 6), 3
"""Letters after a place and before it by which it is found in the text made of a line.

Fewer where an address or a mark stands among them.
"""


def same_place(text: str, at: int, other: str) -> int | None:
    """Return the place in `other` that a place in `text` is, by the letters around it.

    One of the two was made of the other by taking off marks and folding white space. Offsets are
    counts of code points; None where no place in `other` has these letters around it.
    """
    before, (after, origin) = _letters(text[:at])[0], _letters(text[at:])
    letters, places = _letters(other)
    for length in _AHEAD:
        found = list(_occurrences(letters, after[:length]))
        close = [one for one in found if letters.endswith(before[-_BEHIND:], 0, one)]
        if close or len(found) == 1:
            best = min(close or found, key=lambda one: abs(one - len(before)))
            return _with_marks(text[at : at + origin[0]], other, places[best])
    return None


def _letters(text: str) -> tuple[str, list[int]]:
    """Return the letters and figures of a text, and where each stands."""
    origin = [at for at, letter in enumerate(text) if letter.isalnum()]
    return "".join(text[at] for at in origin), origin


def _occurrences(text: str, words: str) -> Iterator[int]:
    found = text.find(words) if words else -1
    while found >= 0:
        yield found
        found = text.find(words, found + 1)


def _with_marks(marks: str, text: str, place: int) -> int:
    """Step back over those marks before a place that belong to it: an opening quotation mark."""
    while place and text[place - 1] in marks and not text[place - 1].isspace():
        place -= 1
    return place
