"""RSS and Atom feeds: each entry as a page of HTML, to be read and kept like any other."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from reader.model import NotAnArticle
from reader.pages.bundled import About, BundledPage, bundled, on_the_web, plain

_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.{0,400}?\?>\s*)?"
    rb"(?:(?:<\?.{0,400}?\?>|<!--.{0,4000}?-->|<!DOCTYPE[^>\[]{0,400}>)\s*){0,9}"
    rb"<(?:rss|feed|(?:\w{1,9}:)?RDF)\b[^<>]{0,4000}>",
    re.S | re.I,
)
_LOOKED_AT = 20_000


def is_feed(page: bytes | str) -> bool:
    """Tell whether a file is a feed, by its root element: `rss`, `feed` or `RDF`."""
    head = page[:_LOOKED_AT]
    if isinstance(head, str):
        head = head.encode("utf-8", "replace")
    elif head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "ignore").encode()
    return _FEED.match(head) is not None


def entries_of(data: bytes) -> list[BundledPage]:
    """Return the entries of a feed, in its order.

    What is broken in it is read as far as it can be. Nothing is fetched.

    Raises:
        NotAnArticle: If there is nothing in it.
    """
    import feedparser

    # From a stream: a string could be taken for the name of a file, or for an address.
    found = feedparser.parse(io.BytesIO(data), response_headers=_headers(data))
    publisher = plain(found.feed.get("title"))
    language = plain(found.feed.get("language"))
    entries = [_entry(one, publisher, language) for one in found.entries]
    if not entries:
        broken = f" ({plain(str(found.bozo_exception))})" if found.get("bozo_exception") else ""
        raise NotAnArticle(f"there is no entry in this feed{broken}")
    return entries


def _headers(data: bytes) -> dict[str, str]:
    """State UTF-8 where it is that, whatever the prolog says: it may have been recoded."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return {}
    return {"content-type": "application/xml; charset=utf-8"}


def _entry(entry: Mapping[str, Any], publisher: str, language: str) -> BundledPage:
    about = About(
        title=plain(entry.get("title")) or publisher or "An entry without a headline",
        url=on_the_web([plain(entry.get("link"))]),
        publisher=publisher,
        authors=[plain(one.get("name")) for one in entry.get("authors", ())],
        published=_time(entry.get("published_parsed")),
        updated=_time(_updated(entry)),
        language=language,
    )
    return bundled(about, _body(entry))


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
