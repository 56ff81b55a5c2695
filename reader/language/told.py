"""What a reader told of a text, as attribution sees it: heard before anything is worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reader.dataclass import dataclass
from reader.model import SpeakerKind

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, as a reader told it."""

    person: int | None = None
    """Index into the cast."""
    body: str | None = None
    """Name of the body that speaks."""
    kind: SpeakerKind | None = None
    """None where nobody is to be shown."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a reader told of the quotations of a text."""

    speakers: Mapping[Span, Voice] = field(default_factory=dict)
    """By the span of the quotation."""
    mentions: Mapping[int, Voice] = field(default_factory=dict)
    """Whom "he" or "the minister" beside a cue means, by its offset."""
    labels: Mapping[Span, bool] = field(default_factory=dict)
    """Whether what stands in marks is a label and no speech, by its span."""


NOTHING_TOLD = Told()
