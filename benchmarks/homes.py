"""Libraries to measure with: homes of many made articles, each made once and kept.

They lie in the system's folder for temporary files. Their indexes are made from what the maker
knows of its articles, which is quicker than finding it out. So they serve to measure reading and
searching, never adding.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import maker
from benchmarks.maker import Made, Maker, as_text, write_pages
from reader.annotations.ids import file_id
from reader.library.ids import digest
from reader.library.index import VERSION as TABLES
from reader.library.index import Index
from reader.library.page import Facts, Page, facts_of
from reader.library.places import HOME_VARIABLE, Places, find_places
from reader.library.study import VERSION, Study, study_of
from reader.model import Analysis, Article, Byline, Mention, Person, Quote

_BATCH = 500


def home_of(articles: int) -> Path:
    """Return the home of a library of so many articles; it is made where it is not there."""
    source = Path(maker.__file__).read_bytes()
    mark = hashlib.sha256(source).hexdigest()[:8]
    home = Path(tempfile.gettempdir()) / "reader-benchmarks" / f"{mark}-{articles}"
    pages = home / "data" / "pages"
    if not (home / "pages-made").is_file():
        print(f"making {articles:,} articles …", flush=True)
        for _ in write_pages(pages, articles, Maker()):
            pass
        (home / "pages-made").touch()
    indexed = home / f"indexed-{TABLES}-{VERSION}"
    if not indexed.is_file():
        print(f"indexing {articles:,} articles …", flush=True)
        shutil.rmtree(home / "cache", ignore_errors=True)
        _fill(places_of(home), articles)
        indexed.touch()
    return home


def places_of(home: Path) -> Places:
    """Return where things lie in a home."""
    return find_places({HOME_VARIABLE: str(home)})


def text_size(home: Path, articles: int) -> int:
    """Return the bytes of the texts of the articles in a home, counted once."""
    file = home / "text-size"
    if not file.is_file():
        made = Maker()
        size = sum(len(made.article(number).text.encode()) for number in range(articles))
        file.write_text(str(size), "utf-8")
    return int(file.read_text("utf-8"))


def _fill(places: Places, articles: int) -> None:
    with Index(places.index) as index:
        known = _known(places, articles)
        while some := [one for _, one in zip(range(_BATCH), known, strict=False)]:
            index.put(facts for facts, _ in some)
            index.put_studies(study for _, study in some)
        index.mark_complete()


def _known(places: Places, articles: int) -> Iterator[tuple[Facts, Study]]:
    made = Maker()
    for number in range(articles):
        article = made.article(number)
        yield known_of(article, maker.page_of(places.pages, article))


def known_of(made: Made, path: Path) -> tuple[Facts, Study]:
    """Return what cleaning and analysis are to find in an article whose page lies at a path."""
    article = Article(
        title=made.headline,
        text=made.text,
        publisher=made.publisher,
        published=made.published.isoformat(),
        bylines=(Byline(made.byline),),
    )
    status = path.stat()
    page = Page(file_id(path.stem), path)
    data = as_text(made).encode()
    facts = facts_of(page, article, digest(data), status.st_size, status.st_mtime_ns)
    return facts, study_of(facts.path, article, _analysis(made), VERSION)


def _analysis(made: Made) -> Analysis:
    quotes = tuple(
        Quote(
            one.start,
            one.end,
            speaker=one.name,
            speaker_kind="person",
            speaker_mention=(one.mention, one.mention + len(one.form)),
            cue=one.cue,
        )
        for one in made.said
    )
    roles = {one.name: one.role for one in made.said}
    return Analysis(quotes, tuple(_person(made, name, role) for name, role in roles.items()))


def _person(made: Made, name: str, role: str) -> Person:
    mentions = tuple(
        Mention(one.mention, one.mention + len(one.form), one.form)
        for one in made.said
        if one.name == name
    )
    return Person(name, roles=(role,), mentions=mentions)
