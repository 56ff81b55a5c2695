"""Indirect speech: what is said without being quoted, and how far it goes.

English newspapers put it behind the cue ("said that …", "told the court he …"), before it
("…, the mayor said"), or round it ("…, he said, …"). What is said runs to the end of the
sentence or to the cue that takes it up again (", adding that …"); the word "that" is part
of it, the cue, the speaker, the hearer, and the day or place of speaking are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.language.cues import BARE, NEEDS_HEARER, OPINIONS, TAKES_BEHIND, TAKES_THING, TAKES_TO
from reader.language.grammar import (
    ADVERBS,
    DASHES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    is_auxiliary,
)
from reader.language.page import Page
from reader.language.saying import Saying, Sayings
from reader.language.sources import end_of_hearer
from reader.language.tokens import NUMBER
from reader.language.wordlists import words

_LINKS = words("that whether if how why what who when where")
_RELATIVES = words("who which where when")
_ADDING = words("although though while whereas which whose whom")
"""Words behind a comma with which the reporter goes on in their own voice."""
_BEFORE_NEXT = words(", and but then also later while before after")
_LEAST = 3
"""Tokens that a clause of indirect speech has at least."""
_ASIDE = 18
"""Tokens that time, place and hearer between cue and clause may take."""


@dataclass(frozen=True, slots=True)
class Reported:
    """One stretch of indirect speech."""

    first: int
    """Token."""
    end: int
    """Token behind it."""
    saying: Saying


def find_indirect(page: Page, sayings: Sayings) -> list[Reported]:
    """Find the indirect speech of a text, in text order."""
    found: list[Reported] = []
    for place, saying in enumerate(sayings.all):
        if not _reports(saying) or _is_infinitive(page, saying):
            continue
        low, high = page.sentence(saying.cue)
        high = _end_of_sentence(page, low, high)
        later = [one for one in sayings.all[place + 1 : place + 5] if one.cue < high]
        for first, end in _contents(page, saying, later, low, high):
            if _is_clause(page, first, end):
                found.append(Reported(first, end, saying))
    return _without_doubles(found)


def _reports(saying: Saying) -> bool:
    if saying.is_noun or saying.word.verb in OPINIONS:
        return False
    if saying.passive and saying.word.verb in TAKES_THING:
        return False
    return saying.word.clause or saying.word.verb in TAKES_THING or saying.word.verb in TAKES_BEHIND


def _is_infinitive(page: Page, saying: Saying) -> bool:
    return saying.word.form == "base" and page.lower(saying.cue - 1) == "to"


def _contents(
    page: Page, saying: Saying, later: Sequence[Saying], low: int, high: int
) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of what is said by one cue of the sentence `[low, high)`."""
    before = _content_before(page, saying, low, high)
    if before:
        yield before
    first = _start_behind(page, saying, high, parted=before is not None)
    if first is not None:
        yield first, _end_behind(page, saying, later, first, high)


def _content_before(page: Page, saying: Saying, low: int, high: int) -> tuple[int, int] | None:
    """Read what stands before a cue that closes or parts the sentence: "…, he said"."""
    head = saying.head
    if saying.word.verb != "according":
        if head - 1 <= low or page.prose.words[head - 1] != "," or page.inside[head - 1] >= 0:
            return None
        if not _closes(page, saying, high):
            return None
    end = head - 1 if head > low and page.prose.words[head - 1] == "," else head
    return (low, end) if end - low >= _LEAST else None


def _closes(page: Page, saying: Saying, high: int) -> bool:
    """Tell whether nothing but time and place follows the cue up to a comma or the end."""
    token = saying.tail
    while token < high and page.lower(token) in TIMES | ADVERBS:
        token += 1
    if token >= high or page.prose.words[token] in (",", ";", "."):
        return True
    return page.lower(token) in ("in", "on", "at", "during", "after") and not any(
        page.lower(later) in _LINKS for later in range(token, high)
    )


def _start_behind(page: Page, saying: Saying, high: int, *, parted: bool) -> int | None:
    """Return the token at which what is said begins behind the cue, or None."""
    token, words, verb = saying.tail, page.prose.words, saying.word.verb
    if token >= high or page.inside[token] >= 0 or words[token] in (":", ";", ".", "than"):
        return None
    if saying.head and page.lower(saying.head - 1) == "what":
        return None  # "what he called a success" names a thing
    if verb == "according" or parted:
        return token + 1 if words[token] == "," else None
    if _behind_quotation(page, saying) and words[token] != "that":
        return None
    if saying.head >= saying.cue and saying.tail > saying.end:
        return None  # the subject stands behind the verb, and what is said before
    if verb in TAKES_BEHIND and page.lower(token) in TAKES_BEHIND[verb]:
        return token + 1
    if verb in NEEDS_HEARER | {"ask"} and page.lower(token) not in _LINKS:
        linked = _link_ahead(page, token, high)
        if linked is not None:
            return linked
        token = end_of_hearer(page, token, high)
    return _past_asides(page, saying, token, high)


def _link_ahead(page: Page, token: int, high: int) -> int | None:
    """Return where "that" or "whether" stands behind a long hearer: "told the … that"."""
    for place in range(token, min(high, token + _ASIDE)):
        word = page.lower(place)
        if page.inside[place] >= 0 or page.is_mark(place) or is_auxiliary(word):
            return None
        if word in _LINKS and word not in _RELATIVES:
            return place
    return None


def _behind_quotation(page: Page, saying: Saying) -> bool:
    head = min(saying.head, saying.cue)
    return head > 0 and (
        page.inside[head - 1] >= 0
        or (head > 1 and page.is_mark(head - 1) and page.inside[head - 2] >= 0)
    )


def _past_asides(page: Page, saying: Saying, token: int, high: int) -> int | None:
    """Pass over time, place and hearer: "said on Friday in a statement that …"."""
    stop = min(high, token + _ASIDE)
    passed = token
    while token < stop:
        word = page.lower(token)
        if page.inside[token] >= 0 or word in (":", ";", "."):
            return None
        if word in _LINKS:
            return None if page.prose.words[token - 1] == "," and word in _RELATIVES else token
        if word == "to" and saying.word.verb in TAKES_TO:
            return token
        if word == "," or (word in TIMES and page.lower(token + 1) not in ("is", "was", "will")):
            token += 1
        elif word in PREPOSITIONS or (word in ADVERBS and word != "not"):
            token = _behind_phrase(page, token + 1, stop)
        else:
            break
    if token >= stop or not _takes_bare(page, saying, token):
        return None
    return None if passed == token and page.prose.words[token - 1] == "," else token


def _takes_bare(page: Page, saying: Saying, token: int) -> bool:
    """Tell whether what is said may begin at `token` without "that"."""
    if saying.word.verb == "add" and page.prose.kinds[token] == NUMBER:
        return False
    return saying.word.verb in BARE or saying.word.verb in TAKES_THING


def _behind_phrase(page: Page, token: int, stop: int) -> int:
    """Return the token behind the phrase of a preposition."""
    begun = token
    while token < stop and page.inside[token] < 0:
        word = page.lower(token)
        if word in _LINKS or word in (",", ":", ";", ".") or word in PRONOUNS:
            break
        if word in PREPOSITIONS or (token > begun + 1 and word in DETERMINERS):
            break
        token += 1
    return token


def _end_behind(page: Page, saying: Saying, later: Sequence[Saying], first: int, high: int) -> int:
    """Return the token where what is said ends: the sentence, or what takes it up again."""
    cut = high
    for one in later:
        if one.cue > first and _takes_up(page, saying, one):
            cut = min(one.head, one.cue) if one.head > first else one.cue
            break
    short = saying.word.verb in TAKES_THING or saying.word.verb in TAKES_BEHIND
    for token in range(first + _LEAST, cut):
        if page.inside[token] < 0 and _ends_clause(page, token, at_comma=short):
            cut = token
            break
    dashes = [token for token in range(first + _LEAST, cut) if _is_dash(page, token)]
    if len(dashes) == 1:
        cut = dashes[0]
    while cut > first and page.lower(cut - 1) in _BEFORE_NEXT:
        cut -= 1
    return cut


def _ends_clause(page: Page, token: int, *, at_comma: bool) -> bool:
    """Tell whether what is said is over here: at ";", or where the reporter adds something."""
    word = page.prose.words[token]
    if word == ",":
        return at_comma or page.lower(token + 1) in _ADDING
    return word == ";"


def _is_dash(page: Page, token: int) -> bool:
    prose = page.prose
    return (
        page.inside[token] < 0
        and prose.words[token] in DASHES
        and (prose.words[token] != "-" or prose.starts[token] > prose.ends[token - 1])
    )


def _takes_up(page: Page, saying: Saying, later: Saying) -> bool:
    """Tell whether a later cue ends what is said: ", adding that …", "and others said …"."""
    if later.is_noun or later.word.verb in OPINIONS:
        return False
    if later.word.verb == "according":
        return True
    if later.head < later.cue and page.lower(later.head - 1) in ("and", "but", "while"):
        return later.word.clause
    one, two = saying.source, later.source
    if later.word.form == "participle" and page.lower(later.cue - 1) == ",":
        return True
    same = one and two and (one.start == two.start or (one.person, two.person) == (two.person,) * 2)
    if not same or later.word.form not in (saying.word.form, "participle"):
        return False
    return page.lower(later.cue - 1) in _BEFORE_NEXT or page.inside[later.cue - 1] >= 0


def _end_of_sentence(page: Page, low: int, high: int) -> int:
    """Return the end of a sentence without its last stop and paragraph break."""
    words = page.prose.words
    while high > low and (
        not words[high - 1].strip()
        or (words[high - 1] in (".", "!", "?", "…") and page.inside[high - 1] < 0)
    ):
        high -= 1
    return high


def _is_clause(page: Page, first: int, end: int) -> bool:
    """Tell whether at least half of the tokens are the reporter's own words.

    Where more than half of what is said is quoted, the quotation stands for it.
    """
    own = [t for t in range(first, end) if page.inside[t] < 0 and not page.is_mark(t)]
    if len(own) < _LEAST:
        return False
    prose = page.prose
    length = sum(prose.ends[token] - prose.starts[token] + 1 for token in own)
    return 2 * length > prose.ends[end - 1] - prose.starts[first]


def _without_doubles(found: list[Reported]) -> list[Reported]:
    """Keep one of two equal stretches: "said he thinks …" gives each its own."""
    seen: set[tuple[int, int]] = set()
    kept = []
    for one in sorted(found, key=lambda reported: (reported.first, -reported.end)):
        if (one.first, one.end) not in seen:
            seen.add((one.first, one.end))
            kept.append(one)
    return kept
