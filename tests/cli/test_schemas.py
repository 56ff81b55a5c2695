"""What `--json` prints is what docs/schemas describe, of every command and in every case."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from reader.cli.dispatch import build_parser
from reader.language import analyse
from reader.pages import clean
from tests.cli.conftest import ROOT, SAVED, Done, parser_of

SCHEMAS = {
    file.name: json.loads(file.read_text("utf-8"))
    for file in sorted((ROOT / "docs" / "schemas").glob("*.json"))
}
SHARED = {"common.json"}
"""What other schemas take parts from."""


@cache
def _validator(command: str) -> Any:
    resources = [(name, Resource.from_contents(data)) for name, data in SCHEMAS.items()]
    registry: Any = Registry().with_resources(resources)
    return Draft202012Validator({"$ref": f"{command}.json"}, registry=registry)


def check(command: str, data: object) -> None:
    """Assert that data is as the schema of a command has it."""
    problems = [f"{one.json_path}: {one.message}" for one in _validator(command).iter_errors(data)]
    assert not problems, "\n".join(problems)


def _commands_with_json() -> set[str]:
    return {
        name
        for name in build_parser().commands
        if any("--json" in action.option_strings for action in parser_of(name)._actions)
    }


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    assert SCHEMAS[name]["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(SCHEMAS[name])


def test_every_command_with_json_has_a_schema_and_no_other() -> None:
    assert {f"{name}.json" for name in _commands_with_json()} | SHARED == set(SCHEMAS)


def test_every_command_with_json_is_tried_below() -> None:
    tried = set(re.findall(r'\bcalled\(\s*"(\w+)"', Path(__file__).read_text("utf-8")))
    assert tried == _commands_with_json()


def test_what_is_not_described_is_refused() -> None:
    with pytest.raises(AssertionError, match="unread"):
        check("add", {"added": [], "known": [], "unreadable": [], "unread": 1})
    with pytest.raises(AssertionError, match=r"\$\.language"):
        check("clean", {**clean("A headline\n\nA paragraph.").to_dict(), "language": 7})
    with pytest.raises(AssertionError, match="extra"):
        check("clean", {**clean("A headline\n\nA paragraph.").to_dict(), "extra": 7})


Called = Callable[..., Any]


@pytest.fixture
def called(call: Callable[..., Done]) -> Called:
    """Call a command with --json, check what it prints and return that."""

    def run(command: str, *arguments: object, code: int = 0) -> Any:
        done = call(command, *arguments, "--json")
        assert done.code == code, done.err
        check(command, done.json)
        return done.json

    return run


@pytest.fixture
def article(called: Called, page: Path) -> str:
    """The story in the library."""
    return str(called("add", page, "gone.txt")["added"][0]["id"])


def test_adding_again(called: Called, article: str, page: Path) -> None:
    assert called("add", page)["known"]
    assert called("add", "gone.txt", code=1)["unreadable"]


def test_an_update_and_what_is_other(
    called: Called, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.clean", clean)
    page.write_text(SAVED)
    article = called("add", page)["added"][0]["id"]
    page.write_text(SAVED.replace("twenty years", "thirty years"))
    assert called("add", page)["updated"][0]["id"] == article
    assert len(called("diff", article)["differences"]) == 2


def test_paths(called: Called) -> None:
    called("paths")


def test_the_settings(called: Called, home: Path) -> None:
    assert called("config")["problems"] == []
    (home / "config" / "config.yaml").write_text("width: 9\nkeys: {note: [F5], no.such: j}\n")
    assert len(called("config")["problems"]) == 2
    called("config", "check", code=1)


def test_the_doctor(called: Called, article: str, home: Path) -> None:
    assert called("doctor")["problems"] == []
    (home / "data" / "corrections.yaml").write_text("[")
    (home / "cache" / "index.sqlite").write_bytes(b"no index")
    assert len(called("doctor", code=1)["problems"]) == 2
    assert called("doctor", "--mend", code=1)["problems"]


def test_the_library(called: Called, article: str, home: Path) -> None:
    assert called("list")
    assert called("list", "--unreadable") == []
    (home / "data" / "pages" / "broken.txt").write_bytes(b"\0\1")
    (broken,) = called("list", "--unreadable")
    assert set(broken) == {"source", "reason"}
    assert called("search", "ferry")[0]["sentence"]["marks"]
    assert called("search", "by:marlow")[0]["sentence"] is None
    assert called("search", "zeppelin", code=1) == []
    assert called("quotes") and called("quotes", article)
    assert called("people") and called("people", article)


def test_notes_and_what_is_shown(called: Called, article: str) -> None:
    assert called("notes") == []
    called("note", article, "--on", "ramp broke", "--text", "why?", "--tag", "x")
    one = called("note", article, "--on", "twenty years", "--kind", "bookmark", "--label", "b")
    assert len(called("notes")) == len(called("notes", article)) == 2
    shown = called("show", article, "--quotes", "--people", "--notes")
    assert all(shown[part] for part in ("quotes", "people", "notes"))
    assert "quotes" not in called("show", article)
    called("note", article, "--delete", one["id"])


def test_corrections(called: Called, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.clean", clean)  # what is cut is told by the pieces of a page
    page.write_text(SAVED)
    article = called("add", page)["added"][0]["id"]
    assert called("correct", article) == []
    assert called("correct", article, "--speaker", "We are sorry that", "Ola Lind")["added"]
    called("correct", article, "--not-a-person", "Tom Arrow")
    called("correct", article, "--cut", "Two hundred people")
    assert {one["kind"] for one in called("correct", article)} == {
        "speaker",
        "not_a_person",
        "cut",
    }
    assert called("correct", article, "--remove", "1")["removed"]


def test_importing(called: Called, call: Callable[..., Done], article: str, alone: Path) -> None:
    called("note", article, "--on", "ramp broke")
    file = alone / "notes.jsonld"
    call("export", "--format", "jsonld", "--output", file)
    assert called("import", file)["known"]
    foreign = {
        "id": "x",
        "uri": "https://nowhere.example/a",
        "text": "a note",
        "target": [
            {
                "source": "https://nowhere.example/a",
                "selector": [{"type": "TextQuoteSelector", "exact": "no such words here"}],
            }
        ],
    }
    (alone / "h.json").write_text(json.dumps([foreign]))
    assert called("import", alone / "h.json", code=1)["left_out"]
    placed = called("import", alone / "h.json", "--article", article)
    assert placed["added"] == placed["unplaced"] != []


def test_the_two_engines(called: Called, page: Path) -> None:
    called("clean", page)
    assert called("analyse", page)["quotes"]
    called("analyse", "--page", page)


@pytest.mark.parametrize(
    "sample", sorted((ROOT / "articles").iterdir()), ids=lambda file: file.stem
)
def test_the_shipped_articles(sample: Path) -> None:
    article = clean(sample.read_bytes(), name=sample.name)
    check("clean", article.to_dict())
    check("analyse", analyse(article.text).to_dict())


@given(st.text(min_size=1, max_size=200))
@settings(max_examples=25)
def test_any_text(text: str) -> None:
    check("analyse", analyse(text).to_dict())
    check("clean", clean(f"A headline of the day\n\nA paragraph of words.\n\n{text}").to_dict())
