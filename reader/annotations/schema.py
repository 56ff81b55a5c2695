"""The notes file, schema 1: its bytes to `ArticleNotes` and back.

Every string of the file passes `guard.sanitise` once it is parsed, for YAML's escapes
are only undone there. Keys this version does not know are kept at every level. Those of
the target stand in `Annotation.extra` under "target", a key no annotation can have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any, get_args

from reader.annotations.edit import clean_tags, in_text_order
from reader.annotations.errors import NewerSchema
from reader.annotations.fields import Fields, clean
from reader.annotations.ids import new_id, text_digest
from reader.annotations.yamlfile.read import Damaged, parse
from reader.annotations.yamlfile.write import write
from reader.model import (
    AnchorState,
    Annotation,
    AnnotationKind,
    ArticleNotes,
    ArticleRef,
    Plain,
    Target,
)

SCHEMA = 1

_KINDS = get_args(AnnotationKind)
_STATES = get_args(AnchorState)
_TARGET_KEYS = ("exact", "prefix", "suffix", "start", "end", "text")


@lru_cache(maxsize=32)
def read_notes(data: bytes, article_id: str) -> ArticleNotes:
    """Return what a notes file holds.

    The last few are remembered by their bytes: a save reads back what it writes, and the
    next one finds it there.

    Args:
        data: The file's bytes.
        article_id: The article the file belongs to, where the file itself does not say.

    Raises:
        Damaged: If it can't be understood, with the line.
        NewerSchema: If a later version wrote it.
    """
    top = Fields(parse(data), "the file")
    schema = top.schema()
    if schema > SCHEMA:
        raise NewerSchema(schema, _understood(top, article_id))
    return _notes(top, article_id)


def understood(data: bytes, article_id: str) -> ArticleNotes | None:
    """Return what a notes file holds; None if it is damaged or of a later version."""
    try:
        return read_notes(data, article_id)
    except (Damaged, NewerSchema):
        return None


def write_notes(notes: ArticleNotes) -> bytes:
    """Return the file of `notes`: keys in the order of the format, the same bytes every time.

    Raises:
        ValueError: If the bytes would not be read back as what was to be written.
    """
    document = _document(notes)
    data = write(document)
    try:
        back = read_notes(data, notes.article.id)
    except Damaged as error:
        raise ValueError(f"the notes can't be written as YAML: {error}") from error
    if back != notes and _document(back) != document:
        raise ValueError("the notes would not be read back as they are")
    return data


def _understood(top: Fields, article_id: str) -> ArticleNotes:
    try:
        return _notes(top, article_id)
    except Damaged:
        return ArticleNotes(ArticleRef(article_id, article_id))


def _notes(top: Fields, article_id: str) -> ArticleNotes:
    article = top.inner("article")
    starred, tags = top.flag("starred"), clean_tags(top.texts("tags"))
    items = (Fields(node, "an annotation") for node in top.items("annotations"))
    return ArticleNotes(
        article=_article(article, article_id),
        annotations=in_text_order(_distinct(map(_annotation, items))),
        starred=starred,
        tags=tags,
        extra=top.rest(),
    )


def _article(fields: Fields, article_id: str) -> ArticleRef:
    return ArticleRef(
        id=fields.text("id") or article_id,
        title=fields.text("title"),
        publisher=fields.optional("publisher"),
        url=fields.optional("url"),
        published=fields.optional("published"),
        extra=fields.rest(),
    )


def _annotation(fields: Fields) -> Annotation:
    target_fields = fields.inner("target")
    target = _target(target_fields)
    created = fields.text("created")
    note, given = fields.text("note"), fields.text("id")
    known: dict[str, Any] = {
        "kind": fields.choice("kind", _KINDS, "note" if note else "highlight"),
        "modified": fields.text("modified") or created,
        "label": fields.optional("label"),
        "tags": clean_tags(fields.texts("tags")),
        "state": fields.choice("state", _STATES, "exact"),
    }
    kept, kept_of_target = fields.rest(), target_fields.rest()
    return Annotation(
        id=given or _derived_id(created, note, target.exact),
        target=target,
        created=created,
        note=note,
        extra=kept | ({"target": kept_of_target} if kept_of_target else {}),
        **known,
    )


def _target(fields: Fields) -> Target:
    start = fields.number("start") or 0
    exact = fields.text("exact")
    end = fields.number("end")
    return Target(
        exact=exact,
        prefix=fields.text("prefix"),
        suffix=fields.text("suffix"),
        start=start,
        end=max(start, start + len(exact) if end is None else end),
        text=fields.text("text"),
    )


def _derived_id(created: str, *parts: str) -> str:
    """Return the id of an annotation written by hand without one: the same at every reading."""
    try:
        moment = datetime.fromisoformat(created)
    except ValueError:
        moment = datetime.fromtimestamp(0)
    return new_id(moment, bytes.fromhex(text_digest("\0".join((created, *parts)))))


def _distinct(annotations: Iterable[Annotation]) -> list[Annotation]:
    """Keep annotations that came to bear one id, by copying or a merge by hand, apart."""
    found: dict[str, Annotation] = {}
    for one in annotations:
        while one.id in found and found[one.id] != one:
            name = _derived_id(one.created, one.id, one.note, one.target.exact)
            one = replace(one, id=name)
        found[one.id] = one
    return list(found.values())


def _document(notes: ArticleNotes) -> dict[str, Any]:
    document: dict[str, Any] = _clean(
        {
            "schema": Plain(SCHEMA),
            "article": _given(
                id=notes.article.id,
                title=notes.article.title,
                publisher=notes.article.publisher,
                url=notes.article.url,
                published=notes.article.published,
            )
            | dict(notes.article.extra),
            "starred": Plain("true" if notes.starred else "false"),
            "tags": list(notes.tags),
            "annotations": [_annotation_document(one) for one in notes.annotations],
            **notes.extra,
        }
    )
    return document


def _annotation_document(one: Annotation) -> dict[str, Any]:
    extra = dict(one.extra)
    kept_of_target = extra.pop("target", {})
    return {
        **_given(id=one.id, kind=one.kind, label=one.label, created=one.created),
        **_given(modified=one.modified, note=one.note or None),
        "tags": list(one.tags),
        "target": target_document(one.target) | dict(kept_of_target),
        **_given(state=None if one.state == "exact" else one.state),
        **extra,
    }


def target_document(target: Target) -> dict[str, Any]:
    """Return a target as it stands in the file."""
    values = (getattr(target, key) for key in _TARGET_KEYS)
    return {
        key: Plain(value) if isinstance(value, int) else value
        for key, value in zip(_TARGET_KEYS, values, strict=True)
    }


def read_target(document: Any) -> Target | None:
    """Return the target that `target_document` made, or None if this is none."""
    try:
        return Target(
            **{key: str(document[key]) for key in ("exact", "prefix", "suffix", "text")},
            start=int(document["start"]),
            end=int(document["end"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def _given(**pairs: str | None) -> dict[str, Any]:
    return {key: value for key, value in pairs.items() if value is not None}


def _clean(value: Any) -> Any:
    """Return a tree whose strings are sanitised and whose other scalars are `Plain`."""
    if isinstance(value, Mapping):
        return {_clean(key): _clean(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean(item) for item in value]
    if isinstance(value, bool) or value is None:
        return Plain({True: "true", False: "false", None: "null"}[value])
    text = clean(str(value))
    if isinstance(value, str) and not isinstance(value, Plain):
        return text
    return Plain(text or "null")
