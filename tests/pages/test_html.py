"""An HTML page to its article: kinds from the markup, facts compared, nothing lost."""

from __future__ import annotations

import json

from reader.model import Byline
from reader.pages import clean
from tests.pages.conftest import PARAGRAPHS


def _page(head: str = "", body: str = "") -> str:
    paragraphs = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html lang='en-GB'><head><title>Ferry saved | Marlow Courier</title>{head}"
        "</head><body><nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul>"
        f"</nav><article><h1>Island ferry saved for the winter</h1>{body}{paragraphs}</article>"
        "<footer><p>© 2015 Marlow Courier. All rights reserved.</p></footer></body></html>"
    )


def _texts(page: str, kind: str) -> list[str]:
    article = clean(page)
    return [article.text[one.start : one.end] for one in article.blocks if one.kind == kind]


def test_the_paragraphs_are_the_article() -> None:
    assert _texts(_page(), "paragraph") == list(PARAGRAPHS)


def test_what_was_cut_is_kept_with_its_reason() -> None:
    dropped = {one.text: one.reason for one in clean(_page()).dropped}
    assert dropped["© 2015 Marlow Courier. All rights reserved."] == "legal"
    assert dropped["Home"] == "navigation"


def test_a_figure_caption_is_a_caption() -> None:
    page = _page(
        body="<figure><img src='a.jpg'><figcaption>The ferry at dawn</figcaption></figure>"
    )
    assert _texts(page, "caption") == ["The ferry at dawn"]
    assert "dawn" not in clean(page).body


def test_facts_come_from_linked_data() -> None:
    linked = {
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": "Island ferry saved for the winter",
                "datePublished": "2015-03-04T09:00:00Z",
                "dateModified": "2015-03-05T10:30:00+01:00",
                "author": [{"@type": "Person", "name": "Dora Quill"}, {"name": "Sam Okoro"}],
                "publisher": {"name": "Marlow Courier"},
                "articleSection": "Local",
            }
        ]
    }
    article = clean(_page(head=f"<script type='application/ld+json'>{json.dumps(linked)}</script>"))
    assert article.title == "Island ferry saved for the winter"
    assert article.bylines == (Byline("Dora Quill"), Byline("Sam Okoro"))
    assert article.published == "2015-03-04T09:00:00+00:00"
    assert article.updated == "2015-03-05T10:30:00+01:00"
    assert (article.publisher, article.section) == ("Marlow Courier", "Local")
    assert article.language == "en"


def test_the_day_that_the_page_prints_goes_before_the_same_moment_in_greenwich() -> None:
    head = "<meta property='article:published_time' content='2015-03-04T23:30:00Z'>"
    page = _page(head=head, body="<p class='date'>Thursday, 5 March 2015</p>")
    assert str(clean(page).published)[:10] == "2015-03-05"


def test_facts_are_read_off_the_page_when_its_head_is_silent() -> None:
    page = _page(body="<p>By Dora Quill</p><p>4 March 2015</p>")
    article = clean(page)
    assert article.bylines == (Byline("Dora Quill"),)
    assert article.published == "2015-03-04"


def test_hostile_references_do_not_come_through() -> None:
    article = clean(
        _page(body="<p>A line with &#x202e; and &#27;[31m and &lt;b&gt; in the middle.</p>")
    )
    assert "\u202e" not in article.text
    assert "\x1b" not in article.text


def test_broken_linked_data_is_no_harm() -> None:
    page = _page(head="<script type='application/ld+json'>{'not': json</script>")
    assert _texts(page, "paragraph") == list(PARAGRAPHS)


def test_very_deep_markup_is_read() -> None:
    deep = "<div>" * 3000 + "Deep words here." + "</div>" * 3000
    assert clean(f"<html><body>{deep}</body></html>").text
