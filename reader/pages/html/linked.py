"""The linked data (JSON-LD) of an HTML page: its objects, and the article among them.

Pages state several objects, in lists, graphs and inside each other, refer from one to the
other by `@id`, and now and then write JSON that no parser takes.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from reader.dataclass import dataclass
from reader.guard import sanitise

_ARTICLE = re.compile(
    r"(?:https?://schema\.org/)?"
    r"(?:News|Blog|Tech|Scholarly|Opinion|Analysis|Reportage|Review|Background"
    r"|Satirical|Social|Live)?\w*(?:Article|Posting|BlogPost|Report|Review|Recipe)\b"
)
_PAGE = frozenset(("WebPage", "ItemPage", "AboutPage", "MedicalWebPage", "FAQPage"))
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,40}?\*/)|(?://\s*)?(?:\]\]>|-->)\s*$"
)
_HANGING_COMMA = re.compile(r",\s*([}\]])")
_FACT = re.compile(r'"(headline|datePublished|dateModified)"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"')
"""What is read out of JSON that cannot be parsed."""
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")
_MOST_OBJECTS = 2000
_LONGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class Linked:
    """The linked data of a page."""

    article: Mapping[str, Any]
    """The article, empty where none is stated."""
    page: Mapping[str, Any]
    """The page itself, which states dates when no article does."""
    named: Mapping[str, Mapping[str, Any]]
    """All objects by `@id`."""

    @property
    def body(self) -> str | None:
        """The text of the article, None where it is not stated."""
        body = self.article.get("articleBody")
        return body if isinstance(body, str) else None

    def get(self, name: str) -> object:
        """Return a value of the article, else of the page."""
        return self.article.get(name) or self.page.get(name)

    def names(self, value: object) -> list[str]:
        """Return the names in a value: strings, objects with a name, lists and references."""
        return [one for one in map(_tidy, self._names(value, 3)) if one]

    def _names(self, value: object, depth: int) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            for one in value[:50]:
                yield from self._names(one, depth)
        elif isinstance(value, dict) and depth:
            named = value.get("name") or self._referred(value).get("name")
            yield from self._names(named, depth - 1)

    def _referred(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        return self.named.get(str(value.get("@id") or ""), {})


def linked_data(tree: Any, heads: tuple[str, ...], address: str | None) -> Linked:
    """Return the linked data of the page `tree`.

    Of several articles that one is the page's which has its headline or its address.
    """
    objects = [one for text in _scripts(tree) for one in _objects(_parsed(text))]
    named = {
        str(one["@id"]): one
        for one in reversed(objects)
        if "@id" in one and ("name" in one or len(one) > 2)
    }
    articles = [one for one in objects if any(map(_ARTICLE.fullmatch, _types(one)))]
    pages = [one for one in objects if not _PAGE.isdisjoint(_types(one))]
    return Linked(
        article=_of_page(articles, heads, address),
        page=pages[0] if pages else {},
        named=named,
    )


def _scripts(tree: Any) -> Iterator[str]:
    for node in tree.iter("script"):
        if "ld+json" in (node.get("type") or "").lower() and node.text:
            yield node.text[:_LONGEST]


def _parsed(text: str) -> list[object]:
    """Return the values in `text`; what can be told of JSON that is broken."""
    try:
        return [json.loads(text, strict=False)]
    except RecursionError:
        return []
    except ValueError:
        pass
    text = _HANGING_COMMA.sub(r"\1", _WRAPPING.sub("", _WRAPPING.sub("", text.strip()))).strip(
        "; \n\t\ufeff"
    )
    found: list[object] = []
    decoder = json.JSONDecoder(strict=False)
    at = 0
    try:
        while at < len(text):
            value, end = decoder.raw_decode(text, at)
            found.append(value)
            at = end + len(text[end:]) - len(text[end:].lstrip(" \n\r\t,;"))
    except (ValueError, RecursionError):
        if not found:
            facts = {name: _unquoted(value) for name, value in reversed(_FACT.findall(text))}
            return [{"@type": "Article", **facts}] if facts else []
    return found


def _unquoted(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value


def _objects(values: list[object]) -> list[Mapping[str, Any]]:
    """Return the objects in `values`, outer ones first."""
    found: list[Mapping[str, Any]] = []
    queue = values[::-1]
    while queue and len(found) < _MOST_OBJECTS:
        one = queue.pop()
        if isinstance(one, list):
            queue.extend(reversed(one[:_MOST_OBJECTS]))
        elif isinstance(one, dict):
            found.append(one)
            queue.extend(
                value for name in _INSIDE[::-1] if isinstance(value := one.get(name), list | dict)
            )
            queue.extend(
                value
                for name in ("author", "creator", "publisher")
                if isinstance(value := one.get(name), list | dict)
            )
    return found


def _types(one: Mapping[str, Any]) -> list[str]:
    kinds = one.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind]


def _of_page(
    articles: list[Mapping[str, Any]], heads: tuple[str, ...], address: str | None
) -> Mapping[str, Any]:
    def weight(one: Mapping[str, Any]) -> int:
        headline = _tidy(str(one.get("headline") or one.get("name") or "")).casefold()
        told = 4 * any(headline and headline in head.casefold() for head in heads)
        at = [one.get("url"), one.get("@id"), one.get("mainEntityOfPage")]
        told += 3 * bool(address and any(_address(value) == address for value in at))
        told += ("headline" in one) + ("datePublished" in one) + ("author" in one)
        return told

    return max(articles, key=weight, default={})


def _address(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.split("#")[0] if isinstance(value, str) else ""


def _tidy(text: str) -> str:
    return " ".join(sanitise(html.unescape(text)).split())
