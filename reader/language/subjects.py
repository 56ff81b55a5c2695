"""The subject of a verb of speaking: before it, behind it, or in the clause around it."""

from __future__ import annotations

from collections.abc import Sequence

from reader.language.cues import CUES
from reader.language.grammar import (
    AUXILIARIES,
    DASHES,
    DETERMINERS,
    JOINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TIMES,
    is_auxiliary,
)
from reader.language.page import Page
from reader.language.saying import Saying
from reader.language.source import Source
from reader.language.sources import SEEN_BACK, is_filler, main_source, source_before
from reader.language.tokens import ABBREVIATION, BREAK, MARK, NAME, POSSESSIVE, WORD
from reader.language.wordlists import words

_INVERTING = words("""
    say add write note explain recall joke argue reply continue conclude agree tweet observe predict
    quip complain insist lament contend warn
    """)
"""Verbs that put their subject behind them without a quotation: "…, says Ola Lind"."""
_LONGEST_SPEAKER = 10
"""Tokens of a role and a name behind a verb, plus one."""
_WHICH_TIME = words("last this next every")
_LABEL = 5
"""Tokens of a name or title in quotation marks at most, marks included."""
_DATELINE = 12
"""Tokens of "LONDON, Aug. 24 (PA) —" before the sentence, at most."""
_BEARERS = words("sign signs banner banners poster posters placard placards sticker plaque badge")
"""Things that bear the words that stand behind "saying" or "reading"."""
_LONGEST_APPOSITION = 14
"""Tokens of a comma and what describes the one named before it, plus one."""
_OPENING_APPOSITIONS = words("a an the")
_BEFORE_NAME = words("by from including like to with")
"""Behind one, a name is no part of what stands before: "the son of Ola Lind, who" is the son."""
_COORDINATORS = words("and but then or to before after while by in when without")


def skip_fillers(page: Page, token: int, low: int) -> int:
    """Go back over what may part subject and verb: "has", "later", "in the past"."""
    while token >= low and page.inside[token] < 0:
        if is_filler(page, token):
            token -= 1
            continue
        if page.lower(token) in TIMES and page.lower(token - 1) in _WHICH_TIME:
            token -= 2  # "Lind last night insisted"
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
    ends = cue + 2 >= len(prose.words) or prose.kinds[cue + 2] == BREAK
    if ends and prose.words[cue] == "says" and prose.kinds[cue + 1] == WORD:
        return True  # a headline: "…, says watchdog"
    behind = _past_speaker(page, cue + 1)
    if behind is None or (behind < len(prose.words) and page.inside[behind] >= 0):
        return False
    if behind >= len(prose.words) or prose.kinds[behind] in (MARK, BREAK):
        return True
    word = page.lower(behind)
    return page.lower(cue + 1) != "the" and word in PREPOSITIONS | RELATIVES | TIMES


def _past_speaker(page: Page, token: int) -> int | None:
    """Return the token behind a role, a name or both that begin at `token`, or None."""
    prose = page.prose
    first, named = token, page.lower(token) in ("one", "a", "an", "the")
    while token < min(first + _LONGEST_SPEAKER, len(prose.words)):
        if prose.kinds[token] == NAME or page.cast.mention_at(prose.starts[token]):
            named = True
        elif _ends_speaker(page, token, first):
            break
        elif not _may_describe(page, token, first):
            return None
        token += 1
    return token if named else None


def _ends_speaker(page: Page, token: int, first: int) -> bool:
    word = page.lower(token)
    if page.prose.kinds[token] not in (WORD, ABBREVIATION, POSSESSIVE):
        return True
    if word in PREPOSITIONS or word in RELATIVES:
        return True
    return token > first and (word in JOINERS or word in PRONOUNS or word in TIMES)


def _may_describe(page: Page, token: int, first: int) -> bool:
    """Tell whether a word may stand in "film director Ola Lind": no verb, no second article."""
    word = page.lower(token)
    if page.prose.kinds[token] == POSSESSIVE:
        return NAME in page.prose.kinds[token + 1 : token + 2]  # not "said Lind's dog"
    if token > first and (word in DETERMINERS or word.endswith("ly")):
        return False
    return not (is_auxiliary(word) or word in CUES or word.endswith("ed"))


def subject_before(
    page: Page, last: int, low: int, cue: int, before: Sequence[Saying]
) -> Source | None:
    """Read the subject of an active verb from what stands before it."""
    prose = page.prose
    participle = CUES[prose.words[cue]].form == "participle"
    if last < low:
        return _running(page, low, before) if participle else None
    word = page.lower(last)
    if word in ("who", "which"):
        return _antecedent(page, last, low)
    named = page.cast.mention_at(prose.starts[last])
    if participle and page.lower(last) in _BEARERS:
        return source_before(page, low, last)
    if participle and not named:
        beside = source_before(page, low, last)
        if beside and page.lower(prose.at(beside.start) - 1) == "with":
            return beside  # "with her lawyer calling it"
    if word in _COORDINATORS or (participle and not named and not _is_helped(page, last, cue)):
        return _inherited(low, before) or main_source(
            page, _clause(page, low, last, past_quotes=True), last
        )
    if word == ",":
        inherited = _inherited(low, before)
        if participle and inherited:
            return inherited
        clause = main_source(page, _clause(page, low, last), last)
        return clause or inherited or main_source(page, low, last)
    if page.inside[last] >= 0:
        return _inherited(low, before) if participle else None
    found = source_before(page, low, last)
    who = prose.at(found.start) - 1 if found and found.kind == "unnamed" else low
    own = page.lower(who + 1) in DETERMINERS  # "use that a report said was fair"
    if who > low and not own and page.lower(who) in ("who", "which"):
        return _before_who(page, who, low)
    return found or main_source(page, low, last)


def _is_helped(page: Page, last: int, cue: int) -> bool:
    """Tell whether a verb has an auxiliary between its subject and itself: "is saying"."""
    return any(
        is_auxiliary(page.lower(token)) or page.prose.kinds[token] == POSSESSIVE
        for token in range(last + 1, cue)
    )


def _inherited(low: int, before: Sequence[Saying]) -> Source | None:
    """Return who speaks in the sentence so far: "he said …, adding that …"."""
    found: Source | None = None
    for saying in reversed(before):
        if saying.cue < low:
            break
        if (saying.word.clause or saying.word.verb == "quote") and not saying.passive:
            found = found or saying.source
            if saying.source and saying.source.kind != "unnamed":
                return saying.source
    return found


def _running(page: Page, low: int, before: Sequence[Saying]) -> Source | None:
    """Return the last speaker of the paragraph, for a sentence that begins "Adding:"."""
    if before and before[-1].cue >= page.paragraph(low)[0]:
        return before[-1].source
    return None


def _antecedent(page: Page, who: int, low: int) -> Source | None:
    """Read whom "who" points back at: "the mayor, who called it “brave”"."""
    found, prose = _before_who(page, who, low), page.prose
    return found and found._replace(start=prose.starts[who], end=prose.ends[who])


def _before_who(page: Page, who: int, low: int) -> Source | None:
    if page.lower(who - 1) in ("and", "but"):  # "Ola Lind, whose …, and who called it"
        before = range(who - 2, max(low, who - SEEN_BACK), -1)
        who = next((at for at in before if _is_relative(page, at)), who)
    if who - 2 > low and page.prose.words[who - 1] == ",":
        beside = _named_before(page, who - 2, low)
        if beside and beside.person is not None and beside.kind == "person":
            return beside  # "his daughter Kari Lind, who said"
        described = _described_before(page, who, low)
        if described:
            return described
    if who - 1 < low or page.prose.words[who - 1] == ",":
        return main_source(page, _clause(page, low, who - 1), who - 1)
    nearest = source_before(page, low, who - 1, chain=("of",))
    if nearest and nearest.person is None:
        return main_source(page, _clause(page, low, who - 1), who - 1) or nearest
    return nearest


def _is_relative(page: Page, token: int) -> bool:
    return page.lower(token) in RELATIVES and page.inside[token] < 0


def _named_before(page: Page, last: int, low: int) -> Source | None:
    """Read whoever is named up to the token `last`, behind a preposition: "built by Ola Lind"."""
    near = range(last - 1, max(low, last - SEEN_BACK), -1)
    first = next((at + 1 for at in near if page.lower(at) in _BEFORE_NAME), low)
    return source_before(page, first, last, chain=("of",))


def _described_before(page: Page, who: int, low: int) -> Source | None:
    """Read whom an apposition before "who" describes: "Ola Lind, a baker on the island, who"."""
    for comma in range(who - 3, max(low, who - _LONGEST_APPOSITION), -1):
        if page.inside[comma] >= 0:
            return None
        if page.prose.words[comma] == ",":
            if page.lower(comma + 1) not in _OPENING_APPOSITIONS:
                return None
            age = page.prose.words[comma - 1].isdecimal() and page.prose.words[comma - 2] == ","
            return _named_before(page, comma - 3 if age else comma - 1, low)
    return None


def _clause(page: Page, low: int, last: int, *, past_quotes: bool = False) -> int:
    """Return where the clause around the token `last` begins: behind "and", "but", "that"."""
    for token in range(last - 1, low, -1):
        if page.inside[token] >= 0:
            stretch = page.stretches[page.inside[token]]
            if past_quotes or stretch.end - stretch.first <= _LABEL:
                continue
            return token + 1
        word = page.lower(token)
        if (
            word in ("but", ";", ":")
            or (word == "(" and ")" not in page.prose.words[token:last])
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
