"""Tables that set out a page are told from tables that hold data."""

from __future__ import annotations

from trafilatura import load_html

from reader.pages.html.blocks import blocks_of
from reader.pages.html.layout import layout_cells

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


def test_tables_in_tables_take_no_recursion() -> None:
    deep = "<table><tr><td>" * 200 + "here" + "</td></tr></table>" * 200
    tree = load_html(f"<html><body>{deep}</body></html>")
    assert "table" not in layout_cells(tree).values()


def test_an_element_that_runs_on_behind_a_line_break_ends_no_block() -> None:
    page = "<html><body><p>18 <br><span>June</span> 2019</p></body></html>"
    assert _kinds(page) == [("18 June 2019", "paragraph")]
