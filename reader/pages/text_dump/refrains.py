"""What comes back in an article made of entries: "Next fight: …", "Pre-workout meal", "Q: …".

A list of boxers, dishes or products says the same of each, in a line that stands again and again or
below a label that leads many lines. What an article says so often no menu below it does: so it goes
on as long as that comes back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.pages.reasons import likely_reason
from reader.pages.text_dump.credits import is_credit
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import CUT, KEPT, kept_span

_LEAD, _WORDS_OF_A_LEAD = 32, 4
"""So many letters, with the colon and the space behind it, and so many words a label has at most
that leads a line."""
_LONGEST_LINE = 80
"""A longer line is no refrain as a whole."""
_LEAST_INSIDE, _LEAST_BELOW = 2, 6
"""So often a refrain stands in the article at least, and so many lines below it are refrains."""


def go_on_over_refrains(sheet: Sheet, places: list[int]) -> None:
    """Let the article go on down to the last of its refrains, if no clutter stands before that."""
    article = kept_span(places)
    refrains = _refrains(sheet.texts[article.start : article.stop])
    if not refrains:
        return
    below = range(article.stop, len(places))
    again = [at for at in below if _said(sheet.text(at)) in refrains]
    if len(again) < _LEAST_BELOW:
        return
    end = next((at for at in below if not _may_be_text(sheet, at)), len(places))
    again = [at for at in again if at < end]
    if len(again) >= _LEAST_BELOW:
        for at in range(article.stop, again[-1] + 1):
            places[at] = KEPT if any(map(str.isalnum, sheet.text(at))) else CUT


def _refrains(texts: Sequence[str]) -> set[str]:
    """Return what comes back in the lines of an article."""
    texts = [text for text in texts if len(text) <= _LONGEST_LINE or ": " in text[:_LEAD]]
    said = [*map(_said, texts)]
    often = {one for one, times in Counter(said).items() if one and times >= _LEAST_INSIDE}
    if not often:
        return often
    of_pictures = {
        one for one, text in zip(said, texts, strict=True) if one in often and is_credit(text)
    }
    return {one for one in often - of_pictures if any(map(str.isalpha, one))}


def _said(text: str) -> str:
    """Return what may come back of a line: what leads it, all of a short one, or nothing."""
    end = text.find(": ", 0, _LEAD)
    if end > 0 and text.count(" ", 0, end) < _WORDS_OF_A_LEAD:
        return text[:end]
    return text if len(text) <= _LONGEST_LINE else ""


def _may_be_text(sheet: Sheet, at: int) -> bool:
    return likely_reason(sheet.text(at)) is None and not sheet.is_stated(at)
