"""One person over the whole library: names, roles, and where they are named and quoted.

What is held of each place is two numbers, so that a person of twenty thousand articles costs a
few megabytes; what stands there is read when it is shown.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from reader.dataclass import dataclass
from reader.library.compare import key_part, name_key, with_role
from reader.library.index import Index
from reader.library.index_rows import mentions_of
from reader.library.order import BY_HEADLINE
from reader.library.page import Facts

ARTICLE = -1
"""In place of a quotation's number: the article itself, in which the person is named."""
FORMS = 8
"""Ways in which a person is called that are told."""
MANY = 1000
"""Articles that name a person of whom the first places are read before all are."""
AT_ONCE = 100
"""Articles whose places are read first."""
_IN = "IN (SELECT value FROM json_each(?))"
_NOT_IN = f"NOT {_IN}"
_OLDEST_FIRST = f"p.published IS NULL, p.published, {BY_HEADLINE}"
_SHORTEST = 3
"""Letters of the words by which two names may be one person's; shorter are initials."""


@dataclass(frozen=True, slots=True)
class Role:
    """What articles call a person, and from when to when."""

    words: str
    first: str | None
    """When the first of these articles was published, ISO 8601; None where none has a date."""
    last: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class Record:
    """Where a person is named and quoted, oldest article first, then in text order."""

    name: str
    forms: tuple[str, ...]
    """How they are called in the texts, the commonest first."""
    roles: tuple[Role, ...]
    """Oldest first."""
    articles: int
    mentions: int
    quotations: int
    pages: array[int]
    """For each place, the number of its page in the index."""
    places: array[int]
    """For each place, the number of the quotation in its article, or `ARTICLE`."""
    published: tuple[str | None, ...]
    """For each place, when its article was published."""
    also: str = ""
    """Another name that is theirs."""

    def row_in(self, other: Record, row: int) -> int:
        """Return which row a place of this record has in another; 0 where it has none."""
        if row >= len(self.pages):
            return 0
        wanted = self.pages[row], self.places[row]
        every = enumerate(zip(other.pages, other.places, strict=True))
        return next((number for number, place in every if place == wanted), 0)


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a record, with what stands there."""

    facts: Facts
    start: int
    """Where it leads: to the quotation, or the first mention; an offset into the article's text."""
    end: int
    words: str = ""
    """The quotation, with its marks; "" for the article itself."""
    roles: tuple[str, ...] = ()
    mentions: int = 0
    """How often the article names the person."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the library, and how many articles name it."""

    name: str
    articles: int
    role: str = ""
    """What tells who is meant from others of the name; "" where that is not asked."""

    @property
    def called(self) -> str:
        """The name, with the role in brackets."""
        return with_role(self.name, self.role)


_Place = tuple[int, int, str | None]


def record_of(index: Index, name: str, but: Iterable[int] = (), also: str = "") -> Record:
    """Return where a person of this name, or a body, is named and quoted.

    Args:
        index: What is known of the pages.
        name: The name.
        but: Numbers of articles that are left out: who bears the name there is somebody else.
        also: Another name that is theirs.
    """
    numbers = _numbers(index, name, also)
    left_out = json.dumps(list(but))
    places = _places(index, numbers, _NOT_IN, left_out)
    forms, roles = _forms(index, numbers, left_out), _roles(index, numbers, left_out)
    return _record(name, places, forms, roles, _mentions(index, numbers, left_out), also)


def first_of(index: Index, name: str) -> Record | None:
    """Return the first places of a person whom many articles name; None where few do.

    How they are called, and how often, is not looked at: of somebody in ten thousand articles
    that takes as long again as all places.
    """
    numbers = _numbers(index, name)
    some = f"SELECT 1 FROM people WHERE name IN ({numbers}) LIMIT {MANY + 1}"
    if index.numbers(f"SELECT count(*) FROM ({some})")[0] <= MANY:
        return None
    pages = index.numbers(
        f"SELECT e.page FROM ({_named_or_quoted(numbers)}) e JOIN pages p ON p.number = e.page "
        f"WHERE p.problem IS NULL ORDER BY {_OLDEST_FIRST} LIMIT {AT_ONCE}"
    )
    return _record(name, _places(index, numbers, _IN, json.dumps(list(pages))))


def _record(
    name: str,
    places: Sequence[_Place],
    forms: tuple[str, ...] = (),
    roles: tuple[Role, ...] = (),
    mentions: int = 0,
    also: str = "",
) -> Record:
    articles = sum(place == ARTICLE for _, place, _ in places)
    return Record(
        name,
        forms,
        roles,
        articles,
        mentions,
        len(places) - articles,
        array("q", (page for page, _, _ in places)),
        array("q", (place for _, place, _ in places)),
        tuple(published for _, _, published in places),
        also,
    )


def _places(index: Index, numbers: str, which: str, pages: str) -> list[_Place]:
    """Return where somebody is named and quoted, in articles that are, or are not, some."""
    quoted = f"FROM quotes WHERE speaker IN ({numbers}) AND kind <> 'scare' AND page {which}"
    return index.select(
        lambda row: (int(row[0]), int(row[1]), _text(row[2])),
        "SELECT e.page, e.place, p.published FROM "
        f"(SELECT page, {ARTICLE} AS place FROM people WHERE name IN ({numbers}) AND page {which} "
        f"UNION SELECT page, {ARTICLE} {quoted} UNION ALL SELECT page, place {quoted}) e "
        "JOIN pages p ON p.number = e.page WHERE p.problem IS NULL "
        f"ORDER BY {_OLDEST_FIRST}, e.place",
        [pages] * 3,
    )


def _named_or_quoted(numbers: str) -> str:
    """Return what selects the articles in which somebody is named or quoted."""
    return (
        f"SELECT page FROM people WHERE name IN ({numbers}) "
        f"UNION SELECT page FROM quotes WHERE speaker IN ({numbers}) AND kind <> 'scare'"
    )


def spots(index: Index, record: Record, numbers: Iterable[int]) -> dict[int, Spot]:
    """Return what stands at some places of a record; those that have gone are left out.

    Args:
        index: What is known of the pages.
        record: The record.
        numbers: Of places, counted from 0.
    """
    asked = [number for number in numbers if 0 <= number < len(record.pages)]
    pages = json.dumps(sorted({record.pages[number] for number in asked}))
    facts = dict(index.numbered("number IN (SELECT value FROM json_each(?))", [pages]))
    said = {
        (page, place): (start, end, words)
        for page, place, start, end, words in index.select(
            lambda row: (int(row[0]), int(row[1]), int(row[2]), int(row[3]), str(row[4])),
            "SELECT q.page, q.place, q.start, q.end, q.words FROM json_each(?) a JOIN quotes q "
            "ON q.page = json_extract(a.value, '$[0]') AND q.place = json_extract(a.value, '$[1]')",
            [json.dumps([[record.pages[one], record.places[one]] for one in asked])],
        )
    }
    named = dict(
        index.select(
            _named,
            "SELECT page, roles, mentions FROM people WHERE page IN (SELECT value FROM "
            f"json_each(?)) AND name IN ({_numbers(index, record.name, record.also)})",
            [pages],
        )
    )
    found: dict[int, Spot] = {}
    for number in asked:
        page, place = record.pages[number], record.places[number]
        if page not in facts:
            continue
        roles, starts, ends = named.get(page, ((), (), ()))
        if (page, place) in said:
            start, end, words = said[page, place]
            found[number] = Spot(facts[page], start, end, words, roles)
        elif place == ARTICLE:
            first = min(zip(starts, ends, strict=True), default=(0, 0))
            found[number] = Spot(facts[page], *first, "", roles, len(starts))
    return found


def called(index: Index, asked: str, most: int, *, prefix: bool = False) -> list[Known]:
    """Return the people whose name is the asked one or holds it, those named most first."""
    return _known(index, "instr(n.key, ?)", [key_part(asked, prefix=prefix)], most)


def maybe_same(index: Index, name: str, most: int = 50) -> list[Known]:
    """Return the people who share a word of their name with one, those named most first."""
    words = [word for word in name_key(name).split() if len(word) >= _SHORTEST]
    shares = " OR ".join(["instr(n.key, ?)"] * len(words)) or "0"
    values = [*(f" {word} " for word in words), name_key(name)]
    return _known(index, f"({shares}) AND n.key <> ?", values, most)


def _known(index: Index, condition: str, values: Sequence[Any], most: int) -> list[Known]:
    return index.select(
        lambda row: Known(str(row[0]), int(row[1])),
        "SELECT n.name, count(*) AS many FROM names n JOIN people r ON r.name = n.number "
        f"WHERE {condition} GROUP BY n.number ORDER BY many DESC, n.name LIMIT ?",
        [*values, most],
    )


def _numbers(index: Index, *names: str) -> str:
    """Return the numbers of names in all their spellings, as they stand in a statement."""
    found = index.select(
        lambda row: str(int(row[0])),
        "SELECT number FROM names WHERE key IN (SELECT value FROM json_each(?))",
        [json.dumps([name_key(one) for one in names if one])],
    )
    return ", ".join(found)


def _forms(index: Index, numbers: str, left_out: str) -> tuple[str, ...]:
    return tuple(
        index.select(
            lambda row: str(row[0]),
            "SELECT form.value, count(*) AS many FROM people r, json_each(r.mentions, '$[0]') form "
            f"WHERE r.name IN ({numbers}) AND r.page {_NOT_IN} "
            "GROUP BY form.value ORDER BY many DESC, form.value LIMIT ?",
            [left_out, FORMS],
        )
    )


def _mentions(index: Index, numbers: str, left_out: str) -> int:
    counted = index.select(
        lambda row: int(row[0] or 0),
        "SELECT sum(json_array_length(r.mentions, '$[1]')) / 2 FROM people r "
        f"JOIN pages p ON p.number = r.page WHERE r.name IN ({numbers}) AND p.problem IS NULL "
        f"AND r.page {_NOT_IN}",
        [left_out],
    )
    return sum(counted)


def _roles(index: Index, numbers: str, left_out: str) -> tuple[Role, ...]:
    """Return the roles of a person; those that differ in case alone are one."""
    rows = index.select(
        lambda row: (json.loads(row[0]), _text(row[1]), _text(row[2]), int(row[3])),
        "SELECT r.roles, min(p.published), max(p.published), count(*) FROM people r "
        f"JOIN pages p ON p.number = r.page WHERE r.name IN ({numbers}) AND p.problem IS NULL "
        f"AND r.page {_NOT_IN} "
        "GROUP BY r.roles ORDER BY min(p.published) IS NULL, min(p.published)",
        [left_out],
    )
    merged: dict[str, Role] = {}
    for roles, first, last, articles in rows:
        for words in map(str, roles):
            known = merged.get(words.casefold(), Role(words, first, last, 0))
            merged[words.casefold()] = Role(
                known.words,
                min(filter(None, (known.first, first)), default=None),
                max(filter(None, (known.last, last)), default=None),
                known.articles + articles,
            )
    return tuple(merged.values())


def _named(
    row: Sequence[Any],
) -> tuple[int, tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]]:
    mentions = mentions_of(row[2])
    starts, ends = tuple(one.start for one in mentions), tuple(one.end for one in mentions)
    return int(row[0]), (tuple(json.loads(row[1])), starts, ends)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
