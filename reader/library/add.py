"""Adding pages: each is copied whole into the library, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from reader.annotations.disk import RealDisk
from reader.annotations.files import why, write_all_durably
from reader.library.added import Added, AddedPage, Fate, OnPage, outcome_of
from reader.library.cores import on_cores
from reader.library.corrections_store import CorrectionsStore
from reader.library.fetched import Fetch, entry_file, no_fetch, read_source
from reader.library.folders import digests
from reader.library.hand import Hand
from reader.library.ids import digest, page_id, slug
from reader.library.index import Index
from reader.library.index_rows import KnownPage, StudyRows, known_page
from reader.library.page import Facts, Page, article_of, name_of
from reader.library.places import Places
from reader.library.prepare import Prepared, prepare, prepared_or_not
from reader.library.progress import Progress, load_progress, this_device
from reader.library.scan import OnProgress, pages_there, sample_pages
from reader.library.sources import (
    PAGE_SUFFIXES,
    STANDARD_INPUT,
    Pasted,
    Source,
    Unreadable,
    WebPage,
    expand,
    read_page,
)
from reader.library.versions import is_update, keep_version, was_version
from reader.model import Article, ReaderError
from reader.pages.feed import FeedEntry, entries_of, is_feed

_AT_ONCE = 40
"""Pages that are read, prepared and kept together: often enough that little is lost by a kill."""
_BYTES_AT_ONCE = 1 << 20
_KNOWN_AT_ONCE = 160
"""Pages of which the index is told together; those it was not told of, it finds by itself."""
_LONGEST_STEM = 55
"""Of a name in the id of a page, before the hyphen and eight digits of its digest."""


@dataclass(frozen=True, slots=True)
class _Incoming:
    """A page that was read, before anything is known of what is in it."""

    source: Path | WebPage | Pasted
    file: Path
    """Which it is, or would be."""
    data: bytes
    digest: str
    to_prepare: bool
    """Whether what is in it is of interest: not of a feed, nor of a page that is there."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A page that has its place in the library, but is not there yet."""

    incoming: _Incoming
    prepared: Prepared
    page: Page
    updates: bool
    """Whether an earlier version of it stands in its place."""


def add_pages(
    places: Places,
    sources: Sequence[str | Pasted],
    on_progress: OnProgress | None = None,
    fetch: Fetch = no_fetch,
    *,
    full: bool = False,
    on_page: OnPage = lambda *_: None,
) -> Added:
    """Copy the pages that the sources stand for into the library, and study them.

    A page is in the library, durably, or it is listed with the reason why not; what fails
    with one page stops no other. Many are cleaned and studied on all cores. Interrupted, what
    is in the library by then stays there.

    Args:
        places: Where the library lies.
        sources: Files, folders, patterns, addresses, "-" for standard input, or pasted pages.
        on_progress: Told after each page. What it raises ends the work; what was added stays.
        fetch: Fetches the page of an address.
        full: Of the entries of a feed, fetch the pages that they lead to.
        on_page: Told what became of each page.
    """
    progress = load_progress(places.progress, this_device())
    found = list(expand(sources))
    with Index(places.index) as index:
        library = _Library(places, index, progress, fetch, full, on_page)
        done = 0
        with closing(on_cores(_prepared, library.batches(found), len(found))) as batches:
            for batch, prepared in batches:
                library.take(batch, prepared)
                for _ in batch:
                    done += 1
                    if on_progress:
                        on_progress(done, len(found))
        library.finish()
    return library.outcome()


def _prepared(batch: Sequence[_Incoming | Unreadable]) -> list[Prepared | ReaderError | None]:
    """Clean and study pages, in whatever process; None for those that need it not."""
    return [
        prepared_or_not(one.data, one.file.name)
        if isinstance(one, _Incoming) and one.to_prepare
        else None
        for one in batch
    ]


class _Library:
    """The library while pages are added to it."""

    def __init__(
        self,
        places: Places,
        index: Index,
        progress: Progress,
        fetch: Fetch,
        full: bool,
        on_page: OnPage,
    ) -> None:
        self._fetch = fetch
        self._on_page = on_page
        self._full = full
        self._places, self._pages = places, places.pages
        self._index = index
        self._progress = progress
        hand = Hand(CorrectionsStore(places))
        self._corrections = hand.versions()
        there = list(pages_there(index, places, hand))
        self._ids = {page.id for page in there}
        self._by_stem: dict[str, list[KnownPage]] = {}
        for page in there:
            self._put_by_stem(page)
        self._samples = digests(sample_pages())
        self._by_digest = {page.digest: page for page in there if page.problem is None}
        self._placed: list[_Placed] = []
        self._known_of: list[tuple[Facts, StudyRows | None]] = []
        self._became: list[tuple[Fate, AddedPage | Unreadable]] = []

    def outcome(self) -> Added:
        return outcome_of(self._became)

    def _tell(self, fate: Fate, page: AddedPage | Unreadable) -> None:
        self._became.append((fate, page))
        self._on_page(fate, page)

    def batches(self, sources: Iterable[Source]) -> Iterator[list[_Incoming | Unreadable]]:
        """Read pages, some files at once; what may take long to come, such as the web's, alone."""
        batch: list[_Incoming | Unreadable] = []
        size = 0
        for source in sources:
            one = source if isinstance(source, Unreadable) else self._read(source)
            batch.append(one)
            size += len(one.data) if isinstance(one, _Incoming) else 0
            if len(batch) == _AT_ONCE or size > _BYTES_AT_ONCE or not _is_file(source):
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    def take(
        self,
        batch: Sequence[_Incoming | Unreadable],
        prepared: Sequence[Prepared | ReaderError | None],
    ) -> None:
        """Add pages, and remember what became of each."""
        for incoming, made in zip(batch, prepared, strict=True):
            if isinstance(incoming, Unreadable):
                self._tell("unreadable", incoming)
                continue
            with self._told(str(incoming.source)):
                if isinstance(made, ReaderError):
                    raise made
                if made is None and is_feed(incoming.data):
                    self._take_feed(incoming)
                else:
                    self._take_page(incoming, made)
        self._keep_placed()

    def finish(self) -> None:
        """Leave in the index what is known of the pages that were added last."""
        known, self._known_of = self._known_of, []
        self._index.put(facts for facts, _ in known)
        self._index.put_study_rows(study for _, study in known if study)

    @contextmanager
    def _told(self, source: str) -> Iterator[None]:
        """Remember why something is not in the library, and go on with the next."""
        try:
            yield
        except ReaderError as error:
            self._tell("unreadable", Unreadable(source, str(error)))
        except OSError as error:
            self._tell("unreadable", _not_kept(source, error))

    def _take_feed(self, feed: _Incoming) -> None:
        """Add the entries of a feed, each as a page of its own."""
        for entry in entries_of(feed.data):
            source = WebPage(entry.url) if entry.url else feed.source
            with self._told(str(source)):
                page = self._read_entry(source, entry)
                self._take_page(page, prepare(page.data, page.file.name))

    def _put_by_stem(self, page: KnownPage) -> None:
        self._by_stem.setdefault(page.id.rpartition("-")[0], []).append(page)

    def _read_entry(self, source: Path | WebPage | Pasted, entry: FeedEntry) -> _Incoming:
        """Return the page that an entry leads to where that is wanted and had, else its own."""
        if self._full and entry.url:
            page = self._read(WebPage(entry.url))
            if isinstance(page, _Incoming):
                return page
            reason = f"{page.reason}; what the feed has of it is taken"
            self._tell("unreadable", Unreadable(entry.url, reason))
        return self._incoming(source, entry_file(entry), entry.page)

    def _take_page(self, incoming: _Incoming, made: Prepared | None) -> None:
        if any(one.incoming.digest == incoming.digest for one in self._placed):
            self._keep_placed()
        known = self._by_digest.get(incoming.digest)
        if known:
            self._tell("known", AddedPage(known.id, known.title, str(incoming.source)))
            return
        prepared = made or prepare(incoming.data, incoming.file.name)
        name = name_of(incoming.file, prepared.head)
        older = self._older(name, incoming.file.suffix, prepared.head)
        if older is None:
            new_id = self._new_id(incoming.source, name, incoming.digest)
            path = self._pages / f"{new_id}{_kept_suffix(incoming.file.suffix)}"
            self._ids.add(new_id)
            self._placed.append(_Placed(incoming, prepared, Page(new_id, path), updates=False))
        elif was_version(self._places, older.id, incoming.digest):
            page = AddedPage(older.id, prepared.head.title, str(incoming.source))
            self._tell("known", page)
        else:
            keep_version(RealDisk(), self._places, older.id, older.path, read_page(older.path))
            path = self._pages / f"{older.id}{_kept_suffix(incoming.file.suffix)}"
            self._placed.append(_Placed(incoming, prepared, Page(older.id, path), updates=True))
            self._keep_placed()

    def _read(self, source: Path | WebPage | Pasted) -> _Incoming | Unreadable:
        """Return the file that a page is, or would be, and its bytes."""
        try:
            return self._incoming(source, *read_source(source, self._fetch))
        except ReaderError as error:
            return Unreadable(str(source), str(error))
        except OSError as error:
            return _not_kept(str(source), error)

    def _incoming(self, source: Path | WebPage | Pasted, file: Path, data: bytes) -> _Incoming:
        page_digest = digest(data)
        wanted = page_digest not in self._by_digest and not is_feed(data)
        return _Incoming(source, file, data, page_digest, wanted)

    def _older(self, name: str, suffix: str, article: Article) -> Page | None:
        """Return the page of the library that a page is a version of, if there is one."""
        stem = slug(name, _LONGEST_STEM)
        if any(one.page.id.startswith(f"{stem}-") for one in self._placed):
            self._keep_placed()
        for known in self._by_stem.get(stem, ()):
            page = Page(known.id, Path(known.path))
            if page.path.suffix == _kept_suffix(suffix):
                with suppress(ReaderError):
                    if is_update(article_of(page), article):
                        return page
        return None

    def _new_id(self, source: Path | WebPage | Pasted, name: str, page_digest: str) -> str:
        """Return the id that notes on the page may stand under already, else its own.

        That is the id of the sample that it is a copy of, and takes the place of, or the one
        under which its file was opened before. None that is taken.
        """
        opened = str(source.absolute()) if isinstance(source, Path) else ""
        own = page_id(name, page_digest)
        remembered = self._progress.id_of(opened) or own
        sample = self._samples.get(page_digest)
        as_sample = [sample.id] if sample else []
        ids = (*as_sample, remembered, own, page_id(name, page_digest, digits=16))
        return next((one for one in ids if one not in self._ids), page_digest)

    def _keep_placed(self) -> None:
        """Copy the pages that have their places into the library, and note the facts about them."""
        placed, self._placed = self._placed, []
        pages = {one.page.path: one.incoming.data for one in placed}
        failed = write_all_durably(RealDisk(), pages)
        for one in placed:
            with self._told(str(one.incoming.source)):
                if one.page.path in failed:
                    raise failed[one.page.path]
                self._note(one)
        if len(self._known_of) >= _KNOWN_AT_ONCE:
            self.finish()

    def _note(self, one: _Placed) -> None:
        status = one.page.path.stat()
        facts = one.prepared.facts_at(
            one.page, one.incoming.digest, status.st_size, status.st_mtime_ns
        )
        study = one.prepared.study
        if study and not self._corrections(facts.id, facts.publisher):
            study = study._replace(path=facts.path)
        else:
            study = None
        self._known_of.append((facts, study))
        if not one.updates:
            self._put_by_stem(known_page(facts))
        if (sample := self._samples.get(facts.digest)) is not None:
            self._index.forget([str(sample.path)])
        self._by_digest[facts.digest] = known_page(facts)
        page = AddedPage(facts.id, facts.title, str(one.incoming.source))
        self._tell("updated" if one.updates else "added", page)


def _is_file(source: Source) -> bool:
    return isinstance(source, Path) and str(source) != STANDARD_INPUT


def _not_kept(source: str, error: OSError) -> Unreadable:
    return Unreadable(source, f"it could not be kept: {why(error)}")


def _kept_suffix(suffix: str) -> str:
    """Return the suffix that a page has in the library."""
    return suffix.lower() if suffix.lower() in PAGE_SUFFIXES else ""
