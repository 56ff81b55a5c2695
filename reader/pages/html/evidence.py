"""What the blocks of an HTML page show: text, markup, and whether trafilatura extracts them."""

from __future__ import annotations

from collections.abc import Sequence

from reader.pages.html.blocks import HINTS, HtmlBlock
from reader.pages.text_dump.evidence import EVIDENCE, KINDS, Page, look_at
from reader.pages.text_dump.lines import Chunk

_SET_APART = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figcaption"))
_TAGS = (
    "p",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "figcaption",
    "td",
    "blockquote",
    "section",
    "article",
    "a",
)
_TAG_NUMBER = {tag: number for number, tag in enumerate(_TAGS, 1)}

_EXTRACTED = EVIDENCE
_TAG = _EXTRACTED + 2 * KINDS
_BESIDE = _TAG + 2 * (len(_TAGS) + 1)
_WITHIN = _BESIDE + 2 * 9
_HINT = _WITHIN + 2 * 4
HTML_EVIDENCE = _HINT + 2 * len(HINTS)
"""How many different observations there are."""


def page_of(
    blocks: Sequence[HtmlBlock], chunks: Sequence[Chunk], extracted: Sequence[bool]
) -> Page:
    """Return the observations on `blocks`, set as `chunks`; some were `extracted`."""
    page = look_at(chunks)
    padded = [False, *extracted, False]
    near = [0, 0, 0, 0, *extracted, 0, 0, 0, 0]
    for at, (block, numbers) in enumerate(zip(blocks, page.evidence, strict=True)):
        taken = padded[at + 1]
        numbers += (
            _EXTRACTED + 2 * page.kinds[at] + taken,
            _TAG + 2 * _TAG_NUMBER.get(block.tags[-1] if block.tags else "", 0) + taken,
            _BESIDE + 2 * (sum(near[at : at + 9]) - taken) + taken,
            _WITHIN + 2 * _within(block) + taken,
        )
        numbers += [_HINT + 2 * HINTS[hint] + taken for hint in sorted(set(block.hints.split()))]
    return page


def chunks_of(blocks: Sequence[HtmlBlock]) -> list[Chunk]:
    """Return the blocks as a browser prints them as text: blank lines around what is set apart."""
    chunks = []
    above = ""
    for at, block in enumerate(blocks):
        tag = block.tags[-1] if block.tags else ""
        gap = (
            at == 0 or tag in _SET_APART or above in _SET_APART or (tag == "li") != (above == "li")
        )
        text = " ".join(block.text.split())
        chunks.append(Chunk(at, at + 1, text, gap, 0, block.kind == "list_item"))
        above = tag
    return chunks


def _within(block: HtmlBlock) -> int:
    """Tell what part of the page the markup says the block is in: 0 where it does not tell."""
    for tag in reversed(block.tags):
        if tag in ("article", "main"):
            return 1
        if tag in ("aside", "nav", "footer"):
            return 2
        if tag == "header":
            return 3
    return 0
