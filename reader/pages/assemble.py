"""The parts of a page, each with its role, put together to an Article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, cast, get_args

from reader.dataclass import dataclass
from reader.model import Article, Block, BlockKind, Byline, Link, NotAnArticle, Piece, Related
from reader.pages.links import Links
from reader.pages.rows import rows_of
from reader.pages.tongues import tongue_of

BLOCK_KINDS: frozenset[str] = frozenset(get_args(BlockKind))
ASIDES = frozenset(("caption", "pull_quote"))


class Part(NamedTuple):
    """One part of a page, in page order."""

    lines: tuple[str, ...]
    """As it came: each becomes a `Piece`."""
    role: str
    """What `Piece.role` may be."""
    reason: str | None = None
    text: str = ""
    """What is read of it, when the role is a block kind."""
    attribution: str | None = None
    links: Links = ()
    """Those in `text`."""
    continues: bool = False
    """Whether it is more lines of the block that the nearest part above it begins."""
    mark: str | None = None
    """As `Block.mark`."""
    depth: int = 0
    """As `Block.depth`."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says about its article."""

    title: str = ""
    standfirst: str | None = None
    bylines: tuple[Byline, ...] = ()
    publisher: str | None = None
    section: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    language: str | None = None
    related: tuple[Related, ...] = ()


def assemble(parts: Sequence[Part], facts: Facts) -> Article:
    """Return the article that `parts`, in page order, make.

    The text opens with running text: captions and pull quotes that stand above the
    first paragraph are read after it, as the eye does.

    Raises:
        NotAnArticle: No part has a text to read.
    """
    order = _reading_order(parts)
    if not order:
        raise NotAnArticle("there is nothing to read in it: no text that could be an article")
    text, blocks = _blocks([parts[at] for at in order])
    place = {at: number for number, at in enumerate(order)}
    for at, part in enumerate(parts):
        if part.continues:
            place[at] = next(place[above] for above in range(at - 1, -1, -1) if above in place)
    return Article(
        title=facts.title or first_words(text[: blocks[0].end]),
        text=text,
        blocks=blocks,
        standfirst=facts.standfirst,
        bylines=facts.bylines,
        publisher=facts.publisher,
        section=facts.section,
        published=facts.published,
        updated=facts.updated,
        url=facts.url,
        language=facts.language or tongue_of(text),
        related=facts.related,
        pieces=tuple(rows_of(Piece, _rows(parts, place))),
        links=tuple(
            Link(block.start + first, block.start + last, url)
            for at, block in zip(order, blocks, strict=True)
            for first, last, url in parts[at].links
        ),
    )


def _rows(
    parts: Sequence[Part], place: Mapping[int, int]
) -> list[tuple[str, str, str | None, int | None]]:
    """Return for each line of the parts what its piece is made of."""
    blocks = map(place.get, range(len(parts)))
    return [
        (line, role, reason, block)
        for (lines, role, reason, _, _, _, _, _, _), block in zip(parts, blocks, strict=True)
        for line in lines
    ]


def _reading_order(parts: Sequence[Part]) -> list[int]:
    blocks = [
        at for at, part in enumerate(parts) if part.role in BLOCK_KINDS and not part.continues
    ]
    return opening_first(blocks, [part.role for part in parts])


def opening_first(blocks: Sequence[int], roles: Sequence[str]) -> list[int]:
    """Return those of what has such `roles` that are blocks in the order in which they are read.

    What opens the text is the first that is no aside.
    """
    opening = next((nth for nth, at in enumerate(blocks) if roles[at] not in ASIDES), 0)
    return [*blocks[opening : opening + 1], *blocks[:opening], *blocks[opening + 1 :]]


def _blocks(parts: Iterable[Part]) -> tuple[str, tuple[Block, ...]]:
    texts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for part in parts:
        end = start + len(part.text)
        kind = cast("BlockKind", part.role)
        blocks.append(Block(kind, start, end, part.attribution, part.mark, part.depth))
        texts.append(part.text)
        start = end + 2
    return "\n\n".join(texts), tuple(blocks)


def first_words(text: str, limit: int = 80) -> str:
    """Return the beginning of `text`, cut at a word, for an article without a headline."""
    line = " ".join(text[: limit * 4].split())
    if len(line) <= limit:
        return line
    return line[: line.rfind(" ", 0, limit) if " " in line[:limit] else limit].rstrip() + "…"
