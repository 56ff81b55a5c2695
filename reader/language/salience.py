"""How strongly a person is in mind where a pronoun stands.

A pronoun goes to the most salient person of its gender: lately named, as the subject of
a sentence, often. The signs are those of Lappin and Leass, "An Algorithm for Pronominal
Anaphora Resolution" (1994), with weights of our own.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.language.cast import Gender
from reader.language.context import SPEECH_VERBS
from reader.language.tokens import MARK, NAME, POSSESSIVE, WORD, Prose
from reader.language.wordlists import words

REACH = 6
"""Sentences that a pronoun looks back over."""

WINDOW = 60
"""Tokens within which two words can stand in one clause."""

_NEAR = (50, 40, 28, 20, 14, 10, 8)
"""Salience of a mention by how many sentences back it stands."""

_SUBJECT, _OPENING_SUBJECT = 16, 10
_SPEAKER = 20
"""Whoever spoke is taken up by the next cue: "…,” he said"."""
_OWN_CLAUSE = 10
"""A possessive goes to the name before it in its own clause."""
_QUOTED = 22
_UNKNOWN_GENDER = 8
_SAME_CLAUSE = 60
_OFTEN, _MOST_OFTEN = 2, 6

_LONGEST_NAME = 8
LONGEST_ASIDE = 15
"""Tokens between the two commas of an aside at most."""

_OBLIQUE = words("""
    of by to for with from in against about on at than under over after before between like into
    through without towards near behind beside and
    """)
_NOT_NOUNS = words("""
    and or but to in on at by for from with of as if when while who that which is was were are be
    been has had have not because after before since until then also again about into over out up
    down off away back how why what where whether than so too he she they it
    """)
_CLAUSE_MARKS = frozenset(",;:()—–-")
_CLAUSE_WORDS = words("""
    that who which when while because if after before since whether and but as how why what where
    """)


class Event(NamedTuple):
    """A place where somebody is named or pointed at."""

    token: int
    sentence: int
    """Counted in sentences that do not begin inside a quotation."""
    person: int | None
    """None for somebody without a name."""
    gender: Gender | None
    subject: bool
    quoted: bool
    speaks: bool
    """Stands beside a verb of speech."""


class Pronoun(NamedTuple):
    """A pronoun that looks for its person."""

    token: int
    sentence: int
    gender: Gender
    opens: bool
    """Stands at the head of its sentence."""
    quoted: bool
    is_object: bool
    is_possessive: bool
    speaks: bool


def salience(prose: Prose, pronoun: Pronoun, event: Event, often: int) -> int:
    """Return how strongly `event` offers its person to `pronoun`; `often` they were named."""
    score = _NEAR[pronoun.sentence - event.sentence]
    if event.subject:
        score += _SUBJECT + (_OPENING_SUBJECT if pronoun.opens else 0)
    if event.speaks and pronoun.speaks:
        score += _SPEAKER
    if event.quoted and not pronoun.quoted:
        score -= _QUOTED
    if event.gender is None:
        score -= _UNKNOWN_GENDER
    if event.sentence == pronoun.sentence:
        if pronoun.is_object and event.subject:
            aside = _past_aside(prose, event.token, pronoun.token)
            told = prose.words[aside : pronoun.token - 1]
            if SPEECH_VERBS.isdisjoint(told) and _in_one_clause(prose, aside, pronoun.token):
                score -= _SAME_CLAUSE  # not "said moves to oust him"
        elif pronoun.is_possessive and _in_one_clause(prose, event.token + 1, pronoun.token):
            score += _OWN_CLAUSE
    return score + _OFTEN * min(often, _MOST_OFTEN)


def _in_one_clause(prose: Prose, first: int, second: int) -> bool:
    if second - first > WINDOW:
        return False
    between = prose.words[first:second]
    return _CLAUSE_WORDS.isdisjoint(between) and _CLAUSE_MARKS.isdisjoint(between)


def _past_aside(prose: Prose, first: int, second: int) -> int:
    """Return where the clause of a name goes on behind an aside between commas.

    "Ana Vole, of Lund, told her" and "Ana Vole, speaking for her" are one clause each.
    """
    after = _past_name(prose, first)
    if prose.words[after : after + 1] != [","]:
        return first + 1
    if prose.words[after + 1 : after + 2] and prose.words[after + 1].endswith("ing"):
        return after + 1
    for k in range(after + 1, min(after + LONGEST_ASIDE, second)):
        if prose.words[k] == ",":
            return k + 1
    return first + 1


def is_object(prose: Prose, token: int) -> bool:
    """Tell whether a pronoun is an object: "him", and "her" but before a noun."""
    word = prose.words[token].lower()
    if word != "her":
        return word == "him"
    after = token + 1
    if after >= len(prose.words) or prose.kinds[after] not in (WORD, NAME):
        return True
    return prose.words[after] in _NOT_NOUNS


def is_possessive(prose: Prose, token: int) -> bool:
    """Tell whether a pronoun is "his", or "her" before a noun."""
    word = prose.words[token].lower()
    return word == "his" or (word == "her" and not is_object(prose, token))


def is_subject(prose: Prose, token: int, sentence_start: int) -> bool:
    """Tell whether what is named at `token` looks like the subject of its clause."""
    if is_possessive(prose, token):
        return False
    after = _past_name(prose, token)
    if after < len(prose.words) and prose.kinds[after] == POSSESSIVE:
        return False
    followed = after < len(prose.words) and prose.kinds[after] == WORD
    if followed and prose.words[after].endswith("ing"):
        return True
    before = token - 1
    floor = max(sentence_start, token - _LONGEST_NAME)
    while before >= floor and prose.kinds[before] == NAME:
        before -= 1
    if before < sentence_start or prose.kinds[before] == MARK:
        return True
    return followed and prose.words[before] not in _OBLIQUE


def speaks(prose: Prose, token: int) -> bool:
    """Tell whether a verb of speech stands beside what is named at `token`."""
    after = _past_name(prose, token)
    beside = prose.words[max(0, token - 1) : token] + prose.words[after : after + 2]
    return not SPEECH_VERBS.isdisjoint(beside)


def _past_name(prose: Prose, token: int) -> int:
    after = token + 1
    ceiling = min(len(prose.words), token + _LONGEST_NAME)
    while after < ceiling and prose.kinds[after] == NAME:
        after += 1
    return after
