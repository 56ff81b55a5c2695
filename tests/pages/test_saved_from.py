"""Where a saved page is from stands in a comment at its head."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reader
from reader.pages.saved_from import saved_from, with_saved_from

PAGE = "<!doctype html><title>Pier falls</title><p>The pier fell in the night, all of it.</p>"


@pytest.mark.parametrize(
    ("page", "url"),
    [
        ("<!-- saved from url=(0020)http://example.org/a -->\n" + PAGE, "http://example.org/a"),
        (PAGE.replace(">", "><!-- saved from url=(0014)http://a.org/b-->", 1), "http://a.org/b"),
        (PAGE, None),
        ("<!-- saved from url=(0014)about:internet -->" + PAGE, None),
        (" " * 5000 + "<!-- saved from url=(0020)http://example.org/a -->" + PAGE, None),
    ],
)
def test_what_a_browser_wrote(page: str, url: str | None) -> None:
    assert saved_from(page) == url


def test_the_article_has_the_address_unless_the_page_itself_states_one() -> None:
    saved = with_saved_from(PAGE, "https://example.org/pier")
    assert reader.clean(saved).url == "https://example.org/pier"
    assert reader.clean(saved, url="https://example.org/x").url == "https://example.org/x"
    stated = PAGE.replace("<p>", '<link rel="canonical" href="https://example.org/own"><p>')
    assert reader.clean(with_saved_from(stated, "https://e.org/")).url == "https://example.org/own"


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=40))
def test_no_address_breaks_out_of_the_comment(path: str) -> None:
    page = with_saved_from(PAGE, f"https://example.org/{path}")
    head, rest = page.split(" -->\n", 1)
    assert rest == PAGE
    assert "--" not in head.removeprefix("<!--")


def test_a_note_of_evernote_names_the_page_that_was_clipped() -> None:
    page = f'<html><head><meta name="source-url" content="http://e.org/a"/></head>{PAGE}</html>'
    assert saved_from(page) == "http://e.org/a"


def test_a_page_of_webscrapbook_names_where_it_was_kept_from() -> None:
    kept = "data-scrapbook-source='https://e.org/a?b=1&amp;c=2' data-scrapbook-create='2015'"
    assert saved_from(f"<!DOCTYPE html><html lang='en' {kept}>{PAGE}") == "https://e.org/a?b=1&c=2"


@pytest.mark.parametrize(
    "kept",
    [
        "https://web.archive.org/web/20160312101500/",
        "https://archive.ph/2019.10.12-101112/",
        "http://archive.today/20191012101112/",
    ],
)
def test_a_copy_in_an_archive_is_of_the_page_itself(kept: str) -> None:
    own = "https://herald.example/wall?a=1"
    page = (
        f"<html><head><title>Pier falls</title><link rel='canonical' href='{kept}{own}'>"
        f"<meta property='og:site_name' content='archive.ph'></head><body>{PAGE}</body></html>"
    )
    article = reader.clean(page)
    assert article.url == own
    assert article.publisher is None


def test_when_an_archive_kept_its_copy_is_no_day_of_the_article() -> None:
    kept = "2019-10-12T10:11:12Z"
    metas = "".join(
        f"<meta property='article:{name}_time' content='{kept}'>"
        for name in ("published", "modified")
    )
    shown = f"<time datetime='{kept}'>12 Oct 2019 10:11:12 UTC</time>"
    own = "<time datetime='2016-03-12T06:00:00Z'>March 12, 2016</time>"
    page = (
        f"<html><head><title>Pier falls</title><meta property='og:site_name' content='{{}}'>"
        f"{metas}</head><body><div>{shown}</div>{own}{PAGE}</body></html>"
    )
    article = reader.clean(page.format("archive.ph"))
    assert (article.published, article.updated) == ("2016-03-12T06:00:00+00:00", None)
    article = reader.clean(page.format("Marlow Courier"))
    assert (article.published or "")[:10] == (article.updated or "")[:10] == "2019-10-12"
