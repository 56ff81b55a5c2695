"""Measure the library: adding, the size of the index, and queries beside bare SQLite's.

Every time of a query is printed beside that of the same in SQLite alone, in the same run; it is
that of the processor, the best of three where it is short. Of kinds that SQLite alone takes long
for, fewer queries are asked; how many is printed. By hand, or the queries alone::

    python -m benchmarks.library [--articles 2000] [--added 600]
    python -m benchmarks.library --added 0
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.homes import home_of, places_of, text_size
from benchmarks.maker import Maker, write_pages
from reader.library.add import add_pages
from reader.library.conditions import Marks
from reader.library.cores import PROCESSES
from reader.library.index import Index
from reader.library.query import read_query
from reader.library.search import search

LIMIT = 20
_COMMONEST = 9
_PARTS = 3
_TRIES = 3
_SLOW = 0.1
"""Seconds, after which nothing is tried again."""
_LONG, _FEWEST = 4.0, 15
"""Seconds of the processor after which no more queries of a kind are asked, and queries that are
asked of each however long they take."""
_WORDS_ALONE = (
    "SELECT p.id, p.title FROM (SELECT rowid AS found FROM entries WHERE entries MATCH ? "
    "ORDER BY rank LIMIT ?) JOIN pages p ON p.entry = found"
)
_PERSON_ALONE = (
    "SELECT p.id, p.title FROM people JOIN pages p ON p.number = people.page WHERE people.name = "
    "(SELECT number FROM names WHERE name = ?) ORDER BY p.published DESC LIMIT ?"
)


class Asked(NamedTuple):
    """A query, and what asks the same of SQLite alone."""

    query: str
    statement: str
    value: str


def kinds(maker: Maker) -> Iterator[tuple[str, Callable[[], Asked]]]:
    """Yield kinds of queries, each with what makes one of it."""
    chance = random.Random(7)

    def rare() -> str:
        return maker.rank(chance.randint(8000, 30000))

    def common() -> str:
        return maker.rank(chance.randint(100, 400))

    def commonest() -> str:
        return maker.rank(chance.randint(0, _COMMONEST))

    def prefix(letters: int) -> Asked:
        start = rare()[:letters]
        return Asked(f"{start}*", _WORDS_ALONE, f'"{start}" *')

    def person() -> Asked:
        name = maker.person()
        return Asked(f'person:"{name}"', _PERSON_ALONE, name)

    yield "1 rare word", lambda: _all_of(rare())
    yield "1 common word", lambda: _all_of(common())
    yield "1 of the commonest", lambda: _all_of(commonest())
    yield "2 words, one rare", lambda: _all_of(common(), rare())
    yield "2, one of the commonest", lambda: _all_of(commonest(), rare())
    yield "2 common words", lambda: _all_of(common(), common())
    yield "3 common words", lambda: _all_of(common(), common(), common())
    yield "3, one of the commonest", lambda: _all_of(commonest(), common(), common())
    yield "phrase of 2 words", lambda: _phrase(common(), common())
    yield "phrase, one commonest", lambda: _phrase(commonest(), common())
    yield "4 letters and *", lambda: prefix(4)
    yield "3 letters and *", lambda: prefix(3)
    yield "2 letters and *", lambda: prefix(2)
    yield "1 letter and *", lambda: prefix(1)
    yield "2 letters and *, 1 rare", lambda: _begun_beside(rare()[:2], rare())
    yield "person:", person


def _all_of(*words: str) -> Asked:
    return Asked(" ".join(words), _WORDS_ALONE, " AND ".join(f'"{word}"' for word in words))


def _phrase(*words: str) -> Asked:
    phrase = f'"{" ".join(words)}"'
    return Asked(phrase, _WORDS_ALONE, phrase)


def _begun_beside(start: str, word: str) -> Asked:
    return Asked(f"{start}* {word}", _WORDS_ALONE, f'"{start}" * AND "{word}"')


def show_queries(index: Index, file: Path, runs: int) -> None:
    """Print what queries take, and the same in SQLite alone, in milliseconds."""
    maker = Maker()
    print(
        f"\n{'milliseconds':24} {'p50':>8} {'p99':>8}   bare {'p50':>8} {'p99':>8}  p99 / bare"
        f" {'runs':>6}"
    )
    with sqlite3.connect(file) as alone:
        for name, make in kinds(maker):
            asked = [make() for _ in range(runs)]
            ours, bare = _by_turns(index, alone, asked)
            ratio = _part(ours, 0.99) / _part(bare, 0.99)
            print(
                f"{name:24} {_part(ours, 0.5):8.2f} {_part(ours, 0.99):8.2f}"
                f"        {_part(bare, 0.5):8.2f} {_part(bare, 0.99):8.2f} {ratio:8.2f} x"
                f" {len(ours):6}",
                flush=True,
            )


def _by_turns(
    index: Index, alone: sqlite3.Connection, asked: Sequence[Asked]
) -> tuple[list[float], list[float]]:
    """Return what queries take here and in SQLite alone.

    They are asked by turns, so that what else the machine does falls on both.
    """
    ours: list[float] = []
    bare: list[float] = []
    began = time.process_time()
    for one in asked:
        if len(ours) >= _FEWEST and time.process_time() - began > _LONG:
            break
        bare.append(_timed(_bare(alone, one)))
        ours.append(_timed(_search(index, one.query)))
    return ours, bare


def _search(index: Index, text: str) -> Callable[[], object]:
    return lambda: search(index, read_query(text), Marks(), LIMIT)


def _bare(connection: sqlite3.Connection, asked: Asked) -> Callable[[], object]:
    return lambda: connection.execute(asked.statement, (asked.value, LIMIT)).fetchall()


def _timed(work: Callable[[], object]) -> float:
    """Return milliseconds of the processor, so that what else the machine does counts little."""
    times: list[float] = []
    while len(times) < _TRIES and sum(times) < _SLOW:
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return 1000 * min(times)


def _part(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def show_adding(folder: Path, articles: int) -> None:
    """Print how many articles a second are added the whole way.

    That is as `reader add` does it, until each can be searched by words, people and quotations.

    Args:
        folder: For the pages and the library; it must be kept until all was measured. Some file
            systems take long to make files where others were just taken away.
        articles: How many.
    """
    for _ in write_pages(folder / "pages", articles, Maker()):
        pass
    began, before = time.perf_counter(), _spent()
    add_pages(places_of(folder / "home"), [str(folder / "pages")])
    took, spent = time.perf_counter() - began, _spent() - before
    print(
        f"adding {articles:,} articles: {articles / took:.0f}/s, with "
        f"{spent / took / (os.cpu_count() or 1):.0%} of the machine; "
        f"{1000 * spent / articles:.1f} ms of processors each, so "
        f"{PROCESSES * articles / spent:.0f}/s where {PROCESSES} are free"
    )
    with Index(places_of(folder / "home").index) as index:
        studied = sum(1 for one in index.studied().values() if one)
    assert studied == articles, f"only {studied:,} can be searched"


def _spent() -> float:
    """Return the seconds that this process and those that it started spent on processors."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--added", type=int, default=6000)
    parser.add_argument("--runs", type=int, default=100)
    asked = parser.parse_args()
    home = home_of(asked.articles)
    file = places_of(home).index
    with Index(file) as index:
        index.select(tuple, "PRAGMA wal_checkpoint(TRUNCATE)")
        size = text_size(home, asked.articles)
        ratio = file.stat().st_size / size
        print(f"{asked.articles:,} articles, {size / 1e6:.0f} MB of text: index {ratio:.2f} x that")
        show_queries(index, file, asked.runs)
    if asked.added:
        print()
        with tempfile.TemporaryDirectory() as name:
            for number in (asked.added // _PARTS, asked.added):
                show_adding(Path(name) / str(number), number)


if __name__ == "__main__":
    main()
