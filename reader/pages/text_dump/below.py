"""What stands below the article: a wall before its rest, links to others of the publisher."""

from __future__ import annotations

import re

from reader.model import WALL_REACH, Related
from reader.pages.dates import stamps_in
from reader.pages.text_dump.sheet import Sheet, Verdict, dropped
from reader.pages.wall import says_wall

_META = re.compile(r"[\s|/·•,-]+(?P<section>[^\d|]{2,40})")


def related_links(sheet: Sheet, last: int) -> tuple[tuple[Related, ...], dict[int, Verdict]]:
    """Return the headlines below chunk `last` that stand over a date and a section.

    Such a pair of lines ("A headline", "28 Nov 08 | Politics") is a link to another
    article; headlines without a date are promotion of the site.
    """
    found: list[Related] = []
    verdicts: dict[int, Verdict] = {}
    texts = sheet.texts
    for at in range(last, len(texts) - 1):
        if not texts[at + 1][0].isdigit() or at in verdicts or sheet.chunks[at + 1].gap:
            continue
        related = _link(texts[at], texts[at + 1])
        if related:
            found.append(related)
            verdicts[at] = verdicts[at + 1] = Verdict("related")
    return tuple(found), verdicts


def _link(title: str, below: str) -> Related | None:
    if len(below) > 60 or not 12 <= len(title) <= 160:
        return None
    stamps = stamps_in(below)
    if len(stamps) != 1 or stamps[0].start != 0 or stamps_in(title):
        return None
    meta = _META.fullmatch(below[stamps[0].end :])
    if meta is None:
        return None
    return Related(title, stamps[0].day, meta["section"].strip())


def walls_below(sheet: Sheet, last: int) -> dict[int, Verdict]:
    """Return the chunks right below chunk `last` that say that the rest is for those who pay."""
    texts = sheet.texts[last : last + 2 * WALL_REACH]
    return {
        last + at: dropped("paywall")
        for at in range(min(WALL_REACH, len(texts)))
        if says_wall(texts, at)
    }
