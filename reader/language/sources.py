"""Where the noun phrase stands that says who speaks.

Newspapers put whoever speaks straight before or behind the verb ("the mayor said", "said
Ola Lind, 71"), and may part the two with an apposition ("the mayor, Ola Lind, said").
"""

from __future__ import annotations

from collections.abc import Collection

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
from reader.language.source import Source, opening_bracket, read_name, read_phrase
from reader.language.tokens import ABBREVIATION, MARK, NAME, POSSESSIVE, WORD
from reader.language.wordlists import words

_HEARERS = words("him her them me us reporters jurors journalists staff people")
_IN_NAMES = frozenset("&'’%$£€#@-/")
"""Marks that may stand inside a noun phrase."""
_PARTING = frozenset(",(")
_CHAINS = frozenset({"of", "for", "at", "in", "from", "with"})
_PERSONAL = words("he she they")
_DAYS = words("monday tuesday wednesday thursday friday saturday sunday")
_PLACES = words("here there elsewhere nearby")
_SPANS = words("""
    morning afternoon evening night day days week weeks month months year years hour hours minutes
    later earlier
    """)
"""Words that end a phrase of time."""
_LONGEST_SPAN = 4
_ROLE_BETWEEN = 5
"""Words of a role between a body's or person's name and the name of the one meant, plus one."""
SEEN_BACK = 40
"""Tokens that the search for a noun phrase goes back at most."""


def source_before(
    page: Page, low: int, last: int, chain: Collection[str] = _CHAINS
) -> Source | None:
    """Read the noun phrase that ends with the token `last` and begins no earlier than `low`.

    `chain` are the prepositions over which it may reach back: "a spokesman for the council".
    """
    first = _first_of_phrase(page, low, last, chain)
    return None if first > last else read_phrase(page, first, last + 1)


def source_after(page: Page, first: int, high: int, *, roles: bool = True) -> Source | None:
    """Read the noun phrase that begins with the token `first` and ends before `high`.

    With `roles`, a name may describe the one behind it: "said Lind aide Kari Voss".
    """
    while first < high and _is_adverb(page, first):
        first += 1
    end = _end_of_phrase(page, first, high, roles=roles)
    if end <= first:
        return None
    source = read_phrase(page, first, end)
    if source and _is_described(page, source) and end + 1 < high and page.prose.words[end] == ",":
        return read_name(page, *_phrases(page, end + 1, high)[0]) or source
    return source


def main_source(page: Page, low: int, high: int) -> Source | None:
    """Read the subject of the clause in `[low, high)`, which commas part.

    Phrases that set the scene ("In a statement", "Asked about rain") are passed over, and
    a role gives way to the name beside it ("The chief executive, Ola Lind, said").
    """
    phrases = _phrases(page, low, high)
    if page.lower(phrases[0][0]) in SUBORDINATORS:
        begun = [(first, end) for first, end in phrases[1:] if page.lower(first) in _PERSONAL]
        phrases = begun or phrases  # "When Lind, a miner, was asked, he said"
    for place, (first, end) in enumerate(phrases):
        if page.lower(first) in RELATIVES or (
            page.lower(first) in SUBORDINATORS
            and place + 1 < len(phrases)
            and not (page.lower(first) == "as" and read_name(page, first + 1, end))
        ):
            continue
        while first < end and (page.lower(first) in JOINERS or _is_adverb(page, first)):
            first += 1
        if first >= end or _sets_scene(page, first, end):
            continue
        source = source_after(page, first, end, roles=False)
        if source and _is_described(page, source) and place + 1 < len(phrases):
            source = read_name(page, *phrases[place + 1]) or source
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


def owner_at(page: Page, token: int, low: int) -> Source | None:
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
        return source_before(page, low, token - 1)
    return None


def is_filler(page: Page, token: int) -> bool:
    """Tell whether `token` may stand between a subject and its verb: "has also", "later"."""
    if page.prose.kinds[token] == POSSESSIVE:
        return token > 0 and page.lower(token - 1) in PRONOUNS  # "she's told"
    word = page.lower(token)
    return is_auxiliary(word) or word in _DAYS or _is_adverb(page, token)


def _is_adverb(page: Page, token: int) -> bool:
    word = page.lower(token)
    return word in ADVERBS or (page.prose.kinds[token] == WORD and word.endswith("ly"))


def _first_of_phrase(page: Page, low: int, last: int, chain: Collection[str]) -> int:
    words, kinds = page.prose.words, page.prose.kinds
    if page.lower(last) in PRONOUNS:
        return last
    token = last
    low = max(low, last - SEEN_BACK)
    while token >= low and page.inside[token] < 0:
        word = page.lower(token)
        body = page.body_at(token) if kinds[token] == NAME else None
        if body and body[0] < page.prose.starts[token]:
            token = max(low, page.prose.at(body[0]))
        elif word == ")":
            token = opening_bracket(page, low, token)
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
    """Tell whether a verb of speaking ends the noun phrase here: "Lind described …".

    A name is none: "Ada Heard".
    """
    cue = CUES.get(page.prose.words[token])
    return (
        cue is not None
        and cue.form in ("past", "present")
        and page.prose.words[token] not in NOUNS
        and page.lower(token - 1) not in DETERMINERS
        and not page.cast.mention_at(page.prose.starts[token])
    )


def _joins_names(page: Page, low: int, token: int, last: int) -> bool:
    kinds = page.prose.kinds
    return (
        page.prose.words[token] == "and"
        and low < token < last
        and kinds[token - 1] == kinds[token + 1] == NAME
    )


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


def _phrases(page: Page, low: int, high: int) -> list[tuple[int, int]]:
    """Part the tokens `[low, high)` at commas; what stands in brackets is left out."""
    words, found, first = page.prose.words, [], low
    for token in page.those(_PARTING, low, high):
        if token < first:
            continue  # in brackets
        found.append((first, token))
        if words[token] == "(":
            while token < high and words[token] != ")":
                token += 1
        first = token + 1
    found.append((first, high))
    return [(start, end) for start, end in found if start < end] or [(low, low)]


def _sets_scene(page: Page, first: int, end: int) -> bool:
    word = page.lower(first)
    if word in PREPOSITIONS or word in TIMES or word in _PLACES:
        return True
    short = end - first <= _LONGEST_SPAN
    if (
        short
        and page.lower(end - 1) in _SPANS
        and not page.cast.mention_at(page.prose.starts[first])
    ):
        return True  # "One recent evening"
    if page.cast.mention_at(page.prose.starts[first]) or not word.endswith(("ing", "ed")):
        return False
    body = page.body_at(first)
    return not body or body[1] <= page.prose.ends[first]
