"""What stands around an article in HTML: standfirst, related links, site, sources."""

from __future__ import annotations

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


def test_a_marked_standfirst_is_no_paragraph() -> None:
    article = _clean(above=f"<p class='standfirst'>{_STANDFIRST}</p>")
    assert article.standfirst == _STANDFIRST
    assert _STANDFIRST not in article.text


def test_the_description_over_the_byline_is_the_standfirst() -> None:
    head = f"<meta name='description' content='{_STANDFIRST}'>"
    assert _clean(head=head, above=f"<p>{_STANDFIRST}</p>").standfirst == _STANDFIRST


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
