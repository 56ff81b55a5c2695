"""An HTML page to its article.

Trafilatura says which text it is, the markup and the text itself are weighed beside it
(`evidence`), and the markup says what each block is (`roles`).

Nothing of the page's visible text is lost: what was cut is kept as dropped, with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reader.collector import resting_collector
from reader.guard import sanitise
from reader.model import Article, NotAnArticle
from reader.pages.assemble import assemble
from reader.pages.html.amended import keep_amended
from reader.pages.html.authors import compared_authors, marked_authors
from reader.pages.html.blocks import HtmlBlock, blocks_and_depth, blocks_of
from reader.pages.html.documents import set_as_elements
from reader.pages.html.evidence import read_page
from reader.pages.html.flat import DEEPEST, flattened, shown_text
from reader.pages.html.handles import HEADINGS
from reader.pages.html.lists import keep_lists_whole
from reader.pages.html.metadata import Said, absolute, compared, facts_of, read_said, stated_authors
from reader.pages.html.noted import put_marks_in_brackets
from reader.pages.html.printed import publisher_of_title, related_links, standfirst_of
from reader.pages.html.roles import WITHOUT_FACTS, parts_of
from reader.pages.html.series import keep_series
from reader.pages.html.tables import settle_tables
from reader.pages.html.tree import tree_of
from reader.pages.text_dump import clean_text
from reader.pages.text_dump.above import read_heading
from reader.pages.text_dump.edges import end_at_wall, end_with_text
from reader.pages.text_dump.evidence import Page
from reader.pages.text_dump.lines import Chunk
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import (
    ABOVE,
    BELOW,
    CUT,
    KEPT,
    heaviest_path,
    kept_span,
    learned_weights,
    worth_of,
)

__all__ = ["clean_html"]

_FRAMES, _LONGEST_NAMES = 3, 200
_HEAD = 12
"""How many blocks above the text its head may reach."""


def clean_html(text: str, *, url: str | None = None) -> Article:
    """Return the article in an HTML page.

    A page in which no article is found is read as the plain text that it shows.

    Raises:
        NotAnArticle: There is nothing to read in it.
    """
    with resting_collector():
        return _cleaned(text, url)


def _cleaned(text: str, url: str | None) -> Article:
    tree = tree_of(text)
    if tree is not None:
        set_as_elements(tree, text)
        put_marks_in_brackets(tree, text)
    blocks, depth = ([], DEEPEST) if tree is None else blocks_and_depth(tree)
    if depth >= DEEPEST and (flat := tree_of(flattened(text))) is not None:
        tree, blocks = flat, blocks_of(flat)
    if tree is None:
        return clean_text(shown_text(text), url=url)
    _refuse_frames(tree)
    for_browsers_without_scripts = next(tree.iter("noscript"), None) is not None
    article = _article(tree, blocks, url)
    if article is None and for_browsers_without_scripts and (tree := tree_of(text)) is not None:
        article = _article(tree, blocks_of(tree, scripts=False), url)
    return article or clean_text("\n\n".join(block.text for block in blocks), url=url)


def _refuse_frames(tree: Any) -> None:
    if next(tree.iter("frameset"), None) is None:
        return
    frames = [source for node in tree.iter("frame") if (source := node.get("src"))]
    if frames:
        named = sanitise(" or ".join(frames[:_FRAMES]))[:_LONGEST_NAMES]
        raise NotAnArticle(f"its text stands in frames: save the frame itself, {named}")


def _article(tree: Any, blocks: list[HtmlBlock], url: str | None) -> Article | None:
    """Return the article among `blocks`, None when there is none."""
    if not blocks:
        return None
    said = read_said(tree)
    chunks, page, taken = read_page(tree, blocks, said.linked.body)
    weights = learned_weights(__package__)
    worth = worth_of(page, weights)
    places = heaviest_path(worth, weights)
    if KEPT not in places:
        return None
    _begin_below_headline(blocks, places)
    _keep_headings_of_text(blocks, places)
    keep_series(blocks, page.kinds, places)
    settle_tables(blocks, places, taken, worth)
    keep_lists_whole(blocks, places)
    _end_above_heading(blocks, places)
    keep_amended(blocks, places)
    return article_of(blocks, chunks, page, places, said, url)


def _begin_below_headline(blocks: Sequence[HtmlBlock], places: list[int]) -> None:
    """Let the text begin below an `h1` that it would begin with: its heading stands around that."""
    first = places.index(KEPT)
    if blocks[first].tag == "h1" and KEPT in places[first + 1 :]:
        begin = places.index(KEPT, first + 1)
        places[first:begin] = [ABOVE] * (begin - first)


def _keep_headings_of_text(blocks: Sequence[HtmlBlock], places: list[int]) -> None:
    """Keep a heading that asks what the paragraph of the text right below it answers."""
    for at in range(1, len(places) - 1):
        if (
            (places[at], places[at + 1]) == (CUT, KEPT)
            and blocks[at].kind == "crosshead"
            and blocks[at].text[-1] == "?"
            and blocks[at + 1].kind == "paragraph"
        ):
            places[at] = KEPT


def _end_above_heading(blocks: Sequence[HtmlBlock], places: list[int]) -> None:
    """Leave out the headings that the text ends with: what stood below them was cut."""
    kept = [at for at, place in enumerate(places) if place == KEPT]
    while len(kept) > 1 and blocks[kept[-1]].tag in HEADINGS:
        places[kept.pop()] = BELOW


def article_of(
    blocks: Sequence[HtmlBlock],
    chunks: Sequence[Chunk],
    page: Page,
    places: list[int],
    said: Said,
    url: str | None,
) -> Article:
    """Return the article that stands at `places`."""
    facts = facts_of(said, page.texts, url=url)
    sheet = Sheet(chunks, page, page.kinds)
    end_with_text(sheet, places)
    end_at_wall(sheet, places, kept_span(places))
    text = kept_span(places)
    first, last = text.start, text.stop
    without_facts = {at for at, block in enumerate(blocks) if block.kind in WITHOUT_FACTS}
    heading = read_heading(sheet, first, last, without_facts)
    if any(heading.section == block.text and block.is_menu for block in blocks[:first]):
        heading = replace(heading, section=None)
    publisher = facts.publisher
    if publisher is None or publisher == facts.section:
        publisher = publisher_of_title(said, blocks) or publisher
    facts = compared(facts, heading, publisher)
    facts = replace(
        facts,
        standfirst=standfirst_of(blocks, places, facts.title, said),
        related=related_links(blocks, places),
        bylines=compared_authors(
            {
                "printed": heading.bylines,
                **stated_authors(said),
                **marked_authors(blocks, first, last),
            },
            [block.text for block in blocks[max(0, first - _HEAD) : first + _HEAD // 2]],
            facts.publisher,
        ),
        publisher=publisher,
    )
    article = assemble(parts_of(blocks, places, facts), facts)
    return article if said.base is None else _with_whole_links(article, said.base, url)


def _with_whole_links(article: Article, base: str, url: str | None) -> Article:
    """Return the article with its links made whole, which are relative to the stated `base`."""
    links = [replace(one, url=absolute(one.url, base, url) or one.url) for one in article.links]
    return replace(article, links=tuple(links))
