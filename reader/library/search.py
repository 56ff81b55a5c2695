"""Answering queries from the index: which articles, in what order, and where the words stand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any as Anything

from reader.dataclass import dataclass
from reader.library.compare import is_beginning
from reader.library.conditions import (
    ONE_OF,
    Conditions,
    Marks,
    Sql,
    string_of,
    words_and_rest,
)
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
from reader.library.order import BY_HEADLINE, SORTS
from reader.library.query import All, Any, Not, Query, Words, parts_of

LOOKED_AT = 2000
"""Articles of the list that are looked at before all are, where no words are asked for."""
_SPARE = 20
"""Entries that are looked at beyond those asked for: some may be of pages that changed since."""

_FACTS = "p.id, p.path, p.title, p.publisher, p.published"
_PAGE_OF = "CROSS JOIN pages p INDEXED BY pages_by_entry ON p.entry ="
"""From an entry to its page, one after the other: SQLite would rather look each entry up among all
pages that fulfil the rest of the query."""
_AMONG = "p.number IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that answers a query."""

    id: str
    path: str
    title: str
    publisher: str | None
    published: str | None


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


def _fulfils(where: Sql) -> str:
    """Return a condition as it is asked of pages found by their entries, one after the other.

    The plus keeps SQLite from going through all that a person is in for each of them.
    """
    return where[0].replace(ONE_OF, f"+{ONE_OF}")


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
    order = f"p.sample, p.published IS NULL, p.published DESC, {BY_HEADLINE}"
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
    words, rest = words_and_rest(parts_left)
    where = Conditions(index, marks, parts).of_all(rest)
    if words is None and begun is None:
        return None, where
    whole, _ = words_and_rest([one for one in parts_left if not _holds_beginning(one)])
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
    begun = " AND ".join(string_of(part.text, prefix=False) for part in short)
    return begun if short and many_begin(index, begun) else None


def _holds_beginning(part: Query) -> bool:
    if isinstance(part, Not):
        return _holds_beginning(part.part)
    if isinstance(part, (All, Any)):
        return any(map(_holds_beginning, part.parts))
    return part.prefix
