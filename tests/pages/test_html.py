"""An HTML page to its article: kinds from the markup, facts compared, nothing lost."""

from __future__ import annotations

import json

import pytest

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


@pytest.mark.parametrize(
    ("tag", "names"),
    [("<article>", "post category-harbour-credits"), ("<body>", "theme-2 captions-below")],
)
def test_the_names_of_a_whole_page_make_no_captions_of_its_text(tag: str, names: str) -> None:
    caption = "<div class='caption-text'><p>The ferry at dawn.</p><p>Picture: Ann Lind</p></div>"
    page = _page(body=caption).replace(tag, f"{tag[:-1]} class='{names}'>")
    assert _texts(page, "paragraph") == list(PARAGRAPHS)
    assert _texts(page, "caption") == ["The ferry at dawn.", "Picture: Ann Lind"]


@pytest.mark.parametrize(
    ("furniture", "role", "reason"),
    [
        ("<p>Advertisement</p>", "dropped", "advertisement"),
        ("<p>Our free weekly newsletter</p>", "dropped", "subscription"),
        ("<p>Expand</p>", "dropped", "navigation"),
        ("<p>4 / 7</p>", "dropped", "navigation"),
        ("<p>✕</p>", "dropped", "navigation"),
        ("<p>4 March 2015</p>", "date", None),
        ("<p>By Dora Quill</p>", "byline", None),
    ],
)
def test_what_stands_in_a_figure_beside_its_picture_is_no_caption(
    furniture: str, role: str, reason: str | None
) -> None:
    figure = f"<figure><img src='a.jpg'>{furniture}<p>The ferry at dawn</p></figure>"
    page = _page("<meta name='author' content='Dora Quill'>", figure)
    assert _texts(page, "caption") == ["The ferry at dawn"]
    words = furniture[3:-4]
    assert [(one.role, one.reason) for one in clean(page).pieces if one.text == words] == [
        (role, reason)
    ]


def test_a_photographer_in_a_figure_is_no_author_and_the_caption_may_say_whose_it_is() -> None:
    lines = ["By Ola Voss", "© 2015 Marlow Courier"]
    figure = "".join(f"<p>{one}</p>" for one in lines)
    page = _page("<meta name='author' content='Dora Quill'>", f"<figure>{figure}</figure>")
    assert _texts(page, "caption") == lines


def test_an_article_that_is_set_as_a_list_has_paragraphs() -> None:
    page = _page(body="<ul><li><p>Bring a coat</p></li><li><p>Bring a hat</p></li></ul>")
    assert _texts(page, "list_item") == ["Bring a coat", "Bring a hat"]
    text = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    listed = _page().replace(text, f"<ol><li><h2>The ferry</h2>{text}</li></ol>")
    assert _texts(listed, "paragraph") == list(PARAGRAPHS)


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
