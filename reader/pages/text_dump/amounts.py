"""How much running text stands around each chunk of a page, counted in its letters.

Menus and teasers hold sentences too, but few letters of them: what tells an article is
how much of the running text of the page is near.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import repeat
from operator import sub

_AMOUNTS = (1, 100, 200, 400, 800, 1600, 3200)
"""So many letters of running text are told apart."""
AMOUNTS = len(_AMOUNTS) + 1
_SHARES = (0.001, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.999)
"""So are such parts of all running text of the page."""
SHARES = len(_SHARES) + 1
_NEAR = 5
"""Among so many chunks above, and as many below, the letters of running text are counted."""


def text_about(letters: Sequence[int], likes: Sequence[int], first: int) -> list[int]:
    """Tell how much running text stands right above and right below each chunk.

    Args:
        letters: How much stands above each chunk in all, and on the page.
        likes: What the chunks are like.
        first: The first of the numbers that tell it.
    """
    padded = [0] * _NEAR + [*letters] + [letters[-1]] * (_NEAR + 1)
    amounts = [*map(bisect_right, repeat(_AMOUNTS), map(sub, padded[_NEAR:], padded))]
    return [
        first + (like * AMOUNTS + above) * AMOUNTS + below
        for like, above, below in zip(likes, amounts, amounts[_NEAR + 1 :], strict=False)
    ]


def shares(letters: Sequence[int], likes: Sequence[int], first: int) -> list[int]:
    """Tell what part of all running text of the page stands above and below each chunk."""
    every, count = letters[-1], len(likes)
    above = _classes([bisect_left(letters, part * every, 0, count) for part in _SHARES], count)
    since = letters[1:]
    bounds = [bisect_right(since, every - part * every) for part in reversed(_SHARES)]
    below = _classes(bounds, count)
    return [
        first + (like * SHARES + over) * SHARES + (SHARES - 1 - under)
        for like, over, under in zip(likes, above, below, strict=True)
    ]


def _classes(bounds: Sequence[int], count: int) -> list[int]:
    """Return for each of `count` places how many of the ascending `bounds` are not above it."""
    told: list[int] = []
    for number, bound in enumerate([*bounds, count]):
        told += [number] * (bound - len(told))
    return told
