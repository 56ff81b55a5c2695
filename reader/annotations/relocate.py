"""Put the annotations of one article on the text it has now.

The first selector an annotation had is kept beside its target, under "origin": from there
it is tried again when the last place leads nowhere, and a text that comes back to what it
was brings the annotation back exactly. A lost annotation keeps its selector untouched.

Files are edited by hand, so a place is believed only where the words of the selector stand
there. Where they don't, its words are looked for, and what is found is not sure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reader.annotations.anchor import Alignment
from reader.annotations.edit import in_text_order, target_of
from reader.annotations.ids import text_digest
from reader.annotations.merge import ORIGIN
from reader.annotations.quotation import find_quotation
from reader.annotations.schema import read_target, target_document
from reader.guard import sanitise
from reader.model import Anchor, AnchorState, Annotation, ArticleNotes, Target

_WORSE: tuple[AnchorState, ...] = ("exact", "moved", "needs_review")


def relocate(notes: ArticleNotes, text: str, old_text: Callable[[str], str | None]) -> ArticleNotes:
    """Return `notes` with every target in `text`, or its state "lost".

    Args:
        notes: As they were kept.
        text: The article's text now.
        old_text: Returns the text with a SHA-256, or None where it was not kept.
    """
    digest = text_digest(text)
    if all(
        one.target.text == digest and one.state != "lost" and _stands(one.target, text)
        for one in notes.annotations
    ):
        return notes
    finder = _Finder(text, digest, old_text)
    return replace(notes, annotations=in_text_order(map(finder.placed, notes.annotations)))


class _Finder:
    """Finds targets in one text; every old text is aligned with it once."""

    def __init__(self, text: str, digest: str, old_text: Callable[[str], str | None]) -> None:
        self._text = text
        self._digest = digest
        self._old_text = old_text
        self._texts: dict[str, str | None] = {}
        self._alignments: dict[str, Alignment] = {}

    def placed(self, one: Annotation) -> Annotation:
        if self._stands_here(one.target):
            return one if one.state != "lost" else replace(one, state="exact")
        origin = read_target(one.extra.get(ORIGIN))
        if origin is not None and self._stands_here(origin):
            return _back_at(one, origin)
        anchor = self._find(one.target)
        if anchor.start is None and origin is not None:
            anchor = self._find(origin)
        if anchor.start is None or anchor.end is None:
            return replace(one, state="lost")
        return replace(
            one,
            target=target_of(self._text, anchor.start, anchor.end),
            state=_worse(one.state, anchor.state),
            extra={ORIGIN: target_document(one.target), **one.extra},
        )

    def _stands_here(self, target: Target) -> bool:
        return target.text == self._digest and _stands(target, self._text)

    def _find(self, target: Target) -> Anchor:
        old = self._text_of(target.text)
        if old is None:
            return find_quotation(target, self._text)
        if not _stands(target, old):
            found = find_quotation(target, self._text)
            return found if found.state == "lost" else replace(found, state="needs_review")
        if target.text not in self._alignments:
            self._alignments[target.text] = Alignment(old, self._text)
        return self._alignments[target.text].place(target.start, target.end)

    def _text_of(self, digest: str) -> str | None:
        if digest == self._digest:
            return self._text
        if digest not in self._texts:
            self._texts[digest] = self._old_text(digest)
        return self._texts[digest]


def _stands(target: Target, text: str) -> bool:
    """Tell whether the words of a target are what the text it was made on has at its place."""
    if not 0 <= target.start <= target.end <= len(text):
        return False
    words = text[target.start : target.end]
    return target.exact == words or target.exact == sanitise(words)


def _back_at(one: Annotation, origin: Target) -> Annotation:
    extra = {key: value for key, value in one.extra.items() if key != ORIGIN}
    return replace(one, target=origin, state="exact", extra=extra)


def _worse(before: AnchorState, now: AnchorState) -> AnchorState:
    """Return the less sure of two states; a doubt stays until a person looked."""
    return max((state for state in (before, now) if state in _WORSE), key=_WORSE.index)
