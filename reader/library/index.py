"""The index: what is known of each page, kept so that lists and searches need no reading.

Facts come first and make the list; a study (the words of an article, who says what in it,
who is in it) is added to a page's row when there is time. All of it can be made again from
the pages. The words of articles are indexed without being kept, so that the index stays
near the size of the text. So are the one to three letters that words begin with: the words
that begin so are too many to be put together when they are asked for. SQLite can't take such
words out again, so the rows of pages that changed or went stay among them, pointed at by
nothing.
"""

from __future__ import annotations

import sqlite3
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from reader.library.compare import says
from reader.library.database import DamagedRow, Database
from reader.library.index_rows import (
    COLUMNS,
    Bundle,
    KnownPage,
    StudyRows,
    bundle_of_row,
    can_be_kept,
    facts_of_row,
    known_page_of_row,
    path_of,
    row_of,
    rows_of,
    stored,
)
from reader.library.index_writing import SELECT, forget, put, put_bundles, put_studies, put_whole
from reader.library.page import Facts

if TYPE_CHECKING:
    from reader.library.study import Study

VERSION = 7
"""Of the tables below; a file of another version is made anew."""

_AT_ONCE = 1000
"""Rows that are read together where all are gone through."""
_PART = 4000
"""Rows of which SQLite puts a column together at a time."""
_GATHERED = 8 << 20
"""Bytes of words that SQLite gathers before it sorts them into the file: those of one transaction,
however many pages it is of. It would sort them in some at a time, and put these parts together."""

Row = TypeVar("Row")

_TABLES = f"""
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
CREATE TABLE IF NOT EXISTS bundles (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    version TEXT NOT NULL,
    pages TEXT NOT NULL,
    problem TEXT
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
INSERT INTO entries (entries, rank) VALUES ('hashsize', {_GATHERED});
INSERT INTO beginnings (beginnings, rank) VALUES ('hashsize', {_GATHERED});
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
    speaker_kind INTEGER NOT NULL,
    mention INTEGER,
    mention_length INTEGER,
    cue INTEGER,
    cue_length INTEGER,
    words TEXT NOT NULL,
    PRIMARY KEY (page, place)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS quotes_by_speaker ON quotes (speaker, page);
"""


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
        self.close()

    def close(self) -> None:
        """Close the file."""
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
            lambda row: (int(row[0]), facts_of_row(row[1:])), f"{SELECT} WHERE {condition}", values
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

    def known_pages(self) -> dict[str, KnownPage]:
        """Return what is known of the pages that could be read, but of samples, by path."""
        return dict(
            self.select(
                lambda row: (path_of(row[0]), known_page_of_row(row)),
                "SELECT path, id, title, digest, problem, size, mtime_ns FROM pages "
                "WHERE NOT sample AND digest != ''",
            )
        )

    def bundles(self) -> dict[str, Bundle]:
        """Return what is known of files of several pages in the person's folders, by path."""
        return dict(self.select(bundle_of_row, "SELECT * FROM bundles"))

    def put_bundles(self, bundles: Mapping[str, Bundle]) -> None:
        """Remember what is known of files of several pages, and nothing more about any other."""
        self._database.attempt(lambda connection: put_bundles(connection, bundles), None)

    def column(self, name: str, key: str, rows: str, values: Sequence[Any] = ()) -> array[int]:
        """Return a column of numbers, each in four bytes, by a key and then by themselves.

        SQLite itself puts them together. A hundred thousand rows read one by one keep all
        threads waiting, of which one paints. It does so some thousand rows at a time, for memory
        that was needed once is seldom given back.

        Args:
            name: The column's; its numbers are positive and below two thousand million.
            key: The column by which rows are put in order.
            rows: What follows the columns in a SELECT, up to its last condition.
            values: What stands for the question marks in it.
        """
        place = f"({key}, {name})"
        digits = f"count(*), group_concat(printf('%08x', {name}), '')"
        in_order = f"ORDER BY {key}, {name} LIMIT"

        def work(connection: sqlite3.Connection) -> array[int]:
            found = array("i")
            behind: str = ""
            last: tuple[Any, ...] = ()
            with _one_state(connection):
                while True:
                    some = f"SELECT {name} {rows} {behind} {in_order} {_PART}"
                    (row,) = connection.execute(f"SELECT {digits} FROM ({some})", (*values, *last))
                    found.extend(_numbers_of(*row))
                    asked = f"SELECT {key}, {name} {rows} {behind} {in_order} 1 OFFSET {_PART - 1}"
                    end = connection.execute(asked, (*values, *last)).fetchone()
                    if end is None:
                        return found
                    behind, last = f"AND {place} > (?, ?)", end

        return self._database.attempt(work, array("i"))

    def paths(self) -> list[str]:
        """Return the paths of the pages that something is known of."""
        return self.select(lambda row: path_of(row[0]), "SELECT path FROM pages")

    def put(self, facts: Iterable[Facts]) -> None:
        """Remember facts, in place of older ones on the same paths.

        The study of a page stays while the page's bytes are the same.
        """
        rows = ((one, row_of(one)) for one in facts)
        kept = [(one, row) for one, row in rows if can_be_kept(row)]
        if kept:
            self._database.attempt(lambda connection: put(connection, kept), None)

    def put_whole(self, every: Iterable[tuple[Facts, StudyRows | None]]) -> None:
        """Remember facts as `put` does, each with its study where there is one, in one step."""
        rows = ((facts, row_of(facts), study) for facts, study in every)
        kept = [(facts, row, study) for facts, row, study in rows if can_be_kept(row)]
        facts_rows = [(facts, row) for facts, row, _ in kept]
        studies = [study for _, _, study in kept if study and can_be_kept(study.words)]
        if kept:
            self._database.attempt(
                lambda connection: put_whole(connection, facts_rows, studies), None
            )

    def expect_many(self) -> None:
        """Make ready for much to be written."""
        self._database.expect_many()

    def hold_little(self) -> None:
        """Hold less of the file in memory: the list, and one look at what is near, need no more."""
        self._database.hold_little()

    def forget(self, paths: Iterable[str]) -> None:
        """Remember nothing more about these paths."""
        gone = list(map(stored, paths))
        if gone:
            self._database.attempt(lambda connection: forget(connection, gone), None)

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
        self.put_study_rows(map(rows_of, studies))

    def put_study_rows(self, studies: Iterable[StudyRows]) -> None:
        """Remember studies as `put_studies` does, made into rows before."""
        found = [one for one in studies if can_be_kept(one.words)]
        if found:
            self._database.attempt(lambda connection: put_studies(connection, found), None)

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


def _numbers_of(count: int, digits: str | None) -> array[int]:
    """Return so many numbers that were put together, eight hex digits each."""
    found = array("i")
    if digits is None:
        return found
    if len(digits) != 2 * found.itemsize * count:
        raise DamagedRow(f"{count} numbers of rows are {len(digits)} digits")
    found.frombytes(bytes.fromhex(digits))
    if sys.byteorder == "little":
        found.byteswap()
    return found


@contextmanager
def _one_state(connection: sqlite3.Connection) -> Iterator[None]:
    """Let what is read in several steps be of one state of the file."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()


def _mark_complete(connection: sqlite3.Connection) -> None:
    with connection:
        connection.execute("INSERT OR IGNORE INTO looked VALUES (1)")
