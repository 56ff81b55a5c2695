"""What the blocks of an HTML page are, once it is known where the article stands."""

from __future__ import annotations

from collections.abc import Sequence

from reader.pages.assemble import Facts, Part
from reader.pages.bylines import byline_of
from reader.pages.dates import is_date_line
from reader.pages.html.blocks import HtmlBlock
from reader.pages.reasons import certain_reason, likely_reason
from reader.pages.text_dump.inside import is_credit
from reader.pages.text_dump.stretch import CUT, KEPT

_LONGEST_FACT = 120
_LONGEST_CAPTION = 400
_LONGEST_LABEL = 40
_CAPTION_HINTS = ("caption", "credit")


def parts_of(blocks: Sequence[HtmlBlock], places: Sequence[int], facts: Facts) -> list[Part]:
    """Return the blocks of a page with their roles, in page order."""
    parts = []
    titled = False
    for block, place in zip(blocks, places, strict=True):
        lines = tuple(line for line in block.text.split("\n") if line.strip())
        role, reason = _role(block, place, facts, titled)
        titled = titled or role == "title"
        text = "" if reason or role in ("title", "date", "byline") else block.text
        parts.append(Part(lines, role, reason, text))
    return parts


def _role(block: HtmlBlock, place: int, facts: Facts, titled: bool) -> tuple[str, str | None]:
    """Return the role of a block, and the reason when it is cut."""
    text = block.text
    if text == facts.title:
        return ("dropped", "repeated") if titled else ("title", None)
    if _is_caption(block):
        return ("caption", None) if place in (KEPT, CUT) else ("dropped", "gallery")
    if len(text) < _LONGEST_FACT:
        if is_date_line(text):
            return "date", None
        if byline_of(text):
            return "byline", None
    reason = certain_reason(text) if place == KEPT else likely_reason(text) or _unnamed(text)
    return ("dropped", reason) if reason else (block.kind, None)


def _unnamed(text: str) -> str:
    return "navigation" if len(text) < _LONGEST_LABEL else "promotion"


def _is_caption(block: HtmlBlock) -> bool:
    if block.kind == "caption":
        return True
    if len(block.text) > _LONGEST_CAPTION or block.kind == "crosshead":
        return False
    hinted = any(hint in block.hints for hint in _CAPTION_HINTS)
    return hinted or (is_credit(block.text) and block.text[-1] not in '.!?"”')
