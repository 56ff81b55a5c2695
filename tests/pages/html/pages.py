"""A page of HTML with a headline, an article and what a test puts around it."""

from __future__ import annotations

from reader.model import Article
from reader.pages import clean
from tests.pages.conftest import PARAGRAPHS


def html_source(head: str = "", above: str = "", below: str = "") -> str:
    """Return the source of a page whose article has `above` over its text and `below` under it."""
    paragraphs = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html lang='en'><head>{head}</head><body><article>"
        f"<h1>Island ferry saved for winter</h1>{above}{paragraphs}{below}</article></body></html>"
    )


def html_page(head: str = "", above: str = "", below: str = "") -> Article:
    """Return the article in such a page."""
    return clean(html_source(head, above, below))
