"""Many files written at once, each whole and durable or as it was."""

from __future__ import annotations

import errno
from pathlib import Path
from random import Random
from typing import cast

import pytest

from reader.annotations.disk import Disk, RealDisk
from reader.annotations.files import write_all_durably
from tests.annotations.disks import MemoryDisk, PowerCut, Watched, failing, stopping

FOLDER = Path("/library/pages")
PAGES = {FOLDER / f"{name}.txt": name.encode() * 9 for name in ("one", "two", "three")}
CALLS = 24
"""More than it makes."""


def _there(disk: Disk) -> dict[Path, bytes]:
    return {FOLDER / name: disk.read(FOLDER / name, 99) for name in disk.names(FOLDER)}


def test_all_of_them_survive_a_power_cut_once_it_returned() -> None:
    disk = MemoryDisk()
    assert write_all_durably(disk, PAGES) == {}
    for after in disk.states_after_power_cut(Random(1), 8):
        assert _there(after).items() >= PAGES.items()


@pytest.mark.parametrize("at", range(1, CALLS))
def test_a_power_cut_at_any_call_leaves_each_whole_or_as_it_was(at: int) -> None:
    disk = MemoryDisk()
    before = dict.fromkeys(PAGES, b"old")
    write_all_durably(disk, before)
    try:
        write_all_durably(stopping(disk, at), PAGES)
    except PowerCut:
        for after in disk.states_after_power_cut(Random(at), 8):
            there = _there(after)
            assert all(there[path] in (b"old", data) for path, data in PAGES.items())


@pytest.mark.parametrize("at", range(1, CALLS))
def test_a_call_that_fails_is_told_of_the_file_it_was_made_for(at: int) -> None:
    disk = MemoryDisk()
    failed = write_all_durably(failing(disk, at, errno.ENOSPC), PAGES)
    assert len(failed) in (0, 1, len(PAGES))  # all, where it was their folder's sync
    there = _there(disk)
    assert {
        path: data for path, data in PAGES.items() if path not in failed
    }.items() <= there.items()
    assert set(there) <= set(PAGES) or any(path.suffix == ".tmp" for path in there)


def test_what_fails_is_told_and_what_does_not_is_there(tmp_path: Path) -> None:
    class Failing(RealDisk):
        def fsync_file(self, path: Path) -> None:
            if ".two." in path.name:
                raise OSError(errno.EIO, "Input/output error")
            super().fsync_file(path)

    pages = {tmp_path / path.name: data for path, data in PAGES.items()}
    assert set(write_all_durably(Failing(), pages)) == {tmp_path / "two.txt"}
    assert {path.name for path in tmp_path.iterdir()} == {"one.txt", "three.txt"}


@pytest.mark.parametrize("at", ["hasten", "fsync_file"])
def test_stopped_by_a_key_press_it_leaves_nothing_of_its_own(tmp_path: Path, at: str) -> None:
    def press(number: int, name: str) -> None:
        if name == at:
            raise KeyboardInterrupt

    disk = cast(Disk, Watched(RealDisk(), press))
    with pytest.raises(KeyboardInterrupt):
        pages = {tmp_path / path.name: data for path, data in PAGES.items()}
        write_all_durably(disk, pages)
    assert list(tmp_path.iterdir()) == []
