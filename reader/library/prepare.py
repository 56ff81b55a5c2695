"""What can be known of a page before it has its place in the library: a part done on all cores."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from reader.library.index_rows import StudyRows, rows_of
from reader.library.page import analysis_of, clean_page
from reader.library.study import VERSION, study_of
from reader.model import ReaderError

_LONG = 200_000
"""Characters; a longer text is studied when there is time, so that its page is kept at once."""


class Prepared(NamedTuple):
    """A page that was cleaned and studied as the rules alone have it, to be sent on at little cost.

    Its article is told as in `reader.library.page.Described`.
    """

    title: str
    publisher: str | None
    section: str | None
    published: str | None
    url: str | None
    words: int
    study: StudyRows | None
    """But for the page's path; None for a text that takes long."""


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
        with suppress(ReaderError):  # an article can be read without it
            study = rows_of(study_of("", article, analysis_of(article), VERSION))
    return Prepared(
        article.title,
        article.publisher,
        article.section,
        article.published,
        article.url,
        article.words,
        study,
    )


def prepared_or_not(data: bytes, name: str) -> Prepared | ReaderError:
    """Clean and study a page; return the error where there is nothing to read in it."""
    try:
        return prepare(data, name)
    except ReaderError as error:
        return error
