"""Tables of HTML pages: whole or not at all, and read as rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article
from reader.pages import clean
from tests.pages.conftest import PARAGRAPHS

_ROWS = (
    ("Harbour", "High water", "Height"),
    ("Ossermouth", "03:12", "4.1 metres"),
    ("Marlow Bridge", "04:01", "3.9 metres"),
)


def _table(rows: tuple[tuple[str, ...], ...], cell: str = "td") -> str:
    written = ("".join(f"<{cell}>{text}</{cell}>" for text in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in written)}</table>"


def _clean(table: str, below: str = "") -> Article:
    above, *others = (f"<p>{one}</p>" for one in PARAGRAPHS)
    return clean(
        "<html lang='en'><head><title>Tides of March | Herald</title></head><body><article>"
        f"<h1>Tides of March</h1>{above}{table}{''.join(others)}{below}</article></body></html>"
    )


def _tables(article: Article) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind == "table"]


def test_a_table_in_the_text_is_one_block_of_rows() -> None:
    article = _clean(_table(_ROWS))
    assert _tables(article) == [
        "Harbour | High water | Height\n"
        "Ossermouth | 03:12 | 4.1 metres\n"
        "Marlow Bridge | 04:01 | 3.9 metres"
    ]
    cells = [one.text for one in article.pieces if one.role == "table"]
    assert cells == [text for row in _ROWS for text in row]


def test_an_empty_cell_keeps_its_column() -> None:
    article = _clean(_table((("Harbour", "", "Height"), ("", "03:12", ""), ("Marlow", "", ""))))
    assert _tables(article) == ["Harbour |  | Height\n| 03:12\nMarlow"]


def test_what_a_cell_holds_apart_is_one_cell() -> None:
    rows = (("<div>Spring</div><div>tide</div>", "4.1 metres"), ("Neap tide", "2.9 metres"))
    assert _tables(_clean(_table(rows))) == ["Spring tide | 4.1 metres\nNeap tide | 2.9 metres"]


def test_a_table_right_below_the_text_is_of_it() -> None:
    article = _clean("", _table(_ROWS, "th"))
    assert len(_tables(article)) == 1
    assert article.text.endswith("3.9 metres")


def test_the_links_of_a_table_are_where_their_words_are() -> None:
    linked = (("Harbour", "Table"), ("Marlow", "<a href='https://tides.example/m'>of March</a>"))
    article = _clean(_table(linked))
    (link,) = article.links
    assert article.text[link.start : link.end] == "of March"


def test_a_day_in_a_table_or_in_code_is_not_that_of_the_article() -> None:
    dated = (("Opened", "22 August 1905"), ("Closed", "11 January 2009"))
    code = "<pre>tides.high('Ossermouth', '2011-09-17')</pre>"
    assert _clean(_table(dated) + code).published is None
    assert clean(f"{_table(dated)}<h1>Tides</h1>{'<p>They rise.</p>' * 3}").published is None


_CELLS = st.text(alphabet="ab 1|", max_size=4)


@given(st.lists(st.lists(_CELLS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_any_table_is_whole(rows: list[list[str]]) -> None:
    article = _clean(_table(tuple(map(tuple, rows))))
    cells = [cell for row in rows for text in row if (cell := " ".join(text.split()))]
    roles = [one.role for one in article.pieces if one.text in cells]
    assert roles.count("table") in (0, len(cells))
    told = [cell.strip() for one in _tables(article) for cell in one.replace("\n", "|").split("|")]
    if roles.count("table"):
        assert [*filter(None, told)] == [*filter(None, map(str.strip, "|".join(cells).split("|")))]
