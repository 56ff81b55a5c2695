"""Short news texts of many kinds, held to what their writer knows of them.

Each text of `tests/golden/speech/news.yaml` lists every stretch of speech and every label
in it, by its first and last words. What the reader gets wrong is listed in `not_yet.yaml`
beside it, with the reason; one that comes right fails until it is taken out of there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from reader.language import analyse
from reader.model import Quote

_FOLDER = Path(__file__).parents[1] / "golden" / "speech"
_NEWS: list[dict[str, Any]] = yaml.safe_load((_FOLDER / "news.yaml").read_text("utf-8"))
_NOT_YET: dict[str, str] = yaml.safe_load((_FOLDER / "not_yet.yaml").read_text("utf-8"))
_EDGES = "\"'“”‘’ .,;:!?-–"
_CASES: list[str] = []


@cache
def _quotes(text: str) -> Sequence[Quote]:
    return analyse(text).quotes


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the marks at both ends of a span: newspapers set them differently."""
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _span(text: str, words: str) -> tuple[int, int]:
    first, _, last = words.partition(" … ")
    start = text.index(first)
    end = text.index(last or first, start) + len(last or first)
    return _trimmed(text, start, end)


def _kind(golden: dict[str, Any]) -> str:
    return "direct" if golden["kind"] == "partial" else str(golden["kind"])


def _cases() -> list[Any]:
    cases = []
    for news in _NEWS:
        for golden in news["quotes"]:
            if golden.get("optional"):
                continue
            name = f"{news['id']}: {golden['words']}"
            _CASES.append(name)
            reason = _NOT_YET.get(name)
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            cases.append(pytest.param(news["text"], golden, marks=marks, id=name))
    return cases


def _is_by(quote: Quote, by: Any) -> bool:
    """Tell whether a quotation is given to `by`: a name, a body, "unnamed" or nobody."""
    if by is None or by == "unnamed":
        return quote.speaker is None
    if isinstance(by, dict):
        name, said = by["body"].casefold(), (quote.speaker or by["body"]).casefold()
        return quote.speaker_kind == "body" and (name in said or said in name)
    return quote.speaker_kind == "person" and quote.speaker == by


@pytest.mark.parametrize(("text", "golden"), _cases())
def test_speech_is_found_with_its_speaker(text: str, golden: dict[str, Any]) -> None:
    span = _span(text, golden["words"])
    kind = _kind(golden)

    found = [q for q in _quotes(text) if q.kind == kind and _trimmed(text, q.start, q.end) == span]

    assert len(found) == 1
    if kind == "direct":
        assert found[0].partial == (golden["kind"] == "partial")
    if kind != "scare":
        assert _is_by(found[0], golden["by"]), found[0]


@pytest.mark.parametrize("news", _NEWS, ids=lambda news: news["id"])
def test_nothing_else_is_found(news: dict[str, Any]) -> None:
    text = news["text"]
    known = [_span(text, golden["words"]) for golden in news["quotes"]]

    for quote in _quotes(text):
        start, end = _trimmed(text, quote.start, quote.end)
        assert any(start < right and left < end for left, right in known), text[start:end]


def test_what_is_not_yet_right_names_cases_that_there_are() -> None:
    assert set(_NOT_YET) <= set(_CASES)
