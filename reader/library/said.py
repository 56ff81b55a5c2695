"""Who said what over the whole library, from the index: quotations and people of all articles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reader.library.compare import key_part, name_key, pattern_of, says
from reader.library.index import Index
from reader.library.index_rows import mentions_of
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


@dataclass(frozen=True, slots=True)
class Appearance:
    """One person in one article."""

    source: Source
    person: Person


_SOURCE = "p.id, p.title, p.publisher, p.published"
_OLDEST_FIRST = "ORDER BY p.published IS NULL, p.published, p.title, p.path"


def sayings(index: Index, *, person: str | None = None, words: str | None = None) -> list[Saying]:
    """Return the quotations of the whole library, oldest article first, then in text order.

    Args:
        index: What is known of the pages.
        person: Only what this person or body says: a name, or words of one.
        words: Only quotations that hold these words, one after the other.
    """
    conditions = ["p.problem IS NULL", "q.kind <> 'scare'"]
    values: list[Any] = []
    if person is not None:
        conditions.append("q.speaker IN (SELECT number FROM names WHERE instr(key, ?))")
        values.append(key_part(person, prefix=False))
    if words is not None:
        conditions.append("says(q.words, ?)")
        values.append(pattern_of(words, prefix=False))
    return index.select(
        _saying,
        f"SELECT {_SOURCE}, q.start, q.end, q.kind, q.partial, n.name, q.speaker_kind, q.mention, "
        "q.cue, q.continues, q.words, r.roles FROM quotes q JOIN pages p ON p.number = q.page "
        "LEFT JOIN names n ON n.number = q.speaker "
        "LEFT JOIN people r ON r.page = q.page AND r.name = q.speaker "
        f"WHERE {' AND '.join(conditions)} {_OLDEST_FIRST}, q.place",
        values,
    )


def appearances(index: Index, *, person: str | None = None) -> list[Appearance]:
    """Return the people of the whole library, oldest article first, then in text order.

    Args:
        index: What is known of the pages.
        person: Only who bears this name, or words of it.
    """
    condition, values = "", []
    if person is not None:
        condition, values = "AND instr(n.key, ?)", [key_part(person, prefix=False)]
    return index.select(
        _appearance,
        f"SELECT {_SOURCE}, n.name, r.titles, r.roles, r.mentions, r.pronouns FROM people r "
        "JOIN pages p ON p.number = r.page JOIN names n ON n.number = r.name "
        f"WHERE p.problem IS NULL {condition} {_OLDEST_FIRST}, r.place",
        values,
    )


def sayings_in(
    source: Source,
    text: str,
    analysis: Analysis,
    *,
    person: str | None = None,
    words: str | None = None,
) -> list[Saying]:
    """Return the quotations of one article, as `sayings` does of all."""
    roles = {one.name: one.roles for one in analysis.people}
    pattern = None if words is None else pattern_of(words, prefix=False)
    found = [
        Saying(source, quote, text[quote.start : quote.end], roles.get(quote.speaker or "", ()))
        for quote in analysis.quotes
        if quote.kind != "scare" and (person is None or _is_called(quote.speaker, person))
    ]
    return [one for one in found if pattern is None or says(one.words, pattern)]


def appearances_in(
    source: Source, analysis: Analysis, *, person: str | None = None
) -> list[Appearance]:
    """Return the people of one article, as `appearances` does of all."""
    return [
        Appearance(source, one)
        for one in analysis.people
        if person is None or _is_called(one.name, person)
    ]


def _is_called(name: str | None, asked: str) -> bool:
    return name is not None and key_part(asked, prefix=False) in name_key(name)


def _saying(row: Sequence[Any]) -> Saying:
    start, end, kind, partial, name, speaker_kind, mention, cue, continues, words, roles = row[4:]
    quote = Quote(
        start=start,
        end=end,
        kind=kind,
        partial=bool(partial),
        speaker=name,
        speaker_kind=speaker_kind,
        speaker_mention=_span(mention),
        cue=_span(cue),
        continues=bool(continues),
    )
    return Saying(Source(*row[:4]), quote, words, tuple(json.loads(roles or "[]")))


def _appearance(row: Sequence[Any]) -> Appearance:
    name, titles, roles, mentions, pronouns = row[4:]
    person = Person(
        name=name,
        titles=tuple(json.loads(titles)),
        roles=tuple(json.loads(roles)),
        mentions=mentions_of(mentions),
        pronouns=mentions_of(pronouns),
    )
    return Appearance(Source(*row[:4]), person)


def _span(packed: str | None) -> tuple[int, int] | None:
    if packed is None:
        return None
    start, end = json.loads(packed)
    return start, end
