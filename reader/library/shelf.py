"""A shelf: the articles that can be opened now, in the order of the list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from reader.dataclass import dataclass
from reader.library.corrections_store import CorrectionsStore
from reader.library.hand import Hand
from reader.library.ids import digest, page_id
from reader.library.kept import Kept, without_page
from reader.library.order import sort_key
from reader.library.page import Facts, Page, article_of, bytes_of, clean_page, facts_of, page_of
from reader.library.places import Places
from reader.library.progress import Progress, load_progress, this_device
from reader.library.reading import Reading, Step
from reader.library.settings import Settings
from reader.library.sources import HEAD, Pasted, Unreadable, WebPage, expand, path_within
from reader.model import Analysis, Article, ArticleRef, ReaderError

if TYPE_CHECKING:
    from reader.library.fetched import Fetch
    from reader.library.index import Index
    from reader.library.scan import OnProgress

_ZIP = b"PK"
"""How an archive begins, such as an EPUB."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in the list."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    section: str | None
    words: int
    source: Path
    """Where the page lies; "-" for one that came from standard input."""
    sample: bool = False
    """Whether it ships with the reader."""

    @property
    def path(self) -> str:
        """Where the page lies, as the index has it."""
        return str(self.source)


@dataclass(frozen=True, slots=True)
class Articles:
    """Articles by id: their texts when asked for."""

    pages: Mapping[str, Page]
    """The page of each article, by id."""
    hand: Hand
    """What the person put right in them."""
    kept: Kept | None = field(default=None, kw_only=True)
    """The articles opened last, as they were cleaned and studied; None where none are kept."""
    beside: Reading | None = field(default=None, kw_only=True)
    """Reads long pages in another process; None where all are read in this one."""

    def article(self, id: str) -> Article:  # noqa: A002
        """Return an article as the person has it: cleaned from its page, then put right.

        The last few are kept.

        Raises:
            ReaderError: If there is no such article, or its page can't be read any more.
        """
        return self.hand.article(id, self.as_cleaned(id))

    def analysis(self, id: str) -> Analysis:  # noqa: A002
        """Return who says what in an article, as the person has it. Raises as `article` does.

        What was opened lately is not studied again.
        """
        if (found := self._kept_analysis(id)) is not None:
            return found
        if self._read_beside(id, "studied") and (found := self._kept_analysis(id)) is not None:
            return found
        article = self.for_reading(id)
        try:
            return self.hand.analysis(id, article)
        except ReaderError as error:
            raise ReaderError(f"{self.pages[id].path}: {error}") from error

    def for_reading(self, id: str) -> Article:  # noqa: A002
        """Return an article as `article` does, but without the page as it came.

        What was opened lately is not cleaned again.
        """
        if (found := self.at_hand(id)) is not None:
            return found
        if self._read_beside(id, "cleaned") and (found := self.at_hand(id)) is not None:
            return found
        cleaned = self.as_cleaned(id)
        if self.hand.leaves(id, cleaned.publisher):
            return without_page(cleaned)
        return without_page(self.article(id))

    def at_hand(self, id: str) -> Article | None:  # noqa: A002
        """Return what `for_reading` does where that takes no cleaning; else None."""
        page = self.pages.get(id)
        if page is None or self.kept is None:
            return None
        try:
            found = self.kept.of(page)
        except ReaderError:
            return None
        if found is None or not self.hand.leaves(id, found.article.publisher):
            return None
        return found.article

    def keep(self, id: str) -> None:  # noqa: A002
        """See to it that an article that was opened is at hand the next time, with its analysis."""
        if self.beside is not None:
            self.beside.end(self.pages[id])
        for _ in self.keep_steps(id):
            pass

    def keep_steps(self, id: str) -> Iterator[Step]:  # noqa: A002
        """Do the same, and yield each step once it was made, in this process. Raises likewise."""
        if self.kept is None:
            return
        page = self.pages[id]
        if self.kept.of(page) is None:
            self.kept.put(bytes_of(page), page.path.name, self.as_cleaned(id))
            clean_page.cache_clear()  # which would keep the page as it came
        yield "cleaned"
        if self._kept_analysis(id) is None and (found := self.kept.of(page)) is not None:
            article = self.for_reading(id)
            version = self.hand.version(id, article.publisher)
            analysis = self.hand.analysis(id, article)
            self.kept.put_analysis(found.digest, page.path.name, version, analysis)
        yield "studied"

    def _kept_analysis(self, id: str) -> Analysis | None:  # noqa: A002
        page = self.pages.get(id)
        if page is None or self.kept is None:
            return None
        try:
            found = self.kept.of(page)
        except ReaderError:
            return None
        if found is None:
            return None
        version = self.hand.version(id, found.article.publisher)
        return self.kept.analysis(found.digest, page.path.name, version)

    def _read_beside(self, id: str, wanted: Step) -> bool:  # noqa: A002
        """Have a long page read in another process; tell whether it has come that far."""
        page = self.pages.get(id)
        return self.beside is not None and page is not None and self.beside.read(page, wanted)

    def as_cleaned(self, id: str) -> Article:  # noqa: A002
        """Return an article as the rules alone have it.

        Raises:
            ReaderError: If there is no such article, or its page can't be read any more.
        """
        if id not in self.pages:
            raise ReaderError(
                f"{id}: there is no such article; 'reader list' shows those there are"
            )
        page = self.pages[id]
        try:
            return article_of(page)
        except ReaderError as error:
            raise ReaderError(f"{page.path}: {error}") from error

    def ref(self, id: str) -> ArticleRef:  # noqa: A002
        """Return what a notes file remembers of an article. Raises as `article` does."""
        article = self.for_reading(id)
        return ArticleRef(id, article.title, article.publisher, article.url, article.published)


@dataclass(frozen=True, slots=True)
class Shelf(Articles):
    """Articles that were all looked at, so that their entries are at hand."""

    entries: tuple[Entry, ...]
    """The person's own pages, newest first, then the samples."""
    unreadable: tuple[Unreadable, ...]


class IndexedPages(Mapping[str, Page]):
    """The pages of an index by their ids, looked up one by one.

    Args:
        index: What is known of them. May be used from several threads.
    """

    def __init__(self, index: Index) -> None:
        self._index = index

    def __getitem__(self, id: str) -> Page:  # noqa: A002
        """Return a page; the person's own comes before a sample."""
        found = self._index.numbered("id = ? AND problem IS NULL ORDER BY sample LIMIT 1", [id])
        if not found:
            raise KeyError(id)
        facts = found[0][1]
        return Page(facts.id, Path(facts.path), facts.sample)

    def __iter__(self) -> Iterator[str]:
        """Return the ids, in no order."""
        ids = "SELECT DISTINCT id FROM pages WHERE problem IS NULL"
        return iter(self._index.select(lambda row: str(row[0]), ids))

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(1 for _ in self)


def indexed_articles(index: Index, places: Places) -> Articles:
    """Return the articles of an index, as it has them: nothing is looked at."""
    hand = Hand(CorrectionsStore(places))
    return Articles(IndexedPages(index), hand, kept=Kept(places.kept))


def library_shelf(
    places: Places, settings: Settings, on_progress: OnProgress | None = None
) -> Shelf:
    """Return the pages that were added or lie in the person's folders, then the samples."""
    from reader.library.index import Index

    with Index(places.index) as index:
        return indexed_shelf(index, places, settings, on_progress)


def indexed_shelf(
    index: Index, places: Places, settings: Settings, on_progress: OnProgress | None = None
) -> Shelf:
    """Return the same, and leave in `index` the facts about just these pages."""
    from reader.library.look import find_library

    hand = Hand(CorrectionsStore(places))
    library = find_library(index, places, settings)
    found = [(seen.page, seen.facts) for seen in library.look(index, hand, on_progress)]
    readable = [(page, facts) for page, facts in found if facts.problem is None]
    return Shelf(
        pages={page.id: page for page, _ in readable},
        hand=hand,
        entries=in_order(entry_of(facts) for _, facts in readable),
        unreadable=(
            *library.missing,
            *(Unreadable(facts.path, one) for _, facts in found if (one := facts.problem)),
        ),
    )


def opened_shelf(
    places: Places,
    settings: Settings,
    sources: Sequence[str],
    fetch: Fetch | None = None,
    beside: Reading | None = None,
    kept: Kept | None = None,
) -> Shelf:
    """Return pages in the order they are named, without adding them.

    A page that was opened from the same path before keeps its id, whatever is in it now.

    Args:
        places: Where the reading places are remembered.
        settings: Whether pages of the person's own network may be fetched.
        sources: Files, folders, patterns, addresses, feeds, EPUBs, or "-" for standard input.
        fetch: Fetches the page of an address; None for the web itself.
        beside: Reads long pages in another process; None where all are read in this one.
        kept: The articles opened last; None for those that lie where they are kept.
    """
    progress = load_progress(places.progress, this_device())
    hand, kept = Hand(CorrectionsStore(places)), kept or Kept(places.kept)
    pages: dict[str, Page] = {}
    entries: list[Entry] = []
    unreadable: list[Unreadable] = []
    for found in expand(sources):
        if isinstance(found, Unreadable):
            unreadable.append(found)
            continue
        try:
            if isinstance(found, WebPage) and fetch is None:
                from reader.library.fetched import fetcher

                fetch = fetcher(settings)
            for page in _pages_of(found, progress, fetch, kept, beside):
                if page.id in pages:
                    continue
                try:
                    entries.append(entry_of(_facts(page, hand, kept)))
                    pages[page.id] = page
                except ReaderError as error:  # the others of a feed can be read still
                    unreadable.append(Unreadable(str(found), str(error)))
        except ReaderError as error:
            unreadable.append(Unreadable(str(found), str(error)))
    return Shelf(pages, hand, tuple(entries), tuple(unreadable), kept=kept, beside=beside)


def _facts(page: Page, hand: Hand, kept: Kept) -> Facts:
    """Return what a list shows of a page, cleaned only where it is not kept as it is shown."""
    known = kept.of(page)
    if known is not None and hand.leaves(page.id, known.article.publisher):
        return facts_of(page, known.article, words=known.words)
    return facts_of(page, hand.article(page.id, article_of(page)))


def _pages_of(
    source: Path | WebPage | Pasted,
    progress: Progress,
    fetch: Fetch | None,
    kept: Kept,
    beside: Reading | None,
) -> Iterator[Page]:
    """Yield the page that a source is, or the pages in a feed or an EPUB."""
    if isinstance(source, Path) and (page := _kept_page(source, progress, kept)):
        yield page
        return
    from reader.library.fetched import entry_file, no_fetch, read_source

    file, data = read_source(source, fetch or no_fetch)
    if _is_bundle(data):
        from reader.pages.bundle import pages_in

        for number, entry in enumerate(pages_in(data), 1):
            # A list tells pages by their paths, and entries of one name have one file's name.
            path = path_within(Path(str(source)), number, entry_file(entry).name)
            yield page_of(path, entry.page)
    elif isinstance(source, Path) and source.is_file():
        page = page_on_path(source, data, progress)
        if beside is not None:
            beside.read(page, "cleaned")
        yield page
    else:
        yield page_of(file, data, kept.cleaned)


def _kept_page(path: Path, progress: Progress, kept: Kept) -> Page | None:
    """Return the page on a path, if its article is kept; a long one is not read once more then."""
    page = Page("", path.absolute())
    if not path.is_file() or (known := kept.of(page)) is None:
        return None
    return Page(_id_on_path(page.path, known.digest, progress), page.path)


def page_on_path(path: Path, data: bytes, progress: Progress) -> Page:
    """Return the page on a path, with the id that it was opened by before, if it was."""
    path = path.absolute()
    return Page(_id_on_path(path, digest(data), progress), path)


def _id_on_path(path: Path, page_digest: str, progress: Progress) -> str:
    return progress.id_of(str(path)) or page_id(path.stem, page_digest)


def _is_bundle(data: bytes) -> bool:
    # A text need not load what tells feeds.
    if b"<" not in data[:HEAD] and not data.startswith(_ZIP):
        return False
    from reader.pages.bundle import is_bundle

    return is_bundle(data)


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the person's own articles, newest first and then by title; after them the samples.

    The tutorial is the first of the samples. What has no date comes last.
    """
    return tuple(sorted(entries, key=lambda entry: (sort_key(entry, "date"), entry.id)))


def entry_of(facts: Facts) -> Entry:
    """Return what the list shows of a page."""
    return Entry(
        id=facts.id,
        title=facts.title,
        publisher=facts.publisher,
        published=facts.published,
        section=facts.section,
        words=facts.words,
        source=Path(facts.path),
        sample=facts.sample,
    )
