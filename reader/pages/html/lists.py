"""Lists of an HTML page: a list is of the article or it is not, as its tables are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.pages.html.blocks import HtmlBlock
from reader.pages.html.frames import Frame
from reader.pages.html.numbered import MOST_IN_ITEM, item_around
from reader.pages.reasons import likely_reason
from reader.pages.text_dump.stretch import CUT, KEPT, kept_span

_ITEM = "list_item"
_ENOUGH = 0.5
"""Of the items of a list, so many must be kept for the others to be."""
_PRICE = re.compile(
    r"(?:[€$£] ?\d[\d.,]{0,12}|\d[\d.,]{0,12} ?(?:[€$£]|(?:euros?|eur|usd|gbp|dollars)\b))"
    r"\W{0,3}$",
    re.IGNORECASE,
)
_TERMS = frozenset(("dt", "dd"))
_Items = dict[Frame, list[int]]
"""The items of a list, each with its blocks; a term is one with what it means."""


def keep_lists_whole(blocks: Sequence[HtmlBlock], places: list[int]) -> None:
    """Keep all items of the lists that half was kept of, and of those that the text announces.

    What was cut of an item that was kept is a button of it, or a credit; but a term is nothing
    without what it means. Items that hold a picture are of a gallery, those that are nothing but
    links are a table of contents, those that lead elsewhere and name a price are offers, and others
    may speak of clutter: they are left.

    Args:
        blocks: The blocks of the page.
        places: Where they stand, which is changed; one is in the text.
    """
    for items in _lists_of(blocks, kept_span(places)):
        kept = sum(any(places[at] == KEPT for at in of) for of in items.values())
        if kept < _ENOUGH * len(items) and not _is_announced(blocks, places, items):
            continue
        for item, of in items.items():
            cut = [at for at in of if places[at] != KEPT]
            whole = item.tag in _TERMS or len(cut) == len(of)
            if cut and whole and not item.pictures and _may_be_kept([blocks[at] for at in of]):
                for at in cut:
                    places[at] = KEPT
    for at in kept_span(places):
        if places[at] != KEPT:
            places[at] = CUT


def _lists_of(blocks: Sequence[HtmlBlock], article: range) -> list[_Items]:
    """Return each list that begins in the article, or right below it."""
    lists: dict[Frame, _Items] = {}
    for at in range(article.start, len(blocks)):
        block = blocks[at]
        item = item_around(block.frame) if block.kind == _ITEM else None
        around = item.around if item else None
        if item is None or around is None:
            if at >= article.stop:
                break
            continue
        if at > article.stop and around not in lists:
            break
        items = lists.setdefault(around, {})
        if item.tag == "dd" and items:
            item = next(reversed(items))
        items.setdefault(item, []).append(at)
    return [*lists.values()]


def _may_be_kept(item: Sequence[HtmlBlock]) -> bool:
    """Whether an item that was cut may be one of the text."""
    return len(item) <= MOST_IN_ITEM and not any(
        block.linked == [block.text]
        or (block.links and _PRICE.search(block.text))
        or likely_reason(block.text)
        for block in item
    )


def _is_announced(blocks: Sequence[HtmlBlock], places: Sequence[int], items: _Items) -> bool:
    """Whether a line of the text that ends with a colon stands right above a list, beside it."""
    first, of = next(iter(items.items()))
    above = of[0] - 1
    if above < 0 or places[above] != KEPT or blocks[above].text[-1] != ":":
        return False
    beside = blocks[above].frame
    around = first.around
    return (
        around is not None
        and around.around in (beside, beside.around)
        and likely_reason(blocks[above].text) is None
    )
