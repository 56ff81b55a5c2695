"""The noun phrase that says what somebody is: "the former mayor of Lund"."""

from __future__ import annotations

import re

from reader.language.context import HUMAN_VERBS, SPEECH_VERBS, find_role
from reader.language.lexicon import CALENDAR, classes_of
from reader.language.titles import ROLE_NOUNS
from reader.language.tokens import ABBREVIATION, MARK, NAME, NUMBER, POSSESSIVE, WORD, Prose
from reader.language.wordlists import words

LONGEST_BEHIND = 14
"""Words of a role behind a name at most."""

ARTICLES = words("whose the a an The A An his her their its His Her Their Its my our My Our")
"""What may stand before such a phrase and is no part of it."""

ENDS_ROLE_BEFORE = SPEECH_VERBS | words("""
    the a an and or but that by with from to of in on at for as is was were be been has had have
    will would said it he she they his her their its this these those when while if after before
    than not also one who which because since under over into about against between during
    behind beside near like around among within without amid despite except towards toward through
    across along via per only even just both either all any some
    The A An And But By With From To Of In On At For As When While If After Before Then Also His Her
    off out up down became becoming named caught what how why where me him them us my our your whose
    another My Our Your Whose Another Its Their include includes including featuring telling
    """)
"""Words that no role before a name takes in."""

_OF_WORK = words("""
    acting outgoing incoming managing reigning serving presiding leading sitting founding visiting
    standing retiring contributing commanding engineering marketing planning housing nursing racing
    fishing building banking mining cycling boxing sailing driving training swimming coaching
    gardening advertising consulting operating attending ruling sporting walking shooting climbing
    publishing printing recording filming dancing singing skating skiing rowing bowling batting
    """)
"""Words in -ing that say what kind of work: others before a role are verbs."""

_SAYS_NOTHING = words("""
    man woman boy girl person child baby one friend friends victim fan parent parents member
    """)

_ENDS_PHRASE = words("""
    who whose which has was is had when while until since before after because and but if where that
    """)

_LINKS = words("of at for in with to from on by near under de la du y")
"""Words that join a noun to what it is a part of."""

_VERBS = words("was is were are has had will would can could did does")

_TIMES = words("years months weeks days hours minutes decades seasons")

_ADVERBS = words("now then currently formerly once already still")

_HANGING = _LINKS | ARTICLES
"""Words that no phrase ends in."""

_PARTING = _LINKS | ENDS_ROLE_BEFORE | _ENDS_PHRASE


def is_role(word: str) -> bool:
    """Tell whether a word, in any case, is a noun for what somebody is."""
    return word.lower().rstrip(".") in ROLE_NOUNS


def has_role(prose: Prose, start: int) -> bool:
    """Tell whether a role that says something follows: no mere "man" or "friend"."""
    role = find_role(prose, start)
    if role is None or prose.words[role] in _SAYS_NOTHING:
        return False
    first = start + (prose.words[start] in ARTICLES or prose.words[start] in _ADVERBS)
    return ENDS_ROLE_BEFORE.isdisjoint(prose.words[first:role])


def phrase_at(prose: Prose, start: int) -> str | None:
    """Return the noun phrase at `start`, its article left out."""
    while prose.words[start] in ARTICLES or prose.words[start] in _ADVERBS:
        start += 1
    if start < len(prose.words) and prose.kinds[start] == NUMBER:
        return None
    role = find_role(prose, start)
    if role is None or is_verb_in_ing(prose.words[start]):
        return None
    role = _noun_of(prose, role)
    stop = role + 1
    if prose.kinds[stop : stop + 1] == [NAME] or is_plural(prose.words[role]):
        return None  # "Ivo Vole, the mayor Ana Finch": of the next
    ceiling = min(start + LONGEST_BEHIND, len(prose.words))
    while stop < ceiling and _goes_on(prose, stop, stop == role + 1):
        stop += 1
    while stop > role + 1 and prose.words[stop - 1] in _HANGING:
        stop -= 1
    following = prose.words[stop : stop + 1]
    if following and (following[0] in SPEECH_VERBS or following[0] in _VERBS):
        return None
    return slice_of(prose, start, stop)


def _noun_of(prose: Prose, role: int) -> int:
    """Return the last noun of several: "chief executive", "deputy managing director"."""
    words_, kinds = prose.words, prose.kinds
    while kinds[role + 1 : role + 2] == [WORD]:
        if words_[role + 1] in ROLE_NOUNS:
            role += 1
        elif (
            kinds[role + 2 : role + 3] == [WORD]
            and words_[role + 2] in ROLE_NOUNS
            and words_[role + 1] not in _PARTING
            and not words_[role + 1].endswith(("ed", "s"))
        ):
            role += 2
        else:
            break
    return role


def is_plural(noun: str) -> bool:
    """Tell whether a noun is that of several people: "judges"."""
    return noun[-1] == "s" and noun[:-1] in ROLE_NOUNS


def is_verb_in_ing(word: str) -> bool:
    """Tell whether "-ing" makes a verb of a word: "telling", not "acting"."""
    return word.endswith("ing") and word not in _OF_WORK


def _goes_on(prose: Prose, i: int, first: bool) -> bool:
    """Tell whether the token belongs to the phrase: behind its noun comes "of", "at", "for".

    No small word follows a name there: "professor at Lund told".
    """
    kind, word = prose.kinds[i], prose.words[i]
    if kind == MARK:
        return word in "-&" and len(word) == 1
    behind_name = first or (prose.kinds[i - 1] == NAME and not _closes(prose, i))
    if kind == WORD and word not in _LINKS and behind_name:
        return False
    if word == "for" and _is_span_of_time(prose, i + 1):
        return False
    if word == "on" and classes_of(prose.words[min(i + 1, len(prose.words) - 1)]) & CALENDAR:
        return False
    if word == "to" and not _names_something(prose, i + 1):
        return False
    return kind in (WORD, NAME, ABBREVIATION, POSSESSIVE, NUMBER) and not (
        word in SPEECH_VERBS or word in _ENDS_PHRASE
    )


def _closes(prose: Prose, i: int) -> bool:
    """Tell whether a noun behind a name closes the phrase: "of the Lund school,"."""
    word, behind = prose.words[i], prose.words[i + 1 : i + 2]
    if word.endswith("ed") or word in SPEECH_VERBS or word in HUMAN_VERBS or word in _ENDS_PHRASE:
        return False
    return not behind or prose.kinds[i + 1] == MARK or behind[0] in _LINKS


def _names_something(prose: Prose, i: int) -> bool:
    """Tell whether "to" joins: "adviser to the king", not "candidates to lead"."""
    return prose.words[i : i + 1] != [] and (
        prose.words[i] in ARTICLES or prose.kinds[i] in (NAME, ABBREVIATION)
    )


def _is_span_of_time(prose: Prose, i: int) -> bool:
    """Tell whether "nine years" or "more than 20 seasons" stands at `i`."""
    return not _TIMES.isdisjoint(prose.words[i : i + 4])


def slice_of(prose: Prose, start: int, end: int) -> str:
    """Return the text of some tokens, on one line."""
    return re.sub(r"\s+", " ", prose.text[prose.starts[start] : prose.ends[end - 1]])
