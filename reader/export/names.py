"""An author's name as its parts, for programs that sort by the family name. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.model import Article

_PARTICLES = frozenset(
    "al bin da de del della den der di dos du el ibn la le ten ter van von zu".split()
)
_SUFFIX = re.compile(r"(?:jr|sr)\.?|II|III|IV", re.IGNORECASE)
_BODY_WORDS = frozenset(
    "agencies agency associated bureau correspondent correspondents council desk editor editorial "
    "editors journalist magazine network news newsroom office online press reporter reporters "
    "service staff team the times writer writers".split()
)
"""Words that stand in the name of a desk or an agency and in no person's."""
_NOT_A_NAME = re.compile(r"[\d&/@|()]")


class Name(NamedTuple):
    """One author. A body has a `family` alone, and is no person."""

    family: str
    given: str = ""
    suffix: str = ""
    person: bool = True


def authors(article: Article) -> list[Name]:
    """Return who wrote an article, as its bylines say it."""
    return [parts_of(one.name) for one in article.bylines if one.name.strip()]


def parts_of(name: str) -> Name:
    """Return the parts of a name; what does not look like a person's stays whole.

    >>> parts_of("Ludo van der Meer"), parts_of("Harrowmere Press")
    (Name(family='van der Meer', given='Ludo', suffix='', person=True), \
Name(family='Harrowmere Press', given='', suffix='', person=False))
    """
    words = name.split()
    whole = " ".join(words)
    if _is_body(words):
        return Name(whole, person=False)
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    first = len(words) - 1
    while first > 1 and words[first - 1] in _PARTICLES:
        first -= 1
    family = " ".join(words[first:]).rstrip(",")
    return Name(family, " ".join(words[:first]).rstrip(","), suffix)


def _is_body(words: list[str]) -> bool:
    return (
        len(words) < 2
        or len(words) > 6
        or any(word.lower().strip(".,") in _BODY_WORDS for word in words)
        or all(word.isupper() and len(word) > 1 for word in words[:1])
        or _NOT_A_NAME.search(" ".join(words)) is not None
    )
