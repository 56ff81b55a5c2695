"""An HTML page to its article.

Trafilatura says which text it is, the markup and the text itself are weighed beside it
(`evidence`), and the markup says what each block is (`roles`).

Nothing of the page's visible text is lost: what was cut is kept as dropped, with its reason.
"""

from __future__ import annotations

from dataclasses import replace

from trafilatura import load_html

from reader.guard import sanitise
from reader.model import Article
from reader.pages.assemble import assemble
from reader.pages.html.blocks import blocks_of
from reader.pages.html.evidence import chunks_of, page_of
from reader.pages.html.extract import extracted_blocks
from reader.pages.html.metadata import compared, facts_of, read_said
from reader.pages.html.printed import publisher_of_title, related_links, standfirst_of
from reader.pages.html.roles import parts_of
from reader.pages.text_dump import clean_text
from reader.pages.text_dump.above import read_heading
from reader.pages.text_dump.edges import end_with_text
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import KEPT, learned_weights, stretch_of

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
    if not blocks:
        return clean_text(sanitise(text), url=url)
    said = read_said(tree)
    facts = facts_of(said, url=url)
    chunks = chunks_of(blocks)
    page = page_of(blocks, chunks, extracted_blocks(tree, blocks))
    places = stretch_of(page, learned_weights(__package__))
    if KEPT not in places:
        return clean_text("\n\n".join(block.text for block in blocks), url=url)
    sheet = Sheet(chunks, page)
    end_with_text(sheet, places)
    first = places.index(KEPT)
    last = len(places) - places[::-1].index(KEPT)
    facts = compared(facts, read_heading(sheet, first, last))
    facts = replace(
        facts,
        standfirst=standfirst_of(blocks, first, said),
        related=related_links(blocks, places),
        publisher=facts.publisher or publisher_of_title(said, blocks),
    )
    return assemble(parts_of(blocks, places, facts), facts)
