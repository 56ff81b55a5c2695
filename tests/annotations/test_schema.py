"""The notes file: its form, what is kept, and what a hand may write."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given

from reader.annotations.errors import NewerSchema
from reader.annotations.schema import read_notes, write_notes
from reader.annotations.yamlfile.read import Damaged
from reader.model import ArticleNotes
from tests.annotations.samples import NOTES, TEXT, annotation, notes, span

FILE = """\
schema: 1
article: {id: rope-ferry, title: no, shelf: 5}
tags: policing
colour: red
annotations:
- id: 01A
  created: 2026-11-22
  note: 12:30
  stars: 4
  target: {exact: the cable, start: 7, end: 16, css: p}
- id: 01A
  note: |
    no
    yes
  target: {exact: no}
- target:
    exact: "\\x1b[2Jend"
"""


def _read(text: str) -> ArticleNotes:
    return read_notes(text.encode(), "rope-ferry")


@given(NOTES)
def test_notes_are_read_back_as_they_were(some: ArticleNotes) -> None:
    data = write_notes(some)
    assert read_notes(data, "rope-ferry") == some
    assert write_notes(read_notes(data, "rope-ferry")) == data


def test_the_file_has_the_agreed_keys_in_the_agreed_order() -> None:
    one = annotation("Tilda Marsh", label="quote", note="Two\nlines", tags=["people"])
    document = yaml.safe_load(write_notes(notes(one)))
    assert list(document) == ["schema", "article", "starred", "tags", "annotations"]
    assert list(document["annotations"][0]) == [
        "id", "kind", "label", "created", "modified", "note", "tags", "target"
    ]  # fmt: skip
    start, end = span("Tilda Marsh")
    target = document["annotations"][0]["target"]
    assert list(target) == ["exact", "prefix", "suffix", "start", "end", "text"]
    assert (target["exact"], target["start"], target["end"]) == (TEXT[start:end], start, end)


def test_words_that_look_like_other_types_stay_words() -> None:
    some = _read(FILE)
    assert some.article.title == "no"
    assert some.tags == ("policing",)
    assert [one.note for one in some.annotations] == ["no\nyes\n", "", "12:30"]


def test_a_text_is_sanitised_after_yaml_undid_its_escapes() -> None:
    assert "[2Jend" in [one.target.exact for one in _read(FILE).annotations]


def test_unknown_keys_of_every_level_are_written_back() -> None:
    document = yaml.safe_load(write_notes(_read(FILE)))
    assert document["colour"] == "red"
    assert document["article"]["shelf"] == 5
    written = next(one for one in document["annotations"] if one["id"] == "01A" and "stars" in one)
    assert written["stars"] == 4
    assert written["target"]["css"] == "p"


def test_annotations_with_one_id_or_none_are_kept_apart_and_named_the_same_every_time() -> None:
    names = {one.id for one in _read(FILE).annotations}
    assert len(names) == 3
    assert names == {one.id for one in _read(FILE).annotations}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("article: {}\n", 1, "schema"),
        ("schema: one\n", 1, "number"),
        ("- a\n", 1, "mapping"),
        ("schema: 1\nstarred: maybe\n", 2, "true or false"),
        ("schema: 1\nannotations: 5\n", 2, "list"),
        ("schema: 1\nannotations:\n- kind: shout\n", 3, "highlight, note, bookmark"),
        ("schema: 1\nannotations:\n- target:\n    start: -4\n", 4, "number"),
        ("schema: 1\nannotations:\n- id: [a]\n", 3, "text"),
    ],
)
def test_a_file_that_breaks_the_form_is_damaged_with_its_line(
    text: str, line: int, reason: str
) -> None:
    with pytest.raises(Damaged, match=reason) as refusal:
        _read(text)
    assert refusal.value.line == line


def test_a_newer_schema_gives_what_could_be_understood() -> None:
    with pytest.raises(NewerSchema) as refusal:
        _read(FILE.replace("schema: 1", "schema: 2"))
    assert len(refusal.value.notes.annotations) == 3
    with pytest.raises(NewerSchema) as refusal:
        _read("schema: 3\nannotations: {all: new}\n")
    assert refusal.value.notes.annotations == ()
