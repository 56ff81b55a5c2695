"""What a program that knows nothing of the reader wrote into a notes file.

An editor may save a buffer it read some versions ago, and a sync tool brings what another
machine had. Against the last version written here alone that would look like deletions.
So an outside file is compared with the last few versions written here: what it says as
one of them said it is no change, and what it lacks is deleted only if all of them had it,
or if nothing else was changed: nobody saves an old buffer without having written in it.
A conflict copy deletes nothing: its machine may never have seen what it lacks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.annotations.merge import merge
from reader.model import Annotation, ArticleNotes, ArticleRef


def with_outside(versions: Sequence[ArticleNotes], theirs: ArticleNotes) -> ArticleNotes:
    """Return the last version with what an outside program changed in it.

    Args:
        versions: The last versions written here, the latest first; may be empty.
        theirs: What stands in the file.
    """
    if not versions:
        return theirs
    latest = versions[0]
    unchanged = _unchanged(versions, theirs)
    there = _names(theirs)
    only_deletes = _unchanged(versions[:1], theirs).keys() == there
    deletable = frozenset.intersection(*map(_names, versions[:1] if only_deletes else versions))
    common = (
        unchanged.get(one.id, one)
        for one in latest.annotations
        if one.id in there or one.id in deletable
    )
    return merge(replace(latest, annotations=tuple(common)), latest, theirs)


def with_conflict_copy(versions: Sequence[ArticleNotes], copy: ArticleNotes) -> ArticleNotes:
    """Return the last version united with a sync tool's conflict copy of it."""
    if not versions:
        return copy
    unchanged = _unchanged(versions, copy)
    nothing = ArticleNotes(ArticleRef(copy.article.id, ""))
    return merge(replace(nothing, annotations=tuple(unchanged.values())), versions[0], copy)


def _names(notes: ArticleNotes) -> frozenset[str]:
    return frozenset(one.id for one in notes.annotations)


def _unchanged(versions: Sequence[ArticleNotes], theirs: ArticleNotes) -> dict[str, Annotation]:
    """Return the annotations that `theirs` has as some version had them, by id."""
    there = {one.id: one for one in theirs.annotations}
    known = (one for version in versions for one in version.annotations)
    return {one.id: one for one in known if there.get(one.id) == one}
