"""RSS and Atom feeds: each entry as a page of HTML, to be read and kept like any other."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from reader.address import NoAddress, read_address
from reader.dataclass import dataclass
from reader.model import NotAnArticle

_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.{0,400}?\?>\s*)?"
    rb"(?:(?:<\?.{0,400}?\?>|<!--.{0,4000}?-->|<!DOCTYPE[^>\[]{0,400}>)\s*){0,9}"
    rb"<(?:rss|feed|(?:\w{1,9}:)?RDF)\b[^<>]{0,4000}>",
    re.S | re.I,
)
_LOOKED_AT = 20_000


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed."""

    title: str
    url: str | None
    """Of the full page, when it is one on the web."""
    page: bytes
    """What the feed has of it, as a page of HTML in UTF-8. The same entry, the same bytes."""


def is_feed(page: bytes | str) -> bool:
    """Tell whether a file is a feed, by its root element: `rss`, `feed` or `RDF`."""
    head = page[:_LOOKED_AT]
    if isinstance(head, str):
        head = head.encode("utf-8", "replace")
    elif head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "ignore").encode()
    return _FEED.match(head) is not None


def entries_of(data: bytes) -> list[FeedEntry]:
    """Return the entries of a feed, in its order.

    What is broken in it is read as far as it can be. Nothing is fetched.

    Raises:
        NotAnArticle: If there is nothing in it.
    """
    import feedparser

    # From a stream: a string could be taken for the name of a file, or for an address.
    found = feedparser.parse(io.BytesIO(data), response_headers=_headers(data))
    publisher = _plain(found.feed.get("title"))
    language = _plain(found.feed.get("language"))
    entries = [_entry(one, publisher, language) for one in found.entries]
    if not entries:
        broken = f" ({_plain(str(found.bozo_exception))})" if found.get("bozo_exception") else ""
        raise NotAnArticle(f"there is no entry in this feed{broken}")
    return entries


def _headers(data: bytes) -> dict[str, str]:
    """State UTF-8 where it is that, whatever the prolog says: it may have been recoded."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return {}
    return {"content-type": "application/xml; charset=utf-8"}


def _entry(entry: Mapping[str, Any], publisher: str, language: str) -> FeedEntry:
    title = _plain(entry.get("title")) or publisher or "An entry without a headline"
    link = _plain(entry.get("link"))
    url = link if _is_on_the_web(link) else None
    head = "".join(_head(entry, title, url, publisher))
    lang = f' lang="{html.escape(language)}"' if language else ""
    page = (
        f'<!doctype html>\n<html{lang}><head><meta charset="utf-8">\n{head}</head>\n'
        f"<body><article>\n<h1>{html.escape(title)}</h1>\n{_body(entry)}\n</article></body></html>\n"
    )
    return FeedEntry(title, url, page.encode("utf-8", "replace"))


def _is_on_the_web(link: str) -> bool:
    try:
        return read_address(link).scheme != "mailto"
    except NoAddress:
        return False


def _head(entry: Mapping[str, Any], title: str, url: str | None, publisher: str) -> Iterator[str]:
    yield f"<title>{html.escape(title)}</title>\n"
    if url:
        yield f'<link rel="canonical" href="{html.escape(url)}">\n'
    authors = [_plain(one.get("name")) for one in entry.get("authors", ())]
    told = [
        ("property", "og:site_name", publisher),
        ("property", "article:published_time", _time(entry.get("published_parsed"))),
        ("property", "article:modified_time", _time(_updated(entry))),
        *(("name", "author", one) for one in authors),
    ]
    for kind, name, value in told:
        if value:
            yield f'<meta {kind}="{name}" content="{html.escape(value)}">\n'


def _body(entry: Mapping[str, Any]) -> str:
    """Return the fullest text of an entry, as HTML without scripts."""
    texts = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    text = max(texts, key=lambda one: len(one.get("value") or ""))
    value = str(text.get("value") or "")
    if text.get("type") == "text/plain":
        parts = re.split(r"\n\s*\n", value)
        return "\n".join(f"<p>{html.escape(part.strip())}</p>" for part in parts)
    return value if "<p" in value.lower() else f"<p>{value}</p>"


def _updated(entry: Mapping[str, Any]) -> Any:
    """Return when an entry was updated, where it says so: asked, feedparser tells another time."""
    return entry["updated_parsed"] if "updated_parsed" in set(entry.keys()) else None


def _time(parsed: Any) -> str:
    """Return a time as feedparser gives it, in UTC, in ISO 8601; "" for none that there is."""
    try:
        year, month, day, hour, minute, second = parsed[:6]
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC).isoformat()
    except (ValueError, TypeError, OverflowError):
        return ""


def _plain(value: object) -> str:
    """Return a field that may hold markup as one line without it."""
    text = re.sub(r"<[^<>]*>", " ", value) if isinstance(value, str) else ""
    return " ".join(html.unescape(text).split())
