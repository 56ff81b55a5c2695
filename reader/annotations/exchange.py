"""Put a new version in place of the one it was made from, and of no other.

An editor or a sync tool knows no lock. So what is on disk is compared just before the
exchange, and what came out of it just after: whatever was written in between becomes a
conflict copy, as sync tools leave them. The version before stays beside the file as its
backup.
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


def conflict_copy(target: Path, old: Path) -> Path:
    """Return the name under which what came out of an exchange, as `old`, is to be merged."""
    return target.with_name(f"{target.stem}.sync-conflict-{old.name.split('.')[-2]}.yaml")


def replace_seen(
    disk: Disk, target: Path, data: bytes, seen: bytes | None, *, force: bool = False
) -> bool:
    """Put `data`, durably, in place of `target` if that still holds `seen`.

    Args:
        disk: The file system.
        target: The file; its folder is there.
        data: Its new bytes.
        seen: The bytes `data` was made from; None if there was no file.
        force: Put it there whatever `target` holds by now.

    Returns:
        Whether nothing but `seen` came out. If something did, another program wrote it in
        between; it is kept beside the file as a conflict copy, to be merged.

    Raises:
        Changed: If `target` holds something else; it is as it was.
        OSError: If any call failed. What stood there is there, or is in the backup.
    """
    fresh = write_beside(disk, target, data)
    try:
        if not force and content(disk, target) != seen:
            raise Changed
        old = None if seen is None else _swap(disk, fresh, target)
        if old is None:
            _put(disk, fresh, target)
    except BaseException:
        discard(disk, fresh)
        raise
    if old is None:
        disk.fsync_dir(target.parent)
        return True
    return _keep(disk, old, target, seen)


def _keep(disk: Disk, old: Path, target: Path, seen: bytes | None) -> bool:
    """Keep what came out: as the backup if it is what was seen, else as a conflict copy.

    It is looked at again when the folder is synced, for an editor that writes in place may
    have had it open.
    """
    backup = backup_file(target)
    copy = conflict_copy(target, old)
    expected = content(disk, old) == seen
    disk.rename(old, backup if expected else copy)
    disk.fsync_dir(target.parent)
    if expected and content(disk, backup) != seen:
        disk.rename(backup, copy)
        disk.fsync_dir(target.parent)
        return False
    return expected


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
