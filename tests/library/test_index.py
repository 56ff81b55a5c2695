"""The index is a cache: whatever becomes of its file, reading goes on."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.database import remove_database
from reader.library.index import Index
from reader.library.page import Facts


def _facts(path: str, title: str = "Ferry late again") -> Facts:
    return Facts(
        path, "ferry", 9, 10**18, "d1", title, "The Quay", None, "2021-05-03", 12, None, "1"
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "index.sqlite"


def _filled(file: Path, pages: int = 300) -> dict[str, Facts]:
    facts = {f"/p/{number}": _facts(f"/p/{number}", "Ferry " * 20) for number in range(pages)}
    with Index(file) as index:
        index.put(facts.values())
    return facts


def test_what_was_put_is_there_again(file: Path) -> None:
    facts = _filled(file)
    with Index(file) as index:
        assert index.all() == facts


def test_putting_again_replaces(file: Path) -> None:
    _filled(file, 1)
    with Index(file) as index:
        index.put([_facts("/p/0", "Ferry on time")])
        assert index.all() == {"/p/0": _facts("/p/0", "Ferry on time")}


def test_what_is_forgotten_is_gone_and_nothing_else(file: Path) -> None:
    _filled(file, 3)
    with Index(file) as index:
        index.forget(["/p/1", "/p/7"])
        assert set(index.all()) == {"/p/0", "/p/2"}


def test_to_ask_one_that_was_closed_leaves_the_file(file: Path) -> None:
    """What runs beside the screen may ask once more when the reader ends."""
    facts = _filled(file, 3)
    with Index(file) as index:
        pass
    assert index.all() == {}
    with Index(file) as index:
        assert index.all() == facts


def test_two_readers_share_it(file: Path) -> None:
    with Index(file) as one, Index(file) as other:
        one.put([_facts("/a")])
        other.put([_facts("/b")])
        assert set(one.all()) == set(other.all()) == {"/a", "/b"}


def test_it_is_in_wal_mode(file: Path) -> None:
    _filled(file, 1)
    assert sqlite3.connect(file).execute("PRAGMA journal_mode").fetchone() == ("wal",)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _no_database(file: Path) -> None:
    file.write_bytes(b"these are not the pages of a database " * 200)


def _newer_version(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.executescript("DROP TABLE pages; CREATE TABLE pages (x); PRAGMA user_version = 99")
    connection.close()


def _no_table(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.executescript("DROP TABLE pages")
    connection.close()


def _other_types(file: Path) -> None:
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("UPDATE pages SET title = x'ff00' WHERE path = '/p/7'")
    connection.close()


def _no_utf8(file: Path) -> None:
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("UPDATE pages SET title = CAST(x'ff41' AS TEXT) WHERE path = '/p/7'")
    connection.close()


def _strange_wal(file: Path) -> None:
    Path(f"{file}-wal").write_bytes(b"\x37\x7f\x06\x82" + b"junk" * 400)


_DAMAGES: list[Callable[[Path], None]] = [
    _empty,
    _cut,
    _no_database,
    _newer_version,
    _no_table,
    _other_types,
    _no_utf8,
    _strange_wal,
]


@pytest.mark.parametrize("damage", _DAMAGES)
def test_a_damaged_file_is_made_anew_and_kept(file: Path, damage: Callable[[Path], None]) -> None:
    facts = _filled(file)
    damage(file)
    with Index(file) as index:
        assert index.all() in ({}, facts)
        index.put([_facts("/new")])
        assert index.all()["/new"] == _facts("/new")
    with Index(file) as index:
        assert "/new" in index.all()


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bits_never_stop_reading(file: Path, seed: int) -> None:
    _filled(file, 60)
    chance = random.Random(seed)
    data = bytearray(file.read_bytes())
    for _ in range(chance.choice((1, 8, 200))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)
    with Index(file) as index:
        assert all(isinstance(one, Facts) for one in index.all().values())
        index.put([_facts("/new")])
        index.forget(["/p/3"])
    with Index(file) as index:
        index.put([_facts("/new")])
        assert index.all()["/new"] == _facts("/new")


def test_where_no_file_can_be_made_it_lives_in_memory(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    with Index(tmp_path / "cache" / "index.sqlite") as index:
        index.put([_facts("/a")])
        assert set(index.all()) == {"/a"}


def test_a_folder_in_its_place_is_left_alone(file: Path) -> None:
    file.mkdir(parents=True)
    with Index(file) as index:
        index.put([_facts("/a")])
        assert set(index.all()) == {"/a"}
    assert file.is_dir()


def test_a_reader_that_holds_the_file_does_not_stop_another(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.database.PATIENCE", 0.0)
    facts = _filled(file, 2)
    other = sqlite3.connect(file)
    other.execute("BEGIN IMMEDIATE")
    with Index(file) as index:
        assert index.all() == facts
        index.put([_facts("/a")])
        index.put([_facts("/b")])
        assert "/b" in index.all()
    other.close()
    with Index(file) as index:
        assert index.all() == facts


def test_a_file_name_that_is_no_text_is_kept(file: Path) -> None:
    with Index(file) as index:
        index.put([_facts("/caf\udce9"), _facts("/a")])
    with Index(file) as index:
        assert set(index.all()) == set(index.paths()) == {"/a", "/caf\udce9"}
        assert set(index.of_paths(["/caf\udce9", "/b"])) == {"/caf\udce9"}
        index.put([_facts("/caf\udce9", "Ferry on time")])
        index.forget(["/a"])
        assert index.all() == {"/caf\udce9": _facts("/caf\udce9", "Ferry on time")}


def test_a_headline_that_is_no_text_is_left_out_and_stops_nothing(file: Path) -> None:
    with Index(file) as index:
        index.put([_facts("/a", "Caf\udce9"), _facts("/b")])
        assert set(index.all()) == {"/b"}


def test_an_index_made_anew_by_another_reader_is_followed(file: Path) -> None:
    _filled(file, 1)
    with Index(file) as index:
        remove_database(file)
        with Index(file) as other:
            other.put([_facts("/b")])
            index.follow()
            assert set(index.all()) == {"/b"}


_text = st.text(st.characters(codec="utf-8"))
_any_facts = st.builds(
    Facts,
    path=_text,
    id=_text,
    size=st.integers(0, 2**60),
    mtime_ns=st.integers(-(2**62), 2**62),
    digest=_text,
    title=_text,
    publisher=st.none() | _text,
    section=st.none() | _text,
    published=st.none() | _text,
    words=st.integers(0, 2**40),
    problem=st.none() | _text,
    version=_text,
)


@given(st.lists(_any_facts, max_size=5, unique_by=lambda one: one.path))
def test_facts_come_back_as_they_were_put(
    tmp_path_factory: pytest.TempPathFactory, facts: list[Facts]
) -> None:
    file = tmp_path_factory.mktemp("index") / "index.sqlite"
    with Index(file) as index:
        index.put(facts)
    with Index(file) as index:
        assert index.all() == {one.path: one for one in facts}
