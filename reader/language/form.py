"""How strongly a name, by its words alone, speaks for a person.

Weights are in tenths of a step. They were set by what the sign means, not fitted: a
sign that alone settles the matter weighs more than the threshold, one that leans to it
a third to a half. `reader.language.context` weighs the words around a name alike.
"""

from __future__ import annotations

from itertools import pairwise

from reader.language.lexicon import (
    BODY,
    CALENDAR,
    COMMON,
    FAMILY,
    FIGURE,
    GIVEN,
    ORGANISATION,
    PEOPLE,
    PLACE,
    ROLE,
    classes_of,
    known_phrases,
    sounds_given,
)
from reader.language.titles import KEPT_TITLES, PARTICLES, SUFFIXES

PERSON = 10
"""What a name of several words must reach."""
PLAIN = 28
"""What a name in a headline must reach by its form alone."""
PERSON_ALONE = 20
"""What a single word must reach that is no part of a longer name of the text."""


ORDINARY = 12
"""What each word of a name loses that the text also writes small."""
BOUND = 10
"""What a particle before a lone family name says: "van Dyke"."""
HEADED = 15
"""What an unknown name loses whose first word and not its last stands alone elsewhere."""
SURE = 12
"""What one sign must say for a lone unknown word that a pronoun follows."""
SIGN = 20
"""What one sign must say for a lone unknown word that no pronoun follows."""
LISTED = 20
"""What standing in a list of names says."""
AGAINST = 30
"""What a lone word loses that heads the name of a body, or that the text also writes small."""


def of_form(name: tuple[str, ...], reused: bool) -> int:
    """Return how strongly a name of several words, taken alone, speaks for a person.

    Args:
        name: Its words.
        reused: Whether its last word also stands alone in the text.
    """
    if name[0] in KEPT_TITLES:
        return 30
    while name[-1] in SUFFIXES and len(name) > 2:
        name = name[:-1]
    first, last = name[0], name[-1]
    first_flags, last_flags = classes_of(first), classes_of(last)
    if " ".join(name) in known_phrases() or " ".join(name[:2]) in known_phrases():
        return -50
    if any(word[-1].isdigit() or word[1:2].isdigit() for word in name):
        return -50
    score = _of_first(first, first_flags) + _of_last(last, last_flags, first_flags)
    score += _of_middle(name[1:-1])
    if last.isupper() and any(len(word) == 1 for word in name[:-1]):
        score -= 40  # the head of a table: "W L T PF PA"
    if reused:
        score += 12
    if len(name) > 4:
        score -= 15
    if first in _SAINTS_AND_PORTS:
        score -= 40
    if len(name) == 2 and first in _FOREIGN_ARTICLES and not last_flags & FAMILY:
        score -= 20
    if last_flags & GIVEN and not first_flags & ~FAMILY:
        score += 10  # the family name first, as in Hungary, Japan and lists
    score -= 12 * sum(len(word) > 1 and word.isupper() and "." not in word for word in name)
    return score


_SAINTS_AND_PORTS = frozenset(
    {
        "St",
        "St.",
        "Saint",
        "Mt",
        "Mt.",
        "Mount",
        "Ft.",
        "Fort",
        "Port",
        "Lake",
        "San",
        "Santa",
        "Sao",
    }
)
_FOREIGN_ARTICLES = frozenset(
    {"La", "Le", "El", "Il", "Los", "Las", "O", "Al", "Der", "Die", "Das"}
)


def _of_first(word: str, flags: int) -> int:
    if flags & GIVEN:
        return 14 if flags & (PLACE | ORGANISATION | PEOPLE | CALENDAR) else 28
    if _is_initials(word) and not flags & PLACE:
        return 12
    if flags & (ORGANISATION | PEOPLE | CALENDAR):
        return -30
    if flags & (PLACE | BODY):
        return -20
    if flags & COMMON:
        return -20
    if not flags & FAMILY and sounds_given(word):
        return 18
    return 8 if flags & FAMILY else 6


def _of_last(word: str, flags: int, first_flags: int) -> int:
    given_first = bool(first_flags & GIVEN)
    score = 8 if flags & FAMILY else 0
    if len(word) == 1 or _is_brand(word):
        score -= 20
    if word in ("St.", "St", "Ave.", "Rd.", "Blvd."):
        score -= 40
    elif flags & BODY:
        score -= (10 if given_first else 25) if flags & FAMILY else 40
    elif flags & (ORGANISATION | PEOPLE | CALENDAR):
        score -= 8 if given_first and flags & FAMILY else 20
    elif flags & (COMMON | ROLE):
        score -= (4 if given_first else 8) if flags & FAMILY else 20
    elif flags & PLACE:
        score -= 4 if given_first else 8 if flags & FAMILY else 25
    return score + (10 if _is_gaelic(word) else 0)


def _of_middle(middle: tuple[str, ...]) -> int:
    score = 0
    for word in middle:
        if _is_initials(word):
            score += 20
        elif word in PARTICLES:
            score += 8
        elif _speaks_against(classes_of(word)):
            score -= 20
    return score


def _speaks_against(flags: int) -> bool:
    return bool(flags & (BODY | ORGANISATION | PEOPLE | CALENDAR | COMMON)) and not flags & (
        GIVEN | FAMILY
    )


def _is_gaelic(word: str) -> bool:
    return word[:2] in ("O'", "O’", "Mc") or (word[:3] == "Mac" and word[3:4].isupper())


def _is_brand(word: str) -> bool:
    """Tell whether a capital stands inside a word, as in "PlayStation" but not "McCain"."""
    tail = word[3:] if word[:3] in ("Mac", "Van", "von") else word[2:]
    return (
        not tail.islower()
        and not word.isupper()
        and "-" not in word
        and any(a.islower() and b.isupper() for a, b in pairwise(tail))
    )


def _is_initials(word: str) -> bool:
    """Tell whether a word is one or more initials: "J.", "J.R.", and "P" as in a table."""
    if len(word) == 1:
        return word.isupper() and word not in "AI"
    return (
        word.endswith(".") and len(word) <= 6 and word.replace(".", "").replace("-", "").isupper()
    )


def of_single(word: str) -> int:
    """Return how strongly a single word, taken alone, speaks for a person."""
    flags = classes_of(word)
    score = 0
    if flags & GIVEN:
        score += 24 if not flags & ~(GIVEN | FAMILY) else 12
    if flags & FAMILY:
        score += 12 if not flags & ~(GIVEN | FAMILY) else 6
    if flags & FIGURE:
        return score + 20
    if _is_gaelic(word):
        score += 15
    if _is_brand(word):
        score -= 20
    if flags & (PLACE | ORGANISATION | PEOPLE | CALENDAR | BODY):
        score -= 20 if flags & (GIVEN | FAMILY) else 50
    if flags & (COMMON | ROLE):
        score -= 15
    if word.isupper() and len(word) > 1:
        score -= 20
    return score
