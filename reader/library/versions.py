"""Versions of a page: what stood there before it was updated, and what is other now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Literal

from reader.annotations.disk import Disk
from reader.annotations.files import write_durably
from reader.dataclass import dataclass
from reader.library.addresses import plain_address
from reader.library.ids import digest
from reader.library.page import Described, Page, article_of
from reader.library.places import Places
from reader.model import Article, ReaderError

_NAME = re.compile(r"\d{4,}-([0-9a-f]{8})")


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph that is in one of two versions alone."""

    kind: Literal["removed", "added"]
    start: int
    """In the text of the version that has it."""
    end: int
    text: str


def is_update(old: Described, new: Described) -> bool:
    """Tell whether two pages of one file name are one article at two times.

    They are where their addresses are the same, or where one has none and headline and
    publisher are the same.
    """
    if old.url and new.url:
        return plain_address(old.url) == plain_address(new.url)
    return (old.title, old.publisher) == (new.title, new.publisher)


def keep_version(disk: Disk, places: Places, id: str, page: Path, data: bytes) -> None:  # noqa: A002
    """Keep a page's bytes before others are put in their place; durable on return.

    Raises:
        OSError: If they could not be kept.
    """
    there = versions_of(places, id)
    mark = digest(data)[:8]
    if not there or mark != version_mark(there[-1]):
        name = f"{len(there) + 1:04}-{mark}{page.suffix}"
        write_durably(disk, places.versions / id / name, data)


def was_version(places: Places, id: str, page_digest: str) -> bool:  # noqa: A002
    """Tell whether a page, by its SHA-256 in hex, was an article once and was updated since."""
    return any(page_digest[:8] == version_mark(file) for file in versions_of(places, id))


def versions_of(places: Places, id: str) -> list[Path]:  # noqa: A002
    """Return the files of an article's earlier versions, the oldest first."""
    try:
        found = sorted((places.versions / id).iterdir())
    except OSError:
        return []
    return [file for file in found if version_mark(file) is not None]


def version_mark(file: Path) -> str | None:
    """Return the eight hex digits of its digest that a version's file bears; None without them."""
    found = _NAME.fullmatch(file.stem)
    return found[1] if found else None


def version(places: Places, id: str, number: int | None) -> Article:  # noqa: A002
    """Return an earlier version of an article, as the rules have it.

    Args:
        places: Where the versions lie.
        id: Of the article.
        number: Which, from 1, the oldest; None for the last one.

    Raises:
        ReaderError: If there is no such version, or it can't be read.
    """
    there = versions_of(places, id)
    if not there:
        raise ReaderError(f"{id}: it was never updated; 'reader add' keeps a page that changed")
    if number is not None and not 1 <= number <= len(there):
        raise ReaderError(f"{id}: there is no version {number}; they go from 1 to {len(there)}")
    file = there[-1 if number is None else number - 1]
    try:
        return article_of(Page(id, file))
    except ReaderError as error:
        raise ReaderError(f"{file}: {error}") from error


def differences(old: Article, new: Article) -> Iterator[Difference]:
    """Yield the blocks that one of two versions has alone, in the order of the text.

    What was removed comes before what stands in its place. Offsets count in the text of the
    version that has the block.
    """
    before, after = ([one.text[b.start : b.end] for b in one.blocks] for one in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if what != "equal":
            for block, text in zip(old.blocks[old_from:old_to], before[old_from:], strict=False):
                yield Difference("removed", block.start, block.end, text)
            for block, text in zip(new.blocks[new_from:new_to], after[new_from:], strict=False):
                yield Difference("added", block.start, block.end, text)
