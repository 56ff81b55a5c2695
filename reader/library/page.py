"""One page on disk, the article in it, and the facts about it that a list shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import reader
from reader.dataclass import dataclass
from reader.library.faults import NOT_ANALYSED, NOT_CLEANED, own_faults
from reader.library.ids import digest, page_id
from reader.library.sources import STANDARD_INPUT, read_page
from reader.model import Analysis, Article, ReaderError


@dataclass(frozen=True, slots=True)
class Page:
    """A page that stands in a list, readable or not."""

    id: str
    path: Path
    sample: bool = False
    """Whether it ships with the reader."""
    data: bytes | None = None
    """The bytes of a page that can't be read again, such as standard input."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a page without reading it again."""

    path: str
    id: str
    size: int
    """In bytes; with `mtime_ns` it tells whether the page changed."""
    mtime_ns: int
    digest: str
    """SHA-256 of the bytes, in hex; empty where they could not be read."""
    title: str
    publisher: str | None
    section: str | None
    published: str | None
    words: int
    problem: str | None
    """Why there is no article in it; None where there is one."""
    version: str
    """Of the cleaning that made the article: `reader.CLEANING`."""
    sample: bool = False
    """Whether it ships with the reader."""


class Described(Protocol):
    """What is told of an article besides its text."""

    @property
    def title(self) -> str:
        """Its headline."""

    @property
    def publisher(self) -> str | None:
        """Its publisher."""

    @property
    def section(self) -> str | None:
        """The section that it stood in."""

    @property
    def published(self) -> str | None:
        """When it was published, in ISO 8601."""

    @property
    def url(self) -> str | None:
        """Its address."""

    @property
    def words(self) -> int:
        """How many words it has."""


@lru_cache(maxsize=16)
def clean_page(data: bytes, name: str) -> Article:
    """Do as `clean_anew` does. The last few are kept, for going back and forth in a list."""
    return clean_anew(data, name)


def clean_anew(data: bytes, name: str) -> Article:
    """Clean a page's bytes.

    Args:
        data: The page as it came.
        name: The name of its file, which can tell what kind of page it is.

    Raises:
        ReaderError: If there is nothing to read in it. The message is the reason alone.
    """
    with own_faults(NOT_CLEANED):
        return reader.clean(data, name=name)


def analysis_of(article: Article) -> Analysis:
    """Find who says what in an article.

    Raises:
        ReaderError: If that can't be found. The message is the reason alone.
    """
    with own_faults(NOT_ANALYSED):
        return reader.analyse(article.text)


def analyses_of(articles: Iterable[Article]) -> Iterator[Analysis | None]:
    """Find who says what in many articles; yield None for one in which that can't be found."""
    from reader.language import analyse_all

    for found in analyse_all(article.text for article in articles):
        try:
            with own_faults(NOT_ANALYSED):
                if isinstance(found, Exception):
                    raise found
            yield found
        except ReaderError:
            yield None


def article_of(page: Page) -> Article:
    """Read and clean a page.

    Raises:
        ReaderError: If it can't be read or holds no article. The message is the reason alone.
    """
    return clean_page(bytes_of(page), page.path.name)


def bytes_of(page: Page) -> bytes:
    """Return a page as it came.

    Raises:
        ReaderError: If it can't be read. The message is the reason alone.
    """
    return read_page(page.path) if page.data is None else page.data


def page_of(file: Path, data: bytes, cleaned: Callable[[bytes, str], Article] = clean_page) -> Page:
    """Return a page that was read, with the id it has when it is opened or added.

    Args:
        file: The file that it is or would be, or "-" for standard input.
        data: Its bytes.
        cleaned: Cleans a page, of its bytes and its file's name, where no file names it.

    Raises:
        ReaderError: If no file names it and it holds no article. The message is the reason alone.
    """
    own = page_id(name_of(file, lambda: cleaned(data, file.name).title), digest(data))
    return Page(own, file, data=data)


def name_of(path: Path, title: Callable[[], str]) -> str:
    """Return what a page is called: by its file, or by its headline on standard input."""
    return title() if str(path) == STANDARD_INPUT else path.stem


def facts_of(
    page: Page,
    article: Described,
    digest: str = "",
    size: int = 0,
    mtime_ns: int = 0,
    words: int | None = None,
) -> Facts:
    """Return what a list shows of an article; its words are counted where they are not given."""
    return Facts(
        path=str(page.path),
        id=page.id,
        size=size,
        mtime_ns=mtime_ns,
        digest=digest,
        title=article.title,
        publisher=article.publisher,
        section=article.section,
        published=article.published,
        words=article.words if words is None else words,
        problem=None,
        version=reader.CLEANING,
        sample=page.sample,
    )


def no_article(
    page: Page, problem: str, digest: str = "", size: int = 0, mtime_ns: int = 0
) -> Facts:
    """Return what is known of a page that can't be read."""
    nothing = Article(title="", text="")
    return replace(facts_of(page, nothing, digest, size, mtime_ns), problem=problem)
