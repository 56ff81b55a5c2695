"""Whether a person of a text is a man or a woman, as the text tells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reader.language.cast import Cast, Gender
from reader.language.tokens import ABBREVIATION, NAME, Prose
from reader.language.wordlists import words

MALE_NOUNS = words("""
    man boy father dad son husband brother uncle nephew grandfather grandson boyfriend widower actor
    spokesman chairman businessman policeman fireman congressman gentleman bloke lad guy king prince
    duke lord baron schoolboy stepfather father-in-law half-brother ex-husband fiancé groom waiter
    host hero salesman gunman conman frontman alderman councilman batsman fisherman cameraman
    """)
FEMALE_NOUNS = words("""
    woman girl mother mum mom daughter wife sister aunt niece grandmother granddaughter girlfriend
    widow actress spokeswoman chairwoman businesswoman policewoman congresswoman lady queen princess
    duchess baroness schoolgirl stepmother mother-in-law half-sister ex-wife fiancée bride waitress
    hostess heroine midwife saleswoman councilwoman ballerina
    """)

LONGEST_CLAUSE = 12
"""Tokens of a relative clause in which a pronoun is that of whom it speaks of."""

LOOK_AHEAD = 40
"""Tokens behind a name in which a pronoun tells its gender."""

_MALE = words("he He his His him himself")
_FEMALE = words("she She her Her hers herself")


def genders(prose: Prose, cast: Cast) -> list[Gender | None]:
    """Return the gender of each person: by title and given name, else by what stands near.

    Who has neither is told by the pronouns in sentences that name nobody else, and by
    nouns such as "spokeswoman" beside the name.
    """
    told: list[Gender | None] = [figure.gender for figure in cast.people]
    if None not in told:
        return told
    votes = [0] * len(told)
    for person, vote in _votes(prose, cast, told):
        votes[person] += vote
    for person, vote in enumerate(votes):
        if told[person] is None and vote:
            told[person] = "m" if vote > 0 else "f"
    return told


def _votes(prose: Prose, cast: Cast, told: list[Gender | None]) -> list[tuple[int, int]]:
    """Return for people of unknown gender what each of their sentences says: 1 or -1."""
    found: list[tuple[int, int]] = []
    by_sentence: dict[int, set[int]] = {}
    places: list[tuple[int, int, int]] = []
    for one in cast.mentions:
        token = bisect_left(prose.starts, one.start)
        sentence = bisect_right(prose.sentences, token) - 1
        by_sentence.setdefault(sentence, set()).add(one.person)
        if told[one.person] is None:
            places.append((sentence, token, one.person))
    for sentence, token, person in places:
        if len(by_sentence[sentence]) > 1:
            found.append((person, _of_relative_clause(prose, token)))
            continue
        end = (prose.sentences[sentence + 1 : sentence + 2] or [len(prose.words)])[0]
        found.append((person, _leaning(prose.words[token : min(end, token + LOOK_AHEAD)])))
        if sentence + 1 not in by_sentence and sentence + 1 < len(prose.sentences):
            found.append((person, _leaning(prose.words[end : end + 2])))
    return found


def _of_relative_clause(prose: Prose, token: int) -> int:
    """Return what "Vole, who idolises his uncle," says of the one named at `token`."""
    words_ = prose.words
    while token < len(words_) and prose.kinds[token] in (NAME, ABBREVIATION):
        token += 1
    if words_[token : token + 2] != [",", "who"]:
        return 0
    clause = words_[token + 2 : token + LONGEST_CLAUSE]
    end = next((k for k, word in enumerate(clause) if word in ",.;"), len(clause))
    return _leaning([word for word in clause[:end] if word in _MALE or word in _FEMALE])


def _leaning(part: list[str]) -> int:
    for word in part:
        if word in _MALE or word in MALE_NOUNS:
            return 1
        if word in _FEMALE or word in FEMALE_NOUNS:
            return -1
    return 0
