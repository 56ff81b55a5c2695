"""Taking pages out of the library: moved aside, so that they can be put back."""

from __future__ import annotations

from pathlib import Path

from reader.annotations.disk import Disk
from reader.annotations.files import discard, why, write_durably
from reader.annotations.quarantine import set_aside
from reader.dataclass import dataclass
from reader.library.folders import mark_changed
from reader.library.places import Places
from reader.model import ReaderError

_LARGEST = 1 << 30


@dataclass(frozen=True, slots=True)
class Moved:
    """A page that was taken out of the library."""

    page: Path
    """Where it lay."""
    kept: Path
    """Where it lies now."""


def is_own(places: Places, page: Path) -> bool:
    """Tell whether a page lies in the library, not in a folder of the person's or with us."""
    return page.is_relative_to(places.pages)


def take_out(disk: Disk, places: Places, page: Path) -> Moved:
    """Move a page from the library to `state/removed`; what was noted in it stays.

    Raises:
        ReaderError: If it could not be moved; it is where it was then.
    """
    try:
        kept = set_aside(disk, places.state / "removed", page, disk.read(page, _LARGEST))
        if kept is None:
            raise ReaderError(f"{page}: stays: no copy could be made in {places.state / 'removed'}")
        disk.unlink(page)
    except OSError as error:
        raise ReaderError(f"{page}: stays: {why(error)}") from error
    mark_changed(places)
    return Moved(page, kept)


def put_in_again(disk: Disk, places: Places, moved: Moved) -> None:
    """Move a page back to where it lay, unless another lies there by now.

    Raises:
        ReaderError: If it could not be; it stays where it was moved to.
    """
    try:
        if disk.stamp(moved.page) is not None:
            raise ReaderError(f"{moved.page}: another page lies there; yours is {moved.kept}")
        write_durably(disk, moved.page, disk.read(moved.kept, _LARGEST))
    except OSError as error:
        raise ReaderError(f"{moved.page}: not put back: {why(error)}; see {moved.kept}") from error
    mark_changed(places)
    discard(disk, moved.kept)
