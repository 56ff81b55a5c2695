"""What is left out of a folder that is named, for its name says of no page: counted, to be told."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from reader.library.sources import TAKEN_SUFFIXES, Unreadable, entries_below, is_taken

_MOST = 4
"""Kinds of files that are named."""
_BESIDE = frozenset(
    f".{suffix}"
    for suffix in (
        "css js mjs map download jpg jpeg png gif webp avif svg ico bmp tif tiff heic "
        "woff woff2 ttf otf eot mp3 m4a ogg opus wav mp4 m4v mov webm vtt"
    ).split()
)
"""What belongs to saved pages, pictures and sound: nobody looks for an article in it."""
_PARTS = "_files"
"""How a folder ends in which a browser keeps the parts of a page."""


def left_out(sources: Iterable[str]) -> str:
    """Return how many files of which kinds are left out of the folders among some sources.

    Args:
        sources: As `reader.library.sources.expand` takes them.

    Returns:
        Such as "3 .pdf, 1 .docx"; "" for none.
    """
    kinds: Counter[str] = Counter()

    def count(entry: os.DirEntry[str]) -> None:
        kind = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122  # as where pages are told
        in_page = os.path.dirname(entry.path).endswith(_PARTS)  # noqa: PTH120
        if kind not in _BESIDE and not in_page and entry.is_file():
            kinds[kind] += 1

    for source in sources:
        if os.path.isdir(source):  # noqa: PTH112  # a Path can't be of what is no name
            for page in entries_below(Path(source), TAKEN_SUFFIXES, in_order=False, others=count):
                if not (isinstance(page, Unreadable) or is_taken(Path(page.path))):
                    count(page)
    often = sorted(kinds.items(), key=lambda one: (-one[1], one[0]))
    told = [f"{number} {kind}" for kind, number in often[:_MOST]]
    if more := sum(number for _, number in often[_MOST:]):
        told.append(f"{more} more")
    return ", ".join(told)
