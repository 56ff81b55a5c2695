"""What an HTML page says about its article: JSON-LD, Open Graph, meta and the page, compared."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from reader.guard import sanitise
from reader.model import Byline
from reader.pages.assemble import Facts
from reader.pages.bylines import authors_in, byline_of
from reader.pages.dates import stamps_in, with_seconds
from reader.pages.publisher import publisher_of
from reader.pages.text_dump.above import Heading

_ARTICLE = re.compile(
    r"(?:News|Blog|Tech|Scholarly|Opinion|Analysis|Reportage|Review|Background"
    r"|Satirical|Social|Live)?\w*(?:Article|Posting|BlogPost|Report|Review|Recipe)\b"
)
_CATEGORY = (
    "//a[starts-with(@rel, 'category')]"
    " | //*[contains(@class, 'meta')]//a[contains(@href, '/category/')]"
)
"""How blogs mark the category of a post: by `rel`, or by the address in the line of its date."""
SUFFIX = re.compile(r"\s+(?:[|»«•·]|[-–—]{1,2}|::)\s+")
_ISO = re.compile(
    r"\s*((?:19|20)\d\d-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?"
)


@dataclass(frozen=True, slots=True)
class Said:
    """All that the head of a page states, by source."""

    linked: Mapping[str, Any]
    """The JSON-LD object of the article."""
    meta: Mapping[str, str]
    """Meta elements by lower-case name or property, the first of each."""
    heads: tuple[str, ...]
    """The page's h1 elements."""
    title: str
    """The title element."""
    address: str | None
    tongue: str | None
    times: tuple[str, ...]
    """The machine-readable time elements."""
    authors: tuple[str, ...]
    """Elements marked as author or byline."""
    category: str | None
    """The link marked as the category of the article."""
    pictures: frozenset[str]
    """What stands for the pictures of the page."""


def read_said(tree: Any) -> Said:
    """Gather what the page states."""
    meta: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (
            (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().lower()
        )
        value = _tidy(node.get("content") or "")
        if name and value:
            meta.setdefault(name, value)
    return Said(
        linked=_linked(tree),
        meta=meta,
        heads=tuple(filter(None, (_text(node) for node in tree.iter("h1")))),
        title=next(filter(None, (_text(node) for node in tree.iter("title"))), ""),
        address=next(
            (node.get("href") for node in tree.iter("link") if node.get("rel") == "canonical"), None
        ),
        tongue=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        times=tuple(
            node.get("datetime") or "" for node in tree.iter("time") if node.get("datetime")
        ),
        authors=tuple(
            filter(None, map(_text, tree.xpath("//*[@rel='author' or @itemprop='author']")[:6]))
        ),
        category=next(filter(None, map(_text, tree.xpath(_CATEGORY)[:1])), None),
        pictures=frozenset(_tidy(node.get("alt") or "") for node in tree.iter("img")),
    )


def _text(node: Any) -> str:
    return _tidy("".join(node.itertext()))


def _tidy(text: str) -> str:
    return " ".join(sanitise(text).split())


def _linked(tree: Any) -> Mapping[str, Any]:
    """Return the article among the JSON-LD objects of the page, empty when there is none."""
    for node in tree.iter("script"):
        if "ld+json" not in (node.get("type") or ""):
            continue
        try:
            loaded = json.loads(node.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for one in _objects(loaded):
            kinds = one.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and _ARTICLE.fullmatch(name) for name in names):
                return one
    return {}


def _objects(loaded: object) -> Iterator[Mapping[str, Any]]:
    queue = [loaded]
    while queue:
        one = queue.pop(0)
        if isinstance(one, list):
            queue[:0] = one
        elif isinstance(one, dict):
            yield one
            queue.extend(
                one[name]
                for name in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(one.get(name), list | dict)
            )


def facts_of(said: Said, *, url: str | None) -> Facts:
    """Return the facts of the article, each the best of what the page states of it."""
    publisher = _publisher(said)
    return Facts(
        title=_title(said, publisher),
        bylines=_authors(said, publisher),
        publisher=publisher,
        section=_name(said.linked.get("articleSection"))
        or said.meta.get("article:section")
        or said.category,
        published=_moment(
            said.linked.get("datePublished"),
            *(said.meta.get(name) for name in _PUBLISHED),
            *said.times[:1],
        ),
        updated=_moment(
            said.linked.get("dateModified"), *(said.meta.get(name) for name in _UPDATED)
        ),
        url=said.address or said.meta.get("og:url") or url,
        language=_tongue(said),
    )


_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "citation_publication_date",
    "published_at",
    "cxenseparse:recs:publishtime",
    "date.created",
    "og:article:published_time",
    "article.published",
    "originalpublicationdate",
)
_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "revised",
)


def _title(said: Said, publisher: str | None) -> str:
    stated = [
        value
        for value in (_name(said.linked.get("headline")), said.meta.get("og:title"), said.title)
        if value
    ]
    if len(said.heads) == 1 and len(said.heads[0].split()) > 2:
        return said.heads[0]
    for head in said.heads:
        if any(head.lower() in one.lower() for one in stated) and len(head.split()) > 2:
            return head
    return _without_site(stated[0], publisher) if stated else (said.heads[0] if said.heads else "")


def _without_site(title: str, publisher: str | None) -> str:
    parts = SUFFIX.split(title)
    if len(parts) < 2:
        return title
    if (publisher and parts[-1].casefold() == publisher.casefold()) or len(
        parts[-1].split()
    ) <= 4 < len(parts[0].split()):
        return title[: title.rfind(parts[-1])].rstrip(" |»•·-–—:")
    return title


def _name(value: object) -> str | None:
    """Return the name in a JSON-LD value: a string, an object with one, or the first of a list."""
    if isinstance(value, list):
        return next(filter(None, map(_name, value)), None)
    if isinstance(value, dict):
        return _name(value.get("name"))
    return _tidy(html.unescape(value)) or None if isinstance(value, str) else None


def _publisher(said: Said) -> str | None:
    return (
        said.meta.get("og:site_name")
        or _name(said.linked.get("publisher"))
        or said.meta.get("application-name")
        or publisher_of(filter(None, [said.meta.get("copyright")]))
    )


def _authors(said: Said, publisher: str | None) -> tuple[Byline, ...]:
    stated = said.linked.get("author") or said.linked.get("creator")
    many = stated if isinstance(stated, list) else [stated]
    names = [name for one in many for name in _names(one)]
    for key in _AUTHORS:
        if not names and said.meta.get(key) and not said.meta[key].startswith(("http", "@")):
            names = [said.meta[key]]
    if not names:
        names = list(said.authors[:3])
    found = [one for name in names for one in _bylines(name)]
    return tuple(dict.fromkeys(Byline(one.name) for one in found if one.name != publisher))


_AUTHORS = (
    "author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "article:author",
    "byl",
    "dcsext.author",
)
_NO_AUTHOR = re.compile(r"@|https?:|www\.|\badmin\b|[<>{}]", re.IGNORECASE)


def _names(value: object) -> list[str]:
    """Return all names in a JSON-LD value."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return [name for one in value if (name := _name(one))]
    name = _name(value)
    return [name] if name else []


def _bylines(name: str) -> tuple[Byline, ...]:
    found = byline_of(name) or authors_in(name)
    if found or len(name.split()) > 4 or _NO_AUTHOR.search(name):
        return found or ()
    return (Byline(name),)


def compared(stated: Facts, printed: Heading) -> Facts:
    """Return the facts that the head of a page states, compared with what the page prints.

    The page prints the day where it was written, its head often that in Greenwich: of
    two days side by side the printed one counts. A byline may name more authors than
    the head.
    """
    published = stated.published or printed.published
    if (
        stated.published
        and printed.published
        and _side_by_side(stated.published, printed.published)
    ):
        published = printed.published
    names = {one.name for one in stated.bylines}
    more = names < {one.name for one in printed.bylines}
    roles = {one.name: one for one in printed.bylines if one.role}
    bylines = printed.bylines if more else tuple(roles.get(one.name, one) for one in stated.bylines)
    return replace(
        stated,
        title=stated.title or printed.title,
        published=published,
        updated=stated.updated or printed.updated,
        bylines=bylines,
        section=stated.section or printed.section,
    )


def _side_by_side(one: str, other: str) -> bool:
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days) == 1


def _moment(*stated: object) -> str | None:
    for value in stated:
        if isinstance(value, list) and value:
            value = value[0]
        if not isinstance(value, str):
            continue
        match = _ISO.match(value)
        if match and stamps_in(match[1]):
            return _iso(match)
        stamps = stamps_in(value)
        if stamps:
            return with_seconds(stamps[0].moment)
    return None


def _iso(match: re.Match[str]) -> str:
    day, clock, zone = match.groups()
    if not clock:
        return str(day)
    offset = "+00:00" if zone == "Z" else f"{zone[:3]}:{zone[-2:]}" if zone else ""
    return with_seconds(f"{day}T{clock}{offset}")


def _tongue(said: Said) -> str | None:
    stated = said.tongue or said.meta.get("og:locale") or ""
    primary = re.split(r"[-_]", stated.strip().lower())[0]
    return primary if 2 <= len(primary) <= 3 and primary.isalpha() else None
