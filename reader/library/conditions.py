"""What a query asks of a page, in the words of SQLite.

The table of words answers what it can; all else is a condition on a page.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any as Anything

from reader.dataclass import dataclass
from reader.library.bearers import Bearers, Meant
from reader.library.compare import key_part, name_key, pattern_of, plain
from reader.library.corrections import NO_CORRECTIONS, Corrections
from reader.library.index import Index
from reader.library.index_rows import stored
from reader.library.progress import Progress
from reader.library.query import All, Any, Field, Not, Query, Words, fields_in, parts_of, positive
from reader.model import ArticleNotes

ONE_OF = "p.number IN"
"""How a condition begins that holds of pages one person is in."""
OF_THE_READER = frozenset({"tag", "kind", "has", "is"})
"""Fields that ask for what a person left in articles, which stands in no index."""

Sql = tuple[str, list[Anything]]
"""A condition, and the values in it."""
Span = tuple[int, int]
NOTHING_MORE: Sql = ("p.problem IS NULL", [])
"""What must hold of every page, where nothing beside words is asked."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a person left in articles: for each thing to ask for, the ids of the articles."""

    ids: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """By field and value: ("has", "note"), ("tag", "policing"), ("is", "starred")."""
    corrections: Corrections = NO_CORRECTIONS
    """What they put right, of who is who."""


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


def needs_marks(query: Query) -> bool:
    """Tell whether a query asks for what a person left in articles."""
    return not OF_THE_READER.isdisjoint(fields_in(query))


def quotations_asked(index: Index, query: Query, marks: Marks) -> Callable[[str], list[Span]]:
    """Return what tells where in an article the quotations stand that `said:` asks for.

    Args:
        index: What is known of the pages.
        query: What is asked.
        marks: Who is who in them.

    Returns:
        A function from the path of a page to their places in its text.
    """
    asked = [one for one in positive(query) if isinstance(one, Field) and one.name == "said"]
    if not asked:
        return lambda _: []
    compiler = Conditions(index, marks, parts_of(query))
    made = [
        (f"SELECT q.start, q.end FROM pages p, quotes q WHERE p.path = ? AND {holds}", values)
        for holds, values in map(compiler.quotation, asked)
    ]

    def said_in(path: str) -> list[Span]:
        found = (index.select(tuple, one, [stored(path), *values]) for one, values in made)
        return [(start, end) for some in found for start, end in some]

    return said_in


def words_and_rest(parts: Sequence[Query]) -> tuple[str | None, list[Query]]:
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
        return f"byline : {string_of(query.value, query.prefix)}"
    assert isinstance(query, Words)
    return string_of(query.text, query.prefix)


def string_of(text: str, prefix: bool) -> str:
    """Return words, or the beginning of a word, as a string of the table of words."""
    quoted = '"' + text.replace('"', '""') + '"'
    return f"{quoted} *" if prefix else quoted


class Conditions:
    """Makes conditions on a page, `p`, of the parts of a query."""

    def __init__(self, index: Index, marks: Marks, top: Sequence[Query]) -> None:
        self._index = index
        self._marks = marks
        self._bearers = Bearers(index, marks.corrections)
        people = [one for one in top if isinstance(one, Field) and one.name == "person"]
        self._speakers = [self._meant(one) for one in people]

    def of_all(self, parts: Iterable[Query]) -> Sql:
        """Return what must hold of a page that answers all of these."""
        made = [self.condition(part) for part in parts]
        conditions = [NOTHING_MORE[0], *(condition for condition, _ in made)]
        return " AND ".join(conditions), [value for _, values in made for value in values]

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
            return f"{ONE_OF} (SELECT page FROM people WHERE {named})", values
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
        has_words, values = _has_words(string_of(asked.value, asked.prefix))
        holds, more = self.quotation(asked)
        return f"({has_words} AND EXISTS (SELECT 1 FROM quotes q WHERE {holds}))", [*values, *more]

    def quotation(self, asked: Field) -> Sql:
        """Return what must hold of a quotation `q` of the page: its words, and who says them."""
        said = [one.condition("q.speaker", "q.page") for one in self._speakers]
        speaker = f"AND ({' OR '.join(condition for condition, _ in said)}) " if said else ""
        speakers = [value for _, some in said for value in some]
        return (
            f"q.page = p.number AND q.kind <> 'scare' {speaker}AND says(q.words, ?)",
            [*speakers, pattern_of(asked.value, prefix=asked.prefix)],
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
