"""What a program that knows nothing of the reader wrote into a notes file.

An editor may save a buffer it read some versions ago, and a sync tool brings what another
machine had. Against the last version written here alone that would look like deletions.
So an outside file is compared with the last few versions written here: what it says as
one of them said it is no change, and what it lacks is deleted only if all of them had it.
A conflict copy deletes nothing: its machine may never have seen what it lacks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reader.annotations.merge import merge
from reader.model import Annotation, ArticleNotes


def with_outside(versions: Sequence[ArticleNotes], theirs: ArticleNotes) -> ArticleNotes:
    """Return the last version with what an outside program changed in it.

    Args:
        versions: The last versions written here, the latest first; may be empty.
        theirs: What stands in the file.
    """
    if not versions:
        return theirs
    return merge(_common(versions, theirs, _in_all(versions)), versions[0], theirs)


def with_conflict_copy(versions: Sequence[ArticleNotes], copy: ArticleNotes) -> ArticleNotes:
    """Return the last version united with a sync tool's conflict copy of it."""
    if not versions:
        return copy
    return merge(_common(versions, copy, frozenset()), versions[0], copy)


def _in_all(versions: Sequence[ArticleNotes]) -> frozenset[str]:
    names = [frozenset(one.id for one in version.annotations) for version in versions]
    return frozenset.intersection(*names)


def _common(
    versions: Sequence[ArticleNotes], theirs: ArticleNotes, deletable: frozenset[str]
) -> ArticleNotes:
    """Return the version that both sides can be said to have come from."""
    latest = versions[0]
    there = {one.id: one for one in theirs.annotations}
    known: defaultdict[str, list[Annotation]] = defaultdict(list)
    for version in versions:
        for one in version.annotations:
            known[one.id].append(one)
    kept = (
        there[one.id] if there.get(one.id) in known[one.id] else one
        for one in latest.annotations
        if one.id in there or one.id in deletable
    )
    return replace(latest, annotations=tuple(kept))
