"""Annotations as Hypothesis hands them out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reader.export.incoming import read
from reader.model import ArticleNotes

_ROW: dict[str, Any] = {
    "id": "aBc1",
    "created": "2019-01-03T19:46:09.334539+00:00",
    "updated": "2019-01-04T08:00:00+00:00",
    "user": "acct:jo@hypothes.is",
    "uri": "https://courier.example/ferry",
    "text": "Ask *her*.",
    "tags": ["ferry", "no"],
    "group": "__world__",
    "document": {"title": ["Ferry to stop | Courier"]},
    "target": [
        {
            "source": "https://courier.example/ferry",
            "selector": [
                {"type": "RangeSelector", "startContainer": "/p[1]"},
                {"type": "TextPositionSelector", "start": 1200, "end": 1210},
                {"type": "TextQuoteSelector", "exact": "rope ferry", "prefix": "The ",
                 "suffix": " at"},
            ],
        }
    ],
    "links": {"html": "https://hypothes.is/a/aBc1"},
}  # fmt: skip


def _notes(data: Any) -> ArticleNotes:
    (incoming,) = read(json.dumps(data).encode())
    assert not incoming.ours
    return incoming.notes


@pytest.mark.parametrize(
    "data",
    [
        _ROW,
        [_ROW],
        {"total": 1, "rows": [_ROW]},
        {"export_date": "x", "client_version": "y", "annotations": [_ROW]},
    ],
)
def test_an_annotation_comes_in(data: Any) -> None:
    notes = _notes(data)
    assert (notes.article.url, notes.article.title) == (_ROW["uri"], "Ferry to stop | Courier")
    (one,) = notes.annotations
    assert (one.kind, one.note, one.tags) == ("note", "Ask *her*.", ("ferry", "no"))
    assert (one.target.exact, one.target.prefix, one.target.suffix) == ("rope ferry", "The ", " at")
    assert (one.target.start, one.target.end, one.target.text) == (1200, 1210, "")
    assert (one.created, one.modified) == ("2019-01-03T19:46:09Z", "2019-01-04T08:00:00Z")
    assert one.extra == {"imported_from": "https://hypothes.is/a/aBc1", "creator": "jo@hypothes.is"}


def test_a_highlight_has_no_words_of_its_own() -> None:
    (one,) = _notes(_ROW | {"text": "", "tags": []}).annotations
    assert (one.kind, one.note) == ("highlight", "")


def test_a_note_on_the_page_has_no_passage() -> None:
    (one,) = _notes(_ROW | {"target": [{"source": _ROW["uri"]}]}).annotations
    assert (one.kind, one.target.exact, one.target.start) == ("note", "", 0)


def test_a_reply_stands_where_its_thread_began() -> None:
    reply = _ROW | {"id": "dEf2", "references": ["aBc1"], "target": [{"source": _ROW["uri"]}],
                    "links": {}}  # fmt: skip
    first, second = _notes([_ROW, reply]).annotations
    assert second.target == first.target
    assert second.extra["reply_to"] == "https://hypothes.is/a/aBc1"
    assert second.id == "https://hypothes.is/a/dEf2"


def test_pages_are_told_apart_without_their_fragments() -> None:
    rows = [_ROW | {"uri": f"https://courier.example/{page}"} for page in ("a", "b#x", "b")]
    incoming = read(json.dumps(rows).encode())
    assert [one.notes.article.url for one in incoming] == [
        "https://courier.example/a", "https://courier.example/b",
    ]  # fmt: skip
