"""An article and its analysis as bytes, and back: a checksum, a line of JSON, then columns.

What comes back makes its blocks, quotations and mentions when they are asked for, so that a huge
page costs little more than its text.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, get_args
from zlib import crc32

from reader.library.columns import Columns
from reader.model import (
    Analysis,
    Article,
    Block,
    BlockKind,
    Byline,
    Link,
    Mention,
    Person,
    Quote,
    QuoteKind,
    Related,
    SpeakerKind,
)

FORMAT = "4"
"""Of the bytes; what has another is made anew."""
_BLOCKS: tuple[BlockKind, ...] = get_args(BlockKind)
_QUOTES: tuple[QuoteKind, ...] = get_args(QuoteKind)
_SPEAKERS: tuple[SpeakerKind | None, ...] = (None, *get_args(SpeakerKind))
_PLAIN = (
    "title", "standfirst", "publisher", "section", "published", "updated", "url", "language",
)  # fmt: skip
_NONE = 0xFFFFFFFF
"""In a column, where there is no offset."""
_CHECKSUM = 4
"""Bytes of it. It is there for accidents, and so need not be a digest, which takes longer than all
else: who could forge what is kept could make its digest as well."""


class KeptArticle(NamedTuple):
    """An article as it was kept."""

    article: Article
    """Without its pieces."""
    words: int
    """How many words it has."""
    digest: str = ""
    """Of the page that it was cleaned of, once that is known."""


def pack_article(article: Article) -> bytes:
    """Return an article as bytes, without its pieces."""
    blocks = article.blocks
    head = {
        **{name: getattr(article, name) for name in _PLAIN},
        "words": article.words,
        "said": {i: one.attribution for i, one in enumerate(blocks) if one.attribution is not None},
        "marks": {i: one.mark for i, one in enumerate(blocks) if one.mark is not None},
        "depths": {i: one.depth for i, one in enumerate(blocks) if one.depth},
        "bylines": [(one.name, one.role) for one in article.bylines],
        "related": [(one.title, one.date, one.section) for one in article.related],
        "links": [(one.start, one.end, one.url) for one in article.links],
    }
    columns = (
        array("B", (_BLOCKS.index(one.kind) for one in blocks)),
        array("I", (one.start for one in blocks)),
        array("I", (one.end for one in blocks)),
    )
    return _written(head, columns, article.text.encode("utf-8", "surrogatepass"))


def unpack_article(written: bytes) -> KeptArticle:
    """Read what `pack_article` wrote.

    Raises:
        ValueError, LookupError, TypeError: If it is not that, or not whole.
    """
    head, (kinds, starts, ends), at = _read(written)
    blocks: Columns[Block]
    if head["said"] or head["marks"] or head["depths"]:
        told = [_told(head[name], len(kinds)) for name in ("said", "marks", "depths")]
        blocks = Columns(_block, kinds, starts, ends, *told)
    else:
        blocks = Columns(_block, kinds, starts, ends)
    article = Article(
        text=str(memoryview(written)[at:], "utf-8", "surrogatepass"),
        blocks=blocks,
        bylines=tuple(Byline(*one) for one in head["bylines"]),
        related=tuple(Related(*one) for one in head["related"]),
        links=tuple(Link(*one) for one in head["links"]),
        **{name: head[name] for name in _PLAIN},
    )
    return KeptArticle(article, head["words"])


def pack_analysis(analysis: Analysis) -> bytes:
    """Return an analysis as bytes."""
    quotes, people = analysis.quotes, analysis.people
    names = sorted({one.speaker for one in quotes if one.speaker is not None})
    number = {name: index for index, name in enumerate(names)}
    head = {
        "names": names,
        "people": [(one.name, one.titles, one.roles) for one in people],
        "forms": [[_forms(one.mentions), _forms(one.pronouns)] for one in people],
    }
    mentions = [_placed(part) for one in people for part in (one.mentions, one.pronouns)]
    columns = (
        array("I", (one.start for one in quotes)),
        array("I", (one.end for one in quotes)),
        array("B", map(_flags, quotes)),
        array("I", (_NONE if one.speaker is None else number[one.speaker] for one in quotes)),
        *(array("I", column) for column in zip(*map(_spans, quotes), strict=True)),
        *(() if quotes else [array("I")] * 4),
        *(column for part in mentions for column in part),
    )
    return _written(head, columns)


def unpack_analysis(written: bytes) -> Analysis:
    """Read what `pack_analysis` wrote. Raises as `unpack_article` does."""
    head, columns, _ = _read(written)
    names: list[str] = head["names"]

    def quote(start: int, end: int, flags: int, who: int, *spans: int) -> Quote:
        return Quote(
            start,
            end,
            _QUOTES[flags & 3],
            bool(flags & 4),
            None if who == _NONE else names[who],
            _SPEAKERS[flags >> 4],
            _span(*spans[:2]),
            _span(*spans[2:]),
            bool(flags & 8),
        )

    left = iter(columns[8:])
    people = []
    for (name, titles, roles), forms in zip(head["people"], head["forms"], strict=True):
        found = [Columns(_mention_of(texts), next(left), next(left), next(left)) for texts in forms]
        people.append(Person(name, tuple(titles), tuple(roles), *found))
    return Analysis(Columns(quote, *columns[:8]), tuple(people))


def _block(
    kind: int,
    start: int,
    end: int,
    attribution: str | None = None,
    mark: str | None = None,
    depth: int | None = None,
) -> Block:
    return Block(_BLOCKS[kind], start, end, attribution, mark, depth or 0)


def _told(some: dict[str, Any], blocks: int) -> list[Any]:
    """Return for each of so many blocks what is told of it; numbers are written as words."""
    told = [None] * blocks
    for number, one in some.items():
        told[int(number)] = one
    return told


def _mention_of(forms: Sequence[str]) -> Any:
    return lambda start, end, form: Mention(start, end, forms[form])


def _flags(quote: Quote) -> int:
    flags = _QUOTES.index(quote.kind) | quote.partial << 2 | quote.continues << 3
    return flags | _SPEAKERS.index(quote.speaker_kind) << 4


def _spans(quote: Quote) -> tuple[int, int, int, int]:
    none = (_NONE, _NONE)
    return (*(quote.speaker_mention or none), *(quote.cue or none))


def _span(start: int, end: int) -> tuple[int, int] | None:
    return None if start == _NONE else (start, end)


def _forms(mentions: Iterable[Mention]) -> list[str]:
    return sorted({one.text for one in mentions})


def _placed(mentions: Sequence[Mention]) -> tuple[array[int], array[int], array[int]]:
    """Return columns of mentions: start, end, and which form each has."""
    number = {text: index for index, text in enumerate(_forms(mentions))}
    return (
        array("I", (one.start for one in mentions)),
        array("I", (one.end for one in mentions)),
        array("I", (number[one.text] for one in mentions)),
    )


def _written(head: dict[str, Any], columns: Sequence[array[int]], rest: bytes = b"") -> bytes:
    head["columns"] = [(column.typecode, len(column)) for column in columns]
    parts = [json.dumps(head).encode(), b"\n", *(column.tobytes() for column in columns), rest]
    checksum = 0
    for part in parts:
        checksum = crc32(part, checksum)
    return b"".join((checksum.to_bytes(_CHECKSUM, "big"), *parts))


def _read(written: bytes) -> tuple[dict[str, Any], list[array[int]], int]:
    """Return the head, the columns, and where what comes after them begins."""
    checksum = int.from_bytes(written[:_CHECKSUM], "big")
    if crc32(memoryview(written)[_CHECKSUM:]) != checksum:
        raise ValueError("not as it was written")
    at = written.index(b"\n", _CHECKSUM) + 1
    head: dict[str, Any] = json.loads(written[_CHECKSUM:at])
    columns = []
    for code, count in head["columns"]:
        column: array[int] = array(code)
        size = count * column.itemsize
        column.frombytes(memoryview(written)[at : at + size])
        columns.append(column)
        at += size
    return head, columns, at
