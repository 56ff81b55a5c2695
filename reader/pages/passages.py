"""Passages of a page as it came, which corrections of the cleaning are about.

No cleaning changes what they count in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from reader.model import Article, Piece
from reader.pages.same_place import same_place


def page_text(article: Article) -> str:
    """Return the page as it came, a piece a line: what targets of these corrections count in."""
    return "\n".join(piece.text for piece in article.pieces)


def block_passage(article: Article, block: int) -> tuple[int, int]:
    """Return where a block of the article stands in `page_text`, its first line to its last."""
    places = list(places_of(article.pieces))
    own = [
        place for piece, place in zip(article.pieces, places, strict=True) if piece.block == block
    ]
    return own[0][0], own[-1][1]


def piece_passage(article: Article, piece: int) -> tuple[int, int]:
    """Return where a piece of the page stands in `page_text`."""
    return list(places_of(article.pieces))[piece]


def split_place(article: Article, offset: int) -> int | None:
    """Return the place in `page_text` of an offset inside a block of the article's text.

    None where the page has other words there than the text: an offset at which no block
    can be split.
    """
    number = bisect_right(article.blocks, offset, key=lambda block: block.start) - 1
    if number < 0 or offset >= article.blocks[number].end:
        return None
    block = article.blocks[number]
    start, end = block_passage(article, number)
    page = page_text(article)[start:end]
    there = same_place(article.text[block.start : block.end], offset - block.start, page)
    return None if there is None else start + there


def places_of(pieces: Iterable[Piece]) -> Iterator[tuple[int, int]]:
    """Yield where each of `pieces`, all those of a page, stands in `page_text`."""
    start = 0
    for piece in pieces:
        yield start, start + len(piece.text)
        start += len(piece.text) + 1
