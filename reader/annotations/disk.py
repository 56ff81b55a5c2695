"""The file system as the notes see it: one small object that every write goes through.

A test replaces it by one that fails the n-th call or loses what was not synced, so what
is promised about crashes is shown in the ordinary suite. No rule lives here, only calls.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

try:
    import fcntl
except ImportError:  # a system without flock: one window alone is safe there
    fcntl = None  # type: ignore[assignment]

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_WRITE = 2
"""Of sync_file_range: begin to write all that is not under way."""
_CHUNK = 64 * 1024
ABSENT = (FileNotFoundError, NotADirectoryError)
"""How a system says that nothing is there; the second, that a file stands in a folder's place."""
_STEP = 0.002
"""Seconds between two tries for a lock."""


class Stamp(NamedTuple):
    """What tells one generation of a file from another without reading it."""

    inode: int
    modified: int
    """Nanoseconds."""
    size: int
    altered: int
    """Nanoseconds: the last change of any kind, which no program can set back (POSIX)."""


class Disk(Protocol):
    """The calls that the notes are kept with. Every one may raise OSError."""

    def read(self, path: Path, limit: int) -> bytes:
        """Return a regular file's bytes; EFBIG if there are more than `limit`."""

    def create(self, path: Path) -> int:
        """Open a new file for writing, readable by its owner alone; EEXIST if it is there."""

    def write(self, file: int, data: bytes) -> int:
        """Write some of `data` and return how many bytes went out."""

    def hasten(self, file: int) -> None:
        """Let what was written set out for the disk now, and wait for nothing."""

    def fsync(self, file: int) -> None:
        """Return when what was written has reached the disk."""

    def close(self, file: int) -> None:
        """Close an open file."""

    def rename(self, source: Path, target: Path) -> None:
        """Give a file another name, in place of what bore it."""

    def exchange(self, one: Path, other: Path) -> None:
        """Swap two files' names in one step; ENOSYS where the system can't."""

    def link(self, source: Path, target: Path) -> None:
        """Give a file a second name; EEXIST if the name is taken."""

    def unlink(self, path: Path) -> None:
        """Take a name away."""

    def fsync_file(self, path: Path) -> None:
        """Return when a file that another program wrote has reached the disk."""

    def fsync_dir(self, folder: Path) -> None:
        """Return when the names in a folder have reached the disk."""

    def mkdir(self, folder: Path) -> None:
        """Make one folder, for its owner alone; EEXIST if it is there."""

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder, sorted; none if it is not there."""

    def stamp(self, path: Path) -> Stamp | None:
        """Return a file's generation; None if it is not there."""

    def is_link(self, path: Path) -> bool:
        """Tell whether a path is a symbolic link."""

    def real(self, path: Path) -> Path:
        """Return the path with every link followed, there or not."""

    def lock(self, path: Path, seconds: float) -> int:
        """Hold a file's lock, alone; TimeoutError if another holds it for longer."""

    def unlock(self, file: int) -> None:
        """Let go of a lock."""

    def pause(self, seconds: float) -> None:
        """Let another program finish what it is writing."""


class RealDisk:
    """The calls, as the operating system does them."""

    def read(self, path: Path, limit: int) -> bytes:
        """Return a regular file's bytes; a pipe or a device is refused before it is read."""
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            status = os.fstat(file)
            if not stat.S_ISREG(status.st_mode):
                raise OSError(errno.EINVAL, "not a regular file", str(path))
            data = _read_all(file, min(status.st_size, limit) + 1, limit + 1)
        finally:
            os.close(file)
        if len(data) > limit:
            raise OSError(errno.EFBIG, f"larger than {limit} bytes", str(path))
        return data

    def create(self, path: Path) -> int:
        """Open a new file; a link in its place is not followed."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
        return os.open(path, flags, 0o600)

    def write(self, file: int, data: bytes) -> int:
        """Write some of `data`."""
        return os.write(file, data)

    def hasten(self, file: int) -> None:
        """Begin to write out, by sync_file_range of Linux; elsewhere nothing is begun."""
        begin = _sync_file_range()
        if begin is not None:
            begin(file, 0, 0, _WRITE)

    def fsync(self, file: int) -> None:
        """Sync a file."""
        os.fsync(file)

    def close(self, file: int) -> None:
        """Close a file."""
        os.close(file)

    def rename(self, source: Path, target: Path) -> None:
        """Rename."""
        source.replace(target)

    def exchange(self, one: Path, other: Path) -> None:
        """Swap two names, by renameat2 of Linux."""
        swap = _renameat2()
        if swap is None:
            raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
        if swap(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE):
            import ctypes

            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(other))

    def link(self, source: Path, target: Path) -> None:
        """Link."""
        target.hardlink_to(source)

    def unlink(self, path: Path) -> None:
        """Unlink."""
        path.unlink()

    def fsync_file(self, path: Path) -> None:
        """Sync a file by its name."""
        _sync(path, os.O_NONBLOCK)

    def fsync_dir(self, folder: Path) -> None:
        """Sync a folder's names."""
        _sync(folder, os.O_DIRECTORY)

    def mkdir(self, folder: Path) -> None:
        """Make a folder."""
        folder.mkdir(mode=0o700)

    def names(self, folder: Path) -> list[str]:
        """List a folder."""
        try:
            return sorted(os.listdir(folder))  # noqa: PTH208  a path for each name costs ten times
        except ABSENT:
            return []

    def stamp(self, path: Path) -> Stamp | None:
        """Stat a file."""
        try:
            status = path.stat()
        except ABSENT:
            return None
        return Stamp(status.st_ino, status.st_mtime_ns, status.st_size, status.st_ctime_ns)

    def is_link(self, path: Path) -> bool:
        """Look at the name itself."""
        return path.is_symlink()

    def real(self, path: Path) -> Path:
        """Follow links."""
        return path.resolve()

    def lock(self, path: Path, seconds: float) -> int:
        """Hold a lock by flock: closing another descriptor of the file does not drop it."""
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            _wait_for(file, time.monotonic() + seconds)
        except BaseException:
            os.close(file)
            raise
        return file

    def unlock(self, file: int) -> None:
        """Let go of a lock, with its file."""
        os.close(file)

    def pause(self, seconds: float) -> None:
        """Sleep."""
        time.sleep(seconds)


def _read_all(file: int, expected: int, most: int) -> bytes:
    """Read to the end, though the file grow meanwhile, or to `most` bytes."""
    data = os.read(file, expected)
    while len(data) < most and (more := os.read(file, min(_CHUNK, most - len(data)))):
        data += more
    return data


def _sync(path: Path, flag: int) -> None:
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC | flag)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _wait_for(file: int, deadline: float) -> None:
    while fcntl is not None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise TimeoutError(errno.ETIMEDOUT, "another window is writing") from None
            time.sleep(_STEP)
        else:
            return


def _renameat2() -> Any:
    """Return the C library's renameat2, or None where there is none."""
    return _of_linux("renameat2")


@cache
def _sync_file_range() -> Any:
    """Return the C library's sync_file_range, or None where there is none."""
    call = _of_linux("sync_file_range")
    if call is not None:
        from ctypes import c_int, c_int64, c_uint

        call.argtypes = (c_int, c_int64, c_int64, c_uint)
    return call


def _of_linux(name: str) -> Any:
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    return getattr(ctypes.CDLL(None, use_errno=True), name, None)
