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
        "key": "Tom Arrow",
        "may_be": "",
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
    assert (person["key"], person["may_be"]) == ("Tom Arrow", [])
    (row,) = _rows(call("people", "--format", "csv"))
    assert (row["name"], row["mentions"]) == ("Tom Arrow", "1")
    assert "nobody is called so" in call("people", "--person", "Tomas").err


WEIRS = {
    "vote": (
        "2010-03-01",
        'Anna Weir, a councillor, met Ola Lind. "The bridge comes first," said Anna Weir.',
    ),
    "budget": ("2011-03-01", 'Ola Lind left early. "It is a poor budget," said Anna Weir.'),
    "match": (
        "2010-03-02",
        'Tom Vole met Anna Weir, the Harrow striker. "I was glad of it," said Anna Weir.',
    ),
    "gala": ("2011-04-03", 'Una Brack danced. "It was a fine gala," said Anna Weir.'),
}


def test_a_role_that_tells_people_apart_is_said_once(
    call: Callable[..., Done], alone: Path
) -> None:
    for name, words in {
        "vote": 'Anna Weir, a councillor, met Ola Lind. "It stays," Councillor Anna Weir said.',
        "budget": 'Ola Lind met Anna Weir, a councillor. "It is poor," Councillor Weir said.',
        "match": 'Striker Anna Weir met Tom Vole. "I kicked it," striker Anna Weir said.',
    }.items():
        (alone / f"{name}.txt").write_text(f"The {name}\n\nDate: 2010-03-01\n\n{words}\n")
    call("add", alone)
    lines = [line for line in call("people").out.splitlines() if line.startswith("Anna")]
    assert lines == [
        "Anna Weir (Councillor) — named 6 times, in 2 articles",
        "Anna Weir (Striker) — named twice",
    ]


def test_two_people_of_one_name_are_told_apart(call: Callable[..., Done], alone: Path) -> None:
    for name, (day, words) in WEIRS.items():
        (alone / f"{name}.txt").write_text(f"The {name}\n\nDate: {day}\n\n{words}\n")
    ids = {one["title"].split()[1]: one["id"] for one in call("add", alone, "--json").json["added"]}
    first, second = "Anna Weir (councillor)", "Anna Weir (Harrow striker)"
    lines = [line for line in call("people").out.splitlines() if line.startswith("Anna")]
    assert lines == [
        f"{first} — named 3 times, in 2 articles",
        f"{second} — named twice",
        "Anna Weir (which is not told) — named once",
    ]
    told = call("people", "--person", "weir", "--json").json
    assert [(one["article"], one["key"], one["may_be"]) for one in told] == [
        (ids["vote"], first, []),
        (ids["match"], second, []),
        (ids["budget"], first, []),
        (ids["gala"], "Anna Weir", [first, second]),
    ]
    # Its key, or any word of what they are called, asks for one of them; articles that do not
    # say which stand with both. An article is told like the library.
    rows = _rows(call("quotes", "--person", "weir (striker)", "--format", "csv"))
    assert [(row["key"], row["may_be"]) for row in rows] == [
        (second, ""),
        ("Anna Weir", f"{first}; {second}"),
    ]
    assert call("quotes", "--person", first).out.splitlines()[1::2] == [
        f'  {first}: "The bridge comes first,"',
        f'  {first}: "It is a poor budget,"',
        '  Anna Weir (which is not told): "It was a fine gala,"',
    ]
    for name, id_ in ids.items():
        (one,) = call("people", id_, "--person", "weir", "--json").json
        assert one in [{**there, "publisher": one["publisher"]} for there in told]
        found = call("quotes", id_, "--person", second, "--json").json
        assert len(found) == (name in ("match", "gala"))
    # Said to be one person, they are, wherever one asks.
    assert call("correct", ids["match"], "--same-person", "Anna Weir", "Anna Weir").code == 0
    one_person = call("people", "--person", "weir", "--json").json
    assert {(one["key"], *one["may_be"]) for one in one_person} == {("Anna Weir",)}
    assert len(call("quotes", "--person", first, "--json").json) == 4
    (one,) = call("people", ids["gala"], "--person", "weir", "--json").json
    assert one["may_be"] == []


def test_json_is_one_of_the_formats(call: Callable[..., Done]) -> None:
    assert call("people", "--json", "--format", "csv").code == 2


def test_a_formula_is_no_formula_in_a_spreadsheet() -> None:
    assert row_of(["=1+1", "@SUM(A1)", "+49", "-x", 7]) == "'=1+1,'@SUM(A1),'+49,'-x,7"


@given(st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8")), min_size=2))
def test_cells_come_back_from_a_table(cells: list[str]) -> None:
    (row,) = csv.reader(io.StringIO(row_of(cells), newline=""))
    assert [cell.removeprefix("'") for cell in row] == [cell.removeprefix("'") for cell in cells]
