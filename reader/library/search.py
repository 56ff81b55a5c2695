"""Answering queries from the index: which articles, in what order, and where the words stand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any as Anything

from reader.library.compare import key_part, name_key, pattern_of, plain
from reader.library.index import Index
from reader.library.progress import Progress
from reader.library.query import All, Any, Field, Not, Query, Words, fields_in, parts_of
from reader.model import ArticleNotes

RANKED = 2000
"""Articles; where more have the words, they come latest first, for weighing them all takes long
(bm25 over a word of every other article: 115 to 230 ms for 100,000 articles)."""

_WEIGHTS = "10.0, 1.0, 4.0"
"""Of headline, text and byline, when articles are ranked."""
_FACTS = "p.id, p.path, p.title, p.publisher, p.published"
OF_THE_READER = frozenset({"tag", "kind", "has", "is"})
"""Fields that ask for what a person left in articles, which stands in no index."""

Sql = tuple[str, list[Anything]]


@dataclass(frozen=True, slots=True)
class Marks:
    """What a person left in articles: for each thing to ask for, the ids of the articles."""

    ids: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """By field and value: ("has", "note"), ("tag", "policing"), ("is", "starred")."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that answers a query."""

    id: str
    path: str
    title: str
    publisher: str | None
    published: str | None


def marks_of(notes: Iterable[ArticleNotes], progress: Progress) -> Marks:
    """Return what a person left in articles, from their notes and reading places."""
    ids: dict[tuple[str, str], set[str]] = {}
    for one in notes:
        for mark in _marks_in(one):
            ids.setdefault(mark, set()).add(one.article.id)
    ids["is", "read"] = {id_ for id_, place in progress.places.items() if place.finished}
    return Marks({mark: frozenset(found) for mark, found in ids.items()})


def _marks_in(notes: ArticleNotes) -> Iterator[tuple[str, str]]:
    if notes.starred:
        yield "is", "starred"
    yield from (("tag", plain(tag)) for tag in notes.tags)
    for one in notes.annotations:
        yield "has", one.kind
        if one.kind != "bookmark" and one.label:
            yield "kind", one.label
        yield from (("tag", plain(tag)) for tag in one.tags)


def search(index: Index, query: Query, marks: Marks, limit: int) -> list[Hit]:
    """Return the articles that answer a query, the best first.

    Articles are ranked by where and how often the words stand in them; those that more than
    `RANKED` articles have, and queries without words, bring the latest first.

    Args:
        index: What is known of the pages; those that are not studied yet answer no words.
        query: What is asked.
        marks: What the person left in articles; needed for the fields `OF_THE_READER`.
        limit: How many articles at the most.
    """
    parts = parts_of(query)
    match, rest = _words_and_rest(parts)
    conditions = ["p.problem IS NULL"]
    values: list[Anything] = []
    compile_ = _Compiler(index, marks, parts)
    for part in rest:
        condition, more = compile_.condition(part)
        conditions.append(condition)
        values += more
    where = " AND ".join(conditions)
    if match is None:
        statement = (
            f"SELECT {_FACTS} FROM pages p WHERE {where} "
            "ORDER BY p.published IS NULL, p.published DESC, p.title, p.path LIMIT ?"
        )
        return _hits(index, statement, [*values, limit])
    order = f"bm25(entries, {_WEIGHTS}), p.published DESC, p.path"
    if _is_common(index, match):
        order = "entries.rowid DESC"
    statement = (
        f"SELECT {_FACTS} FROM entries JOIN pages p ON p.entry = entries.rowid "
        f"WHERE entries MATCH ? AND {where} ORDER BY {order} LIMIT ?"
    )
    return _hits(index, statement, [match, *values, limit])


def _hits(index: Index, statement: str, values: Sequence[Anything]) -> list[Hit]:
    return index.select(lambda row: Hit(*row), statement, values)


def _is_common(index: Index, match: str) -> bool:
    counted = index.select(
        _first,
        "SELECT count(*) FROM (SELECT rowid FROM entries WHERE entries MATCH ? "
        "ORDER BY rowid DESC LIMIT ?)",
        (match, RANKED + 1),
    )
    return bool(counted) and counted[0] > RANKED


def _words_and_rest(parts: Sequence[Query]) -> tuple[str | None, list[Query]]:
    """Part what the table of words alone can answer, as one expression for it, from the rest."""
    wanted = [one for one in parts if not isinstance(one, Not) and _is_of_words(one)]
    if not wanted:
        return None, list(parts)
    without = [one.part for one in parts if isinstance(one, Not) and _is_of_words(one.part)]
    match = " AND ".join(map(_match, wanted))
    if without:
        match = f"({match}) NOT ({' OR '.join(map(_match, without))})"
    taken = [*wanted, *(Not(one) for one in without)]
    return match, [one for one in parts if one not in taken]


def _is_of_words(query: Query) -> bool:
    if isinstance(query, (All, Any)):
        return all(map(_is_of_words, query.parts))
    return isinstance(query, Words) or (isinstance(query, Field) and query.name == "by")


def _match(query: Query) -> str:
    """Return words in the language of the table of words; everything stands in quotation marks."""
    if isinstance(query, (All, Any)):
        joint = " AND " if isinstance(query, All) else " OR "
        return f"({joint.join(map(_match, query.parts))})"
    if isinstance(query, Field):
        return f"byline : {_string(query.value, query.prefix)}"
    assert isinstance(query, Words)
    return _string(query.text, query.prefix)


def _string(text: str, prefix: bool) -> str:
    quoted = '"' + text.replace('"', '""') + '"'
    return f"{quoted} *" if prefix else quoted


class _Compiler:
    """Makes conditions on a page, `p`, of the parts of a query."""

    def __init__(self, index: Index, marks: Marks, top: Sequence[Query]) -> None:
        self._index = index
        self._marks = marks
        people = [one for one in top if isinstance(one, Field) and one.name == "person"]
        self._speakers = [number for one in people for number in self._names(one)]
        self._asks_for_speakers = bool(people)

    def condition(self, query: Query) -> Sql:
        """Return a condition and the values in it."""
        if isinstance(query, Not):
            condition, values = self.condition(query.part)
            return f"NOT ({condition})", values
        if isinstance(query, (All, Any)):
            made = [self.condition(part) for part in query.parts]
            joint = " AND " if isinstance(query, All) else " OR "
            values = [value for _, more in made for value in more]
            return f"({joint.join(condition for condition, _ in made)})", values
        if _is_of_words(query):
            return _has_words(_match(query))
        assert isinstance(query, Field)
        return self._field(query)

    def _field(self, asked: Field) -> Sql:
        if asked.name == "person":
            numbers = self._names(asked)
            return f"p.number IN (SELECT page FROM people WHERE name IN ({_list(numbers)}))", []
        if asked.name == "said":
            return self._said(asked)
        if asked.name == "publisher":
            return self._publisher(asked)
        if asked.name == "after":
            return "p.published >= ?", [asked.value]
        if asked.name == "before":
            return "p.published < ?", [asked.value]
        return self._of_the_reader(asked)

    def _said(self, asked: Field) -> Sql:
        has_words, values = _has_words(_string(asked.value, asked.prefix))
        speaker = f"AND q.speaker IN ({_list(self._speakers)}) " if self._asks_for_speakers else ""
        return (
            f"({has_words} AND EXISTS (SELECT 1 FROM quotes q WHERE q.page = p.number "
            f"AND q.kind <> 'scare' {speaker}AND says(q.words, ?)))",
            [*values, pattern_of(asked.value, prefix=asked.prefix)],
        )

    def _publisher(self, asked: Field) -> Sql:
        known = self._index.select(
            _first, "SELECT DISTINCT publisher FROM pages WHERE publisher IS NOT NULL"
        )
        wanted = key_part(asked.value, prefix=asked.prefix)
        found = [name for name in known if wanted in name_key(name)]
        return f"p.publisher IN ({', '.join('?' * len(found))})", found

    def _of_the_reader(self, asked: Field) -> Sql:
        value = plain(asked.value)
        if (asked.name, value) == ("is", "unread"):
            condition, ids = self._with_ids(("is", "read"))
            return f"NOT ({condition})", ids
        return self._with_ids((asked.name, value))

    def _with_ids(self, mark: tuple[str, str]) -> Sql:
        ids = sorted(self._marks.ids.get(mark, ()))
        return "p.id IN (SELECT value FROM json_each(?))", [json.dumps(ids)]

    def _names(self, asked: Field) -> list[int]:
        """Return the numbers of the names that an asked name is, or is a part of."""
        wanted = key_part(asked.value, prefix=asked.prefix)
        return self._index.select(
            _first, "SELECT number FROM names WHERE instr(key, ?) ORDER BY number", (wanted,)
        )


def _first(row: tuple[Anything, ...]) -> Anything:
    return row[0]


def _has_words(match: str) -> Sql:
    return "p.entry IN (SELECT rowid FROM entries WHERE entries MATCH ?)", [match]


def _list(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def needs_marks(query: Query) -> bool:
    """Tell whether a query asks for what a person left in articles."""
    return not OF_THE_READER.isdisjoint(fields_in(query))
