"""Where the article begins and ends, once the heaviest stretch of the page is known.

The weights look at one chunk and its neighbours. What holds for a whole article is
told here: it opens below its headline, date and byline, and a mail ends at its signature.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.pages.reasons import likely_reason
from reader.pages.text_dump.evidence import LONG, PARAGRAPH, SENTENCE
from reader.pages.text_dump.sheet import Sheet, certain_verdict
from reader.pages.text_dump.stretch import ABOVE, BELOW, KEPT

_SIGNATURE = "--"
"""The line over the signature of a mail (RFC 3676, section 4.3)."""
_OPENING = 20
"""How many chunks from the first one the heading may reach."""


def settled_places(sheet: Sheet, places: Sequence[int]) -> list[int]:
    """Return `places` with the edges of the article where an article has them."""
    settled = [*places]
    if KEPT in settled:
        _open_below_heading(sheet, settled)
        _end_at_signature(sheet, settled)
        _go_on_over_prose(sheet, settled)
    return settled


def _open_below_heading(sheet: Sheet, places: list[int]) -> None:
    """Begin with the first prose, where a date or byline stands between a label and it."""
    first = places.index(KEPT)
    for at in range(first, min(first + _OPENING, len(places))):
        if places[at] == KEPT and (sheet.is_prose(at) or sheet.kind(at) == LONG):
            if any(_says_when_or_who(sheet, n) for n in range(first, at)):
                places[first:at] = [ABOVE] * (at - first)
            return


def _says_when_or_who(sheet: Sheet, at: int) -> bool:
    told = certain_verdict(sheet.text(at), sheet.kind(at))
    return told is not None and told.role in ("date", "byline")


def _end_at_signature(sheet: Sheet, places: list[int]) -> None:
    first = places.index(KEPT)
    for at in range(first + 1, len(places)):
        if sheet.text(at) == _SIGNATURE:
            places[at:] = [BELOW] * (len(places) - at)
            return


def _go_on_over_prose(sheet: Sheet, places: list[int]) -> None:
    """End below the last of the paragraphs that follow one on the other, each set alone."""
    at = len(places) - places[::-1].index(KEPT)
    while at < len(places) and sheet.alone(at) and _is_paragraph(sheet, at):
        places[at] = KEPT
        at += 1


def _is_paragraph(sheet: Sheet, at: int) -> bool:
    return sheet.kind(at) in (SENTENCE, PARAGRAPH) and likely_reason(sheet.text(at)) is None
