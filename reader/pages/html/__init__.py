"""An HTML page to its article.

Trafilatura says which text it is, the markup what each block of it is.

Nothing of the page's visible text is lost: what was cut is kept as dropped, with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trafilatura import load_html

from reader.guard import sanitise
from reader.model import Article
from reader.pages.assemble import Facts, Part, assemble
from reader.pages.bylines import byline_of
from reader.pages.dates import is_date_line
from reader.pages.html.blocks import HtmlBlock, blocks_of
from reader.pages.html.extract import kept_blocks
from reader.pages.html.metadata import facts_of, read_said
from reader.pages.reasons import certain_reason, likely_reason
from reader.pages.text_dump import clean_text

__all__ = ["clean_html"]


def clean_html(text: str, *, url: str | None = None) -> Article:
    """Return the article in an HTML page.

    A page in which no article is found is read as the plain text that it shows.

    Raises:
        NotAnArticle: There is nothing to read in it.
    """
    tree = load_html(text)
    if tree is None:
        return clean_text(sanitise(text), url=url)
    blocks = blocks_of(tree)
    facts = facts_of(read_said(tree), url=url)
    kept = kept_blocks(tree, blocks)
    if not any(kept):
        return clean_text("\n\n".join(block.text for block in blocks), url=url)
    return assemble(list(_parts(blocks, kept, facts)), facts)


def _parts(blocks: Sequence[HtmlBlock], kept: Sequence[bool], facts: Facts) -> Iterator[Part]:
    last = len(kept) - 1 - list(reversed(kept)).index(True)
    first = kept.index(True)
    seen: set[str] = set()
    for at, (block, keep) in enumerate(zip(blocks, kept, strict=True)):
        lines = tuple(line for line in block.text.split("\n") if line.strip())
        yield _part(block, lines, keep, facts, seen, first <= at <= last)


def _part(
    block: HtmlBlock, lines: tuple[str, ...], keep: bool, facts: Facts, seen: set[str], within: bool
) -> Part:
    text = block.text
    if text == facts.title and "title" not in seen:
        seen.add("title")
        return Part(lines, "title")
    if text == facts.title:
        return Part(lines, "dropped", "repeated")
    if block.kind == "caption" and (keep or within):
        return Part(lines, "caption", text=text)
    if len(text) < 120 and is_date_line(text):
        return Part(lines, "date")
    if len(text) < 120 and byline_of(text):
        return Part(lines, "byline")
    if not keep:
        return Part(
            lines,
            "dropped",
            likely_reason(text) or ("navigation" if len(text) < 40 else "promotion"),
        )
    reason = certain_reason(text)
    if reason:
        return Part(lines, "dropped", reason)
    return Part(lines, block.kind, text=text)
