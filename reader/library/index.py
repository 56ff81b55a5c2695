"""The index: what is known of each page, kept so that lists and searches need no reading.

Facts come first and make the list; a study (the words of an article, who says what in it,
who is in it) is added to a page's row when there is time. All of it can be made again from
the pages. The words of articles are indexed without being kept, so that the index stays
near the size of the text. So are the one or two letters that words begin with: the words
that begin so are too many to be put together when they are asked for. SQLite can't take such
words out again, so the rows of pages that changed or went stay among them, pointed at by
nothing.
"""

from __future__ import annotations

import sqlite3
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from reader.library.compare import beginnings, name_key, says
from reader.library.database import DamagedRow, Database
from reader.library.index_rows import (
    COLUMNS,
    can_be_kept,
    facts_of_row,
    path_of,
    person_row,
    quote_row,
    row_of,
    stored,
)
from reader.library.order import SORTS, sort_key
from reader.library.page import Facts
from reader.library.study import Study

VERSION = 4
"""Of the tables below; a file of another version is made anew."""

_AT_ONCE = 1000
"""Rows that are read together where all are gone through."""

Row = TypeVar("Row")

_TABLES = """
CREATE TABLE IF NOT EXISTS pages (
    number INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    id TEXT NOT NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    digest TEXT NOT NULL,
    title TEXT NOT NULL,
    publisher TEXT,
    section TEXT,
    published TEXT,
    words INTEGER NOT NULL,
    problem TEXT,
    version TEXT NOT NULL,
    sample INTEGER NOT NULL,
    studied TEXT NOT NULL DEFAULT '',
    entry INTEGER
);
CREATE INDEX IF NOT EXISTS pages_by_entry ON pages (entry);
CREATE INDEX IF NOT EXISTS pages_by_publisher ON pages (publisher);
CREATE INDEX IF NOT EXISTS pages_by_id ON pages (id);
CREATE TABLE IF NOT EXISTS listing (
    sort INTEGER NOT NULL,
    key TEXT NOT NULL,
    page INTEGER NOT NULL,
    PRIMARY KEY (sort, key, page)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS looked (
    once INTEGER PRIMARY KEY CHECK (once = 1)
);
CREATE VIRTUAL TABLE IF NOT EXISTS entries USING fts5 (
    headline, text, byline, content = '', tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE IF NOT EXISTS beginnings USING fts5 (
    letters, content = '', detail = none, columnsize = 0,
    tokenize = "unicode61 remove_diacritics 2"
);
CREATE TABLE IF NOT EXISTS names (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, key TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS people (
    page INTEGER NOT NULL,
    place INTEGER NOT NULL,
    name INTEGER NOT NULL,
    titles TEXT NOT NULL,
    roles TEXT NOT NULL,
    mentions TEXT NOT NULL,
    pronouns TEXT NOT NULL,
    PRIMARY KEY (page, place)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS people_by_name ON people (name, page);
CREATE TABLE IF NOT EXISTS quotes (
    page INTEGER NOT NULL,
    place INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    kind TEXT NOT NULL,
    partial INTEGER NOT NULL,
    continues INTEGER NOT NULL,
    speaker INTEGER,
    speaker_kind TEXT,
    mention TEXT,
    cue TEXT,
    words TEXT NOT NULL,
    PRIMARY KEY (page, place)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS quotes_by_speaker ON quotes (speaker, page);
"""

_SELECT = f"SELECT number, {', '.join(COLUMNS)} FROM pages"
_PUT = (
    f"INSERT INTO pages ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))}) "
    "ON CONFLICT (path) DO UPDATE SET "
    "studied = CASE WHEN excluded.digest = digest THEN studied ELSE '' END, "
    + ", ".join(f"{name} = excluded.{name}" for name in COLUMNS if name != "path")
)


class Index:
    """What is known of all pages, by path. A context manager: leaving it closes the file.

    Args:
        file: Where it is kept; None to keep it in memory alone.
    """

    def __init__(self, file: Path | None) -> None:
        self._database = Database(file, _TABLES, VERSION, {"says": says})

    def __enter__(self) -> Index:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._database.close()

    def all(self) -> dict[str, Facts]:
        """Return what is known, by the page's path."""
        return {facts.path: facts for _, facts in self.numbered("1")}

    def of_paths(self, paths: Sequence[str]) -> dict[str, Facts]:
        """Return what is known of the pages on some paths, by path."""
        asked = ", ".join("?" * len(paths))
        found = self.numbered(f"path IN ({asked})", [stored(path) for path in paths])
        return {facts.path: facts for _, facts in found}

    def numbered(self, condition: str, values: Sequence[Any] = ()) -> list[tuple[int, Facts]]:
        """Return the number of each page for which a condition holds, with what is known of it."""
        return self.select(
            lambda row: (int(row[0]), facts_of_row(row[1:])), f"{_SELECT} WHERE {condition}", values
        )

    def numbers(self, statement: str, values: Sequence[Any] = ()) -> array[int]:
        """Return the numbers that a statement selects, each in eight bytes."""
        return self.gather(lambda rows: (number for (number,) in rows), statement, values)

    def gather(
        self,
        take: Callable[[Iterable[tuple[Any, ...]]], Iterable[int]],
        statement: str,
        values: Sequence[Any] = (),
    ) -> array[int]:
        """Return the numbers that are taken from the rows of a statement, never held at once."""

        def work(connection: sqlite3.Connection) -> array[int]:
            try:
                return array("q", take(connection.execute(statement, values)))
            except (ValueError, TypeError, LookupError) as error:
                raise DamagedRow(str(error)) from error

        return self._database.attempt(work, array("q"))

    def column(self, name: str, rows: str, values: Sequence[Any] = ()) -> array[int]:
        """Return a column of numbers, each in four bytes.

        SQLite itself puts them together. A hundred thousand rows read one by one keep all
        threads waiting, of which one paints.

        Args:
            name: The column's; its numbers are positive and below two thousand million.
            rows: What follows the column in a SELECT, with the order of the rows.
            values: What stands for the question marks in it.
        """
        digits = f"group_concat(printf('%08x', {name}), '')"
        packed = f"SELECT count(*), {digits} FROM (SELECT {name} {rows})"

        def work(connection: sqlite3.Connection) -> array[int]:
            count, digits = connection.execute(packed, values).fetchone()
            found = array("i")
            if count:
                if len(digits) != 2 * found.itemsize * count:
                    raise DamagedRow(f"{name} holds what is no number of a row")
                found.frombytes(bytes.fromhex(digits))
            if sys.byteorder == "little":
                found.byteswap()
            return found

        return self._database.attempt(work, array("i"))

    def paths(self) -> list[str]:
        """Return the paths of the pages that something is known of."""
        return self.select(lambda row: path_of(row[0]), "SELECT path FROM pages")

    def put(self, facts: Iterable[Facts]) -> None:
        """Remember facts, in place of older ones on the same paths.

        The study of a page stays while the page's bytes are the same.
        """
        kept = [one for one in facts if can_be_kept(row_of(one))]
        self._database.attempt(lambda connection: _put(connection, kept), None)

    def forget(self, paths: Iterable[str]) -> None:
        """Remember nothing more about these paths."""
        gone = list(map(stored, paths))
        self._database.attempt(lambda connection: _forget(connection, gone), None)

    @property
    def complete(self) -> bool:
        """Whether all pages of the library were once looked at."""
        return bool(self.select(bool, "SELECT once FROM looked"))

    def mark_complete(self) -> None:
        """Remember that all pages of the library were looked at."""
        self._database.attempt(_mark_complete, None)

    def studied(self) -> dict[str, str]:
        """Return by path which version of a study each page has; "" for none."""
        return dict(
            self.select(lambda row: (path_of(row[0]), row[1]), "SELECT path, studied FROM pages")
        )

    def studies(self) -> Iterator[tuple[Facts, str]]:
        """Yield each page that can be read, with which version of a study it has."""
        last = 0
        while some := self.select(
            lambda row: (int(row[0]), facts_of_row(row[1:-1]), str(row[-1])),
            f"SELECT number, {', '.join(COLUMNS)}, studied FROM pages "
            "WHERE number > ? AND problem IS NULL ORDER BY number LIMIT ?",
            (last, _AT_ONCE),
        ):
            yield from ((facts, studied) for _, facts, studied in some)
            last = some[-1][0]

    def put_studies(self, studies: Iterable[Study]) -> None:
        """Remember studies, in place of older ones; those of pages without facts are let go."""
        found = [one for one in studies if can_be_kept((one.headline, one.text, one.byline))]
        self._database.attempt(lambda connection: _put_studies(connection, found), None)

    def follow(self) -> None:
        """Go on with the file that another reader put in place of a damaged one, if one did."""
        self._database.follow()

    @property
    def in_memory(self) -> bool:
        """Whether it could not be kept in its file, so that no other reader sees it."""
        return self._database.in_memory

    @property
    def renewed(self) -> bool:
        """Whether the file could not be used as it was, so that it began empty again."""
        return self._database.renewed

    def select(
        self, read: Callable[[tuple[Any, ...]], Row], statement: str, values: Sequence[Any] = ()
    ) -> list[Row]:
        """Return what a statement selects; nothing where the file is damaged.

        Args:
            read: Makes something of a row; a row that it can't read counts as damage.
            statement: A SELECT.
            values: What stands for the question marks in it.
        """

        def work(connection: sqlite3.Connection) -> list[Row]:
            rows = connection.execute(statement, values)
            try:
                return [read(row) for row in rows]
            except (ValueError, TypeError, LookupError) as error:
                raise DamagedRow(str(error)) from error

        return self._database.attempt(work, [])


def _mark_complete(connection: sqlite3.Connection) -> None:
    with connection:
        connection.execute("INSERT OR IGNORE INTO looked VALUES (1)")


def _put(connection: sqlite3.Connection, every: Sequence[Facts]) -> None:
    with connection:
        for facts in every:
            row = row_of(facts)
            _take_off_list(connection, row[0])
            connection.execute(_PUT, row)
            if facts.problem is None:
                _put_on_list(connection, facts)


def _put_on_list(connection: sqlite3.Connection, facts: Facts) -> None:
    asked = "SELECT number FROM pages WHERE path = ?"
    (page,) = connection.execute(asked, (stored(facts.path),)).fetchone()
    connection.executemany("INSERT OR REPLACE INTO listing VALUES (?, ?, ?)", _places(page, facts))


def _take_off_list(connection: sqlite3.Connection, path: str | bytes) -> None:
    known = connection.execute(f"{_SELECT} WHERE path = ?", (path,)).fetchone()
    if known is not None:
        places = _places(known[0], facts_of_row(known[1:]))
        connection.executemany("DELETE FROM listing WHERE (sort, key, page) = (?, ?, ?)", places)


def _places(page: int, facts: Facts) -> list[tuple[int, str, int]]:
    """Return the rows that a page has in the list, one for each order."""
    return [(number, sort_key(facts, sort), page) for number, sort in enumerate(SORTS)]


def _forget(connection: sqlite3.Connection, paths: Sequence[str | bytes]) -> None:
    with connection:
        for path in paths:
            _take_off_list(connection, path)
            _drop_study(connection, path)
        connection.executemany("DELETE FROM pages WHERE path = ?", [(path,) for path in paths])


def _drop_study(connection: sqlite3.Connection, path: str | bytes) -> int | None:
    """Take what a study left in the tables out of them; return the page's number."""
    row = connection.execute("SELECT number FROM pages WHERE path = ?", (path,)).fetchone()
    if row is None:
        return None
    for table in ("people", "quotes"):
        connection.execute(f"DELETE FROM {table} WHERE page = ?", row)
    return int(row[0])


def _put_studies(connection: sqlite3.Connection, studies: Sequence[Study]) -> None:
    with connection:
        for study in studies:
            page = _drop_study(connection, stored(study.path))
            if page is not None:
                _put_study(connection, page, study)


def _put_study(connection: sqlite3.Connection, page: int, study: Study) -> None:
    entry = connection.execute(
        "INSERT INTO entries (headline, text, byline) VALUES (?, ?, ?)",
        (study.headline, study.text, study.byline),
    ).lastrowid
    connection.execute(
        "INSERT INTO beginnings (rowid, letters) VALUES (?, ?)",
        (entry, beginnings(f"{study.headline}\n{study.text}\n{study.byline}")),
    )
    connection.execute(
        "UPDATE pages SET studied = ?, entry = ? WHERE number = ?", (study.version, entry, page)
    )
    names = _numbers_of_names(connection, study)
    connection.executemany(
        f"INSERT INTO people VALUES ({', '.join('?' * 7)})",
        [
            (page, place, names[person.name], *person_row(person))
            for place, person in enumerate(study.analysis.people)
        ],
    )
    connection.executemany(
        f"INSERT INTO quotes VALUES ({', '.join('?' * 12)})",
        [
            (page, place, *quote_row(quote, names, study.text))
            for place, quote in enumerate(study.analysis.quotes)
        ],
    )


def _numbers_of_names(connection: sqlite3.Connection, study: Study) -> dict[str, int]:
    """Return the number of each name in a study, those that are new among them."""
    names = {person.name for person in study.analysis.people}
    names |= {quote.speaker for quote in study.analysis.quotes if quote.speaker}
    connection.executemany(
        "INSERT OR IGNORE INTO names (name, key) VALUES (?, ?)",
        [(name, name_key(name)) for name in sorted(names)],
    )
    asked = "SELECT number FROM names WHERE name = ?"
    return {name: connection.execute(asked, (name,)).fetchone()[0] for name in names}
