"""Records that are kept by the hour: each entry of a live blog stands below when it was written.

Hours on lines of their own that go on one way, with running text between them, are one record. A
list of its key events has hours too, but no text between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.pages.reasons import likely_reason
from reader.pages.text_dump.credits import is_credit
from reader.pages.text_dump.kinds import LONG
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import CUT, KEPT, kept_span

_HOUR = re.compile(
    r"(\d{1,2})[.:h]([0-5]\d)(?: ?([ap])\.?m\.?)?(?: ?(?:uhr|[a-z]{2,4}))?", re.IGNORECASE
)
_LONGEST_HOUR = 16
_LEAST_INSIDE, _LEAST = 2, 4
"""So many hours of a record stand in what was read of it at least, and so many on the page."""
_MOST_WITHOUT_TEXT = 4
"""One entry of so many may hold no running text: a picture, a post."""


def go_on_over_hours(sheet: Sheet, places: list[int]) -> None:
    """Let the text be all entries of a record, if it is a part of one.

    Where it is all of one, what was cut of its entries was weighed, and stays so.

    Args:
        sheet: The page.
        places: Where its chunks stand, which is changed.
    """
    article = kept_span(places)
    digits = [at for at in article if sheet.texts[at][:1].isdigit()]
    inside = [at for at in digits if _hour_of(sheet.texts[at]) is not None]
    if len(inside) < _LEAST_INSIDE:
        return
    hours = max(_runs(sheet.texts), key=lambda run: sum(at in article for at in run))
    if len(hours) >= _LEAST and len({*hours} & {*inside}) >= _LEAST_INSIDE:
        between = [range(above + 1, below) for above, below in pairwise(hours)]
        last = _last_entry(sheet, hours[-1] + 1)
        is_whole = article.start <= between[0].start and last.stop <= article.stop
        silent = sum(not any(map(sheet.is_prose, entry)) for entry in between)
        if not is_whole and silent * _MOST_WITHOUT_TEXT <= len(between):
            _keep(sheet, places, [*between, last])


def _hour_of(text: str) -> int | None:
    """Return how many minutes after midnight a line says it is, None if it says aught else.

    >>> _hour_of("21.40 GMT"), _hour_of("1:05 p.m. ET"), _hour_of("21.40 The vote")
    (1300, 785, None)
    """
    found = _HOUR.fullmatch(text) if len(text) <= _LONGEST_HOUR else None
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").lower()
    if half:
        hour = hour % 12 + 12 * (half == "p")
    return 60 * hour + minute


def _runs(texts: Sequence[str]) -> Iterator[list[int]]:
    """Yield the hours of a page that go on one way, onward or back."""
    run: list[int] = []
    last = way = 0
    for at in [at for at, text in enumerate(texts) if text[:1].isdigit()]:
        hour = _hour_of(texts[at])
        if hour is None:
            continue
        onward = (hour > last) - (hour < last)
        if run and way and onward == -way:
            yield run
            run, way = [], 0
        elif run:
            way = way or onward
        run.append(at)
        last = hour
    if run:
        yield run


def _last_entry(sheet: Sheet, first: int) -> range:
    """Return the last entry of a record, which ends with its running text."""
    last = first + (sheet.is_label(first) and sheet.is_prose(first + 1))
    while _is_text(sheet, last):
        last += 1
    return range(first, last)


def _keep(sheet: Sheet, places: list[int], entries: Sequence[range]) -> None:
    """Keep the running text of each entry, and the heading right above it."""
    first, last = entries[0].start, entries[-1].stop
    article = kept_span(places)
    for beyond in (range(first, article.start), range(article.stop, last)):
        places[beyond.start : beyond.stop] = [CUT] * len(beyond)
    for entry in entries:
        for at in entry:
            if _is_text(sheet, at):
                places[at] = KEPT
        if entry[1:] and _heads(sheet, entry[0]):
            places[entry[0]] = KEPT


def _is_text(sheet: Sheet, at: int) -> bool:
    text = sheet.text(at)
    is_running = sheet.is_prose(at) or sheet.kind(at) == LONG
    return is_running and likely_reason(text) is None and not is_credit(text)


def _heads(sheet: Sheet, at: int) -> bool:
    """Whether the first line of an entry is the heading of the text below it."""
    return (
        not sheet.is_stated(at)
        and likely_reason(sheet.text(at)) is None
        and _is_text(sheet, at + 1)
    )
