"""The frozen data that every room passes on: articles, analyses, annotations.

All offsets are counts of Unicode code points in the named text, end exclusive.
Times are ISO 8601 strings. Nothing here reads a file, a clock or the network.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any, Literal, NamedTuple

from reader.dataclass import dataclass

BlockKind = Literal[
    "paragraph",
    "crosshead",
    "list_item",
    "blockquote",
    "pull_quote",
    "caption",
    "table",
    "code",
]
"""What a block of an article is, in the terms of the trade."""

BODY_KINDS: frozenset[str] = frozenset(
    {"paragraph", "crosshead", "list_item", "blockquote", "table", "code"}
)
"""The kinds that are the article's own running text: no captions, no pull quotes."""

QuoteKind = Literal["direct", "indirect", "scare"]
SpeakerKind = Literal["person", "body", "unnamed"]
AnnotationKind = Literal["highlight", "note", "bookmark"]
AnchorState = Literal["exact", "moved", "needs_review", "lost"]
CorrectionKind = Literal[
    "not_a_person",
    "same_person",
    "different_people",
    "name",
    "speaker",
    "not_a_quotation",
    "quotation",
    "put_back",
    "cut",
    "join",
    "split",
    "unknown",
]
"""What a reader can put right. Unknown: something that a later version can; kept, not applied."""


class ReaderError(Exception):
    """Something that could not be done, told in one clear line for a person.

    The message names the file or thing concerned and the way out. Front ends print
    it as it stands; it never comes with a traceback.
    """


class NotAnArticle(ReaderError):
    """A page with nothing to read in it: binary, empty, or no text at all."""


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of an article's text, of one kind."""

    kind: BlockKind
    start: int
    """Where the block begins in `Article.text`."""
    end: int
    """Where the block ends in `Article.text`, exclusive."""
    attribution: str | None = None
    """Whose words a pull quote or block quotation is, as the page says it."""
    mark: str | None = None
    """What a list numbers the item by that begins here, where that is none of the text: "3.", "b.".
    Such is a list item, or the crosshead that an item begins with. Empty where the block goes on
    with an item that began above it; None for an item with a bullet, and for all other blocks."""
    depth: int = 0
    """In how many items of other lists that item stands."""


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of an article's text that the page links to somewhere."""

    start: int
    """Where the words that are linked begin in `Article.text`."""
    end: int
    """Where they end, exclusive."""
    url: str
    """The address as the page gives it, which may be relative to the page."""


@dataclass(frozen=True, slots=True)
class Byline:
    """One author of an article, as the page names them."""

    name: str
    role: str | None = None
    """"Politics correspondent, BBC London"."""


@dataclass(frozen=True, slots=True)
class Related:
    """A link from the page to another article of the same publisher."""

    title: str
    date: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of the page that was cut from the article, and why."""

    text: str
    reason: str
    """navigation, advertisement, promotion, legal, browser_warning, repeated, …"""


class Piece(NamedTuple):
    """One piece of the page as it came, and where it went.

    The pieces of an article, in page order, are the whole page but for blank lines:
    nothing is lost without saying so. For a plain-text page a piece is one line as
    it stands, for other pages one block. A named tuple, which is made in half of the time of a
    frozen dataclass: a page has thousands.
    """

    text: str
    role: str
    """title, standfirst, byline, date, publisher, section, related, a block kind, or dropped."""
    reason: str | None = None
    """Why it was cut, when the role is dropped; None otherwise."""
    block: int | None = None
    """Index into `Article.blocks`, when the role is a block kind; None otherwise."""


WALL_REACH = 8
"""So many pieces below the text a paywall is the article's own; further down it is of others."""


@dataclass(frozen=True, slots=True)
class Article:
    """A page cleaned to what a person reads."""

    title: str
    text: str
    """What is read: the blocks' texts joined by a blank line."""
    blocks: Sequence[Block] = ()
    """In reading order, not overlapping; together they cover `text` but for the blank lines."""
    standfirst: str | None = None
    bylines: tuple[Byline, ...] = ()
    publisher: str | None = None
    section: str | None = None
    published: str | None = None
    """ISO 8601 date, or date and time."""
    updated: str | None = None
    url: str | None = None
    language: str = "und"
    """BCP 47 primary tag; "und" where the text does not tell."""
    related: tuple[Related, ...] = ()
    pieces: tuple[Piece, ...] = ()
    """The page as it came, in page order."""
    links: tuple[Link, ...] = ()
    """Sorted by start, not overlapping; empty for pages whose links are not told, as dumps."""

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        """What was cut from the page, in page order."""
        return tuple(
            Dropped(piece.text, piece.reason or "unknown")
            for piece in self.pieces
            if piece.role == "dropped"
        )

    @property
    def walled(self) -> bool:
        """Whether a paywall stands right below the text: the page may hold its beginning alone."""
        below: list[Piece] = []
        for piece in reversed(self.pieces):
            if piece.block is not None:
                break
            below.append(piece)
        return any(piece.reason == "paywall" for piece in below[-WALL_REACH:])

    @property
    def body(self) -> str:
        """The running text alone: no captions and no pull quotes."""
        return "\n\n".join(
            self.text[block.start : block.end] for block in self.blocks if block.kind in BODY_KINDS
        )

    @property
    def words(self) -> int:
        """How many words the text has, parted by white space."""
        return len(self.text.split())

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form that `reader clean --json` prints."""
        return {
            "title": self.title,
            "standfirst": self.standfirst,
            "bylines": [{"name": one.name, "role": one.role} for one in self.bylines],
            "publisher": self.publisher,
            "section": self.section,
            "published": self.published,
            "updated": self.updated,
            "url": self.url,
            "language": self.language,
            "text": self.text,
            "blocks": [
                {
                    "kind": block.kind,
                    "start": block.start,
                    "end": block.end,
                    "attribution": block.attribution,
                    "mark": block.mark,
                    "depth": block.depth,
                }
                for block in self.blocks
            ],
            "related": [
                {"title": one.title, "date": one.date, "section": one.section}
                for one in self.related
            ],
            "links": [{"start": one.start, "end": one.end, "url": one.url} for one in self.links],
            "dropped": [{"text": one.text, "reason": one.reason} for one in self.dropped],
        }


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation, with its marks; one that runs over paragraphs is one quote."""

    start: int
    end: int
    kind: QuoteKind = "direct"
    """For indirect speech the span is what is said, without its cue and source."""
    partial: bool = False
    """A fragment inside the reporter's own sentence."""
    speaker: str | None = None
    """Canonical name of the person or body; None where the text does not say."""
    speaker_kind: SpeakerKind | None = None
    """Unnamed: "one resident" said it; `speaker` is then None."""
    speaker_mention: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    continues: bool = False
    """Goes on from the quote before it, parted by its cue."""

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form that `reader analyse --json` prints."""
        return {
            "start": self.start,
            "end": self.end,
            "kind": self.kind,
            "partial": self.partial,
            "speaker": self.speaker,
            "speaker_kind": self.speaker_kind,
            "speaker_mention": _span(self.speaker_mention),
            "cue": _span(self.cue),
            "continues": self.continues,
        }


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text names a person or points at them."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Person:
    """Everything the text calls one person."""

    name: str
    """The fullest form in the text, without title: "Ed Balls"."""
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    mentions: Sequence[Mention] = ()
    """Forms of the name, in text order."""
    pronouns: Sequence[Mention] = ()
    """He, she, his, her …, in text order."""

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form that `reader analyse --json` prints."""
        return {
            "name": self.name,
            "titles": list(self.titles),
            "roles": list(self.roles),
            "mentions": [[one.start, one.end, one.text] for one in self.mentions],
            "pronouns": [[one.start, one.end, one.text] for one in self.pronouns],
        }


@dataclass(frozen=True, slots=True)
class Analysis:
    """Who says what in a text, and who is in it."""

    quotes: Sequence[Quote] = ()
    """Sorted by start."""
    people: tuple[Person, ...] = ()
    """Sorted by first mention."""

    def said_by(self, name: str) -> tuple[Quote, ...]:
        """Return the direct and indirect quotes of the person or body called `name`."""
        return tuple(q for q in self.quotes if q.speaker == name and q.kind != "scare")

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form that `reader analyse --json` prints."""
        return {
            "quotes": [quote.to_dict() for quote in self.quotes],
            "people": [person.to_dict() for person in self.people],
        }


def _span(pair: tuple[int, int] | None) -> list[int] | None:
    return None if pair is None else list(pair)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a passage of an old text stands in a new one."""

    start: int | None
    """None when lost."""
    end: int | None
    state: AnchorState


@dataclass(frozen=True, slots=True)
class Target:
    """The passage an annotation stands on: a W3C quote and position selector in one."""

    exact: str
    prefix: str
    """Up to 64 code points before the passage."""
    suffix: str
    """Up to 64 code points after the passage."""
    start: int
    end: int
    text: str
    """SHA-256, in hex, of the UTF-8 text that `start` and `end` count in."""


class Plain(str):
    """A scalar that stood in a file without quotes: its type is for whoever knows the key."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Annotation:
    """One thing a person left in an article: a highlight, a note or a bookmark."""

    id: str
    """Time-ordered and unique over machines (a ULID)."""
    kind: AnnotationKind
    target: Target
    created: str
    modified: str
    label: str | None = None
    """key, quote, question, check or todo; a bookmark's letter."""
    note: str = ""
    tags: tuple[str, ...] = ()
    state: AnchorState = "exact"
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Keys of the file that this version does not know; written back as they came.

    The values are `str`, `Plain`, list and dict."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that a reader put right: in people, in quotations or in the cleaning.

    Where it is applied, its target counts in the text it is about: for `put_back`, `cut`,
    `join` and `split` in the page as it came (its pieces, one a line), for the others in
    the article's text.
    """

    kind: CorrectionKind
    names: tuple[str, ...] = ()
    """Not a person: who it is not. Same person: the name that is kept, then the other.
    Different people: a name, then the form that is somebody else's. Name: as the text has
    it, then as it is to be. Speaker: who speaks; nothing where the text does not say."""
    words: str = ""
    """The passage by its words alone: for the cleaning every line that reads so, for
    quotations the one place where the text has them."""
    target: Target | None = None
    """The passage, where it is not told by its words alone."""
    unnamed: bool = False
    """Of a speaker: somebody whom the text does not name speaks."""
    block: BlockKind = "paragraph"
    """What is put back is a block of this kind."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Keys of the file that this version does not know; written back as they came."""


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """What a notes file remembers of its article."""

    id: str
    title: str
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArticleNotes:
    """One notes file: everything a person left in one article."""

    article: ArticleRef
    annotations: tuple[Annotation, ...] = ()
    """In text order."""
    starred: bool = False
    tags: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
