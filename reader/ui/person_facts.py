"""What a person's page says of them above the places: in words, as many as have room. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.namesakes import Bearer
from reader.library.person import Record
from reader.ui.rows import count_of, fit, fold

LINES = 4
"""Lines that it takes at most, but for who else bears the name."""


def facts(record: Record, width: int) -> list[str]:
    """Return how a person is called, and what they are from when to when."""
    named = f"Named {count_of(record.mentions, 'time')}: {', '.join(record.forms)}"
    lines = [fit(named, width)] if record.forms else []
    told = [
        f"{role.words} ({_span(role.first, role.last)}{count_of(role.articles, 'article')})"
        for role in record.roles
    ]
    return lines + (fold("; ".join(told), width, LINES - len(lines)) if told else [])


def counted(bearer: Bearer) -> str:
    """Return from when to when somebody is named, and in how many articles."""
    return f"{_span(bearer.first, bearer.last)}{count_of(len(bearer.articles), 'article')}"


def _span(first: str | None, last: str | None) -> str:
    """Return from when to when: "2005 to 2011, ", "2005, ", or "" where it is not known."""
    if first is None or last is None:
        return ""
    years = sorted({first[:4], last[:4]})
    return f"{' to '.join(years)}, "


def which(bearers: Sequence[Bearer], role: str, page: int | None) -> int:
    """Return which of several people is shown: the one asked for, else the one on a page."""
    asked = (n for n, one in enumerate(bearers) if one.role == role)
    there = (n for n, one in enumerate(bearers) if page in one.articles)
    return next(asked, next(there, 0))
