"""Arguments that are no text, numbers without end, and no standard input at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import Done

Call = Callable[..., Done]

BROKEN = os.fsdecode(b"Caf\xe9 na\xefve")
NOT_TEXT = st.tuples(st.text(max_size=9), st.binary(min_size=1, max_size=9)).map(
    lambda parts: (parts[0].encode("utf-8", "replace") + parts[1]).decode(
        "utf-8", "surrogateescape"
    )
)


@pytest.mark.parametrize(
    "arguments",
    [["note", "{page}", "--on", "ramp broke", "--text", BROKEN],
     ["note", "{page}", "--on", "ramp broke", "--tag", "a", "--tag", BROKEN],
     ["correct", "{page}", "--name", "Tom Arrow", BROKEN],
     ["search", "ferry", BROKEN], ["quotes", "--person", BROKEN]],
)  # fmt: skip
def test_words_that_are_no_text_are_refused(
    call: Call, page: Path, home: Path, arguments: list[str]
) -> None:
    done = call(*(one.format(page=page) for one in arguments))
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("reader: these words are not UTF-8 text: Caf")
    assert len(done.err.splitlines()) == 1
    assert not (home / "data").exists()


@given(NOT_TEXT)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_are_looked_for_whole_or_refused(call: Call, words: str) -> None:
    done = call("search", "--", f'"{words}"')
    is_text = not any("\ud800" <= char <= "\udfff" for char in words)
    assert done.code in ((1, 2) if is_text else (2,))
    assert ("not UTF-8" in done.err) is not is_text


def test_a_page_may_be_called_by_any_bytes(call: Call, page: Path) -> None:
    odd = page.with_name(os.fsdecode(b"caf\xe9.txt"))
    try:
        page.rename(odd)
    except OSError:
        pytest.skip("the file system takes no such names")
    done = call("show", odd)
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("number", ["99999999999999999999", "9" * 3000], ids=len)
def test_a_number_without_end_asks_for_all(call: Call, page: Path, number: str) -> None:
    call("add", page)
    assert call("search", "ferry", "--limit", number).code == 0


@pytest.mark.parametrize(
    "arguments", [["show", "-"], ["add", "-"], ["clean", "-"], ["analyse", "-"], ["import", "-"]]
)
def test_standard_input_that_is_closed_is_told(
    call: Call, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    done = call(*arguments)
    assert (done.code, done.out) == (1, "")
    assert "reader: -: standard input is closed\n" in done.err
