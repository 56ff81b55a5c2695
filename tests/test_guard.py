"""Hostile text is made harmless on the way in and on the way out."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.guard import _TOUCHED, _UNTOUCHED, guard, one_line, sanitise

_CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "golden" / "hostile_strings.json").read_text("utf-8")
)["cases"]
_SHOWN = [case for case in _CASES if "text" in case and "display_guard" in case]

ANYTHING = st.text(st.characters(codec=None))


@pytest.mark.parametrize("case", _SHOWN, ids=lambda case: case["id"])
def test_guard_shows_each_hostile_case_as_agreed(case: dict[str, Any]) -> None:
    text, shown = case["text"], case["display_guard"]
    if "repeat_to" in case:
        text += text[-1] * (case["repeat_to"] - len(text))
        shown += shown[-1] * (case["repeat_to"] - len(shown))
    assert guard(text) == shown


@given(ANYTHING)
def test_guard_keeps_the_length_and_lets_no_control_through(text: str) -> None:
    shown = guard(text)
    assert len(shown) == len(text)
    assert guard(shown) == shown
    assert not [c for c in shown if c != "\n" and unicodedata.category(c) in ("Cc", "Cs")]


@given(ANYTHING)
def test_sanitised_text_is_stable_and_can_be_written(text: str) -> None:
    kept = sanitise(text)
    assert sanitise(kept) == kept
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert not [c for c in kept if c not in "\n\t" and unicodedata.category(c) in ("Cc", "Cs")]


def test_of_ascii_all_is_passed_over_that_nothing_touches_and_nothing_else() -> None:
    untouched = [code for code in range(0x80) if not _TOUCHED.match(chr(code))]
    assert bytes(untouched) == _UNTOUCHED


@given(ANYTHING)
def test_a_text_is_guarded_alike_where_more_is_to_be_guarded(text: str) -> None:
    assert guard(f"{text}\t") == f"{guard(text)} "


def test_each_code_point_is_guarded_alike_where_more_is_to_be_guarded() -> None:
    for code in range(0x30000):
        assert guard(f"{chr(code)}\t") == f"{guard(chr(code))} "


@given(ANYTHING)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


def test_sanitise_keeps_what_a_text_needs() -> None:
    text = "Ünïcode “quotes” — naïve 日本語 👩‍👩‍👧 می‌خواهم\n\ttabbed"
    assert sanitise(text) == text


def test_what_follows_a_letter_of_ascii_comes_out_in_normal_form_whatever_it_is() -> None:
    for code in range(0x30000):
        assert unicodedata.is_normalized("NFC", sanitise(f"e{chr(code)}"))


def test_many_characters_are_cut_as_few_are() -> None:
    text = "".join(f"a{chr(code)}" for code in range(0xE0000, 0xE0040))
    assert sanitise(text) == "a" * 0x40
