"""People pointed at without a name: "the minister", "a neighbour", "the boy"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from reader.language.cast import Cast, Gender
from reader.language.genders import FEMALE_NOUNS, MALE_NOUNS
from reader.language.titles import ROLE_NOUNS
from reader.language.tokens import NAME, WORD, Prose
from reader.language.wordlists import words

_DETERMINERS = words("a an the another one A An The Another One this This that That")
_DEFINITE = words("the The this This that That")
_COPULAS = words("as is was be been became being")
_PERSON_NOUNS = ROLE_NOUNS | MALE_NOUNS | FEMALE_NOUNS

LONGEST = 5
"""Words between the article and the noun at most, less one."""


class Nominal(NamedTuple):
    """A noun phrase that points at one person without a name."""

    start: int
    """Token index of its article."""
    token: int
    """Token index of its noun."""
    gender: Gender | None
    person: int | None = None
    """Who it is, where the text says so."""


def nominals(prose: Prose, cast: Cast) -> Iterator[Nominal]:
    """Yield the noun phrases that bring in or take up somebody, in text order.

    A noun beside a name ("the actor Tom Hill", "Ann Lee, a teacher,") is that person's
    role and brings in nobody. "The mayor" is whoever alone has that role; a definite
    phrase for somebody not brought in before ("a mayor … the mayor") says nothing.
    """
    taken = {bisect_left(prose.starts, one.end) - 1 for one in cast.mentions}
    brought_in: set[str] = set()
    for token in prose.of(_PERSON_NOUNS):
        if prose.kinds[token] != WORD:
            continue
        word = prose.words[token]
        start = _article(prose, token)
        if start is None or _beside_a_name(prose, start, token, taken):
            continue
        gender: Gender | None = "m" if word in MALE_NOUNS else "f" if word in FEMALE_NOUNS else None
        if prose.words[start] not in _DEFINITE:
            brought_in.add(word)
            yield Nominal(start, token, gender)
            continue
        holders = cast.holders.get(word, ())
        if len(holders) == 1:
            yield Nominal(start, token, gender, next(iter(holders)))
        elif word in brought_in:
            yield Nominal(start, token, gender)


def _beside_a_name(prose: Prose, start: int, token: int, taken: set[int]) -> bool:
    """Tell whether a noun phrase only says what somebody named beside it is."""
    if token + 1 < len(prose.kinds) and (
        prose.kinds[token + 1] == NAME or prose.words[token + 1] in _PERSON_NOUNS
    ):
        return True
    before = prose.words[start - 1] if start else ""
    return (before == "," and start - 2 in taken) or before in _COPULAS


def _article(prose: Prose, token: int) -> int | None:
    for k in range(token - 1, max(token - LONGEST, -1), -1):
        if prose.words[k] in _DETERMINERS:
            return k
        if prose.kinds[k] not in (WORD, NAME):
            return None
    return None
