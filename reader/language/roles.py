"""What the text says people are: the words straight before a name, and those set behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reader.language.cast import Cast, Figure, Links
from reader.language.context import SPEECH_VERBS, closes_apposition
from reader.language.names import Candidate
from reader.language.phrases import (
    ARTICLES,
    ENDS_ROLE_BEFORE,
    has_role,
    is_plural,
    is_role,
    is_verb_in_ing,
    phrase_at,
    slice_of,
)
from reader.language.titles import FEMALE_TITLES, MALE_TITLES
from reader.language.tokens import ABBREVIATION, NAME, NUMBER, POSSESSIVE, WORD, Prose
from reader.language.wordlists import words

LONGEST_BEFORE = 7
"""Words of a role before a name at most."""

LOOK_BACK = 100
"""Mentions among which a role held by several finds its person."""

_AGED = re.compile(r"\b\d{1,3}-year-old\b")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_FORMS_OF_ADDRESS = (
    MALE_TITLES
    | FEMALE_TITLES
    | words("""
    Mx Dr Drs Prof Profs Professor Doctor Rev Revd Reverend Hon Honourable Honorable Rt Right Saint
    Sen Sens Senator Rep Reps Representative Gov Govs Cllr Councillor Judge Justice Bishop
    Archbishop Cardinal Rabbi Gen General Col Colonel Maj Major Capt Captain Cmdr Cdr Commander Lt
    Lieutenant Sgt Sergeant Cpl Corporal Pte Private Brig Brigadier Adm Admiral Marshal Insp
    Inspector Supt Superintendent Det Detective Const Constable PC WPC DC DCI DI DS DSI PCSO Chief
    Deputy Asst Assistant Vice Sheriff Officer Ensign Trooper Gunner Lance Staff Warrant
    """)
)

_OF_OFFICE = words("former ex acting deputy vice assistant late outgoing incoming interim veteran")

_DEFINITE = words("the The his her their its His Her Their Its my our My Our")

_BEFORE_ROLE_SAID = words(", has had is was been became as")
"""Words behind a name with which a sentence can say what somebody is, but for "resigned as"."""

_MADE = words("named appointed elected made crowned promoted installed")
"""Verbs that give somebody an office: "named Ivo Vole chief executive"."""


def distinct(roles: Iterable[str]) -> tuple[str, ...]:
    """Return roles without those that differ from an earlier one in capitals alone."""
    first: dict[str, str] = {}
    for role in roles:
        first.setdefault(role.casefold(), role)
    return tuple(first.values())


def titles_before(prose: Prose, one: Candidate) -> str | None:
    """Return the form of address written before a name: "Mr", "Det Sgt"."""
    start = _address_start(prose, one)
    return slice_of(prose, start, one.start) if start < one.start else None


def _address_start(prose: Prose, one: Candidate) -> int:
    """Return the token where the form of address before a name begins; the name's for none.

    "Solicitor General" and "Chief Financial Officer" are offices, no forms of address.
    """
    start = one.start
    while start > one.title and _is_address(prose.words[start - 1]):
        start -= 1
    office = prose.words[start] in ("General", "Officer") and start < one.start
    return one.start if office and start > 0 and prose.kinds[start - 1] == NAME else start


def roles_of(prose: Prose, one: Candidate) -> Iterator[str]:
    """Yield what the words around one mention say the person is."""
    before = _role_before(prose, one)
    if before:
        yield before
    end = _past_age(prose, max(one.end, one.run_end))
    behind = _role_behind(prose, end) or _role_said(prose, end) or _role_given(prose, one, end)
    if behind:
        yield behind


def _is_address(word: str) -> bool:
    return word.rstrip(".") in _FORMS_OF_ADDRESS


def _role_before(prose: Prose, one: Candidate) -> str | None:
    end = _address_start(prose, one)
    if end < one.start and prose.words[end - 2 : end] == [",", "the"]:
        end -= 1  # "a pastor, the Rev Ivo Vole"
    parted = end > 1 and prose.words[end - 1] == ","
    end -= parted
    if end == 0 or (parted and not closes_apposition(prose, one)):
        return None
    if not is_role(prose.words[end - 1]) or (parted and is_plural(prose.words[end - 1])):
        return _office_before(prose, end) if parted else None
    start = end - 1
    floor = max(0, end - LONGEST_BEFORE)
    office = prose.words[end - 1][0].isupper()
    while start > floor and _may_stand_in_role(prose, start - 1, office):
        start -= 1
    owned = POSSESSIVE in prose.kinds[start:end]
    if parted and not owned and (start == 0 or prose.words[start - 1] not in ARTICLES):
        return None  # "a friend of the mayor, Vole": only "the mayor, Vole" tells
    while start < end - 1 and prose.kinds[start] == POSSESSIVE:
        start += 1
    return _role(prose, start, end)


def _office_before(prose: Prose, end: int) -> str | None:
    """Return the office that ends at a comma before a name: "The Dean of Lund, Ivo Vole"."""
    for k in range(end - 2, max(0, end - LONGEST_BEFORE), -1):
        kind, word = prose.kinds[k], prose.words[k]
        if kind not in (WORD, NAME, ABBREVIATION, POSSESSIVE) or word in SPEECH_VERBS:
            return None
        if is_role(word) and prose.words[k + 1] in ("of", "for", "at", "to"):
            start = k
            while start > end - LONGEST_BEFORE and _may_stand_in_role(prose, start - 1, False):
                start -= 1
            definite = start > 0 and prose.words[start - 1] in _DEFINITE
            return slice_of(prose, start, end) if definite else None
    return None


def _role(prose: Prose, start: int, end: int) -> str:
    """Return a role as it stands, in the singular: "the engineers Ivo Vole and Ana Finch"."""
    role = slice_of(prose, start, end)
    return role[:-1] if role[-1] == "s" and is_role(role.split()[-1][:-1]) else role


def _may_stand_in_role(prose: Prose, i: int, office: bool) -> bool:
    """Tell whether a word belongs to the role behind it; to an office only capitalised ones."""
    kind, word = prose.kinds[i], prose.words[i]
    if kind == WORD and office:
        return word in _OF_OFFICE
    if kind == WORD and prose.kinds[i - 1 : i + 2 : 2] == [NAME, NAME]:
        return False  # a verb: "Vole threw Olympic champion"
    if kind == WORD and is_verb_in_ing(word):
        return i > 0 and prose.words[i - 1] in ARTICLES  # "a practising midwife"
    return (
        kind in (WORD, NAME, ABBREVIATION, POSSESSIVE) and word not in ENDS_ROLE_BEFORE
    ) or _is_ordinal(prose, i)


def _is_ordinal(prose: Prose, i: int) -> bool:
    return prose.kinds[i] == NUMBER and prose.words[i][-2:] in ("st", "nd", "rd", "th")


def _role_behind(prose: Prose, end: int) -> str | None:
    if prose.words[end : end + 1] not in ([","], ["("]) or not has_role(prose, end + 1):
        return None
    return phrase_at(prose, end + 1)


def _role_given(prose: Prose, one: Candidate, end: int) -> str | None:
    """Return the office that somebody is given: "named Ivo Vole chief executive"."""
    if one.title == 0 or prose.words[one.title - 1] not in _MADE:
        return None
    return phrase_at(prose, end) if has_role(prose, end) and end < len(prose.words) else None


def roles_of_pronouns(prose: Prose, links: Links) -> Iterator[tuple[int, str]]:
    """Yield what the text says of somebody by "he" or "she": "She is the harbour master"."""
    for link in links.links:
        end = prose.at(link.start) + 1
        said = _role_said(prose, end) if prose.words[end : end + 1] != [","] else None
        if said:
            yield link.person, said


def _past_age(prose: Prose, end: int) -> int:
    """Return the token of the comma behind an age, ", 36,", or `end` where there is none."""
    words_ = prose.words
    if words_[end : end + 1] == [","] and words_[end + 2 : end + 3] == [","]:
        return end + 2 if words_[end + 1].isdecimal() else end
    return end


def _role_said(prose: Prose, end: int) -> str | None:
    """Return the role that a sentence gives: "Vole, 64, has been its night watchman"."""
    words_ = prose.words
    behind = words_[end : end + 2]
    if not behind or (behind[0] not in _BEFORE_ROLE_SAID and behind[-1] != "as"):
        return None
    if behind == [",", "who"]:
        end += 2
    elif words_[end : end + 1] == [","]:
        end += 1  # behind an age
    if words_[end : end + 2] in (["has", "been"], ["had", "been"]):
        end += 1
    if words_[end + 1 : end + 2] == ["as"] and prose.kinds[end] == WORD:
        end += 1  # "resigned as leader of the council"
    if words_[end : end + 1] not in (["is"], ["was"], ["been"], ["became"], ["as"]):
        return None
    if words_[end + 1 : end + 2] in (["too"], ["so"]) and words_[end + 3 : end + 4] == ["a"]:
        end += 2  # "is too good a judge"
    if words_[end + 1 : end + 2] == ["not"] or not has_role(prose, end + 1):
        return None
    return phrase_at(prose, end + 1)


def person_for(prose: Prose, cast: Cast, start: int, end: int) -> int | None:
    """Return the person whom a definite noun phrase points at ("the minister").

    Args:
        prose: The text.
        cast: Its people.
        start: Offset at which the phrase begins.
        end: Offset behind it.

    Returns:
        The person one of whose roles or titles ends in the phrase's noun; of several the
        one named last before it; None where nobody has that role.
    """
    phrase = prose.text[start:end]
    aged = _AGED.search(phrase)
    fitting = cast.holders.get(aged[0]) if aged else None
    fitting = fitting or cast.holders.get(_head(_WORD.findall(phrase)) or "")
    if not fitting:
        return None
    if len(fitting) == 1:
        return min(fitting)
    for one in reversed(cast.mentions_before(start, LOOK_BACK)):
        if one.person in fitting:
            return one.person
    return min(fitting)


def _head(phrase: list[str]) -> str | None:
    """Return the role noun that heads a phrase: the last before "of", "for", "at"."""
    head = None
    for word in phrase:
        if word in ("of", "for", "at", "in", "who", "from"):
            break
        if is_role(word):
            head = word.lower()
    return head


def age_of(prose: Prose, one: Candidate) -> str | None:
    """Return the age set behind a name, "Vole, 51, left", as "51-year-old"."""
    behind = prose.words[one.end : one.end + 3]
    if (
        len(behind) == 3
        and behind[0] in (",", "(")
        and behind[1].isdecimal()
        and len(behind[1]) < 4
    ):
        return f"{behind[1]}-year-old"
    return None


def holders(people: Sequence[Figure], ages: Iterable[tuple[str, int]]) -> dict[str, frozenset[int]]:
    """Return for each noun of a role, in lower case, the people who have that role.

    Args:
        people: The people of a text.
        ages: An age, "51-year-old", and the number of the person who has it.
    """
    found: dict[str, set[int]] = {}
    for age, number in ages:
        found.setdefault(age, set()).add(number)
    for number, figure in enumerate(people):
        for role in (*figure.roles, *figure.titles):
            for word in filter(is_role, role.split()):
                found.setdefault(word.lower().rstrip("."), set()).add(number)
    return {noun: frozenset(numbers) for noun, numbers in found.items()}
