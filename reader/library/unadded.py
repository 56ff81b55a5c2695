"""What was to be added and could not be: state/unadded.json, until it is added or dropped.

Only what is there can be tried again: a file, a folder or an address. Standard input, a page that
was pasted, and a name that stands for nothing are told once and not kept.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from reader.annotations.disk import Disk, RealDisk
from reader.annotations.files import content, make_folder, why, write_durably
from reader.annotations.quarantine import set_aside
from reader.library.added import Added
from reader.library.places import Places
from reader.library.sources import STANDARD_INPUT, Pasted, Unreadable, is_address
from reader.model import ReaderError

MOST = 5000
"""Sources that are kept, the latest: each report of adding writes them anew."""
_PATIENCE = 1.0
"""Seconds to wait for another reader that writes the file."""
_NO_SOURCES = frozenset({STANDARD_INPUT, str(Pasted(""))})

Listed = Mapping[str, Unreadable]
"""By source; a path is absolute, for it is tried again from wherever one is then."""


class Unadded:
    """What could not be added, written down as it comes; what can't be written is held here.

    Args:
        places: Where the library lies.
    """

    def __init__(self, places: Places) -> None:
        self._places = places
        self._unkept = Added()

    def keep(self, became: Added, settled: Iterable[str] = ()) -> str | None:
        """Take in what became of pages; return why it could not be written down, if it was not.

        Args:
            became: What became of them.
            settled: Sources that nothing is wrong with any more.
        """
        self._unkept += became
        try:
            keep_unadded(self._places, self._unkept, settled)
        except ReaderError as error:
            return str(error)
        self._unkept = Added()
        return None

    def every(self) -> list[Unreadable]:
        """Return what could not be added, in this run or before."""
        return [*with_outcome(load_unadded(self._places), self._unkept).values()]


def unadded_file(places: Places) -> Path:
    """Return the file: a JSON array of objects with `source` and `reason`, the latest last."""
    return places.state / "unadded.json"


def load_unadded(places: Places) -> dict[str, Unreadable]:
    """Return what is kept; a file that can't be read counts as none, never raises."""
    return read_unadded(_content(RealDisk(), unadded_file(places))) or {}


def keep_unadded(places: Places, became: Added, settled: Iterable[str] = ()) -> None:
    """Keep what could not be added, and forget what is in the library now. Durable on return.

    Args:
        places: Where the library lies.
        became: What became of pages.
        settled: Sources that nothing is wrong with any more.

    Raises:
        ReaderError: If it could not be written.
    """
    _change(places, lambda listed: with_outcome(listed, became, settled))


def drop_unadded(places: Places, sources: Iterable[str]) -> list[Unreadable]:
    """Forget some of what could not be added, and return it. Durable on return.

    Raises:
        ReaderError: If it could not be written.
    """
    wanted, before = {source_of(one) for one in sources}, load_unadded(places)
    _change(places, lambda listed: {key: one for key, one in listed.items() if key not in wanted})
    return [one for key, one in before.items() if key in wanted]


def put_back_unadded(places: Places, every: Iterable[Unreadable]) -> None:
    """Keep again what was dropped. Durable on return.

    Raises:
        ReaderError: If it could not be written.
    """
    again = {one.source: one for one in every}
    _change(places, lambda listed: {**listed, **again})


def with_outcome(listed: Listed, became: Added, settled: Iterable[str] = ()) -> Listed:
    """Return what could not be added once pages became something."""
    pages = (*became.added, *became.updated, *became.known)
    gone = {source_of(one) for one in (*(page.source for page in pages), *settled)}
    left = {key: one for key, one in listed.items() if key not in gone}
    for one in became.unreadable:
        key = source_of(one.source)
        if key in listed or _is_there(one.source):
            left.pop(key, None)
            left[key] = Unreadable(key, one.reason)
    return left


def source_of(source: str) -> str:
    """Return a source as it is meant from wherever one is: an address, or an absolute path."""
    return source if is_address(source) else str(Path(source).absolute())


def _is_there(source: str) -> bool:
    return source not in _NO_SOURCES and (is_address(source) or os.path.lexists(source))


def _change(places: Places, change: Callable[[Listed], Listed]) -> None:
    disk, file = RealDisk(), unadded_file(places)
    if (listed := load_unadded(places)) == change(listed):
        return
    try:
        make_folder(disk, file.parent)
        lock = disk.lock(file.with_suffix(".lock"), _PATIENCE)
        try:
            write_durably(disk, file, _written(change(_stored(disk, places))))
        finally:
            disk.unlock(lock)
    except OSError as error:
        what = "what could not be added is not remembered"
        raise ReaderError(f"{file}: {what}: {why(error)}") from error


def _stored(disk: Disk, places: Places) -> Listed:
    """Return what is kept, to be written anew; of a damaged file a copy is made first."""
    file = unadded_file(places)
    found = content(disk, file)
    known = read_unadded(found)
    if known is None and not set_aside(disk, places.state / "quarantine", file, found or b""):
        raise ReaderError(f"{file}: left as it is: it is damaged, and no copy could be made of it")
    return known or {}


def _content(disk: Disk, file: Path) -> bytes | None:
    try:
        return content(disk, file)
    except OSError:
        return b"\0"


def _written(listed: Listed) -> bytes:
    rows = [json.dumps(asdict(one)) for one in [*listed.values()][-MOST:]]
    return ("[\n" + ",\n".join(rows) + "\n]\n").encode()


def read_unadded(data: bytes | None) -> dict[str, Unreadable] | None:
    """Return what the bytes of the file say, nothing where it is not there; None for damage."""
    try:
        rows = json.loads(b"[]" if data is None else data)
        every = [Unreadable(str(one["source"]), str(one["reason"])) for one in rows]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return {one.source: one for one in every}
