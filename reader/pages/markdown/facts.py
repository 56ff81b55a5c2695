"""What the front matter of a Markdown page, or the lines on its top, say of the article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from reader.model import Byline
from reader.pages.assemble import Facts, Part
from reader.pages.bylines import byline_of
from reader.pages.dates import is_date_line, stamps_in, with_seconds


def facts_of(front: Mapping[str, Any], url: str | None) -> Facts:
    """Return what front matter states, by its lower-case names."""
    return Facts(
        title=_string(front, "title", "headline") or "",
        standfirst=_string(front, "description", "standfirst", "summary", "excerpt", "subtitle"),
        bylines=_authors(front),
        publisher=_string(front, "publisher", "site", "source_name", "site_name"),
        section=_string(front, "section", "category", "categories"),
        published=_moment(_string(front, "date", "published", "created", "pubdate")),
        updated=_moment(_string(front, "updated", "modified", "lastmod", "last_modified")),
        url=_string(front, "url", "source", "link", "canonical") or url,
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
    """Take headline, byline and date off the top of the parts, where they open the page.

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
        elif part.role == "paragraph" and len(part.lines) <= 2 and (named := byline_of(part.text)):
            found = replace(found, bylines=found.bylines or named)
            told[at] = Part(part.lines, "byline")
        elif part.role == "paragraph" and is_date_line(part.text):
            found = replace(found, published=found.published or _moment(part.text))
            told[at] = Part(part.lines, "date")
        else:
            break
    return told, found


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
        value = (byline_of(value) or (Byline(value),)) if value.strip() else ()
    elif isinstance(value, dict):
        value = [value]
    return tuple(named for one in value if (named := _author(one)))


def _author(value: object) -> Byline | None:
    if isinstance(value, Byline):
        return value
    if isinstance(value, dict):
        name, role = value.get("name"), value.get("role")
        if isinstance(name, str) and name.strip():
            return Byline(name.strip(), role if isinstance(role, str) and role.strip() else None)
    if isinstance(value, str) and value.strip():
        return Byline(" ".join(value.split()))
    return None


def _moment(value: str | None) -> str | None:
    stamps = stamps_in(value) if value else []
    return with_seconds(stamps[0].moment) if stamps else None
