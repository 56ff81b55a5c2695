"""The articles opened last, kept as they were cleaned and studied, so that it is not done again.

A file of each lies in the cache, made again from its page at any time. It is found by the bytes
of the page and the version of the cleaning, so that it is never another's. It has all of an
article but the page as it came, which few ask for and which is as long again as the text. Who
says what in it lies beside, by the version of the language room and what the person put right.

So does the digest of a page's file that has long been as it is, by which file that is and its times
and size, so that a page of megabytes is neither read nor digested to find its article.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import reader
from reader.library.ids import digest
from reader.library.made import write_made
from reader.library.packed import (
    FORMAT,
    KeptArticle,
    pack_analysis,
    pack_article,
    unpack_analysis,
    unpack_article,
)
from reader.library.page import Page, bytes_of, clean_page
from reader.library.sources import status_of
from reader.model import Analysis, Article

MOST = 16
"""Articles that are kept: those opened last."""
MOST_BYTES = 64 << 20
"""Bytes that all of them may take, and all that was found in them."""
_SUFFIXES = (".article", ".analysis", ".digest")
_AT_REST = 2_000_000_000
"""Nanoseconds after which a file that is written to again has other times: no file system tells
them less finely."""

Read = TypeVar("Read")
Seen = tuple[Path, int, int, int, int]
"""A file, with what tells that it is as it was: which one it is, its times and its size."""


class Kept:
    """Articles in a folder, by the bytes of their pages. May be used from several threads.

    Args:
        folder: Where they lie; made when the first is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._last: tuple[Path, KeptArticle] | None = None
        self._seen: tuple[Seen, KeptArticle] | None = None

    def get(self, data: bytes, name: str) -> KeptArticle | None:
        """Return the article of a page; None where it is not kept, or not whole any more.

        Args:
            data: The page as it came.
            name: The name of its file.
        """
        return self._of_digest(digest(data), name)

    def _of_digest(self, page_digest: str, name: str) -> KeptArticle | None:
        file, last = self._file(page_digest, name), self._last
        if last is not None and last[0] == file:
            return last[1]
        if (found := _read(file, unpack_article)) is None:
            return None
        found = found._replace(digest=page_digest)
        self._last = file, found
        return found

    def of(self, page: Page) -> KeptArticle | None:
        """Return the article of a page, which is not read again while its file stays as it is.

        So it is in a later run as well, where the file had not just been written when it was read.

        Raises:
            ReaderError: If it can't be read.
        """
        seen, last = _seen(page), self._seen
        if last is not None and last[0] == seen:
            return last[1]
        found = self._as_before(seen) or self._as_read(page, seen)
        if found is not None and seen is not None:
            self._seen = seen, found
        return found

    def _as_before(self, seen: Seen | None) -> KeptArticle | None:
        """Return the article of a file that is as it was when it was digested.

        A digest that is not whole any more is that of no page.
        """
        if seen is None or (known := _read(self._digest_file(seen), bytes.decode)) is None:
            return None
        return self._of_digest(known, seen[0].name)

    def _as_read(self, page: Page, seen: Seen | None) -> KeptArticle | None:
        """Return the article of a page by its bytes, and keep their digest if its file rests."""
        now = time.time_ns()
        found = self.get(bytes_of(page), page.path.name)
        if found is not None and seen is not None and _rests(seen, now) and _seen(page) == seen:
            self._put(self._digest_file(seen), found.digest.encode())
        return found

    def analysis(self, page_digest: str, name: str, version: str) -> Analysis | None:
        """Return who says what in the article of a page; None where it is not kept, or not whole.

        Args:
            page_digest: Of the page as it came.
            name: The name of its file.
            version: Of what the person put right, "" where nothing was.
        """
        return _read(self._study_file(page_digest, name, version), unpack_analysis)

    def put_analysis(self, page_digest: str, name: str, version: str, analysis: Analysis) -> None:
        """Keep who says what in the article of a page, as `put` does."""
        self._put(self._study_file(page_digest, name, version), pack_analysis(analysis))

    def cleaned(self, data: bytes, name: str) -> Article:
        """Return the article of a page, maybe without its pieces. Raises as `clean_page` does."""
        found = self.get(data, name)
        return clean_page(data, name) if found is None else found.article

    def put(self, data: bytes, name: str, article: Article) -> None:
        """Keep the article of a page, and give up those kept longest where there are too many.

        What can't be written is not kept.
        """
        self._put(self._file(digest(data), name), pack_article(article))

    def _put(self, file: Path, written: bytes) -> None:
        with suppress(OSError):
            write_made(file, written)
            for suffix in _SUFFIXES:
                self._give_up_oldest(suffix)

    def _file(self, page_digest: str, name: str) -> Path:
        return self._named(page_digest, name, reader.CLEANING, ".article")

    def _study_file(self, page_digest: str, name: str, version: str) -> Path:
        made_by = f"{reader.CLEANING}\n{reader.LANGUAGE}\n{version}"
        return self._named(page_digest, name, made_by, ".analysis")

    def _digest_file(self, seen: Seen) -> Path:
        return self._folder / f"{digest(repr(seen).encode('utf-8', 'replace'))[:32]}.digest"

    def _named(self, page_digest: str, name: str, made_by: str, suffix: str) -> Path:
        named = f"{page_digest}\n{name}\n{made_by}\n{FORMAT}\n{sys.byteorder}"
        return self._folder / f"{digest(named.encode('utf-8', 'replace'))[:32]}{suffix}"

    def _give_up_oldest(self, suffix: str) -> None:
        found = [(file.stat(), file) for file in self._folder.glob(f"*{suffix}")]
        found.sort(key=lambda one: one[0].st_mtime_ns, reverse=True)
        left = MOST_BYTES
        for number, (stat, file) in enumerate(found):
            left -= stat.st_size
            if number >= MOST or left < 0:
                file.unlink(missing_ok=True)


def _seen(page: Page) -> Seen | None:
    """Return what tells one reading of a page from another; None where only reading it does."""
    if page.data is not None:
        return None
    try:
        now = status_of(page.path)
    except OSError:
        return None
    return page.path, now.st_ino, now.st_mtime_ns, now.st_ctime_ns, now.st_size


def _rests(seen: Seen, now: int) -> bool:
    """Tell whether a file that was seen so looks otherwise once it is written to again.

    It may not if it had just been written when it was read, for its times are as fine as ticks of a
    clock. Nor may it on Windows, which does not tell when a file was changed by one that set its
    time of writing back.
    """
    _, _, written, changed, _ = seen
    return sys.platform != "win32" and max(written, changed) < now - _AT_REST


def without_page(article: Article) -> Article:
    """Return an article without the page as it came."""
    return replace(article, pieces=())


def _read(file: Path, unpack: Callable[[bytes], Read]) -> Read | None:
    """Return what a file holds, and see to it that it is among those opened last."""
    try:
        found = unpack(file.read_bytes())
        os.utime(file)
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return found
