"""What an HTML page prints around its article and its markup tells apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.model import Related
from reader.pages.bylines import byline_of
from reader.pages.dates import is_date_line
from reader.pages.html.blocks import HtmlBlock
from reader.pages.html.metadata import Said
from reader.pages.publisher import PARTING
from reader.pages.text_dump.stretch import KEPT

_ABOVE = 6
_LEAST, _LONGEST = 20, 400
_DESCRIPTIONS = ("description", "og:description", "twitter:description")
_RELATED = re.compile(
    r"(?:more on this|related|read more|see also|more (?:stories|from|about))\b.{0,40}",
    re.IGNORECASE,
)
"""What stands over links to other articles."""


def standfirst_of(blocks: Sequence[HtmlBlock], first: int, said: Said) -> str | None:
    """Return the line over the text that sums it up, None without one.

    It is marked as a standfirst, or it is the description that the head of the page gives
    and stands over the byline or date; many heads only repeat the first paragraph.

    Args:
        blocks: The blocks of the page.
        first: The first block of the article.
        said: What the head of the page states.
    """
    stated = {said.meta.get(name) for name in _DESCRIPTIONS}
    for at in range(max(0, first - _ABOVE), first + 1):
        block = blocks[at]
        below = blocks[at + 1].text if at + 1 < len(blocks) else ""
        over = is_date_line(below) or byline_of(below) is not None
        marked = "standfirst" in block.frame.hints or (over and block.text in stated)
        if marked and block.kind == "paragraph" and _LEAST <= len(block.text) <= _LONGEST:
            return block.text
    return None


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
