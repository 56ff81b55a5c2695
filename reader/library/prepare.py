"""What can be known of a page before it has its place in the library: a part done on all cores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeGuard

from reader.collector import resting_collector
from reader.library.index_rows import StudyRows, rows_of
from reader.library.page import analyses_of, clean_anew
from reader.library.study import VERSION, study_of
from reader.model import Analysis, Article, ReaderError

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


def prepare_all(pages: Sequence[tuple[bytes, str]]) -> list[Prepared | ReaderError]:
    """Clean and study pages, each step for all of them before the next.

    `reader.language.steps` tells what that is for.

    Args:
        pages: Each as it came, with the name of its file.

    Returns:
        In step with them; in place of a page in which there is nothing to read, the error. Its
        message is the reason alone.
    """
    with resting_collector():
        articles = [_article_or_not(data, name) for data, name in pages]
        analyses = analyses_of(filter(_is_studied, articles))
        studies = [next(analyses) if _is_studied(one) else None for one in articles]
        return list(map(_prepared, articles, studies))


def _article_or_not(data: bytes, name: str) -> Article | ReaderError:
    try:
        return clean_anew(data, name)
    except ReaderError as error:
        return error


def _is_studied(article: Article | ReaderError) -> TypeGuard[Article]:
    return not isinstance(article, ReaderError) and len(article.text) <= _LONG


def _prepared(article: Article | ReaderError, analysis: Analysis | None) -> Prepared | ReaderError:
    if isinstance(article, ReaderError):
        return article
    return Prepared(
        article.title,
        article.publisher,
        article.section,
        article.published,
        article.url,
        article.words,
        rows_of(study_of("", article, analysis, VERSION)) if analysis else None,
    )
