"""Lists of names: teams, crews, panels, the order of a race."""

from __future__ import annotations

from collections.abc import Iterator

from reader.language.form import PERSON, of_form
from reader.language.lexicon import FAMILY, GIVEN, NO_NAME, classes_of
from reader.language.names import Candidate
from reader.language.tokens import NUMBER, WORD, Prose
from reader.language.wordlists import words

SHORTEST = 5
"""Names in a list before it counts as a line-up."""

MAX_GAP = 8
"""Tokens between two names of one list at most."""

_SEPARATORS = frozenset(",;-–(")
_WORDS_BETWEEN = words("and captain capt goalkeeper penalty pen own goal not out sub c b v")


def in_lineups(prose: Prose, found: list[Candidate]) -> frozenset[int]:
    """Return the token indices of the names in lists of names.

    A list counts when it has at least `SHORTEST` names parted by commas, semicolons,
    dashes or brackets, of which enough are known as names of people and fewer than
    half as many as anything else.
    """
    lists = [group for group in _groups(prose, found) if len(group) >= SHORTEST]
    if not lists:
        return frozenset()
    last_words = {one.words[-1] for group in lists for one in group}
    names = {one.words for one in found if len(one.words) > 1 and one.words[-1] in last_words}
    family_names = {name[-1] for name in names if of_form(name, False) >= PERSON}
    return frozenset(
        one.start for group in lists if _is_lineup(group, family_names) for one in group
    )


def _groups(prose: Prose, found: list[Candidate]) -> Iterator[list[Candidate]]:
    group: list[Candidate] = []
    for one in found:
        if group and not _follows(prose, group[-1].end, one.start):
            yield group
            group = []
        group.append(one)
    yield group


def _follows(prose: Prose, end: int, start: int) -> bool:
    if not 0 < start - end <= MAX_GAP:
        return False
    figures = 0
    for k in range(end, start):
        figures += prose.kinds[k] == NUMBER
        if prose.kinds[k] == WORD and prose.words[k] not in _WORDS_BETWEEN:
            return False
    return figures <= 3 and not _SEPARATORS.isdisjoint(prose.words[end:start])


def _is_lineup(group: list[Candidate], family_names: set[str]) -> bool:
    known = others = 0
    for one in group:
        flags = classes_of(one.words[-1])
        if one.words[-1] in family_names:
            known += 1
        elif flags & (GIVEN | FAMILY):
            known += not flags & NO_NAME
        else:
            others += bool(flags & NO_NAME)
    bare = sum(len(one.words) == 1 for one in group)
    share = 4 if 2 * bare > len(group) else 8  # bare words are as often clubs or firms
    return known >= 2 and share * known >= len(group) and known > 2 * others
