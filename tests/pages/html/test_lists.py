"""A list is of the article, or it is not."""

from __future__ import annotations

import pytest
from trafilatura import load_html

from reader.pages.html.blocks import blocks_of
from reader.pages.html.lists import keep_lists_whole
from reader.pages.text_dump.stretch import ABOVE, BELOW, CUT, KEPT
from tests.pages.html.pages import html_page

_TEXT, _ELSEWHERE = "<p>The ferry sails on.</p>", "<a href=/pier>The pier</a>"


def _kept(page: str, *places: int) -> list[str]:
    """Return the texts that are kept of a page, of whose blocks those were at `places`."""
    blocks = blocks_of(load_html(f"<html><body><div>{page}</div></body></html>"))
    settled = [*places]
    keep_lists_whole(blocks, settled)
    assert len(settled) == len(blocks)
    return [block.text for block, place in zip(blocks, settled, strict=True) if place == KEPT]


def _list(*items: str) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def test_a_list_half_of_which_was_kept_is_kept_whole() -> None:
    page = _TEXT + _list("Decking", "Lamps", "Legs", "A gate") + _TEXT
    assert _kept(page, KEPT, KEPT, CUT, KEPT, CUT, KEPT)[1:5] == [
        "Decking", "Lamps", "Legs", "A gate",
    ]  # fmt: skip
    assert "Lamps" not in _kept(page, KEPT, KEPT, CUT, CUT, CUT, KEPT)


def test_so_is_one_that_the_text_ends_within() -> None:
    page = _TEXT + _list("Decking", "Lamps") + "<p>Share</p>"
    assert _kept(page, KEPT, KEPT, BELOW, BELOW)[1:] == ["Decking", "Lamps"]


def test_what_was_cut_of_an_item_that_was_kept_stays_cut() -> None:
    page = _TEXT + _list("<p>Decking</p><p>See prices</p>", "<p>Lamps</p>") + _TEXT
    assert _kept(page, KEPT, KEPT, CUT, KEPT, KEPT)[1:-1] == ["Decking", "Lamps"]


@pytest.mark.parametrize(
    "item",
    [
        _ELSEWHERE,
        "Share on Facebook",
        f"{_ELSEWHERE} as a model: 15.99 €",
        "<img src=/pier.jpg>Lena Marsh",
    ],
)
def test_items_that_lead_elsewhere_sell_show_or_speak_of_clutter_stay_cut(item: str) -> None:
    page = _TEXT + _list("Decking", item) + _TEXT
    assert _kept(page, KEPT, KEPT, CUT, KEPT)[1:-1] == ["Decking"]


def test_a_term_is_nothing_without_what_it_means() -> None:
    terms = "<dl><dt>Length</dt><dd>1,021 feet</dd><dt>Legs</dt><dd>244</dd></dl>"
    page = f"{_TEXT}{terms}{_TEXT}"
    assert _kept(page, KEPT, CUT, KEPT, CUT, CUT, KEPT)[1:-1] == [
        "Length", "1,021 feet", "Legs", "244",
    ]  # fmt: skip


def test_a_list_that_the_text_announces_is_kept() -> None:
    page = _TEXT + "<p>Those who spoke against:</p>" + _list("Mara Quill", "Ann Tolliver")
    assert _kept(page, KEPT, KEPT, CUT, CUT)[2:] == ["Mara Quill", "Ann Tolliver"]
    assert len(_kept(page, KEPT, CUT, CUT, CUT)) == 1


@pytest.mark.parametrize("announced", ["<p>Read more:</p>", "<div><p>In this section:</p></div>"])
def test_one_that_something_else_announces_is_not(announced: str) -> None:
    page = _TEXT + announced + _list("Mara Quill", "Ann Tolliver") + _TEXT
    assert "Mara Quill" not in _kept(page, KEPT, KEPT, CUT, CUT, KEPT)


def test_menus_above_and_below_the_text_are_none_of_it() -> None:
    menu = _list("News", "Sport")
    assert _kept(menu + _TEXT + menu, ABOVE, ABOVE, KEPT, BELOW, BELOW) == ["The ferry sails on."]


def test_names_that_an_article_lists_are_read() -> None:
    below = "<p>Those who spoke against:</p>" + _list(
        "<a href=/q>Mara Quill</a>, Harbour ward", "<a href=/t>Ann Tolliver</a>, Castle ward"
    )
    assert html_page(below=f"{below}{_TEXT}").text.count(" ward") == 2
