"""Who said what over the whole library, from the index: quotations and people of all articles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reader.dataclass import dataclass
from reader.library.bearers import Bearers, Whose
from reader.library.compare import pattern_of, says
from reader.library.corrections import NO_CORRECTIONS, Corrections
from reader.library.index import Index
from reader.library.index_rows import mentions_of, quote_of
from reader.library.order import BY_HEADLINE
from reader.model import Analysis, Person, Quote


@dataclass(frozen=True, slots=True)
class Source:
    """The article that something stands in."""

    id: str
    title: str
    publisher: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Saying:
    """One quotation, with its article."""

    source: Source
    quote: Quote
    words: str
    """The quotation, with its marks."""
    roles: tuple[str, ...] = ()
    """What the article says of its speaker."""
    whose: Whose | None = None
    """Which of several people of that name the speaker is; None where nobody is named."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """One person in one article."""

    source: Source
    person: Person
    whose: Whose
    """Which of several people of that name."""


_SOURCE = "p.id, p.title, p.publisher, p.published"
_OLDEST_FIRST = f"ORDER BY p.published IS NULL, p.published, {BY_HEADLINE}"


def sayings(
    index: Index,
    *,
    person: str | None = None,
    words: str | None = None,
    corrections: Corrections = NO_CORRECTIONS,
) -> list[Saying]:
    """Return the quotations of the whole library, oldest article first, then in text order.

    Args:
        index: What is known of the pages.
        person: Only what this person or body says: a name, or words of one, and in brackets
            which of its bearers.
        words: Only quotations that hold these words, one after the other.
        corrections: What the person put right, of who is who.
    """
    bearers = Bearers(index, corrections)
    conditions = ["p.problem IS NULL", "q.kind <> 'scare'"]
    values: list[Any] = []
    if person is not None:
        condition, values = bearers.meant(person).condition("q.speaker", "q.page")
        conditions.append(condition)
    if words is not None:
        conditions.append("says(q.words, ?)")
        values.append(pattern_of(words, prefix=False))
    found = index.select(
        lambda row: (int(row[0]), _saying(row[1:])),
        f"SELECT p.number, {_SOURCE}, q.start, q.end, q.kind, q.partial, q.continues, n.name, "
        "q.speaker_kind, q.mention, q.mention_length, q.cue, q.cue_length, q.words, r.roles "
        "FROM quotes q JOIN pages p ON p.number = q.page "
        "LEFT JOIN names n ON n.number = q.speaker "
        "LEFT JOIN people r ON r.page = q.page AND r.name = q.speaker "
        f"WHERE {' AND '.join(conditions)} {_OLDEST_FIRST}, q.place",
        values,
    )
    bearers.look_up({one.quote.speaker for _, one in found if one.quote.speaker})
    return [_with_speaker(one, bearers, page) for page, one in found]


def appearances(
    index: Index,
    *,
    person: str | None = None,
    prefix: bool = False,
    corrections: Corrections = NO_CORRECTIONS,
) -> list[Appearance]:
    """Return the people of the whole library, oldest article first, then in text order.

    Args:
        index: What is known of the pages.
        person: Only who bears this name, or words of it, and in brackets which of its bearers.
        prefix: Whether the last word of that may go on.
        corrections: What the person put right, of who is who.
    """
    bearers = Bearers(index, corrections)
    condition, values = "1", list[Any]()
    if person is not None:
        condition, values = bearers.meant(person, prefix=prefix).condition("r.name", "r.page")
    found = index.select(
        lambda row: (int(row[0]), _source_and_person(row[1:])),
        f"SELECT p.number, {_SOURCE}, n.name, r.titles, r.roles, r.mentions, r.pronouns "
        "FROM people r JOIN pages p ON p.number = r.page JOIN names n ON n.number = r.name "
        f"WHERE p.problem IS NULL AND {condition} {_OLDEST_FIRST}, r.place",
        values,
    )
    bearers.look_up({one.name for _, (_, one) in found})
    return [Appearance(source, one, bearers.whose(one.name, page)) for page, (source, one) in found]


def sayings_in(
    source: Source,
    text: str,
    analysis: Analysis,
    bearers: Bearers,
    *,
    person: str | None = None,
    words: str | None = None,
) -> list[Saying]:
    """Return the quotations of one article, as `sayings` does of all."""
    page = bearers.page(source.id)
    roles = {one.name: one.roles for one in analysis.people}
    pattern = None if words is None else pattern_of(words, prefix=False)
    found = []
    for quote in analysis.quotes:
        called = roles.get(quote.speaker or "", ())
        if quote.kind != "scare" and (
            person is None
            or (quote.speaker and bearers.is_meant(person, quote.speaker, page, called))
        ):
            one = Saying(source, quote, text[quote.start : quote.end], called)
            found.append(_with_speaker(one, bearers, page))
    return [one for one in found if pattern is None or says(one.words, pattern)]


def appearances_in(
    source: Source, analysis: Analysis, bearers: Bearers, *, person: str | None = None
) -> list[Appearance]:
    """Return the people of one article, as `appearances` does of all."""
    page = bearers.page(source.id)
    return [
        Appearance(source, one, bearers.whose(one.name, page))
        for one in analysis.people
        if person is None or bearers.is_meant(person, one.name, page, (*one.titles, *one.roles))
    ]


def _with_speaker(saying: Saying, bearers: Bearers, page: int | None) -> Saying:
    speaker = saying.quote.speaker
    return replace(saying, whose=bearers.whose(speaker, page)) if speaker else saying


def _saying(row: Sequence[Any]) -> Saying:
    *columns, words, roles = row[4:]
    quote = quote_of(columns)
    return Saying(Source(*row[:4]), quote, words, tuple(json.loads(roles or "[]")))


def _source_and_person(row: Sequence[Any]) -> tuple[Source, Person]:
    name, titles, roles, mentions, pronouns = row[4:]
    person = Person(
        name=name,
        titles=tuple(json.loads(titles)),
        roles=tuple(json.loads(roles)),
        mentions=mentions_of(mentions),
        pronouns=mentions_of(pronouns),
    )
    return Source(*row[:4]), person
