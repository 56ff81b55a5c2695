"""Debates and threads: all contributions are the text, and articles in a row are not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.model import Article
from reader.pages import clean
from reader.pages.html.blocks import blocks_of
from reader.pages.html.evidence import chunks_of
from reader.pages.html.series import keep_series
from reader.pages.html.tree import tree_of
from reader.pages.text_dump.evidence import look_at
from reader.pages.text_dump.stretch import BELOW, KEPT
from tests.pages.conftest import PARAGRAPHS

_SPEECHES = (
    ("Ines Dorn (Tolle)", PARAGRAPHS[0]),
    ("The Minister for Ports (Arne Pell)", "The accounts are in the library of this house."),
    ("Ines Dorn (Tolle)", "Will the minister give way?"),
    ("The Minister for Ports (Arne Pell)", PARAGRAPHS[3]),
)
_MENU = "<nav><a href='/'>Home</a><a href='/m'>Members</a></nav>"


def _page(parts: Sequence[str], above: str = "<h1>Harbour dues</h1>") -> Article:
    return clean(
        f"<html lang='en'><head><title>Harbour dues | House</title></head><body>{_MENU}<main>"
        f"{above}{''.join(parts)}</main><footer>Contact us</footer></body></html>"
    )


def _part(label: str, text: str, names: str = "speech", tag: str = "div") -> str:
    return (
        f"<div class='{names}'><a href='/m/1'><img src='a.jpg'><{tag} class='who'>{label}"
        f"</{tag}></a><div class='said'><p>{text}</p></div></div>"
    )


def _shown(article: Article) -> list[tuple[str, str]]:
    return [(b.kind, article.text[b.start : b.end]) for b in article.blocks]


def _spoken(speeches: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [pair for who, text in speeches for pair in (("crosshead", who), ("paragraph", text))]


def test_a_debate_is_all_of_its_speeches_below_who_makes_them() -> None:
    assert _shown(_page([_part(*one) for one in _SPEECHES])) == _spoken(_SPEECHES)


def test_names_of_classes_that_differ_by_number_or_stripe_are_of_one_mould() -> None:
    names = ("post bg1 odd", "post bg2 even", "post bg1 odd", "post bg2 even")
    parts = [_part(*one, names=name) for one, name in zip(_SPEECHES, names, strict=True)]
    assert _shown(_page(parts)) == _spoken(_SPEECHES)


def test_who_speaks_may_be_set_as_a_heading() -> None:
    parts = [_part(*one, tag="h2") for one in _SPEECHES]
    assert _shown(_page(parts)) == _spoken(_SPEECHES)


def test_the_headline_may_stand_again_over_what_answers_it() -> None:
    parts = [_part(who, f"<h3>Re: Harbour dues</h3>{text}") for who, text in _SPEECHES]
    assert [text for _, text in _shown(_page(parts))] == [text for _, text in _spoken(_SPEECHES)]


def test_the_headline_is_no_text_where_it_asks() -> None:
    asks = "Who pays the dues?"
    parts = [_part(who, f"<h3>Re: {asks}</h3>{text}") for who, text in _SPEECHES]
    shown = [text for _, text in _shown(_page(parts, f"<h1>{asks}</h1>"))]
    assert shown == [text for _, text in _spoken(_SPEECHES)]


def test_what_is_set_below_all_that_one_writes_is_no_text() -> None:
    signed = [f"{text}</p><p class='signature'>Measure twice, cut once." for _, text in _SPEECHES]
    whole = zip((who for who, _ in _SPEECHES), signed, strict=True)
    assert _shown(_page([_part(*one) for one in whole])) == _spoken(_SPEECHES)


def test_articles_in_a_row_are_not_one() -> None:
    others = ("The last shop closes", "A ferry for the winter", "Tides of March")
    rows = [
        ("Harbour dues rise again", " ".join(PARAGRAPHS)),
        *zip(others, PARAGRAPHS, strict=False),
    ]
    parts = [
        f"<article class='story'><header><h1>{headline}</h1><span>By Dora Quill</span></header>"
        f"<p>{text}</p></article>"
        for headline, text in rows
    ]
    shown = [text for _, text in _shown(_page(parts, "<h2>The Herald</h2>"))]
    assert not {*others} & {*shown}


def test_teasers_beside_the_text_are_no_series() -> None:
    teasers = [_part(f"Story {at}", text) for at, (_, text) in enumerate(_SPEECHES)]
    article = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    shown = _shown(_page(teasers, f"<h1>Harbour dues</h1><article>{article}</article>"))
    assert [text for _, text in shown][: len(PARAGRAPHS)] == [*PARAGRAPHS]
    assert not any(text.startswith("Story") for _, text in shown)


def test_links_of_a_menu_that_run_into_one_another_are_no_section() -> None:
    assert _page([_part(*one) for one in _SPEECHES]).section is None


_MOTION = "It is moved."
_HEADLINE = "<h1>Harbour dues</h1>"
_PARTS = "".join(_part(*one) for one in _SPEECHES)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        pytest.param(_HEADLINE + _PARTS, len(_SPEECHES), id="a series"),
        pytest.param(_PARTS, 1, id="without a headline"),
        pytest.param(_HEADLINE + "".join(_part(*one) for one in _SPEECHES[:2]), 1, id="of two"),
        pytest.param(_HEADLINE + _PARTS.replace("speech", "comment"), 1, id="of readers"),
        pytest.param(_HEADLINE + _PARTS.replace("Ines Dorn (Tolle)", "Share"), 1, id="of buttons"),
        pytest.param(
            _HEADLINE + _PARTS.replace("Ines Dorn (Tolle)", "The house met again at two."),
            1,
            id="without labels",
        ),
        pytest.param(f"{_HEADLINE}{_PARTS}<p>{PARAGRAPHS[0]}</p>", 2, id="beside other text"),
        pytest.param(f"{_HEADLINE}<p>{_MOTION}</p>{_PARTS}", 5, id="below a line"),
    ],
)
def test_the_text_is_all_of_a_series_where_it_is_one(page: str, text: int) -> None:
    blocks = blocks_of(tree_of(f"<html><body>{page}</body></html>"))
    places = [KEPT if block.text in (_MOTION, PARAGRAPHS[0]) else BELOW for block in blocks]
    keep_series(blocks, look_at(chunks_of(blocks)).kinds, places)
    kept = [at for at, place in enumerate(places) if place == KEPT]
    assert sum(blocks[at].kind == "paragraph" for at in kept) == text
