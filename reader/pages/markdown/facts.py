"""What the front matter of a Markdown page, or the lines on its top, say of the article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from reader.model import Byline
from reader.pages.assemble import Facts, Part
from reader.pages.bylines import byline_of
from reader.pages.dates import is_date_line, stamps_in, with_seconds

_PUBLISHED = ("published", "date_published", "date", "pubdate")
_UPDATED = ("updated", "lastmod")
_OF_THE_FILE = (("created",), ("modified", "last_modified"))
"""What says when the article was published and changed, but in a clipping when that was."""
_ADDRESSES = ("url", "source", "link", "canonical")
_PROPERTY = re.compile(r"([^\W\d_][\w ]{0,40}):(?: (.*))?")


def facts_of(front: Mapping[str, Any], url: str | None) -> Facts:
    """Return what front matter states, by its lower-case names.

    Who clips an article keeps its address in the file, and that was created when it was clipped.
    """
    stated = _string(front, *_ADDRESSES)
    created, modified = ((), ()) if _is_of_the_web(stated) else _OF_THE_FILE
    return Facts(
        title=_string(front, "title", "headline") or "",
        standfirst=_string(front, "description", "standfirst", "summary", "excerpt", "subtitle"),
        bylines=_authors(front),
        publisher=_string(front, "publisher", "site", "source_name", "site_name"),
        section=_string(front, "section", "category", "categories"),
        published=_first_moment(front, *_PUBLISHED, *created),
        updated=_first_moment(front, *_UPDATED, *modified),
        url=stated or url,
        language=_tongue(_string(front, "language", "lang")),
    )


def over(stated: Facts, found: Facts) -> Facts:
    """Return the facts with what front matter states in place of what was found on the page.

    A headline of the page is that, where what is stated has the name of the site, too.
    """
    told = {one.name: value for one in fields(stated) if (value := getattr(stated, one.name))}
    if found.title and found.title in stated.title:
        del told["title"]
    return replace(found, **told)


def with_heading(parts: Sequence[Part], title: str) -> tuple[list[Part], Facts]:
    """Take headline, properties, byline and date off the top of the parts that open the page.

    Args:
        parts: The blocks of the page.
        title: The headline, where front matter states it: another heading is no headline then.
    """
    told, found = [*parts], Facts()
    for at, part in enumerate(parts):
        if part.role == "dropped":
            continue
        if (
            part.role == "crosshead"
            and part.text == (title or found.title or part.text)
            and part.lines[0].lstrip().startswith(("# ", part.text))
        ):
            found = replace(found, title=part.text)
            told[at] = Part(part.lines, "title")
        elif part.role == "paragraph" and found.title and (stated := _properties(part.lines)):
            found = over(facts_of(stated, None), found)
            told[at] = Part(part.lines, "dropped", "front_matter")
        elif part.role == "paragraph" and len(part.lines) <= 2 and (named := byline_of(part.text)):
            found = replace(found, bylines=found.bylines or named)
            told[at] = Part(part.lines, "byline")
        elif part.role == "paragraph" and is_date_line(part.text):
            found = replace(found, published=found.published or _moment(part.text))
            told[at] = Part(part.lines, "date")
        else:
            break
    return told, found


def _properties(lines: Sequence[str]) -> Mapping[str, str]:
    """Return what lines of names and values below a headline say of it, by lower-case names.

    Notion and its like write the properties of a page so; those of a clipping have its address.
    """
    found = [*map(_PROPERTY.fullmatch, map(str.strip, lines))]
    told = {one[1].lower(): one[2] or "" for one in found if one}
    return told if all(found) and _is_of_the_web(_string(told, *_ADDRESSES)) else {}


def _is_of_the_web(address: str | None) -> bool:
    return address is not None and address.startswith(("https://", "http://"))


def _string(front: Mapping[str, Any], *names: str) -> str | None:
    for name in names:
        value = front.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None


def _tongue(value: str | None) -> str | None:
    primary = (value or "").replace("_", "-").split("-")[0].lower()
    return primary if 2 <= len(primary) <= 3 and primary.isalpha() else None


def _authors(front: Mapping[str, Any]) -> tuple[Byline, ...]:
    value = front.get("author") or front.get("authors") or front.get("byline") or ()
    if isinstance(value, str):
        value = " ".join(value.split())
        value = (byline_of(value) or (Byline(value),)) if value else ()
    elif isinstance(value, dict):
        value = [value]
    return tuple(named for one in value if (named := _author(one)))


def _author(value: object) -> Byline | None:
    if isinstance(value, Byline):
        return value
    if isinstance(value, dict):
        name, role = value.get("name"), value.get("role")
        if isinstance(name, str) and name.strip():
            return Byline(
                " ".join(name.split()), role if isinstance(role, str) and role.strip() else None
            )
    if isinstance(value, str) and value.strip():
        return Byline(" ".join(value.split()))
    return None


def _first_moment(front: Mapping[str, Any], *names: str) -> str | None:
    return next(filter(None, (_moment(_string(front, name)) for name in names)), None)


def _moment(value: str | None) -> str | None:
    stamps = stamps_in(value) if value else []
    return with_seconds(stamps[0].moment) if stamps else None
