"""What a save that was killed left behind: out of the folder of notes, never lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from reader.annotations.disk import Disk
from reader.annotations.exchange import conflict_copy
from reader.annotations.files import content, discard
from reader.annotations.quarantine import set_aside

_OURS = r"\.{name}\.\d+\.[0-9a-f]{{12}}\.(?:tmp|old)"
"""The names `files.write_beside` and `exchange.replace_seen` give."""


def sweep(disk: Disk, target: Path, aside: Path, is_known: Callable[[bytes], bool]) -> None:
    """Move unfinished files of ours from beside `target` to the folder `aside`.

    To be called while the lock is held: then none of them belongs to a save under way.
    One may hold what another program wrote at the moment of a kill: that becomes a
    conflict copy, to be merged.

    Args:
        disk: The file system.
        target: The notes file.
        aside: The folder for what was never finished.
        is_known: Tells whether bytes hold nothing to be merged.
    """
    ours = re.compile(_OURS.format(name=re.escape(target.name)))
    for name in filter(ours.fullmatch, disk.names(target.parent)):
        left = target.with_name(name)
        data = content(disk, left)
        if data and not is_known(data):
            disk.rename(left, conflict_copy(target, left))
        elif not data or set_aside(disk, aside, target, data) is not None:
            discard(disk, left)
