"""`reader search`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import SAVED, Done


@pytest.fixture
def story(call: Callable[..., Done], page: Path) -> str:
    """The id of the story, which is in the library."""
    return str(call("add", page, "--json").json["added"][0]["id"])


def test_the_article_and_the_sentence_that_shows_why(call: Callable[..., Done], story: str) -> None:
    done = call("search", "ramp", "wexcombe")
    assert (done.code, done.err) == (0, "")
    head, sentence = done.out.splitlines()
    assert head == f"{story}  Ferry to Ostrey stops for a week (ferry.txt, 4 May 2021)"
    assert sentence.startswith("    The ferry between *Wexcombe* and Ostrey will not sail")
    assert sentence.endswith(" after its *ramp* broke.")


def test_as_json(call: Callable[..., Done], story: str) -> None:
    (found,) = call("search", "said:sorry", "--json").json
    assert found["article"] == story
    assert found["published"] == "2021-05-04T09:10:00+00:00"
    sentence = found["sentence"]
    start, end = sentence["marks"][0]
    assert sentence["text"][start - sentence["start"] : end - sentence["start"]] == "sorry"


def test_nothing_found_is_said_and_ends_with_1(call: Callable[..., Done], story: str) -> None:
    done = call("search", "submarine")
    assert (done.code, done.out) == (1, "")
    assert "nothing answers this query" in done.err
    done = call("search", "submarine", "--json")
    assert (done.code, done.json) == (1, [])


def test_a_query_that_cannot_be_read_ends_with_2(call: Callable[..., Done]) -> None:
    done = call("search", "ferry before:soon")
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "at character 14 (“soon”): before: needs a day like" in done.err


@pytest.mark.parametrize("limit", ["0", "-1", "many", "½"])
def test_the_limit_is_a_number(call: Callable[..., Done], limit: str) -> None:
    assert call("search", "ferry", "--limit", limit).code == 2


def test_what_the_reader_left_is_asked_for(call: Callable[..., Done], story: str) -> None:
    assert call("search", "has:note").code == 1
    call("note", story, "--on", "We are sorry", "--text", "Are they?", "--tag", "Ferry")
    assert call("search", "has:note", "tag:ferry", "is:unread", "--json").json
    assert call("search", "has:note -tag:ferry").code == 1


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("ramp", "Nobody had looked at the *ramp* for years."),
        ("said:ramp", '"The *ramp* broke at dawn," said Tom Arrow.'),
        ("person:brack said:ramp", '"Another *ramp* costs money," said Una *Brack*.'),
        ("said:money", '"Another ramp costs *money*," said Una Brack.'),
    ],
)
def test_what_is_said_is_shown_where_it_is_said(
    call: Callable[..., Done], page: Path, query: str, shown: str
) -> None:
    paragraphs = (
        "Nobody had looked at the ramp for years.",
        '"The ramp broke at dawn," said Tom Arrow.',
        "Una Brack heard him talk of the ramp. It rained.",
        '"Another ramp costs money," said Una Brack.',
    )
    page.write_text("Ferry stops\n\n" + "\n\n".join(paragraphs))
    assert call("add", page).code == 0
    assert shown in call("search", query).out


def test_an_index_that_is_damaged_is_made_anew_and_answers(
    call: Callable[..., Done], story: str, home: Path
) -> None:
    assert call("search", "ramp").code == 0
    index = home / "cache" / "index.sqlite"
    data = bytearray(index.read_bytes())
    for at in range(4096, len(data), 512):
        data[at : at + 64] = b"\xff" * 64
    index.write_bytes(data)
    assert call("search", "ramp").code == 0
    assert call("quotes", "--json").json


def test_as_a_program(program: Callable[..., Done], alone: Path) -> None:
    (alone / "saved.txt").write_text(SAVED)
    assert program("add", "saved.txt").code == 0
    done = program("search", 'person:arrow said:"twenty years"')
    assert done.code == 0
    assert "*Arrow*" in done.out
