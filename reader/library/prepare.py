"""What can be known of a page before it has its place in the library: a part done on all cores."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import reader
from reader.library.index_rows import StudyRows, rows_of
from reader.library.page import Facts, Page, clean_page, facts_of
from reader.library.study import VERSION, study_of
from reader.model import Article, ReaderError

_LONG = 200_000
"""Characters; a longer text is studied when there is time, so that its page is kept at once."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page that was cleaned and studied as the rules alone have it."""

    head: Article
    """Without its text and what stands in it."""
    facts: Facts
    """But for what they say of the page's file."""
    study: StudyRows | None
    """But for the page's path; None for a text that takes long."""

    def facts_at(self, page: Page, digest: str, size: int, mtime_ns: int) -> Facts:
        """Return the facts of it as the page that it has become."""
        return replace(
            self.facts,
            path=str(page.path),
            id=page.id,
            size=size,
            mtime_ns=mtime_ns,
            digest=digest,
            sample=page.sample,
        )


def prepare(data: bytes, name: str) -> Prepared:
    """Clean and study a page.

    Args:
        data: The page as it came.
        name: The name of its file.

    Raises:
        ReaderError: If there is nothing to read in it. The message is the reason alone.
    """
    article = clean_page(data, name)
    study = None
    if len(article.text) <= _LONG:
        study = rows_of(study_of("", article, reader.analyse(article.text), VERSION))
    head = replace(article, text="", blocks=(), pieces=(), links=())
    return Prepared(head, facts_of(Page("", Path(name)), article), study)


def prepared_or_not(data: bytes, name: str) -> Prepared | ReaderError:
    """Clean and study a page; return the error where there is nothing to read in it."""
    try:
        return prepare(data, name)
    except ReaderError as error:
        return error
