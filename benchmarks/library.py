"""Measure the library with many articles: building the index, its size, and queries.

Texts are made of invented words with the frequencies of Zipf's law, and of people who recur.
Every time is printed beside the bare SQLite query of the same words in the same run. By hand::

    python -m benchmarks.library [--articles 100000]
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import tempfile
import time
from bisect import bisect
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

from reader.library.index import Index
from reader.library.page import Facts
from reader.library.query import read_query
from reader.library.search import Marks, search
from reader.library.study import VERSION, Study
from reader.model import Analysis, Mention, Person, Quote

_SYLLABLES = "ba de fo ga hu ki la me no pu ra se ti vo wa xe yo zu bre clo dri fla gro sti".split()
_WORDS, _PEOPLE, _BATCH = 60_000, 5_000, 500
_LENGTH = 3000
"""Characters of an article."""


class Maker:
    """Makes articles, the same ones every time."""

    def __init__(self) -> None:
        self._chance = random.Random(6)
        self._words = sorted({self._word() for _ in range(_WORDS)})
        self._chance.shuffle(self._words)
        self._steps = list(accumulate(1 / (rank + 2.7) for rank in range(len(self._words))))
        self._people = [f"{self._name()} {self._name()}" for _ in range(_PEOPLE)]

    def word(self) -> str:
        """Return a word, a common one most often."""
        return self._words[bisect(self._steps, self._chance.random() * self._steps[-1])]

    def rank(self, number: int) -> str:
        """Return the word that is the `number`th most common."""
        return self._words[number]

    def person(self) -> str:
        """Return somebody, the first ones most often."""
        return self._people[int(_PEOPLE * self._chance.random() ** 3)]

    def study(self, number: int) -> tuple[Facts, Study]:
        """Return an article with four quotations of two people."""
        speakers = [self.person(), self.person()]
        pieces: list[str] = []
        quotes: list[Quote] = []
        mentions: dict[str, list[Mention]] = {name: [] for name in speakers}
        at = 0
        while at < _LENGTH:
            sentence = " ".join(self.word() for _ in range(14)).capitalize() + ". "
            if len(quotes) < 4 and self._chance.random() < 0.2:
                name = speakers[len(quotes) % 2]
                said = f"“{sentence.strip()}”"
                quotes.append(Quote(at, at + len(said), speaker=name, speaker_kind="person"))
                start = at + len(said) + 6
                mentions[name].append(Mention(start, start + len(name), name))
                sentence = f"{said} said {name}. "
            pieces.append(sentence)
            at += len(sentence)
        text = "".join(pieces)
        people = tuple(
            Person(name, roles=("mayor",), mentions=tuple(mentions[name]))
            for name in dict.fromkeys(speakers)
        )
        path = f"/pages/a{number}.txt"
        title = " ".join(self.word() for _ in range(7)).capitalize()
        day = f"{2000 + number % 25}-{1 + number % 12:02}-{1 + number % 28:02}"
        facts = Facts(
            path,
            f"a{number}",
            len(text),
            0,
            "d",
            title,
            f"The {number % 40} Post",
            None,
            day,
            500,
            None,
            "1",
        )
        return facts, Study(path, VERSION, title, text, "Ann Lee", Analysis(tuple(quotes), people))

    def _word(self) -> str:
        return "".join(self._chance.choice(_SYLLABLES) for _ in range(self._chance.randint(2, 4)))

    def _name(self) -> str:
        return self._word().capitalize()


def build(index: Index, maker: Maker, articles: int) -> tuple[int, float]:
    """Put articles into an index; return how many characters, and the seconds it took."""
    size, spent = 0, 0.0
    for first in range(0, articles, _BATCH):
        made = [maker.study(number) for number in range(first, min(articles, first + _BATCH))]
        size += sum(len(study.text) for _, study in made)
        began = time.perf_counter()
        index.put(facts for facts, _ in made)
        index.put_studies(study for _, study in made)
        spent += time.perf_counter() - began
    return size, spent


def queries(maker: Maker) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield kinds of queries, each with what makes one of it."""
    chance = random.Random(7)

    def rare() -> str:
        return maker.rank(chance.randint(8000, 30000))

    def common() -> str:
        return maker.rank(chance.randint(20, 300))

    yield "1 rare word", rare
    yield "1 common word", common
    yield "1 very common word", lambda: maker.rank(chance.randint(0, 8))
    yield "3 common words", lambda: " ".join((common(), common(), common()))
    yield "phrase of 2", lambda: f'"{maker.rank(chance.randint(0, 30))} {common()}"'
    yield "prefix of 4", lambda: rare()[:4] + "*"
    yield "prefix of 2", lambda: rare()[:2] + "*"
    yield "person:", lambda: f'person:"{maker.person()}"'
    yield "person: said:", lambda: f'person:"{maker.person()}" said:{common()}'


def _bare(query: str) -> str | None:
    """Return the query for SQLite alone; None for one that it can't answer."""
    if ":" in query:
        return None
    words = [f'"{word[:-1]}" *' if word.endswith("*") else f'"{word}"' for word in query.split()]
    return query if query.startswith('"') else " AND ".join(words)


def _percentiles(times: list[float]) -> str:
    times.sort()
    return f"{times[len(times) // 2]:9.2f} {times[int(len(times) * 0.99)]:9.2f}"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=60)
    asked = parser.parse_args()
    maker = Maker()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "index.sqlite"
        with Index(file) as index:
            size, seconds = build(index, maker, asked.articles)
            index.select(tuple, "PRAGMA wal_checkpoint(TRUNCATE)")
            print(
                f"{asked.articles:,} articles, {size / 1e6:.0f} million characters: index "
                f"{file.stat().st_size / size:.2f} x the text, {asked.articles / seconds:.0f}/s"
            )
            print(f"{'milliseconds':22} {'p50':>9} {'p99':>9}   bare {'p50':>9} {'p99':>9}")
            connection = sqlite3.connect(file)
            for name, make in queries(maker):
                asked_for = [make() for _ in range(asked.runs)]
                ours = [_timed(_search(index, text)) for text in asked_for]
                bare = [
                    _timed(_select(connection, match)) for match in map(_bare, asked_for) if match
                ]
                print(f"{name:22} {_percentiles(ours)}        {_percentiles(bare) if bare else ''}")


def _search(index: Index, text: str) -> Callable[[], object]:
    return lambda: search(index, read_query(text), Marks(), 20)


def _select(connection: sqlite3.Connection, match: str) -> Callable[[], object]:
    statement = "SELECT rowid FROM entries WHERE entries MATCH ? ORDER BY rank LIMIT 20"
    return lambda: connection.execute(statement, (match,)).fetchall()


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


if __name__ == "__main__":
    main()
