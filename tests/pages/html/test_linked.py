"""The linked data of a page: broken, several, in graphs."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trafilatura import load_html

from reader.pages.html.linked import Linked, linked_data

_ARTICLE = {"@type": "NewsArticle", "headline": "Island ferry saved", "datePublished": "2015-03-04"}
_OTHER = {"@type": "NewsArticle", "headline": "Fares to rise", "datePublished": "2015-03-01"}


def _read(*scripts: str, address: str | None = None) -> Linked:
    head = "".join(f"<script type='application/ld+json'>{one}</script>" for one in scripts)
    tree = load_html(f"<html><head>{head}</head><body><p>Words.</p></body></html>")
    return linked_data(tree, ("Island ferry saved",), address)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(_ARTICLE),
        json.dumps([_OTHER, _ARTICLE]),
        json.dumps({"@graph": [_OTHER, _ARTICLE]}),
        json.dumps({"@type": "WebPage", "mainEntity": _ARTICLE}),
        "<!--\n" + json.dumps(_ARTICLE) + "\n-->",
        "//<![CDATA[\n" + json.dumps(_ARTICLE) + "\n//]]>",
        json.dumps(_ARTICLE)[:-1] + ",}",
        json.dumps(_ARTICLE) + ";",
        json.dumps(_OTHER) + "\n" + json.dumps(_ARTICLE),
        json.dumps(_ARTICLE)[:-1] + ', "author": {"name": "Dora}',
    ],
)
def test_the_article_of_the_page_is_found(text: str) -> None:
    assert _read(text).article["datePublished"] == "2015-03-04"


def test_scripts_are_read_together() -> None:
    assert _read(json.dumps(_OTHER), json.dumps(_ARTICLE)).article == _ARTICLE


def test_the_articles_of_a_list_of_others_are_not_the_page() -> None:
    listed = {"@type": "ItemList", "itemListElement": [{"item": _OTHER}]}
    assert _read(json.dumps(listed)).article == {}


def test_the_address_tells_the_article_where_no_headline_does() -> None:
    first, second = ({"@type": "Article", "url": f"https://example.org/{n}"} for n in (1, 2))
    found = _read(json.dumps([first, second]), address="https://example.org/2")
    assert found.article == second


@given(st.text(alphabet=st.sampled_from(list('[]{}:,"\\ a1@tpye-!<>/')), max_size=80))
def test_no_script_raises(text: str) -> None:
    _read(text)


def test_very_deep_json_is_no_harm() -> None:
    assert _read("[" * 100_000).article == {}
