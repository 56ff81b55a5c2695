"""What a site amended in an article is told below it, and is of it."""

from __future__ import annotations

import pytest

from reader.pages import clean
from tests.pages.html.pages import html_page, html_source

_ELSEWHERE = "<h2>More on this</h2><p>A ferry to the mainland was cancelled on Monday evening.</p>"


@pytest.mark.parametrize(
    "said",
    [
        "This article was amended on 14 March 2024. The pier opened in 1871, not in 1872.",
        "An earlier version of this story misspelt the name of Mara Quill of Ossermouth.",
        "Correction: the year in which the pier opened was given wrong. It was 1871.",
        "Editor’s note: An earlier version of this article named another engineer.",
        "In einer früheren Version dieses Artikels stand ein falsches Jahr.",
    ],
)
def test_what_was_amended_is_of_the_article(said: str) -> None:
    below = f"</article><div class='corrections'><p>{said}</p></div><article>{_ELSEWHERE}"
    assert html_page(below=below).text.endswith(said)


def test_its_heading_goes_with_it() -> None:
    said = "An earlier version of this article misstated the year in which the pier opened."
    below = f"</article><aside><h4>Correction</h4><p>{said}</p></aside><article>"
    assert html_page(below=below).text.endswith(f"Correction\n\n{said}")


@pytest.mark.parametrize(
    "below",
    [
        "<h2>More on this</h2><p>This story has been updated to say who pays for the pier.</p>",
        "<p>This article was edited by Mara Quill and Ann Tolliver.</p>",
        "<p><a href=/c>Correction: This is the year in which the pier opened</a></p>",
    ],
)
def test_what_says_something_else_is_not(below: str) -> None:
    article = clean(html_source(below=f"</article><aside>{below}</aside><article>"))
    assert "This" not in article.text.split("\n")[-1]
