"""He and she, to the person they point at.

Somebody without a name ("a neighbour", "the girl") can be the most salient, as
`reader.language.salience` weighs it: then the pronoun points at nobody.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from reader.language.cast import Cast, Gender, Link, Links, QuoteSpan
from reader.language.salience import (
    REACH,
    WINDOW,
    Event,
    Pronoun,
    is_object,
    is_possessive,
    salience,
)
from reader.language.scene import GENDER_OF, Scene
from reader.language.titles import KIN
from reader.language.tokens import POSSESSIVE, Prose
from reader.language.told import NOTHING_TOLD, Told
from reader.language.wordlists import words
from reader.model import Quote

NEAREST = 6
"""Mentions among which the owner of a lawyer or a son is sought."""

REPRESENTATIVES = words("""
    lawyer attorney solicitor barrister counsel agent manager coach trainer spokesman spokeswoman
    spokesperson doctor boss teacher biographer publicist adviser neighbour neighbor friend
    """)
"""Who speak of somebody, besides kin."""

MAX_EVENTS = 40
"""Mentions that a pronoun looks back over at most; keeps the work linear."""

_OPENERS = words(
    "In After Before During Despite With As While When Since Through Throughout For On At By "
    "Following Under Until Because Although Though From Asked Speaking Writing Describing"
)


def resolve(scene: Scene, spans: Sequence[QuoteSpan], told: Told = NOTHING_TOLD) -> Links:
    """Link he and she outside quotations to people, those that the reader told about first."""
    if not scene.cast.people:
        return Links()
    inside = _Inside(scene.prose, [(s.start, s.end) for s in spans])
    if all(inside.which(token) >= 0 for token in scene.pronouns):
        return Links()
    return Links(tuple(_Walk(scene, inside, told=told).links(_nobody)))


def resolve_quoted(scene: Scene, quotes: Sequence[Quote], links: Links) -> Links:
    """Link he and she inside direct quotations, where they are never the speaker.

    Args:
        scene: The text and its people.
        quotes: Its quotations with their speakers.
        links: The pronouns outside quotations.

    Returns:
        All links, inside and outside, in text order.
    """
    direct = [q for q in quotes if q.kind != "indirect"]
    people = scene.cast.people
    if not people or not direct:
        return links
    inside = _Inside(scene.prose, [(q.start, q.end) for q in direct])
    if all(inside.which(token) < 0 for token in scene.pronouns):
        return links
    numbers = {figure.name: number for number, figure in enumerate(people)}
    speakers = [numbers.get(q.speaker or "") for q in direct]
    walk = _Walk(scene, inside, links)
    found = walk.links(lambda token: speakers[inside.which(token)])
    return Links(tuple(sorted((*links.links, *found), key=lambda link: link.start)))


def _nobody(token: int) -> None:
    """Exclude nobody: outside a quotation the speaker is as likely as others."""
    del token


def follow_speakers(quotes: Sequence[Quote], cast: Cast, links: Links, prose: Prose) -> Links:
    """Let the pronoun that names a quotation's speaker point at that speaker."""
    numbers = {figure.name: number for number, figure in enumerate(cast.people)}
    told = {link.start: link for link in links.links}
    for quote in quotes:
        number = numbers.get(quote.speaker or "")
        if number is None or quote.speaker_mention is None:
            continue
        start, end = quote.speaker_mention
        if prose.text[start:end] in GENDER_OF:
            told[start] = Link(start, end, number)
    return Links(tuple(told[start] for start in sorted(told)))


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
        self,
        scene: Scene,
        inside: _Inside,
        known: Links | None = None,
        told: Told = NOTHING_TOLD,
    ) -> None:
        self.scene = scene
        self.prose = scene.prose
        self.inside = inside
        self.known = known
        self.voices = told.mentions
        self.told = self._told()
        self.events = self._events(known or Links())
        self.counts = [0] * len(scene.cast.people)

    def _told(self) -> list[int]:
        """Number the sentences, those that begin inside a quotation with the one before."""
        numbers, number = [], -1
        starts, ends = self.inside.starts, self.inside.ends
        for start in self.prose.sentences:
            place = bisect_right(starts, start) - 1
            number += place < 0 or start >= ends[place] or starts[place] == start or number < 0
            numbers.append(number)
        return numbers

    def _events(self, known: Links) -> list[Event]:
        starts = self.prose.starts
        events = [self._at(*one) for one in self.scene.pointings]
        events += [self._event(bisect_left(starts, k.start), k.person) for k in known.links]
        return sorted(events, key=lambda event: event.token)

    def _event(self, token: int, person: int) -> Event:
        return self._at(token, token, person, self.scene.genders[person])

    def _at(self, start: int, token: int, person: int | None, gender: Gender | None) -> Event:
        sentence, subject, speaks = self.scene.signs(start, token)
        quoted = self.inside.which(token) >= 0
        return Event(token, self.told[sentence], person, gender, subject, quoted, speaks)

    def links(self, excluded: Callable[[int], int | None]) -> list[Link]:
        """Return the links of this walk: inside spans where links are known, else outside.

        Args:
            excluded: Gives the person that the pronoun at a token can't be.
        """
        prose, found = self.prose, []
        past: list[Event] = []
        k = 0
        for token in self.scene.pronouns:
            while k < len(self.events) and self.events[k].token < token:
                past.append(self.events[k])
                self._count(self.events[k].person)
                k += 1
            quoted = self.inside.which(token) >= 0
            if quoted is (self.known is None):
                continue
            pronoun = self._pronoun(token, quoted)
            voice = self.voices.get(prose.starts[token])
            person = voice.person if voice else self._ahead(pronoun, k)
            if person is None and voice is None:
                person = self._behind(pronoun, past, excluded(token))
                person = self._owner(pronoun, past, person)
            if person is not None:
                past.append(self._event(token, person))
                self._count(person)
                start = prose.starts[token]
                found.append(Link(start, start + _length(prose.words[token]), person))
        return found

    def _count(self, person: int | None) -> None:
        if person is not None:
            self.counts[person] += 1

    def _pronoun(self, token: int, quoted: bool) -> Pronoun:
        sentence, _, speaks = self.scene.signs(token, token)
        return Pronoun(
            token,
            self.told[sentence],
            GENDER_OF[self.prose.words[token]],
            token - self.prose.sentences[sentence] <= 1,
            quoted,
            is_object(self.prose, token),
            is_possessive(self.prose, token),
            speaks,
        )

    def _behind(self, pronoun: Pronoun, past: list[Event], excluded: int | None) -> int | None:
        best: tuple[int, int] | None = None
        winner: int | None = None
        for event in reversed(past[-MAX_EVENTS:]):
            if pronoun.sentence - event.sentence > REACH:
                break
            if event.gender not in (pronoun.gender, None):
                continue
            if event.person is not None and event.person == excluded:
                continue
            often = 0 if event.person is None else self.counts[event.person]
            rank = (salience(self.prose, pronoun, event, often), event.token)
            if best is None or rank > best:
                best, winner = rank, event.person
        return winner

    def _owner(self, pronoun: Pronoun, past: list[Event], person: int | None) -> int | None:
        """Return whose lawyer or son the winner is: "His lawyer, Ivo Vole, said he would pay".

        What such a one says of "him" or "her" is of whom the "his" before pointed at.
        """
        near = [event for event in past[-NEAREST:] if event.sentence == pronoun.sentence]
        own = [k for k, event in enumerate(near) if event.person == person]
        if person is None or pronoun.quoted or len(own) != 1 or own[0] == 0:
            return person
        owner, one = near[own[0] - 1], near[own[0]]
        noun = self._noun_owned(owner, one)
        if owner.gender not in (pronoun.gender, None) or noun is None or owner.person is None:
            return person
        if noun in KIN and not pronoun.is_object:
            return person  # "His son, Ivo, sold his car": only "helped him" tells
        return owner.person

    def _noun_owned(self, owner: Event, one: Event) -> str | None:
        """Return the noun of "his lawyer, Ivo" and "Vole's son Ivo", where they stand so."""
        between = [word for word in self.prose.words[owner.token + 1 : one.token] if word != ","]
        if self.prose.kinds[owner.token + 1] == POSSESSIVE:
            between = between[1:]
        elif not is_possessive(self.prose, owner.token):
            return None
        while len(between) > 1 and between[-1][0].isupper():
            between.pop()  # a title
        known = len(between) in (1, 2) and (between[-1] in KIN or between[-1] in REPRESENTATIVES)
        return between[-1] if known else None

    def _ahead(self, pronoun: Pronoun, k: int) -> int | None:
        """Return the subject that follows a phrase at the sentence's head ("In her book, X")."""
        if k >= len(self.events) or self.events[k].token - pronoun.token > WINDOW:
            return None
        event, words_ = self.events[k], self.prose.words
        sentence = self.scene.sentence(pronoun.token)
        start = self.prose.sentences[sentence]
        if self.scene.sentence(event.token) != sentence or _OPENERS.isdisjoint(
            words_[start : start + 2]
        ):
            return None
        between = words_[pronoun.token : event.token]
        if between.count(",") != 1 or "," not in between[-3:]:
            return None
        return event.person if event.gender in (pronoun.gender, None) else None


def _length(word: str) -> int:
    """Return the length of a pronoun without its ending "'d" or "'ll"."""
    for i, letter in enumerate(word):
        if letter in "'’":
            return i
    return len(word)
