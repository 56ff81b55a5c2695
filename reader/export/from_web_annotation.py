"""W3C Web Annotations in JSON-LD, read: our own without loss, others' as well as may be. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, get_args
from urllib.parse import unquote

from reader.dataclass import dataclass
from reader.export.as_json import from_json
from reader.export.foreign import (
    items,
    line,
    mapping,
    moment,
    number,
    plain_text,
    tags,
    target,
    text,
)
from reader.export.incoming import Incoming
from reader.export.web_annotation import MOTIVATIONS, NAMESPACE, ulid_of
from reader.model import (
    AnchorState,
    Annotation,
    AnnotationKind,
    ArticleNotes,
    ArticleRef,
    ReaderError,
    Target,
)

_KINDS: Mapping[str, AnnotationKind] = {word: kind for kind, word in MOTIVATIONS.items()}
_CONTAINERS = ("@graph", "first", "next", "items", "annotations")
_LISTS = frozenset(("Choice", "Composite", "List", "Independents"))
_ARTICLE = "reader:article"


@dataclass(frozen=True, slots=True)
class _Body:
    """What the bodies of an annotation say."""

    note: str = ""
    label: str | None = None
    tags: tuple[str, ...] = ()


def read(content: Any) -> list[Incoming]:
    """Return what a collection, a page, an annotation or a list of them holds, by article.

    Raises:
        ReaderError: If there is no annotation and no article of ours in it.
    """
    ours, others = _our_articles(content), []
    own: dict[str, list[Annotation]] = {}
    for one in _annotations(content):
        name = text(one.get(_ARTICLE))
        if name:
            ours.setdefault(name, ArticleNotes(_ref_from(name, one)))
            own.setdefault(name, []).append(_ours(one))
        else:
            others.append(one)
    if not ours and not others:
        raise ReaderError("there are no annotations in it")
    notes = (replace(one, annotations=tuple(own.get(name, ()))) for name, one in ours.items())
    return [*(Incoming(one, ours=True) for one in notes), *_others(others)]


def _annotations(content: Any) -> Iterator[dict[str, Any]]:
    """Yield the annotations in the order of the file, from whatever holds them."""
    waiting = [content]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict) and "target" in one:
            yield one
        elif isinstance(one, dict):
            waiting += [one[key] for key in reversed(_CONTAINERS) if key in one]


def _our_articles(content: Any) -> dict[str, ArticleNotes]:
    tops = (one for top in items(content) for one in items(mapping(top).get("reader:articles")))
    found = (_our_article(mapping(one)) for one in tops)
    return {notes.article.id: notes for notes in found if notes.article.id}


def _our_article(data: dict[str, Any]) -> ArticleNotes:
    ref = ArticleRef(
        id=text(data.get("id")),
        title=text(data.get("title")),
        publisher=text(data.get("publisher")) or None,
        url=text(data.get("url")) or None,
        published=text(data.get("published")) or None,
        extra=_kept(data.get("kept_of_article"), _names(ArticleRef)),
    )
    return ArticleNotes(
        article=ref,
        starred=data.get("starred") is True,
        tags=tags(items(data.get("tags"))),
        extra=_kept(data.get("kept"), {*_names(ArticleNotes), "schema"}),
    )


def _ref_from(name: str, one: dict[str, Any]) -> ArticleRef:
    """Return what an annotation of ours says of its article, where it came by itself."""
    source = _source(mapping(one.get("target")))
    return ArticleRef(name, source or name, url=source if source.startswith("http") else None)


def _ours(data: dict[str, Any]) -> Annotation:
    body = _body(data, ours=True)
    state = text(data.get("reader:state"))
    extra, of_target = _kept_of(mapping(data.get("reader:kept")))
    created = text(data.get("created"))
    return Annotation(
        id=_our_id(text(data.get("id"))),
        kind=_kind(data, body),
        target=_our_target(mapping(data.get("target"))),
        created=created,
        modified=text(data.get("modified")) or created,
        label=body.label,
        note=body.note,
        tags=body.tags,
        state=next((one for one in get_args(AnchorState) if one == state), "exact"),
        extra=extra | ({"target": of_target} if of_target else {}),
    )


def _our_target(data: dict[str, Any]) -> Target:
    selectors = {text(one.get("type")): one for one in map(mapping, items(data.get("selector")))}
    quotation = selectors.get("TextQuoteSelector", {})
    position = selectors.get("TextPositionSelector", {})
    start = number(position.get("start"))
    return Target(
        exact=text(quotation.get("exact")),
        prefix=text(quotation.get("prefix")),
        suffix=text(quotation.get("suffix")),
        start=start,
        end=max(start, number(position.get("end"))),
        text=text(data.get("reader:text")),
    )


def _our_id(iri: str) -> str:
    if iri.startswith(f"{NAMESPACE}note:"):
        return text(unquote(iri.rpartition(":")[2]))
    return ulid_of(iri) or iri


def _kept(data: Any, known: Iterable[str]) -> dict[str, Any]:
    """Return the keys that nobody knows. One that this version knows is none of them."""
    names = set(known)
    return {
        text(key): from_json(value)
        for key, value in mapping(data).items()
        if text(key) and text(key) not in names
    }


def _kept_of(data: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the unknown keys of an annotation, and those of its target."""
    target_keys = mapping(from_json(data.get("target")))
    known = _names(Target)
    return (
        _kept(data, _names(Annotation)),
        {key: value for key, value in target_keys.items() if key and key not in known},
    )


def _names(kind: type[ArticleNotes | ArticleRef | Annotation | Target]) -> list[str]:
    return [field.name for field in fields(kind) if field.name != "extra"]


def _others(annotations: Iterable[dict[str, Any]]) -> Iterator[Incoming]:
    """Yield the annotations of other programs, those on one page together."""
    by_source: dict[str, list[Annotation]] = {}
    for data in annotations:
        iri = line(data.get("id") or data.get("@id"))
        for number_, one in enumerate(items(data.get("target"))):
            name = f"{iri}#target-{number_ + 1}" if number_ and iri else iri
            by_source.setdefault(_source(one), []).append(_other(data, mapping(one), name))
    for source, found in by_source.items():
        yield Incoming(ArticleNotes(ArticleRef("", "", url=source), tuple(found)), ours=False)


def _other(data: dict[str, Any], on: dict[str, Any], name: str) -> Annotation:
    body = _body(data, ours=False)
    created = moment(data.get("created")) or moment(data.get("modified"))
    extra = {"imported_from": name, "creator": _creator(data.get("creator"))}
    return Annotation(
        id=ulid_of(name) or name,
        kind=_kind(data, body),
        target=target(on.get("selector")),
        created=created,
        modified=moment(data.get("modified")) or created,
        label=body.label,
        note=body.note,
        tags=body.tags,
        extra={key: value for key, value in extra.items() if value},
    )


def _source(on: Any) -> str:
    """Return the address of what a target is on, without its fragment."""
    if isinstance(on, dict):
        source = on.get("source") or on.get("id") or on.get("@id")
        on = source if isinstance(source, str) else mapping(source).get("id")
    return line(on).partition("#")[0]


def _creator(value: Any) -> str:
    one = items(value)[0] if items(value) else None
    about = mapping(one)
    return (
        line(one) or line(about.get("name")) or line(about.get("nickname")) or line(about.get("id"))
    )


def _kind(data: dict[str, Any], body: _Body) -> AnnotationKind:
    words = [_short(one) for one in items(data.get("motivation"))]
    told = next((_KINDS[word] for word in words if word in _KINDS), None)
    if told == "highlight" and body.note and _ARTICLE not in data:
        return "note"
    return told or ("note" if body.note else "highlight")


def _short(word: Any) -> str:
    """Return a word of the vocabulary without its prefix: `oa:commenting`, `…/ns/oa#commenting`."""
    return line(word).replace("#", ":").replace("/", ":").rpartition(":")[2]


def _body(data: dict[str, Any], *, ours: bool) -> _Body:
    notes: list[str] = []
    found: list[str] = []
    label: str | None = None
    whole = _short(items(data.get("motivation"))[0]) if items(data.get("motivation")) else ""
    for one in _bodies(data.get("body") or data.get("bodyValue")):
        purposes = [_short(word) for word in items(one.get("purpose"))] or [whole]
        value = _value(one)
        if "tagging" in purposes:
            found.append(value)
        elif "classifying" in purposes and ours:
            label = value or None
        elif "classifying" in purposes:
            found.append(value)
        else:
            notes.append(value)
    return _Body("\n\n".join(filter(None, notes)), label, tags(found))


def _bodies(value: Any) -> Iterator[dict[str, Any]]:
    for one in items(value):
        if isinstance(one, str):
            yield {"value": one}
        elif text(mapping(one).get("type")) in _LISTS:
            yield from map(mapping, items(one.get("items")))
        else:
            yield mapping(one)


def _value(body: dict[str, Any]) -> str:
    """Return what a body says; of one that stands elsewhere, where."""
    said = body.get("value", body.get("chars"))
    if said is None:
        said = body.get("source") or body.get("id") or body.get("@id")
        said = said if isinstance(said, str) else mapping(said).get("id")
    is_html = "html" in line(body.get("format") or body.get("dc:format"))
    return plain_text(text(said)) if is_html else text(said)
