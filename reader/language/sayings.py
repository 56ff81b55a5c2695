"""Where the reporter says that somebody speaks: each cue with its source.

One pass over the tokens outside quotations. Quotations and indirect speech are then
given to these sayings, so that both rest on one reading of the reporter's sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.language.cast import Gender
from reader.language.cues import CUES, NOUNS, Cue
from reader.language.page import Page
from reader.language.sources import (
    AUXILIARIES,
    DETERMINERS,
    JOINERS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    Source,
    is_auxiliary,
    is_filler,
    main_source,
    owner_at,
    source_after,
    source_before,
)
from reader.language.tokens import BREAK, MARK, NAME, POSSESSIVE, WORD
from reader.language.wordlists import words

_BRINGING_IN = words("a an one another my")
_SEEN_BACK = 1500
"""Characters that a pronoun reaches back: some six paragraphs."""
_GENDERS: dict[str, Gender] = {"he": "m", "she": "f"}
_BE = words("is was were are be been being am 's 're")
_ALSO_NOUNS = words("""
    claim claims call calls report reports state states note notes comment comments question
    questions answer answers demand demands request requests promise promises pledge pledges vow
    vows joke jokes attack attacks praise order orders rule rules post posts tweet tweets text
    texts charge charges fear fears hope hopes worry worries complaint warning saying telling
    writing meaning opening address appeal campaign voice cheer offer blame balance point reason
    cause signal hint imply blast slam brand term label rate list fire support vote bill read
    concern start estimate estimates forecast forecasts name process thought thinking feeling
    calling reading beginning hearing cast paint frame push back endorse
    """)
_OF_HEADLINES = words("Says Said Tells Told Asks Warns")
"""Cues that headlines print with a capital."""
_INVERTING = words("""
    say add write note explain recall joke argue reply continue conclude agree tweet observe
    """)
"""Verbs that put their subject behind them without a quotation: "…, says Ola Lind"."""
_LONGEST_SPEAKER = 10
"""Tokens of a role and a name behind a verb, plus one."""
_NEEDS_CLAUSE = words("states state questions question")
_BEFORE_BASE = words("to i we you they who and or people")
_CUE_WORDS = NOUNS | CUES.keys() | {"according", "According"}
_COORDINATORS = words("and but then or to before after while by in when without")
_NOUN = Cue("noun", "base", clause=False)
_ACCORDING = Cue("according", "past", clause=True)


@dataclass(frozen=True, slots=True)
class Saying:
    """One cue outside quotations, and who speaks."""

    cue: int
    """Token of the verb, or of "according"."""
    end: int
    """Token behind the verb, or behind "according to"."""
    word: Cue
    head: int
    """Token at which subject and verb begin."""
    tail: int
    """Token behind subject and verb: after an inverted subject, else `end`."""
    source: Source | None = None
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Sayings:
    """All sayings of a text, in text order."""

    all: tuple[Saying, ...]
    cues: list[int]
    """Their cue tokens."""

    def between(self, low: int, high: int) -> Sequence[Saying]:
        """Return the sayings whose cue stands in the tokens `[low, high)`."""
        return self.all[bisect_left(self.cues, low) : bisect_left(self.cues, high)]


def find_sayings(page: Page) -> Sayings:
    """Find every cue of a text outside its quotations."""
    found = tuple(_with_pronouns(page, _find(page)))
    return Sayings(found, [saying.cue for saying in found])


def _find(page: Page) -> list[Saying]:
    found: list[Saying] = []
    for token, word in enumerate(page.prose.words):
        if word not in _CUE_WORDS or page.inside[token] >= 0:
            continue
        low, high = page.sentence(token)
        if word in CUES and not _is_noun(page, token, low):
            found.append(_saying(page, token, low, high, found))
        elif word in NOUNS:
            found += _noun(page, token, low, high)
        elif word in ("according", "According"):
            found += _according(page, token, high)
    return found


def _with_pronouns(page: Page, sayings: list[Saying]) -> list[Saying]:
    """Say whom the pronouns beside cues mean, with an eye to who spoke last.

    In news prose "he said" takes up the running speaker, not the man he speaks of.
    """
    last: Saying | None = None
    for place, saying in enumerate(sayings):
        source = saying.source
        gender = _GENDERS.get(page.lower(page.prose.at(source.start))) if source else None
        if source and gender:
            source = _meant(page, saying, source, gender, last)
            sayings[place] = saying = replace(saying, source=source)
        if source and not is_noun_cue(saying) and _can_run(saying, source):
            last = saying
    return sayings


def _can_run(saying: Saying, source: Source) -> bool:
    """Tell whether a source may be who "he said" takes up."""
    return source.kind == "person" or (source.kind == "unnamed" and saying.word.clause)


def _meant(
    page: Page, saying: Saying, source: Source, gender: Gender, last: Saying | None
) -> Source:
    """Return the source a pronoun stands for, given the saying before it."""
    people = page.cast.people
    running = last.source if last else None
    if (
        running
        and running.person is not None
        and people[running.person].gender not in (None, gender)
    ):
        running = None
    settled = running and (running.person is not None or _is_somebody(page, running))
    if running and settled and last and last.word.clause and _follows(page, saying, last):
        return replace(source, person=running.person, kind=running.kind)
    acting = _acting(page, saying, gender)
    if acting is not None:
        return replace(source, person=acting, kind="person")
    if source.person is not None:
        return source
    if running and running.person is not None:
        return replace(source, person=running.person, kind="person")
    for mention in reversed(page.cast.mentions_in(source.start - _SEEN_BACK, source.start)):
        if people[mention.person].gender == gender:
            return replace(source, person=mention.person, kind="person")
    return source


def _is_somebody(page: Page, source: Source) -> bool:
    """Tell whether an unnamed source is brought in by its mention: "one resident"."""
    return source.kind == "unnamed" and page.lower(page.prose.at(source.start)) in _BRINGING_IN


def _acting(page: Page, saying: Saying, gender: Gender) -> int | None:
    """Return the subject of the sentence before «"…," she said», where it is a name."""
    before = _before_quotation(page, saying)
    if before is None or before < page.paragraph(saying.cue)[0]:
        return None
    low, high = page.sentence(before)
    source = main_source(page, low, high)
    if source is None or source.person is None:
        return None
    fits = page.cast.people[source.person].gender in (None, gender)
    return source.person if fits else None


def _before_quotation(page: Page, saying: Saying) -> int | None:
    """Return the reporter's last token before the quotations that «"…," he said» follows."""
    token = saying.head - 1
    if token < 1 or max(page.inside[token], page.inside[token - 1]) < 0:
        return None
    while token >= 0 and (page.inside[token] >= 0 or page.prose.kinds[token] in (MARK, BREAK)):
        inside = page.inside[token]
        token = page.stretches[inside].first - 1 if inside >= 0 else token - 1
    return token if token >= 0 else None


def _follows(page: Page, saying: Saying, last: Saying) -> bool:
    """Tell whether only quotations stand between a sentence that says and «"…," he said»."""
    token = _before_quotation(page, saying)
    return token is not None and page.sentence(token)[0] <= last.cue


def _according(page: Page, token: int, high: int) -> Iterator[Saying]:
    if token + 2 < high and page.lower(token + 1) == "to":
        source = source_after(page, token + 2, high)
        tail = page.prose.at(source.end - 1) + 1 if source else token + 2
        yield Saying(token, token + 2, _ACCORDING, token, tail, source)


def is_noun_cue(saying: Saying) -> bool:
    """Tell whether the cue is a noun: "his warning"."""
    return saying.word is _NOUN


def _noun(page: Page, token: int, low: int, high: int) -> Iterator[Saying]:
    """Read a noun for what is said and whose it is: "claims by the mayor", "his warning"."""
    source = None
    by = ("by", "from", "of") if page.lower(token) == "words" else ("by", "from")
    if token + 2 < high and page.lower(token + 1) in by:
        source = source_after(page, token + 2, high)
    owner = token - 1
    while source is None and owner >= max(low, token - 4) and page.inside[owner] < 0:
        source = owner_at(page, owner)
        owner -= 1
    if source:
        tail = max(token, page.prose.at(source.end - 1)) + 1
        yield Saying(token, token + 1, _NOUN, token, tail, source)


def _is_noun(page: Page, token: int, low: int) -> bool:
    """Tell whether a word that can be a cue is a noun or an adjective here."""
    if token == low:
        return page.prose.words[token] in _ALSO_NOUNS
    word = page.lower(token)
    before = page.lower(token - 1)
    cue = CUES[word]
    if page.prose.kinds[token] == NAME:
        return page.prose.words[token] not in _OF_HEADLINES
    if word in _NEEDS_CLAUSE and not _clause_follows(page, token + 1):
        return True
    if cue.form == "participle" and before in PREPOSITIONS:
        return False
    if cue.form == "past" and before in PREPOSITIONS:
        return True  # "of pledged support"
    if before in DETERMINERS:
        return word in _ALSO_NOUNS or cue.form != "participle"
    if cue.form == "base" and not _can_precede_base(page, token - 1):
        return True
    if word not in _ALSO_NOUNS:
        return False
    if before in PREPOSITIONS or page.prose.kinds[token - 1] == POSSESSIVE:
        return True
    return before in CUES and before not in _ALSO_NOUNS and before not in NOUNS


def _clause_follows(page: Page, token: int) -> bool:
    if token >= len(page.prose.words) or page.inside[token] >= 0:
        return True
    return (
        page.lower(token) in ("that", ":", "whether", "why", "how") or page.lower(token) in PRONOUNS
    )


def _can_precede_base(page: Page, token: int) -> bool:
    """Tell whether a verb without an ending may follow: "to claim", "they claim"."""
    word = page.lower(token)
    return is_filler(page, token) or word in _BEFORE_BASE or word.endswith("s")


def _saying(page: Page, cue: int, low: int, high: int, before: list[Saying]) -> Saying:
    """Read who speaks at the verb `cue` of the sentence `[low, high)`."""
    word = CUES[page.prose.words[cue]]
    last = _skip_fillers(page, cue - 1, low)
    passive = _is_passive(page, cue, last, word)
    if passive and word.verb != "quote":
        return Saying(cue, cue + 1, word, cue, cue + 1, _agent(page, cue, high), True)
    if _inverts(page, cue, last, low):
        source = source_after(page, cue + 1, high)
        if source:
            tail = page.prose.at(source.end - 1) + 1
            return Saying(cue, cue + 1, word, cue, tail, source)
    source = _subject(page, last, low, cue, before)
    head = cue
    if source and page.prose.starts[low] <= source.start < page.prose.starts[cue]:
        head = page.prose.at(source.start)
    return Saying(cue, cue + 1, word, head, cue + 1, source)


def _skip_fillers(page: Page, token: int, low: int) -> int:
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


def _is_passive(page: Page, cue: int, last: int, word: Cue) -> bool:
    if word.form != "past":
        return False
    between = {page.lower(token) for token in range(last + 1, cue)}
    return bool(between & _BE) and page.prose.words[cue] != "said"


def _agent(page: Page, cue: int, high: int) -> Source | None:
    """Read the doer of a passive: "was called a fool by the mayor"."""
    for token in range(cue + 1, min(cue + 8, high - 1)):
        if page.lower(token) == "by" and page.inside[token] < 0:
            return source_after(page, token + 1, high)
    return None


def _inverts(page: Page, cue: int, last: int, low: int) -> bool:
    """Tell whether the subject comes behind the verb: «"…," said Ola Lind»."""
    if CUES[page.prose.words[cue]].form in ("participle", "base"):
        return False
    if page.inside[cue - 1] >= 0 or cue == low:
        return True
    if last < low or page.inside[last] >= 0 or _closes_behind(page, cue, last):
        return True
    return page.prose.words[last] in (",", "—", "–", "-", "--", "(") and (
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


def _subject(page: Page, last: int, low: int, cue: int, before: list[Saying]) -> Source | None:
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
    if word == ",":
        return main_source(page, _clause(page, low, last), last) or inherited
    if page.inside[last] >= 0:
        return inherited if participle else None
    found = source_before(page, low, last)
    who = prose.at(found.start) - 1 if found and found.kind == "unnamed" else low
    if who > low and page.lower(who) in ("who", "which"):
        return _before_who(page, who, low)
    return found or main_source(page, low, last)


def _inherited(low: int, before: list[Saying]) -> Source | None:
    """Return who speaks in the sentence so far: "he said …, adding that …"."""
    for saying in reversed(before):
        if saying.cue < low:
            break
        if saying.word.clause and not saying.passive:
            return saying.source
    return None


def _running(page: Page, low: int, before: list[Saying]) -> Source | None:
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
