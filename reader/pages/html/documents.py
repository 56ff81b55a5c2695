"""Pages that word processors write: they set paragraphs in styles where others use elements.

Word writes a title, the items of a list and a quotation as `p`, told apart by the names of their
styles, and the mark of an item as words of its text; LibreOffice and Google Docs write a title so.
Set as the elements that the styles stand for, such a page is read as all others are.
"""

from __future__ import annotations

import re
from typing import Any

from reader.pages.html.numbered import keep_written
from reader.pages.words import holds_one

_WORD = "Mso"
"""What the names of all styles of Word begin with."""
_OTHERS = re.compile(r"content=[\"'](?:LibreOffice|OpenOffice)|class=\"[^\">]*\bdoc-content\b")
"""How LibreOffice and its forerunner name themselves, and how Google Docs names the page."""
_NAMES = ("LibreOffice", "OpenOffice", "doc-content")
"""One of these stands in every page in which the pattern is found, and is found much sooner."""
_ELEMENTS = {
    "MsoTitle": "h1",
    "MsoQuote": "blockquote",
    "MsoIntenseQuote": "blockquote",
    **{f"MsoToc{level}": "nav" for level in range(1, 10)},
}
_TITLE = "title"
_PADDING = re.compile(r"font:\s*7(?:\.0)?pt\b", re.IGNORECASE)
"""In what Word sets the white space between the mark of an item and its text."""
_LONGEST_MARK = 8
_COMMENT = "#cmnt"
"""What the address of a remark begins with that Google Docs sets beside the text."""


def set_as_elements(tree: Any, text: str) -> None:
    """Set what a word processor wrote as the elements that its styles stand for.

    Args:
        tree: The page, which is changed.
        text: The page as it came.
    """
    if _WORD in text:
        for paragraph in tree.iter("p"):
            style, _, _ = (paragraph.get("class") or "").partition(" ")
            if style in _ELEMENTS:
                paragraph.tag = _ELEMENTS[style]
            elif _take_off_mark(paragraph):
                paragraph.tag = "li"
    elif holds_one(text, _NAMES) and _OTHERS.search(text):
        for paragraph in tree.iter("p"):
            if _TITLE in (paragraph.get("class") or "").split():
                paragraph.tag = "h1"
        for link in list(tree.iter("a")):
            if (link.get("href") or "").startswith(_COMMENT):
                link.drop_tree()


def _take_off_mark(paragraph: Any) -> bool:
    """Take the mark of an item of a list off its text; return whether there is one."""
    padding = next(filter(_is_padding, paragraph.iter("span")), None)
    if padding is None or padding.getprevious() is not None:
        return False
    around = padding.getparent()
    mark = next(filter(str.strip, paragraph.itertext()), "")
    if around.text != mark or len(mark.strip()) > _LONGEST_MARK:
        return False
    around.text = None
    padding.drop_tree()
    keep_written(paragraph, mark.strip())
    return True


def _is_padding(span: Any) -> bool:
    """Whether a span is the white space behind a mark."""
    return _PADDING.search(span.get("style") or "") is not None and not span.text_content().strip()
