"""What a person left in all articles, with who speaks there, and queries about it.

The fields of a query mean here what they mean in a search, of one note at a time: `person:` is
who says the passage or is named in it, `said:` what is said there, `kind:` and `has:` what it is
itself; headline, publisher, day, author and state are those of its article.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from itertools import groupby

from reader.dataclass import dataclass
from reader.export.digest import Entry, Section
from reader.export.passages import in_order
from reader.library.compare import key_part, name_and_role, name_key, pattern_of, plain, says
from reader.library.conditions import Marks
from reader.library.corrections import NO_CORRECTIONS, Corrections
from reader.library.index import Index
from reader.library.index_rows import mentions_of
from reader.library.query import All, Any, Field, Not, Query, Words, fields_in, parts_of, positive
from reader.library.said import appearances
from reader.library.search import search
from reader.model import Analysis, Annotation, ArticleNotes, Mention, Target

Analyse = Callable[[str], tuple[str, Analysis]]
"""From the id of an article to its text and who says what in it."""

OF_THE_INDEX = frozenset({"person", "said", "by"})
"""Fields that the notes files alone can't answer."""
_NO_LIMIT = -1
_ANALYSED = 20
"""Articles that are analysed while one waits: a second at most."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation at a note's passage."""

    speaker: str | None
    words: str
    whole: bool = False
    """Whether the passage lies within it."""


@dataclass(frozen=True, slots=True)
class Left:
    """One thing that a person left in an article, and what the article says there."""

    notes: ArticleNotes
    one: Annotation
    said: tuple[Said, ...] = ()
    """The quotations that its passage touches."""
    people: tuple[str, ...] = ()
    """Who is named in its passage."""
    words: str = ""
    """All that can be looked for in it, in plain letters."""

    @property
    def speaker(self) -> str | None:
        """Who says the passage, if it lies within one quotation and the text says whose."""
        return next((one.speaker for one in self.said if one.whole), None)


def as_left(every: Iterable[ArticleNotes]) -> list[Left]:
    """Return what was left in articles, in text order within each; who speaks is not known."""
    return [
        Left(notes, one, words=_words(notes, one)) for notes in every for one in in_order(notes)
    ]


def with_speakers(index: Index, left: Iterable[Left], analyse: Analyse | None = None) -> list[Left]:
    """Return the same with what is known of the passages.

    A passage is where its note says if the same words stand there, else in the one quotation
    of the article that has its words.

    Args:
        index: What is known of the pages.
        left: What was left in articles.
        analyse: Gives who says what in an article that the index has no study of yet. Called
            for few of them: the others are studied soon.
    """
    left = list(left)
    ids = sorted({one.notes.article.id for one in left})
    places = _known_places(index, ids)
    if analyse is not None:
        for id_ in [id_ for id_ in ids if id_ not in places][:_ANALYSED]:
            places[id_] = _Places.of(*analyse(id_))
    return [_with_places(one, places.get(one.notes.article.id, _Places())) for one in left]


def sections(left: Iterable[Left]) -> list[Section]:
    """Return what was left as the sections of a digest, one for each article that follows."""
    return [
        Section(group[0].notes.article, tuple(Entry(one.one, one.speaker) for one in group))
        for group in (list(some) for _, some in groupby(left, key=_article))
    ]


def needs_index(query: Query) -> bool:
    """Tell whether a query about notes asks for what the notes files don't say."""
    return not OF_THE_INDEX.isdisjoint(fields_in(query))


@dataclass(frozen=True, slots=True)
class InQuery:
    """Who is in a query, as the index knows them."""

    written: Mapping[Field, Collection[str]] = field(default_factory=dict)
    """The ids of the articles that each author wrote."""
    meant: Mapping[Field, Collection[tuple[str, str]]] = field(default_factory=dict)
    """For each `NAME (ROLE)`, in which articles who is meant stands under which name."""


def people_in(index: Index, query: Query, corrections: Corrections = NO_CORRECTIONS) -> InQuery:
    """Look up who is in a query.

    Args:
        index: What is known of the pages.
        query: What is asked.
        corrections: What the person put right, of who is who.
    """
    asked = [one for one in _leaves(query) if isinstance(one, Field)]
    return InQuery(
        {
            one: frozenset(hit.id for hit in search(index, one, Marks(), _NO_LIMIT))
            for one in asked
            if one.name == "by"
        },
        {
            one: frozenset(
                (there.source.id, there.person.name)
                for there in appearances(
                    index, person=one.value, prefix=one.prefix, corrections=corrections
                )
            )
            for one in asked
            if one.name == "person" and name_and_role(one.value)[1]
        },
    )


def asking(
    query: Query,
    *,
    read: Collection[str] = (),
    known: InQuery | None = None,
    begun: bool = False,
) -> Callable[[Left], bool]:
    """Return what tells whether a note answers a query.

    Args:
        query: What is asked.
        read: The ids of the articles that were read to the end.
        known: What `people_in` found.
        begun: Whether a word may go on, as where it is still being typed.
    """
    top = [one for one in parts_of(query) if isinstance(one, Field) and one.name == "person"]
    return _Asker(top, frozenset(read), known or InQuery(), begun).about(query)


class _Asker:
    """Makes of each part of a query a function of a note."""

    def __init__(
        self,
        speakers: Sequence[Field],
        read: Collection[str],
        known: InQuery,
        begun: bool,
    ) -> None:
        self._speakers, self._read, self._known = speakers, read, known
        self._begun = begun

    def about(self, query: Query) -> Callable[[Left], bool]:
        """Return what tells whether a note answers."""
        if isinstance(query, Not):
            part = self.about(query.part)
            return lambda left: not part(left)
        if isinstance(query, (All, Any)):
            parts = [self.about(part) for part in query.parts]
            join = all if isinstance(query, All) else any
            return lambda left: join(part(left) for part in parts)
        if isinstance(query, Words):
            pattern = pattern_of(query.text, prefix=query.prefix or self._begun)
            return lambda left: says(left.words, pattern)
        return partial(getattr(self, f"_{query.name}"), query)

    def _prefix(self, asked: Field) -> bool:
        return asked.prefix or self._begun

    def _person(self, asked: Field, left: Left) -> bool:
        names = [*left.people, *(one.speaker for one in left.said)]
        return any(self._is_meant(asked, name, left) for name in names)

    def _is_meant(self, asked: Field, name: str | None, left: Left) -> bool:
        if asked in self._known.meant:
            return (_article(left), name) in self._known.meant[asked]
        return key_part(asked.value, prefix=self._prefix(asked)) in name_key(name or "")

    def _said(self, asked: Field, left: Left) -> bool:
        pattern = pattern_of(asked.value, prefix=self._prefix(asked))
        return any(
            says(one.words, pattern)
            for one in left.said
            if not self._speakers
            or any(self._is_meant(who, one.speaker, left) for who in self._speakers)
        )

    def _by(self, asked: Field, left: Left) -> bool:
        return left.notes.article.id in self._known.written.get(asked, ())

    def _publisher(self, asked: Field, left: Left) -> bool:
        part = key_part(asked.value, prefix=self._prefix(asked))
        return part in name_key(left.notes.article.publisher or "")

    def _tag(self, asked: Field, left: Left) -> bool:
        tags = [plain(tag) for tag in (*left.notes.tags, *left.one.tags)]
        wanted = plain(asked.value)
        return any(
            tag == wanted or (self._prefix(asked) and tag.startswith(wanted)) for tag in tags
        )

    def _kind(self, asked: Field, left: Left) -> bool:
        return left.one.kind != "bookmark" and left.one.label == asked.value

    def _has(self, asked: Field, left: Left) -> bool:
        return left.one.kind == asked.value

    def _is(self, asked: Field, left: Left) -> bool:
        if asked.value == "starred":
            return left.notes.starred
        return (left.notes.article.id in self._read) == (asked.value == "read")

    def _after(self, asked: Field, left: Left) -> bool:
        return (left.notes.article.published or "") >= asked.value

    def _before(self, asked: Field, left: Left) -> bool:
        published = left.notes.article.published
        return published is not None and published < asked.value


def _article(left: Left) -> str:
    return left.notes.article.id


def _words(notes: ArticleNotes, one: Annotation) -> str:
    state = "" if one.state == "exact" else one.state.replace("_", " ")
    parts = (notes.article.title, one.kind, one.label or "", state, *one.tags)
    return plain("\n".join((*parts, one.target.exact, one.note)))


def _leaves(query: Query) -> Iterable[Query]:
    """Return the words and fields of a query, those that are excluded too."""
    if isinstance(query, Not):
        return _leaves(query.part)
    if isinstance(query, (All, Any)):
        return [leaf for part in query.parts for leaf in _leaves(part)]
    return positive(query)


@dataclass(slots=True)
class _Places:
    """Where the quotations and the names of one article stand."""

    quotes: list[tuple[int, int, str | None, str]] = field(default_factory=list)
    """Start, end, speaker, words."""
    names: list[tuple[str, Sequence[Mention]]] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, analysis: Analysis) -> _Places:
        """Return the places that an analysis found."""
        quotes = [one for one in analysis.quotes if one.kind != "scare"]
        return cls(
            [(one.start, one.end, one.speaker, text[one.start : one.end]) for one in quotes],
            [(one.name, one.mentions) for one in analysis.people],
        )


_STUDIED = (
    "SELECT number, id FROM pages WHERE problem IS NULL AND studied <> '' "
    "AND id IN (SELECT value FROM json_each(?)) ORDER BY sample DESC, number DESC"
)
_QUOTES = (
    "SELECT q.page, q.start, q.end, n.name, q.words FROM quotes q "
    "LEFT JOIN names n ON n.number = q.speaker "
    "WHERE q.kind <> 'scare' AND q.page IN (SELECT value FROM json_each(?)) "
    "ORDER BY q.page, q.place"
)
_NAMES = (
    "SELECT r.page, n.name, r.mentions FROM people r JOIN names n ON n.number = r.name "
    "WHERE r.page IN (SELECT value FROM json_each(?)) ORDER BY r.page, r.place"
)


def _known_places(index: Index, ids: Sequence[str]) -> dict[str, _Places]:
    """Return what the index knows of articles; the person's own page comes before a sample."""
    studied: list[tuple[int, str]] = index.select(tuple, _STUDIED, [json.dumps(ids)])
    pages = {id_: number for number, id_ in studied}
    places = {number: _Places() for number in pages.values()}
    numbers = [json.dumps(list(places))]
    for page, start, end, name, words in index.select(tuple, _QUOTES, numbers):
        places[page].quotes.append((start, end, name, words))
    for page, name, packed in index.select(tuple, _NAMES, numbers):
        places[page].names.append((name, mentions_of(packed)))
    return {id_: places[number] for id_, number in pages.items()}


def _with_places(left: Left, places: _Places) -> Left:
    target, lost = left.one.target, left.one.state == "lost"
    named = (
        name
        for name, mentions in places.names
        if not lost and any(_stands_in(one.start, one.text, target) for one in mentions)
    )
    said = _said_at([] if lost else places.quotes, target)
    return replace(left, said=tuple(said or _said_as(places.quotes, target)), people=tuple(named))


def _said_at(quotes: Sequence[tuple[int, int, str | None, str]], target: Target) -> list[Said]:
    """Return the quotations that stand where a passage does, with the same words."""
    return [
        Said(name, words, whole=start <= target.start and target.end <= end)
        for start, end, name, words in quotes
        if _stands_in(start, words, target)
    ]


def _said_as(quotes: Sequence[tuple[int, int, str | None, str]], target: Target) -> list[Said]:
    """Return the one quotation that holds the words of a passage."""
    alike = [one for one in quotes if target.exact.strip() and target.exact in one[3]]
    return [Said(name, words, whole=True) for *_, name, words in alike if len(alike) == 1]


def _stands_in(start: int, words: str, target: Target) -> bool:
    """Tell whether words from `start` on share characters with a passage, and the same ones."""
    first, last = max(start, target.start), min(start + len(words), target.end)
    shared = words[max(0, first - start) : max(0, last - start)]
    return bool(shared) and shared == target.exact[first - target.start : last - target.start]
