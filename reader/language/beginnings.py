"""Where indirect speech begins behind its cue: past the hearer, the day and the place.

"Said on Friday in a letter to the mayor that …" begins at "that"; "insisted it was late" begins
straight behind; "said as the crowd cheered" says nothing.
"""

from __future__ import annotations

from reader.language.clauses import ASIDE, LEAST, LINKS, comma_ahead, is_adverbial, is_finite
from reader.language.cues import BARE, CUES, NEEDS_HEARER, TAKES_BEHIND, TAKES_THING, TAKES_TO
from reader.language.grammar import (
    ADVERBS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    is_auxiliary,
)
from reader.language.page import Page
from reader.language.saying import Saying
from reader.language.sources import end_of_hearer
from reader.language.wordlists import words

_RELATIVES = words("who which where when")
_QUESTIONS = words("whether if how why what who which when where")
_BEHIND_HEARER = LINKS - _RELATIVES
_AFTER = frozenset({"after", "before"})
_NEVER_FIRST = words("""
    as before after until and or but while because nothing little much something so them him me us
    """)
"""Words that no clause without "that" begins with behind a cue: "said as the crowd cheered"."""
_SHOWN = words("suggest indicate reveal")
"""Verbs for what figures and things show as well: "numbers suggested a decline"."""
_CLAUSE_ALONE = words("add confirm")
"""Verbs whose object is a thing and nothing said: "added a lamp", "confirmed a judge"."""


def begin_behind(page: Page, saying: Saying, low: int, high: int, *, parted: bool) -> int | None:
    """Return the token at which what is said begins behind the cue, or None."""
    token, verb = saying.tail, saying.word.verb
    if token >= high or page.lower(token) in (":", ";", ".", "than"):
        return None
    if page.inside[token] >= 0:
        return token if _begins_quoted(page, saying, token, high) else None
    if page.lower(token) in _QUESTIONS and _is_denied(page, saying):
        return None  # "would not say how many"
    if saying.head and page.lower(saying.head - 1) == "what":
        return None  # "what he called a success" names a thing
    if verb == "according" and not parted:
        return _behind_source(page, token, high)
    if page.lower(token) == "," and _is_as_noted(page, saying, low):
        return None if page.quoted(token + 1) else token + 1
    if verb == "according" or parted:
        return _going_on(page, saying, token, high)
    if _behind_quotation(page, saying, low) and page.lower(token) != "that":
        return _link_ahead(page, token, high) if verb in NEEDS_HEARER else None
    if saying.head >= saying.cue and saying.tail > saying.end:
        return None  # the subject stands behind the verb, and what is said before
    if verb in TAKES_BEHIND and page.lower(token) in TAKES_BEHIND[verb]:
        if page.lower(token) != "out":
            return token + 1 if token + 1 < high and not page.is_mark(token + 1) else None
        token += 1
    if page.lower(token) == "to" and verb in TAKES_TO:
        return token
    if page.lower(token) in ("is", "was") and page.lower(token + 1) == "that":
        return token + 1  # "all she will say is that"
    if verb in NEEDS_HEARER | {"ask"} and page.lower(token) not in LINKS:
        linked = _link_ahead(page, token, high)
        if linked is not None:
            return linked
        token = token if saying.passive else end_of_hearer(page, token, high)
    return _past_asides(page, saying, token, high)


def _is_denied(page: Page, saying: Saying) -> bool:
    """Tell whether somebody is said not to say it."""
    between = range(min(saying.head, saying.cue), saying.cue)
    return any(
        page.lower(token) in ("not", "never") or page.lower(token).endswith(("n't", "n’t"))
        for token in between
    )


def _begins_quoted(page: Page, saying: Saying, token: int, high: int) -> bool:
    """Tell whether a clause begins with a fragment: "said “the next man” should choose"."""
    behind = page.stretches[page.inside[token]].end
    return (
        saying.word.verb in BARE
        and page.outer[page.inside[token]].partial
        and high - behind > LEAST
        and not page.is_mark(behind)
    )


def _is_as_noted(page: Page, saying: Saying, low: int) -> bool:
    """Tell whether a sentence begins "As Lind noted, …"."""
    return page.lower(low) == "as" and not any(
        page.lower(token) == "," or page.inside[token] >= 0
        for token in range(low, min(saying.head, saying.cue))
    )


def _going_on(page: Page, saying: Saying, token: int, high: int) -> int | None:
    """Return where what is said goes on behind a cue that parts it: "…, he said, …"."""
    if page.lower(token) != "," and saying.word.verb != "according":
        token = comma_ahead(page, token, high)  # "…, he said in an e-mail, …"
    if page.lower(token) != "," or page.quoted(token + 1):
        return None
    word = page.lower(token + 1)
    if word in _AFTER or (word in CUES and word.endswith("ing")):
        return None
    if saying.tail == saying.end:
        return token + 1
    if word in _RELATIVES or word.endswith("ing"):
        return None  # "…, said Ola Lind, who owns it"
    comma = comma_ahead(page, token + 1, high)  # past "…, said Ola Lind, a lawyer, …"
    beside = range(token + 1, comma if comma > token + 1 else high)
    if any(is_finite(page.lower(place)) for place in beside):
        return token + 1
    return comma + 1 if comma > token + 1 and comma + 1 < high else None


def _behind_source(page: Page, token: int, high: int) -> int | None:
    """Return where a clause begins behind "According to his friends, aides and allies, …"."""
    first = comma = comma_ahead(page, token, high)
    if page.lower(first) != ",":
        return None
    while comma < high:
        after = comma_ahead(page, comma + 1, high)
        end = after if after > comma + 1 else high
        if any(is_finite(page.lower(place)) for place in range(comma + 1, end)):
            return comma + 1
        comma = end
    return first + 1


def _link_ahead(page: Page, token: int, high: int) -> int | None:
    """Return where "that" or "whether" stands behind a long hearer: "told the … that"."""
    for place in range(token, min(high, token + ASIDE)):
        word = page.lower(place)
        if page.inside[place] >= 0 or page.is_mark(place) or is_auxiliary(word):
            return None
        if word in _BEHIND_HEARER:
            return place
    return None


def _behind_quotation(page: Page, saying: Saying, low: int) -> bool:
    if saying.word.form == "participle":
        return False  # "he said, “…,” adding"
    head = min(saying.head, saying.cue)
    if head <= low:
        return head > 0 and page.inside[head - 1] >= 0 and page.ends_open(page.inside[head - 1])
    last = head - 1 if page.inside[head - 1] >= 0 or not page.is_mark(head - 1) else head - 2
    if last < low or page.inside[last] < 0:
        return False
    first = page.stretches[page.inside[last]].first
    return first <= low or not is_adverbial(page, low, first)  # "On “The Hour,” he said"


def _past_asides(page: Page, saying: Saying, token: int, high: int) -> int | None:
    """Pass over time, place and hearer: "said on Friday in a statement that …"."""
    stop = min(high, token + ASIDE)
    if page.lower(token) == ",":
        token = comma_ahead(page, token + 1, stop)  # "insisted, most recently in May, that"
        return token + 1 if page.lower(token + 1) in _BEHIND_HEARER else None
    passed = token
    while token < stop:
        word = page.lower(token)
        if page.inside[token] >= 0:
            behind = page.stretches[page.inside[token]].end  # "said on “The Hour” that"
            return behind if page.lower(behind) in _BEHIND_HEARER else None
        if word in (":", ";", "."):
            return None
        if word in LINKS:
            return token if word not in _RELATIVES or token == passed else None
        if word == "to" and saying.word.verb in TAKES_TO:
            return token
        if (
            word == ","
            or word == "aloud"
            or (word in TIMES and page.lower(token + 1) not in ("is", "was", "will"))
        ):
            token += 1
        elif word == "of":
            return None  # "said of the ferry"
        elif word in PREPOSITIONS | _AFTER or (word in ADVERBS and word != "not"):
            token = _behind_phrase(page, token + 1, stop)
        else:
            break
    return token if token < stop and _takes_bare(page, saying, token, high) else None


def _takes_bare(page: Page, saying: Saying, token: int, high: int) -> bool:
    """Tell whether what is said may begin at `token` without "that"."""
    nobody = saying.source is None or saying.source.kind == "unnamed"
    if saying.word.verb in _CLAUSE_ALONE or (nobody and saying.word.verb in _SHOWN):
        ahead = range(token, min(token + ASIDE, high))
        if not any(is_finite(page.lower(place)) for place in ahead):
            return False
    if page.lower(token) in _NEVER_FIRST:
        return False
    return saying.word.verb in BARE or saying.word.verb in TAKES_THING


def _behind_phrase(page: Page, token: int, stop: int) -> int:
    """Return the token behind the phrase of a preposition."""
    begun = token
    while token < stop and page.inside[token] < 0:
        word = page.lower(token)
        if word in LINKS or word in (",", ":", ";", ".") or word in PRONOUNS:
            break
        if word in PREPOSITIONS or (token > begun + 1 and word in DETERMINERS):
            break
        token += 1
    return token
