"""Studying pages: the words of each, who says what in it and who is in it, for the index."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import reader
from reader.library.page import Page, article_of
from reader.model import Analysis, Article, ReaderError

if TYPE_CHECKING:
    from reader.library.index import Index
    from reader.library.scan import OnProgress

VERSION = f"{reader.CLEANING}.{reader.LANGUAGE}"
"""Of what a study says: a study of another version is made anew."""

_AT_ONCE = 40
"""Pages that are studied and written together: often enough that little is lost by a kill."""
_MANY = 200
"""Pages for which it pays to start a second process."""
_PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Study:
    """What the index keeps of an article beside the facts about its page."""

    path: str
    """Of its page."""
    version: str
    headline: str
    """With the standfirst."""
    text: str
    byline: str
    """The names of its authors."""
    analysis: Analysis


def study_of(path: str, article: Article, analysis: Analysis) -> Study:
    """Return what is to be kept of an article."""
    return Study(
        path=path,
        version=VERSION,
        headline="\n".join(one for one in (article.title, article.standfirst) if one),
        text=article.text,
        byline="\n".join(one.name for one in article.bylines),
        analysis=analysis,
    )


def study_pages(index: Index, pages: Sequence[Page], on_progress: OnProgress | None = None) -> None:
    """Study the pages whose studies are missing or of another version, and keep that.

    Interrupted, it goes on next time from where it was. A page that has become unreadable
    is left out; the next scan tells why.

    Args:
        index: Where studies are kept. Pages that it has no facts of are left out.
        pages: Readable pages.
        on_progress: Told after each batch how many are done, and of how many.
    """
    studied = index.studied()
    waiting = [page for page in pages if studied.get(str(page.path), VERSION) != VERSION]
    done = 0
    with _each_batch(waiting) as batches:
        for size, studies in batches:
            index.put_studies(studies)
            done += size
            if on_progress:
                on_progress(done, len(waiting))


@contextmanager
def _each_batch(pages: Sequence[Page]) -> Iterator[Iterable[tuple[int, list[Study]]]]:
    """Study pages in batches: in this process, or for many pages in several."""
    batches = list(_batches(pages))
    if len(pages) < _MANY or (os.cpu_count() or 1) < _PROCESSES:
        yield ((len(batch), _study_batch(batch)) for batch in batches)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(_PROCESSES) as pool:
        try:
            yield zip(map(len, batches), pool.map(_study_batch, batches), strict=True)
        finally:
            pool.shutdown(cancel_futures=True)


def _batches(pages: Sequence[Page]) -> Iterator[list[Page]]:
    left = iter(pages)
    while batch := list(islice(left, _AT_ONCE)):
        yield batch


def _study_batch(pages: Sequence[Page]) -> list[Study]:
    return [study for page in pages if (study := _study(page)) is not None]


def _study(page: Page) -> Study | None:
    try:
        article = article_of(page)
    except ReaderError:
        return None
    return study_of(str(page.path), article, reader.analyse(article.text))
