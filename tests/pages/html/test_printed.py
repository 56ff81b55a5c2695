"""What stands around an article in HTML: standfirst, related links, site, sources."""

from __future__ import annotations

import pytest

from reader.model import Article, Related
from reader.pages import clean
from tests.pages.conftest import PARAGRAPHS

_STANDFIRST = "Islanders keep their boat until the spring at least, councillors say"


def _clean(head: str = "", above: str = "", below: str = "") -> Article:
    paragraphs = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    return clean(
        f"<html lang='en'><head>{head}</head><body><article><h1>Island ferry saved for winter</h1>"
        f"{above}<p>By Dora Quill</p>{paragraphs}{below}</article></body></html>"
    )


def _told(article: Article, role: str) -> list[str]:
    return [one.text for one in article.pieces if one.role == role]


def test_a_marked_standfirst_is_no_paragraph() -> None:
    article = _clean(above=f"<p class='standfirst'>{_STANDFIRST}</p>")
    assert article.standfirst == _STANDFIRST
    assert _STANDFIRST not in article.text


def test_the_description_over_the_byline_is_the_standfirst() -> None:
    head = f"<meta name='description' content='{_STANDFIRST}'>"
    assert _clean(head=head, above=f"<p>{_STANDFIRST}</p>").standfirst == _STANDFIRST


@pytest.mark.parametrize("set_as", ["p", "div", "h2 class='article-dek'"])
def test_what_stands_right_below_the_headline_is_the_standfirst(set_as: str) -> None:
    share = "<ul><li><a href='/x'>Share</a></li><li><a href='/y'>Print</a></li></ul>"
    crosshead = f"<h2 class='part'>Fares</h2><p>{PARAGRAPHS[0]} So they said.</p>"
    article = _clean(above=f"<{set_as}>{_STANDFIRST}</{set_as.split()[0]}>{share}", below=crosshead)
    assert article.standfirst == _STANDFIRST
    assert [_told(article, kind) for kind in ("standfirst", "crosshead")] == [
        [_STANDFIRST],
        ["Fares"],
    ]


def test_a_heading_of_the_text_is_the_standfirst_only_where_it_is_named_so() -> None:
    rest = f"<h2 class='part'>Fares</h2><p>{PARAGRAPHS[0]} So they said.</p>"
    unnamed = _clean(above=f"<h2 class='big'>{_STANDFIRST}</h2>", below=rest)
    assert unnamed.standfirst is None
    assert _told(unnamed, "crosshead") == [_STANDFIRST, "Fares"]


@pytest.mark.parametrize(
    "below_headline",
    [
        "<h2>Why the boat of the islanders was late again</h2>",
        "<h2 class='dek'>Harbour: island ferry saved for winter, then</h2>",
        "<figure><p>The ferry leaves the old quay at dawn</p></figure>",
        "<div>Published Wed, 4 March 2015 7:00 AM and updated since</div>",
        "<div>Sign up to our newsletter and read it every week</div>",
        "<div><a href='/f'>Fares on the ferry are to rise in May</a></div>",
        "<div>By Dora Quill and Sam Okoro on the island</div>",
        "<div>Harbour news</div>",
    ],
)
def test_what_else_stands_below_a_headline_is_no_standfirst(below_headline: str) -> None:
    crosshead = f"<h2>What comes next</h2><p>{PARAGRAPHS[0]} So they said.</p>"
    assert _clean(above=below_headline, below=crosshead).standfirst is None


def test_a_description_that_repeats_the_first_paragraph_is_none() -> None:
    article = _clean(head=f'<meta name="description" content="{PARAGRAPHS[0]}">')
    assert article.standfirst is None
    assert article.text.startswith(PARAGRAPHS[0])


def test_links_that_stand_aside_under_their_heading_are_related() -> None:
    aside = (
        "<aside><h2>More on this story</h2><ul><li><a href='/1'>Ferry was late again</a></li>"
        "<li><a href='/2'>Fares to rise in May</a></li></ul></aside>"
    )
    article = _clean(below=aside)
    assert article.related == (Related("Ferry was late again"), Related("Fares to rise in May"))
    assert "Fares to rise" not in article.text


def test_a_cite_that_ends_a_block_quotation_is_its_source() -> None:
    quoted = (
        "<blockquote><p>The boat was not at fault and nobody on the island ever said it was,"
        " whatever the town heard.</p><cite>Report of the harbour board</cite></blockquote>"
        f"<p>{PARAGRAPHS[2]} And again.</p>"
    )
    sources = [one.attribution for one in _clean(below=quoted).blocks if one.kind == "blockquote"]
    assert sources == ["Report of the harbour board"]


def test_a_cite_inside_a_sentence_stays_in_it() -> None:
    quoted = f"<p>{PARAGRAPHS[2]} It was in <cite>The Gannet</cite> on Friday.</p>"
    assert "It was in The Gannet on Friday." in _clean(below=quoted).text


def test_the_site_in_the_title_is_the_one_the_masthead_shows() -> None:
    head = "<title>Marlow Courier | Harbour | Island ferry saved for winter</title>"
    assert _clean(head=head, above="<img alt='Marlow Courier'>").publisher == "Marlow Courier"
    assert _clean(head=head).publisher is None


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("Marlow Courier - News from the bridge", "Marlow Courier"),
        ("Boats, tides and weather | Marlow Courier", "Marlow Courier"),
        ("The Lamp - Letters of Skerry", "The Lamp"),
        ("Island ferry saved for winter | The Lamp", "The Lamp"),
        ("Island ferry saved for winter", None),
    ],
)
def test_the_name_of_a_site_is_told_from_what_stands_beside_it(
    stated: str, name: str | None
) -> None:
    head = (
        "<meta property='og:title' content='Island ferry saved for winter'>"
        f"<meta property='og:site_name' content='{stated}'>"
        "<link rel='canonical' href='https://www.marlowcourier.example/ferry'>"
    )
    assert _clean(head=head).publisher == name


def test_a_section_that_is_stated_as_the_site_is_none() -> None:
    head = (
        "<title>Island ferry saved for winter | Marlow Courier</title>"
        "<meta property='og:site_name' content='Harbour'>"
        "<meta property='article:section' content='Harbour'>"
    )
    article = _clean(head=head, above="<img alt='Marlow Courier'>")
    assert (article.publisher, article.section) == ("Marlow Courier", "Harbour")
    article = _clean(head=head)
    assert (article.publisher, article.section) == ("Harbour", None)


@pytest.mark.parametrize(
    ("tongue", "printed", "published"),
    [
        ("en", "March 9, 2015", "2015-03-09"),
        ("en", "9 March 2015", "2015-09-03"),
        ("en-US", "", "2015-03-09"),
        ("en-US", "On 9 March 2015 it was.", "2015-09-03"),
        ("en", "", "2015-09-03"),
        ("en", "<time datetime='2015-03-09'></time>", "2015-03-09"),
        ("en-US", "<time datetime='2015-09-03'></time>", "2015-09-03"),
    ],
)
def test_a_day_stated_in_numbers_is_read_as_the_page_writes_its_days(
    tongue: str, printed: str, published: str
) -> None:
    text = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    article = clean(
        f"<html lang='{tongue}'><head><meta name='date' content='03-09-2015'></head><body><article>"
        f"<h1>Island ferry saved for winter</h1>{text}<p>{printed}</p></article></body></html>"
    )
    assert article.published == published


def test_what_was_changed_before_it_was_published_is_not_updated() -> None:
    head = (
        "<meta property='article:published_time' content='2015-03-09T08:00:00Z'>"
        "<meta property='article:modified_time' content='2015-03-0{}T20:00:00Z'>"
    )
    assert _clean(head=head.format(7)).updated is None
    assert _clean(head=head.format(9)).updated == "2015-03-09T20:00:00+00:00"


def test_a_notice_among_what_stands_below_a_text_is_no_text() -> None:
    notice = (
        "Copyright © 2024 Orsund Radio. All rights reserved. Visit our terms of use and "
        "permissions pages at www.orsund.example for further information."
    )
    last = "What was said on air is what counts; this text may be mended later to match it."
    paragraphs = "".join(f"<p>{one}</p>" for one in (*PARAGRAPHS, notice, last))
    article = clean(f"<html><body><article><h1>Pier falls in the night</h1>{paragraphs}</article>")
    assert notice not in article.text
    assert ("legal", notice) in [(one.reason, one.text) for one in article.dropped]
