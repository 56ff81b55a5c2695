"""`reader list` and `reader show`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.model import Analysis, Mention, Person, Quote
from reader.pages import clean
from tests.cli.conftest import SAVED, STORY, Done

WORDS = '"We are sorry," said Tom Arrow'


@pytest.fixture
def language(monkeypatch: pytest.MonkeyPatch) -> None:
    """An analysis of the story that is known to the letter."""

    def analyse(text: str) -> Analysis:
        quote, name = text.index('"We are sorry,"'), text.index("Tom Arrow")
        mention = Mention(name, name + 9, "Tom Arrow")
        return Analysis(
            quotes=(Quote(quote, quote + 15, speaker="Tom Arrow", speaker_kind="person"),),
            people=(Person("Tom Arrow", roles=("line manager",), mentions=(mention,)),),
        )

    monkeypatch.setattr("reader.analyse", analyse, raising=False)


def test_an_empty_library_says_how_to_fill_it(call: Callable[..., Done]) -> None:
    done = call("list")
    assert (done.code, done.out) == (0, "")
    assert "the library is empty; 'reader add PAGE'" in done.err
    assert call("list", "--json").json == []


def test_the_list_names_each_article(call: Callable[..., Done], page: Path) -> None:
    added = call("add", page, "--json").json["added"][0]["id"]
    done = call("list")
    assert done.out.startswith(added)
    assert "2021-05-04" in done.out
    assert "Ferry to Ostrey stops for a week" in done.out


def test_the_list_as_json(call: Callable[..., Done], page: Path) -> None:
    added = call("add", page, "--json").json["added"][0]["id"]
    (entry,) = call("list", "--json").json
    assert entry["article"] == entry["id"] == added
    assert entry["title"] == "Ferry to Ostrey stops for a week"
    assert entry["published"].startswith("2021-05-04")
    assert entry["sample"] is False
    assert Path(entry["source"]).read_text() == STORY


def test_an_unreadable_page_of_the_library_is_told_beside_the_list(
    call: Callable[..., Done], home: Path
) -> None:
    bad = home / "data" / "pages" / "bad.txt"
    bad.parent.mkdir(parents=True)
    bad.write_bytes(b"\0" * 100)
    done = call("list")
    assert done.code == 0
    assert done.err.startswith(f"reader: {bad}: ")
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("by", ["id", "prefix", "path"])
def test_an_article_is_shown_by_id_by_prefix_and_by_path(
    call: Callable[..., Done], page: Path, by: str
) -> None:
    article = "" if by == "path" else call("add", page, "--json").json["added"][0]["id"]
    given = {"id": article, "prefix": "ferr", "path": str(page)}[by]
    done = call("show", given)
    assert done.code == 0
    assert done.out.startswith("Ferry to Ostrey stops for a week\n\n")
    assert "By Ines Marlow" in done.out
    assert "Published: 4 May 2021." in done.out
    assert WORDS in done.out
    assert "\n\nHeading: Repairs\n\n" in done.out


def test_an_article_from_a_pipe_is_shown(program: Callable[..., Done]) -> None:
    done = program("show", "-", stdin=SAVED.encode())
    assert (done.code, done.err) == (0, "")
    assert "The ferry between Wexcombe and Ostrey will not sail" in done.out


def test_a_beginning_that_several_have_is_told_with_them(
    call: Callable[..., Done], page: Path
) -> None:
    page.with_name("ferries.txt").write_text(STORY + "\nAnd one line more of it.\n")
    call("add", ".")
    done = call("show", "ferr")
    assert (done.code, done.out) == (1, "")
    assert "2 articles begin so: ferries-" in done.err


def test_an_article_that_is_not_there_is_told(call: Callable[..., Done]) -> None:
    done = call("show", "nowhere")
    assert done.code == 1
    assert done.err == (
        "reader: nowhere: there is no such article; 'reader list' shows those there are\n"
    )


def test_json_is_the_article_with_its_id(call: Callable[..., Done], page: Path) -> None:
    data = call("show", page, "--json").json
    assert data["id"].startswith("ferry-")
    assert data["title"] == "Ferry to Ostrey stops for a week"
    assert all(data["text"][block["start"] : block["end"]] for block in data["blocks"])
    assert "quotes" not in data


@pytest.mark.usefixtures("language")
def test_words_say_what_colours_say(call: Callable[..., Done], page: Path) -> None:
    done = call("show", page, "--quotes", "--people")
    assert (
        '[QUOTATION, Tom Arrow:] "We are sorry," [END QUOTATION] '
        "said Tom Arrow [PERSON: line manager], who runs the line" in done.out
    )


@pytest.mark.usefixtures("language")
def test_json_has_what_was_asked_for(call: Callable[..., Done], page: Path) -> None:
    call("note", page, "--on", "its ramp broke", "--text", "When?")
    data = call("show", page, "--json", "--quotes", "--people", "--notes").json
    assert data["quotes"][0]["speaker"] == "Tom Arrow"
    assert data["people"][0]["name"] == "Tom Arrow"
    assert data["notes"][0]["note"] == "When?"


def test_notes_stand_in_the_text(call: Callable[..., Done], page: Path) -> None:
    call("note", page, "--on", "its ramp broke", "--text", "When?", "--label", "check")
    done = call("show", page, "--notes")
    assert "after [NOTE, check:] its ramp broke [END NOTE: When?]." in done.out


def test_a_note_whose_words_went_is_told_at_the_end(call: Callable[..., Done], page: Path) -> None:
    call("note", page, "--on", "twenty years old", "--text", "Check.")
    page.write_text(STORY[: STORY.index("# Repairs")])
    done = call("show", page, "--notes")
    assert done.out.rstrip().endswith('its passage is lost: "twenty years old" Check.')


def test_what_is_other_since_an_update_is_told_and_notes_are_carried_over(
    call: Callable[..., Done], page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.clean", clean)
    page.write_text(SAVED)
    article = call("add", page, "--json").json["added"][0]["id"]
    call("note", article, "--on", "new ramp has been")
    assert "it was never updated" in call("diff", article).err
    page.write_text(SAVED.replace("twenty years", "a few years"))
    done = call("add", page)
    assert done.out == f"updated  {article}  Ferry to Ostrey stops for a week\n"
    assert call("diff", article).out.splitlines() == [
        '- "It was not the storm that broke it," Mr Arrow added. "It was twenty years of lorries."',
        '+ "It was not the storm that broke it," Mr Arrow added. "It was a few years of lorries."',
    ]
    (note,) = call("notes", article, "--json").json
    assert (note["target"]["exact"], note["state"]) == ("new ramp has been", "moved")
    assert call("diff", article, "--since", "7").code == 1


def test_what_can_not_be_read_is_listed_with_its_reason(
    call: Callable[..., Done], page: Path, home: Path
) -> None:
    call("add", page)
    assert call("list", "--unreadable").out == ""
    broken = home / "data" / "pages" / "broken\x1b[31m.txt"
    broken.write_bytes(b"\0\1\2")
    (line,) = call("list", "--unreadable").out.splitlines()
    assert "broken␛[31m.txt: " in line and line.endswith(call("list").err.strip()[-20:])
    broken.write_text("The ferry sails\n\nIt sails again.\n")
    assert call("list", "--unreadable").out == "", "it is tried again once it changed"
