"""The articles opened last, kept as they were cleaned and studied, so that it is not done again.

A file of each lies in the cache, made again from its page at any time. It is found by the bytes
of the page and the version of the cleaning, so that it is never another's. It has all of an
article but the page as it came, which few ask for and which is as long again as the text. Who
says what in it lies beside, by the version of the language room and what the person put right.
"""

from __future__ import annotations

import os
import sys
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
from reader.model import Analysis, Article

MOST = 16
"""Articles that are kept: those opened last."""
MOST_BYTES = 64 << 20
"""Bytes that all of them may take, and all that was found in them."""
_SUFFIXES = (".article", ".analysis")

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
        own = digest(data)
        file, last = self._file(own, name), self._last
        if last is not None and last[0] == file:
            return last[1]
        if (found := _read(file, unpack_article)) is None:
            return None
        found = found._replace(digest=own)
        self._last = file, found
        return found

    def of(self, page: Page) -> KeptArticle | None:
        """Return the article of a page, which is not read again while its file stays as it is.

        Raises:
            ReaderError: If it can't be read.
        """
        seen, last = _seen(page), self._seen
        if last is not None and last[0] == seen:
            return last[1]
        found = self.get(bytes_of(page), page.path.name)
        if found is not None and seen is not None:
            self._seen = seen, found
        return found

    def analysis(self, data: bytes, name: str, version: str) -> Analysis | None:
        """Return who says what in the article of a page; None where it is not kept, or not whole.

        Args:
            data: The page as it came.
            name: The name of its file.
            version: Of what the person put right, "" where nothing was.
        """
        return _read(self._study_file(data, name, version), unpack_analysis)

    def put_analysis(self, data: bytes, name: str, version: str, analysis: Analysis) -> None:
        """Keep who says what in the article of a page, as `put` does."""
        self._put(self._study_file(data, name, version), pack_analysis(analysis))

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

    def _study_file(self, data: bytes, name: str, version: str) -> Path:
        made_by = f"{reader.CLEANING}\n{reader.LANGUAGE}\n{version}"
        return self._named(digest(data), name, made_by, ".analysis")

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
        now = page.path.stat()
    except OSError:
        return None
    return page.path, now.st_ino, now.st_mtime_ns, now.st_ctime_ns, now.st_size


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
