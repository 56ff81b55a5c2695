"""Merge what two sides made of the same notes: by annotation and by field, nothing lost.

Pure, commutative and idempotent: `merge(base, a, b) == merge(base, b, a)`, and merging
the result with either side again changes nothing. The rules, in this order:

- what one side alone changed, is as that side has it;
- an annotation that one side changed and the other deleted, stays; two sides that never
  knew a common version are united;
- of lists (tags) what either side put in is in, what either side took out is out;
- two texts for one note are both kept, the older first;
- a target that says no place is no change: it never takes the place of one that does;
- of other fields the side that was modified later has its way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from reader.annotations.edit import in_text_order
from reader.model import Annotation, ArticleNotes, ArticleRef, Plain, Target

_MISSING: Any = object()
_NOTHING = Annotation(
    id="", kind=_MISSING, target=_MISSING, created="", modified="", state=_MISSING
)
"""What both sides knew of an annotation that they never knew in common."""
ORIGIN = "origin"
"""The key of an annotation's extra where its first selector is kept."""
_SINGLE = ("kind", "label", "created")
_PLACING = ("target", "state", ORIGIN)
"""What a window changes by itself, when it finds a passage again; it belongs together."""


def merge(base: ArticleNotes | None, one: ArticleNotes, other: ArticleNotes) -> ArticleNotes:
    """Return the notes with the changes of both sides.

    Args:
        base: The last version both sides knew, or None: then the sides are united.
        one: A side.
        other: The other side.
    """
    if one == other:
        return one
    common = base or ArticleNotes(ArticleRef(one.article.id, ""))
    return ArticleNotes(
        article=_articles(common.article, one.article, other.article),
        annotations=_annotations(common.annotations, one.annotations, other.annotations),
        starred=_either(common.starred, one.starred, other.starred),
        tags=_lists(common.tags, one.tags, other.tags),
        extra=_mappings(common.extra, one.extra, other.extra),
    )


def _articles(base: ArticleRef, one: ArticleRef, other: ArticleRef) -> ArticleRef:
    names = [field.name for field in fields(ArticleRef) if field.name != "extra"]
    merged = {n: _either(getattr(base, n), getattr(one, n), getattr(other, n)) for n in names}
    return ArticleRef(**merged, extra=_mappings(base.extra, one.extra, other.extra))


def _annotations(
    base: Sequence[Annotation], one: Sequence[Annotation], other: Sequence[Annotation]
) -> tuple[Annotation, ...]:
    known, here, there = ({a.id: a for a in side} for side in (base, one, other))
    merged = (
        _one_or_both(*(side.get(name) for side in (known, here, there))) for name in here | there
    )
    return in_text_order(annotation for annotation in merged if annotation is not None)


def _one_or_both(
    base: Annotation | None, one: Annotation | None, other: Annotation | None
) -> Annotation | None:
    if one is not None and other is not None:
        return _annotation(base, one, other)
    left = one or other
    deleted = left is not None and base is not None and _written(left) == _written(base)
    return None if deleted else left


def _written(annotation: Annotation) -> tuple[Any, ...]:
    """Return what a person wrote in an annotation, without where it was found."""
    names = (f.name for f in fields(Annotation) if f.name not in (*_PLACING, "extra"))
    return (*(getattr(annotation, name) for name in names), _own_extra(annotation))


def _annotation(base: Annotation | None, one: Annotation, other: Annotation) -> Annotation:
    if _says_no_place(one.target):
        one = _placed_as(other, one)
    elif _says_no_place(other.target):
        other = _placed_as(one, other)
    if one == other or other == base:
        return one
    if one == base:
        return other
    known = base or _NOTHING
    old, new = sorted((one, other), key=lambda side: (side.modified, side.note))
    kind, label, created = (_latest(known, one, other, name)[0] for name in _SINGLE)
    target, state, origin = _latest(known, one, other, *_PLACING)
    extra = _mappings(*(_own_extra(side) for side in (known, one, other)))
    return replace(
        one,
        kind=kind,
        label=label,
        created=created,
        target=target,
        state=state,
        modified=new.modified,
        note=_texts(known.note, old.note, new.note),
        tags=_lists(known.tags, one.tags, other.tags),
        extra=extra if origin is None else {**extra, ORIGIN: origin},
    )


def _says_no_place(target: Target) -> bool:
    """Tell whether a target has neither words nor an empty place in some text.

    A file that was cut off has such targets, and one that lines were deleted from.
    """
    return not target.exact and (target.end > target.start or not target.text)


def _placed_as(there: Annotation, annotation: Annotation) -> Annotation:
    """Return `annotation` on the place of `there`, if that says one."""
    if _says_no_place(there.target):
        return annotation
    origin = _field(there, ORIGIN)
    extra = _own_extra(annotation) | ({} if origin is None else {ORIGIN: origin})
    return replace(annotation, target=there.target, state=there.state, extra=extra)


def _own_extra(annotation: Annotation) -> dict[str, Any]:
    """Return the keys this version does not know: all but the first selector."""
    return {key: value for key, value in annotation.extra.items() if key != ORIGIN}


def _field(annotation: Annotation, name: str) -> Any:
    return annotation.extra.get(ORIGIN) if name == ORIGIN else getattr(annotation, name)


def _latest(base: Annotation, one: Annotation, other: Annotation, *names: str) -> tuple[Any, ...]:
    """Return fields that belong together, from the side that alone changed them or did so last."""
    known, here, there = (
        tuple(_field(side, name) for name in names) for side in (base, one, other)
    )
    if here == there or there == known:
        return here
    if here == known:
        return there
    return max((one.modified, repr(here), here), (other.modified, repr(there), there))[2]


def _either(base: Any, one: Any, other: Any) -> Any:
    """Return what one side alone changed; of two changes the one that sorts last."""
    if one == other or other == base:
        return one
    if one == base:
        return other
    return max(one, other, key=lambda value: (value is not None, repr(value)))


def _texts(base: Any, old: str, new: str) -> str:
    if old in (new, base):
        return new
    if new == base or new in old:
        return old
    if old in new:
        return new
    both = f"{old}\n\n{new}"
    return both if both != base else f"{new}\n\n{old}"


def _lists(base: Sequence[Any], one: Sequence[Any], other: Sequence[Any]) -> tuple[Any, ...]:
    if one == other or other == base:
        return tuple(one)
    if one == base:
        return tuple(other)
    known, here, there = ({repr(item): item for item in side} for side in (base, one, other))
    if known.keys() == here.keys() == there.keys():
        return tuple(max(one, other, key=repr))  # both only put it in another order
    kept = [item for name, item in known.items() if name in here and name in there]
    added = {name: item for name, item in (here | there).items() if name not in known}
    return (*kept, *(added[name] for name in sorted(added)))


def _mappings(
    base: Mapping[str, Any], one: Mapping[str, Any], other: Mapping[str, Any]
) -> dict[str, Any]:
    if one == other or other == base:
        return dict(one)
    if one == base:
        return dict(other)
    sides = (base, one, other)
    keys = sorted(one.keys() | other.keys())
    merged = {key: _values(*(side.get(key, _MISSING) for side in sides)) for key in keys}
    return {key: value for key, value in merged.items() if value is not _MISSING}


def _values(base: Any, one: Any, other: Any) -> Any:
    """Merge two values of a key that this version does not know."""
    if one == other or other == base:
        return one
    if one == base:
        return other
    if one is _MISSING or other is _MISSING:
        return other if one is _MISSING else one
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return _mappings(base if isinstance(base, Mapping) else {}, one, other)
    if isinstance(one, list) and isinstance(other, list):
        return list(_lists(base if isinstance(base, list) else [], one, other))
    if _is_text(one) and _is_text(other):
        return _texts(base, *sorted((one, other)))
    return max(one, other, key=repr)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and not isinstance(value, Plain)
