"""A fault of the reader's own is one line and exit code 1, as anything else that can't be done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import reader
from tests.cli.conftest import Done

FAULT = "by a fault of the reader's own that should be reported: ZeroDivisionError in "


@pytest.fixture(autouse=True)
def faults_raise() -> None:
    """Let faults be told here as a person is told of them."""


def _faulty(*_: object, **__: object) -> None:
    raise ZeroDivisionError


def test_an_article_is_shown_though_who_says_what_in_it_cannot_be_found(
    call: Callable[..., Done], page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "analyse", _faulty, raising=False)
    id_ = str(call("add", page, "--json").json["added"][0]["id"])
    assert call("show", id_).code == 0

    done = call("quotes", id_)
    assert (done.code, done.out) == (1, "")
    (line,) = done.err.splitlines()
    assert f"{id_}.txt: who says what in it can't be found, {FAULT}" in line


def test_a_fault_anywhere_else_is_one_line(
    call: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.cli.dispatch.open_library", _faulty)
    done = call()
    assert (done.code, done.out) == (1, "")
    (line,) = done.err.splitlines()
    assert line.startswith(f"reader: this can't be done, {FAULT}")
