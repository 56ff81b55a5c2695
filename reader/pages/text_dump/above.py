"""What stands above the article: headline, standfirst, byline, date, section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from reader.model import Byline
from reader.pages.bylines import byline_of
from reader.pages.dates import Stamp, reads_day_first, stamps_in, with_seconds
from reader.pages.reasons import certain_reason
from reader.pages.text_dump.evidence import BYLINE, DATE, NOTICE, TINY
from reader.pages.text_dump.sheet import Sheet, Verdict, certain_verdict

_HEADLINE_REACH = 40
"""How many chunks above the text the headline may stand: buttons and pictures come between."""
_DATE_REACH = 12
_CONTENT_WORD = re.compile(r"\w{4,}")
_LEAST = 1.5


@dataclass(frozen=True, slots=True)
class Heading:
    """What the page says above its article, and on which chunks it says it."""

    title: str
    bylines: tuple[Byline, ...]
    published: str | None
    updated: str | None
    section: str | None
    verdicts: dict[int, Verdict]


def read_heading(sheet: Sheet, first: int, last: int, taken: Collection[int] = ()) -> Heading:
    """Return what stands above (and, for byline and date, below) the chunks `first` to `last`.

    Args:
        sheet: The page.
        first: The first chunk of the article.
        last: The chunk after its last.
        taken: Chunks that are known to be something else.
    """
    verdicts: dict[int, Verdict] = {}
    at = _headline(sheet, first, last)
    top = first if at is None else at
    if at is not None:
        verdicts[at] = Verdict("title")
    near = [n for n in _near(sheet, top, first, last) if n not in taken]
    bylines = _bylines(sheet, near, verdicts)
    published, updated = _dates(sheet, near, verdicts)
    section = _section(sheet, at, verdicts)
    _captions(sheet, top + 1, first, verdicts)
    return Heading(
        sheet.text(at) if at is not None else "", bylines, published, updated, section, verdicts
    )


def _headline(sheet: Sheet, first: int, last: int) -> int | None:
    said = set(_CONTENT_WORD.findall(" ".join(sheet.text(at) for at in range(first, last)).lower()))
    times = Counter(chunk.text for chunk in sheet.chunks)
    best, found = _LEAST, None
    for at in range(first, max(-1, first - _HEADLINE_REACH), -1):
        if at >= len(sheet.chunks) or (at == first and sheet.is_prose(at)):
            continue
        value = _headline_worth(sheet, at, first, said, times)
        if value > best:
            best, found = value, at
    return found


def _headline_worth(
    sheet: Sheet, at: int, first: int, said: set[str], times: Counter[str]
) -> float:
    text = sheet.text(at)
    words = text.split()
    if (
        not 2 <= len(words) <= 40
        or len(text) > 250
        or sheet.kind(at) == NOTICE
        or certain_verdict(text, sheet.kind(at))
    ):
        return -9.0
    content = _CONTENT_WORD.findall(text.lower())
    shared = sum(word in said for word in content) / len(content) if content else 0.0
    value = 3 * shared + min(len(words), 6) / 6 - 0.06 * (first - at)
    value += 0.7 * (1 < times[text] < 4)
    value -= text[-1] in ".:" and sheet.is_prose(at)
    below = range(at + 1, min(at + 6, first + 1, len(sheet.chunks)))
    value += any(_says_when_or_who(sheet, n) for n in below)
    value -= sheet.pair(at) and not _says_when_or_who(sheet, at + 1)
    return value


def _says_when_or_who(sheet: Sheet, at: int) -> bool:
    kind = sheet.kind(at)
    return kind == BYLINE or (kind == DATE and bool(stamps_in(sheet.text(at))))


def _near(sheet: Sheet, top: int, first: int, last: int) -> Iterator[int]:
    """Yield the chunks where byline and date may stand, the likeliest first."""
    total = len(sheet.chunks)
    yield from range(top, min(first + 6, total))
    yield from range(top - 1, max(-1, top - _DATE_REACH), -1)
    yield from range(first + 6, min(last + 4, total))


def _bylines(sheet: Sheet, near: Sequence[int], verdicts: dict[int, Verdict]) -> tuple[Byline, ...]:
    for at in near:
        found = byline_of(sheet.text(at), sheet.text(at + 1)) if sheet.kind(at) == BYLINE else None
        if found and at not in verdicts:
            verdicts[at] = Verdict("byline")
            if found[-1].role and found[-1].role == sheet.text(at + 1):
                verdicts[at + 1] = Verdict("byline")
            return found
    return ()


def _dates(
    sheet: Sheet, near: Sequence[int], verdicts: dict[int, Verdict]
) -> tuple[str | None, str | None]:
    day_first = reads_day_first(chunk.text for chunk in sheet.chunks)
    published: Stamp | None = None
    updated: Stamp | None = None
    for at in near:
        text = sheet.text(at)
        if len(text) > 160 or sheet.is_prose(at):
            continue
        stamps = stamps_in(text, day_first=day_first)
        for stamp in stamps:
            if stamp.updated:
                updated = updated or stamp
            else:
                published = published or stamp
        if stamps and at not in verdicts and sheet.kind(at) == DATE:
            verdicts[at] = Verdict("date")
        if published:
            break
    return _told(published, updated)


def _told(published: Stamp | None, updated: Stamp | None) -> tuple[str | None, str | None]:
    """Return both moments; a page that states only its last change was published that day."""
    changed = with_seconds(updated.moment) if updated else None
    if published:
        return with_seconds(published.moment), changed
    return (updated.day, changed) if updated else (None, None)


def _captions(sheet: Sheet, top: int, first: int, verdicts: dict[int, Verdict]) -> None:
    """Find the captions of pictures between headline and text: a label over its sentence."""
    for at in range(top, first - 1):
        if not sheet.pair(at) or at in verdicts or at + 1 in verdicts:
            continue
        label, sentence = sheet.text(at), sheet.text(at + 1)
        clutter = (
            certain_verdict(sheet.text(n), sheet.kind(n)) or sheet.kind(n) == NOTICE
            for n in (at, at + 1)
        )
        if not any(clutter) and len(label) <= len(sentence) <= 300 and len(sentence.split()) > 4:
            verdicts[at] = Verdict("caption", joined=True)
            verdicts[at + 1] = Verdict("caption", text=sentence)


def _section(sheet: Sheet, title: int | None, verdicts: dict[int, Verdict]) -> str | None:
    """Return the label right above the headline, when it stands alone as a section's name does."""
    if title is None or title == 0:
        return None
    at = title - 1
    text = sheet.text(at)
    if (
        sheet.kind(at) != TINY
        or not sheet.alone(at)
        or not text[0].isupper()
        or certain_reason(text)
    ):
        return None
    if at in verdicts or not text.replace(" ", "").isalpha():
        return None
    verdicts[at] = Verdict("section")
    return text
