"""Pure changes to a person's notes: nothing here knows the disk, the clock or chance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from reader.annotations.ids import text_digest
from reader.guard import sanitise
from reader.model import Annotation, AnnotationKind, ArticleNotes, Target

CONTEXT = 64
"""How many code points around a passage its selector keeps, as the file format says."""


def timestamp(now: datetime) -> str:
    """Return a moment as ISO 8601 in UTC, to the second."""
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def target_of(text: str, start: int, end: int) -> Target:
    """Return the selector of the passage from `start` to `end` of `text`.

    Raises:
        ValueError: If the span is not inside the text.
    """
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"a passage from {start} to {end} is not in a text of {len(text)}")
    return Target(
        exact=sanitise(text[start:end]),
        prefix=sanitise(text[max(0, start - CONTEXT) : start]),
        suffix=sanitise(text[end : end + CONTEXT]),
        start=start,
        end=end,
        text=text_digest(text),
    )


def new_annotation(
    kind: AnnotationKind,
    text: str,
    start: int,
    end: int,
    *,
    id: str,  # noqa: A002  the field of the file is called so
    now: datetime,
    label: str | None = None,
    note: str = "",
    tags: Iterable[str] = (),
) -> Annotation:
    """Return a new annotation on the passage from `start` to `end` of `text`.

    Args:
        kind: "highlight", "note" or "bookmark".
        text: The article's text, as the offsets count in it.
        start: Where the passage begins.
        end: Where it ends, exclusive; a bookmark may stand on an empty passage.
        id: From `ids.new_id`.
        now: The moment it is made.
        label: key, quote, question, check, todo, or a bookmark's letter.
        note: The reader's own words.
        tags: Each once, in the order given.

    Raises:
        ValueError: If the span is not inside the text.
    """
    moment = timestamp(now)
    return Annotation(
        id=id,
        kind=kind,
        target=target_of(text, start, end),
        created=moment,
        modified=moment,
        label=None if label is None else sanitise(label),
        note=sanitise(note),
        tags=clean_tags(tags),
    )


def revise(
    annotation: Annotation,
    *,
    now: datetime,
    note: str | None = None,
    label: str | None = None,
    tags: Iterable[str] | None = None,
) -> Annotation:
    """Return `annotation` with other words, label or tags; None leaves a field as it is.

    An empty label takes the label away.
    """
    return replace(
        annotation,
        note=annotation.note if note is None else sanitise(note),
        label=annotation.label if label is None else sanitise(label) or None,
        tags=annotation.tags if tags is None else clean_tags(tags),
        modified=timestamp(now),
    )


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags sanitised, without empty ones, each once, in the order given."""
    named = (" ".join(sanitise(tag).split()) for tag in tags)
    return tuple(dict.fromkeys(tag for tag in named if tag))


def in_text_order(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Return annotations sorted by where they stand; of two on one place the older first."""
    return tuple(sorted(annotations, key=lambda one: (one.target.start, one.target.end, one.id)))


def put(notes: ArticleNotes, annotation: Annotation) -> ArticleNotes:
    """Return `notes` with `annotation` in it, in place of one with its id if there is one."""
    others = (one for one in notes.annotations if one.id != annotation.id)
    return replace(notes, annotations=in_text_order((*others, annotation)))


def remove(notes: ArticleNotes, id: str) -> ArticleNotes:  # noqa: A002
    """Return `notes` without the annotation called `id`; the same when there is none."""
    return replace(notes, annotations=tuple(one for one in notes.annotations if one.id != id))
