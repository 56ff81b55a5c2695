"""Annotations as Hypothesis hands them out: its export, its API's rows, or one of them. Pure.

The fields are those of its API (github.com/hypothesis/h, docs/_extra/api-reference).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reader.export.foreign import items, line, mapping, moment, tags, target, text
from reader.export.incoming import Incoming
from reader.model import Annotation, ArticleNotes, ArticleRef, ReaderError, Target

_ANNOTATION_PAGE = "https://hypothes.is/a/"


def read(content: Any) -> list[Incoming]:
    """Return the annotations in an export or an answer of the API, those on one page together.

    A reply stands where the annotation stands that began the thread, if that is there too.

    Raises:
        ReaderError: If there is no annotation in it.
    """
    rows = [one for one in _rows(content) if line(one.get("uri"))]
    if not rows:
        raise ReaderError("there are no annotations in it")
    targets = {line(one.get("id")): _target(one) for one in rows if not one.get("references")}
    pages: dict[str, list[Annotation]] = {}
    titles: dict[str, str] = {}
    for one in rows:
        page = line(one["uri"]).partition("#")[0]
        pages.setdefault(page, []).append(_annotation(one, targets))
        titles[page] = titles.get(page) or _title(one)
    return [
        Incoming(ArticleNotes(ArticleRef("", titles[page], url=page), tuple(found)), ours=False)
        for page, found in pages.items()
    ]


def _rows(content: Any) -> Iterator[dict[str, Any]]:
    for one in items(content):
        held = [each for key in ("rows", "annotations") for each in items(mapping(one).get(key))]
        yield from map(mapping, held or [one])


def _annotation(one: dict[str, Any], targets: dict[str, Target]) -> Annotation:
    note, created = text(one.get("text")).strip(), moment(one.get("created"))
    thread = [line(name) for name in items(one.get("references"))]
    on = targets.get(thread[0]) if thread else None
    place = on or _target(one)
    name = line(one.get("id"))
    extra = {
        "imported_from": line(mapping(one.get("links")).get("html"))
        or (f"{_ANNOTATION_PAGE}{name}" if name else ""),
        "creator": line(one.get("user")).removeprefix("acct:"),
        "reply_to": f"{_ANNOTATION_PAGE}{thread[-1]}" if thread else "",
    }
    return Annotation(
        id=f"{_ANNOTATION_PAGE}{name}" if name else "",
        kind="note" if note or not place.exact else "highlight",
        target=place,
        created=created,
        modified=moment(one.get("updated")) or created,
        note=note,
        tags=tags(items(one.get("tags"))),
        extra={key: value for key, value in extra.items() if value},
    )


def _target(one: dict[str, Any]) -> Target:
    first = items(one.get("target"))[:1]
    return target(mapping(first[0] if first else None).get("selector"))


def _title(one: dict[str, Any]) -> str:
    found = items(mapping(one.get("document")).get("title"))
    return line(found[0]) if found else ""
