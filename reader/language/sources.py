"""Who a noun phrase means: a named person, a body, or somebody unnamed.

Newspapers put whoever speaks straight before or behind the verb ("the mayor said", "said
Ola Lind, 71"), and may part the two with an apposition ("the mayor, Ola Lind, said").
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from reader.language.cues import CUES, NOUNS
from reader.language.grammar import (
    ADVERBS,
    DETERMINERS,
    JOINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
    is_auxiliary,
)
from reader.language.page import Page
from reader.language.roles import person_for
from reader.language.tokens import ABBREVIATION, MARK, NAME, NUMBER, POSSESSIVE, WORD
from reader.language.wordlists import words
from reader.model import SpeakerKind

_HONOURS = words("KC QC MP MSP MEP TD OBE MBE CBE Jr Sr Jr. Sr. II III IV PhD MD")
_HEARERS = words("him her them me us reporters jurors journalists staff people")
_DEFINITE = words("the his her their its this that")
_PERSONAL = words("he she")
_OTHERS = {"they": "unnamed", "one": "unnamed", "it": "body", "somebody": "unnamed"}
_BODY_NOUNS = words("""
    company firm council government department court report letter statement campaign party
    police ministry agency group union bank association charity university school hospital
    committee commission board trust authority force newspaper paper magazine website site
    network station channel broadcaster airline club team league federation organisation
    organization institute foundation church administration office bureau panel tribunal
    watchdog regulator inquiry review study survey poll document memo email lawsuit complaint
    indictment affidavit filing order ruling article story editorial book ad advert
    advertisement post message press media city state country nation army military navy
    parliament senate congress house cabinet opposition band family
    """)
_STOPS = frozenset(".!?;")
_IN_NAMES = frozenset("&'’%$£€#@-/")
"""Marks that may stand inside a noun phrase."""
_CHAINS = frozenset({"of", "for", "at", "in", "from", "with"})
_UNNAMED = words("""
    officials witnesses residents critics supporters opponents others some many most several few
    experts campaigners activists analysts observers economists scientists researchers doctors
    lawyers lawmakers ministers colleagues friends relatives neighbours neighbors fans users
    parents teachers workers employees investigators prosecutors detectives officers sources
    protesters passengers locals villagers migrants customers voters players people insiders aides
    advisers advisors republicans democrats conservatives liberals rivals families students nobody
    everyone everybody somebody someone anyone both neither all none
    """)
"""Speakers without a name that begin a sentence with a capital: "Officials said"."""
_ROLE_BETWEEN = 5
"""Words of a role between a body's or person's name and the name of the one meant, plus one."""
_SEEN_BACK = 40
"""Tokens that the search for a noun phrase goes back at most."""


@dataclass(frozen=True, slots=True)
class Source:
    """Whoever says something, where the text points at them."""

    start: int
    end: int
    """Offsets of the mention in the text."""
    person: int | None = None
    """Index into the cast."""
    body: str | None = None
    """Name of the body that speaks."""
    kind: SpeakerKind | None = None


def source_before(
    page: Page, low: int, last: int, chain: Collection[str] = _CHAINS
) -> Source | None:
    """Read the noun phrase that ends with the token `last` and begins no earlier than `low`.

    `chain` are the prepositions over which it may reach back: "a spokesman for the council".
    """
    first = _first_of_phrase(page, low, last, chain)
    return None if first > last else _read(page, first, last + 1)


def source_after(page: Page, first: int, high: int, *, roles: bool = True) -> Source | None:
    """Read the noun phrase that begins with the token `first` and ends before `high`.

    With `roles`, a name may describe the one behind it: "said Lind aide Kari Voss".
    """
    while first < high and _is_adverb(page, first):
        first += 1
    end = _end_of_phrase(page, first, high, roles=roles)
    if end <= first:
        return None
    source = _read(page, first, end)
    if source and _is_described(page, source) and end + 1 < high and page.prose.words[end] == ",":
        return _whole_name(page, *_phrases(page, end + 1, high)[0]) or source
    return source


def main_source(page: Page, low: int, high: int) -> Source | None:
    """Read the subject of the clause in `[low, high)`, which commas part.

    Phrases that set the scene ("In a statement", "Asked about rain") are passed over, and
    a role gives way to the name beside it ("The chief executive, Ola Lind, said").
    """
    phrases = _phrases(page, low, high)
    for place, (first, end) in enumerate(phrases):
        if page.lower(first) in RELATIVES or (
            page.lower(first) in SUBORDINATORS and place + 1 < len(phrases)
        ):
            continue
        while first < end and (page.lower(first) in JOINERS or _is_adverb(page, first)):
            first += 1
        if first >= end or _sets_scene(page, first):
            continue
        source = source_after(page, first, end, roles=False)
        if source and _is_described(page, source) and place + 1 < len(phrases):
            source = _whole_name(page, *phrases[place + 1]) or source
        if source:
            return source
    return None


def _is_described(page: Page, source: Source) -> bool:
    """Tell whether a source is a role or a body, to which a name may stand in apposition."""
    first = page.lower(page.prose.at(source.start))
    return source.person is None or first in DETERMINERS


def end_of_hearer(page: Page, first: int, high: int) -> int:
    """Return the token behind whoever is told: "told the court that", "told him he"."""
    if first < high and (page.lower(first) in PRONOUNS or page.lower(first) in _HEARERS):
        return first + 1
    return _end_of_phrase(page, first, high)


def owner_at(page: Page, token: int) -> Source | None:
    """Read the owner whose ending or pronoun stands at `token`: "Ola's", "her"."""
    prose = page.prose
    if page.lower(token) in ("his", "her"):
        person = page.links.at(prose.starts[token])
        if person is not None:
            return Source(prose.starts[token], prose.ends[token], person, kind="person")
    elif prose.kinds[token] == POSSESSIVE or prose.words[token] in ("'", "’"):
        mention = page.cast.mention_at(prose.starts[token - 1])
        if mention and mention.end == prose.ends[token - 1]:
            return Source(mention.title_start, mention.end, mention.person, kind="person")
    return None


def is_filler(page: Page, token: int) -> bool:
    """Tell whether `token` may stand between a subject and its verb: "has also", "later"."""
    if page.prose.kinds[token] == POSSESSIVE:
        return token > 0 and page.lower(token - 1) in PRONOUNS  # "she's told"
    return is_auxiliary(page.lower(token)) or _is_adverb(page, token)


def _is_adverb(page: Page, token: int) -> bool:
    word = page.lower(token)
    return word in ADVERBS or (page.prose.kinds[token] == WORD and word.endswith("ly"))


def _first_of_phrase(page: Page, low: int, last: int, chain: Collection[str]) -> int:
    words, kinds = page.prose.words, page.prose.kinds
    if page.lower(last) in PRONOUNS:
        return last
    token = last
    low = max(low, last - _SEEN_BACK)
    while token >= low and page.inside[token] < 0:
        word = page.lower(token)
        body = page.body_at(token) if kinds[token] == NAME else None
        if body and body[0] < page.prose.starts[token]:
            token = max(low, page.prose.at(body[0]))
        elif word == ")":
            token = _opening_bracket(page, low, token)
        elif _joins_names(page, low, token, last):
            token -= 1  # "The Globe and Mail"
        elif (
            (kinds[token] == MARK and word not in _IN_NAMES)
            or word in JOINERS
            or is_auxiliary(word)
            or _is_verb(page, token)
        ):
            break
        elif word in DETERMINERS and (token == low or page.lower(token - 1) not in chain):
            return token
        elif kinds[token] < ABBREVIATION:
            break
        token -= 1
    first = token + 1
    while first < last and words[first].lower() in PREPOSITIONS:
        first += 1
    return first


def _is_verb(page: Page, token: int) -> bool:
    """Tell whether a verb of speaking ends the noun phrase here: "Lind described …"."""
    cue = CUES.get(page.prose.words[token])
    return (
        cue is not None
        and cue.form in ("past", "present")
        and page.prose.words[token] not in NOUNS
        and page.lower(token - 1) not in DETERMINERS
    )


def _joins_names(page: Page, low: int, token: int, last: int) -> bool:
    kinds = page.prose.kinds
    return (
        page.prose.words[token] == "and"
        and low < token < last
        and kinds[token - 1] == kinds[token + 1] == NAME
    )


def _opening_bracket(page: Page, low: int, token: int) -> int:
    for place in range(token - 1, max(low, token - 12) - 1, -1):
        if page.prose.words[place] == "(":
            return place
    return token


def _end_of_phrase(page: Page, first: int, high: int, *, roles: bool = False) -> int:
    words, kinds = page.prose.words, page.prose.kinds
    token = first
    while token < high and page.inside[token] < 0:
        mention = page.cast.mention_at(page.prose.starts[token])
        if mention:
            token = page.prose.at(mention.end - 1) + 1
            if token < high and kinds[token] == POSSESSIVE:
                token += 1
                continue
            second = _second_name(page, token, high) if roles else token
            if second == token and roles and page.lower(first) in DETERMINERS:
                continue
            if second == token:
                return token
            token = second
            continue
        word = page.lower(token)
        if kinds[token] == MARK and word not in _IN_NAMES:
            break
        if word in JOINERS or is_auxiliary(word) or (word in PRONOUNS and token > first):
            break
        if word in PREPOSITIONS and (token == first or word not in ("of", "for", "at", "from")):
            break
        if kinds[token] < ABBREVIATION or (token > first and _is_verb(page, token)):
            break
        token += 1
    while token > first and words[token - 1] in PREPOSITIONS:
        token -= 1
    return token


def _second_name(page: Page, token: int, high: int) -> int:
    """Return where the name begins that a name before it only describes, or `token`.

    "Lind campaign manager Kari Voss": only words that could be a role stand between.
    """
    for place in range(token, min(token + _ROLE_BETWEEN, high)):
        if page.prose.kinds[place] not in (WORD, NAME) or page.inside[place] >= 0:
            return token
        mention = page.cast.mention_at(page.prose.starts[place])
        if mention:
            return place if place > token else token
        word = page.lower(place)
        if word in JOINERS or word in PREPOSITIONS or is_auxiliary(word):
            return token
        if _is_verb(page, place):
            return token
    return token


def _read(page: Page, first: int, end: int) -> Source | None:
    """Tell whom the noun phrase of the tokens `[first, end)` means."""
    prose = page.prose
    if prose.words[end - 1] == ")":
        end = _opening_bracket(page, first, end - 1)
    if end <= first:
        return None
    word = page.lower(first)
    if end - first == 1 and word in _PERSONAL:
        person = page.links.at(prose.starts[first])
        kind: SpeakerKind | None = None if person is None else "person"
        return Source(prose.starts[first], prose.ends[first], person, kind=kind)
    if end - first == 1 and word in _OTHERS:
        return Source(prose.starts[first], prose.ends[first], kind=_kind_of_pronoun(word))
    head = _end_of_head(page, first, end)
    return _role_and_name(page, first, end) or _read_head(page, first, head, end)


def _role_and_name(page: Page, first: int, end: int) -> Source | None:
    """Read a role with its own "of" and the name straight behind: "Head of News Ola Lind"."""
    prose = page.prose
    mention = page.cast.mention_at(prose.starts[end - 1])
    if not mention or mention.end != prose.ends[end - 1] or page.lower(first) in DETERMINERS:
        return None
    before = prose.at(mention.title_start) - 1
    if before < first or page.lower(before) in PREPOSITIONS:
        return None
    return Source(mention.title_start, mention.end, mention.person, kind="person")


def _kind_of_pronoun(word: str) -> SpeakerKind:
    return "body" if word == "it" else "unnamed"


def _end_of_head(page: Page, first: int, end: int) -> int:
    for token in range(first + 1, end):
        if page.prose.words[token] in PREPOSITIONS and not page.body_at(token):
            return token
    return end


def _read_head(page: Page, first: int, head: int, end: int) -> Source | None:
    prose = page.prose
    last = head - 1
    if last > first and page.prose.words[last] in _HONOURS:
        last -= 1
    mention = page.cast.mention_at(prose.starts[last])
    if mention and mention.end == prose.ends[last]:
        return Source(mention.title_start, mention.end, mention.person, kind="person")
    if page.lower(last) in _UNNAMED:
        return _nominal(page, first, last, end)
    if prose.kinds[last] in (NAME, ABBREVIATION, NUMBER) or page.body_at(last):
        return _body(page, first, last)
    if prose.kinds[last] == POSSESSIVE or prose.kinds[last] == MARK:
        return None
    return _nominal(page, first, last, end)


def _body(page: Page, first: int, last: int) -> Source | None:
    prose = page.prose
    span = page.body_at(last)
    if span is None:
        start = last
        while start > first and prose.kinds[start - 1] in (NAME, ABBREVIATION):
            start -= 1
        span = prose.starts[start], prose.ends[last]
    return Source(span[0], span[1], body=prose.text[span[0] : span[1]], kind="body")


def _nominal(page: Page, first: int, last: int, end: int) -> Source:
    prose = page.prose
    start, stop = prose.starts[first], prose.ends[end - 1]
    if page.lower(last) in _BODY_NOUNS:
        return Source(start, stop, body=page.body_called(page.lower(last), start), kind="body")
    person = None
    if page.lower(first) in _DEFINITE:
        person = person_for(prose, page.cast, start, stop)
    return Source(start, stop, person, kind="unnamed" if person is None else "person")


def _whole_name(page: Page, first: int, end: int) -> Source | None:
    """Read the tokens `[first, end)` as one name and nothing else."""
    if first >= end:
        return None
    starts, ends = page.prose.starts, page.prose.ends
    while end - 1 > first and page.prose.words[end - 1] in _STOPS:
        end -= 1
    mention = page.cast.mention_at(starts[first])
    if mention and mention.title_start <= starts[first] and mention.end == ends[end - 1]:
        return Source(mention.title_start, mention.end, mention.person, kind="person")
    body = page.body_at(first)
    if body and body[0] == starts[first] and body[1] >= ends[end - 1]:
        return Source(*body, body=page.prose.text[body[0] : body[1]], kind="body")
    return None


def _phrases(page: Page, low: int, high: int) -> list[tuple[int, int]]:
    """Part the tokens `[low, high)` at commas; what stands in brackets is left out."""
    found, first, token = [], low, low
    while token < high:
        word = page.prose.words[token]
        if word == "(":
            found.append((first, token))
            while token < high and page.prose.words[token] != ")":
                token += 1
            first = token + 1
        elif word == ",":
            found.append((first, token))
            first = token + 1
        token += 1
    found.append((first, high))
    return [(start, end) for start, end in found if start < end] or [(low, low)]


def _sets_scene(page: Page, first: int) -> bool:
    word = page.lower(first)
    if word in PREPOSITIONS or word in TIMES:
        return True
    if page.cast.mention_at(page.prose.starts[first]) or not word.endswith(("ing", "ed")):
        return False
    body = page.body_at(first)
    return not body or body[1] <= page.prose.ends[first]
