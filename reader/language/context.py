"""How strongly the words around a name speak for a person.

Weights are in the same tenths as those of `reader.language.form`.
"""

from __future__ import annotations

from reader.language.lexicon import (
    BODY,
    CALENDAR,
    FAMILY,
    GIVEN,
    ORGANISATION,
    PEOPLE,
    PLACE,
    ROLE,
    classes_of,
    known_phrases,
)
from reader.language.names import Candidate
from reader.language.titles import KIN, ROLE_NOUNS
from reader.language.tokens import ABBREVIATION, MARK, NAME, NUMBER, POSSESSIVE, WORD, Prose
from reader.language.wordlists import words

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

_FIRM_NOUNS = words("""
    shares stock unit subsidiary group employees customers products sales profits profit revenue
    revenues earnings plant factory store stores website app software brand device devices squad
    goalkeeper midfielder defender striker side branch headquarters depot dealership
    """)

_TERMS = words("""
    government administration campaign presidency candidacy camp era regime premiership
    """)
_WEAK_TITLES = words("""
    Master Private Staff Lance Wing Flight Squadron Petty Warrant Right Hon Canon Brother Brothers
    Nurse Coach Agent Guru Chief Deputy Vice Assistant Gen Maj Col Officer Queen King Prince
    """)
_STORMS = words("""
    Hurricane Storm Typhoon Cyclone Operation Planet Lake Mount Camp Fort USS HMS RMS MV HMAS HMCS
    """)
_THINGS = words("""
    lifeboat punt dinghy crabber barge launch tug smack ketch cutter boats ships vessels trawlers
    inn tavern cafe
    ferry ship yacht boat vessel tanker trawler liner submarine frigate destroyer steamer schooner
    racehorse horse colt filly pub hotel restaurant ship's play musical film novel opera album
    hurricane superstorm blizzard heatwave storm typhoon cyclone villages village town city island
    river lake port
    """)
_FIRMS_TOO = words("""
    brewer broadcaster publisher operator builder developer broker dealer carrier maker carmaker
    retailer regulator competitor rival partner owner investor producer opponents leaders winners
    champion champions strikers hosts host trader printer lender insurer supplier manufacturer
    distributor contractor auditor valuer underwriter caterer brewer distiller promoter employer
    subsidiary parent giant
    """)
_INTO_PLACES = words("""
    in at near across outside inside throughout into around via towards toward
    """)
_ARTICLES = words("the The a A an An")
_AUXILIARIES = words("""
    has had was is will would did does could should may might also
    """)
_SMALL_WORDS = words("""
    and or but to in on at by for from with of as if when while who that which are were be been not
    because after before since until then also again about into over out up down off away than so
    sailed sank left lay went came ran
    """)
_OF_A_FAMILY = words("brothers sisters twins siblings")
_AFTER_APPOSITION = words("and or who of in at from with but as")
_NAMING = words("named called nicknamed by with and v vs versus")


def of_context(prose: Prose, one: Candidate) -> int:
    """Return how strongly the words around a candidate speak for a person."""
    return _of_before(prose, one) + _of_after(prose, one)


def _of_before(prose: Prose, one: Candidate) -> int:
    words_, kinds = prose.words, prose.kinds
    before = one.title - 1
    if one.title < one.start:
        if before >= 0 and (words_[before] in _THINGS or words_[before] in _STORMS):
            return -60
        last = classes_of(words_[one.end - 1])
        weak = words_[one.start - 1] in _WEAK_TITLES
        against = BODY | ORGANISATION if weak else BODY
        if last & against and not last & (GIVEN | FAMILY) and len(one.words) > 1:
            return -40  # "Lady Margaret Boat Club", "King James Bible"
        return 15 if weak else 40
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
        return 25 if classes_of(word) & ROLE else 0
    if word == "," and before:
        return _of_apposition(prose, one, before)
    if word == "(" and len(one.words) == 1 and kinds[before - 1 : before] == [NAME]:
        return -40 if words_[one.end : one.end + 1] == [")"] else 0  # a country: "Vole (Fin)"
    if kind == NAME and word in ("In", "At", "Near"):
        return -20
    return 0


def _of_apposition(prose: Prose, one: Candidate, comma: int) -> int:
    """Return what the word before a comma says of the name behind it: "his wife, Ana Vole,"."""
    word = prose.words[comma - 1]
    if word in KIN:
        return 25 if closes_apposition(prose, one) else 0
    if word in ROLE_NOUNS:
        return 12
    school = prose.kinds[comma - 1] == NAME and classes_of(word) & BODY
    return -12 if school and not classes_of(one.words[0]) & GIVEN else 0


def closes_apposition(prose: Prose, one: Candidate) -> bool:
    """Tell whether a name set behind a comma ends there: not "and his wife, Vole came"."""
    end = max(one.end, one.run_end)
    return prose.kinds[end : end + 1] != [WORD] or prose.words[end] in _AFTER_APPOSITION


def _of_article(prose: Prose, one: Candidate) -> int:
    """Return what an article before the name says: against a person, but for "the Smith era"."""
    following = prose.words[one.end : one.end + 1]
    if following and following[0] in _TERMS:
        return 20
    if following == ["-"]:
        return -10  # "the Vole-led council"
    if (
        one.end < len(prose.kinds)
        and prose.kinds[one.end] == WORD
        and not _is_small_verb(following[0])
    ):
        return -10  # an adjective: "a Vole supporter"
    return -45 if len(one.words) > 1 else -25  # a ship or an inn: "the Ellen Vole"


def _is_small_verb(word: str) -> bool:
    return word in _AUXILIARIES or word in _SMALL_WORDS or word in SPEECH_VERBS


def _of_word_before(prose: Prose, one: Candidate, before: int, word: str) -> int:
    if word in ROLE_NOUNS:
        return _of_role_before(prose, one, word)
    if word in _THINGS:
        return -60
    if word == "of" and before > 1 and _is_address(prose, before):
        return -40
    if word in ("at", "of") and prose.words[before - 1] in ROLE_NOUNS:
        return -35 if word == "at" else -15
    if word == "for" and prose.words[before - 1].startswith("spokes"):
        return -15
    if word in _INTO_PLACES:
        return -20
    if word in _ARTICLES:
        return _of_article(prose, one)
    if word == "and" and _joins_things(prose, before):
        return -60
    if word in SPEECH_VERBS:
        after = prose.kinds[one.end] if one.end < len(prose.kinds) else MARK
        return 20 if after == MARK else 0  # not "said Vole had gone", which is what was said
    if word in _NAMING:
        return 5
    if word in ("of", "for") and before and prose.kinds[before - 1] == NAME:
        if len(one.words) > 1 and classes_of(one.words[0]) & GIVEN:
            return -10
        return -30 if classes_of(prose.words[before - 1]) else -10
    return 0


def _joins_things(prose: Prose, conjunction: int) -> bool:
    """Tell whether "and" joins a name to that of a thing: "the boats Ellen Vole and"."""
    k = conjunction - 1
    while k > conjunction - 5 and k > 0 and prose.kinds[k] == NAME:
        k -= 1
    return k < conjunction - 1 and prose.words[k] in _THINGS


def _of_role_before(prose: Prose, one: Candidate, role: str) -> int:
    """Return what a role before a name says; "the engineers Vole Finch" may well be a firm."""
    several = role[-1] == "s" and role[:-1] in ROLE_NOUNS
    if several and prose.words[one.end : one.end + 1] not in (["and"], [","]):
        return 0
    return 8 if role in _FIRMS_TOO else 25


def _is_address(prose: Prose, of: int) -> bool:
    """Tell whether "of" follows an age, as before an address: "Vole, 41, of Rose Lane"."""
    return prose.words[of - 1] == "," and is_age(prose.words[of - 2])


def _of_after(prose: Prose, one: Candidate) -> int:
    words_, kinds = prose.words, prose.kinds
    after = one.end
    if after >= len(words_):
        return 0
    word, kind = words_[after], kinds[after]
    if kind in (POSSESSIVE, WORD):
        noun = after + (kind == POSSESSIVE)
        if noun < len(words_) and words_[noun] in _FIRM_NOUNS:
            return -20
    if kind == WORD:
        if "its" in words_[after : after + 2] or word in _OF_A_FAMILY:
            return -15
        if word == "who" and words_[after - 1][-1] == "s":
            return 0  # as likely many: "Developers who"
        return _of_word_after(word)
    if kind == NUMBER:
        month = classes_of(words_[after - 1]) & CALENDAR
        return -40 if month else _of_figures(prose, one)
    if kind == POSSESSIVE:
        return 12 if words_[after + 1 : after + 2] and words_[after + 1] in POSSESSIONS else 0
    if kind == MARK:
        return _of_mark_after(prose, one, word)
    return 0


def _of_word_after(word: str) -> int:
    if word in ("who", "himself", "herself"):
        return 20
    if word in SPEECH_VERBS or word in HUMAN_VERBS:
        return 12
    return 4 if word in _AUXILIARIES or word.endswith("ed") else 0


def _of_mark_after(prose: Prose, one: Candidate, mark: str) -> int:
    words_, kinds, after = prose.words, prose.kinds, one.end
    following = words_[after + 1 : after + 4]
    if not following:
        return 0
    if mark == ",":
        if is_age(following[0]) or following[0] == "aged":
            return 40
        if following[0] in ("who", "whom"):
            return 30 if len(one.words) > 1 or classes_of(one.words[0]) & (GIVEN | FAMILY) else 15
        role = find_role(prose, after + 1)
        if role is not None:
            return 5 if prose.words[role] in _FIRMS_TOO else 20
        flags = classes_of(following[0])
        return -15 if flags & PLACE and kinds[after + 1] == NAME else 0
    if mark == "(":
        if is_age(following[0]):
            return 20
        if _is_country(following):
            return 30
        if following[0] in ("D", "R", "D.", "R.", "I"):
            return 30
    return 0


def _is_country(behind: list[str]) -> bool:
    """Tell whether one or two words and a closing bracket name a place or a people."""
    if ")" not in behind:
        return False
    inside = behind[: behind.index(")")]
    known = " ".join(inside) in known_phrases()
    return known or (len(inside) == 1 and bool(classes_of(inside[0]) & (PLACE | PEOPLE)))


def _of_figures(prose: Prose, one: Candidate) -> int:
    """Return what figures behind a name say: a team's row in a table, or a scorer's minute."""
    end = one.end
    while end < len(prose.kinds) and prose.kinds[end] == NUMBER:
        end += 1
    if end - one.end > 5:
        return -30
    return 30 if prose.words[end : end + 1] and _in_score(prose, one, prose.words[end]) else 0


def _in_score(prose: Prose, one: Candidate, closing: str) -> bool:
    """Tell whether a name with a figure stands in brackets: "(Vole 10, Finch 55)"."""
    if closing not in ",);":
        return False
    for k in range(one.start - 1, max(-1, one.start - 20), -1):
        if prose.words[k] == "(":
            return True
        if prose.words[k] == ")" or prose.kinds[k] == WORD:
            return False
    return False


def is_age(word: str) -> bool:
    """Tell whether a figure can be somebody's age."""
    return word.isdecimal() and len(word) <= 3 and 0 < int(word) < 120


def find_role(prose: Prose, start: int) -> int | None:
    """Return the token of the role that follows within a few words: "a retired teacher"."""
    words_, kinds = prose.words, prose.kinds
    for k in range(start, min(start + 8, len(words_))):
        kind = kinds[k]
        if kind == WORD and words_[k] in ROLE_NOUNS:
            return k
        if kind == NAME and k > 0 and words_[k].lower() in ROLE_NOUNS:
            if words_[k - 1] in _ARTICLES and words_[k + 1 : k + 2] in (["of"], ["for"], ["to"]):
                return k  # "the Minister for Rail"
            if words_[k].isupper() and words_[k - 1] in _ARTICLES:
                return k  # "an MP"
        if kind not in (WORD, NAME, POSSESSIVE, NUMBER, ABBREVIATION) or words_[k] in SPEECH_VERBS:
            return None
        if words_[k] in ("in", "is", "was", "has", "on", "with", "to", "and", "but"):
            return None
    return None
