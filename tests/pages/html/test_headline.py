"""The headline of an HTML page: what it prints and what it states, compared."""

from __future__ import annotations

from reader.pages import clean
from tests.pages.conftest import PARAGRAPHS

_HEADLINE = "Island ferry saved for the winter"


def _title(head: str, body: str) -> str:
    paragraphs = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    return clean(f"<html><head>{head}</head><body>{body}{paragraphs}</body></html>").title


def _stated(headline: str) -> str:
    return (
        f"<title>{headline} | Marlow Courier</title><meta property='og:title' content='{headline}'>"
    )


def test_an_h1_that_is_the_masthead_is_no_headline() -> None:
    assert _title(_stated(_HEADLINE), "<h1>Marlow Courier Home</h1>") == _HEADLINE


def test_the_h1_that_the_head_bears_out_is_the_headline() -> None:
    body = f"<h1>Marlow Courier Home</h1><h1>{_HEADLINE}</h1>"
    assert _title(_stated("Ferry saved for the winter"), body) == _HEADLINE


def test_a_kicker_in_the_h1_is_no_part_of_the_headline() -> None:
    body = f"<h1><span>Harbour news: </span>{_HEADLINE}</h1>"
    assert _title(_stated(_HEADLINE), body) == _HEADLINE


def test_a_printed_headline_goes_before_a_differing_stated_one() -> None:
    body = "<h1>Ferry to the island saved until spring</h1>"
    assert _title(_stated(_HEADLINE), body) == "Ferry to the island saved until spring"
