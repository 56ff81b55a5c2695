"""Notes as W3C Web Annotations in JSON-LD, with nothing of them lost. Pure.

The shapes are those of the Web Annotation Data Model (w3.org/TR/annotation-model): an
AnnotationCollection with one page of Annotations, each on a text by its quotation and its
position. What the model has no word for stands under `reader:` keys, which other programs
pass over: the articles with their star and tags, the state of an annotation, the text its
offsets count in, and the keys of the notes file that nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote
from uuid import UUID

from reader.export.as_json import as_json, to_json
from reader.export.links import safe_url
from reader.export.passages import Marked
from reader.model import Annotation, AnnotationKind, ArticleNotes, ArticleRef, Target

NAMESPACE = "urn:x-close-reader:"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS: Mapping[AnnotationKind, str] = {
    "highlight": "highlighting",
    "note": "commenting",
    "bookmark": "bookmarking",
}

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ULID = re.compile(f"[0-7][{_CROCKFORD}]{{25}}")
_UUID = re.compile(r"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_OWN_CONTEXT = {
    "@version": 1.1,
    "reader": NAMESPACE,
    "reader:articles": {"@type": "@json"},
    "reader:kept": {"@type": "@json"},
}


def write(items: Sequence[Marked]) -> str:
    """Return one collection of the notes on all articles, in the order given."""
    notes = [marked.notes for marked in items]
    annotations = [_annotation(one.article, each) for one in notes for each in one.annotations]
    collection = f"{NAMESPACE}notes"
    return as_json(
        {
            "@context": [CONTEXT, _OWN_CONTEXT],
            "id": collection,
            "type": "AnnotationCollection",
            "label": _label(notes),
            "total": len(annotations),
            "reader:articles": [_article(one) for one in notes],
            "first": {
                "id": f"{collection}:1",
                "type": "AnnotationPage",
                "partOf": collection,
                "startIndex": 0,
                "items": annotations,
            },
        }
    )


def annotation_iri(article_id: str, name: str) -> str:
    """Return the IRI of an annotation: the UUID of the same 128 bits, if its id is a ULID.

    >>> annotation_iri("rope-ferry", "01M817QNM00000000000000001")
    'urn:uuid:01a2027b-d680-0000-0000-000000000001'
    """
    if not _ULID.fullmatch(name):
        return f"{NAMESPACE}note:{_part(article_id)}:{_part(name)}"
    bits = 0
    for char in name:
        bits = bits << 5 | _CROCKFORD.index(char)
    return UUID(int=bits).urn


def ulid_of(iri: str) -> str | None:
    """Return the ULID of the same 128 bits as a UUID, or None if the IRI is none.

    >>> ulid_of("urn:uuid:01a2027b-d680-0000-0000-000000000001")
    '01M817QNM00000000000000001'
    """
    if not _UUID.fullmatch(iri):
        return None
    bits = UUID(iri).int
    return "".join(_CROCKFORD[bits >> 5 * place & 31] for place in reversed(range(26)))


def _label(notes: Sequence[ArticleNotes]) -> str:
    if len(notes) == 1:
        return f"Notes on {notes[0].article.title}"
    return f"Notes on {len(notes)} articles"


def _article(notes: ArticleNotes) -> dict[str, Any]:
    ref = notes.article
    return {
        "id": ref.id,
        "title": ref.title,
        **_given(publisher=ref.publisher, url=ref.url, published=ref.published),
        "starred": notes.starred,
        "tags": list(notes.tags),
        **_kept("kept", notes.extra),
        **_kept("kept_of_article", ref.extra),
    }


def _annotation(ref: ArticleRef, one: Annotation) -> dict[str, Any]:
    bodies = list(_bodies(one))
    return {
        "id": annotation_iri(ref.id, one.id),
        "type": "Annotation",
        "motivation": MOTIVATIONS[one.kind],
        **_given(created=one.created or None, modified=one.modified or None),
        **({"body": bodies} if bodies else {}),
        "target": {
            "source": safe_url(ref.url) or f"{NAMESPACE}article:{_part(ref.id)}",
            "selector": [_quotation(one.target), _position(one.target)],
            "reader:text": one.target.text,
        },
        "reader:article": ref.id,
        **_given(**{"reader:state": None if one.state == "exact" else one.state}),
        **_kept("reader:kept", one.extra),
    }


def _bodies(one: Annotation) -> Iterator[dict[str, str]]:
    if one.note:
        yield _body("commenting", one.note) | {"format": "text/plain"}
    if one.label is not None:
        yield _body("classifying", one.label)
    for tag in one.tags:
        yield _body("tagging", tag)


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _quotation(target: Target) -> dict[str, str]:
    return {
        "type": "TextQuoteSelector",
        "exact": target.exact,
        "prefix": target.prefix,
        "suffix": target.suffix,
    }


def _position(target: Target) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": target.start, "end": target.end}


def _kept(key: str, extra: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _items(extra)} if extra else {}


def _items(extra: Mapping[str, Any]) -> dict[str, Any]:
    return {str(key): to_json(value) for key, value in extra.items()}


def _given(**pairs: str | None) -> dict[str, str]:
    return {key: value for key, value in pairs.items() if value is not None}


def _part(name: str) -> str:
    return quote(name, safe="", errors="surrogatepass")
