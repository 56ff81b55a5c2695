"""Markdown, with front matter or of a whole page, to an article."""

from __future__ import annotations

from reader.model import Article
from reader.pages.assemble import Part, assemble
from reader.pages.front_matter import front_matter
from reader.pages.markdown.blocks import blocks_of
from reader.pages.markdown.facts import facts_of, over, with_heading
from reader.pages.markdown.whole import article_of

__all__ = ["clean_markdown"]


def clean_markdown(text: str, *, url: str | None = None) -> Article:
    """Return the article in a Markdown page; its front matter, if any, states the facts.

    What a person wrote or had cleaned is read whole. Of a page that a program turned to Markdown
    with all its menus, the article is.

    Raises:
        NotAnArticle: There is nothing to read in it.
    """
    fields, front, body = front_matter(text)
    above = [Part((line,), "dropped", "front_matter") for line in front if line.strip()]
    stated = facts_of(fields, url)
    blocks = [*blocks_of(body.split("\n"))]
    parts, found = article_of(blocks) or with_heading(blocks, stated.title)
    return assemble([*above, *parts], over(stated, found))
