"""Put a new version in place of the one it was made from, and of no other.

An editor or a sync tool knows no lock. So what is on disk is compared just before the
exchange, and what came out of it just after: whatever was written in between is handed
back to be merged. The version before stays beside the file as its backup.
"""

from __future__ import annotations

import errno
from pathlib import Path

from reader.annotations.disk import Disk
from reader.annotations.files import content, discard, write_beside

_CANNOT = frozenset(
    (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM, errno.EXDEV)
)
"""What a file system answers that has no exchange or no hard links."""


class Changed(Exception):
    """The file is not what the new version was made from; nothing was written."""


def backup_file(target: Path) -> Path:
    """Return where the version before is kept, hidden beside the file."""
    return target.with_name(f".{target.name}.bak")


def replace_seen(disk: Disk, target: Path, data: bytes, seen: bytes | None) -> bytes | None:
    """Put `data`, durably, in place of `target` if that still holds `seen`.

    Args:
        disk: The file system.
        target: The file; its folder is there.
        data: Its new bytes.
        seen: The bytes `data` was made from; None if there was no file.

    Returns:
        What stood there at the moment of the exchange: `seen`, or what another program
        wrote in between, which must be merged now.

    Raises:
        Changed: If `target` holds something else; it is as it was.
        OSError: If any call failed. What stood there is there, or is in the backup.
    """
    fresh = write_beside(disk, target, data)
    try:
        if content(disk, target) != seen:
            raise Changed
        old = None if seen is None else _swap(disk, fresh, target)
        if old is None:
            _put(disk, fresh, target)
    except BaseException:
        discard(disk, fresh)
        raise
    if old is not None:
        disk.rename(old, backup_file(target))
    disk.fsync_dir(target.parent)
    return None if old is None else content(disk, backup_file(target))


def _swap(disk: Disk, fresh: Path, target: Path) -> Path:
    """Put `fresh` in place of `target` and return the name the old file has now."""
    try:
        disk.exchange(fresh, target)
    except FileNotFoundError:
        raise Changed from None
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
    else:
        return fresh
    old = _second_name(disk, target, fresh.with_suffix(".old"))
    try:
        disk.rename(fresh, target)
    except BaseException:
        discard(disk, old)
        raise
    return old


def _second_name(disk: Disk, target: Path, old: Path) -> Path:
    """Give `target` a second name, or a copy where the file system has no hard links."""
    try:
        disk.link(target, old)
    except FileNotFoundError:
        raise Changed from None
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
        return write_beside(disk, target, content(disk, target) or b"")
    return old


def _put(disk: Disk, fresh: Path, target: Path) -> None:
    """Put `fresh` where there was no file; never over one that came in between."""
    try:
        disk.link(fresh, target)
    except FileExistsError:
        raise Changed from None
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
        disk.rename(fresh, target)
    else:
        discard(disk, fresh)
