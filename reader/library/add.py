"""Adding pages: each is copied whole into the library, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from reader.annotations.disk import RealDisk
from reader.annotations.files import why, write_durably
from reader.library.corrections_store import CorrectionsStore
from reader.library.fetched import Fetch, no_fetch
from reader.library.hand import Hand
from reader.library.ids import digest, page_id, slug
from reader.library.index import Index
from reader.library.page import Facts, Page, article_of, clean_page, facts_of, name_of
from reader.library.places import Places
from reader.library.progress import Progress, load_progress, this_device
from reader.library.scan import OnProgress, library_pages, scan
from reader.library.sources import (
    PAGE_SUFFIXES,
    Source,
    Unreadable,
    WebPage,
    expand,
    read_page,
)
from reader.library.versions import is_update, keep_version, was_version
from reader.model import Article, ReaderError
from reader.pages.feed import FeedEntry, entries_of, is_feed

_LONGEST_STEM = 55
"""Of a name in the id of a page, before the hyphen and eight digits of its digest."""


@dataclass(frozen=True, slots=True)
class AddedPage:
    """A page that is in the library now."""

    id: str
    title: str
    source: str
    """Where it came from, as it was named or found."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of each page that was to be added."""

    added: tuple[AddedPage, ...] = ()
    known: tuple[AddedPage, ...] = ()
    """Already there, byte for byte."""
    unreadable: tuple[Unreadable, ...] = ()
    updated: tuple[AddedPage, ...] = ()
    """There in an earlier version, which is kept beside it."""


def add_pages(
    places: Places,
    sources: Sequence[str],
    on_progress: OnProgress | None = None,
    fetch: Fetch = no_fetch,
    *,
    full: bool = False,
) -> Added:
    """Copy the pages that the sources stand for into the library.

    A page is in the library, durably, or it is listed with the reason why not; what fails
    with one page stops no other.

    Args:
        places: Where the library lies.
        sources: Files, folders, patterns, addresses, or "-" for standard input.
        on_progress: Told after each page.
        fetch: Fetches the page of an address.
        full: Of the entries of a feed, fetch the pages that they lead to.
    """
    progress = load_progress(places.progress, this_device())
    found = list(expand(sources))
    with Index(places.index) as index:
        library = _Library(places, index, progress, fetch, full)
        for done, source in enumerate(found, 1):
            library.take(source)
            if on_progress:
                on_progress(done, len(found))
    return library.outcome()


class _Library:
    """The library while pages are added to it."""

    def __init__(
        self, places: Places, index: Index, progress: Progress, fetch: Fetch, full: bool
    ) -> None:
        self._fetch = fetch
        self._full = full
        self._places, self._pages = places, places.pages
        self._index = index
        self._progress = progress
        hand = Hand(CorrectionsStore(places))
        there = [seen.facts for seen in scan(index, library_pages(places), hand=hand)]
        self._ids = {facts.id for facts in there}
        self._by_stem: dict[str, list[Facts]] = {}
        for facts in there:
            self._put_by_stem(facts)
        self._by_digest = {facts.digest: facts for facts in there if facts.problem is None}
        self._added: list[AddedPage] = []
        self._known: list[AddedPage] = []
        self._updated: list[AddedPage] = []
        self._unreadable: list[Unreadable] = []

    def outcome(self) -> Added:
        return Added(
            tuple(self._added),
            tuple(self._known),
            tuple(self._unreadable),
            tuple(self._updated),
        )

    def take(self, source: Source) -> None:
        """Add one page, and remember what became of it."""
        if isinstance(source, Unreadable):
            self._unreadable.append(source)
            return
        with self._told(str(source)):
            file, data = self._read(source)
            if is_feed(data):
                self._take_feed(source, data)
            else:
                self._take_page(source, file, data)

    @contextmanager
    def _told(self, source: str) -> Iterator[None]:
        """Remember why something is not in the library, and go on with the next."""
        try:
            yield
        except ReaderError as error:
            self._unreadable.append(Unreadable(source, str(error)))
        except OSError as error:
            self._unreadable.append(Unreadable(source, f"it could not be kept: {why(error)}"))

    def _take_feed(self, feed: Path | WebPage, data: bytes) -> None:
        """Add the entries of a feed, each as a page of its own."""
        for entry in entries_of(data):
            source = WebPage(entry.url) if entry.url else feed
            with self._told(str(source)):
                file, page = self._read_entry(entry)
                self._take_page(source, file, page)

    def _put_by_stem(self, facts: Facts) -> None:
        self._by_stem.setdefault(facts.id.rpartition("-")[0], []).append(facts)

    def _read_entry(self, entry: FeedEntry) -> tuple[Path, bytes]:
        """Return the page that an entry leads to where that is wanted and had, else its own."""
        if self._full and entry.url:
            try:
                return self._read(WebPage(entry.url))
            except ReaderError as error:
                reason = f"{error}; what the feed has of it is taken"
                self._unreadable.append(Unreadable(entry.url, reason))
        return Path(f"{slug(entry.title)}.html"), entry.page

    def _take_page(self, source: Path | WebPage, file: Path, data: bytes) -> None:
        page_digest = digest(data)
        known = self._by_digest.get(page_digest)
        if known:
            self._known.append(AddedPage(known.id, known.title, str(source)))
            return
        article = clean_page(data, file.name)
        older = self._older(name_of(file, article), file.suffix, article)
        if older is not None and was_version(self._places, older.id, page_digest):
            self._known.append(AddedPage(older.id, article.title, str(source)))
            return
        if older is not None:
            keep_version(RealDisk(), self._places, older.id, older.path, read_page(older.path))
            facts = self._keep(data, article, older.id, file.suffix)
            self._by_digest[page_digest] = facts
            self._updated.append(AddedPage(facts.id, facts.title, str(source)))
            return
        new_id = self._new_id(source, name_of(file, article), page_digest)
        facts = self._keep(data, article, new_id, file.suffix)
        self._ids.add(facts.id)
        self._put_by_stem(facts)
        self._by_digest[page_digest] = facts
        self._added.append(AddedPage(facts.id, facts.title, str(source)))

    def _read(self, source: Path | WebPage) -> tuple[Path, bytes]:
        """Return the file that a page is, or would be, and its bytes."""
        if isinstance(source, WebPage):
            name, data = self._fetch(source.url)
            return Path(name), data
        return source, read_page(source)

    def _older(self, name: str, suffix: str, article: Article) -> Page | None:
        """Return the page of the library that a page is a version of, if there is one."""
        for facts in self._by_stem.get(slug(name, _LONGEST_STEM), ()):
            page = Page(facts.id, Path(facts.path))
            if page.path.suffix == _kept_suffix(suffix):
                with suppress(ReaderError):
                    if is_update(article_of(page), article):
                        return page
        return None

    def _new_id(self, source: Path | WebPage, name: str, page_digest: str) -> str:
        """Return the id under which a file was opened before, else the page's own, if not taken."""
        opened = str(source.absolute()) if isinstance(source, Path) else ""
        own = page_id(name, page_digest)
        remembered = self._progress.id_of(opened) or own
        ids = (remembered, own, page_id(name, page_digest, digits=16))
        return next((one for one in ids if one not in self._ids), page_digest)

    def _keep(self, data: bytes, article: Article, id: str, suffix: str) -> Facts:  # noqa: A002
        """Copy a page into the library and note the facts about it."""
        path = self._pages / f"{id}{_kept_suffix(suffix)}"
        write_durably(RealDisk(), path, data)
        status = path.stat()
        facts = facts_of(Page(id, path), article, digest(data), status.st_size, status.st_mtime_ns)
        self._index.put([facts])
        return facts


def _kept_suffix(suffix: str) -> str:
    """Return the suffix that a page has in the library."""
    return suffix.lower() if suffix.lower() in PAGE_SUFFIXES else ""
