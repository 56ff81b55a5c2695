"""`reader quotes` and `reader people`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.tables import row_of
from reader.pages import clean
from tests.cli.conftest import Done


@pytest.fixture
def story(call: Callable[..., Done], page: Path) -> str:
    """The id of the story, which is in the library."""
    return str(call("add", page, "--json").json["added"][0]["id"])


def _rows(done: Done) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(done.out)))


def test_quotations_of_the_library_as_lines(call: Callable[..., Done], story: str) -> None:
    done = call("quotes")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"{story}  Ferry to Ostrey stops for a week (ferry.txt, 4 May 2021)",
        '  Tom Arrow: "We are sorry,"',
        '  Tom Arrow: "It was not the storm,"',
    ]


def test_one_article_is_told_like_the_library(call: Callable[..., Done], story: str) -> None:
    for command in ("quotes", "people"):
        one, whole = (call(command, *id_, "--json").json for id_ in ((story,), ()))
        # The simple cleaner names a page's file as its publisher, and adding gave it a new name.
        assert [{**data, "publisher": "ferry.txt"} for data in one] == whole


def test_a_page_that_is_not_in_the_library(call: Callable[..., Done], page: Path) -> None:
    assert [one["text"] for one in call("quotes", page, "--json").json] == [
        '"We are sorry,"',
        '"It was not the storm,"',
    ]
    assert call("quotes", "--json").json == []


def test_only_what_somebody_said_about_something(call: Callable[..., Done], story: str) -> None:
    said = call("quotes", "--person", "arrow", "--said", "storm", "--json").json
    assert [one["text"] for one in said] == ['"It was not the storm,"']
    done = call("quotes", "--person", "Marlow")
    assert (done.code, done.out) == (0, "")
    assert "nobody says that" in done.err


def test_quotations_as_a_table(call: Callable[..., Done], story: str) -> None:
    first, _ = _rows(call("quotes", "--format", "csv"))
    assert first == {
        "article": story,
        "headline": "Ferry to Ostrey stops for a week",
        "publisher": "ferry.txt",
        "published": "2021-05-04T09:10:00+00:00",
        "speaker": "Tom Arrow",
        "speaker_kind": "person",
        "role": first["role"],
        "kind": "direct",
        "quotation": '"We are sorry,"',
        "start": "86",
        "end": "101",
    }


def test_a_table_over_the_shipped_articles_loads_in_a_spreadsheet(
    call: Callable[..., Done], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.clean", clean)
    (home / "config" / "config.yaml").write_text("samples: yes\n")
    done = call("quotes", "--person", "Ellacott", "--format", "csv")
    rows = _rows(done)
    ids = {row["article"] for row in rows}
    texts = {article: call("show", article, "--json").json["text"] for article in ids}
    assert len(texts) > 2
    assert [row["published"] for row in rows] == sorted(row["published"] for row in rows)
    for row in rows:
        assert row["speaker"] == "Margaret Ellacott"
        assert all(row[column] for column in ("headline", "publisher", "published", "quotation"))
        assert texts[row["article"]][int(row["start"]) : int(row["end"])] == row["quotation"]
    assert any(row["role"] for row in rows)


def test_a_line_of_json_for_each(call: Callable[..., Done], story: str) -> None:
    lines = call("quotes", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["article"] for line in lines] == [story, story]


def test_people(call: Callable[..., Done], story: str) -> None:
    assert call("people").out.startswith("Tom Arrow")
    assert "named once" in call("people").out
    (person,) = call("people", "--json").json
    assert (person["name"], person["article"]) == ("Tom Arrow", story)
    (row,) = _rows(call("people", "--format", "csv"))
    assert (row["name"], row["mentions"]) == ("Tom Arrow", "1")
    assert "nobody is called so" in call("people", "--person", "Tomas").err


def test_json_is_one_of_the_formats(call: Callable[..., Done]) -> None:
    assert call("people", "--json", "--format", "csv").code == 2


def test_a_formula_is_no_formula_in_a_spreadsheet() -> None:
    assert row_of(["=1+1", "@SUM(A1)", "+49", "-x", 7]) == "'=1+1,'@SUM(A1),'+49,'-x,7"


@given(st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8")), min_size=2))
def test_cells_come_back_from_a_table(cells: list[str]) -> None:
    (row,) = csv.reader(io.StringIO(row_of(cells), newline=""))
    assert [cell.removeprefix("'") for cell in row] == [cell.removeprefix("'") for cell in cells]
