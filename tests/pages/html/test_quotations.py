"""Quotations that a page sets apart, with who said them, and what stands on buttons."""

from __future__ import annotations

import pytest

from reader.model import Article
from reader.pages import clean
from tests.pages.conftest import PARAGRAPHS

_SAID = "We listened, and we changed our minds about the timetable"


def _clean(within: str) -> Article:
    first, *others = (f"<p>{one}</p>" for one in PARAGRAPHS)
    return clean(
        "<html lang='en'><head><title>Island ferry saved | Courier</title></head><body><article>"
        f"<h1>Island ferry saved</h1>{first}{within}{''.join(others)}</article></body></html>"
    )


def _quotations(article: Article) -> list[tuple[str, str, str | None]]:
    return [
        (one.kind, article.text[one.start : one.end], one.attribution)
        for one in article.blocks
        if one.kind not in ("paragraph", "crosshead")
    ]


@pytest.mark.parametrize(
    "markup",
    [
        f"<figure class='wp-block-pullquote'><blockquote><p>{_SAID}</p><cite>Ann Tolliver</cite>"
        "</blockquote></figure>",
        f"<aside class='pull-quote'><p>{_SAID}</p><p>— Ann Tolliver</p></aside>",
        f"<div class='ArticlePullquote_root'><div class='ArticlePullquote_text'>{_SAID}</div>"
        "<div>Ann Tolliver</div><div><button>Share</button></div></div>",
    ],
)
def test_what_is_called_a_pull_quote_is_one_with_who_said_it(markup: str) -> None:
    assert _quotations(_clean(markup)) == [("pull_quote", _SAID, "Ann Tolliver")]


def test_who_said_it_may_take_two_lines() -> None:
    markup = f"<div class=pullquote><p>{_SAID}</p><p>Ann Tolliver</p><p>Council leader</p></div>"
    assert _quotations(_clean(markup)) == [("pull_quote", _SAID, "Ann Tolliver, Council leader")]


def test_the_source_of_a_quotation_stands_below_it_in_a_figure_without_a_picture() -> None:
    said = f"{_SAID}, and about the fares, for which the islanders had gathered signatures."
    quotation = f"<blockquote><p>{said}</p></blockquote><figcaption>Ann Tolliver</figcaption>"
    assert _quotations(_clean(f"<figure>{quotation}</figure>")) == [
        ("blockquote", said, "Ann Tolliver")
    ]
    pictured = _clean(f"<figure><img src=a.jpg>{quotation}</figure>")
    assert ("caption", "Ann Tolliver", None) in _quotations(pictured)


@pytest.mark.parametrize(
    "source", ["<cite>Ann Tolliver</cite>", "<footer><cite>Ann Tolliver</cite></footer>"]
)
def test_a_quotation_that_closes_with_its_source_is_of_the_text(source: str) -> None:
    short = "Nobody ever saw a painter on it."
    article = _clean(f"<blockquote class='wp-block-quote'><p>{short}</p>{source}</blockquote>")
    assert _quotations(article) == [("blockquote", short, "Ann Tolliver")]


def test_one_that_is_set_in_from_elsewhere_is_not() -> None:
    posted = "<blockquote class=embed><p>Subscribe to me.</p><cite>@gull</cite></blockquote>"
    assert not _quotations(_clean(posted))


def test_a_part_of_the_page_that_is_called_one_is_none() -> None:
    text = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    article = clean(f"<html lang='en'><body><h1>A</h1><div class=pullquotes>{text}</div></body>")
    assert not _quotations(article)


def test_what_stands_on_buttons_alone_is_cut() -> None:
    buttons = "<div><button>Listen</button><button><div>To the text</div></button></div>"
    article = _clean(buttons)
    assert "Listen" not in article.text and "To the text" not in article.text
    assert {one.role for one in article.pieces if "Listen" in one.text} == {"dropped"}


def test_what_a_button_opens_is_read() -> None:
    asked = "<p><button>Who pays for the ferry in the end?</button></p>"
    opened = "<p>The islanders, with a <button>levy</button> on every crossing they make.</p>"
    article = _clean(asked + opened)
    assert "Who pays for the ferry in the end?" in article.text
    assert "with a levy on every crossing" in article.text


def test_a_button_that_is_not_closed_takes_nothing_with_it() -> None:
    short = (*PARAGRAPHS, *PARAGRAPHS[:3], "And so it was.", *PARAGRAPHS[3:])
    paragraphs = "".join(f"<p>{one}</p>" for one in short)
    article = clean(f"<html lang='en'><body><h1>Ferry</h1><button>Menu{paragraphs}</body></html>")
    assert "And so it was." in article.text and article.text.endswith(PARAGRAPHS[-1])
