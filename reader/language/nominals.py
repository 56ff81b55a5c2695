"""People pointed at without a name: "the minister", "a neighbour", "the boy"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from reader.language.cast import Cast, Gender
from reader.language.genders import FEMALE_NOUNS, MALE_NOUNS
from reader.language.titles import ROLE_NOUNS
from reader.language.tokens import NAME, WORD, Prose
from reader.language.wordlists import words

_DETERMINERS = words("a an the another one A An The Another One this This that That")
_PERSON_NOUNS = ROLE_NOUNS | MALE_NOUNS | FEMALE_NOUNS

LONGEST = 5
"""Words between the article and the noun at most, less one."""


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase that points at one person without a name."""

    start: int
    """Token index of its article."""
    token: int
    """Token index of its noun."""
    gender: Gender | None
    person: int | None = None
    """Who it is, where the text says so."""


def nominals(prose: Prose, cast: Cast) -> Iterator[Nominal]:
    """Yield the noun phrases that bring in somebody without a name, in text order.

    A noun beside a name ("the actor Tom Hill", "Ann Lee, a teacher,") is that person's
    role and brings in nobody.
    """
    kinds = prose.kinds
    taken = {bisect_left(prose.starts, one.end) - 1 for one in cast.mentions}
    for token, word in enumerate(prose.words):
        if word not in _PERSON_NOUNS or kinds[token] != WORD:
            continue
        if (
            token + 1 < len(kinds)
            and kinds[token + 1] in (NAME, WORD)
            and (prose.words[token + 1] in _PERSON_NOUNS or kinds[token + 1] == NAME)
        ):
            continue
        start = _article(prose, token)
        if start is None or (start and prose.words[start - 1] == "," and start - 2 in taken):
            continue
        if start and prose.words[start - 1] in ("as", "is", "was", "be", "been", "became", "being"):
            continue
        gender: Gender | None = "m" if word in MALE_NOUNS else "f" if word in FEMALE_NOUNS else None
        yield Nominal(start, token, gender)


def _article(prose: Prose, token: int) -> int | None:
    for k in range(token - 1, max(token - LONGEST, -1), -1):
        if prose.words[k] in _DETERMINERS:
            return k
        if prose.kinds[k] not in (WORD, NAME):
            return None
    return None
