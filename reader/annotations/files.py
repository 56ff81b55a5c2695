"""Durable writing: a file is whole and on the disk when this returns, or is as it was."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from reader.annotations.disk import ABSENT, Disk

LIMIT = 8 * 1024 * 1024
"""Bytes; a notes file of 10,000 long notes is well below."""


def make_surely(disk: Disk, folder: Path) -> None:
    """Make a folder as `make_folder` does, and sync its name though it was there.

    A run that was killed, or whose sync failed, may have made the folder and the one
    above it without their names being on the disk; what is synced inside them would go
    with them.

    Raises:
        OSError: If any call failed.
    """
    make_folder(disk, folder)
    disk.fsync_dir(folder.parent.parent)
    disk.fsync_dir(folder.parent)


def make_folder(disk: Disk, folder: Path) -> None:
    """Make a folder and those above it that are missing; their names are synced.

    Raises:
        OSError: If it can't be made.
    """
    if disk.stamp(folder) is not None:
        return
    make_folder(disk, folder.parent)
    with contextlib.suppress(FileExistsError):
        disk.mkdir(folder)
    disk.fsync_dir(folder.parent)


def write_beside(
    disk: Disk, target: Path, data: bytes, *, sync: Literal["done", "begun", "none"] = "done"
) -> Path:
    """Write `data` to a new hidden file in the folder of `target`, synced unless told not to.

    Returns:
        The new file's path, to be renamed by the caller.

    Raises:
        OSError: If any call failed; the new file is gone again then. A file whose fsync
            failed is never synced again, for the kernel may have dropped its pages.
    """
    path = target.parent / f".{target.name}.{os.getpid()}.{os.urandom(6).hex()}.tmp"
    file = disk.create(path)
    try:
        try:
            _write_all(disk, file, data)
            if sync == "done":
                disk.fsync(file)
            elif sync == "begun":
                disk.hasten(file)
        finally:
            disk.close(file)
    except BaseException:
        discard(disk, path)
        raise
    return path


def _write_all(disk: Disk, file: int, data: bytes) -> None:
    while data:
        written = disk.write(file, data)
        if written <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        data = data[written:]


def discard(disk: Disk, path: Path) -> None:
    """Take away a file of our own that is no longer needed; a failure does no harm."""
    with contextlib.suppress(OSError):
        disk.unlink(path)


def write_durably(disk: Disk, target: Path, data: bytes) -> None:
    """Put `data` in place of `target`, or leave `target` as it is.

    Raises:
        OSError: If any call failed. Once the rename was done and only the folder's sync
            failed, the new bytes are there but not promised to survive a power cut.
    """
    make_folder(disk, target.parent)
    _rename(disk, write_beside(disk, target, data), target)
    disk.fsync_dir(target.parent)


def write_all_durably(disk: Disk, pages: Mapping[Path, bytes]) -> dict[Path, OSError]:
    """Put bytes in place of many files, each as `write_durably` does, at a fraction of its cost.

    Nothing is in place before the bytes of all are on the disk. All set out for it before the
    first is waited for, so that the file system has little left to do for those that follow.

    Returns:
        Why a file could not be written, for each that could not. What stood in its place still
        does, unless only the sync of its folder failed.
    """
    failed: dict[Path, OSError] = {}
    fresh: dict[Path, Path] = {}

    def attempt(target: Path, work: Callable[..., object], *arguments: object) -> None:
        try:
            work(*arguments)
        except OSError as error:
            failed[target] = error
            if target in fresh:
                discard(disk, fresh.pop(target))

    def begin(target: Path, data: bytes) -> None:
        folder = target.parent
        if folder not in folders:
            make_folder(disk, folder)
            folders.add(folder)
        fresh[target] = write_beside(disk, target, data, sync=sync)

    folders: set[Path] = set()
    sync: Literal["begun", "none"] = "begun" if len(pages) > 1 else "none"
    try:
        for target, data in pages.items():
            attempt(target, begin, target, data)
        for target, path in list(fresh.items()):
            attempt(target, disk.fsync_file, path)
        for target, path in list(fresh.items()):
            attempt(target, _rename, disk, path, target)
    except BaseException:
        for path in fresh.values():
            discard(disk, path)
        raise
    for folder in {target.parent for target in fresh}:
        try:
            disk.fsync_dir(folder)
        except OSError as error:
            failed |= {target: error for target in fresh if target.parent == folder}
    return failed


def replace_loosely(disk: Disk, target: Path, data: bytes) -> None:
    """Put `data` in place of `target` in one step, without waiting for it to be durable."""
    _rename(disk, write_beside(disk, target, data, sync="none"), target)


def _rename(disk: Disk, fresh: Path, target: Path) -> None:
    try:
        disk.rename(fresh, target)
    except BaseException:
        discard(disk, fresh)
        raise


def content(disk: Disk, path: Path) -> bytes | None:
    """Return a file's bytes, or None if it is not there.

    Raises:
        OSError: If it is there and can't be read.
    """
    try:
        return disk.read(path, LIMIT)
    except ABSENT:
        return None


def why(error: OSError) -> str:
    """Return what went wrong in words for a person: "No space left on device"."""
    return error.strerror or str(error) or type(error).__name__
