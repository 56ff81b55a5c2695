"""The subject of a verb of speaking: before it, behind it, or in the clause around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.language.cues import CUES
from reader.language.grammar import (
    AUXILIARIES,
    DASHES,
    DETERMINERS,
    JOINERS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    is_auxiliary,
)
from reader.language.page import Page
from reader.language.saying import Saying
from reader.language.source import Source
from reader.language.sources import is_filler, main_source, source_before
from reader.language.tokens import BREAK, MARK, NAME, WORD
from reader.language.wordlists import words

_INVERTING = words("""
    say add write note explain recall joke argue reply continue conclude agree tweet observe
    """)
"""Verbs that put their subject behind them without a quotation: "…, says Ola Lind"."""
_LONGEST_SPEAKER = 10
"""Tokens of a role and a name behind a verb, plus one."""
_DATELINE = 12
"""Tokens of "LONDON, Aug. 24 (PA) —" before the sentence, at most."""
_COORDINATORS = words("and but then or to before after while by in when without")


def skip_fillers(page: Page, token: int, low: int) -> int:
    """Go back over what may part subject and verb: "has", "later", "in the past"."""
    while token >= low and page.inside[token] < 0:
        if is_filler(page, token):
            token -= 1
            continue
        aside = _aside(page, token, low)
        if aside == token:
            break
        token = aside
    return token


def _aside(page: Page, token: int, low: int) -> int:
    """Go back over a phrase between "has" or "who" and the verb: "who in the past called"."""
    for place in range(token, max(low, token - 3), -1):
        if page.lower(place) in PREPOSITIONS:
            word = page.lower(place - 1)
            return place - 1 if word in ("who", "and", "but") or word in AUXILIARIES else token
    return token


def inverts(page: Page, cue: int, last: int, low: int) -> bool:
    """Tell whether the subject comes behind the verb: «"…," said Ola Lind»."""
    if CUES[page.prose.words[cue]].form in ("participle", "base"):
        return False
    if page.inside[cue - 1] >= 0 or cue == low:
        return True
    if last < low or page.inside[last] >= 0 or _closes_behind(page, cue, last):
        return True
    return page.prose.words[last] in DASHES | {",", "("} and (
        last == low or page.inside[last - 1] >= 0
    )


def _closes_behind(page: Page, cue: int, last: int) -> bool:
    """Tell whether a speaker closes the sentence behind the verb: "…, says Ola Lind."."""
    prose = page.prose
    if prose.words[last] != "," or last != cue - 1 or cue + 1 >= len(prose.words):
        return False
    if CUES[prose.words[cue]].verb not in _INVERTING or page.lower(cue + 1) in TIMES:
        return False
    named = prose.kinds[cue + 1] == NAME or page.cast.mention_at(prose.starts[cue + 1])
    if not named and page.lower(cue + 1) not in ("one", "a", "an"):
        return False
    for behind in range(cue + 1, min(cue + _LONGEST_SPEAKER, len(prose.words))):
        word = page.lower(behind)
        if prose.kinds[behind] in (MARK, BREAK) or word in PREPOSITIONS:
            return True
        if word in JOINERS or is_auxiliary(word) or word in PRONOUNS:
            return False
        if prose.kinds[behind] == WORD and word in CUES:
            return False
    return cue + _LONGEST_SPEAKER > len(prose.words)


def subject_before(
    page: Page, last: int, low: int, cue: int, before: Sequence[Saying]
) -> Source | None:
    """Read the subject of an active verb from what stands before it."""
    prose = page.prose
    participle = CUES[prose.words[cue]].form == "participle"
    if last < low:
        return _running(page, low, before) if participle else None
    word = page.lower(last)
    inherited = _inherited(low, before)
    if word in ("who", "which"):
        return _antecedent(page, last, low)
    named = page.cast.mention_at(prose.starts[last])
    if word in _COORDINATORS or (participle and last == cue - 1 and not named):
        return inherited or main_source(page, _clause(page, low, last, past_quotes=True), last)
    if word == "," and participle and inherited:
        return inherited
    if word == ",":
        clause = main_source(page, _clause(page, low, last), last)
        return clause or inherited or main_source(page, low, last)
    if page.inside[last] >= 0:
        return inherited if participle else None
    found = source_before(page, low, last)
    who = prose.at(found.start) - 1 if found and found.kind == "unnamed" else low
    if who > low and page.lower(who) in ("who", "which"):
        return _before_who(page, who, low)
    return found or main_source(page, low, last)


def _inherited(low: int, before: Sequence[Saying]) -> Source | None:
    """Return who speaks in the sentence so far: "he said …, adding that …"."""
    for saying in reversed(before):
        if saying.cue < low:
            break
        if (saying.word.clause or saying.word.verb == "quote") and not saying.passive:
            return saying.source
    return None


def _running(page: Page, low: int, before: Sequence[Saying]) -> Source | None:
    """Return the last speaker of the paragraph, for a sentence that begins "Adding:"."""
    if before and before[-1].cue >= page.paragraph(low)[0]:
        return before[-1].source
    return None


def _antecedent(page: Page, who: int, low: int) -> Source | None:
    """Read whom "who" points back at: "the mayor, who called it “brave”"."""
    found, prose = _before_who(page, who, low), page.prose
    return found and replace(found, start=prose.starts[who], end=prose.ends[who])


def _before_who(page: Page, who: int, low: int) -> Source | None:
    if who - 1 < low or page.prose.words[who - 1] == ",":
        return main_source(page, _clause(page, low, who - 1), who - 1)
    nearest = source_before(page, low, who - 1, chain=("of",))
    if nearest and nearest.person is None:
        return main_source(page, _clause(page, low, who - 1), who - 1) or nearest
    return nearest


def _clause(page: Page, low: int, last: int, *, past_quotes: bool = False) -> int:
    """Return where the clause around the token `last` begins: behind "and", "but", "that"."""
    for token in range(last - 1, low, -1):
        if page.inside[token] >= 0:
            if past_quotes:
                continue
            return token + 1
        word = page.lower(token)
        if (
            word in ("but", ";", ":")
            or (word in DASHES and token - low < _DATELINE)
            or (word == "that" and page.lower(token - 1) in CUES)
            or (
                word in ("and", "while", "as")
                and page.prose.words[token - 1] == ","
                and _begins_clause(page, token + 1)
            )
        ):
            return token + 1
    return low


def _begins_clause(page: Page, token: int) -> bool:
    """Tell whether a new subject stands at `token`, not a second role of the first."""
    word = page.lower(token)
    return word in DETERMINERS or word in PRONOUNS or page.prose.kinds[token] == NAME
