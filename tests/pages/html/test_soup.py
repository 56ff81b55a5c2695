"""What holds for every HTML page: tag soup, hostile pages, pages without an end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trafilatura import load_html

from reader.model import Article, NotAnArticle
from reader.pages import clean
from tests.pages.conftest import PARAGRAPHS

_TAGS = """
div p span a b em h1 h2 ul ol li table tr td th blockquote cite figure figcaption pre code aside
nav footer header article main section form button br img script style svg iframe select
""".split()
_BITS = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in _TAGS]),
    st.sampled_from([f"</{tag}>" for tag in _TAGS]),
    st.sampled_from(
        [
            *PARAGRAPHS,
            "A word",
            "By Dora Quill",
            "4 March 2015",
            "Subscribe to continue reading",
            "<a href='/authors/dora'>Dora Quill</a>",
            "<div class='caption' hidden>At dawn</div>",
            "<p style='display:none' aria-hidden='true'>Not seen</p>",
            "&amp; &lt;b&gt; &#8217; &bogus;",
            "<",
            "<p",
            "<!-- x -->",
            "<![CDATA[ y ]]>",
            "<article itemprop='articleBody' class=\"",
            "\n",
        ]
    ),
    st.text(alphabet=st.characters(codec="ascii", exclude_characters="<&"), max_size=20),
)
_SOUP = st.lists(_BITS, max_size=40).map("".join)
_UNSEEN = "script style noscript template svg head iframe object math canvas select datalist"
_SHOWN = "//body//text()" + "".join(f"[not(ancestor::{tag})]" for tag in _UNSEEN.split())


def _cleaned(page: str) -> Article | None:
    try:
        return clean(page, kind="html")
    except NotAnArticle:
        return None


def letters(text: str) -> str:
    """Return the letters and digits of `text` alone."""
    return "".join(char for char in text if char.isalnum())


def shown(page: str) -> str:
    """Return the text that a browser shows of `page`, as one string."""
    tree = load_html(page)
    return "" if tree is None else "".join(tree.xpath(_SHOWN))


@given(_SOUP)
def test_the_text_that_a_page_shows_is_in_its_pieces_once(soup: str) -> None:
    page = f"<html><body>{soup}</body></html>"
    article = _cleaned(page)
    if article is not None:
        assert letters("".join(one.text for one in article.pieces)) == letters(shown(page))


@given(_SOUP)
def test_blocks_and_links_are_slices_of_the_text(soup: str) -> None:
    article = _cleaned(soup)
    if article is not None:
        slices = [article.text[one.start : one.end] for one in article.blocks]
        assert article.text == "\n\n".join(slices)
        ends = [0, *(one.end for one in article.links)]
        assert all(
            end <= one.start < one.end for end, one in zip(ends, article.links, strict=False)
        )
        assert ends[-1] <= len(article.text)


@given(_SOUP)
def test_the_same_soup_gives_the_same_article(soup: str) -> None:
    assert _cleaned(soup) == _cleaned(soup)


_MANY = 3000
_HOSTILE = {
    "deep divs": "<div>" * _MANY + "deep words" + "</div>" * _MANY,
    "deep tables": "<table><tr><td>" * _MANY + "deep words",
    "deep quotations": "<blockquote>" * _MANY + "deep words",
    "unclosed bold": "<p>" + "<b>deep " * _MANY + "words",
    "unclosed links": "<a href='/x'>link " * _MANY + "deep words",
    "empty elements": "<div></div><span></span>" * _MANY + "deep words",
    "rows": "<table>" + "<tr><td>a</td><td>b</td></tr>" * _MANY + "</table>deep words",
    "one long attribute": f"<p class='{'x' * 50 * _MANY}'>deep words",
    "entities": "&amp;&lt;&bogus;" * _MANY + "deep words",
    "deep linked data": f"<script type='application/ld+json'>{'[' * 50 * _MANY}</script>deep words",
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_a_hostile_page_loses_nothing_of_its_text(name: str) -> None:
    paragraphs = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    article = clean(f"<html><body>{_HOSTILE[name]}{paragraphs}</body></html>", kind="html")
    pieces = " ".join(" ".join(one.text for one in article.pieces).split())
    assert "deep" in pieces
    assert all(one in pieces for one in PARAGRAPHS)


def test_a_page_that_shows_nothing_is_no_article() -> None:
    with pytest.raises(NotAnArticle, match="nothing to read"):
        clean("<html><body><div id='app'></div><script>start('app')</script></body></html>")


def test_a_page_of_frames_says_what_to_save() -> None:
    page = "<html><frameset><frame src='text.html'></frameset></html>"
    with pytest.raises(NotAnArticle, match=r"save the frame itself, text\.html"):
        clean(page)


def test_a_page_that_only_shows_its_text_without_scripts_is_read() -> None:
    text = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    article = clean(f"<html><body><div></div><noscript>{text}</noscript></body></html>")
    assert article.text == "\n\n".join(PARAGRAPHS)


def test_the_wall_before_the_rest_of_an_article_is_said() -> None:
    wall = "<div class='offer'><p>Subscribe to continue reading this article.</p></div>"
    text = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    article = clean(f"<html><body><h1>Island ferry saved</h1>{text}{wall}</body></html>")
    assert "paywall" in {one.reason for one in article.dropped}
    assert "Subscribe" not in article.text


def test_links_are_kept_with_their_place() -> None:
    linked = (
        "<p>The council <a href='/council'>said  so</a> and <a href='b'>so</a> it was then.</p>"
    )
    text = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    article = clean(f"<html><body><h1>Island ferry saved</h1>{text}{linked}{text}</body></html>")
    found = [(article.text[one.start : one.end], one.url) for one in article.links]
    assert found == [("said so", "/council"), ("so", "b")]
