"""Adding pages: each is copied whole into the library, or not at all."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from reader.annotations.disk import RealDisk
from reader.annotations.files import write_all_durably
from reader.library.added import Added, AddedPage, Fate, OnPage, outcome_of
from reader.library.cores import on_cores
from reader.library.corrections_store import CorrectionsStore
from reader.library.fetched import Fetch, no_fetch
from reader.library.folders import digests, mark_changed
from reader.library.hand import Hand
from reader.library.ids import page_id, slug
from reader.library.incoming import Incoming, brought_by, not_kept
from reader.library.index import Index
from reader.library.index_rows import KnownPage, StudyRows, known_page
from reader.library.page import Described, Facts, Page, article_of, facts_of, name_of
from reader.library.places import Places
from reader.library.prepare import Prepared, prepare_all
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
from reader.model import ReaderError

_AT_ONCE = 40
"""Pages that are read and prepared together."""
_BYTES_AT_ONCE = 1 << 20
_KEPT_AT_ONCE = 160
"""Pages that are put on the disk together: often enough that little is lost by a kill."""
_KNOWN_AT_ONCE, _LETTERS_AT_ONCE = 640, 1 << 22
"""Pages of which the index is told together, or letters of their texts: the more, the less often
it puts its words in order. The pages that it was not told of, it finds by itself."""
_LONGEST_STEM = 55
"""Of a name in the id of a page, before the hyphen and eight digits of its digest."""


class _Placed(NamedTuple):
    """A page that has its place in the library, but is not there yet."""

    incoming: Incoming
    prepared: Prepared
    page: Page
    updates: bool
    """Whether an earlier version of it stands in its place."""


_Task = list[tuple[bytes, str] | None]
"""The bytes of pages, each with its file's name; None for one that needs no preparing."""


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
        on_progress: Told after each page how many are done, and of how many, which grows where a
            file turns out to hold several. What it raises ends the work; what was added stays.
        fetch: Fetches the page of an address.
        full: Of the entries of a feed, fetch the pages that they lead to.
        on_page: Told what became of each page.
    """
    progress = load_progress(places.progress, this_device())
    found = list(expand(sources))
    with Index(places.index) as index:
        index.expect_many()
        library = _Library(places, index, progress, fetch, full, on_page)
        done = 0

        def kept() -> None:
            nonlocal done
            for _ in range(library.keep()):
                done += 1
                if on_progress:
                    on_progress(done, len(found) + library.beyond)

        with closing(on_cores(_prepared, library.tasks(found), len(found))) as tasks:
            for task, prepared in tasks:
                if library.take(prepared) >= _KEPT_AT_ONCE or len(task) < _AT_ONCE:
                    kept()
            kept()
        library.finish()
    return library.outcome()


def _prepared(task: _Task) -> list[Prepared | ReaderError | None]:
    """Clean and study pages, in whatever process; None for those that need it not."""
    prepared = iter(prepare_all([one for one in task if one is not None]))
    return [None if one is None else next(prepared) for one in task]


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
        self._opened = progress.ids()
        hand = Hand(CorrectionsStore(places))
        self._corrections = hand.versions()
        there = list(pages_there(index, places, hand))
        self._ids = {page.id for page in there}
        self._by_stem: dict[str, list[KnownPage]] = {}
        for page in there:
            self._put_by_stem(page)
        self._samples = digests(sample_pages())
        self._by_digest = {page.digest: page for page in there if page.problem is None}
        self.beyond = 0
        """Pages met so far beyond one of each source, in feeds and EPUBs."""
        self._read: deque[list[Incoming | Unreadable]] = deque()
        self._taken = 0
        self._placed: dict[str, _Placed] = {}
        """Pages that are not there yet, by their digests."""
        self._placed_stems: set[str] = set()
        self._known_of: list[tuple[Facts, StudyRows | None]] = []
        self._became: list[tuple[Fate, AddedPage | Unreadable]] = []

    def outcome(self) -> Added:
        return outcome_of(self._became)

    def _tell(self, fate: Fate, page: AddedPage | Unreadable) -> None:
        self._became.append((fate, page))
        self._on_page(fate, page)

    def tasks(self, sources: Iterable[Source]) -> Iterator[_Task]:
        """Read pages, some files at once, and yield what is to be done to them before `take`.

        A task of few is the last, or large, or what may take long to come, such as the web's.
        """
        batch: list[Incoming | Unreadable] = []
        size = 0
        for source in sources:
            count, pages = brought_by(source, self._fetch, full=self._full)
            self.beyond += count - 1
            may_take_long = self._full or not _is_file(source)
            for one in pages:
                batch.append(one)
                size += len(one.data) if isinstance(one, Incoming) else 0
                if len(batch) == _AT_ONCE or size > _BYTES_AT_ONCE or may_take_long:
                    yield self._task(batch)
                    batch, size = [], 0
        if batch:
            yield self._task(batch)

    def _task(self, batch: list[Incoming | Unreadable]) -> _Task:
        self._read.append(batch)
        return [
            (one.data, one.file.name)
            if isinstance(one, Incoming) and one.digest not in self._by_digest
            else None
            for one in batch
        ]

    def take(self, prepared: Sequence[Prepared | ReaderError | None]) -> int:
        """Give the pages of the first task not yet taken their places; return how many wait."""
        for incoming, made in zip(self._read.popleft(), prepared, strict=True):
            self._taken += 1
            if isinstance(incoming, Unreadable):
                self._tell("unreadable", incoming)
                continue
            if incoming.missed:
                self._tell("unreadable", incoming.missed)
            with self._told(incoming.source):
                self._take_page(incoming, made)
        return self._taken

    def keep(self) -> int:
        """Put the pages that were taken into the library; return how many they are."""
        self._keep_placed()
        taken, self._taken = self._taken, 0
        return taken

    def finish(self) -> None:
        """Leave in the index what is known of the pages that were added last."""
        known, self._known_of = self._known_of, []
        self._index.put_whole(known)

    @contextmanager
    def _told(self, source: Path | WebPage | Pasted) -> Iterator[None]:
        """Remember why something is not in the library, and go on with the next."""
        try:
            yield
        except ReaderError as error:
            self._tell("unreadable", Unreadable(str(source), str(error)))
        except OSError as error:
            self._tell("unreadable", not_kept(str(source), error))

    def _put_by_stem(self, page: KnownPage) -> None:
        self._by_stem.setdefault(_stem(page.id), []).append(page)

    def _take_page(self, incoming: Incoming, made: Prepared | ReaderError | None) -> None:
        if incoming.digest in self._placed:
            self._keep_placed()
        known = self._by_digest.get(incoming.digest)
        if known:
            self._tell("known", AddedPage(known.id, known.title, str(incoming.source)))
            return
        prepared = made or prepare_all([(incoming.data, incoming.file.name)])[0]
        if isinstance(prepared, ReaderError):
            raise prepared
        stem = slug(name_of(incoming.file, lambda: prepared.title), _LONGEST_STEM)
        older = self._older(stem, incoming.file.suffix, prepared)
        if older is None:
            new_id = self._new_id(incoming.source, stem, incoming.digest)
            self._ids.add(new_id)
            name = f"{new_id}{_kept_suffix(incoming.file.suffix)}"
            page = Page(new_id, self._pages / incoming.folder / name)
            self._place(page, incoming, prepared, updates=False)
        elif was_version(self._places, older.id, incoming.digest):
            self._tell("known", AddedPage(older.id, prepared.title, str(incoming.source)))
        else:
            keep_version(RealDisk(), self._places, older.id, older.path, read_page(older.path))
            self._place(older, incoming, prepared, updates=True)
            self._keep_placed()

    def _place(self, page: Page, incoming: Incoming, prepared: Prepared, *, updates: bool) -> None:
        self._placed[incoming.digest] = _Placed(incoming, prepared, page, updates)
        self._placed_stems.add(_stem(page.id))

    def _older(self, stem: str, suffix: str, article: Described) -> Page | None:
        """Return the page of the library that a page is a version of, if there is one."""
        if stem in self._placed_stems:
            self._keep_placed()
        for known in self._by_stem.get(stem, ()):
            page = Page(known.id, Path(known.path))
            if page.path.suffix == _kept_suffix(suffix):
                with suppress(ReaderError):
                    if is_update(article_of(page), article):
                        return page
        return None

    def _new_id(self, source: Path | WebPage | Pasted, stem: str, page_digest: str) -> str:
        """Return the id that notes on the page may stand under already, else its own.

        That is the id of the sample that it is a copy of, and takes the place of, or the one
        under which its file was opened before. None that is taken.
        """
        if (sample := self._samples.get(page_digest)) and sample.id not in self._ids:
            return sample.id
        if self._opened and isinstance(source, Path):
            remembered = self._opened.get(str(source.absolute()))
            if remembered is not None and remembered not in self._ids:
                return remembered
        ids = (page_id(stem, page_digest, digits) for digits in (8, 16))
        return next((one for one in ids if one not in self._ids), page_digest)

    def _keep_placed(self) -> None:
        """Copy the pages that have their places into the library, and note the facts about them."""
        placed, self._placed = self._placed.values(), {}
        self._placed_stems.clear()
        pages = {one.page.path: one.incoming.data for one in placed}
        failed = write_all_durably(RealDisk(), pages)
        if any(one.incoming.folder.parts for one in placed):
            mark_changed(self._places)
        for one in placed:
            with self._told(one.incoming.source):
                if one.page.path in failed:
                    raise failed[one.page.path]
                self._note(one)
        letters = sum(len(study.words[1]) for _, study in self._known_of if study)
        if len(self._known_of) >= _KNOWN_AT_ONCE or letters >= _LETTERS_AT_ONCE:
            self.finish()

    def _note(self, one: _Placed) -> None:
        status = one.page.path.stat()
        prepared, digest_ = one.prepared, one.incoming.digest
        facts = facts_of(
            one.page, prepared, digest_, status.st_size, status.st_mtime_ns, prepared.words
        )
        study = prepared.study
        if study and not self._corrections(facts.id, facts.publisher):
            study = study._replace(path=facts.path)
        else:
            study = None
        self._known_of.append((facts, study))
        known = known_page(facts)
        if not one.updates:
            self._put_by_stem(known)
        if (sample := self._samples.get(facts.digest)) is not None:
            self._index.forget([str(sample.path)])
        self._by_digest[facts.digest] = known
        page = AddedPage(facts.id, facts.title, str(one.incoming.source))
        self._tell("updated" if one.updates else "added", page)


def _stem(own: str) -> str:
    """Return what the name of a page was made into, of its id."""
    return own.rpartition("-")[0]


def _is_file(source: Source) -> bool:
    return isinstance(source, Path) and str(source) != STANDARD_INPUT


def _kept_suffix(suffix: str) -> str:
    """Return the suffix that a page has in the library."""
    return suffix.lower() if suffix.lower() in PAGE_SUFFIXES else ""
