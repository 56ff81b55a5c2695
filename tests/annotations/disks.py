"""File systems for tests: one that fails, and one that can lose its power."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from functools import partial
from itertools import compress, count, product
from pathlib import Path
from random import Random
from typing import Any, cast

from reader.annotations.disk import Disk, RealDisk, Stamp

CHANGES = frozenset(
    (
        "create",
        "write",
        "fsync",
        "rename",
        "exchange",
        "link",
        "unlink",
        "fsync_file",
        "hasten",
        "fsync_dir",
        "mkdir",
        "lock",
    )
)
"""The calls that change something, or wait for a change to be durable."""
CALLS = CHANGES | {"read", "names", "stamp", "is_link", "real", "close", "unlock"}
"""Every call that may fail."""
_LET_GO = frozenset({"close", "unlock"})
"""Calls that let go of a file even where they fail."""
ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT, errno.EMFILE)
"""What a full, failing, read-only or exhausted system answers."""


class Watched:
    """Passes calls on to another file system, counts them, and acts before one of them.

    Args:
        disk: The file system behind.
        act: Gets each call's number, from 1, and its name, before it is made; what it
            raises is raised in place of the call.
        calls: The names of the calls that are watched.
    """

    def __init__(
        self,
        disk: Disk,
        act: Callable[[int, str], None] | None = None,
        calls: frozenset[str] = CHANGES,
    ):
        self._disk = disk
        self._act = act
        self._calls = calls
        self.log: list[str] = []

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._disk, name)
        if name not in self._calls:
            return call

        def watched(*arguments: Any) -> Any:
            self.log.append(name)
            result = call(*arguments) if name in _LET_GO else None
            if self._act is not None:
                self._act(len(self.log), name)
            return result if name in _LET_GO else call(*arguments)

        return watched

    def pause(self, seconds: float) -> None:
        """Wait for nothing."""


def failing(disk: Disk, at: int, error: int, *, sticky: bool = False) -> Disk:
    """Return `disk` with its `at`-th call failing; if sticky, all later ones of that name."""
    stuck: set[str] = set()

    def act(number: int, name: str) -> None:
        if number == at and sticky:
            stuck.add(name)
        if number == at or name in stuck:
            raise OSError(error, os.strerror(error))

    return cast(Disk, Watched(disk, act, CALLS))


def stopping(disk: Disk, at: int) -> Disk:
    """Return `disk` on which the machine stops before the `at`-th change."""

    def act(number: int, name: str) -> None:
        if number >= at:
            raise PowerCut

    return cast(Disk, Watched(disk, act))


def quick() -> Disk:
    """Return the real file system without its pauses."""
    return cast(Disk, Watched(RealDisk()))


class PowerCut(BaseException):
    """The machine stops here."""


class MemoryDisk:
    """A file system in memory that knows what would survive a power cut.

    What was not synced of a file may be missing, cut off or zeros. Of names that were not
    synced POSIX promises nothing: any of them may be there or not. A journal, as that of
    ext4, keeps them in order, and any sync takes all of them along.

    Args:
        ordered: Whether names are kept in order.
    """

    def __init__(self, *, ordered: bool = False) -> None:
        self._ordered = ordered
        self._inodes = count(1)
        self._clock = count(1)
        self._open: dict[int, int] = {}
        self._data: dict[int, bytes] = {}
        self._synced: dict[int, bytes] = {}
        self._modified: dict[int, int] = {}
        self._names: dict[Path, int] = {Path("/"): 0}
        self._durable: dict[Path, int] = dict(self._names)
        self._pending: list[dict[Path, int | None]] = []

    def states_after_power_cut(self, random: Random, samples: int) -> Iterator[MemoryDisk]:
        """Yield what the disk may hold after a power cut: the extremes, then samples.

        Where there are no more than `samples` ways in which names may be there or not, each
        is yielded.
        """
        yield self._after([], _synced)
        yield self._after(self._pending, _whole)
        yield self._after(self._pending, _synced)
        for kept in self._kept_names(random, samples):
            yield self._after(kept, partial(_torn, random))

    def _kept_names(self, random: Random, samples: int) -> Iterator[list[dict[Path, int | None]]]:
        pending = self._pending
        if self._ordered:
            yield from (pending[:count] for count in range(len(pending) + 1))
        elif 2 ** len(pending) <= samples:
            for flags in product((False, True), repeat=len(pending)):
                yield list(compress(pending, flags))
        else:
            for _ in range(samples):
                yield [change for change in pending if random.random() < 0.5]

    def _after(
        self, kept: list[dict[Path, int | None]], data: Callable[[bytes, bytes], bytes]
    ) -> MemoryDisk:
        after = MemoryDisk(ordered=self._ordered)
        names = dict(self._durable)
        for change in kept:
            _apply(names, change)
        names = {path: inode for path, inode in names.items() if names.keys() >= {*path.parents}}
        after._names, after._durable = names, dict(names)
        after._inodes, after._clock = self._inodes, self._clock
        after._data = {
            inode: self._data[inode]
            if self._data[inode] == self._synced[inode]
            else data(self._data[inode], self._synced[inode])
            for inode in self._data
        }
        after._synced, after._modified = dict(after._data), dict(self._modified)
        return after

    def _change(self, change: dict[Path, int | None]) -> None:
        _apply(self._names, change)
        self._pending.append(change)

    def _inode(self, path: Path) -> int:
        if path not in self._names:
            raise FileNotFoundError(errno.ENOENT, "no such file", str(path))
        return self._names[path]

    def read(self, path: Path, limit: int) -> bytes:
        return self._data[self._inode(path)][:limit]

    def create(self, path: Path) -> int:
        self._inode(path.parent)
        if path in self._names:
            raise FileExistsError(errno.EEXIST, "exists", str(path))
        inode = next(self._inodes)
        self._data[inode] = self._synced[inode] = b""
        self._modified[inode] = next(self._clock)
        self._change({path: inode})
        return inode

    def write(self, file: int, data: bytes) -> int:
        written = data[: max(1000, len(data) // 2)]
        self._data[file] += written
        self._modified[file] = next(self._clock)
        return len(written)

    def hasten(self, file: int) -> None:
        pass

    def fsync(self, file: int) -> None:
        self._synced[file] = self._data[file]
        if self._ordered:
            self._commit(self._pending)

    def fsync_file(self, path: Path) -> None:
        self.fsync(self._inode(path))

    def close(self, file: int) -> None:
        pass

    def rename(self, source: Path, target: Path) -> None:
        self._change({target: self._inode(source), source: None})

    def exchange(self, one: Path, other: Path) -> None:
        self._change({one: self._inode(other), other: self._inode(one)})

    def link(self, source: Path, target: Path) -> None:
        if target in self._names:
            raise FileExistsError(errno.EEXIST, "exists", str(target))
        self._change({target: self._inode(source)})

    def unlink(self, path: Path) -> None:
        self._inode(path)
        self._change({path: None})

    def fsync_dir(self, folder: Path) -> None:
        self._inode(folder)
        if self._ordered:
            self._commit(self._pending)
        else:
            pending = self._pending
            self._commit([one for one in pending if any(p.parent == folder for p in one)])

    def _commit(self, changes: list[dict[Path, int | None]]) -> None:
        for change in changes:
            _apply(self._durable, change)
        self._pending = [one for one in self._pending if not any(one is done for done in changes)]

    def mkdir(self, folder: Path) -> None:
        self._inode(folder.parent)
        self._change({folder: next(self._inodes)})

    def names(self, folder: Path) -> list[str]:
        return sorted(path.name for path in self._names if path.parent == folder)

    def stamp(self, path: Path) -> Stamp | None:
        inode = self._names.get(path)
        if inode is None:
            return None
        when = self._modified.get(inode, 0)
        return Stamp(inode, when, len(self._data.get(inode, b"")), when)

    def is_link(self, path: Path) -> bool:
        return self.real(path) != path

    def real(self, path: Path) -> Path:
        return path

    def lock(self, path: Path, seconds: float) -> int:
        assert seconds > 0
        return self._names.get(path, 0)

    def unlock(self, file: int) -> None:
        pass

    def pause(self, seconds: float) -> None:
        pass


def _apply(names: dict[Path, int], change: dict[Path, int | None]) -> None:
    for path, inode in change.items():
        if inode is None:
            names.pop(path, None)
        else:
            names[path] = inode


def _whole(whole: bytes, synced: bytes) -> bytes:
    return whole


def _synced(whole: bytes, synced: bytes) -> bytes:
    return synced


def _torn(random: Random, whole: bytes, synced: bytes) -> bytes:
    cut = random.randint(len(synced), len(whole))
    return random.choice((synced, whole, whole[:cut], b"\0" * len(whole)))
