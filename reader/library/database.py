"""The index's file: SQLite, opened, made anew when it is damaged, and never in the way.

A cache and nothing more. Missing, damaged or of another version it is made anew; where
it can't be written it lives in memory. Reading never fails because of it.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from reader.library import seal

PATIENCE = 2.0
"""Seconds to wait for another reader that writes."""

_MANY_KIB, _MANY_PAGES = 32_000, 8000
"""KiB of the file in memory, and pages of 4 KiB in its log, while much is written."""
_FEW_KIB = 128
"""KiB of the file in memory where little of it is needed twice."""

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

Result = TypeVar("Result")


class DamagedRow(sqlite3.DatabaseError):
    """A row that no version of this program wrote."""


class Database:
    """A SQLite file with the tables of one version. May be used from several threads.

    Args:
        file: Where it lies, made if it is not there; None to have it in memory alone.
        tables: The statements that make its tables.
        version: Of these tables; a file of another version is made anew.
        functions: What statements may call, by name.
    """

    def __init__(
        self,
        file: Path | None,
        tables: str,
        version: int,
        functions: Mapping[str, Callable[[str, str], bool]] | None = None,
    ) -> None:
        self._file = file
        self._functions = functions or {}
        self._tables = f"{tables}\nPRAGMA user_version = {version};"
        self._version = version
        self.renewed = False
        """Whether the file was damaged or could not be used, so that it began empty again."""
        self._mutex = threading.RLock()
        self._opened: int | None = None
        self._connection = self._open()

    def close(self) -> None:
        """Close the file, once what is done with it in other threads is done."""
        with self._mutex:
            self._connection.close()
            if self._file and not self.in_memory:
                seal.put_on(self._file)

    def attempt(self, work: Callable[[sqlite3.Connection], Result], otherwise: Result) -> Result:
        """Do some work; after a failure go on with a new file, or else in memory.

        Args:
            work: What to do with the connection.
            otherwise: What to return when that failed.
        """
        with self._mutex:
            try:
                return work(self._connection)
            except sqlite3.Error as error:
                self._connection.close()
                self._connection = self._reopen(error)
                return otherwise

    def expect_many(self) -> None:
        """Make ready for much to be written: more is held in memory, and put in place at a time.

        What is committed is safe from a kill as before; it waits in the log beside the file.
        """
        with self._mutex, contextlib.suppress(sqlite3.Error):
            self._connection.execute(f"PRAGMA cache_size = -{_MANY_KIB}")
            self._connection.execute(f"PRAGMA wal_autocheckpoint = {_MANY_PAGES}").fetchone()

    def hold_little(self) -> None:
        """Hold less of the file in memory than SQLite would: for few rows, or a walk through it."""
        with self._mutex, contextlib.suppress(sqlite3.Error):
            self._connection.execute(f"PRAGMA cache_size = -{_FEW_KIB}")

    def follow(self) -> None:
        """Go on with the file that stands in place of this one, if another reader made it anew."""
        with self._mutex:
            if self._file and not self.in_memory and _inode(self._file) != self._opened:
                self._connection.close()
                self._connection = self._open()

    @property
    def in_memory(self) -> bool:
        """Whether it is in no file that another reader could see."""
        return self._opened is None

    def _open(self) -> sqlite3.Connection:
        if self._file is None:
            return self._in_memory()
        try:
            return self._connect(self._file)
        except (sqlite3.Error, OSError) as error:
            return self._reopen(error)

    def _reopen(self, error: Exception) -> sqlite3.Connection:
        """Go on after a failure: with a new file where the old one is damaged, else in memory."""
        self.renewed = True
        if self._file is None or not _is_damage(error):
            return self._in_memory()
        try:
            remove_database(self._file)
            return self._connect(self._file)
        except (sqlite3.Error, OSError):
            return self._in_memory()

    def _connect(self, file: Path) -> sqlite3.Connection:
        file.parent.mkdir(parents=True, exist_ok=True)
        if seal.is_broken(file):
            raise DamagedRow("something else wrote to it")
        seal.take_off(file)
        connection = sqlite3.connect(file, timeout=PATIENCE, check_same_thread=False)
        try:
            self._lend_functions(connection)
            found = connection.execute("PRAGMA user_version").fetchone()[0]
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            if found not in (0, self._version):
                raise DamagedRow(f"version {found}")
            if found == 0:
                connection.executescript(self._tables)
            self._opened = _inode(file)
        except BaseException:
            connection.close()
            raise
        return connection

    def _in_memory(self) -> sqlite3.Connection:
        self._opened = None
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._lend_functions(connection)
        connection.executescript(self._tables)
        return connection

    def _lend_functions(self, connection: sqlite3.Connection) -> None:
        for name, function in self._functions.items():
            connection.create_function(name, 2, function, deterministic=True)


def _inode(file: Path) -> int | None:
    try:
        return file.stat().st_ino
    except OSError:
        return None


def _is_damage(error: Exception) -> bool:
    if not isinstance(error, sqlite3.DatabaseError) or isinstance(error, sqlite3.ProgrammingError):
        return False  # a connection that was closed says nothing about the file
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code & 0xFF not in _NOT_DAMAGE


def remove_database(file: Path) -> None:
    """Take a file away, with what is kept beside it."""
    for suffix in ("", "-wal", "-shm", seal.SUFFIX):
        with contextlib.suppress(FileNotFoundError):
            Path(f"{file}{suffix}").unlink()
