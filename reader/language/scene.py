"""Who is named or pointed at in a text, and where its pronouns stand.

Nothing here asks what is quoted, so that one scene serves the pronouns outside quotations
and, once their speakers are known, those inside.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import NamedTuple

from reader.language.cast import Cast, Gender
from reader.language.genders import genders
from reader.language.nominals import nominals
from reader.language.salience import is_subject, speaks
from reader.language.tokens import Prose

_CONTRACTED = ("'d", "'ll", "’d", "’ll")
GENDER_OF: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself", "He", "His", "Him"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself", "She", "Her", "Hers"), "f"),
    **{pronoun + end: "m" for pronoun in ("he", "He") for end in _CONTRACTED},
    **{pronoun + end: "f" for pronoun in ("she", "She") for end in _CONTRACTED},
}
"""The gender of each third-person pronoun, as it is written."""
_PRONOUNS = frozenset(GENDER_OF)


class Pointing(NamedTuple):
    """A place where a name or noun phrase points at somebody."""

    start: int
    """Token index of its first word, its article included."""
    token: int
    """Token index of its noun, or of the name's first word."""
    person: int | None
    """None for somebody without a name."""
    gender: Gender | None


class Signs(NamedTuple):
    """What the words around a name, noun or pronoun say of it."""

    sentence: int
    """Which sentence of the text it stands in."""
    subject: bool
    speaks: bool


class Scene:
    """The people of a text where they are named, and its pronouns."""

    def __init__(self, prose: Prose, cast: Cast) -> None:
        self.prose = prose
        self.cast = cast
        self.pronouns = prose.of(_PRONOUNS)
        self._signs: dict[tuple[int, int], Signs] = {}

    @cached_property
    def genders(self) -> list[Gender | None]:
        """The gender of each person."""
        return genders(self.prose, self.cast)

    @cached_property
    def pointings(self) -> list[Pointing]:
        """The names, and then the noun phrases, each in text order."""
        return [*self._names(), *self._phrases()]

    def _names(self) -> list[Pointing]:
        found = []
        for one in self.cast.mentions:
            token = bisect_left(self.prose.starts, one.start)
            found.append(Pointing(token, token, one.person, self.genders[one.person]))
        return found

    def _phrases(self) -> list[Pointing]:
        return [
            Pointing(
                one.start,
                one.token,
                one.person,
                one.gender if one.person is None else self.genders[one.person],
            )
            for one in nominals(self.prose, self.cast)
        ]

    def signs(self, start: int, token: int) -> Signs:
        """Return what stands around the word at `token`, whose phrase begins at `start`."""
        known = self._signs.get((start, token))
        if known is None:
            sentence = self.sentence(token)
            subject = is_subject(self.prose, start, self.prose.sentences[sentence])
            known = Signs(sentence, subject, speaks(self.prose, token))
            self._signs[start, token] = known
        return known

    def sentence(self, token: int) -> int:
        """Return which sentence `token` stands in."""
        return bisect_right(self.prose.sentences, token) - 1
