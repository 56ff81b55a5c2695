"""What the blocks of an HTML page are, once it is known where the article stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reader.pages.assemble import Facts, Part
from reader.pages.bylines import byline_of
from reader.pages.dates import is_date_line
from reader.pages.html.blocks import HtmlBlock
from reader.pages.html.frames import BESIDE_FEW, BESIDE_ONE, Frame, picture_beside
from reader.pages.html.numbered import MOST_IN_ITEM, Marks, item_around
from reader.pages.html.quotations import SetApart, names_source, set_apart, with_sources
from reader.pages.html.tables import kept_tables, read_as_one
from reader.pages.reasons import certain_reason, likely_reason
from reader.pages.text_dump.credits import is_credit
from reader.pages.text_dump.stretch import ABOVE, BELOW, CUT, KEPT
from reader.pages.wall import says_wall

_FACTS = ("title", "standfirst", "date", "byline", "related")
WITHOUT_FACTS = frozenset(("table", "code"))
"""Kinds of blocks that state nothing of the article: a day in them is another."""
_LONGEST_FACT = 120
_LONGEST_CAPTION = 400
_LONGEST_LABEL = 40
_LONGEST_CREDIT = 80
_LONGEST_BUTTON = 60
_LONGEST_LEGEND, _LEAST_SPACES = 200, 3
"""What stands under a picture is told from the label of a product by its words."""
_CAPTION_HINTS = frozenset(("caption", "credit"))
_MOST_WITH_PICTURE = 5
"""Blocks: what is seen, who took it, whose it is, and what opens it. An element around more that
speaks of captions or credits speaks of how the site sets its pages, or of tax credits."""
_PICTURE_HINTS = frozenset(("media", "gallery", "slideshow"))
_STOPS = '.!?"”'
_QUOTATIONS = ("blockquote", "pull_quote")
_DASHES = "-–—― "


def parts_of(blocks: Sequence[HtmlBlock], places: Sequence[int], facts: Facts) -> list[Part]:
    """Return the blocks of a page with their roles, in page order."""
    parts: list[Part] = []
    tables = kept_tables(blocks, places)
    told = 0
    linked = {one.title for one in facts.related}
    titled = False
    said_last: SetApart | None = None
    marks = Marks()
    cited = with_sources(blocks)
    texts = ["", *(block.text for block in blocks), ""]
    for at, (block, place) in enumerate(zip(blocks, places, strict=True)):
        if at < told:
            continue
        if at in tables:
            told = tables[at]
            parts.append(read_as_one(blocks[at:told]))
            continue
        lines = _lines_of(block.text)
        caption = is_marked_caption(block) or (
            place != BELOW
            and (
                _is_worded_caption(block, (texts[at], texts[at + 2]))
                or _is_set_under_picture(block)
            )
        )
        wall = place != KEPT and says_wall(texts, at + 1)
        quoted = set_apart(block, cited)
        role, reason = _role(block, place, facts, titled, caption, wall, quoted)
        if place != KEPT and block.text in linked:
            role, reason = "related", None
        titled = titled or role == "title"
        if parts and parts[-1].role in _QUOTATIONS and names_source(block, said_last):
            parts.append(_closed(parts.pop(), block.text, lines))
            continue
        said_last = quoted
        if reason or role in _FACTS:
            parts.append(Part(lines, role, reason))
        else:
            mark, depth = marks.of(block.frame, role, block.text)
            part = Part(lines, role, None, block.text, links=block.links, mark=mark, depth=depth)
            parts.append(part)
    return parts


def _lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that are not blank; most texts are one."""
    return tuple(line for line in text.split("\n") if line.strip()) if "\n" in text else (text,)


def _closed(quotation: Part, source: str, lines: tuple[str, ...]) -> Part:
    """Return a quotation with who said it, or, where that is told, with what they are."""
    whose = ", ".join(filter(None, (quotation.attribution, source.lstrip(_DASHES))))
    return quotation._replace(lines=quotation.lines + lines, attribution=whose)


def _role(
    block: HtmlBlock,
    place: int,
    facts: Facts,
    titled: bool,
    caption: bool,
    wall: bool,
    quoted: SetApart | None,
) -> tuple[str, str | None]:
    """Return the role of a block, and the reason when it is cut."""
    text = block.text
    if text == facts.standfirst:
        return "standfirst", None
    if text == facts.title:
        return ("dropped", "repeated") if titled else ("title", None)
    if place == ABOVE and any(text == one.name for one in facts.bylines):
        return "byline", None
    fact = None if block.kind in WITHOUT_FACTS else _fact_in(text)
    if fact == "date" or (fact == "byline" and (not caption or _is_of_author(text, facts))):
        return fact, None
    inside = place in (KEPT, CUT) or (place == ABOVE and titled)
    if quoted and (place == CUT or (inside and quoted.kind == "pull_quote")):
        reason = certain_reason(text)
        return ("dropped", reason) if reason else (quoted.kind, None)
    if caption:
        if reason := _is_under_no_picture(block):
            return "dropped", reason
        return ("caption", None) if inside else ("dropped", "gallery")
    if place == KEPT:
        reason = certain_reason(text) or _buttons(block) or _foot_of_print(text)
    else:
        reason = "paywall" if wall else likely_reason(text) or _unnamed(block)
    return ("dropped", reason) if reason else (_kind(block), None)


def _kind(block: HtmlBlock) -> str:
    """Return the kind of a block: in an article set as a list, its paragraphs are such."""
    if block.kind == "list_item" and block.tag == "p":
        item = item_around(block.frame)
        if item is not None and item.texts > MOST_IN_ITEM:
            return "paragraph"
    return block.kind


@lru_cache(maxsize=4096)
def _fact_in(text: str) -> str | None:
    """Return what fact of the article a line states, if it does nothing else."""
    if len(text) >= _LONGEST_FACT:
        return None
    if is_date_line(text):
        return "date"
    return "byline" if byline_of(text) else None


def _is_of_author(byline: str, facts: Facts) -> bool:
    """Whether a byline beside a picture names the author, not who took that."""
    known = {one.name for one in facts.bylines}
    return all(one.name in known for one in byline_of(byline) or ())


def _is_under_no_picture(block: HtmlBlock) -> str | None:
    """Return why a block that stands where a caption would is none: a button, an advertisement."""
    text = block.text
    if not any(map(str.isalpha, text)):
        return "navigation"
    reason = certain_reason(text)
    if reason is None and block.kind != "caption":
        reason = likely_reason(text)
    return None if reason == "legal" else reason  # a credit may say whose the picture is


_FOOT = re.compile(
    r"(?:©|\(c\)|copyright (?:©|\(c\))?) ?(?:19|20)\d\d\b(?:.{0,80}|.{0,60}all rights reserved\b.*)"
    r"|(?:find (?:this|the) (?:article|story)(?: online)? at|article (?:url|address)|printed from"
    r"|url)\s*:?\s*https?://\S+",
    re.IGNORECASE,
)
"""What a page made to be printed says below its text: whose it is, and where it stands."""


def _buttons(block: HtmlBlock) -> str | None:
    """Return what the links are that a block consists of, when each is a button."""
    asks = block.kind == "crosshead" or block.text[-1] == "?"  # and shows the answer, if pressed
    pressed = block.pressed and len(block.text) <= _LONGEST_BUTTON
    if block.tag == "nav" or (pressed and not asks):
        return "navigation"
    letters = sum(end - start for start, end, _ in block.links)
    if not block.links or letters < len(block.text) - len(block.links):
        return None
    reasons = [*map(certain_reason, block.linked)]
    return reasons[0] if all(reasons) else None


def _foot_of_print(text: str) -> str | None:
    if len(text) > _LONGEST_CAPTION or not _FOOT.fullmatch(text):
        return None
    return "navigation" if "://" in text else "legal"


_NAMED = {
    **dict.fromkeys(("consent", "cookie", "amp-consent"), "consent"),
    **dict.fromkeys(("advert", "sponsor", "amp-ad"), "advertisement"),
    **dict.fromkeys(("newsletter", "signup", "subscribe"), "subscription"),
    **dict.fromkeys(("share", "social"), "share"),
    "comment": "comments",
}
"""What elements, class names, ids and roles close around a block say of why it is no text."""
_CLOSE = 3
"""So many elements outwards they are looked at: further out they speak of the whole page."""


def _unnamed(block: HtmlBlock) -> str:
    """Return why a block was cut whose words do not tell: what its markup says of it."""
    frame: Frame | None = block.frame
    for _ in range(_CLOSE):
        if frame is None:
            break
        if frame.tag in _NAMED:
            return _NAMED[frame.tag]
        for hint in frame.nearest:
            if hint in _NAMED:
                return _NAMED[hint]
        frame = frame.around
    if block.frame.hidden:
        return "hidden"
    return "navigation" if len(block.text) < _LONGEST_LABEL else "promotion"


def is_marked_caption(block: HtmlBlock) -> bool:
    """Whether the markup says that the block is a caption or a credit."""
    if block.kind == "caption":
        return True
    if len(block.text) > _LONGEST_CAPTION or block.kind == "crosshead":
        return False
    figured = block.kind == "paragraph" and "figure" in block.frame.tags
    if not figured and block.frame.hints.isdisjoint(_CAPTION_HINTS):
        return False
    holder: Frame | None = block.frame
    while holder is not None and not _speaks_of_picture(holder, figured):
        holder = holder.around
    return holder is not None and holder.texts <= _MOST_WITH_PICTURE


def _speaks_of_picture(frame: Frame, figured: bool) -> bool:
    return (figured and frame.tag == "figure") or not _CAPTION_HINTS.isdisjoint(frame.nearest)


def _is_set_under_picture(block: HtmlBlock) -> bool:
    """Whether the block is no sentence, and stands with a picture apart from other text."""
    text = block.text
    return (
        block.kind == "paragraph"
        and len(text) <= _LONGEST_LEGEND
        and text[-1] not in _STOPS
        and text.count(" ") >= _LEAST_SPACES
        and picture_beside(block.frame) in (BESIDE_FEW, BESIDE_ONE)
    )


def _is_worded_caption(block: HtmlBlock, beside: Sequence[str]) -> bool:
    """Whether the block is a caption or a credit by its wording, or by standing twice."""
    text = block.text
    if len(text) > _LONGEST_CAPTION or block.kind == "crosshead":
        return False
    credit = is_credit(text)
    pictured = not _PICTURE_HINTS.isdisjoint(block.frame.nearest)
    if text[-1] not in _STOPS and (pictured or credit):
        return True
    over_credit = credit and len(beside[-1]) < _LONGEST_CREDIT and is_credit(beside[-1])
    return over_credit or (len(text) > _LONGEST_LABEL and text in beside)
