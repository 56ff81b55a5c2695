"""Links that are none of the words of a heading, a note or an end."""

from __future__ import annotations

import pytest

from reader.model import Article
from reader.pages import clean
from tests.pages.conftest import PARAGRAPHS

_PROSE = [f"<p>{one}</p>" for one in PARAGRAPHS]


def _clean(
    heading: str, title: str = "The tide - Carnpedia", first: str = "<h1>The tide</h1>"
) -> Article:
    return clean(
        f"<html lang='en'><head><title>{title}</title></head><body><main>{first}"
        f"{''.join(_PROSE[:3])}{heading}{''.join(_PROSE[3:])}</main></body></html>"
    )


def _crossheads(article: Article) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind == "crosshead"]


@pytest.mark.parametrize("sign", ["¶", "#", "§", "🔗", "↩"])
def test_a_sign_that_links_to_its_heading_is_none_of_its_words(sign: str) -> None:
    link = f"<a class='headerlink' href='#bar' title='Permalink'>{sign}</a>"
    assert _crossheads(_clean(f"<h2 id='bar'>The bar{link}</h2>")) == ["The bar"]
    assert _crossheads(_clean(f"<h2 id='bar'>{link} The bar</h2>")) == ["The bar"]


def test_a_link_with_words_or_to_elsewhere_is_of_the_heading() -> None:
    assert _crossheads(_clean("<h2><a href='#bar'>The bar</a></h2>")) == ["The bar"]
    assert _crossheads(_clean("<h2>The bar <a href='/c'>#</a></h2>")) == ["The bar #"]


def test_the_links_that_edit_a_section_are_cut() -> None:
    edit = "<span class='edit'>[<a href='/e?1'>edit</a> | <a href='/e?2'>edit source</a>]</span>"
    article = _clean(f"<h2><span id='bar'>The bar</span>{edit}</h2>")
    assert _crossheads(article) == ["The bar"]
    assert [one.reason for one in article.pieces if one.text == "[edit | edit source]"] == [
        "navigation"
    ]


@pytest.mark.parametrize("title", ["The tide - Carnpedia", "The tide¶ — Harbour 2.1 documentation"])
def test_a_short_headline_before_the_name_of_the_site_is_the_h1(title: str) -> None:
    first = "<h1>The tide<a href='#the-tide'>¶</a></h1>"
    assert _clean("", title.replace("¶", ""), first).title == "The tide"


def test_a_site_that_is_named_by_the_only_h1_before_the_headline_is_no_headline() -> None:
    article = _clean("", "Herald | Boats kept for the winter on Skerry", "<h1>Herald</h1>")
    assert article.title != "Herald"


def test_a_heading_whose_section_was_cut_does_not_end_the_text() -> None:
    links = "".join(f"<li><a href='/{at}'>Read more {at}</a></li>" for at in range(9))
    article = _clean("", first="<h1>The tide</h1>" + _PROSE[0])
    below = clean(
        f"<html><body><main><h1>The tide table</h1>{''.join(_PROSE)}<h2>References</h2>"
        f"<ul>{links}</ul></main></body></html>"
    )
    assert article.blocks[-1].kind == "paragraph"
    assert below.text.endswith(PARAGRAPHS[-1])
