"""What is written into the tables of the index, each part whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from reader.library.index_rows import (
    COLUMNS,
    SPEAKER,
    Bundle,
    StudyRows,
    can_be_kept,
    facts_of_row,
    row_of_bundle,
    stored,
)
from reader.library.order import sort_keys
from reader.library.page import Facts

SELECT = f"SELECT number, {', '.join(COLUMNS)} FROM pages"
"""A page's number, then what is known of it."""
_PUT = (
    f"INSERT INTO pages ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))}) "
    "ON CONFLICT (path) DO UPDATE SET "
    "studied = CASE WHEN excluded.digest = digest THEN studied ELSE '' END, "
    + ", ".join(f"{name} = excluded.{name}" for name in COLUMNS if name != "path")
)


def put(connection: sqlite3.Connection, every: Sequence[tuple[Facts, tuple[Any, ...]]]) -> None:
    """Write facts, each with its row, in place of older ones on the same paths."""
    put_whole(connection, every, ())


def put_studies(connection: sqlite3.Connection, studies: Sequence[StudyRows]) -> None:
    """Write studies in place of older ones; those of pages without facts are let go."""
    put_whole(connection, (), studies)


def put_whole(
    connection: sqlite3.Connection,
    every: Sequence[tuple[Facts, tuple[Any, ...]]],
    studies: Sequence[StudyRows],
) -> None:
    """Write facts as `put` does, then studies as `put_studies` does, all or nothing."""
    with _writing(connection):
        for facts, row in every:
            known = _take_off_list(connection, row[0])
            new = connection.execute(_PUT, row).lastrowid
            if facts.problem is None:
                _put_on_list(connection, new if known is None else known, facts)
        names = _Names(connection)
        for study in studies:
            page = _drop_study(connection, stored(study.path))
            if page is not None:
                _put_study(connection, page, study, names)


def put_bundles(connection: sqlite3.Connection, bundles: Mapping[str, Bundle]) -> None:
    """Write what is known of files of several pages, in place of all that was known of any."""
    rows = [row_of_bundle(path, bundle) for path, bundle in bundles.items()]
    kept = [row for row in rows if can_be_kept(row)]
    with _writing(connection):
        connection.execute("DELETE FROM bundles")
        connection.executemany("INSERT INTO bundles VALUES (?, ?, ?, ?, ?, ?)", kept)


@contextmanager
def _writing(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all or nothing, and let nobody else write meanwhile: what is looked up first holds."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


def _put_on_list(connection: sqlite3.Connection, page: int | None, facts: Facts) -> None:
    assert page is not None
    connection.executemany("INSERT OR REPLACE INTO listing VALUES (?, ?, ?)", _places(page, facts))


def _take_off_list(connection: sqlite3.Connection, path: str | bytes) -> int | None:
    """Take a page out of the list; return its number where it was known."""
    known = connection.execute(f"{SELECT} WHERE path = ?", (path,)).fetchone()
    if known is None:
        return None
    places = _places(known[0], facts_of_row(known[1:]))
    connection.executemany("DELETE FROM listing WHERE (sort, key, page) = (?, ?, ?)", places)
    return int(known[0])


def _places(page: int, facts: Facts) -> list[tuple[int, str, int]]:
    """Return the rows that a page has in the list, one for each order."""
    return [(number, key, page) for number, key in enumerate(sort_keys(facts))]


def forget(connection: sqlite3.Connection, paths: Sequence[str | bytes]) -> None:
    """Take out all that is known of these paths."""
    with _writing(connection):
        for path in paths:
            _take_off_list(connection, path)
            _drop_study(connection, path)
        connection.executemany("DELETE FROM pages WHERE path = ?", [(path,) for path in paths])


def _drop_study(connection: sqlite3.Connection, path: str | bytes) -> int | None:
    """Take what a study left in the tables out of them; return the page's number."""
    asked = "SELECT number, entry FROM pages WHERE path = ?"
    if (row := connection.execute(asked, (path,)).fetchone()) is None:
        return None
    number, entry = row
    if entry is not None:
        for table in ("people", "quotes"):
            connection.execute(f"DELETE FROM {table} WHERE page = ?", (number,))
    return int(number)


def _put_study(connection: sqlite3.Connection, page: int, study: StudyRows, names: _Names) -> None:
    entry = connection.execute(
        "INSERT INTO entries (headline, text, byline) VALUES (?, ?, ?)", study.words
    ).lastrowid
    connection.execute(
        "INSERT INTO beginnings (rowid, letters) VALUES (?, ?)", (entry, study.letters)
    )
    connection.execute(
        "UPDATE pages SET studied = ?, entry = ? WHERE number = ?", (study.version, entry, page)
    )
    numbers = {name: names.number(name, key) for name, key in study.names}
    connection.executemany(
        f"INSERT INTO people VALUES ({', '.join('?' * 7)})",
        [(page, place, numbers[name], *rest) for place, (name, *rest) in enumerate(study.people)],
    )
    connection.executemany(
        f"INSERT INTO quotes VALUES ({', '.join('?' * 14)})",
        [
            (page, place, *row[:SPEAKER], numbers.get(row[SPEAKER]), *row[SPEAKER + 1 :])
            for place, row in enumerate(study.quotes)
        ],
    )


class _Names:
    """The numbers of names while studies are written, each looked up once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._numbers: dict[str, int] = {}

    def number(self, name: str, key: str) -> int:
        """Return the number of a name, which it is given if it is new."""
        if (number := self._numbers.get(name)) is None:
            asked = "SELECT number FROM names WHERE name = ?"
            found = self._connection.execute(asked, (name,)).fetchone()
            if found is None:
                new = "INSERT INTO names (name, key) VALUES (?, ?)"
                found = (self._connection.execute(new, (name, key)).lastrowid,)
            number = self._numbers[name] = int(found[0])
        return number
