"""Random versions of one article's notes, and whether merging them keeps its promises.

Two sides change a common version by some of what people do: they write, delete, label, tag,
leave keys of their own. The merge must be the same from either side, change nothing when it
is done again, and hold every text that a side wrote.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from benchmarks.notes_story import GATES, REF, TEXT, note
from reader.annotations.edit import in_text_order, put, remove, target_of
from reader.annotations.merge import merge
from reader.model import Annotation, ArticleNotes

_NOTES, _CHANGES = 5, 4
_WORDS = ("no", "12:30", "two\nlines", "ask her", "“so”", "", "ask her\n\nno", "x")
_TAGS = ("law", "no", "ferry talk")
_MOMENTS = ("2026-11-22T09:00:00Z", "2026-11-22T09:30:00Z", "2026-11-23T08:00:00Z")
_STATES = ("exact", "moved", "needs_review", "lost")


def triple(chance: Random) -> tuple[ArticleNotes | None, ArticleNotes, ArticleNotes]:
    """Return a common version, or none, and two sides that came of it."""
    base = ArticleNotes(REF, in_text_order(_new(chance, n) for n in range(chance.randint(0, 4))))
    base = _changed(chance, base)
    one, other = _changed(chance, base), _changed(chance, base)
    return (base if chance.random() < 0.9 else None), one, other


def breaks(base: ArticleNotes | None, one: ArticleNotes, other: ArticleNotes) -> bool:
    """Tell whether merging two sides breaks a promise."""
    merged = merge(base, one, other)
    if merged != merge(base, other, one):
        return True
    if merge(base, merged, one) != merged or merge(base, merged, other) != merged:
        return True
    kept = {annotation.id: annotation.note for annotation in merged.annotations}
    return any(text not in kept.get(id_, "") for id_, text in _written(base, one, other))


def _written(base: ArticleNotes | None, *sides: ArticleNotes) -> list[tuple[str, str]]:
    """Return the texts that a side wrote, with their notes' ids."""
    known = {one.id: one.note for one in base.annotations} if base else {}
    notes = (one for side in sides for one in side.annotations)
    return [(one.id, one.note) for one in notes if one.note and known.get(one.id) != one.note]


def _new(chance: Random, number: int) -> Annotation:
    return note(number, chance.choice(_WORDS))


def _changed(chance: Random, notes: ArticleNotes) -> ArticleNotes:
    for _ in range(chance.randint(0, _CHANGES)):
        notes = chance.choice(_DEEDS)(chance, notes)
    return notes


def _add(chance: Random, notes: ArticleNotes) -> ArticleNotes:
    return put(notes, _new(chance, chance.randrange(_NOTES)))


def _delete(chance: Random, notes: ArticleNotes) -> ArticleNotes:
    return remove(notes, note(chance.randrange(_NOTES), "").id)


def _star(chance: Random, notes: ArticleNotes) -> ArticleNotes:
    tags = tuple(chance.sample(_TAGS, chance.randint(0, 2)))
    extra = {"colour": chance.choice(_WORDS)} if chance.random() < 0.5 else {}
    return replace(notes, starred=chance.random() < 0.5, tags=tags, extra=extra)


def _rewrite(chance: Random, notes: ArticleNotes) -> ArticleNotes:
    if not notes.annotations:
        return notes
    one = chance.choice(notes.annotations)
    changes = (
        {"note": chance.choice(_WORDS)},
        {"label": chance.choice((None, "key", "check"))},
        {"tags": tuple(chance.sample(_TAGS, chance.randint(0, 3)))},
        {"extra": {"weight": chance.choice(_WORDS), "list": chance.sample(_TAGS, 2)}},
        {"state": chance.choice(_STATES), "target": target_of(TEXT, GATES, chance.randint(30, 40))},
    )
    made = replace(one, modified=chance.choice(_MOMENTS), **chance.choice(changes))
    return put(notes, made)


_DEEDS: tuple[Callable[[Random, ArticleNotes], ArticleNotes], ...] = (
    _add, _delete, _star, _rewrite, _rewrite, _rewrite,
)  # fmt: skip
