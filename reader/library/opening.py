"""Opening the library for the screens: as the index has it, without looking at a page."""

from __future__ import annotations

from itertools import chain

from reader.dataclass import dataclass
from reader.library.catalogue import Catalogue
from reader.library.corrections_store import CorrectionsStore
from reader.library.hand import Hand
from reader.library.index import Index
from reader.library.page import Page
from reader.library.places import Places
from reader.library.progress import load_progress, this_device
from reader.library.scan import sample_pages, scan
from reader.library.settings import Settings
from reader.library.shelf import Articles, indexed_articles
from reader.library.sources import BOOK, PAGE_SUFFIXES


@dataclass(frozen=True, slots=True)
class OpenLibrary:
    """A library that is being read."""

    index: Index
    articles: Articles
    catalogue: Catalogue


def open_library(places: Places, settings: Settings) -> OpenLibrary:
    """Open the library with what the index knows, which is kept true beside reading.

    While the index has not seen all of the library yet, it is given what a person looks for
    first: the samples, and the page that was open last.
    """
    index = Index(places.index)
    index.hold_little()
    if not index.complete:
        hand = Hand(CorrectionsStore(places))
        samples = sample_pages() if settings.samples else []
        for _ in scan(index, [*_last_open(places), *samples], hand=hand):
            pass
    return OpenLibrary(
        index,
        indexed_articles(index, places),
        Catalogue(index, samples=settings.samples, file=places.index),
    )


def _last_open(places: Places) -> list[Page]:
    """Return the page that was open last, where it is one that was added."""
    last = load_progress(places.progress, this_device()).last
    if last is None:
        return []
    files = (places.pages / f"{last}{suffix}" for suffix in sorted(PAGE_SUFFIXES))
    in_books = places.pages.glob(f"*{BOOK}/*/{last}.html")
    found = next((file for file in chain(files, in_books) if file.is_file()), None)
    return [] if found is None else [Page(last, found)]
