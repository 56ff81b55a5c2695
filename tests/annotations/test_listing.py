"""The list of all notes is kept in the cache, and never believed over the files."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given

from reader.annotations import listing
from reader.annotations.disk import Disk, RealDisk, Stamp
from reader.annotations.edit import put
from reader.annotations.listing import Listing, listing_file
from reader.annotations.schema import read_notes, write_notes
from reader.annotations.store import NotesStore
from reader.model import ArticleNotes, Plain
from tests.annotations.disks import MemoryDisk, Watched
from tests.annotations.samples import NOTES, REF, annotation, notes

ONE, OTHER = annotation("ferry", 1), annotation("pupils", 2)
MILL = replace(REF, id="mill")
NAME = "rope-ferry.yaml"
STAMP = Stamp(1, 2, 3, 4)
LATER = 10**19
"""A moment, in nanoseconds, at which every file has long been as it is."""


def _store(home: Path, disk: Disk | None = None, now: int = LATER) -> NotesStore:
    return NotesStore(
        home / "notes",
        home / "texts",
        home / "state",
        disk,
        cache=home / "cache",
        clock=lambda: now,
    )


def _write(home: Path, *some: ArticleNotes) -> None:
    (home / "notes").mkdir(exist_ok=True)
    for one in some:
        (home / "notes" / f"{one.article.id}.yaml").write_bytes(write_notes(one))


def _listed(store: NotesStore) -> list[ArticleNotes]:
    return [loaded.notes for loaded in store.all()]


def _reads(home: Path, now: int = LATER) -> list[str]:
    """List all notes in a new window; return the files of notes that were read for it."""
    read: list[str] = []

    class Reading(RealDisk):
        def read(self, path: Path, limit: int) -> bytes:
            if path.parent.name == "notes":
                read.append(path.name)
            return super().read(path, limit)

    _listed(_store(home, Reading(), now))
    return read


def test_a_later_start_lists_the_same_and_reads_no_file(tmp_path: Path) -> None:
    _write(tmp_path, notes(ONE), notes(OTHER, ref=MILL))
    first = _listed(_store(tmp_path))
    assert _listed(_store(tmp_path)) == first == [notes(OTHER, ref=MILL), notes(ONE)]
    assert _reads(tmp_path) == []


def test_a_changed_file_alone_is_read_again(tmp_path: Path) -> None:
    _write(tmp_path, notes(ONE), notes(OTHER, ref=MILL))
    _listed(_store(tmp_path))
    _write(tmp_path, notes(ONE, OTHER))
    assert _reads(tmp_path) == [NAME]
    assert _listed(_store(tmp_path)) == [notes(OTHER, ref=MILL), notes(ONE, OTHER)]


def test_a_file_put_back_to_its_old_time_and_size_is_read_again(tmp_path: Path) -> None:
    _write(tmp_path, notes(ONE))
    _listed(_store(tmp_path))
    file = tmp_path / "notes" / NAME
    before = file.stat()
    data = file.read_bytes().replace(b"rope-ferry", b"rope-fairy")
    with file.open("r+b") as stream:
        stream.write(data)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert _reads(tmp_path) == [NAME]


def test_a_file_written_just_before_it_was_read_is_read_again(tmp_path: Path) -> None:
    _write(tmp_path, notes(ONE))
    now = (tmp_path / "notes" / NAME).stat().st_mtime_ns + 1_000_000_000
    assert _reads(tmp_path, now) == _reads(tmp_path, now) == [NAME]


def test_a_file_that_changes_while_it_is_read_is_not_kept(tmp_path: Path) -> None:
    _write(tmp_path, notes(ONE))

    def act(number: int, name: str) -> None:
        if number == 1:
            _write(tmp_path, notes(ONE, OTHER))

    watched = Watched(RealDisk(), act, frozenset({"read"}))
    _listed(_store(tmp_path, cast(Disk, watched)))
    assert _listed(_store(tmp_path)) == [notes(ONE, OTHER)]


def test_what_is_wrong_with_a_file_is_told_at_every_start(tmp_path: Path) -> None:
    _write(tmp_path, notes(ONE))
    newer = write_notes(notes(OTHER, ref=MILL)).replace(b"schema: 1", b"schema: 9")
    (tmp_path / "notes" / "mill.yaml").write_bytes(newer)
    (tmp_path / "notes" / "torn.yaml").write_text("[")
    for _ in range(2):
        told = [loaded.problem is not None for loaded in _store(tmp_path).all()]
        assert told == [True, False, True]


def test_a_conflict_copy_is_merged_into_the_list(tmp_path: Path) -> None:
    _write(tmp_path, notes(ONE))
    _listed(_store(tmp_path))
    copy = tmp_path / "notes" / "rope-ferry.sync-conflict-20261122-090000-ABCDEFG.yaml"
    copy.write_bytes(write_notes(notes(OTHER)))
    assert _listed(_store(tmp_path)) == [notes(ONE, OTHER)]
    copy.unlink()
    assert _listed(_store(tmp_path)) == [notes(ONE)]


def test_a_file_that_is_gone_is_listed_no_more(tmp_path: Path) -> None:
    _write(tmp_path, notes(ONE), notes(OTHER, ref=MILL))
    window = _store(tmp_path)
    _listed(window)
    (tmp_path / "notes" / "mill.yaml").unlink()
    assert _listed(window) == _listed(_store(tmp_path)) == [notes(ONE)]
    assert b"mill" not in listing_file(tmp_path / "cache").read_bytes()


def test_what_this_window_saved_is_listed(tmp_path: Path) -> None:
    window = _store(tmp_path)
    saved = window.save(notes(ONE), "text")
    assert _listed(window) == [saved]
    again = window.save(put(saved, OTHER), "text")
    assert _listed(window) == [again]


@pytest.mark.parametrize("damage", [b"", b"\n", b"\xff" * 90, b"x\ty\tz\n", "cut", "flip"])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, damage: bytes | str) -> None:
    _write(tmp_path, notes(ONE))
    _listed(_store(tmp_path))
    file = listing_file(tmp_path / "cache")
    whole = file.read_bytes()
    if damage == "cut":
        damage = whole[:-9]
    elif damage == "flip":
        damage = whole.replace(b"ferry", b"fairy")
    file.write_bytes(cast(bytes, damage))
    assert _listed(_store(tmp_path)) == [notes(ONE)]
    assert file.read_bytes() == whole


def test_another_version_of_the_reader_reads_all_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, notes(ONE))
    _listed(_store(tmp_path))
    monkeypatch.setattr(listing, "_FORM", "reader notes 2")
    assert _reads(tmp_path) == [NAME]


def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    _write(tmp_path, notes(ONE))
    (tmp_path / "cache").write_text("in the way")
    assert _listed(_store(tmp_path)) == [notes(ONE)]


@given(NOTES)
def test_any_notes_come_back_from_the_cache_as_a_file_gives_them(some: ArticleNotes) -> None:
    memory = MemoryDisk()
    disk, file = cast(Disk, memory), Path("/cache/notes.list")
    data = write_notes(some)
    one = Listing(disk, file)
    one.put(NAME, STAMP, LATER, read_notes(data, "rope-ferry"))
    one.keep([NAME])
    again = Listing(disk, file).get(NAME, STAMP)
    assert again == some
    assert again is not None
    assert write_notes(again) == data
    assert Listing(disk, file).get(NAME, STAMP._replace(altered=5)) is None


def test_whether_a_value_stood_in_quotation_marks_is_kept(tmp_path: Path) -> None:
    one = Listing(RealDisk(), tmp_path / "notes.list")
    held = {"a": [Plain("1"), "1", [], {"b": Plain("no")}], "c": []}
    one.put(NAME, STAMP, LATER, replace(notes(), extra=held))
    one.keep([NAME])
    found = Listing(RealDisk(), tmp_path / "notes.list").get(NAME, STAMP)
    assert found is not None
    assert found.extra == held
    assert isinstance(found.extra["a"][0], Plain)
    assert not isinstance(found.extra["a"][1], Plain)
