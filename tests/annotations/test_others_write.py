"""Other windows, editors, sync tools and version control write too: nothing is lost."""

from __future__ import annotations

import errno
import threading
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import cast

import pytest

from reader.annotations.disk import Disk, RealDisk
from reader.annotations.edit import put, remove, revise
from reader.annotations.schema import read_notes, write_notes
from reader.annotations.store import NotesStore, SaveError
from reader.model import Annotation, ArticleNotes
from tests.annotations.disks import CHANGES, PowerCut, Watched, stopping
from tests.annotations.samples import LATER, REF, TEXT, annotation, notes
from tests.annotations.stores import store

ONE, OTHER, THIRD = (annotation(words, n) for n, words in enumerate(("ferry", "pupils", "board")))


def _edit(window: NotesStore, *annotations: Annotation) -> None:
    """Write a whole file as an editor does that knows nothing of us."""
    window.file(REF.id).write_bytes(write_notes(notes(*annotations)))


def _names(found: ArticleNotes) -> list[str]:
    return sorted(one.id for one in found.annotations)


def _ids(*annotations: Annotation) -> list[str]:
    return sorted(one.id for one in annotations)


def test_what_an_editor_adds_and_changes_is_merged(tmp_path: Path) -> None:
    window = store(tmp_path)
    mine = window.save(notes(ONE), TEXT)
    changed = revise(ONE, now=LATER, note="By hand.")
    _edit(window, changed, OTHER)
    assert window.save(put(mine, THIRD), TEXT) == notes(changed, OTHER, THIRD)


def test_an_entry_deleted_by_hand_stays_deleted(tmp_path: Path) -> None:
    store(tmp_path).save(notes(ONE, OTHER), TEXT)
    window = store(tmp_path)
    _edit(window, OTHER)
    loaded = window.load(REF, TEXT).notes
    assert loaded == notes(OTHER)
    assert window.save(put(loaded, THIRD), TEXT) == notes(OTHER, THIRD)


def test_an_entry_added_last_and_deleted_by_hand_stays_deleted(tmp_path: Path) -> None:
    window = store(tmp_path)
    both = window.save(put(window.save(notes(ONE), TEXT), OTHER), TEXT)
    _edit(window, ONE)
    assert store(tmp_path).load(REF, TEXT).notes == notes(ONE)
    assert window.save(put(both, THIRD), TEXT) == notes(ONE, THIRD)


def test_an_editor_that_saves_an_older_buffer_deletes_nothing(tmp_path: Path) -> None:
    window = store(tmp_path)
    first = window.save(notes(ONE), TEXT)
    second = window.save(put(first, revise(ONE, now=LATER, note="New.")), TEXT)
    third = window.save(put(second, OTHER), TEXT)
    _edit(window, ONE, THIRD)  # read before the second save
    expected = notes(revise(ONE, now=LATER, note="New."), OTHER, THIRD)
    assert store(tmp_path).load(REF, TEXT).notes == expected
    assert window.save(third, TEXT) == expected


def test_saves_that_had_to_begin_anew_do_not_make_older_versions_forgotten(tmp_path: Path) -> None:
    store(tmp_path).save(notes(ONE), TEXT)
    serial = count()

    def act(number: int, name: str) -> None:
        if name == "fsync":
            there = read_notes(window.file(REF.id).read_bytes(), REF.id)
            more = annotation("board", 1000 + next(serial))
            _edit(window, *there.annotations, more)

    window = store(tmp_path, cast(Disk, Watched(RealDisk(), act)))
    for number in range(10, 20):
        mine = window.load(REF, TEXT).notes
        window.save(put(put(mine, OTHER), annotation("ferry", number)), TEXT)
    after = store(tmp_path)
    after.save(put(after.load(REF, TEXT).notes, annotation("ferry", 20)), TEXT)
    _edit(after, ONE, THIRD)  # read before all of them
    assert {ONE.id, OTHER.id, THIRD.id} <= set(_names(store(tmp_path).load(REF, TEXT).notes))


def test_a_change_is_seen_by_its_stamp(tmp_path: Path) -> None:
    window = store(tmp_path)
    assert not window.changed(REF.id)
    window.load(REF, TEXT)
    window.save(notes(ONE), TEXT)
    assert not window.changed(REF.id)
    _edit(window, ONE, OTHER)
    assert window.changed(REF.id)
    window.load(REF, TEXT)
    assert not window.changed(REF.id)


class _Racing:
    """A disk on which an editor writes the file at a certain call of ours."""

    def __init__(self, file: Path, at: int, data: bytes, *, in_place: bool) -> None:
        self.disk = cast(Disk, Watched(RealDisk(), self._act))
        self._file, self._at, self._data, self._in_place = file, at, data, in_place
        self.raced = False

    def _act(self, number: int, name: str) -> None:
        if number == self._at:
            assert name in CHANGES
            self.raced = True
            if self._in_place:
                self._file.write_bytes(self._data)
            else:
                fresh = self._file.with_name("editor~")
                fresh.write_bytes(self._data)
                fresh.replace(self._file)


@pytest.mark.parametrize("in_place", [True, False], ids=["in place", "by renaming"])
def test_an_editor_that_saves_at_any_moment_of_our_save_loses_nothing(
    tmp_path: Path, in_place: bool
) -> None:
    at, raced = 0, True
    while raced:
        at += 1
        home = tmp_path / str(at)
        store(home).save(notes(ONE), TEXT)
        theirs = write_notes(notes(ONE, OTHER))
        race = _Racing(home / "notes" / "rope-ferry.yaml", at, theirs, in_place=in_place)
        window = store(home, race.disk)
        window.save(put(window.load(REF, TEXT).notes, THIRD), TEXT)
        raced = race.raced
        if raced:
            assert _names(store(home).load(REF, TEXT).notes) == _ids(ONE, OTHER, THIRD), at
    assert at > 10


def test_what_an_editor_saved_while_ours_was_synced_is_merged_without_a_conflict_copy(
    tmp_path: Path,
) -> None:
    store(tmp_path).save(notes(ONE), TEXT)

    def act(number: int, name: str) -> None:
        if name == "fsync":
            _edit(window, ONE, OTHER)

    window = store(tmp_path, cast(Disk, Watched(RealDisk(), act)))
    window.save(put(window.load(REF, TEXT).notes, THIRD), TEXT)
    assert store(tmp_path).load(REF, TEXT).notes == notes(ONE, OTHER, THIRD)
    assert not (tmp_path / "state" / "merged").exists()


def test_an_editor_that_writes_into_a_file_it_had_open_before_our_save_loses_nothing(
    tmp_path: Path,
) -> None:
    store(tmp_path).save(notes(ONE), TEXT)
    done: list[str] = []
    with store(tmp_path).file(REF.id).open("r+b") as editor:

        def act(number: int, name: str) -> None:
            if name == "fsync_dir" and done[-2:] == ["exchange", "rename"]:
                editor.write(write_notes(notes(ONE, OTHER)))
                editor.flush()
            done.append(name)

        window = store(tmp_path, cast(Disk, Watched(RealDisk(), act)))
        window.save(put(window.load(REF, TEXT).notes, THIRD), TEXT)
    assert store(tmp_path).load(REF, TEXT).notes == notes(ONE, OTHER, THIRD)


@pytest.mark.parametrize("in_place", [True, False], ids=["in place", "by renaming"])
def test_what_an_editor_saved_outlives_a_kill_of_our_save(tmp_path: Path, in_place: bool) -> None:
    at, raced = 0, True
    while raced:
        at += 1
        for killed in range(at + 1, at + 4):
            home = tmp_path / f"{at}-{killed}"
            store(home).save(notes(ONE), TEXT)
            theirs = write_notes(notes(ONE, OTHER))
            race = _Racing(home / "notes" / "rope-ferry.yaml", at, theirs, in_place=in_place)
            window = store(home, stopping(race.disk, killed))
            with suppress(PowerCut):
                window.save(put(window.load(REF, TEXT).notes, THIRD), TEXT)
            raced = race.raced
            after = store(home)
            after.save(after.load(REF, TEXT).notes, TEXT)
            found = set(_names(store(home).load(REF, TEXT).notes))
            assert not raced or {ONE.id, OTHER.id} <= found, (at, killed)


def test_a_file_that_comes_up_while_the_first_save_is_under_way_is_merged(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    file = tmp_path / "notes" / "rope-ferry.yaml"

    def act(number: int, name: str) -> None:
        if name == "link" and not file.exists():
            file.write_bytes(write_notes(notes(OTHER)))

    window = store(tmp_path, cast(Disk, Watched(RealDisk(), act)))
    assert window.save(notes(ONE), TEXT) == notes(ONE, OTHER)


def test_windows_in_many_threads_lose_nothing(tmp_path: Path) -> None:
    def write(first: int) -> None:
        window = store(tmp_path)
        for number in range(first, first + 5):
            mine = window.load(REF, TEXT).notes
            window.save(put(mine, annotation("ferry", number)), TEXT)

    threads = [threading.Thread(target=write, args=(10 * number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store(tmp_path).load(REF, TEXT).notes.annotations) == 20


def test_a_lock_that_is_held_is_told(tmp_path: Path) -> None:
    class Held(RealDisk):
        def lock(self, path: Path, seconds: float) -> int:
            return super().lock(path, min(seconds, 0))

    window = store(tmp_path, Held())
    window.save(notes(ONE), TEXT)
    lock = RealDisk().lock(tmp_path / "state" / "lock", 0)
    with pytest.raises(SaveError, match="another window is writing"):
        window.save(notes(OTHER), TEXT)
    RealDisk().unlock(lock)
    window.save(notes(OTHER), TEXT)


CONFLICT_COPIES = (
    "rope-ferry.sync-conflict-20261122-090000-ABCDEFG.yaml",
    "rope-ferry (Ada's conflicted copy 2026-11-22).yaml",
    "rope-ferry (conflicted copy 2026-11-22 090000).yaml",
    "rope-ferry (Case Conflict).yaml",
)


@pytest.mark.parametrize("name", CONFLICT_COPIES)
def test_a_conflict_copy_is_merged_and_put_away_once_that_is_durable(
    tmp_path: Path, name: str
) -> None:
    window = store(tmp_path)
    window.save(notes(ONE, OTHER), TEXT)
    copy = tmp_path / "notes" / name
    data = write_notes(notes(revise(ONE, now=LATER, note="There."), THIRD))
    copy.write_bytes(data)
    loaded = window.load(REF, TEXT).notes
    expected = notes(revise(ONE, now=LATER, note="There."), OTHER, THIRD)
    assert loaded == expected
    assert copy.exists()
    assert window.save(loaded, TEXT) == expected
    assert not copy.exists()
    assert [kept.read_bytes() for kept in (tmp_path / "state" / "merged").iterdir()] == [data]
    assert [one.notes for one in window.all()] == [expected]


def test_two_texts_in_a_conflict_are_both_kept(tmp_path: Path) -> None:
    window = store(tmp_path)
    first = window.save(notes(ONE), TEXT)
    window.save(put(first, revise(ONE, now=LATER, note="Here.")), TEXT)
    copy = tmp_path / "notes" / CONFLICT_COPIES[0]
    copy.write_bytes(write_notes(notes(revise(ONE, now=LATER, note="There."))))
    (merged,) = window.load(REF, TEXT).notes.annotations
    assert merged.note == "Here.\n\nThere."


def test_a_conflict_copy_that_cannot_be_read_is_told_and_left(tmp_path: Path) -> None:
    window = store(tmp_path)
    window.save(notes(ONE), TEXT)
    copy = tmp_path / "notes" / CONFLICT_COPIES[0]
    copy.write_bytes(b"[")
    loaded = window.load(REF, TEXT)
    assert loaded.problem is not None
    assert copy.name in loaded.problem
    assert not loaded.read_only
    window.save(loaded.notes, TEXT)
    assert copy.read_bytes() == b"["


def test_the_marks_of_version_control_are_merged(tmp_path: Path) -> None:
    window = store(tmp_path)
    window.save(notes(ONE), TEXT)
    here, there = (write_notes(notes(ONE, one)).decode() for one in (OTHER, THIRD))
    head, _, mine = here.partition("annotations:\n")
    theirs = there.partition("annotations:\n")[2]
    window.file(REF.id).write_text(
        f"{head}annotations:\n<<<<<<< HEAD\n{mine}||||||| base\nold: x\n=======\n{theirs}"
        ">>>>>>> laptop\n",
        "utf-8",
    )
    loaded = window.load(REF, TEXT)
    assert (loaded.notes, loaded.problem) == (notes(ONE, OTHER, THIRD), None)
    window.save(loaded.notes, TEXT)
    assert read_notes(window.file(REF.id).read_bytes(), REF.id) == loaded.notes


def test_marks_in_a_file_that_was_never_written_here_are_merged(tmp_path: Path) -> None:
    window = store(tmp_path)
    here, there = (write_notes(notes(one)).decode() for one in (ONE, OTHER))
    file = window.file(REF.id)
    file.parent.mkdir()
    file.write_text(f"<<<<<<< HEAD\n{here}=======\n{there}>>>>>>> laptop\n", "utf-8")
    loaded = window.load(REF, TEXT)
    assert (loaded.notes, loaded.problem) == (notes(ONE, OTHER), None)


def test_marks_in_a_note_are_only_words(tmp_path: Path) -> None:
    one = annotation("ferry", note="<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x")
    store(tmp_path).save(notes(one), TEXT)
    assert store(tmp_path).load(REF, TEXT).notes == notes(one)


def test_a_link_inside_the_folder_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    window = store(tmp_path)
    window.save(notes(ONE), TEXT)
    real = tmp_path / "notes" / "here" / "real.yaml"
    real.parent.mkdir()
    window.file(REF.id).rename(real)
    window.file(REF.id).symlink_to(real)
    window.save(put(window.load(REF, TEXT).notes, OTHER), TEXT)
    assert window.file(REF.id).is_symlink()
    assert read_notes(real.read_bytes(), REF.id) == notes(ONE, OTHER)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    window = store(tmp_path)
    (tmp_path / "notes").mkdir()
    outside = tmp_path / "outside.yaml"
    outside.write_bytes(b"mine: true\n")
    window.file(REF.id).symlink_to(outside)
    with pytest.raises(SaveError, match="leads out of the folder"):
        window.save(notes(ONE), TEXT)
    assert window.load(REF, TEXT).read_only
    assert outside.read_bytes() == b"mine: true\n"


def test_the_first_save_of_a_day_keeps_what_stood_there_and_ten_days_are_kept(
    tmp_path: Path,
) -> None:
    saved: list[ArticleNotes] = [notes()]
    for day in range(10, 25):
        window = store(tmp_path, day=f"2026-11-{day}")
        for number in (2 * day, 2 * day + 1):
            saved.append(window.save(put(saved[-1], annotation("ferry", number)), TEXT))
    kept = sorted((tmp_path / "state" / "backups" / "rope-ferry").iterdir())
    assert [backup.stem for backup in kept] == [f"2026-11-{day}" for day in range(15, 25)]
    assert read_notes(kept[-1].read_bytes(), REF.id) == saved[-3]


def test_the_version_before_stands_beside_the_file(tmp_path: Path) -> None:
    window = store(tmp_path)
    first = window.save(notes(ONE), TEXT)
    window.save(remove(first, ONE.id), TEXT)
    backup = tmp_path / "notes" / ".rope-ferry.yaml.bak"
    assert read_notes(backup.read_bytes(), REF.id) == first


def test_a_backup_that_cannot_be_made_does_not_stop_a_save(tmp_path: Path) -> None:
    window = store(tmp_path)
    first = window.save(notes(ONE), TEXT)
    (tmp_path / "state" / "backups").mkdir()
    (tmp_path / "state" / "backups" / "rope-ferry").write_text("in the way")
    assert window.save(put(first, OTHER), TEXT) == notes(ONE, OTHER)


def test_another_machines_deletion_and_ours_hold(tmp_path: Path) -> None:
    window = store(tmp_path)
    window.save(notes(ONE, OTHER, THIRD), TEXT)
    later = store(tmp_path)
    mine = later.load(REF, TEXT).notes
    _edit(later, ONE, OTHER)
    assert later.save(remove(mine, ONE.id), TEXT) == notes(OTHER)


def test_notes_of_one_article_are_not_touched_by_those_of_another(tmp_path: Path) -> None:
    window = store(tmp_path)
    mill = replace(REF, id="mill")
    window.save(notes(ONE), TEXT)
    before = window.file(REF.id).read_bytes()
    window.save(notes(OTHER, ref=mill), TEXT)
    assert window.file(REF.id).read_bytes() == before


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    class Full(RealDisk):
        def create(self, path: Path) -> int:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))

    with pytest.raises(SaveError, match="No space left on device"):
        store(tmp_path, Full()).save(notes(ONE), TEXT)
