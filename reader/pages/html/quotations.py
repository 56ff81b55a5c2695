"""Quotations that a page sets apart, and who said them: in a figure, with a source, or pulled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from reader.pages.html.blocks import HtmlBlock
from reader.pages.html.frames import Frame
from reader.pages.reasons import certain_reason

_QUOTING = frozenset(("quote", "pullquote"))
_PULLED = re.compile(r"pull[-_]?quote", re.IGNORECASE)
_CLOSE = 4
"""So many elements outwards one may be called a pull quote: further out it is of the page."""
_MOST_IN_QUOTE = 4
"""Blocks: the quotation, and who said it."""
_QUOTED = "blockquote"
_MOST_IN_CITED = 12
"""Blocks: what closes with a source after more is a page that was set in for its looks."""
_LONGEST_SOURCE = 80
_STOPS = ".!?"
_OF_OTHERS = frozenset(("embed", "tweet", "social", "media"))
"""What is called such is set into the page from elsewhere, and shows more than it says."""


class SetApart(NamedTuple):
    """A quotation that a page sets apart."""

    kind: str
    """`pull_quote` or `blockquote`."""
    around: Frame
    """The element that holds it, with who said it."""


def with_sources(blocks: Sequence[HtmlBlock]) -> Set[Frame]:
    """Return the block quotations that close with whom or what they are taken from, a `cite`."""
    cites = [block.frame for block in blocks if block.frame.tag == "cite"]
    around = (next((one for one in _outwards(cite) if one.tag == _QUOTED), None) for cite in cites)
    return frozenset(one for one in around if one and one.texts <= _MOST_IN_CITED)


def set_apart(block: HtmlBlock, cited: Set[Frame] = frozenset()) -> SetApart | None:
    """Return what sets a block apart as a quotation, None where nothing does.

    Args:
        block: The block.
        cited: The block quotations of its page that close with their source.
    """
    if block.kind != "blockquote" and block.frame.hints.isdisjoint(_QUOTING):
        return None
    if pulled := _pull_quote_around(block):
        return SetApart("pull_quote", pulled)
    around = _figure_around(block) or _cited_around(block, cited)
    return SetApart("blockquote", around) if around else None


def _pull_quote_around(block: HtmlBlock) -> Frame | None:
    """Return the outermost element around a block that is called a pull quote, None for none."""
    if block.frame.hints.isdisjoint(_QUOTING):
        return None
    found = None
    for _, frame in zip(range(_CLOSE), _outwards(block.frame), strict=False):
        if _is_pulled(frame.mould) and frame.texts <= _MOST_IN_QUOTE:
            found = frame
    return found


@lru_cache(maxsize=4096)
def _is_pulled(mould: str) -> bool:
    return _PULLED.search(mould) is not None


def _figure_around(block: HtmlBlock) -> Frame | None:
    """Return the figure without a picture that a block quotation stands in, None without one."""
    if block.kind != "blockquote" or not block.frame.hints.isdisjoint(_OF_OTHERS):
        return None
    figure = next((one for one in _outwards(block.frame) if one.tag == "figure"), None)
    return figure if figure and not figure.pictures else None


def _cited_around(block: HtmlBlock, cited: Set[Frame]) -> Frame | None:
    """Return the one of `cited` that a block quotation of the page's own is, None for none."""
    if block.kind != "blockquote" or not block.frame.hints.isdisjoint(_OF_OTHERS):
        return None
    return next(filter(cited.__contains__, _outwards(block.frame)), None)


def names_source(block: HtmlBlock, quoted: SetApart | None) -> bool:
    """Whether a block says who said the quotation above it, which may be set apart with it."""
    return block.tag == "cite" or (
        quoted is not None
        and len(block.text) <= _LONGEST_SOURCE
        and block.text[-1] not in _STOPS
        and certain_reason(block.text) is None
        and any(one is quoted.around for one in _outwards(block.frame))
    )


def _outwards(frame: Frame | None) -> Iterator[Frame]:
    while frame is not None:
        yield frame
        frame = frame.around
