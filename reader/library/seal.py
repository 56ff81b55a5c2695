"""The seal of a closed index: how large and how old its file was when the last reader left it.

SQLite notices where the form of a file is damaged, not where one letter in it is another. What
something else wrote to the file, though, shows in its size or its time. There is no seal while
anybody has the file open, and none after a kill; then it is believed as far as SQLite can read it.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

SUFFIX = "-seal"
"""What the name of the file that holds the seal ends in, behind the index's own."""
_SEAL = re.compile(rb"\d+ \d+\n")


def is_broken(file: Path) -> bool:
    """Tell whether something else wrote to a file since it was sealed."""
    seal, state = _read(file), _state(file)
    if None in (seal, state) or seal == state or _is_open(file):
        return False
    return _read(file) == seal  # else somebody opened it, and perhaps closed it, just now


def take_off(file: Path) -> None:
    """Take the seal off a file that is about to be opened."""
    with contextlib.suppress(OSError):
        _seal(file).unlink()


def put_on(file: Path) -> None:
    """Seal a file that was closed, unless somebody else has it open."""
    with contextlib.suppress(OSError):
        if (state := _state(file)) is not None and not _is_open(file):
            _seal(file).write_bytes(state)


def _seal(file: Path) -> Path:
    return Path(f"{file}{SUFFIX}")


def _read(file: Path) -> bytes | None:
    """Return what a seal says; None if there is none, or a part of one."""
    try:
        found = _seal(file).read_bytes()
    except OSError:
        return None
    return found if _SEAL.fullmatch(found) else None


def _state(file: Path) -> bytes | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return b"%d %d\n" % (found.st_size, found.st_mtime_ns)


def _is_open(file: Path) -> bool:
    """Tell whether somebody has it open, or was killed: SQLite's log is taken away at the end."""
    return Path(f"{file}-wal").exists()
