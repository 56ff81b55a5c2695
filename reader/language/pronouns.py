"""He and she, to the person they point at.

A pronoun goes to the most salient person of its gender: lately named, as the subject of
a sentence, often. The weights of the signs follow Lappin and Leass, "An Algorithm for
Pronominal Anaphora Resolution" (1994), in their order, not in their values. Somebody
without a name ("a neighbour", "the girl") can be the most salient: then the pronoun
points at nobody.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.language.cast import Cast, Gender, Link, Links, QuoteSpan
from reader.language.genders import genders
from reader.language.nominals import Nominal, nominals
from reader.language.tokens import MARK, NAME, POSSESSIVE, WORD, Prose
from reader.language.wordlists import words
from reader.model import Quote

_CONTRACTED = ("'d", "'ll", "’d", "’ll")
GENDER_OF: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself", "He", "His", "Him"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself", "She", "Her", "Hers"), "f"),
    **{pronoun + end: "m" for pronoun in ("he", "He") for end in _CONTRACTED},
    **{pronoun + end: "f" for pronoun in ("she", "She") for end in _CONTRACTED},
}
"""The gender of each third-person pronoun, as it is written."""

REACH = 6
"""Sentences that a pronoun looks back over."""

MAX_EVENTS = 60
"""Mentions that a pronoun looks back over at most; keeps the work linear."""

_NEAR = (50, 40, 28, 20, 14, 10, 8)
"""Salience of a mention by how many sentences back it stands."""

_SUBJECT, _OPENING_SUBJECT = 16, 10
_QUOTED = 22
_UNKNOWN_GENDER = 8
_SAME_CLAUSE = 60
_OFTEN = 2

_OBLIQUE = words(
    "of by to for with from in against about on at than under over after before between like "
    "into through without towards near behind beside and"
)
_OPENERS = words(
    "In After Before During Despite With As While When Since Through Throughout For On At By "
    "Following Under Until Because Although Though From Asked Speaking Writing Describing"
)
_NOT_NOUNS = words(
    "and or but to in on at by for from with of as if when while who that which is was were are be "
    "been has had have not because after before since until then also again about into over out "
    "up down off away back how why what where whether than so too he she they it"
)
_CLAUSE_MARKS = frozenset(",;:()—–-")
_CLAUSE_WORDS = words(
    "that who which when while because if after before since whether and but as how why what where"
)


@dataclass(frozen=True, slots=True)
class Event:
    """A place where somebody is named or pointed at."""

    token: int
    sentence: int
    person: int | None
    """None for somebody without a name."""
    gender: Gender | None
    subject: bool
    quoted: bool


def resolve(prose: Prose, spans: Sequence[QuoteSpan], cast: Cast) -> Links:
    """Link he and she outside quotations to people."""
    if not cast.people:
        return Links()
    walk = _Walk(prose, cast, _Inside(prose, [(s.start, s.end) for s in spans]))
    return Links(tuple(walk.links(_nobody)))


def resolve_quoted(prose: Prose, quotes: Sequence[Quote], cast: Cast, links: Links) -> Links:
    """Link he and she inside direct quotations, where they are never the speaker.

    Args:
        prose: The text.
        quotes: Its quotations with their speakers.
        cast: Its people.
        links: The pronouns outside quotations.

    Returns:
        All links, inside and outside, in text order.
    """
    direct = [q for q in quotes if q.kind != "indirect"]
    if not cast.people or not direct:
        return links
    inside = _Inside(prose, [(q.start, q.end) for q in direct])
    numbers = {figure.name: number for number, figure in enumerate(cast.people)}
    speakers = [numbers.get(q.speaker or "") for q in direct]
    walk = _Walk(prose, cast, inside, links)
    found = walk.links(lambda token: speakers[inside.which(token)])
    return Links(tuple(sorted((*links.links, *found), key=lambda link: link.start)))


def _nobody(token: int) -> None:
    """Exclude nobody: outside a quotation the speaker is as likely as others."""
    del token


class _Inside:
    """Which tokens stand inside which of some spans (by offsets, sorted by start)."""

    def __init__(self, prose: Prose, spans: list[tuple[int, int]]) -> None:
        self.starts = [bisect_left(prose.starts, start) for start, _ in spans]
        self.ends = [bisect_left(prose.starts, end) for _, end in spans]

    def which(self, token: int) -> int:
        """Return the number of the span around `token`, -1 for none."""
        place = bisect_right(self.starts, token) - 1
        return place if place >= 0 and token < self.ends[place] else -1


class _Walk:
    """One walk over a text, from mention to pronoun to mention."""

    def __init__(
        self, prose: Prose, cast: Cast, inside: _Inside, known: Links | None = None
    ) -> None:
        self.prose = prose
        self.inside = inside
        self.known = known
        self.genders = genders(prose, cast)
        self.events = self._events(cast, known or Links())
        self.counts = [0] * len(cast.people)

    def _events(self, cast: Cast, known: Links) -> list[Event]:
        events = [self._event(prose_at(self.prose, m.start), m.person) for m in cast.mentions]
        events += [self._event(prose_at(self.prose, k.start), k.person) for k in known.links]
        events += [self._nameless(one) for one in nominals(self.prose, cast)]
        return sorted(events, key=lambda event: event.token)

    def _event(self, token: int, person: int) -> Event:
        sentence = self._sentence(token)
        return Event(
            token,
            sentence,
            person,
            self.genders[person],
            _is_subject(self.prose, token, self.prose.sentences[sentence]),
            self.inside.which(token) >= 0,
        )

    def _nameless(self, one: Nominal) -> Event:
        sentence = self._sentence(one.token)
        return Event(
            one.token,
            sentence,
            one.person,
            one.gender,
            _is_subject(self.prose, one.start, self.prose.sentences[sentence]),
            self.inside.which(one.token) >= 0,
        )

    def _sentence(self, token: int) -> int:
        return bisect_right(self.prose.sentences, token) - 1

    def links(self, excluded: Callable[[int], int | None]) -> list[Link]:
        """Return the links of this walk: inside spans where links are known, else outside."""
        prose, found, past = self.prose, [], []
        waiting, k = self.events, 0
        for token, word in enumerate(prose.words):
            gender = GENDER_OF.get(word)
            if gender is None:
                continue
            while k < len(waiting) and waiting[k].token < token:
                past.append(waiting[k])
                self._count(waiting[k])
                k += 1
            if (self.inside.which(token) >= 0) is not (self.known is not None):
                continue
            person = self._choose(token, gender, past, waiting, k, excluded(token))
            if person is None:
                continue
            past.append(self._event(token, person))
            self.counts[person] += 1
            found.append(Link(prose.starts[token], prose.starts[token] + _length(word), person))
        return found

    def _count(self, event: Event) -> None:
        if event.person is not None:
            self.counts[event.person] += 1

    def _choose(
        self,
        token: int,
        gender: Gender,
        past: list[Event],
        waiting: list[Event],
        k: int,
        excluded: int | None,
    ) -> int | None:
        sentence = self._sentence(token)
        quoted = self.inside.which(token) >= 0
        best: tuple[int, int] | None = None
        winner: int | None = None
        for event in reversed(past[-MAX_EVENTS:]):
            if sentence - event.sentence > REACH:
                break
            if event.gender not in (gender, None):
                continue
            if event.person is not None and event.person == excluded:
                continue
            rank = (self._salience(token, sentence, quoted, event), event.token)
            if best is None or rank > best:
                best, winner = rank, event.person
        ahead = self._ahead(token, sentence, gender, waiting, k)
        if ahead is not None:
            return ahead
        return winner

    def _salience(self, token: int, sentence: int, quoted: bool, event: Event) -> int:
        score = _NEAR[sentence - event.sentence]
        if event.subject:
            score += _SUBJECT
            if token - self.prose.sentences[sentence] <= 1:
                score += _OPENING_SUBJECT
        if event.quoted and not quoted:
            score -= _QUOTED
        if event.gender is None:
            score -= _UNKNOWN_GENDER
        if event.sentence == sentence and self._same_clause(event, token):
            score -= _SAME_CLAUSE
        if event.person is not None:
            score += _OFTEN * min(self.counts[event.person], 6)
        return score

    def _same_clause(self, event: Event, token: int) -> bool:
        """Tell whether an object pronoun stands in one clause with the subject before it."""
        if not event.subject or not is_object(self.prose, token):
            return False
        between = self.prose.words[event.token + 1 : token]
        return not any(word in _CLAUSE_WORDS or word in _CLAUSE_MARKS for word in between)

    def _ahead(
        self, token: int, sentence: int, gender: Gender, waiting: list[Event], k: int
    ) -> int | None:
        """Return the subject that follows a phrase at the sentence's head ("In her book, X")."""
        if k >= len(waiting) or waiting[k].sentence != sentence:
            return None
        event = waiting[k]
        start = self.prose.sentences[sentence]
        opener = next((w for w in self.prose.words[start : start + 2] if w in _OPENERS), None)
        before = self.prose.words[token : event.token]
        if opener is None or before.count(",") != 1 or "," not in before[-3:]:
            return None
        return event.person if event.gender in (gender, None) else None


def prose_at(prose: Prose, offset: int) -> int:
    """Return the token that begins at `offset`."""
    return bisect_left(prose.starts, offset)


def _length(word: str) -> int:
    for i, letter in enumerate(word):
        if letter in "'’":
            return i
    return len(word)


def is_object(prose: Prose, token: int) -> bool:
    """Tell whether a pronoun is an object ("told her") and not "her" before a noun."""
    word = prose.words[token].lower()
    if word == "him":
        return True
    if word != "her":
        return False
    after = token + 1
    if after >= len(prose.words) or prose.kinds[after] not in (WORD, NAME):
        return True
    return prose.words[after] in _NOT_NOUNS


def _is_subject(prose: Prose, token: int, sentence_start: int) -> bool:
    """Tell whether what is named at `token` looks like the subject of its clause."""
    after = token + 1
    while after < len(prose.words) and prose.kinds[after] == NAME:
        after += 1
    if after < len(prose.words) and prose.kinds[after] == POSSESSIVE:
        return False
    before = token - 1
    while before >= sentence_start and prose.kinds[before] == NAME:
        before -= 1
    if before < sentence_start:
        return True
    word = prose.words[before]
    if prose.kinds[before] == MARK:
        return True
    return word not in _OBLIQUE and after < len(prose.words) and prose.kinds[after] == WORD
