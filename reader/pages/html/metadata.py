"""What an HTML page says about its article: JSON-LD, Open Graph, meta and the page, compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.etree import XPath

from reader.dataclass import dataclass
from reader.guard import sanitise
from reader.model import Byline
from reader.pages.assemble import Facts
from reader.pages.dates import reads_day_first, stamps_in, with_seconds
from reader.pages.html.authors import named_by
from reader.pages.html.handles import words_of
from reader.pages.html.headline import names_the_view, stated_headline
from reader.pages.html.linked import Linked, linked_data
from reader.pages.publisher import name_of_site, publisher_of
from reader.pages.saved_from import names_archive, original
from reader.pages.text_dump.above import Heading

_categories = XPath(
    "(/descendant::a/@rel[starts-with(., 'category')] | /descendant::a/@href"
    "[contains(., '/category/') and ancestor::*[contains(@class, 'meta')]])/.."
)
"""How blogs mark the category of a post: by `rel`, or by the address in the line of its date."""
_marked_authors = XPath(
    "(//@rel[.='author'] | //@itemprop[.='author'])/parent::*[not(ancestor::*[@itemprop='comment'"
    " or @itemprop='review' or @itemprop='suggestedAnswer' or @itemprop='acceptedAnswer'])]"
)
"""But for who comments on the article, or answers it."""
_ISO = re.compile(
    r"\s*((?:19|20)\d\d-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?"
)


@dataclass(frozen=True, slots=True)
class Said:
    """All that the head of a page states, by source."""

    linked: Linked
    """The linked data of the page."""
    meta: Mapping[str, str]
    """Meta elements by lower-case name or property, the first of each."""
    authors_stated: tuple[str, ...]
    """All that meta elements name as authors."""
    heads: tuple[str, ...]
    """The page's h1 elements."""
    head_parts: frozenset[str]
    """What the elements inside the h1 elements hold."""
    title: str
    """The title element."""
    address: str | None
    """The address that the page states for itself, as it stands there."""
    base: str | None
    """What addresses in the page are relative to, where it states that."""
    tongue: str | None
    times: tuple[str, ...]
    """The machine-readable time elements."""
    authors: tuple[str, ...]
    """Elements marked as author or byline."""
    section: str | None
    """What it calls the section, else what the link says that is marked as the category."""
    pictures: frozenset[str]
    """What stands for the pictures of the page."""


def read_said(tree: Any) -> Said:
    """Gather what the page states."""
    meta: dict[str, str] = {}
    authors: list[str] = []
    marked: dict[str, list[Any]] = {tag: [] for tag in _STATING}
    for node in tree.iter(*_STATING):
        marked[node.tag].append(node)
    for node in marked["meta"]:
        name = (
            (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().lower()
        )
        value = _tidy(node.get("content") or "")
        if name and value:
            meta.setdefault(name, value)
            if name in _AUTHORS and value not in authors:
                authors.append(value)
    for label, value in _LABELLED:
        if _WRITTEN_BY.fullmatch(meta.get(label, "")) and meta.get(value):
            authors.append(meta[value])
    heads = tuple(filter(None, (_tidy(words_of(node)) for node in marked["h1"])))
    address = next(
        (node.get("href") for node in marked["link"] if node.get("rel") == "canonical"), None
    )
    linked = linked_data(tree, heads, address)
    section = next(iter(linked.names(linked.article.get("articleSection"))), None)
    return Said(
        linked=linked,
        meta=meta,
        authors_stated=tuple(authors),
        heads=heads,
        head_parts=frozenset(
            _text(part)
            for head in marked["h1"][:_HEADS]
            for part in islice(head.iterdescendants(), _PARTS_OF_A_HEAD)
        ),
        title=next(filter(None, (_text(node) for node in marked["title"])), ""),
        address=address,
        base=next(filter(None, (node.get("href") for node in marked["base"])), None),
        tongue=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        times=tuple(node.get("datetime") or "" for node in marked["time"] if node.get("datetime")),
        authors=tuple(filter(None, map(_text, _marked_authors(tree)[:6]))),
        section=section or meta.get("article:section") or _category(tree),
        pictures=frozenset(_tidy(node.get("alt") or "") for node in marked["img"]),
    )


_HEADS, _PARTS_OF_A_HEAD = 5, 8
_STATING = ("base", "meta", "h1", "link", "title", "time", "img")
"""The elements that state something of the page."""
_AUTHORS = frozenset(
    (
        "author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "citation_author",
        "article:author",
        "article:author_name",
        "byl",
        "dcsext.author",
        "og:article:author",
        "creator",
    )
)
_LABELLED = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))
_WRITTEN_BY = re.compile(
    r"(?:written by|author|by|verfasst von|geschrieben von|écrit par|escrito por|autor)",
    re.IGNORECASE,
)
"""How blogs label the author on the card that they give to others."""


def _category(tree: Any) -> str | None:
    return next(filter(None, map(_text, _categories(tree)[:1])), None)


def _text(node: Any) -> str:
    return _tidy("".join(node.itertext()))


def _tidy(text: str) -> str:
    return " ".join(sanitise(text).split())


def facts_of(said: Said, texts: Sequence[str], *, url: str | None) -> Facts:
    """Return the facts of the article, each the best of what the page states of it.

    Args:
        said: What the page states.
        texts: The texts that it shows, whose dates tell how it writes 3/4/2009.
        url: Where the page is from, if that is known.
    """
    address = _address_of(said, url)
    publisher = _publisher(said, address)
    linked = said.linked
    moment = partial(_moment, partial(_reads_day_first, said, texts))
    dated, times = _told_of_the_article(said)
    return Facts(
        title=stated_headline(said, publisher),
        publisher=publisher,
        section=said.section,
        published=moment(
            linked.article.get("datePublished"),
            *(dated.get(name) for name in _PUBLISHED),
            linked.page.get("datePublished"),
            *times[:1],
        ),
        updated=moment(linked.get("dateModified"), *(dated.get(name) for name in _UPDATED)),
        url=address,
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


def _told_of_the_article(said: Said) -> tuple[Mapping[str, str], Sequence[str]]:
    """Return the meta elements and the time elements that may tell when it was published.

    An archive of the web states in them when it kept its copy.
    """
    if not names_archive(said.meta.get("og:site_name", "")):
        return said.meta, said.times
    kept = {said.meta.get(name) for name in (*_PUBLISHED, *_UPDATED)}
    return {}, [one for one in said.times if one not in kept]


def _address_of(said: Said, saved: str | None) -> str | None:
    """Return the address of the article: what the page states, else where it is `saved` from.

    Programs that save a page with its parts write the addresses in it anew, relative to the
    files; so a relative one counts only where nothing else is known.
    """
    stated = [one for one in (said.address, said.meta.get("og:url")) if one]
    whole = [one for one in (*stated, saved or "") if absolute(one, None, None)]
    relative = [found for one in stated if (found := absolute(one, said.base, saved))]
    return next(map(original, (*whole, *relative)), None)


def absolute(address: str, base: str | None, saved: str | None) -> str | None:
    """Return `address`, relative to the stated `base` of a page from `saved`, as one of the web.

    None where it is none, or is relative to what is not known.
    """
    try:
        whole = urljoin(urljoin(saved or "", base or ""), address.strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if address and parts.scheme in ("http", "https") and parts.netloc else None


def _publisher(said: Said, address: str | None) -> str | None:
    titles = said.linked.names(said.linked.article.get("headline"))[:1]
    titles += filter(None, [said.meta.get("og:title")])
    host = urlsplit(address or "").hostname or ""
    stated = (
        said.meta.get("og:site_name"),
        *said.linked.names(said.linked.get("publisher"))[:1],
        said.meta.get("application-name"),
    )
    names = (name_of_site(one, titles, host) for one in stated if one and not names_archive(one))
    return next(filter(None, names), None) or publisher_of(
        filter(None, [said.meta.get("copyright")])
    )


def stated_authors(said: Said) -> dict[str, tuple[Byline, ...]]:
    """Return whom the head of the page and its marked elements name as authors, by source."""
    linked = said.linked
    return {
        "linked": named_by(
            linked.names(linked.article.get("author") or linked.article.get("creator"))
        ),
        "meta": named_by(said.authors_stated),
        "marked": named_by(said.authors),
    }


def compared(stated: Facts, printed: Heading, publisher: str | None = None) -> Facts:
    """Return the facts that the head of a page states, compared with what the page prints.

    The page prints the day where it was written, its head often that in Greenwich: of
    two days side by side the printed one counts.
    """
    published = stated.published or printed.published
    if (
        stated.published
        and printed.published
        and _side_by_side(stated.published, printed.published)
    ):
        published = printed.published
    updated = stated.updated or printed.updated
    if published and updated and updated[:10] < published[:10]:
        updated = None  # of the file or of what stood there before
    section = stated.section or printed.section
    of_view = names_the_view(stated.title, publisher)
    title = printed.title or stated.title if of_view else stated.title or printed.title
    return replace(
        stated,
        title=title,
        published=published,
        updated=updated,
        section=None if section in (publisher, title) else section,
    )


def _side_by_side(one: str, other: str) -> bool:
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days) == 1


def _reads_day_first(said: Said, texts: Sequence[str], stated: str) -> bool:
    """Tell how a date in numbers is read: as another that is stated, else as the page writes its.

    `stated` has a day in it.
    """
    day, other = (stamps_in(stated, day_first=first)[0].day for first in (True, False))
    days = {one[:10] for one in said.times}
    if day == other or (day in days) != (other in days):
        return day in days
    return reads_day_first(texts, american="en-us" in _tongues(said))


def _moment(day_first: Callable[[str], bool], *stated: object) -> str | None:
    for value in stated:
        if isinstance(value, list) and value:
            value = value[0]
        if not isinstance(value, str):
            continue
        match = _ISO.match(value)
        if match and stamps_in(match[1]):
            return _iso(match)
        if stamps_in(value):
            stamp = stamps_in(value, day_first=day_first(value))[0]
            return with_seconds(stamp.moment)
    return None


def _iso(match: re.Match[str]) -> str:
    day, clock, zone = match.groups()
    if not clock:
        return str(day)
    offset = "+00:00" if zone == "Z" else f"{zone[:3]}:{zone[-2:]}" if zone else ""
    return with_seconds(f"{day}T{clock}{offset}")


def _tongues(said: Said) -> list[str]:
    stated = filter(None, (said.tongue, said.meta.get("og:locale")))
    return [one.strip().replace("_", "-").lower() for one in stated]


def _tongue(said: Said) -> str | None:
    primary = next(iter(_tongues(said)), "").partition("-")[0]
    return primary if 2 <= len(primary) <= 3 and primary.isalpha() else None
