"""Who wrote the article, by the lines between its headline and its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model import Byline
from reader.pages.bylines import (
    authors_in,
    byline_of,
    is_lead,
    is_name,
    is_role,
    unglued,
    without_desk,
)
from reader.pages.dates import is_date_line, stamps_in
from reader.pages.text_dump.kinds import DATE
from reader.pages.text_dump.sheet import Sheet, Verdict

_ABOVE, _WITHIN, _BELOW = 6, 14, 4
"""How many chunks above the headline, into the text and below it a byline may stand."""
_BESIDE = re.compile(
    r"@\w+|follow|\d+ min(?:ute)?s? read|·|updated\b.*|published\b.*", re.IGNORECASE
)
"""What stands beside an author's name besides a date and a role."""
_BESIDE_A_NAME = re.compile("[,|•]")
_BY = re.compile(r"(?:^|[\s|•·,-])(?:by|von|por|par)[:\s]+(?=[A-Z])", re.IGNORECASE)
_LONGEST_LINE = 160

Found = tuple[tuple[Byline, ...], dict[int, Verdict]]


def authors_of(sheet: Sheet, top: int, first: int, last: int) -> Found:
    """Return the authors and the chunks that name them.

    Lines that say "By" go before names that only stand beside a date or a role.

    Args:
        sheet: The page.
        top: The chunk of the headline, or where the text begins without one.
        first: The first chunk of the article.
        last: The chunk after its last.
    """
    heading = [
        *range(top, min(first + 3, len(sheet.chunks))),
        *range(top - 1, max(-1, top - _ABOVE), -1),
    ]
    within = range(min(first + 3, len(sheet.chunks)), min(first + _WITHIN, len(sheet.chunks)))
    foot = range(last, min(last + _BELOW, len(sheet.chunks)))
    for at in (*heading, *within, *foot):
        found = _said(sheet, at)
        if found:
            return found
    for at in heading:
        found = _named(sheet, at) if at != top else None
        if found:
            return found
    return (), {}


def _said(sheet: Sheet, at: int) -> Found | None:
    """Return the authors of a line that says "By", or that stands under one."""
    text = sheet.text(at)
    if len(text) > _LONGEST_LINE or sheet.is_prose(at):
        return None
    below = sheet.text(at + 1)
    if is_lead(text):
        names = authors_in(_once(below), sheet.text(at + 2)) if below else None
        more = list(_more_leads(sheet, at + 2))
        names = names and (*names, *(one for found, _ in more for one in found))
        return (names, _verdicts(at, at + 1, *(n for _, n in more))) if names else None
    found = byline_of(text, below)
    if found is None and sheet.kind(at) == DATE:
        inside = _BY.search(text)
        found = authors_in(text[inside.end() :]) if inside else None
    if found is None:
        return None
    role_below = len(found) == 1 and found[0].role is not None and found[0].role == below
    return found, _verdicts(at, *([at + 1] if role_below else []))


def _more_leads(sheet: Sheet, at: int) -> Iterator[tuple[tuple[Byline, ...], int]]:
    """Yield further authors, each under a lead of its own."""
    while is_lead(sheet.text(at)) and (found := authors_in(_once(sheet.text(at + 1)))):
        yield found, at + 1
        at += 2


def _once(text: str) -> str:
    """Return a text that a picture's label doubled ("Ada Example Ada Example") once."""
    half = len(text) // 2
    return text[:half] if text[:half] == text[half + 1 :] else text


def _named(sheet: Sheet, at: int) -> Found | None:
    """Return the author whose bare name stands beside a date or a role, or in the date's line."""
    text = _once(sheet.text(at))
    if len(text) > _LONGEST_LINE or sheet.is_prose(at):
        return None
    stamps = stamps_in(text) if sheet.kind(at) == DATE else []
    if stamps:
        name = text[: stamps[0].start].strip(" -–—|•·,/")
        found = authors_in(name) if " " in name else None
        return (found, _verdicts(at)) if found else None
    text = unglued(text).rstrip("/")
    lone = _BESIDE_A_NAME.split(text, maxsplit=1)[0].strip()
    if is_role(lone):
        lone = without_desk(lone)
    if not is_name(lone) or is_role(lone):
        return None
    beside = [
        n for n in (at - 1, at + 1, at + 2) if 0 <= n < len(sheet.chunks) and _is_beside(sheet, n)
    ]
    doubled = sheet.text(at) in (sheet.text(at - 1), sheet.text(at + 1))
    found = authors_in(text, sheet.text(at + 1)) if beside or doubled else None
    return (found, _verdicts(at)) if found else None


def _is_beside(sheet: Sheet, at: int) -> bool:
    text = sheet.text(at)
    return len(text) < 90 and (
        is_date_line(text)
        or is_role(text)
        or _BESIDE.fullmatch(text) is not None
        or (sheet.kind(at) == DATE and bool(stamps_in(text)))
    )


def _verdicts(*chunks: int) -> dict[int, Verdict]:
    return {at: Verdict("byline") for at in chunks}
