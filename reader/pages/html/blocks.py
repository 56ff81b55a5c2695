"""The blocks of text of an HTML page, in page order, each with what its markup says it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from reader.guard import sanitise
from reader.pages.html.layout import layout_cells
from reader.pages.words import words

_INVISIBLE = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "head",
        "iframe",
        "object",
        "math",
        "canvas",
        "select",
        "datalist",
    )
)
_INLINE = words("""
    a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label
    mark q rb rp rt ruby s samp
    small span strike strong sub sup time tt u var wbr amp-img picture source audio video button
    """)
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "crosshead"),
    **dict.fromkeys(("li", "dd", "dt"), "list_item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "blockquote",
    "pre": "code",
    **dict.fromkeys(("td", "th"), "table"),
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
            """)
        )
    )
}
"""The words in class names and ids that tell what a part of a page is, numbered."""

_HINT_PATTERN = re.compile("|".join(map(re.escape, HINTS)))


_BOLD = frozenset(("b", "strong"))
_LONGEST_HEAD = 60


class HtmlBlock(NamedTuple):
    """A run of text that the markup sets apart."""

    text: str
    """White space folded, but for code."""
    kind: str
    """The block kind that the nearest telling element names; `paragraph` where none does."""
    tags: tuple[str, ...]
    """The elements around it, from the body inwards."""
    hints: str
    """What class names and ids around it speak of, in lower case, from the outermost inwards."""


@dataclass(slots=True)
class _Walk:
    """The text gathered so far of the block that is being walked."""

    tags: list[str] = field(default_factory=list)
    kinds: list[str | None] = field(default_factory=list)
    """The block kind that each of `tags` names."""
    bold: int = 0
    """How many elements that set bold the walk is inside."""
    plain: bool = False
    """Whether the gathered text has words that are not bold."""
    hints: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def take(self) -> HtmlBlock | None:
        """Return what was gathered as a block, None when there is nothing in it."""
        raw = "".join(self.text)
        bold, self.plain = not self.plain, False
        self.text.clear()
        if not raw or raw.isspace():
            return None
        kind = next(filter(None, reversed(self.kinds)), "paragraph")
        text = sanitise(raw)
        text = text.strip("\n").expandtabs(4) if kind == "code" else " ".join(text.split())
        if bold and kind == "paragraph" and self.tags[-1:] == ["p"] and _is_short_label(text):
            kind = "crosshead"
        return (
            HtmlBlock(text, kind, tuple(self.tags), " ".join(filter(None, self.hints)))
            if text.strip()
            else None
        )

    def add(self, text: str | None) -> None:
        """Gather `text`, set as the walk is."""
        if text:
            self.text.append(text)
            self.plain = self.plain or not (self.bold or text.isspace())

    def enter(self, tag: str, kind: str | None, hint: str) -> None:
        """Go into an element that sets its text apart."""
        self.tags.append(tag)
        self.kinds.append(kind)
        self.hints.append(hint)

    def leave(self) -> None:
        """Come out of the element that was entered last."""
        self.tags.pop()
        self.kinds.pop()
        self.hints.pop()


def _is_short_label(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and text[-1] not in ".,;:!" and not text.startswith("(")


def blocks_of(tree: Any) -> list[HtmlBlock]:
    """Return the blocks of the page `tree`, an lxml document. Its depth does not matter."""
    body = tree.find("body")
    walk = _Walk()
    root = tree if body is None else body
    blocks = [block for block in _walked(root, walk, layout_cells(root)) if block]
    last = walk.take()
    return [*blocks, last] if last else blocks


def _walked(root: Any, walk: _Walk, cells: Mapping[Any, str]) -> Iterator[HtmlBlock | None]:
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        inline = (tag in _INLINE and not _is_source(node)) or tag == ""
        if leaving:
            if not inline:
                yield walk.take()
                walk.leave()
            walk.bold -= tag in _BOLD
            walk.add(node.tail)
            continue
        if tag == "br":
            previous = node.getprevious()
            if previous is not None and previous.tag == "br" and not (previous.tail or "").strip():
                yield walk.take()
            walk.add("\n" + (node.tail or ""))
            continue
        if tag == "" or tag in _INVISIBLE:
            walk.add(node.tail)
            continue
        if not inline:
            yield walk.take()
            walk.enter(tag, cells.get(node) or _KINDS.get(tag), _hint(node))
        walk.bold += tag in _BOLD
        walk.add(node.text)
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))


def _is_source(node: Any) -> bool:
    """Whether `node` closes a block quotation with whom or what it is taken from."""
    if node.tag != "cite" or (node.tail or "").strip() or node.getnext() is not None:
        return False
    around = node.getparent()
    return around is not None and around.tag in ("blockquote", "footer")


def _hint(node: Any) -> str:
    name, key = node.get("class"), node.get("id")
    return _told(f"{name} {key}"[:300]) if name or key else ""


@lru_cache(maxsize=4096)
def _told(names: str) -> str:
    return " ".join(_HINT_PATTERN.findall(names.lower()))
