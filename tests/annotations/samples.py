"""An invented article and what a person might leave in it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from reader.annotations import edit, ids
from reader.guard import sanitise
from reader.model import Annotation, AnnotationKind, ArticleNotes, ArticleRef, Target

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)

TEXT = (
    "The rope ferry at Harrowmere will stop for the winter, the harbour board has decided.\n\n"
    "“We have carried people over this water since before the bridge,” said Tilda Marsh, who "
    "runs it with her brother.\n\n"
    "About 340 people cross on a market day. Many of them are pupils of the upper school.\n\n"
    "The board’s chairman, Osric Pell, said the cable had failed two inspections. “Nobody "
    "wants to see it go,” he said.\n\n"
    "A new cable would cost £42,000. The board will meet again on 3 March."
)
REF = ArticleRef("rope-ferry", "Rope ferry to stop", "Harrowmere Courier", None, "2026-11-20")


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    """Return where `words` stand first in `text`."""
    start = text.index(words)
    return start, start + len(words)


def annotation(
    words: str,
    number: int = 1,
    *,
    text: str = TEXT,
    kind: AnnotationKind = "note",
    now: datetime = NOW,
    **more: Any,
) -> Annotation:
    """Return an annotation on the first place of `words`; `number` makes its id."""
    name = ids.new_id(NOW, number.to_bytes(10, "big"))
    return edit.new_annotation(kind, text, *span(words, text), id=name, now=now, **more)


def notes(*annotations: Annotation, ref: ArticleRef = REF) -> ArticleNotes:
    """Return the notes of the article."""
    return ArticleNotes(ref, edit.in_text_order(annotations))


CLEAN = st.text(st.characters(codec="utf-8"), max_size=60).map(sanitise)
"""Any text as the reader keeps it."""
WORDS = st.sampled_from(
    ["", "no", "12:30", "2026-02-30", "~", "- a", "a: b", "x #y", "two\nlines", "|", "&a", "*a",
     "<<", " led", "trail ", "tab\tin", "1e5", "0x1F", "ends\n", "ends\n\n", "\n", "“so”", "😀\n😀",
     '"', "\\", "a\\\nb", "#", "%a", "---", "...", "a\n---\nb", "a\n b", "[x]", "{x}", "a, b"]
)  # fmt: skip
TEXTS = st.one_of(WORDS, CLEAN)
NAMES = st.one_of(st.sampled_from(["a1", "b2", "c3"]), CLEAN.filter(bool))
MOMENTS = st.sampled_from(["2026-11-22T09:00:00Z", "2026-11-22T09:30:00Z", "2026-11-23T08:00:00Z"])
TARGETS = st.builds(
    lambda exact, prefix, start: Target(exact, prefix, "", start, start + len(exact), "0" * 64),
    CLEAN, TEXTS, st.integers(0, 999),
)  # fmt: skip
EXTRAS = st.dictionaries(
    st.sampled_from(["colour", "weight", "x y"]),
    st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=2), max_leaves=3),
    max_size=2,
)
TAGS = st.lists(st.sampled_from(["law", "no", "12:30", "ferry talk"]), unique=True, max_size=3)
ANNOTATIONS = st.builds(
    Annotation,
    id=st.sampled_from(["a1", "b2", "c3"]),
    kind=st.sampled_from(["highlight", "note", "bookmark"]),
    target=TARGETS,
    created=MOMENTS,
    modified=MOMENTS,
    label=st.one_of(st.none(), st.sampled_from(["key", "check", "no"])),
    note=TEXTS,
    tags=TAGS.map(tuple),
    state=st.sampled_from(["exact", "moved", "needs_review", "lost"]),
    extra=EXTRAS,
)
NOTES = st.builds(
    ArticleNotes,
    article=st.builds(
        ArticleRef,
        id=st.just("rope-ferry"),
        title=TEXTS,
        publisher=st.one_of(st.none(), TEXTS.filter(bool)),
        extra=EXTRAS,
    ),
    annotations=st.lists(ANNOTATIONS, unique_by=lambda one: one.id, max_size=3).map(
        edit.in_text_order
    ),
    starred=st.booleans(),
    tags=TAGS.map(tuple),
    extra=EXTRAS,
)
