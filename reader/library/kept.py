"""The articles opened last, kept as they were cleaned, so that they need not be cleaned again.

A file of each lies in the cache, made again from its page at any time. It is found by the bytes
of the page and the version of the cleaning, so that it is never another's. It has all of an
article but the page as it came, which few ask for and which is as long again as the text.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from array import array
from contextlib import suppress
from dataclasses import replace
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple, get_args

import reader
from reader.library.ids import digest
from reader.library.page import clean_page
from reader.model import Article, Block, BlockKind, Byline, Link, Related

MOST = 16
"""Articles that are kept: those opened last."""
MOST_BYTES = 64 << 20
"""Bytes that all of them may take."""
_FORMAT = "1"
_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
_PLAIN = (
    "title", "standfirst", "publisher", "section", "published", "updated", "url", "language",
)  # fmt: skip


class KeptArticle(NamedTuple):
    """An article as it was kept."""

    article: Article
    """Without its pieces."""
    words: int
    """How many words it has."""


class Kept:
    """Articles in a folder, by the bytes of their pages. May be used from several threads.

    Args:
        folder: Where they lie; made when the first is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._last: tuple[Path, KeptArticle] | None = None

    def get(self, data: bytes, name: str) -> KeptArticle | None:
        """Return the article of a page; None where it is not kept, or not whole any more.

        Args:
            data: The page as it came.
            name: The name of its file.
        """
        file, last = self._file(data, name), self._last
        if last is not None and last[0] == file:
            return last[1]
        try:
            found = _read(file.read_bytes())
            os.utime(file)  # it is among those opened last
        except (OSError, ValueError, LookupError, TypeError):
            return None
        self._last = file, found
        return found

    def cleaned(self, data: bytes, name: str) -> Article:
        """Return the article of a page, maybe without its pieces. Raises as `clean_page` does."""
        found = self.get(data, name)
        return clean_page(data, name) if found is None else found.article

    def put(self, data: bytes, name: str, article: Article) -> None:
        """Keep the article of a page, and give up those kept longest where there are too many.

        What can't be written is not kept.
        """
        from reader.annotations.disk import RealDisk
        from reader.annotations.files import make_folder, replace_loosely

        with suppress(OSError):
            make_folder(RealDisk(), self._folder)
            replace_loosely(RealDisk(), self._file(data, name), _written(article))
            self._give_up_oldest()

    def _file(self, data: bytes, name: str) -> Path:
        named = f"{digest(data)}\n{name}\n{reader.CLEANING}\n{_FORMAT}\n{sys.byteorder}"
        return self._folder / f"{digest(named.encode('utf-8', 'replace'))[:32]}.article"

    def _give_up_oldest(self) -> None:
        found = [(file.stat(), file) for file in self._folder.glob("*.article")]
        found.sort(key=lambda one: one[0].st_mtime_ns, reverse=True)
        left = MOST_BYTES
        for number, (stat, file) in enumerate(found):
            left -= stat.st_size
            if number >= MOST or left < 0:
                file.unlink(missing_ok=True)


def without_page(article: Article) -> Article:
    """Return an article without the page as it came."""
    return replace(article, pieces=())


def _written(article: Article) -> bytes:
    """Return an article as bytes: a digest, a line of JSON, the blocks in arrays, the text."""
    blocks = article.blocks
    text = article.text.encode("utf-8", "surrogatepass")
    said = {i: one.attribution for i, one in enumerate(blocks) if one.attribution is not None}
    head = {
        **{name: getattr(article, name) for name in _PLAIN},
        "words": article.words,
        "blocks": len(blocks),
        "said": said,
        "bylines": [(one.name, one.role) for one in article.bylines],
        "related": [(one.title, one.date, one.section) for one in article.related],
        "links": [(one.start, one.end, one.url) for one in article.links],
    }
    body = b"\n".join(
        (
            json.dumps(head).encode(),
            bytes(_KINDS.index(one.kind) for one in blocks)
            + array("Q", (one.start for one in blocks)).tobytes()
            + array("Q", (one.end for one in blocks)).tobytes()
            + text,
        )
    )
    return hashlib.sha256(body).digest() + body


def _read(written: bytes) -> KeptArticle:
    """Read what `_written` wrote. Raises ValueError or LookupError where it is not that."""
    if hashlib.sha256(memoryview(written)[32:]).digest() != written[:32]:
        raise ValueError("not as it was written")
    line_end = written.index(b"\n", 32)
    head: dict[str, Any] = json.loads(written[32:line_end])
    count, at = head["blocks"], line_end + 1
    kinds, at = written[at : at + count], at + count
    starts, at = array("Q", written[at : at + 8 * count]), at + 8 * count
    ends, at = array("Q", written[at : at + 8 * count]), at + 8 * count
    said = {int(number): words for number, words in head["said"].items()}
    whose = map(said.get, range(count)) if said else repeat(None)
    article = Article(
        text=str(memoryview(written)[at:], "utf-8", "surrogatepass"),
        blocks=tuple(map(Block, map(_KINDS.__getitem__, kinds), starts, ends, whose)),
        bylines=tuple(Byline(*one) for one in head["bylines"]),
        related=tuple(Related(*one) for one in head["related"]),
        links=tuple(Link(*one) for one in head["links"]),
        **{name: head[name] for name in _PLAIN},
    )
    return KeptArticle(article, head["words"])
