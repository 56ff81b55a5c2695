"""Which pages make up the library now, and looking at each of them."""

from __future__ import annotations

from collections.abc import Iterator

from reader.dataclass import dataclass
from reader.library.folders import copies_among, folder_pages
from reader.library.hand import Hand
from reader.library.index import Index
from reader.library.page import Page
from reader.library.places import Places
from reader.library.scan import OnProgress, Seen, library_pages, sample_pages, scan
from reader.library.settings import Settings
from reader.library.sources import Unreadable


@dataclass(frozen=True, slots=True)
class Library:
    """The pages that were found, before one of them was looked at."""

    pages: tuple[Page, ...]
    """Those that were added, those in the person's folders, then the samples."""
    in_folders: tuple[Page, ...]
    missing: tuple[Unreadable, ...]
    """The person's folders that can't be read."""
    known: frozenset[str]
    """The paths that the index knew then."""
    complete: bool
    """Whether all pages had been looked at before."""

    def look(
        self, index: Index, hand: Hand, on_progress: OnProgress | None = None
    ) -> Iterator[Seen]:
        """Yield each page as it is now, but copies; at the end, leave in the index these alone.

        What came into the index meanwhile, from another reader, stays there.
        """
        gone = {*self.known, *(str(page.path) for page in self.in_folders)}
        is_copy = copies_among(self.in_folders, [page for page in self.pages if page.sample])
        for seen in scan(index, self.pages, on_progress, hand, is_copy):
            gone.discard(seen.facts.path)
            yield seen
        index.forget(gone)
        index.mark_complete()


def find_library(index: Index, places: Places, settings: Settings) -> Library:
    """Find the pages of the library; two of one id count once, but for those in folders."""
    known = frozenset(index.paths())
    own = library_pages(places)
    taken = {page.id for page in own}
    samples = [page for page in sample_pages() if settings.samples and page.id not in taken]
    in_folders, missing = folder_pages(places, settings, index)
    return Library(
        (*own, *in_folders, *samples), tuple(in_folders), tuple(missing), known, index.complete
    )
