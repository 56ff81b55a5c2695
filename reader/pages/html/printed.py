"""What an HTML page prints around its article and its markup tells apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.model import Related
from reader.pages.bylines import byline_of
from reader.pages.dates import is_date_line, stamps_in
from reader.pages.html.blocks import HtmlBlock
from reader.pages.html.metadata import Said
from reader.pages.html.roles import is_marked_caption
from reader.pages.publisher import PARTING
from reader.pages.reasons import certain_reason, likely_reason
from reader.pages.text_dump.credits import is_credit
from reader.pages.text_dump.stretch import KEPT
from reader.pages.words import shared, words

_ABOVE = 6
_LEAST, _LONGEST = 20, 400
_NAMED = words("standfirst dek subtitle subhead summary excerpt lead intro ingress lede")
"""What class names call it, of those that `frames.HINTS` lists."""
_REPEATS = 0.6
"""Of its words are those of the headline that it repeats, maybe with its kicker."""
_DATED = re.compile(r"(?:published|updated|posted|last updated|first published)\b", re.IGNORECASE)
_LEAST_SPACES = 5
"""What stands over a text without being marked has the words of a sentence."""
_DESCRIPTIONS = ("description", "og:description", "twitter:description")
_RELATED = re.compile(
    r"(?:more on this|related|read more|see also|more (?:stories|from|about))\b.{0,40}",
    re.IGNORECASE,
)
"""What stands over links to other articles."""


def standfirst_of(
    blocks: Sequence[HtmlBlock], places: Sequence[int], title: str, said: Said
) -> str | None:
    """Return the line over the text that sums it up, None without one.

    It is marked as a standfirst, or it is the description that the head of the page gives
    and stands over the byline or date; many heads only repeat the first paragraph. Without such
    a line it is the one right below the headline that is not of the text.

    Args:
        blocks: The blocks of the page.
        places: How each stands to the article.
        title: The headline.
        said: What the head of the page states.
    """
    first = places.index(KEPT)
    stated = {said.meta.get(name) for name in _DESCRIPTIONS}
    for at in range(max(0, first - _ABOVE), first + 1):
        block = blocks[at]
        below = blocks[at + 1].text if at + 1 < len(blocks) else ""
        over = is_date_line(below) or byline_of(below) is not None
        marked = "standfirst" in block.frame.hints or (over and block.text in stated)
        if marked and block.kind == "paragraph" and _LEAST <= len(block.text) <= _LONGEST:
            return block.text
    head = next((at for at in range(first - 1, -1, -1) if blocks[at].text == title), None)
    if head is not None and _sums_up(blocks[head + 1], title):
        kept = [one for one, place in zip(blocks, places, strict=True) if place == KEPT]
        if _is_apart(blocks[head + 1], kept):
            return blocks[head + 1].text
    return None


def _sums_up(block: HtmlBlock, title: str) -> bool:
    """Tell whether a line has the words for it, and is none of what else stands there."""
    text = block.text
    return (
        _LEAST <= len(text) <= _LONGEST
        and text.count(" ") >= _LEAST_SPACES
        and not (block.frame.hidden or block.links or is_marked_caption(block))
        and not (_DATED.match(text) or stamps_in(text) or byline_of(text) or is_credit(text))
        and (certain_reason(text) or likely_reason(text)) is None
        and shared(text, title) < _REPEATS
    )


def _is_apart(block: HtmlBlock, kept: Sequence[HtmlBlock]) -> bool:
    """Tell whether a block is none of the text.

    A heading is set as no other heading there; one that counts to the text is named for it too.
    """
    within = any(one is block for one in kept)
    if block.kind == "crosshead":
        others = (one for one in kept if one.kind == "crosshead" and one is not block)
        named = not _NAMED.isdisjoint(block.frame.nearest)
        return (named or not within) and all(one.frame.mould != block.frame.mould for one in others)
    return block.kind == "paragraph" and all(one.text != block.text for one in kept)


def related_links(blocks: Sequence[HtmlBlock], places: Sequence[int]) -> tuple[Related, ...]:
    """Return the headlines of the lists that stand aside, under a line that calls them related."""
    found: list[str] = []
    under = False
    for block, place in zip(blocks, places, strict=True):
        if place == KEPT or "aside" not in block.frame.tags:
            under = False
        elif block.kind != "list_item":
            under = _RELATED.fullmatch(block.text) is not None
        elif under:
            found.append(block.text)
    return tuple(Related(title) for title in dict.fromkeys(found))


def publisher_of_title(said: Said, blocks: Sequence[HtmlBlock]) -> str | None:
    """Return the part of the <title> that is the site's name, None where no part is told.

    A site shows its name on the page too: as the text of its masthead's picture, or on a
    line of its own. The name stands at either end of the title.
    """
    parts = [part.strip() for part in PARTING.split(said.title)]
    ends = [part for part in (*parts[:0:-1], parts[0]) if part and part not in said.heads]
    lines = {block.text for block in blocks}
    for shown in (said.pictures, lines):
        name = next((part for part in ends if part in shown), None)
        if name and len(parts) > 1:
            return name
    return None
