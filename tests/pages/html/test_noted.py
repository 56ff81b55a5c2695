"""The mark of a note stands apart from the word that it is raised behind."""

from __future__ import annotations

import pytest

from tests.pages.html.pages import html_page


@pytest.mark.parametrize(
    "mark",
    [
        "<sup id=r1><a href='#fn1'>1</a></sup>",
        "<a href='#fn1'><sup>1</sup></a>",
        "<sup><a href='#fn1' class='footnote-ref'><span>1</span></a></sup>",
        "<a class='footnote-anchor' id='footnote-anchor-1' href='#footnote-1'>1</a>",
        "<sup><a href='#fn1'>[1]</a></sup>",
    ],
)
def test_the_mark_of_a_note_is_put_in_brackets(mark: str) -> None:
    article = html_page(above=f"<p>The ferry sails for another season.{mark} So they say.</p>")
    assert "another season.[1] So they say." in article.text
    (link,) = article.links
    assert article.text[link.start : link.end] == "[1]"


@pytest.mark.parametrize(
    "raised",
    ["19<sup>th</sup>", "m<sup>2</sup>", "x<sup><a href='/powers'>2</a></sup>"],
)
def test_what_else_is_raised_is_left(raised: str) -> None:
    article = html_page(above=f"<p>The ferry has taken {raised} more of everything this year.</p>")
    assert "[" not in article.text


@pytest.mark.parametrize(
    "raised",
    ["<sup>see <a href='#fn1'>1</a></sup>", "<a href='#powers'>of a square m<sup>2</sup></a>"],
)
def test_a_mark_among_other_words_that_are_raised_or_lead_is_left(raised: str) -> None:
    assert "[" not in html_page(above=f"<p>The ferry sails for a season{raised} more.</p>").text
