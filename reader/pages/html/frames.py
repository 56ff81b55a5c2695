"""What stands around a block of an HTML page: its element, and all that elements around it say."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from reader.pages.words import words

CELLS = frozenset(("td", "th"))
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "crosshead"),
    **dict.fromkeys(("li", "dd", "dt"), "list_item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "blockquote",
    "pre": "code",
    **dict.fromkeys(CELLS, "table"),
}
HINTS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        sorted(
            words("""
            advert author breadcrumb byline caption comment consent content cookie
            copyright credit dek disclaimer footer gallery header headline lead media
            menu meta nav newsletter outbrain paywall promo pullquote quote read-more
            recirc recommend related share sidebar signup slideshow social sponsor
            standfirst subhead subscribe subtitle summary tag teaser timestamp toc
            trending video widget
            articlebody bio box card donate embed entry factbox hidden infobox
            list modal poll popular popup profile story topic tweet
            accordion affiliate banner button carousel cta deal einleitung excerpt faq foto
            image img infotext ingress intro kicker label lede legend note paragraph paywalled
            photo placeholder post-body preview price product quiz rating rich-text slide swiper
            text thumb toggle toolbar
            """)
        )
    )
}
"""The words in class names, ids and roles that tell what a part of a page is, numbered."""

OF_READERS = "comment"
"""The hint of what readers say of an article."""

_HINT_PATTERN = re.compile(
    "|".join(
        f"{first}(?:{'|'.join(sorted((hint[1:] for hint in hints), key=len, reverse=True))})"
        for first, hints in groupby(sorted(HINTS), key=itemgetter(0))
    )
)
"""The longest hint at each place, looked for by its first letter."""
_TELLING = words("""
    article main aside nav footer header figure form button table ul ol dl details blockquote
    """)
"""The elements whose being around a block tells something."""
_PARTS = {
    **dict.fromkeys(("article", "main"), 1),
    **dict.fromkeys(("aside", "nav", "footer"), 2),
    "header": 3,
}
_NAMING = ("class", "id", "role", "itemprop", "property")
_ASKED = frozenset((*_NAMING, "hidden", "aria-hidden", "style"))
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONGEST_NAME = 300


class Frame:
    """An element that sets its text apart, with what is told by those around it."""

    __slots__ = (
        "around",
        "cells",
        "column",
        "hidden",
        "hints",
        "kind",
        "mark",
        "mould",
        "nearest",
        "part",
        "pictures",
        "tag",
        "tags",
        "texts",
    )

    def __init__(self, tag: str, around: Frame | None, kind: str | None = None) -> None:
        self.tag = tag
        self.around = around
        self.nearest: tuple[str, ...] = ()
        """What its own class name, id and role speak of."""
        self.mould = tag
        """Its element and class name: what it is cast from."""
        self.pictures = 0
        """How many pictures stand in it, at whatever depth, once the walk has left it."""
        self.texts = 0
        """How many blocks stand in it, likewise."""
        self.cells = 0
        """How many cells of a table stand right in it, so far."""
        self.column = 0
        """Of a cell, how many stand before it in its row."""
        self.mark: str | None = None
        """Of an item that a list numbers, what it is numbered by: "3."."""
        if around is None:
            self.kind: str | None = None
            """The block kind that the nearest telling element names."""
            self.hints: frozenset[str] = frozenset()
            """What class names, ids and roles from here outwards speak of."""
            self.tags: frozenset[str] = frozenset()
            """The telling elements from here outwards."""
            self.part = 0
            """What part of the page it is in: 1 the article, 2 aside, 3 a header, 0 not told."""
            self.hidden = False
            """Whether the markup hides it from sight."""
            return
        self.kind = kind or _KINDS.get(tag) or around.kind
        self.part = _PARTS.get(tag) or around.part
        self.hints, self.tags, self.hidden = around.hints, around.tags, around.hidden
        if tag in _TELLING and tag not in self.tags:
            self.tags |= {tag}
        if tag in CELLS:
            self.column = around.cells
            around.cells += 1

    def learn(self, attributes: Sequence[str], get: Callable[[str], str]) -> None:
        """Take in what the attributes of the element tell.

        Args:
            attributes: Their names.
            get: Returns what one is, in a time that grows with how many there are.
        """
        if attributes == ["class"]:  # as of most elements
            name = names = get("class")
        else:
            known = {one: get(one) for one in attributes if one in _ASKED}
            name = known.get("class", "")
            names = " ".join(filter(None, map(known.get, _NAMING)))
            if _hides(known):
                self.hidden = True
        if names:
            self.nearest = found = told(names[:_LONGEST_NAME])
            if found and not self.hints.issuperset(found):
                self.hints = self.hints.union(found)
            self.mould = f"{self.tag} {name[:_LONGEST_NAME]}"

    def closed(self) -> Frame:
        """Tell the frame around this one, which it returns, what stands in this one."""
        around = self.around
        if around is None:
            return self
        around.pictures += self.pictures
        around.texts += self.texts
        return around


def _hides(attributes: dict[str, str]) -> bool:
    """Whether the attributes of an element hide it from sight."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return style is not None and _HIDING.search(style) is not None


NO_PICTURE, IN_TEXT, BESIDE_SOME, BESIDE_FEW, WITH_ONE, BESIDE_ONE = range(6)
"""How a block stands to the nearest picture: there is none, it is among six blocks or more, among
four or five, among two or three, the block holds it, it has the block alone beside it."""
PICTURED = 6
_NEAREST = 5
"""So many elements outwards a picture is looked for."""


def picture_beside(frame: Frame) -> int:
    """Return how a block in `frame` stands to the nearest picture around it."""
    for step in range(_NEAREST):
        if frame.pictures:
            if frame.texts <= 1:
                return BESIDE_ONE if step else WITH_ONE
            return BESIDE_FEW - (frame.texts > 3) - (frame.texts > 5)
        if frame.around is None:
            break
        frame = frame.around
    return NO_PICTURE


def holder_of(frame: Frame) -> Frame:
    """Return the frame around `frame`, itself where there is none."""
    return frame.around or frame


def outermost() -> Frame:
    """Return the frame around a whole page."""
    return Frame("", None)


@lru_cache(maxsize=4096)
def told(names: str) -> tuple[str, ...]:
    """Return what class names, ids and roles speak of, in their order."""
    return tuple(dict.fromkeys(_HINT_PATTERN.findall(names.lower())))
