"""The index: what is known of each page, kept in SQLite so that a list needs no reading.

A cache and nothing more. Missing, damaged or of another version it is made anew; where
it can't be written it lives in memory. Reading never fails because of it.
"""

from __future__ import annotations

import contextlib
import dataclasses
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from reader.library.page import Facts

VERSION = 1
"""Of the tables below; a file of another version is made anew."""

PATIENCE = 2.0
"""Seconds to wait for another reader that writes."""

_COLUMNS = tuple(field.name for field in dataclasses.fields(Facts))
_TEXT_OR_NULL = frozenset({"publisher", "section", "published", "problem"})
_NUMBERS = frozenset({"size", "mtime_ns", "words"})

_TABLES = f"""
CREATE TABLE IF NOT EXISTS pages (
    path TEXT PRIMARY KEY,
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
    version TEXT NOT NULL
) WITHOUT ROWID;
PRAGMA user_version = {VERSION};
"""

_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM pages"
_INSERT = f"INSERT OR REPLACE INTO pages VALUES ({', '.join('?' * len(_COLUMNS))})"

_NOT_DAMAGE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_IOERR,
    }
)
"""Failures that say something of the disk or of another reader, nothing of the file's content."""

_Result = TypeVar("_Result")


class _Damaged(sqlite3.DatabaseError):
    """A row that no version of this program wrote."""


class Index:
    """The facts of all pages, by path. A context manager: leaving it closes the file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._connection = _open(file)

    def __enter__(self) -> Index:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def all(self) -> dict[str, Facts]:
        """Return what is known, by the page's path."""
        return self._attempt(_all, {})

    def paths(self) -> list[str]:
        """Return the paths of the pages that something is known of."""
        return self._attempt(_paths, [])

    def put(self, facts: Iterable[Facts]) -> None:
        """Remember facts, in place of older ones on the same paths."""
        rows = [row for row in map(dataclasses.astuple, facts) if _can_be_kept(row)]
        self._attempt(lambda connection: _change(connection, _INSERT, rows), None)

    def forget(self, paths: Iterable[str]) -> None:
        """Remember nothing more about these paths."""
        rows = [(path,) for path in paths]
        statement = "DELETE FROM pages WHERE path = ?"
        self._attempt(lambda connection: _change(connection, statement, rows), None)

    def _attempt(
        self, work: Callable[[sqlite3.Connection], _Result], otherwise: _Result
    ) -> _Result:
        """Do some work; after a failure go on with a new file, or else in memory."""
        try:
            return work(self._connection)
        except sqlite3.Error as error:
            self._connection.close()
            self._connection = _reopen(self._file, error)
            return otherwise


def _all(connection: sqlite3.Connection) -> dict[str, Facts]:
    return {row[0]: _facts(row) for row in connection.execute(_SELECT)}


def _paths(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT path FROM pages")]


def _facts(row: Sequence[object]) -> Facts:
    """Make facts of a row, sure of each type: a flipped bit on the disk can change it."""
    for name, value in zip(_COLUMNS, row, strict=True):
        wanted = int if name in _NUMBERS else str
        if not (isinstance(value, wanted) or (value is None and name in _TEXT_OR_NULL)):
            raise _Damaged(f"{name} is {value!r}")
    return Facts(*row)  # type: ignore[arg-type]  # checked above, column by column


def _can_be_kept(row: Sequence[object]) -> bool:
    """Tell whether SQLite has a form for it: a file's name may be bytes that are no UTF-8."""
    try:
        return all(value.encode() or True for value in row if isinstance(value, str))
    except UnicodeEncodeError:
        return False


def _change(
    connection: sqlite3.Connection, statement: str, rows: Sequence[Sequence[object]]
) -> None:
    with connection:
        connection.executemany(statement, rows)


def _open(file: Path) -> sqlite3.Connection:
    try:
        return _connect(file)
    except (sqlite3.Error, OSError) as error:
        return _reopen(file, error)


def _reopen(file: Path, error: Exception) -> sqlite3.Connection:
    """Go on after a failure: with a new file where the old one is damaged, else in memory."""
    if not _is_damage(error):
        return _in_memory()
    try:
        _remove(file)
        return _connect(file)
    except (sqlite3.Error, OSError):
        return _in_memory()


def _is_damage(error: Exception) -> bool:
    if not isinstance(error, sqlite3.DatabaseError):
        return False
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code & 0xFF not in _NOT_DAMAGE


def _connect(file: Path) -> sqlite3.Connection:
    file.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(file, timeout=PATIENCE)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if version not in (0, VERSION):
            raise _Damaged(f"version {version}")
        if version == 0:
            connection.executescript(_TABLES)
    except BaseException:
        connection.close()
        raise
    return connection


def _in_memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.executescript(_TABLES)
    return connection


def _remove(file: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            Path(f"{file}{suffix}").unlink()
