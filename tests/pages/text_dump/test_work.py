"""The work on a page grows with its length alone, whatever is in it: calls counted, not time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from reader.model import NotAnArticle
from reader.pages import clean
from tests.pages.conftest import DUMP, PARAGRAPHS

_SHAPES: dict[str, Callable[[int], str]] = {
    "a letter a line": lambda size: "x\n" * size,
    "blank lines": lambda size: "\n" * size + PARAGRAPHS[0],
    "equal lines": lambda size: "The harbour ferry sails again\n" * size,
    "equal paragraphs": lambda size: f"{PARAGRAPHS[0]}\n\n" * size,
    "digits": lambda size: "1234567890 12:30 3/4/2009\n" * size,
    "no spaces": lambda size: f"{'x' * 200}\n" * size,
    "one line": lambda size: "The harbour ferry sails again. " * size,
    "quoted mail": lambda size: "> > > Subject: ferry\n" * size,
    "link numbers": lambda size: "[12]Harbour ferry news\n" * size,
    "labels and prose": lambda size: f"By Ida Sole\n3 May 2019\n{PARAGRAPHS[1]}\n" * size,
    "pages": lambda size: DUMP * (size // 40),
}
_FEW, _TIMES = 400, 4


def _calls(page: str) -> int:
    calls = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        clean(page, kind="text")
    except NotAnArticle:
        pass
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("shape", _SHAPES)
def test_four_times_the_page_is_four_times_the_work(shape: str) -> None:
    make = _SHAPES[shape]
    few, many = _calls(make(_FEW)), _calls(make(_FEW * _TIMES))
    assert many < few * _TIMES * 1.15 + 2000
