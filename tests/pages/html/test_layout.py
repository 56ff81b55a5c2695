"""Tables that set out a page are told from tables that hold data."""

from __future__ import annotations

import pytest
from trafilatura import load_html

from reader.pages.html.blocks import blocks_of
from reader.pages.html.layout import layout_cells
from tests.pages.html.pages import html_page

_LAID_OUT = (
    "<html><body><table><tr><td>Tides and weather</td><td><h1>Ferry saved</h1>"
    "<table><tr><td><img src='a.gif'><br>The ferry at dawn</td></tr></table>"
    "<p>The ferry sails on.</p><p><b>What it costs</b></p><p>It costs <b>nine</b> pounds.</p>"
    "</td></tr></table></body></html>"
)
_DATA = (
    "<html><body><table><tr><th>Ferry</th><th>Fare</th></tr>"
    "<tr><td>Gannet</td><td><p>9</p></td></tr></table></body></html>"
)


def _kinds(page: str) -> list[tuple[str, str]]:
    return [(block.text, block.kind) for block in blocks_of(load_html(page))]


def test_the_cells_of_a_layout_table_hold_text() -> None:
    assert _kinds(_LAID_OUT) == [
        ("Tides and weather", "paragraph"),
        ("Ferry saved", "crosshead"),
        ("The ferry at dawn", "caption"),
        ("The ferry sails on.", "paragraph"),
        ("What it costs", "crosshead"),
        ("It costs nine pounds.", "paragraph"),
    ]


def test_a_table_with_headed_columns_holds_data() -> None:
    assert {kind for _, kind in _kinds(_DATA)} == {"table"}


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>The ferry sails on.</td><td>It costs nine pounds.</td></tr></table>",
        "<table><tr><td>The ferry sails on.</td></tr><tr><td>It costs nine pounds.</td></tr>"
        "</table>",
        "<table role=presentation><tr><th>The ferry sails on.</th><td>It costs</td></tr>"
        "<tr><td>nine</td><td>pounds.</td></tr></table>",
    ],
    ids=["one row", "one column", "its role"],
)
def test_a_table_that_compares_nothing_sets_out(table: str) -> None:
    assert {kind for _, kind in _kinds(f"<html><body>{table}</body></html>")} == {"paragraph"}


def test_what_is_written_in_a_table_that_sets_out_states_facts() -> None:
    byline = "<table><tr><td>By Mara Quill</td><td>12 March 2024</td></tr></table>"
    article = html_page(above=byline)
    assert [one.name for one in article.bylines] == ["Mara Quill"]
    assert article.published == "2024-03-12"


def test_tables_in_tables_take_no_recursion() -> None:
    deep = "<table><tr><td>" * 200 + "here" + "</td></tr></table>" * 200
    tree = load_html(f"<html><body>{deep}</body></html>")
    assert "table" not in layout_cells(tree).values()


def test_an_element_that_runs_on_behind_a_line_break_ends_no_block() -> None:
    page = "<html><body><p>18 <br><span>June</span> 2019</p></body></html>"
    assert _kinds(page) == [("18 June 2019", "paragraph")]
