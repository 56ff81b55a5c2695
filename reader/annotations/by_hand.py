"""A passage that a person found again, where the reader was not sure or found none. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from reader.annotations.edit import target_of, timestamp
from reader.annotations.merge import ORIGIN
from reader.annotations.schema import target_document
from reader.model import Annotation


def placed_by_hand(
    annotation: Annotation, text: str, start: int, end: int, *, now: datetime
) -> Annotation:
    """Return `annotation` on the passage from `start` to `end` of `text`, as a person says.

    The first selector it had is kept, so that a text that comes back to what it was brings
    the annotation back to where it was made.

    Raises:
        ValueError: If the span is not inside the text.
    """
    return replace(
        annotation,
        target=target_of(text, start, end),
        state="exact",
        modified=timestamp(now),
        extra={ORIGIN: target_document(annotation.target), **annotation.extra},
    )
