"""The one query language: words, "phrases", prefix*, -not, OR, and fields like person:"Jane Doe".

Pure: a query is read to a tree here, and answered in `search`. What can't be read is told in
one line that points at the place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from difflib import get_close_matches

from reader.dataclass import dataclass
from reader.guard import sanitise
from reader.model import ReaderError

KINDS_LEFT = ("note", "highlight", "bookmark")
STATES = ("unread", "read", "starred")
KINDS = ("key", "quote", "question", "check", "todo")

FIELDS: dict[str, str] = {
    "person": "articles in which a person is named",
    "said": "articles in which somebody says this; with person: that person",
    "by": "the author",
    "publisher": "the publisher",
    "tag": "a tag of yours, of the article or of a note in it",
    "kind": f"a highlight or note of this kind: {', '.join(KINDS)}",
    "has": f"something of yours in it: {', '.join(KINDS_LEFT)}",
    "is": f"its state: {', '.join(STATES)}",
    "after": "published on this day or later: 2009, 2009-02 or 2009-02-07",
    "before": "published before this day",
}
"""Every field, with what it asks for."""

_CHOICES = {"kind": KINDS, "has": KINDS_LEFT, "is": STATES}
_FIELD = re.compile(r"([^\W\d_]+):")
_SPACE = re.compile(r"\s*")
_BARE = re.compile(r'[^\s"“”]+')
_LETTER = re.compile(r"[^\W_]")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_OPENING = '"“”'


class QueryError(ReaderError):
    """A query that can't be read.

    Attributes:
        at: The place it can't be read at, an offset into the sanitised query.
    """

    def __init__(self, query: str, at: int, why: str) -> None:
        super().__init__(f"can't read the query at character {at + 1} ({_near(query, at)}): {why}")
        self.at = at


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand in the article one after the other."""

    text: str
    prefix: bool = False
    """Whether the last word may go on."""


@dataclass(frozen=True, slots=True)
class Field:
    """Something asked of a field."""

    name: str
    value: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    part: Query


@dataclass(frozen=True, slots=True)
class All:
    """What must hold together."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Of what at least one must hold."""

    parts: tuple[Query, ...]


Query = Words | Field | Not | All | Any


def read_query(text: str) -> Query:
    """Read a query.

    Words that stand side by side must all hold; `OR` stands between alternatives and binds
    weaker; `-` before something excludes it.

    Raises:
        QueryError: If it can't be read, with the place.

    >>> read_query('ferry -strike')
    All(parts=(Words(text='ferry', prefix=False), Not(part=Words(text='strike', prefix=False))))
    """
    text = sanitise(text)
    tokens = list(_tokens(text))
    if not tokens:
        raise QueryError(text, 0, "there is nothing to look for")
    alternatives: list[list[Query]] = [[]]
    for at, token in tokens:
        if token is not None:
            alternatives[-1].append(token)
        elif not alternatives[-1] or at == tokens[-1][0]:
            raise QueryError(text, at, "OR stands between two things to look for")
        else:
            alternatives.append([])
    return _one(Any, [_one(All, parts) for parts in alternatives])


def parts_of(query: Query) -> tuple[Query, ...]:
    """Return what must hold together at the top of a query."""
    return query.parts if isinstance(query, All) else (query,)


def positive(query: Query) -> Iterator[Words | Field]:
    """Yield what is looked for, without what is excluded, in the order it is written."""
    if isinstance(query, (Words, Field)):
        yield query
    elif isinstance(query, (All, Any)):
        for part in query.parts:
            yield from positive(part)


def fields_in(query: Query) -> set[str]:
    """Return the names of all fields in a query."""
    if isinstance(query, Field):
        return {query.name}
    if isinstance(query, Not):
        return fields_in(query.part)
    if isinstance(query, Words):
        return set()
    return {name for part in query.parts for name in fields_in(part)}


def _one(join: Callable[[tuple[Query, ...]], Query], parts: list[Query]) -> Query:
    return parts[0] if len(parts) == 1 else join(tuple(parts))


def _tokens(text: str) -> Iterator[tuple[int, Query | None]]:
    """Yield what stands in a query, each with its place; None for OR."""
    at = _after_space(text, 0)
    while at < len(text):
        if re.compile(r"OR(?!\S)").match(text, at):
            yield at, None
            end = at + 2
        else:
            token, end = _token(text, at)
            yield at, token
        at = _after_space(text, end)


def _token(text: str, at: int) -> tuple[Query, int]:
    if text[at] == "-":
        if at + 1 == len(text) or text[at + 1].isspace():
            raise QueryError(text, at, "a - stands right before what is to be left out")
        if text[at + 1] != "-":
            part, end = _token(text, at + 1)
            return Not(part), end
    name = _FIELD.match(text, at)
    if name is None:
        words, end = _words(text, at)
        return words, end
    return _field(text, name)


def _field(text: str, head: re.Match[str]) -> tuple[Query, int]:
    at, name, start = head.start(), head[1].lower(), head.end()
    if name not in FIELDS:
        near = get_close_matches(name, FIELDS, 1, 0.75)
        hint = f"did you mean {near[0]}:?" if near else f"there are {', '.join(FIELDS)}"
        raise QueryError(
            text, at, f'there is no field {name}: ({hint}); for the words put "" around'
        )
    if start == len(text) or text[start].isspace():
        raise QueryError(text, at, f"{name}: needs what to look for right after it")
    words, end = _words(text, start)
    value = _checked(text, start, name, words.text)
    return Field(name, value, words.prefix), end


def _checked(text: str, at: int, name: str, value: str) -> str:
    """Return the value of a field as it is compared."""
    if name in _CHOICES:
        word = value.lower()
        word = word.removesuffix("s") if word not in _CHOICES[name] else word
        if word not in _CHOICES[name]:
            raise QueryError(text, at, f"{name}: is one of {', '.join(_CHOICES[name])}")
        return word
    if name in ("after", "before"):
        day = _day(value)
        if day is None:
            raise QueryError(text, at, f"{name}: needs a day like 2009, 2009-02 or 2009-02-07")
        return day
    return value


def _day(value: str) -> str | None:
    """Return the first day of a year, a month, or a day itself, as ISO 8601."""
    found = _DATE.fullmatch(value)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1)).isoformat()
    except ValueError:
        return None


def _words(text: str, at: int) -> tuple[Words, int]:
    """Read a phrase in quotation marks or a word, and return where it ends."""
    if text[at] in _OPENING:
        end = next((i for i in range(at + 1, len(text)) if text[i] in _OPENING), None)
        if end is None:
            raise QueryError(text, at, "this quotation mark is not closed")
        words, end = text[at + 1 : end], end + 1
        prefix = text[end : end + 1] == "*"
        end += prefix
    else:
        found = _BARE.match(text, at)
        words = found[0] if found else ""
        end = at + len(words)
        prefix = words.endswith("*")
        words = words.rstrip("*")
    if not _LETTER.search(words):
        raise QueryError(text, at, "there is no word to look for")
    return Words(" ".join(words.split()), prefix), end


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _near(query: str, at: int) -> str:
    """Return a piece of the query that shows the place."""
    piece = query[at : at + 20]
    return f"“{piece}…”" if len(query) > at + 20 else f"“{piece}”" if piece else "its end"
