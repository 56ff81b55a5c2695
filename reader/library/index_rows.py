"""What is known of a page as rows of the index, and back again. Pure.

What comes back is made sure of: a flipped bit on the disk can change the type of a value.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Mapping, Sequence
from typing import Any

from reader.library.database import DamagedRow
from reader.library.page import Facts
from reader.model import Mention, Person, Quote

COLUMNS = tuple(field.name for field in dataclasses.fields(Facts))
_TEXT_OR_NULL = frozenset({"publisher", "section", "published", "problem"})
_NUMBERS = frozenset({"size", "mtime_ns", "words", "sample"})
_FLAGS = frozenset({"sample"})
"""Of the numbers, those that say yes or no."""


def stored(path: str) -> str | bytes:
    """Return a path as SQLite can hold it: a file's name may be bytes that are no UTF-8."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path


def path_of(stored: object) -> str:
    """Return a path of what `stored` made of it. Raises DamagedRow if it is none."""
    if isinstance(stored, bytes):
        return os.fsdecode(stored)
    if isinstance(stored, str):
        return stored
    raise DamagedRow(f"path is {stored!r}")


def row_of(facts: Facts) -> tuple[Any, ...]:
    """Return the row of a page; its path comes first."""
    return (stored(facts.path), *dataclasses.astuple(facts)[1:])


def facts_of_row(row: Sequence[object]) -> Facts:
    """Make facts of a row, sure of each type: a flipped bit on the disk can change it."""
    for name, value in zip(COLUMNS[1:], row[1:], strict=True):
        wanted = int if name in _NUMBERS else str
        if not (isinstance(value, wanted) or (value is None and name in _TEXT_OR_NULL)):
            raise DamagedRow(f"{name} is {value!r}")
    values = (
        bool(value) if name in _FLAGS else value
        for name, value in zip(COLUMNS[1:], row[1:], strict=True)
    )
    return Facts(path_of(row[0]), *values)  # type: ignore[arg-type]  # checked above, by column


def can_be_kept(row: Sequence[object]) -> bool:
    """Tell whether SQLite has a form for it: what is no UTF-8 it can't hold as text."""
    try:
        return all(value.encode() or True for value in row if isinstance(value, str))
    except UnicodeEncodeError:
        return False


def person_row(person: Person) -> tuple[str, str, str, str]:
    """Return titles, roles, mentions and pronouns of a person, packed."""
    return (
        _packed(person.titles),
        _packed(person.roles),
        _packed_mentions(person.mentions),
        _packed_mentions(person.pronouns),
    )


def quote_row(quote: Quote, names: Mapping[str, int], text: str) -> tuple[Any, ...]:
    """Return the row of a quotation but for its page and place.

    Args:
        quote: The quotation.
        names: The number of each name.
        text: The article's.
    """
    return (
        quote.start,
        quote.end,
        quote.kind,
        quote.partial,
        quote.continues,
        names[quote.speaker] if quote.speaker else None,
        quote.speaker_kind,
        quote.speaker_mention and _packed(quote.speaker_mention),
        quote.cue and _packed(quote.cue),
        text[quote.start : quote.end],
    )


def _packed(value: Sequence[Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _packed_mentions(mentions: Sequence[Mention]) -> str:
    """Return mentions as their forms and, for each, its start and which form it has."""
    forms = sorted({mention.text for mention in mentions})
    places = [number for one in mentions for number in (one.start, forms.index(one.text))]
    return _packed([forms, places])


def mentions_of(packed: str) -> tuple[Mention, ...]:
    """Return the mentions of a person's row."""
    forms, places = json.loads(packed)
    return tuple(
        Mention(start, start + len(forms[form]), forms[form])
        for start, form in zip(places[::2], places[1::2], strict=True)
    )
