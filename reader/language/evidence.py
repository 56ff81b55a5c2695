"""How strongly a name, and the words around it, speak for a person.

Weights are in tenths of a step: `PERSON` in sum makes a person. They were set by what
the sign means, not fitted: a sign that alone settles the matter ("Mr", an age, "who")
weighs more than the threshold, one that leans to it weighs a third to a half.
"""

from __future__ import annotations

from itertools import pairwise

from reader.language.lexicon import (
    BODY,
    CALENDAR,
    COMMON,
    FAMILY,
    GIVEN,
    ORGANISATION,
    PEOPLE,
    PLACE,
    ROLE,
    lexicon,
    places,
)
from reader.language.names import Candidate
from reader.language.titles import KEPT_TITLES, PARTICLES, ROLE_NOUNS
from reader.language.tokens import ABBREVIATION, MARK, NAME, NUMBER, POSSESSIVE, WORD, Prose
from reader.language.wordlists import words

PERSON = 10
"""What a name of several words must reach."""
PLAIN = 28
"""What a name in a headline must reach by its form alone."""
PERSON_ALONE = 20
"""What a single word must reach that is no part of a longer name of the text."""

SPEECH_VERBS = words("""
    said says say saying told tells tell added adds adding asked asks claimed claims insisted
    insists argued argues warned warns admitted admits explained explains replied replies responded
    wrote writes tweeted tweets conceded concedes joked jokes quipped recalled recalls noted notes
    declared declares acknowledged complained countered exclaimed lamented mused opined pleaded
    remarked retorted testified vowed stressed observed commented continued continues concluded
    concludes suggested suggests denied denies agreed agrees thinks thought believes believed hopes
    hoped
    """)

HUMAN_VERBS = words("""
    died dies resigned married divorced born wept smiled smiles laughed laughs grinned nodded shook
    walked walks sat sits stood stands knew knows felt feels wants wanted plays played scored
    scores sang sings wore wears studied graduated campaigned endorsed beat beats defeated defeats
    apologised apologized confessed pleaded lives lived loves loved hates hated talked talks spoke
    speaks starred stars drove cried drank ate grew retired quit resigns pledged met meets visited
    visits chairs headed netted volleyed fired tackled bowled batted broke crossed struck netted
    equalised equalized finished shot won wins lost loses served coached directed penned lectured
    """)

POSSESSIONS = words("""
    wife husband mother father son daughter brother sister family parents children boyfriend
    girlfriend partner fiance fiancee widow lawyer lawyers attorney attorneys solicitor spokesman
    spokeswoman spokesperson campaign death life career home house body book memoir speech words
    office aide aides aides supporters friend friends colleagues team-mates teammates agent manager
    remarks comments statement decision behaviour behavior lips face eyes hands murder killing
    presidency candidacy popularity allies rival rivals opponent opponents
    """)

_TERMS = words("""
    government administration campaign presidency candidacy camp era regime premiership
    """)
_STORMS = words("""
    Hurricane Storm Typhoon Cyclone Operation Planet Lake Mount Camp Fort USS HMS RMS
    """)
_THINGS = words("""
    ferry ship yacht boat vessel tanker trawler liner submarine frigate destroyer steamer schooner
    racehorse horse colt filly pub hotel restaurant ship's play musical film novel opera album
    hurricane storm typhoon cyclone villages village town city island river lake port
    """)
_INTO_PLACES = words("""
    in at near across outside inside throughout into around via towards toward
    """)
_ARTICLES = words("the The a A an An")
_AUXILIARIES = words("""
    has had was is will would did does could should may might also
    """)
_NAMING = words("named called nicknamed by with and v vs versus")


def of_form(name: tuple[str, ...], reused: bool, upper_text: bool) -> int:
    """Return how strongly a name of several words, taken alone, speaks for a person.

    Args:
        name: Its words.
        reused: Whether its last word also stands alone in the text.
        upper_text: Whether the text is written in capitals, so that they say nothing.
    """
    classes = lexicon()
    if name[0] in KEPT_TITLES:
        return 30
    first, last = name[0], name[-1]
    first_flags, last_flags = classes.get(first, 0), classes.get(last, 0)
    if " ".join(name) in places() or " ".join(name[:2]) in places():
        return -50
    score = _of_first(first, first_flags) + _of_last(last, last_flags, first_flags)
    score += _of_middle(name[1:-1])
    if reused:
        score += 12
    if len(name) > 4:
        score -= 15
    if not upper_text:
        score -= 12 * sum(len(word) > 1 and word.isupper() and "." not in word for word in name)
    return score


def _of_first(word: str, flags: int) -> int:
    if flags & GIVEN:
        return 14 if flags & (PLACE | ORGANISATION | PEOPLE | CALENDAR) else 28
    if _is_initials(word):
        return 12
    if flags & (ORGANISATION | PEOPLE | CALENDAR):
        return -30
    if flags & (PLACE | BODY):
        return -20
    if flags & COMMON:
        return -20
    return 8 if flags & FAMILY else 6


def _of_last(word: str, flags: int, first_flags: int) -> int:
    given_first = bool(first_flags & GIVEN)
    score = 8 if flags & FAMILY else 0
    if len(word) == 1 or _is_brand(word):
        score -= 20
    if flags & BODY:
        score -= (10 if given_first else 25) if flags & FAMILY else 40
    elif flags & (ORGANISATION | PEOPLE | CALENDAR):
        score -= 8 if given_first and flags & FAMILY else 20
    elif flags & (COMMON | ROLE):
        score -= 4 if given_first and flags & FAMILY else 18
    elif flags & PLACE:
        score -= 4 if given_first else 25
    if word[:2] in ("O'", "O’", "Mc") or (word[:3] == "Mac" and word[3:4].isupper()):
        score += 10
    return score


def _of_middle(middle: tuple[str, ...]) -> int:
    classes = lexicon()
    score = 0
    for word in middle:
        if _is_initials(word):
            score += 20
        elif word in PARTICLES:
            score += 8
        elif classes.get(word, 0) & (BODY | ORGANISATION | CALENDAR) and not classes[word] & (
            GIVEN | FAMILY
        ):
            score -= 20
    return score


def _is_brand(word: str) -> bool:
    """Tell whether a capital stands inside a word, as in "PlayStation" but not "McCain"."""
    tail = word[3:] if word[:3] in ("Mac", "Van", "von") else word[2:]
    return (
        not word.isupper()
        and not tail.islower()
        and "-" not in word
        and any(a.islower() and b.isupper() for a, b in pairwise(tail))
    )


def _is_initials(word: str) -> bool:
    return (
        word.endswith(".") and len(word) <= 6 and word.replace(".", "").replace("-", "").isupper()
    )


def of_context(prose: Prose, one: Candidate) -> int:
    """Return how strongly the words around a candidate speak for a person."""
    return _of_before(prose, one) + _of_after(prose, one)


def _of_before(prose: Prose, one: Candidate) -> int:
    words_, kinds = prose.words, prose.kinds
    before = one.title - 1
    if one.title < one.start:
        return -60 if before >= 0 and words_[before] in _THINGS else 40
    if before < 0:
        return 0
    word, kind = words_[before], kinds[before]
    if kind == WORD:
        return _of_word_before(prose, one, before, word)
    if kind == NAME and word in _ARTICLES:
        return _of_article(prose, one)
    if kind == NAME and before >= one.run_start:
        if word in _STORMS:
            return -50
        return 25 if lexicon().get(word, 0) & ROLE else 0
    if kind == NAME and word in ("In", "At", "Near"):
        return -20
    return 0


def _of_article(prose: Prose, one: Candidate) -> int:
    """Return what an article before the name says: against a person, but for "the Smith era"."""
    following = prose.words[one.end : one.end + 1]
    return 20 if following and following[0] in _TERMS else -25


def _of_word_before(prose: Prose, one: Candidate, before: int, word: str) -> int:
    if word in ROLE_NOUNS:
        return 25
    if word in _THINGS:
        return -60
    if word in ("at", "of", "for", "with") and prose.words[before - 1] in ROLE_NOUNS:
        return -35 if word in ("at", "for") else -15
    if word in _INTO_PLACES:
        return -20
    if word in _ARTICLES:
        return _of_article(prose, one)
    if word in SPEECH_VERBS:
        return 15
    if word in _NAMING:
        return 3
    if word in ("of", "for") and before and prose.kinds[before - 1] == NAME:
        flags = lexicon().get(prose.words[before - 1], 0)
        return -30 if flags else -10
    return 0


def _of_after(prose: Prose, one: Candidate) -> int:
    words_, kinds = prose.words, prose.kinds
    after = one.end
    if after >= len(words_):
        return 0
    word, kind = words_[after], kinds[after]
    if kind == WORD:
        return _of_word_after(word)
    if kind == POSSESSIVE:
        return 12 if words_[after + 1 : after + 2] and words_[after + 1] in POSSESSIONS else 0
    if kind == MARK:
        return _of_mark_after(prose, after, word)
    return 0


def _of_word_after(word: str) -> int:
    if word in ("who", "whose", "himself", "herself"):
        return 30
    if word in SPEECH_VERBS or word in HUMAN_VERBS:
        return 12
    return 4 if word in _AUXILIARIES or word.endswith("ed") else 0


def _of_mark_after(prose: Prose, after: int, mark: str) -> int:
    words_, kinds = prose.words, prose.kinds
    following = words_[after + 1 : after + 4]
    if not following:
        return 0
    if mark == ",":
        if _is_age(following[0]) or following[0] == "aged":
            return 40
        if following[0] in ("who", "whose"):
            return 30
        if has_role(prose, after + 1):
            return 20
        flags = lexicon().get(following[0], 0)
        return -15 if flags & PLACE and kinds[after + 1] == NAME else 0
    if mark == "(":
        if _is_age(following[0]):
            return 20
        if lexicon().get(following[0], 0) & (PLACE | PEOPLE) and words_[after + 2] == ")":
            return 30
        if following[0] in ("D", "R", "D.", "R.", "I"):
            return 30
    return 0


def _is_age(word: str) -> bool:
    return word.isdigit() and len(word) <= 3 and 0 < int(word) < 120


def has_role(prose: Prose, start: int) -> bool:
    """Tell whether a role follows within a few words: "a retired teacher", "head of"."""
    words_, kinds = prose.words, prose.kinds
    for k in range(start, min(start + 8, len(words_))):
        kind = kinds[k]
        if kind == WORD and words_[k] in ROLE_NOUNS:
            return True
        if kind not in (WORD, NAME, POSSESSIVE, NUMBER, ABBREVIATION) or words_[k] in SPEECH_VERBS:
            return False
        if words_[k] in ("in", "is", "was", "has", "on", "with", "to", "and", "but"):
            return False
    return False


def of_single(word: str, upper_text: bool) -> int:
    """Return how strongly a single word, taken alone, speaks for a person."""
    flags = lexicon().get(word, 0)
    score = 0
    if flags & GIVEN:
        score += 20 if not flags & ~(GIVEN | FAMILY) else 12
    if flags & FAMILY:
        score += 12 if not flags & ~(GIVEN | FAMILY) else 6
    if _is_brand(word):
        score -= 20
    if flags & (PLACE | ORGANISATION | PEOPLE | CALENDAR | BODY):
        score -= 20 if flags & (GIVEN | FAMILY) else 50
    if flags & (COMMON | ROLE):
        score -= 15
    if word.isupper() and len(word) > 1 and not upper_text:
        score -= 20
    return score
