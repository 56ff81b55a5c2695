"""`reader correct`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Done

PAGE = """\
Page last updated at 09:10 GMT, Tuesday, 4 May 2021

Ferry to Ostrey stops for a week

The ferry between Wexcombe and Ostrey will not sail for a week after its ramp broke on Monday.

"We are sorry that people have to wait," said Tom Arrow, who has run the line since his father left.

Two hundred people cross to the island on a working day, and most were told of it on the quay.

"It was not the storm that broke it," Mr Arrow added. "It was twenty years of lorries."

A new ramp has been ordered by Ann Vole and should be there before the summer visitors come.

© 2021 Wexcombe Mercury
"""


@pytest.fixture
def article(call: Callable[..., Done], alone: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A page in the library, cleaned by the rules themselves."""
    from reader.pages import clean

    monkeypatch.setattr("reader.clean", clean)
    path = alone / "ferry.txt"
    path.write_text(PAGE)
    return str(call("add", path, "--json").json["added"][0]["id"])


Call = Callable[..., Done]


def _people(call: Call, article: str) -> list[str]:
    return [one["name"] for one in call("show", article, "--people", "--json").json["people"]]


def test_nothing_was_put_right_at_first(call: Call, article: str) -> None:
    done = call("correct", article)
    assert (done.code, done.out) == (0, "")
    assert "nothing was put right" in done.err
    assert call("correct", article, "--json").json == []


def test_a_person_is_none_until_that_is_taken_back(call: Call, article: str) -> None:
    assert "Ann Vole" in _people(call, article)
    done = call("correct", article, "--not-a-person", "Ann Vole")
    assert (done.code, done.out, done.err) == (0, "Ann Vole is not a person\n", "")
    assert "Ann Vole" not in _people(call, article)
    assert call("correct", article).out == "1  Ann Vole is not a person\n"
    (listed,) = call("correct", article, "--list", "--json").json
    assert (listed["kind"], listed["names"], listed["applied"]) == (
        "not_a_person",
        ["Ann Vole"],
        True,
    )
    assert call("correct", article, "--remove", "1").out.startswith("taken back:")
    assert "Ann Vole" in _people(call, article)


def test_people_are_joined_and_renamed(call: Call, article: str) -> None:
    assert call("correct", article, "--same-person", "Tom Arrow", "Ann Vole").code == 0
    assert call("correct", article, "--name", "Tom Arrow", "Thomas Arrow").code == 0
    assert _people(call, article) == ["Thomas Arrow"]


def test_a_speaker_is_told(call: Call, article: str) -> None:
    for name, speaker, kind in (
        ("Ann Vole", "Ann Vole", "person"),
        ("unnamed", None, "unnamed"),
        ("nobody", None, None),
    ):
        assert call("correct", article, "--speaker", "not the storm", name).code == 0
        shown = call("show", article, "--quotes", "--json").json
        at = shown["text"].index("not the storm")
        (quote,) = [one for one in shown["quotes"] if one["start"] <= at < one["end"]]
        assert (quote["speaker"], quote["speaker_kind"]) == (speaker, kind)
    assert len(call("correct", article, "--json").json) == 1


def test_marks_are_no_quotation_and_words_are_one(call: Call, article: str) -> None:
    assert call("correct", article, "--not-a-quotation", "twenty years of lorries").code == 0
    assert call("correct", article, "--quotation", "most were told of it on the quay").code == 0
    shown = call("show", article, "--quotes", "--json").json
    kinds = {shown["text"][one["start"] : one["end"]]: one["kind"] for one in shown["quotes"]}
    assert kinds['"It was twenty years of lorries."'] == "scare"
    assert kinds["most were told of it on the quay"] == "direct"


def test_blocks_are_cut_put_back_joined_and_split(call: Call, article: str) -> None:
    text = call("show", article, "--json").json["text"]
    assert call("correct", article, "--cut", "Two hundred people").code == 0
    shown = call("show", article, "--json").json
    assert "Two hundred" not in shown["text"]
    assert "by_hand" in [one["reason"] for one in shown["dropped"]]
    assert call("correct", article, "--put-back", "Two hundred people").code == 0
    assert call("show", article, "--json").json["text"] == text
    assert call("correct", article, "--json").json == []
    assert call("correct", article, "--split", '"It was twenty').code == 0
    assert 'added.\n\n"It was twenty' in call("show", article, "--json").json["text"]
    assert call("correct", article, "--join", "A new ramp").code == 0
    assert 'lorries." A new ramp' in call("show", article, "--json").json["text"]


def test_a_line_is_cut_for_a_publisher(call: Call, article: str, home: Path) -> None:
    done = call("correct", article, "--cut", "Two hundred people", "--publisher")
    assert (done.code, done.err) == (0, "")
    assert "(all pages of Wexcombe Mercury)" in done.out
    assert "publishers:\n  Wexcombe Mercury:\n" in (home / "data/corrections.yaml").read_text()
    assert "Two hundred" not in call("show", article).out
    assert call("correct", article, "--remove", "1").code == 0
    assert "Two hundred" in call("show", article).out


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (["--not-a-person", "Nobody Here"], 1, "nobody in this article is called so"),
        (["--same-person", "Tom Arrow", "Nobody Here"], 1, "nobody in this article"),
        (["--speaker", "Two hundred people", "Tom Arrow"], 1, "no quotation stands there"),
        (["--speaker", "words of no text", "Tom Arrow"], 1, "are not in the article"),
        (["--put-back", "words of no page"], 1, "nothing that was cut"),
        (["--join", "The ferry between"], 1, "none before it"),
        (["--split", "The ferry between"], 1, "no new block can begin there"),
        (["--remove", "3"], 1, "there is no correction 3"),
        (["--name", "Tom Arrow", "Ann Vole"], 1, "can't be done"),
        (["--name", "Tom Arrow", "T. Arrow", "--publisher"], 1, "one article alone"),
        (["--cut", "Two hundred", "--as", "table"], 2, "--as goes with --put-back"),
        (["--cut", "a", "--join", "b"], 2, "not allowed with"),
        (["--remove", "x"], 2, "invalid int"),
    ],
)
def test_what_can_not_be_done_is_said_in_one_line(
    call: Call, article: str, home: Path, options: list[str], code: int, told: str
) -> None:
    done = call("correct", article, *options)
    assert (done.code, done.out) == (code, "")
    assert told in done.err and done.err.count("\n") == 1
    assert call("correct", article, "--json").json == []


def test_a_damaged_file_is_told_and_left_and_reading_goes_on(
    call: Call, article: str, home: Path
) -> None:
    file = home / "data" / "corrections.yaml"
    file.write_text("schema: 1\narticles: [")
    done = call("show", article)
    assert (done.code, done.err.count("\n")) == (0, 1)
    assert "damaged, line" in done.err and str(file) in done.err
    done = call("correct", article, "--not-a-person", "Ann Vole")
    assert done.code == 1
    assert "not saved" in done.err
    assert file.read_text() == "schema: 1\narticles: ["


def test_what_is_lost_is_listed_as_not_applied(call: Call, article: str, home: Path) -> None:
    (home / "data" / "corrections.yaml").write_text(
        f"schema: 1\narticles:\n  {article}:\n  - not_a_quotation: words of no text\n"
    )
    assert "NOT APPLIED" in call("correct", article).out
    assert call("correct", article, "--json").json[0]["applied"] is False


def test_a_page_that_is_not_in_the_library_is_put_right_too(
    call: Call, article: str, alone: Path
) -> None:
    path = alone / "other.txt"
    path.write_text(PAGE.replace("Ann Vole", "Eva Holm"))
    assert call("correct", path, "--not-a-person", "Eva Holm").code == 0
    assert "Eva Holm" not in _people(call, str(path))
    path.write_text(path.read_text().replace("for a week", "for a month"))
    assert "Eva Holm" not in _people(call, str(path))


def test_the_whole_library_is_told_as_it_was_put_right(call: Call, article: str) -> None:
    def speakers() -> list[str]:
        return [one["speaker"] for one in call("quotes", "--json").json]

    before = speakers()
    call("correct", article, "--speaker", "We are sorry that people", "Ola Lind")
    assert speakers() == ["Ola Lind", *before[1:]]
    assert [one["speaker"] for one in call("quotes", article, "--json").json] == speakers()
    assert "Ann Vole" in call("people").out
    call("correct", article, "--not-a-person", "Ann Vole")
    assert "Ann Vole" not in call("people").out
    assert call("search", "person:Vole", "--json").json == []
    for _ in range(2):
        call("correct", article, "--remove", "1")
    assert speakers() == before
    assert "Ann Vole" in call("people").out
