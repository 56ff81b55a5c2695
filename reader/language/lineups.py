"""Lists of bare family names: teams, crews, panels."""

from __future__ import annotations

from reader.language.lexicon import FAMILY, GIVEN, NO_NAME, lexicon
from reader.language.names import Candidate
from reader.language.registry import Registry
from reader.language.tokens import Prose

_SEPARATORS = frozenset(",;-–(")

SHORTEST = 6
"""Names in a list before it counts as a line-up."""


def in_lineups(prose: Prose, found: list[Candidate], registry: Registry) -> frozenset[int]:
    """Return the token indices of the names in lists of bare family names.

    A list counts when its names follow each other with commas or semicolons, it has at
    least `SHORTEST`, more of them are known names than are known as anything else.
    """
    listed: set[int] = set()
    group: list[Candidate] = []
    for one in found:
        if group and not _follows(prose, group[-1], one):
            listed.update(_lineup(group, registry))
            group = []
        group.append(one)
    listed.update(_lineup(group, registry))
    return frozenset(listed)


def _follows(prose: Prose, before: Candidate, one: Candidate) -> bool:
    between = prose.words[before.end : one.start]
    return 0 < len(between) <= 6 and not _SEPARATORS.isdisjoint(between) and "." not in between


def _lineup(group: list[Candidate], registry: Registry) -> list[int]:
    if len(group) < SHORTEST:
        return []
    classes = lexicon()
    flags = [classes.get(one.words[-1], 0) for one in group]
    names = sum(bool(flag & (GIVEN | FAMILY)) for flag in flags)
    names += sum(registry.knows(one.words[-1]) for one in group)
    others = sum(bool(flag & NO_NAME) and not flag & (GIVEN | FAMILY) for flag in flags)
    return [one.start for one in group] if names >= 2 and names > 2 * others else []
