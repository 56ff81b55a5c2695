"""Indirect speech: what is said without being quoted, and how far it goes.

English newspapers put it behind the cue ("said that …", "told the court he …"), before it
("…, the mayor said"), or round it ("…, he said, …"). What is said runs to the end of the
sentence or to the cue that takes it up again (", adding that …"); the word "that" is part
of it, the cue, the speaker, the hearer, and the day or place of speaking are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.language.beginnings import begin_behind
from reader.language.clauses import LEAST, LINKS, is_adverbial
from reader.language.cues import (
    BARE,
    CUES,
    NEEDS_HEARER,
    NOUNS,
    NOUNS_THAT,
    NOUNS_TO,
    OPINIONS,
    TAKES_BEHIND,
    TAKES_THING,
)
from reader.language.endings import end_behind, end_of_noun_clause
from reader.language.grammar import (
    ADVERBS,
    DASHES,
    JOINERS,
    PRONOUNS,
    RELATIVES,
    TIMES,
    is_auxiliary,
)
from reader.language.page import Page
from reader.language.saying import Saying, Sayings
from reader.language.sources import end_of_hearer
from reader.language.tokens import MARK
from reader.language.wordlists import words

_DATELINE = 12
"""Tokens of a dateline at most."""
_DESCRIBED = 8
"""Tokens of a role before the name of a speaker, plus one."""
_CARRIED_OUT = words("""
    continue continues continued continuing try tries tried trying quick come came went on began
    begun rushed had appeared appears seemed seems led used forced
    """)
"""Words before "to say" with which it was said: "went on to say", "had to admit"."""
_OPEN = words("safe hard easy fair soon enough is difficult impossible nothing something")
"""Words before "to say" with which nobody has said it."""
_HYPOTHETICAL = words("would could should might must will may can if")


class Reported(NamedTuple):
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
        if not _reports(saying) or _only_might(page, saying):
            continue
        low, high = page.sentence(saying.cue)
        high = _end_of_sentence(page, low, high)
        later = [one for one in sayings.all[place + 1 : place + 5] if one.cue < high]
        for first, end in _contents(page, saying, later, low, high):
            if _is_clause(page, first, end):
                found.append(Reported(first, end, saying))
    return _outermost(found)


def _reports(saying: Saying) -> bool:
    if saying.is_noun:
        return True
    if saying.word.verb in OPINIONS or (saying.passive and saying.word.verb in TAKES_THING):
        return False
    return saying.word.clause or saying.word.verb in TAKES_THING or saying.word.verb in TAKES_BEHIND


def _only_might(page: Page, saying: Saying) -> bool:
    """Tell whether an infinitive leaves open that anything was said: "it is hard to say"."""
    cue = saying.cue
    if saying.word.form != "base" or page.lower(cue - 1) != "to":
        return False
    if page.lower(cue - 2) in _OPEN:
        return True
    if page.lower(cue - 2) in _CARRIED_OUT:
        return page.lower(cue - 3) in _HYPOTHETICAL
    said = page.lower(saying.end)
    return saying.word.verb not in BARE or not (said == "that" or said in PRONOUNS)


def _contents(
    page: Page, saying: Saying, later: Sequence[Saying], low: int, high: int
) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of what is said by one cue of the sentence `[low, high)`."""
    if saying.is_noun:
        yield from _content_of_noun(page, saying, high)
        return
    end = _end_before(page, saying, low, high)
    first = begin_behind(page, saying, low, high, parted=end > low)
    if end - low >= LEAST and (first is not None or not is_adverbial(page, low, end)):
        yield _past_dateline(page, low, end), end
    if first is not None:
        yield first, end_behind(page, saying, later, first, low, high)


def _content_of_noun(page: Page, saying: Saying, high: int) -> Iterator[tuple[int, int]]:
    """Yield what a noun says: "his claim that the ferry was late", "her promise to resign"."""
    first = saying.tail + (page.lower(saying.tail) == ",")
    word, noun = page.lower(first), page.lower(saying.cue)
    if not (word == "that" and noun in NOUNS_THAT) and not (word == "to" and noun in NOUNS_TO):
        return
    yield first, end_of_noun_clause(page, first, high)


def _past_dateline(page: Page, low: int, end: int) -> int:
    """Return where a sentence begins behind "LEEDS, Aug 24 (PA) - ", or `low`."""
    if page.paragraph(low)[0] != low or not page.prose.words[low].isupper():
        return low
    dashes = (t for t in range(low, min(low + _DATELINE, end)) if page.lower(t) in DASHES)
    dash = next(dashes, None)
    return low if dash is None else dash + 1


def _end_before(page: Page, saying: Saying, low: int, high: int) -> int:
    """Return where what stands before a cue that closes or parts the sentence ends, or `low`."""
    head = saying.head
    if saying.word.form == "participle" or page.lower(head) in RELATIVES:
        return low
    if not saying.word.clause:
        return low
    if saying.word.verb == "according":
        end = head - 1 if head > low and page.lower(head - 1) == "," else head
        return end if end - low >= LEAST else low
    head = _start_of_speaker(page, head, low)
    if head > low and page.inside[head - 1] >= 0:
        mixed = _is_mixed(page, low, page.inside[head - 1])
        return head if mixed and _closes(page, saying, high) else low
    as_noted = page.lower(head - 1) == "as"
    head -= as_noted
    if head - 1 <= low or page.lower(head - 1) != "," or page.inside[head - 1] >= 0:
        return low
    if not (page.lower(saying.tail) in (",", ".") if as_noted else _closes(page, saying, high)):
        return low
    return head - 1


def _is_mixed(page: Page, low: int, index: int) -> bool:
    """Tell whether a fragment closes what is said: «It has a plan but "no money," he said»."""
    quoted = page.stretches[index].first
    return (
        quoted - low >= LEAST
        and page.outer[index].partial
        and page.lower(quoted - 1) != ":"
        and not any(
            page.inside[token] < 0 and page.lower(token) in CUES and page.lower(token) not in NOUNS
            for token in range(low, quoted)
        )
    )


def _start_of_speaker(page: Page, head: int, low: int) -> int:
    """Go back over words that describe the speaker: ", ministry spokesman Ola Lind said"."""
    for token in range(head - 1, max(low, head - _DESCRIBED), -1):
        word = page.lower(token)
        if word == ",":
            return token + 1
        if page.is_mark(token) or page.inside[token] >= 0 or not _describes(word):
            break
    return head


def _describes(word: str) -> bool:
    """Tell whether a word may stand in a noun phrase, and begins no clause."""
    return not (word in JOINERS or word in PRONOUNS or word in TIMES or is_auxiliary(word)) and (
        word not in CUES or word in NOUNS
    )


def _closes(page: Page, saying: Saying, high: int) -> bool:
    """Tell whether nothing but hearer, time and place follows the cue up to a comma or the end."""
    token = saying.tail
    if saying.word.verb in NEEDS_HEARER and page.lower(token) not in LINKS:
        token = end_of_hearer(page, token, high)
    while token < high and (page.lower(token) in TIMES | ADVERBS or page.lower(token) == "then"):
        token += 1
    if token >= high or page.lower(token) in (",", ";", "."):
        return True
    if page.lower(token) not in ("in", "on", "at", "during", "after"):
        return False
    while token < high and not page.is_mark(token) and page.lower(token) not in LINKS:
        token += 1
    return token >= high or page.lower(token) in DASHES | {",", ";"}


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
    if end - first < LEAST:
        return False
    starts, ends, kinds = page.prose.starts, page.prose.ends, page.prose.kinds
    whole = ends[end - 1] - starts[first]
    own = length = 0
    for token in range(first, end):
        if page.inside[token] < 0 and kinds[token] != MARK:
            own += 1
            length += ends[token] - starts[token] + 1
            if own >= LEAST and 2 * length > whole:
                return True
    return False


def _outermost(found: list[Reported]) -> list[Reported]:
    """Keep what stands in no other: what is said at second hand is part of what is said."""
    kept: list[Reported] = []
    for one in sorted(found, key=lambda reported: (reported.first, -reported.end)):
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept
