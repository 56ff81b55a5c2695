"""The texts that notes were made on, kept by content: what makes re-anchoring sure.

With the old text at hand its words are aligned with the new one's, and wrong places fall
from one in six to one in five hundred against looking for the quotation alone.
"""

from __future__ import annotations

import zlib
from pathlib import Path

from reader.annotations.disk import Disk
from reader.annotations.files import write_durably
from reader.annotations.ids import is_digest, text_digest

_LEVEL = 6
_LIMIT = 32 * 1024 * 1024
"""Bytes of one text, unpacked: more than any page the reader takes in."""


def text_file(folder: Path, digest: str) -> Path:
    """Return where the text with this SHA-256 is kept."""
    return folder / f"{digest}.txt.gz"


def keep_text(disk: Disk, folder: Path, text: str) -> str:
    """Keep a text, durably, unless it is kept already.

    Returns:
        Its SHA-256 in hex.

    Raises:
        OSError: If it can't be written.
    """
    digest = text_digest(text)
    file = text_file(folder, digest)
    if kept_text(disk, folder, digest) is None:
        import gzip

        packed = gzip.compress(text.encode("utf-8", "surrogatepass"), _LEVEL, mtime=0)
        write_durably(disk, file, packed)
    else:
        # A save that failed or was killed may have left it there unsynced, a sync tool too.
        disk.fsync_file(file)
        disk.fsync_dir(folder)
    return digest


def kept_text(disk: Disk, folder: Path, digest: str) -> str | None:
    """Return the text with this SHA-256, or None if it is not there whole."""
    if not is_digest(digest):
        return None
    try:
        packed = disk.read(text_file(folder, digest), _LIMIT)
        text = _unpack(packed).decode("utf-8", "surrogatepass")
    except (OSError, ValueError, zlib.error):
        return None
    return text if text_digest(text) == digest else None


def _unpack(packed: bytes) -> bytes:
    """Unpack, but no more than the limit, whatever the file claims to hold."""
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    return unpacker.decompress(packed, _LIMIT)
