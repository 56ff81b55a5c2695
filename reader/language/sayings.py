"""Where the reporter says that somebody speaks: each cue with its source.

One pass over the tokens outside quotations. Quotations and indirect speech are then
given to these sayings, so that both rest on one reading of the reporter's sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.language.cues import CUES, NOUNS, Cue
from reader.language.grammar import SUBORDINATORS
from reader.language.homographs import is_noun
from reader.language.page import Page
from reader.language.running import with_pronouns
from reader.language.saying import NOUN_CUE, Saying, Sayings
from reader.language.source import Source
from reader.language.sources import owner_at, source_after
from reader.language.subjects import inverts, skip_fillers, subject_before
from reader.language.wordlists import words

_BE = words("is was were are be been being am 's 're 'm ’s ’re ’m")
_HEARINGS = words("""
    court jury jurors inquest inquiry enquiry tribunal hearing meeting committee panel councillors
    magistrates conference
    """)
_CUE_WORDS = NOUNS | CUES.keys() | {"according", "According"}
_ACCORDING = Cue("according", "past", clause=True)


def find_sayings(page: Page) -> Sayings:
    """Find every cue of a text outside its quotations."""
    found = tuple(with_pronouns(page, _find(page)))
    return Sayings(found, [saying.cue for saying in found])


def _find(page: Page) -> list[Saying]:
    found: list[Saying] = []
    saying: Saying | None
    for token in page.prose.of(_CUE_WORDS):
        if page.inside[token] >= 0:
            continue
        word = page.prose.words[token]
        low, high = page.sentence(token)
        if word in CUES and not is_noun(page, token, low):
            saying = _saying(page, token, low, high, found)
            if saying.word.verb == "hear":
                saying = _heard(page, saying)
            if saying:
                found.append(saying)
        elif word in NOUNS:
            found += _noun(page, token, low, high)
        elif word in ("according", "According"):
            found += _according(page, token, high)
    return found


def _heard(page: Page, saying: Saying) -> Saying | None:
    """Keep "the court heard that …", which leaves open who said it, and no other hearing."""
    if saying.source is None or saying.word.form == "participle":
        return None
    head = page.lower(page.prose.at(saying.source.end - 1))
    return saying._replace(source=None) if head in _HEARINGS else None


def _according(page: Page, token: int, high: int) -> Iterator[Saying]:
    if token + 2 < high and page.lower(token + 1) == "to":
        source = source_after(page, token + 2, high)
        tail = page.prose.at(source.end - 1) + 1 if source else token + 2
        yield Saying(token, token + 2, _ACCORDING, token, tail, source)


def _noun(page: Page, token: int, low: int, high: int) -> Iterator[Saying]:
    """Read a noun for what is said and whose it is: "claims by the mayor", "his warning"."""
    source = None
    by = ("by", "from", "of") if page.lower(token) == "words" else ("by", "from")
    if token + 2 < high and page.lower(token + 1) in by:
        source = source_after(page, token + 2, high)
    owner = token - 1
    while source is None and owner >= max(low, token - 4) and page.inside[owner] < 0:
        source = owner_at(page, owner, low)
        if source and source.person is None and owner < token - 1:
            source = None  # "the nation's 92,000 asylum claims"
        owner -= 1
    if source:
        tail = max(token, page.prose.at(source.end - 1)) + 1
        yield Saying(token, token + 1, NOUN_CUE, token, tail, source)


def _saying(page: Page, cue: int, low: int, high: int, before: Sequence[Saying]) -> Saying:
    """Read who speaks at the verb `cue` of the sentence `[low, high)`."""
    word = CUES[page.prose.words[cue]]
    last = skip_fillers(page, cue - 1, low)
    passive = _is_passive(page, cue, last, word)
    if passive and word.verb != "quote":
        return Saying(cue, cue + 1, word, cue, cue + 1, _agent(page, cue, high), True)
    if word.form == "past" and last == cue - 1 and page.lower(last) in SUBORDINATORS:
        return Saying(cue, cue + 1, word, cue, cue + 1, None, True)  # "when asked"
    if inverts(page, cue, last, low):
        source = source_after(page, cue + 1, high)
        if source:
            tail = page.prose.at(source.end - 1) + 1
            return Saying(cue, cue + 1, word, cue, tail, source)
    source = subject_before(page, last, low, cue, before)
    if word.verb == "quote":
        source = _quoted(page, cue, high) or source
    head = cue
    if source and page.prose.starts[low] <= source.start < page.prose.starts[cue]:
        head = page.prose.at(source.start)
    return Saying(cue, cue + 1, word, head, cue + 1, source)


def _quoted(page: Page, cue: int, high: int) -> Source | None:
    """Read who is quoted: "the agency quoted Lind as saying"."""
    source = source_after(page, cue + 1, high)
    behind = page.prose.at(source.end - 1) + 1 if source else high
    return source if page.lower(behind) == "as" else None


def _is_passive(page: Page, cue: int, last: int, word: Cue) -> bool:
    if word.form != "past" or last + 1 == cue:
        return False
    between = {page.lower(token) for token in range(last + 1, cue)}
    return bool(between & _BE) and page.prose.words[cue] != "said"


def _agent(page: Page, cue: int, high: int) -> Source | None:
    """Read the doer of a passive: "was called a fool by the mayor"."""
    for token in range(cue + 1, min(cue + 8, high - 1)):
        if page.lower(token) == "by" and page.inside[token] < 0:
            return source_after(page, token + 1, high)
    return None
