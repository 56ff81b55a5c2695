"""What is known of a page as rows of the index, and back again. Pure.

What comes back is made sure of: a flipped bit on the disk can change the type of a value.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from reader.library.compare import beginnings, name_key
from reader.library.database import DamagedRow
from reader.library.page import Facts
from reader.model import Mention, Person, Quote, SpeakerKind

if TYPE_CHECKING:
    from reader.library.study import Study

COLUMNS = tuple(field.name for field in dataclasses.fields(Facts))
_BUT_PATH = attrgetter(*COLUMNS[1:])
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
    return (stored(facts.path), *_BUT_PATH(facts))


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


class KnownPage(NamedTuple):
    """The little that is known of a page that lies in the library, where all are gone through."""

    path: str
    id: str
    title: str
    digest: str
    problem: str | None
    size: int
    mtime_ns: int


_TYPES_KNOWN = frozenset((str, str, str, problem, int, int) for problem in (str, type(None)))


def known_page(facts: Facts) -> KnownPage:
    """Return of facts what adding goes by."""
    return KnownPage(
        facts.path,
        facts.id,
        facts.title,
        facts.digest,
        facts.problem,
        facts.size,
        facts.mtime_ns,
    )


def known_page_of_row(row: Sequence[Any]) -> KnownPage:
    """Make it of a row, sure of each type."""
    _, id_, title, digest, problem, size, mtime_ns = row
    types = (type(id_), type(title), type(digest), type(problem), type(size), type(mtime_ns))
    if types not in _TYPES_KNOWN:
        raise DamagedRow(f"a page is {row!r}")
    return KnownPage(path_of(row[0]), id_, title, digest, problem, size, mtime_ns)


class Bundle(NamedTuple):
    """What is known of a file of several pages in a person's folder, without reading it again."""

    stamp: tuple[int, int] = (-1, -1)
    """Its size and the time of its last change, in nanoseconds; none where it can't be read."""
    version: str = ""
    """Of the rules that made it: `reader.CLEANING`."""
    pages: tuple[tuple[str, str], ...] = ()
    """Of each, how its path goes on below the file's, and the id that adding would give it."""
    problem: str | None = None
    """Why there is none; None where there are some."""


def row_of_bundle(path: str, bundle: Bundle) -> tuple[Any, ...]:
    """Return the row of a file of several pages."""
    packed = _PACKED.encode(bundle.pages)
    return (stored(path), *bundle.stamp, bundle.version, packed, bundle.problem)


def bundle_of_row(row: Sequence[Any]) -> tuple[str, Bundle]:
    """Make it of a row, with its path; what is none raises an error that counts as damage."""
    path, size, mtime_ns, version, packed, problem = row
    pages = tuple((str(name), str(id_)) for name, id_ in json.loads(packed))
    why = None if problem is None else str(problem)
    return path_of(path), Bundle((int(size), int(mtime_ns)), str(version), pages, why)


def can_be_kept(row: Sequence[object]) -> bool:
    """Tell whether SQLite has a form for it: what is no UTF-8 it can't hold as text."""
    try:
        for value in row:
            if isinstance(value, str):
                value.encode()
    except UnicodeEncodeError:
        return False
    return True


class StudyRows(NamedTuple):
    """What the index keeps of an article as plain values, which cost little to send on."""

    path: str
    """Of its page."""
    version: str
    words: tuple[str, str, str]
    """Headline, text and byline."""
    letters: str
    """The one to three letters that words begin with."""
    names: tuple[tuple[str, str], ...]
    """Each with its key."""
    people: tuple[tuple[str, ...], ...]
    """The name of each, then titles, roles, mentions and pronouns, packed."""
    quotes: tuple[tuple[Any, ...], ...]
    """The rows but for their page and place; the speaker is a name, not yet its number."""


_SPEAKERS: tuple[SpeakerKind | None, ...] = (None, *get_args(SpeakerKind))
"""By their number in the row of a quotation."""
_PACKED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
SPEAKER = 5
"""Where the speaker stands in the row of a quotation."""


def rows_of(study: Study) -> StudyRows:
    """Return the rows of a study."""
    people, quotes = study.analysis.people, study.analysis.quotes
    names = {one.name for one in people} | {one.speaker for one in quotes if one.speaker}
    words = (study.headline, study.text, study.byline)
    return StudyRows(
        path=study.path,
        version=study.version,
        words=words,
        letters=beginnings("\n".join(words)),
        names=tuple((name, name_key(name)) for name in sorted(names)),
        people=tuple(map(_person_row, people)),
        quotes=tuple(_quote_row(one, study.text) for one in quotes),
    )


def _person_row(person: Person) -> tuple[str, ...]:
    return (
        person.name,
        _packed(person.titles),
        _packed(person.roles),
        _packed_mentions(person.mentions),
        _packed_mentions(person.pronouns),
    )


def _quote_row(quote: Quote, text: str) -> tuple[Any, ...]:
    return (
        quote.start,
        quote.end,
        quote.kind,
        quote.partial,
        quote.continues,
        quote.speaker or None,
        _SPEAKERS.index(quote.speaker_kind),
        *_start_and_length(quote.speaker_mention),
        *_start_and_length(quote.cue),
        text[quote.start : quote.end],
    )


def _start_and_length(span: tuple[int, int] | None) -> tuple[int, int] | tuple[None, None]:
    return (span[0], span[1] - span[0]) if span else (None, None)


def quote_of(row: Sequence[Any]) -> Quote:
    """Return the quotation of its row without words, with the speaker's name for its number."""
    start, end, kind, partial, continues, name, speaker_kind, *spans = row
    return Quote(
        start=start,
        end=end,
        kind=kind,
        partial=bool(partial),
        speaker=name,
        speaker_kind=_SPEAKERS[speaker_kind],
        speaker_mention=_span(*spans[:2]),
        cue=_span(*spans[2:]),
        continues=bool(continues),
    )


def _span(start: int | None, length: int | None) -> tuple[int, int] | None:
    return None if start is None or length is None else (start, start + length)


def _packed(value: Sequence[Any]) -> str:
    return _PACKED.encode(value) if value else "[]"


def _packed_mentions(mentions: Sequence[Mention]) -> str:
    """Return mentions as their forms and, for each, its start and its form; "" for none."""
    if not mentions:
        return ""
    forms = sorted({mention.text for mention in mentions})
    places = [number for one in mentions for number in (one.start, forms.index(one.text))]
    return _packed([forms, places])


def mentions_of(packed: str) -> tuple[Mention, ...]:
    """Return the mentions of a person's row."""
    if not packed:
        return ()
    forms, places = json.loads(packed)
    return tuple(
        Mention(start, start + len(forms[form]), forms[form])
        for start, form in zip(places[::2], places[1::2], strict=True)
    )
