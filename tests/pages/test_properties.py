"""What holds for every page, whatever is in it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.guard import guard, sanitise
from reader.model import Article, NotAnArticle
from reader.pages import clean
from reader.pages.words import words
from tests.pages.conftest import DUMP, PARAGRAPHS

ROLES = words("""
    title standfirst byline date publisher section related dropped
    paragraph crosshead list_item blockquote pull_quote caption table code
    """)

_LINES = st.one_of(
    st.sampled_from([line for line in DUMP.split("\n") if line]),
    st.sampled_from(
        [
            *PARAGRAPHS,
            "Share this",
            "Menu",
            "By Ida Sole",
            "3 May 2019",
            "* a point",
            "- - two marks",
            "> said",
            "© 2020",
        ]
    ),
    st.sampled_from(
        [
            "A title",
            "Read more",
            "  indented",
            "(Photo: Ida Sole)",
            "No",
            "1 of 3",
            "[1]Home",
            "Tide tables for the week",
            "12. The Tern 21:07",
            "200 g of salt",
            "These came:",
            "--",
            "…",
            "Home",
        ]
    ),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=60),
    st.just(""),
)
HEADED_AGAIN = (
    "Tide tables for the week\nTide tables for the week\n"
    "Page last updated at 14:05 GMT, Wednesday, 4 March 2015\nTide tables for the week\n"
    "The council of Marlow Bridge has voted to keep the harbour ferry running for another winter, "
    "after a campaign by islanders."
)
"""Below its date the headline stands once more."""
_LABELS = ("Quay", "Pier", "Boat", "Rope")
SIGNED = "\n\n".join(
    ("The boat of Marlow", "It went.", *_LABELS, *_LABELS, "--", "By Mara Quill", *_LABELS)
)
"""Without its byline it ends as a mail with a signature does."""
_PAGES = st.lists(_LINES, max_size=40).map("\n".join)


def _cleaned(source: bytes | str, kind: str | None = None) -> Article | None:
    try:
        return clean(source, kind=kind)
    except NotAnArticle:
        return None


def _holds_together(article: Article) -> None:
    slices = [article.text[one.start : one.end] for one in article.blocks]
    assert article.text == "\n\n".join(slices)
    assert all(slices)
    assert all(one.role in ROLES for one in article.pieces)
    assert all((one.reason is not None) == (one.role == "dropped") for one in article.pieces)
    assert {one.block for one in article.pieces if one.block is not None} == set(
        range(len(article.blocks))
    )
    assert article.title
    behind = 0
    for link in article.links:
        assert behind <= link.start
        assert any(one.start <= link.start < link.end <= one.end for one in article.blocks)
        behind = link.end


@pytest.mark.parametrize("kind", ["text", "html", "markdown", None])
@given(source=st.binary(max_size=400))
def test_bytes_raise_nothing_but_not_an_article(kind: str | None, source: bytes) -> None:
    article = _cleaned(source, kind)
    if article:
        _holds_together(article)


@pytest.mark.parametrize("kind", ["html", "markdown"])
@given(page=_PAGES)
def test_pages_of_marked_up_kinds_hold_together(kind: str, page: str) -> None:
    article = _cleaned(page, kind)
    if article:
        _holds_together(article)


@given(page=_PAGES)
def test_every_line_of_a_dump_is_exactly_one_piece(page: str) -> None:
    article = _cleaned(page, "text")
    if article is None:
        return
    _holds_together(article)
    lines = [line for line in sanitise(page).split("\n") if line.strip()]
    assert [one.text for one in article.pieces] == lines


@given(page=_PAGES)
@example(DUMP)
@example(HEADED_AGAIN)
@example(SIGNED)
def test_cleaning_the_cleaned_text_changes_nothing(page: str) -> None:
    article = _cleaned(page, "text")
    if article is None:
        return
    again = clean(article.text, kind="text")
    assert again.text == article.text
    assert all(one.role != "dropped" for one in again.pieces)


@given(page=_PAGES)
def test_the_same_page_gives_the_same_article(page: str) -> None:
    assert _cleaned(page) == _cleaned(page)


@given(page=_PAGES)
def test_a_markdown_page_keeps_every_line(page: str) -> None:
    article = _cleaned(page, "markdown")
    if article is None:
        return
    lines = Counter(line for line in sanitise(page).split("\n") if line.strip())
    assert Counter(one.text for one in article.pieces) == lines


@given(st.text(alphabet=st.sampled_from(list("\x1b[]31m<b>&#x202e; \n\u202eab.")), max_size=200))
@pytest.mark.parametrize("kind", ["text", "html", "markdown"])
def test_nothing_hostile_comes_through(kind: str, page: str) -> None:
    article = _cleaned(page, kind)
    if article:
        assert guard(article.text) == article.text
        assert "\x1b" not in article.title
