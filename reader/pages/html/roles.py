"""What the blocks of an HTML page are, once it is known where the article stands."""

from __future__ import annotations

from collections.abc import Sequence

from reader.pages.assemble import Facts, Part
from reader.pages.bylines import byline_of
from reader.pages.dates import is_date_line
from reader.pages.html.blocks import HtmlBlock
from reader.pages.reasons import certain_reason, likely_reason
from reader.pages.text_dump.credits import is_credit
from reader.pages.text_dump.stretch import ABOVE, CUT, KEPT

_FACTS = ("title", "standfirst", "date", "byline", "related")
_LONGEST_FACT = 120
_LONGEST_CAPTION = 400
_LONGEST_LABEL = 40
_LONGEST_CREDIT = 80
_CAPTION_HINTS = ("caption", "credit")
_PICTURE_HINTS = (["media"], ["gallery"], ["slideshow"])
_STOPS = '.!?"”'


def parts_of(blocks: Sequence[HtmlBlock], places: Sequence[int], facts: Facts) -> list[Part]:
    """Return the blocks of a page with their roles, in page order."""
    parts: list[Part] = []
    linked = {one.title for one in facts.related}
    titled = False
    texts = ["", *(block.text for block in blocks), ""]
    for at, (block, place) in enumerate(zip(blocks, places, strict=True)):
        lines = tuple(line for line in block.text.split("\n") if line.strip())
        caption = _is_caption(block, (texts[at], texts[at + 2]))
        role, reason = _role(block, place, facts, titled, caption)
        if place != KEPT and block.text in linked:
            role, reason = "related", None
        titled = titled or role == "title"
        if _closes_quotation(block, parts):
            said = parts.pop()
            parts.append(said._replace(lines=said.lines + lines, attribution=block.text))
            continue
        text = "" if reason or role in _FACTS else block.text
        parts.append(Part(lines, role, reason, text))
    return parts


def _closes_quotation(block: HtmlBlock, parts: Sequence[Part]) -> bool:
    """Whether the block is the source of the quotation above it."""
    above = parts[-1] if parts else None
    return (
        block.tags[-1:] == ("cite",)
        and above is not None
        and above.role == "blockquote"
        and above.attribution is None
    )


def _role(
    block: HtmlBlock, place: int, facts: Facts, titled: bool, caption: bool
) -> tuple[str, str | None]:
    """Return the role of a block, and the reason when it is cut."""
    text = block.text
    if text == facts.standfirst:
        return "standfirst", None
    if text == facts.title:
        return ("dropped", "repeated") if titled else ("title", None)
    if caption:
        inside = place in (KEPT, CUT) or (place == ABOVE and titled)
        return ("caption", None) if inside else ("dropped", "gallery")
    if len(text) < _LONGEST_FACT:
        if is_date_line(text):
            return "date", None
        if byline_of(text):
            return "byline", None
    reason = certain_reason(text) if place == KEPT else likely_reason(text) or _unnamed(text)
    return ("dropped", reason) if reason else (block.kind, None)


def _unnamed(text: str) -> str:
    return "navigation" if len(text) < _LONGEST_LABEL else "promotion"


def _is_caption(block: HtmlBlock, beside: Sequence[str]) -> bool:
    """Whether the block is a caption or a credit: by markup, by wording or by standing twice."""
    text = block.text
    if block.kind == "caption":
        return True
    if len(text) > _LONGEST_CAPTION or block.kind == "crosshead":
        return False
    hints = block.hints.split()
    if any(hint in _CAPTION_HINTS for hint in hints):
        return True
    if text[-1] not in _STOPS and (hints[-1:] in _PICTURE_HINTS or is_credit(text)):
        return True
    over_credit = len(beside[-1]) < _LONGEST_CREDIT and is_credit(beside[-1])
    return (is_credit(text) and over_credit) or (len(text) > _LONGEST_LABEL and text in beside)
