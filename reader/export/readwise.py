"""Highlights and notes as the CSV table that Readwise imports. Pure.

The columns are those of Readwise's own template: Highlight, Title, Author, URL, Note,
Location, Date. A bookmark without words of its own is left out, for it highlights nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.export.links import safe_url
from reader.export.passages import Marked, in_order, labels
from reader.export.tables import row_of
from reader.guard import guard, one_line
from reader.model import Annotation

COLUMNS = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")

_NOT_IN_A_TAG = re.compile(r"[^\w-]+")


def write(items: Sequence[Marked]) -> str:
    """Return one table of the annotations of all articles, in the order given."""
    rows = [
        _row(marked, one)
        for marked in items
        for one in in_order(marked.notes)
        if _is_worth_a_row(one)
    ]
    return "".join(f"{row_of(cells)}\n" for cells in (COLUMNS, *rows))


def _is_worth_a_row(one: Annotation) -> bool:
    return bool(one.target.exact.strip()) and (one.kind != "bookmark" or bool(one.note.strip()))


def _row(marked: Marked, one: Annotation) -> Iterator[str]:
    article = marked.article
    yield guard(one.target.exact)
    yield one_line(article.title)
    yield one_line(", ".join(one.name for one in article.bylines))
    yield safe_url(marked.url) or ""
    yield _note(one)
    yield str(one.target.start)
    yield one_line(one.created)


def _note(one: Annotation) -> str:
    """Return the note, its label and tags before it as the words `.tag` that Readwise reads."""
    words = [_NOT_IN_A_TAG.sub("-", one_line(name)).strip("-") for name in labels(one)]
    tags = " ".join(f".{word}" for word in words if word)
    note = guard(one.note)
    if note.lstrip().startswith("."):
        note = f"'{note}"
    return " ".join(part for part in (tags, note) if part)
