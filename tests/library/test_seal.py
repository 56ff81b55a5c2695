"""The seal of a closed index: what something else wrote to it is not believed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.library.database import Database, remove_database
from reader.library.seal import SUFFIX

TABLES = "CREATE TABLE IF NOT EXISTS words (word TEXT);"
WORD = "ferry"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with one word in it, closed."""
    file = tmp_path / "some.sqlite"
    with _opened(file) as database:
        _put(database, WORD)
    return file


@contextmanager
def _opened(file: Path) -> Iterator[Database]:
    database = Database(file, TABLES, 1)
    try:
        yield database
    finally:
        database.close()


def _put(database: Database, word: str) -> None:
    def put(connection: sqlite3.Connection) -> None:
        with connection:
            connection.execute("INSERT INTO words VALUES (?)", (word,))

    database.attempt(put, None)


def _words(database: Database) -> list[str]:
    asked = "SELECT word FROM words"
    return database.attempt(lambda one: [word for (word,) in one.execute(asked)], [])


def _is_sealed(file: Path) -> bool:
    return Path(f"{file}{SUFFIX}").exists()


def _change_a_letter(file: Path) -> None:
    """Do what SQLite can't notice, a second later."""
    data, now = file.read_bytes(), file.stat().st_mtime_ns
    assert data.count(WORD.encode()) == 1
    file.write_bytes(data.replace(b"ferry", b"furry"))
    os.utime(file, ns=(now + 10**9, now + 10**9))


def test_a_file_that_was_closed_is_opened_as_it_was_left(file: Path) -> None:
    for _ in range(2):
        assert _is_sealed(file)
        with _opened(file) as database:
            assert not _is_sealed(file)
            assert (_words(database), database.renewed) == ([WORD], False)


def test_one_letter_changed_by_something_else_is_not_believed(file: Path) -> None:
    _change_a_letter(file)
    with _opened(file) as database:
        assert (_words(database), database.renewed) == ([], True)
        _put(database, "harbour")
    with _opened(file) as database:
        assert (_words(database), database.renewed) == (["harbour"], False)


def test_it_is_sealed_by_the_last_who_closes_it(file: Path) -> None:
    with _opened(file) as one:
        with _opened(file) as other:
            _put(other, "pier")
        assert not _is_sealed(file)
        assert _words(one) == [WORD, "pier"]
    assert _is_sealed(file)
    with _opened(file) as one:
        assert _words(one) == [WORD, "pier"]


def test_without_a_seal_or_with_half_of_one_it_is_opened_as_it_is(file: Path) -> None:
    seal = Path(f"{file}{SUFFIX}")
    for spoil in (seal.unlink, lambda: seal.write_bytes(seal.read_bytes()[:-2])):
        spoil()
        with _opened(file) as database:
            assert (_words(database), database.renewed) == ([WORD], False)


def test_after_a_kill_it_is_opened_as_it_is(file: Path) -> None:
    child = os.fork()
    if not child:
        database = Database(file, TABLES, 1)
        _put(database, "quay")
        os._exit(0)
    os.waitpid(child, 0)
    assert Path(f"{file}-wal").exists()
    with _opened(file) as database:
        assert (_words(database), database.renewed) == ([WORD, "quay"], False)


def test_it_goes_with_the_file(file: Path) -> None:
    remove_database(file)
    assert list(file.parent.iterdir()) == []
    with _opened(file) as database:
        assert (_words(database), database.renewed) == ([], False)


def test_a_folder_that_cannot_be_written_is_no_harm(file: Path) -> None:
    file.parent.chmod(0o500)
    try:
        with _opened(file):
            pass
    finally:
        file.parent.chmod(0o700)
    with _opened(file) as database:
        assert _words(database) == [WORD]
