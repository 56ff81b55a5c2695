"""Whom a noun phrase means: a named person, a body, or somebody unnamed."""

from __future__ import annotations

from typing import NamedTuple

from reader.language.grammar import DETERMINERS, PREPOSITIONS, without_short_verb
from reader.language.page import Page
from reader.language.roles import person_for
from reader.language.tokens import ABBREVIATION, MARK, NAME, NUMBER, POSSESSIVE
from reader.language.told import Voice
from reader.language.wordlists import words
from reader.model import SpeakerKind

_HONOURS = words("KC QC MP MSP MEP TD OBE MBE CBE Jr Sr Jr. Sr. II III IV PhD MD")
_DEFINITE = words("the his her their its this that")
_WRITER = words("i i'm i've i'd i'll we we're we've we'd we'll you you're you've you'd you'll")
"""The writer and the readers of the text, whom nothing in it names."""
_PERSONAL = words("he she")
_OTHERS = {"they": "unnamed", "one": "unnamed", "it": "body", "somebody": "unnamed"}
_BODY_NOUNS = words("""
    company firm council government department court report letter statement campaign party
    police ministry agency group union bank association charity university school hospital
    committee commission board trust authority force newspaper paper magazine website site
    network station channel broadcaster airline club team league federation organisation
    organization institute foundation church administration office bureau panel tribunal
    service watchdog regulator inquiry review study survey poll document memo email lawsuit
    complaint indictment affidavit filing order ruling article story editorial book ad advert
    advertisement post message press media city state country nation army military navy
    parliament senate congress house cabinet opposition band family
    """)
_STOPS = frozenset(".!?;")
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


class Source(NamedTuple):
    """Whoever says something, where the text points at them."""

    start: int
    end: int
    """Offsets of the mention in the text."""
    person: int | None = None
    """Index into the cast."""
    body: str | None = None
    """Name of the body that speaks."""
    kind: SpeakerKind | None = None

    @property
    def voice(self) -> Voice:
        """Who it is, wherever the text points at them."""
        return Voice(self.person, self.body, self.kind)

    def voiced(self, voice: Voice) -> Source:
        """Return the same mention of somebody else."""
        return Source(self.start, self.end, voice.person, voice.body, voice.kind)


UNMENTIONED = Source(-1, -1)
"""Whoever the reader told, where the text does not point at them."""


def read_phrase(page: Page, first: int, end: int) -> Source | None:
    """Tell whom the noun phrase of the tokens `[first, end)` means."""
    prose = page.prose
    if prose.words[end - 1] == ")":
        end = opening_bracket(page, first, end - 1)
    if end <= first:
        return None
    word = page.lower(first)
    if end - first == 1 and word.replace("’", "'") in _WRITER:
        return Source(prose.starts[first], prose.ends[first])
    word = without_short_verb(word)
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
    if prose.words[last].endswith("-old"):
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


def _nominal(page: Page, first: int, last: int, end: int) -> Source | None:
    prose = page.prose
    start, stop = prose.starts[first], prose.ends[end - 1]
    if page.lower(last) in _BODY_NOUNS:
        return Source(start, stop, body=page.body_called(page.lower(last), start), kind="body")
    person = None
    if page.lower(first).endswith("ing") and first < last:
        return None  # "drawing loud jeers"
    if page.lower(first) in _DEFINITE:
        person = person_for(prose, page.cast, start, stop)
    return Source(start, stop, person, kind="unnamed" if person is None else "person")


def read_name(page: Page, first: int, end: int) -> Source | None:
    """Read the tokens `[first, end)` as one name and nothing else."""
    if first >= end:
        return None
    starts, ends = page.prose.starts, page.prose.ends
    while end - 1 > first and page.prose.words[end - 1] in _STOPS:
        end -= 1
    if end - 2 > first and page.prose.words[end - 1] in _HONOURS:
        end -= 1
    mention = page.cast.mention_at(starts[first])
    if mention and mention.title_start <= starts[first] and mention.end == ends[end - 1]:
        return Source(mention.title_start, mention.end, mention.person, kind="person")
    body = page.body_at(first)
    if body and body[0] == starts[first] and body[1] >= ends[end - 1]:
        return Source(*body, body=page.prose.text[body[0] : body[1]], kind="body")
    return None


def opening_bracket(page: Page, low: int, token: int) -> int:
    """Return the bracket that opens what closes at `token`, or `token`."""
    for place in range(token - 1, max(low, token - 12) - 1, -1):
        if page.prose.words[place] == "(":
            return place
    return token
