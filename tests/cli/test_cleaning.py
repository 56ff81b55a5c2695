"""`reader clean` and `reader analyse`."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.model import Analysis, Mention, Person, Quote
from tests.cli.conftest import STORY, Done
from tests.library.simple import simple_clean


def _standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_the_text_alone_is_printed(call: Callable[..., Done], page: Path) -> None:
    done = call("clean", page)
    assert done == Done(0, simple_clean(STORY.encode()).text + "\n", "")


def test_the_body_leaves_captions_and_pull_quotes_out(
    call: Callable[..., Done], page: Path
) -> None:
    assert call("clean", page, "--body").out == simple_clean(STORY.encode()).body + "\n"


def test_json_is_the_article(call: Callable[..., Done], page: Path) -> None:
    assert (
        call("clean", page, "--json").json
        == simple_clean(STORY.encode(), name="ferry.txt").to_dict()
    )


def test_standard_input_is_cleaned(
    call: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    _standard_input(monkeypatch, STORY.encode())
    assert call("clean", "-", "--json").json == simple_clean(STORY.encode(), name="-").to_dict()


@pytest.fixture
def language(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An analysis that is known to the letter; the list holds the texts it was given."""
    given: list[str] = []

    def analyse(text: str) -> Analysis:
        given.append(text)
        return Analysis(
            quotes=(
                Quote(0, 5, speaker="Tom Arrow", speaker_kind="person"),
                Quote(0, 5, kind="indirect", speaker_kind="unnamed", continues=True),
            ),
            people=(Person("Tom Arrow", ("Mr",), ("ferryman",), (Mention(0, 5, "Arrow"),)),),
        )

    monkeypatch.setattr("reader.analyse", analyse, raising=False)
    return given


def test_a_text_is_analysed_to_the_letter(
    call: Callable[..., Done], alone: Path, language: list[str]
) -> None:
    (alone / "text.txt").write_bytes(b"\xef\xbb\xbfHello\r\n\tthere \xff")
    assert call("analyse", "text.txt", "--json").json["people"][0]["name"] == "Tom Arrow"
    assert language == ["\ufeffHello\r\n\tthere \ufffd"]


def test_a_page_is_cleaned_before_it_is_analysed(
    call: Callable[..., Done], page: Path, language: list[str]
) -> None:
    call("analyse", page, "--page")
    assert language == [simple_clean(STORY.encode()).text]


@pytest.mark.usefixtures("language")
def test_people_and_quotations_are_told_in_words(call: Callable[..., Done], alone: Path) -> None:
    (alone / "text.txt").write_text("Hello there")
    assert call("analyse", "text.txt").out.splitlines() == [
        "PERSON Tom Arrow (Mr, ferryman): 1 mention, 1 quotation",
        "QUOTATION, Tom Arrow: Hello",
        "INDIRECT QUOTATION GOES ON, unnamed speaker: Hello",
    ]


def test_what_is_no_text_is_told(call: Callable[..., Done], alone: Path) -> None:
    (alone / "binary").write_bytes(b"\0\1")
    done = call("analyse", "binary")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("reader: binary: this is not a text")


def test_a_text_without_anyone_in_it_is_told(
    call: Callable[..., Done], alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.analyse", lambda _: Analysis(), raising=False)
    (alone / "empty.txt").write_text("")
    done = call("analyse", "empty.txt")
    assert (done.code, done.out) == (0, "")
    assert "nobody is named" in done.err
    assert call("analyse", "empty.txt", "--json").json == {"quotes": [], "people": []}
