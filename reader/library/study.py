"""Studying pages: the words of each, who says what in it and who is in it, for the index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import reader
from reader.dataclass import dataclass
from reader.library.cores import PROCESSES, on_cores
from reader.library.corrections_store import CorrectionsStore
from reader.library.hand import Hand, version_with
from reader.library.index_rows import StudyRows, rows_of
from reader.library.page import Page, analysis_of, article_of
from reader.library.places import Places
from reader.model import Analysis, Article, ReaderError

if TYPE_CHECKING:
    from reader.library.index import Index
    from reader.library.scan import OnProgress

VERSION = f"{reader.CLEANING}.{reader.LANGUAGE}"
"""Of what a study says, corrections aside: a study of another version is made anew."""

_AT_ONCE = 40
"""Pages that are studied and written together: often enough that little is lost by a kill."""


@dataclass(frozen=True, slots=True)
class Study:
    """What the index keeps of an article beside the facts about its page."""

    path: str
    """Of its page."""
    version: str
    """Of what it was made by, with what names the person's corrections where there are any."""
    headline: str
    """With the standfirst."""
    text: str
    byline: str
    """The names of its authors."""
    analysis: Analysis


class _Task(NamedTuple):
    """A page to be studied. It can be sent to another process."""

    page: Page
    version: str
    """That its study is to have."""


def study_of(path: str, article: Article, analysis: Analysis, version: str) -> Study:
    """Return what is to be kept of an article."""
    return Study(
        path=path,
        version=version,
        headline="\n".join(one for one in (article.title, article.standfirst) if one),
        text=article.text,
        byline="\n".join(one.name for one in article.bylines),
        analysis=analysis,
    )


def study_pages(
    index: Index, on_progress: OnProgress | None = None, hand: Hand | None = None
) -> None:
    """Study the pages of an index as `study_steps` does, with all cores where they are many.

    Args:
        index: What is known of the pages, and where studies are kept.
        on_progress: Told after each batch how many are done, and of how many.
        hand: What the person put right; None for what the rules alone make of the pages.
    """
    for done, total in study_steps(index, hand, processes=PROCESSES):
        if on_progress:
            on_progress(done, total)


def study_steps(index: Index, hand: Hand | None, *, processes: int) -> Iterator[tuple[int, int]]:
    """Study the pages whose studies are missing or of another version, and keep that.

    They are studied as `hand`, a person's corrections, has them; a page whose corrections
    changed is studied anew.

    Interrupted, it goes on next time from where it was. A page that has become unreadable
    is left out; the next scan tells why.

    Args:
        index: What is known of the pages, and where studies are kept.
        hand: What the person put right; None for what the rules alone make of the pages.
        processes: How many may work on many pages; one works here.

    Yields:
        After each batch how many are done, and of how many.
    """
    waiting = list(_waiting(index, hand))
    work = partial(_study_batch, hand.store.places if hand else None)
    done = 0
    with closing(on_cores(work, _batches(waiting), len(waiting), processes)) as batches:
        for batch, studies in batches:
            index.put_study_rows(studies)
            done += len(batch)
            yield done, len(waiting)


def _waiting(index: Index, hand: Hand | None) -> Iterator[_Task]:
    """Yield the pages that have no study of the version that they are to have."""
    versions = hand.versions() if hand else None
    for facts, studied in index.studies():
        own = versions(facts.id, facts.publisher) if versions else ""
        version = version_with(VERSION, own)
        if studied != version:
            yield _Task(Page(facts.id, Path(facts.path), facts.sample), version)


def _batches(tasks: Sequence[_Task]) -> Iterator[list[_Task]]:
    left = iter(tasks)
    while batch := list(islice(left, _AT_ONCE)):
        yield batch


def _study_batch(places: Places | None, tasks: Sequence[_Task]) -> list[StudyRows]:
    """Study pages, in whatever process, which reads the corrections itself."""
    hand = Hand(CorrectionsStore(places)) if places else None
    return [rows_of(study) for task in tasks if (study := _study(hand, task)) is not None]


def _study(hand: Hand | None, task: _Task) -> Study | None:
    page = task.page
    try:
        article = article_of(page)
        if hand:
            article = hand.article(page.id, article)
        analysis = hand.analysis(page.id, article) if hand else analysis_of(article)
    except ReaderError:
        return None
    return study_of(str(page.path), article, analysis, task.version)
