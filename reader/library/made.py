"""What can be made again at any time, kept in the cache so that it need not be: a file each."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from reader.digest import sha256


def load_made(file: Path, made_of: str) -> bytes | None:
    """Return what was kept; None where nothing is, or not whole, or it was made of other things.

    Args:
        file: Where it lies.
        made_of: Tells what it was made of, and by which version of what makes it.
    """
    try:
        kept = file.read_bytes()
    except OSError:
        return None
    size = len(_seal(b"", ""))
    data = kept[size:]
    return data if kept[:size] == _seal(data, made_of) else None


def save_made(file: Path, made_of: str, data: bytes) -> None:
    """Keep what was made, in place of what was kept before. What can't be written is not kept."""
    with suppress(OSError):
        write_made(file, _seal(data, made_of) + data)


def write_made(file: Path, data: bytes) -> None:
    """Write bytes that tell by themselves whether they are whole.

    Raises:
        OSError: If they could not be written; what was there before is there still.
    """
    from reader.annotations.disk import RealDisk
    from reader.annotations.files import make_folder, replace_loosely

    make_folder(RealDisk(), file.parent)
    replace_loosely(RealDisk(), file, data)


def _seal(data: bytes, made_of: str) -> bytes:
    return sha256(sha256(made_of.encode("utf-8", "replace")).digest() + data).digest()
