"""The blocks of text of an HTML page, in page order, each with what its markup says it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from itertools import islice
from typing import Any, NamedTuple

from lxml.etree import iterwalk

from reader.dataclass import dataclass
from reader.guard import sanitise
from reader.pages.html.frames import Frame, outermost
from reader.pages.html.handles import is_edit_link, is_sign
from reader.pages.html.layout import is_second_break, layout_cells
from reader.pages.html.numbered import marks_of
from reader.pages.links import Links
from reader.pages.words import words

_INVISIBLE = words("""
    script style noscript template svg head iframe object math canvas select datalist
    """)
_INLINE = words("""
    a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label
    mark q rb rp rt ruby s samp
    small span strike strong sub sup time tt u var wbr amp-img picture source audio video button
    """)
_OPEN, _THROUGH, _OVER, _BREAK, _LINK, _BOLD, _ITALIC, _BUTTON, _PICTURE = range(9)
"""What is done with an element: it sets a block apart, runs on, shows no text, ends a line; from
`_LINK` on it runs on, and what it is tells something of its text, or it is a picture."""
_DEEDS: dict[Any, int] = {
    **dict.fromkeys(_INLINE, _THROUGH),
    "a": _LINK,
    **dict.fromkeys(("b", "strong"), _BOLD),
    **dict.fromkeys(("i", "em"), _ITALIC),
    "button": _BUTTON,
    **dict.fromkeys(("img", "amp-img", "video"), _PICTURE),
    **dict.fromkeys(_INVISIBLE, _OVER),
    "br": _BREAK,
}
_LONGEST_HEAD = 60
_MOST_IN_BUTTON = 12
"""Elements: pictures are drawn of some."""
_NEAR = 8
"""So many letters off at most the words of a link are looked for."""


class HtmlBlock(NamedTuple):
    """A run of text that the markup sets apart."""

    text: str
    """White space folded, but for code."""
    kind: str
    """The block kind that the nearest telling element names; `paragraph` where none does."""
    frame: Frame
    """The element that sets it apart, and what stands around that."""
    links: Links
    emphasis: int
    """1 when all of it is set bold, 2 when italic, 0 else."""
    pressed: bool = False
    """Whether all of it stands on buttons."""

    @property
    def tag(self) -> str:
        """The innermost element around it that is set apart."""
        return self.frame.tag

    @property
    def is_menu(self) -> bool:
        """Whether it is several links that run into one another."""
        return len(self.links) > 1 and self.text == "".join(self.linked)

    @property
    def linked(self) -> list[str]:
        """The words of each link."""
        return [self.text[start:end] for start, end, _ in self.links]


@dataclass(slots=True)
class _Walk:
    """The text gathered so far of the block that is being walked."""

    frame: Frame
    text: list[str] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    """The first of the gathered texts in a link, the one behind its last, and its address."""
    linked: int = 0
    """How many links the walk is inside; only the outermost counts."""
    since: int = 0
    """The first of the gathered texts in that link."""
    address: str = ""
    deepest: int = 0
    """How many elements stood around the deepest one so far."""
    bold: int = 0
    """How many elements that set bold the walk is inside."""
    italic: int = 0
    buttons: int = 0
    """How many buttons the walk is inside."""
    plain: bool = False
    """Whether the gathered text has words that are not bold."""
    upright: bool = False
    """Whether the gathered text has words that are not italic."""
    unpressed: bool = False
    """Whether the gathered text has words beside buttons."""

    def take(self) -> HtmlBlock | None:
        """Return what was gathered as a block, None when there is nothing in it."""
        if not self.text:
            return None
        raw = "".join(self.text)
        if self.linked:
            self.links.append((self.since, len(self.text), self.address))
            self.since = 0
        found = None if raw.isspace() else self._block(raw)
        if found:
            self.frame.texts += 1
        self.text.clear()
        self.links.clear()
        self.plain = self.upright = self.unpressed = False
        return found

    def _block(self, raw: str) -> HtmlBlock | None:
        kind = self.frame.kind or "paragraph"
        text = sanitise(raw)
        text = text.strip("\n").expandtabs(4) if kind == "code" else " ".join(text.split())
        if not text or text.isspace():
            return None
        emphasis = 0 if self.plain and self.upright else 2 if self.plain else 1
        if (
            emphasis == 1
            and kind == "paragraph"
            and self.frame.tag == "p"
            and _is_short_label(text)
        ):
            kind = "crosshead"
        links = self._links(text) if self.links else ()
        return HtmlBlock(text, kind, self.frame, links, emphasis, not self.unpressed)

    def _links(self, whole: str) -> Links:
        """Return where in `whole`, the text of the block, each link stands, and its address."""
        first, last, address = self.links[0]
        if not first and last == len(self.text) and self.frame.kind != "code":
            return ((0, len(whole), address),)  # as all that stands in a menu
        found = []
        told = at = 0
        for first, last, address in self.links:
            _, at = _next(self._said(told, first), whole, at)
            start, at = _next(self._said(first, last), whole, at)
            if start < at:
                found.append((start, at, address))
            told = last
        return tuple(found)

    def _said(self, first: int, last: int) -> str:
        """Return some of the gathered texts as they are read."""
        return " ".join(sanitise("".join(self.text[first:last])).split())

    def add(self, text: str) -> None:
        """Gather `text`, which is not white space alone, set as the walk is."""
        self.text.append(text)
        self.unpressed = self.unpressed or not self.buttons
        if not (self.bold and self.italic):
            self.plain = self.plain or not self.bold
            self.upright = self.upright or not self.italic

    def enter(self, deed: int, node: Any) -> None:
        """Go into an element that runs on."""
        if deed == _LINK:
            if not self.linked:
                self.since, self.address = len(self.text), node.get("href") or ""
            self.linked += 1
        elif deed == _BOLD:
            self.bold += 1
        elif deed == _ITALIC:
            self.italic += 1
        elif deed == _PICTURE:
            self.frame.pictures += 1
        elif deed == _BUTTON:
            self.buttons += _is_small(node)

    def leave(self, deed: int, node: Any) -> None:
        """Come out of an element that runs on."""
        if deed == _LINK:
            if self.linked == 1 and self.text:
                self.links.append((self.since, len(self.text), self.address))
            self.linked -= 1
        elif deed == _BOLD:
            self.bold -= 1
        elif deed == _ITALIC:
            self.italic -= 1
        elif deed == _BUTTON:
            self.buttons -= _is_small(node)


def _next(words: str, whole: str, at: int) -> tuple[int, int]:
    """Return where the words that come next in `whole`, from a place on, begin and end."""
    start = at + (whole[at : at + 1] == " ")
    if whole.startswith(words, start):
        return start, start + len(words)
    # In code the white space between them is as it came.
    letters = "".join(words.split())
    shown = (place for place in range(at, len(whole)) if not whole[place].isspace())
    places = [*islice(shown, len(letters))]
    if "".join(map(whole.__getitem__, places)) == letters:
        return places[0], places[-1] + 1
    # A letter and its accent that were set as two are one.
    start = whole.find(words, at, at + 2 * len(words) + _NEAR)
    return (start, start + len(words)) if start >= 0 else (at, at)


def _is_small(button: Any) -> bool:
    """Whether `button` holds no more than one does: one that was not closed holds the page."""
    return sum(1 for _ in islice(button.iter(), _MOST_IN_BUTTON)) < _MOST_IN_BUTTON


def _is_short_label(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and text[-1] not in ".,;:!" and not text.startswith("(")


def blocks_of(tree: Any, *, scripts: bool = True) -> list[HtmlBlock]:
    """Return the blocks of the page `tree`, an lxml document; see `blocks_and_depth`."""
    return blocks_and_depth(tree, scripts=scripts)[0]


def blocks_and_depth(tree: Any, *, scripts: bool = True) -> tuple[list[HtmlBlock], int]:
    """Return the blocks of the page `tree` in page order, and how deep its elements stand.

    Takes time linear in the page, whatever its depth.

    Args:
        tree: The page.
        scripts: Whether to read it as browsers do that run scripts: without <noscript>.
    """
    body = tree.find("body")
    root = tree if body is None else body
    walk = _Walk(outermost())
    deeds = _DEEDS if scripts else {**_DEEDS, "noscript": _OPEN}
    blocks = list(_walked(root, walk, layout_cells(root), marks_of(root), deeds))
    return blocks, walk.deepest


def _walked(
    root: Any,
    walk: _Walk,
    cells: Mapping[Any, str],
    marks: Mapping[Any, str],
    deeds: Mapping[Any, int],
) -> Iterator[HtmlBlock]:
    events = iterwalk(root, events=("start", "end", "comment", "pi"))
    gathered = walk.text
    around: list[int] = []
    """What was done with the elements that the walk is inside."""
    for event, node in events:
        if event == "start":
            tag = node.tag
            deed = deeds.get(tag, _OPEN)
            if tag in _SET_APART and _SET_APART[tag](node):
                deed = _OPEN
            elif deed == _LINK and is_sign(node):
                deed = _OVER
            around.append(deed)
            if deed == _OPEN:
                if gathered and (block := walk.take()):
                    yield block
                if tag == "span":  # it is set apart as what links to other pages is
                    walk.frame = Frame("nav", walk.frame, "paragraph")
                else:
                    walk.frame = Frame(tag, walk.frame, cells.get(node) if cells else None)
                    if marks and tag == "li":
                        walk.frame.mark = marks.get(node)
                if names := node.keys():
                    walk.frame.learn(names, node.get)
            elif deed == _OVER:
                events.skip_subtree()
                if _is_picture(node, tag):
                    walk.frame.pictures += 1
                continue
            elif deed == _BREAK:
                if gathered and is_second_break(node) and (block := walk.take()):
                    yield block
                gathered.append("\n")
                continue
            elif deed >= _LINK:
                walk.enter(deed, node)
            text = node.text
        else:
            if event == "end":
                if len(around) > walk.deepest:
                    walk.deepest = len(around)
                deed = around.pop()
                if deed == _OPEN:
                    if gathered and (block := walk.take()):
                        yield block
                    walk.frame = walk.frame.closed()
                elif deed >= _LINK:
                    walk.leave(deed, node)
            text = node.tail if node is not root else None
        if not text:
            continue
        if not text.isspace():
            walk.add(text)
        elif gathered or walk.frame.kind == "code":  # a block begins with white space there alone
            gathered.append(text)
    if block := walk.take():
        yield block


def _is_picture(node: Any, tag: str) -> bool:
    """Whether an element that shows no text shows a picture, if scripts put it there."""
    return tag == "iframe" or (tag == "noscript" and next(node.iter("img"), None) is not None)


def _is_captioned(node: Any) -> bool:
    """Whether `node`, what browsers without scripts show, holds a caption that stands there alone.

    Scripts load a picture late in its place; a caption beside them is seen by both.
    """
    if next(node.iter("figcaption"), None) is None or node.getparent().tag == "figure":
        return False
    above = node.getprevious()
    return above is None or next(above.iter("figcaption"), None) is None


def _is_source(node: Any) -> bool:
    """Whether `node`, a cite, closes a block quotation with whom or what it is taken from."""
    if (node.tail or "").strip() or node.getnext() is not None:
        return False
    around = node.getparent()
    return around is not None and around.tag in ("blockquote", "footer")


_SET_APART: Mapping[Any, Callable[[Any], bool]] = {
    "cite": _is_source,
    "noscript": _is_captioned,
    "span": is_edit_link,
}
"""Elements that set a block apart where something holds of them."""
