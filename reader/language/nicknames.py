"""Given names that are forms of each other."""

from __future__ import annotations

from functools import cache

from reader.language.wordlists import load_phrases

_NO_GROUP: frozenset[int] = frozenset()
_SHORTEST_SLIP = 5
"""Letters of the shortest name in which another letter is taken for a slip."""


@cache
def _groups() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(sorted(load_phrases("nicknames"))):
        for name in group.split():
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


def same_first(one: str, other: str) -> bool:
    """Tell whether two given names can be one person's.

    They can when equal, when one is the other's initial or short form, and when they are
    one slip of the pen apart.

    >>> same_first("Ed", "Edward"), same_first("J.", "John"), same_first("Bill", "Hillary")
    (True, True, False)
    """
    if one == other:
        return True
    if one[0] == other[0] and (_is_initial(one) or _is_initial(other) or _one_slip(one, other)):
        return True
    return not _groups().get(one, _NO_GROUP).isdisjoint(_groups().get(other, _NO_GROUP))


def _is_initial(word: str) -> bool:
    return len(word) == 1 or (len(word) == 2 and word[1] == ".")


def _one_slip(one: str, other: str) -> bool:
    """Tell whether a letter more, less or other makes one word of the other, both long enough."""
    if min(len(one), len(other)) < _SHORTEST_SLIP or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    return (
        one[start + 1 :] == other[start + 1 :]
        or one[start + 1 :] == other[start:]
        or (one[start:] == other[start + 1 :])
    )
