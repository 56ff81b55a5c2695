"""Answering queries from the index: which articles, in what order, and where the words stand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any as Anything

from reader.dataclass import dataclass
from reader.library.bearers import Bearers, Meant
from reader.library.compare import is_beginning, key_part, name_key, pattern_of, plain
from reader.library.corrections import NO_CORRECTIONS, Corrections
from reader.library.index import Index
from reader.library.lookup import (
    RANKED,
    WEIGHTS,
    Asked,
    entries_with,
    many_begin,
    may_be_many,
    table_of,
)
from reader.library.order import SORTS
from reader.library.progress import Progress
from reader.library.query import All, Any, Field, Not, Query, Words, fields_in, parts_of
from reader.model import ArticleNotes

LOOKED_AT = 2000
"""Articles of the list that are looked at before all are, where no words are asked for."""
_SPARE = 20
"""Entries that are looked at beyond those asked for: some may be of pages that changed since."""

_FACTS = "p.id, p.path, p.title, p.publisher, p.published"
_PAGE_OF = "CROSS JOIN pages p INDEXED BY pages_by_entry ON p.entry ="
"""From an entry to its page, one after the other: SQLite would rather look each entry up among all
pages that fulfil the rest of the query."""
_ONE_OF = "p.number IN"
_AMONG = "p.number IN (SELECT value FROM json_each(?))"
OF_THE_READER = frozenset({"tag", "kind", "has", "is"})
"""Fields that ask for what a person left in articles, which stands in no index."""

Sql = tuple[str, list[Anything]]
_NOTHING_MORE: Sql = ("p.problem IS NULL", [])
"""What must hold of every page, where nothing beside words is asked."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a person left in articles: for each thing to ask for, the ids of the articles."""

    ids: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """By field and value: ("has", "note"), ("tag", "policing"), ("is", "starred")."""
    corrections: Corrections = NO_CORRECTIONS
    """What they put right, of who is who."""


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
    `lookup.RANKED` articles have, and queries without words, bring the latest first.

    Args:
        index: What is known of the pages; those that are not studied yet answer no words.
        query: What is asked.
        marks: What the person left in articles; needed for the fields `OF_THE_READER`.
        limit: How many articles at the most.
    """
    asked, where = _asked(index, parts_of(query), marks)
    if asked is None:
        return _by_date(index, where, limit)
    many = may_be_many(index, asked)
    if not many and asked.begun is None and asked.words is not None:
        best = _best(index, asked.words, where, limit)
        if best is not None:
            return best
    found = entries_with(index, asked, many=many)
    hits: list[Hit] = []
    for some in (found.numbers[: limit + _SPARE], found.numbers):
        hits = _of_these(index, some, where, limit)
        if len(hits) == limit or len(some) == len(found.numbers):
            break
    if len(hits) < limit and found.more:
        return _latest(index, asked, where, limit)
    return hits


def _conditions(compiler: _Compiler, rest: Iterable[Query]) -> Sql:
    """Return what must hold of a page beside its words."""
    made = [compiler.condition(part) for part in rest]
    conditions = [_NOTHING_MORE[0], *(condition for condition, _ in made)]
    return " AND ".join(conditions), [value for _, values in made for value in values]


def _fulfils(where: Sql) -> str:
    """Return a condition as it is asked of pages found by their entries, one after the other.

    The plus keeps SQLite from going through all that a person is in for each of them.
    """
    return where[0].replace(_ONE_OF, f"+{_ONE_OF}")


def _by_date(index: Index, where: Sql, limit: int) -> list[Hit]:
    """Return articles, the latest first: where many answer, without looking at all."""
    last = (
        "FROM (SELECT key, page FROM listing WHERE sort = ? ORDER BY key, page LIMIT ?) AS listed "
        f"JOIN pages p ON p.number = listed.page WHERE {where[0]} ORDER BY listed.key, listed.page"
    )
    hits = _hits(
        index,
        f"SELECT {_FACTS} {last} LIMIT ?",
        [SORTS.index("date"), LOOKED_AT, *where[1], limit],
    )
    if len(hits) == limit:
        return hits
    order = "p.sample, p.published IS NULL, p.published DESC, p.title, p.path"
    every = f"SELECT {_FACTS} FROM pages p WHERE {where[0]} ORDER BY {order} LIMIT ?"
    return _hits(index, every, [*where[1], limit])


def _best(index: Index, words: str, where: Sql, limit: int) -> list[Hit] | None:
    """Return the articles that have some words, the best first, of which few are looked at.

    None where that does not tell, or there are too many to be ranked.
    """
    looked_at = limit + _SPARE
    found = index.select(
        lambda row: (int(row[0]), Hit(*row[1:])),
        f"WITH found AS (SELECT bm25(entries, {WEIGHTS}) AS weight, rowid AS entry FROM entries "
        "WHERE entries MATCH ? LIMIT ?) "
        f"SELECT (SELECT count(*) FROM found), {_FACTS} "
        "FROM (SELECT * FROM found ORDER BY weight, entry DESC LIMIT ?) AS best "
        f"{_PAGE_OF} best.entry WHERE {_fulfils(where)} "
        "ORDER BY best.weight, best.entry DESC LIMIT ?",
        [words, RANKED + 1, looked_at, *where[1], limit],
    )
    entries = found[0][0] if found else RANKED + 1
    if entries > RANKED or (len(found) < limit and entries > looked_at):
        return None
    return [hit for _, hit in found]


def _of_these(index: Index, entries: Iterable[int], where: Sql, limit: int) -> list[Hit]:
    """Return the articles of some entries, the latest first."""
    return _hits(
        index,
        f"SELECT {_FACTS} FROM json_each(?) AS found {_PAGE_OF} found.value "
        f"WHERE {_fulfils(where)} ORDER BY found.key LIMIT ?",
        [json.dumps(list(entries)), *where[1], limit],
    )


def _latest(index: Index, asked: Asked, where: Sql, limit: int) -> list[Hit]:
    """Return the articles of as many entries as it takes, the latest first.

    Where few articles fulfil the rest of the query, no others are looked at.
    """
    table, condition, values = table_of(asked)
    fulfil = f"SELECT p.entry FROM pages p WHERE p.entry IS NOT NULL AND {where[0]} LIMIT ?"
    few = index.numbers(fulfil, [*where[1], RANKED + 1])
    if len(few) <= RANKED:
        condition = f"{condition} AND +{table}.rowid IN (SELECT value FROM json_each(?))"
        values = [*values, json.dumps(list(few))]
    return _hits(
        index,
        f"SELECT {_FACTS} FROM {table} {_PAGE_OF} {table}.rowid "
        f"WHERE {condition} AND {_fulfils(where)} ORDER BY {table}.rowid DESC LIMIT ?",
        [*values, *where[1], limit],
    )


def answering(
    index: Index, query: Query, marks: Marks, among: Iterable[int] | None = None
) -> frozenset[int]:
    """Return the numbers of all articles that answer a query.

    Args:
        index: As of `search`.
        query: As of `search`.
        marks: As of `search`.
        among: Numbers of articles, of which alone it is told; None for all.
    """
    asked, where = _asked(index, parts_of(query), marks)
    some, these = ("1", []) if among is None else (_AMONG, [json.dumps(list(among))])
    if asked is None:
        statement = f"SELECT p.number FROM pages p WHERE {some} AND {where[0]}"
        return frozenset(index.numbers(statement, [*these, *where[1]]))
    table, condition, values = table_of(asked)
    if among is not None:
        condition = f"+{table}.rowid IN (SELECT p.entry FROM pages p WHERE {some}) AND {condition}"
    statement = (
        f"SELECT p.number FROM {table} {_PAGE_OF} {table}.rowid "
        f"WHERE {condition} AND {_fulfils(where)}"
    )
    return frozenset(index.numbers(statement, [*these, *values, *where[1]]))


def _asked(index: Index, parts: Sequence[Query], marks: Marks) -> tuple[Asked | None, Sql]:
    """Return what the tables of words are asked, if anything, and the rest of a query."""
    begun = _begun_by_many(index, parts)
    parts_left = [one for one in parts if not (begun and _is_short(one))]
    words, rest = _words_and_rest(parts_left)
    where = _conditions(_Compiler(index, marks, parts), rest)
    if words is None and begun is None:
        return None, where
    whole, _ = _words_and_rest([one for one in parts_left if not _holds_beginning(one)])
    return Asked(words, whole, begun), where


def _hits(index: Index, statement: str, values: Sequence[Anything]) -> list[Hit]:
    return index.select(lambda row: Hit(*row), statement, values)


def _is_short(part: Query) -> bool:
    return isinstance(part, Words) and part.prefix and is_beginning(part.text)


def _begun_by_many(index: Index, parts: Sequence[Query]) -> str | None:
    """Return an expression for short beginnings of words where too many articles have them.

    The table of words would have to put together all words that begin so.
    """
    short = [part for part in parts if isinstance(part, Words) and _is_short(part)]
    begun = " AND ".join(_string(part.text, prefix=False) for part in short)
    return begun if short and many_begin(index, begun) else None


def _holds_beginning(part: Query) -> bool:
    if isinstance(part, Not):
        return _holds_beginning(part.part)
    if isinstance(part, (All, Any)):
        return any(map(_holds_beginning, part.parts))
    return part.prefix


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
        self._bearers = Bearers(index, marks.corrections)
        people = [one for one in top if isinstance(one, Field) and one.name == "person"]
        self._speakers = [self._meant(one) for one in people]

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
            named, values = self._meant(asked).condition("name", "page")
            return f"{_ONE_OF} (SELECT page FROM people WHERE {named})", values
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
        said = [one.condition("q.speaker", "q.page") for one in self._speakers]
        speaker = f"AND ({' OR '.join(condition for condition, _ in said)}) " if said else ""
        speakers = [value for _, some in said for value in some]
        return (
            f"({has_words} AND EXISTS (SELECT 1 FROM quotes q WHERE q.page = p.number "
            f"AND q.kind <> 'scare' {speaker}AND says(q.words, ?)))",
            [*values, *speakers, pattern_of(asked.value, prefix=asked.prefix)],
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

    def _meant(self, asked: Field) -> Meant:
        return self._bearers.meant(asked.value, prefix=asked.prefix)


def _first(row: tuple[Anything, ...]) -> Anything:
    return row[0]


def _has_words(match: str) -> Sql:
    return "p.entry IN (SELECT rowid FROM entries WHERE entries MATCH ?)", [match]


def needs_marks(query: Query) -> bool:
    """Tell whether a query asks for what a person left in articles."""
    return not OF_THE_READER.isdisjoint(fields_in(query))
