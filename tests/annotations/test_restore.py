"""A version of a notes file that was kept is put back, and what stood there is kept too."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from reader.annotations.disk import RealDisk
from reader.annotations.errors import SaveError
from reader.annotations.restore import BEFORE, LAST, backups, put_back
from tests.annotations.disks import failing, quick
from tests.annotations.samples import TEXT, annotation, notes
from tests.annotations.stores import store

ONE, OTHER = annotation("rope ferry", 1), annotation("market day", 2)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A notes file of two saves on two days, damaged since."""
    for day, kept in (("2026-11-20", [ONE]), ("2026-11-21", [ONE, OTHER]), ("2026-11-22", [ONE])):
        window = store(tmp_path, quick(), day)
        window.load(notes().article, TEXT)
        window.save(notes(*kept), TEXT)
    path = tmp_path / "notes" / "rope-ferry.yaml"
    path.write_bytes(b"schema: 1\nannotations: [\n")
    return path


def test_what_was_kept_is_listed_the_latest_first(tmp_path: Path, file: Path) -> None:
    found = backups(RealDisk(), tmp_path / "state", file)
    # What the 22nd began with is what stood there before the last save.
    assert [(one.when, one.annotations) for one in found] == [(LAST, 1), (BEFORE, 2)]


def test_without_what_was_written_last_the_days_are_there(tmp_path: Path, file: Path) -> None:
    (tmp_path / "state" / "base" / "rope-ferry.base").unlink()
    file.with_name(".rope-ferry.yaml.bak").unlink()
    found = backups(RealDisk(), tmp_path / "state", file)
    assert [(one.when, one.annotations) for one in found] == [("2026-11-22", 2), ("2026-11-21", 1)]


def test_a_backup_that_is_damaged_is_not_offered(tmp_path: Path, file: Path) -> None:
    file.with_name(".rope-ferry.yaml.bak").write_bytes(b"\0\0")
    found = backups(RealDisk(), tmp_path / "state", file)
    # A backup that is younger than what was written last makes that doubtful.
    assert [one.when for one in found] == ["2026-11-22", "2026-11-21"]


def test_nothing_is_offered_in_place_of_a_newer_file(tmp_path: Path, file: Path) -> None:
    file.write_bytes(b"schema: 99\n")
    assert backups(RealDisk(), tmp_path / "state", file) == ()


def test_what_is_put_back_is_loaded_and_the_damaged_bytes_are_kept(
    tmp_path: Path, file: Path
) -> None:
    damaged = file.read_bytes()
    chosen = backups(RealDisk(), tmp_path / "state", file)[1]
    aside = put_back(RealDisk(), tmp_path / "state", file, chosen)
    assert aside is not None and aside.read_bytes() == damaged
    loaded = store(tmp_path).load(notes().article, TEXT)
    assert (loaded.problem, len(loaded.notes.annotations)) == (None, 2)


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_whatever_call_fails_the_damaged_bytes_are_somewhere(
    tmp_path: Path, file: Path, error: int
) -> None:
    damaged = file.read_bytes()
    chosen = backups(RealDisk(), tmp_path / "state", file)[0]
    at, told = 1, 1
    while told:
        try:
            put_back(failing(RealDisk(), at, error), tmp_path / "state", file, chosen)
            told = 0
        except SaveError as problem:
            assert file.name in str(problem) or "backup" in str(problem)
            at += 1
        kept = (each.read_bytes() for each in (tmp_path / "state" / "quarantine").glob("*"))
        assert damaged in [file.read_bytes(), *kept]
    assert at > 3
