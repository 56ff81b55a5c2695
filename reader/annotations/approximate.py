"""Find a string in a text with some letters wrong.

Source: G. Myers, "A fast bit-vector algorithm for approximate string matching" (1999).
Python's integers have as many bits as the pattern needs, so a text is searched in one
pass with a handful of operations a letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

LONGEST = 2000
"""Letters of a pattern that is searched for: a paragraph; more would cost too much."""


class Match(NamedTuple):
    """One place where a pattern stands with some errors."""

    start: int
    end: int
    errors: int
    """Letters put in, left out or changed."""


def ends_of(text: Iterable[str], pattern: str, most: int) -> Iterator[tuple[int, int]]:
    """Yield (end, errors) for every end of a match of `pattern` with at most `most` errors."""
    where: dict[str, int] = {}
    for place, letter in enumerate(pattern):
        where[letter] = where.get(letter, 0) | 1 << place
    mask, top = (1 << len(pattern)) - 1, 1 << len(pattern) - 1
    plus, minus, errors = mask, 0, len(pattern)
    for end, letter in enumerate(text, 1):
        equal = where.get(letter, 0)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        rises = minus | (~(horizontal | plus) & mask)
        falls = plus & horizontal
        errors += 1 if rises & top else -1 if falls & top else 0
        rises, falls = (rises << 1) & mask, (falls << 1) & mask
        plus, minus = falls | (~(vertical | rises) & mask), rises & vertical
        if errors <= most:
            yield end, errors


def best_matches(text: str, pattern: str, most: int, limit: int) -> list[Match]:
    """Return up to `limit` places of `pattern` in `text`, fewest errors first.

    Of ends that lie close together, and so belong to one place, the best is taken.
    """
    if not pattern or len(pattern) > LONGEST:
        return []
    nearby = max(3, len(pattern) // 3)
    places: list[tuple[int, int]] = []
    last_end = -nearby - 1
    for end, errors in ends_of(text, pattern, most):
        if end - last_end > nearby:
            places.append((errors, end))
        else:
            places[-1] = min(places[-1], (errors, end))
        last_end = end
    found = (
        Match(_start(text, pattern, end, errors), end, errors)
        for errors, end in sorted(places)[:limit]
    )
    return [match for match in found if match.start < match.end]


def _start(text: str, pattern: str, end: int, errors: int) -> int:
    """Return the first start of a match that ends at `end` with `errors` errors."""
    first = max(0, end - len(pattern) - errors)
    backwards = text[first:end][::-1]
    lengths = [length for length, _ in ends_of(backwards, pattern[::-1], errors)]
    return end - max(lengths, default=min(len(pattern), end))


def likeness(text: str, part: str) -> float:
    """Return how much of `part` stands somewhere in `text`: 1 all, 0 nothing.

    It is one less the share of letters that are wrong at the best place.
    """
    if not part or part in text:
        return 1.0
    if not text:
        return 0.0
    fewest = min((errors for _, errors in ends_of(text, part, len(part))), default=len(part))
    return 1 - fewest / len(part)


def occurrences(text: str, part: str, limit: int) -> Sequence[int]:
    """Return where `part` stands literally in `text`, at most `limit` places."""
    places: list[int] = []
    at = text.find(part)
    while at >= 0 and len(places) < limit:
        places.append(at)
        at = text.find(part, at + 1)
    return places
