"""The ids of articles."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.ids import digest, is_id, page_id, slug

_AGREED = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ferry Late Again", "ferry-late-again"),
        ("12_mill_street", "12_mill_street"),
        ("Café – opened", "cafe-opened"),
        ("..--__..", "page"),
        ("", "page"),
        ("新聞", "page"),
        ("a" * 80, "a" * 55),
        ("x" * 54 + "- y", "x" * 54),
    ],
)
def test_a_slug_is_plain(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_the_id_of_a_page_is_its_name_and_eight_digits_of_its_content() -> None:
    assert page_id("Ferry late", digest(b"a page")) == "ferry-late-" + digest(b"a page")[:8]


@given(st.text(), st.binary(), st.integers(8, 40))
def test_an_id_has_the_agreed_form_whatever_the_name(name: str, data: bytes, digits: int) -> None:
    made = page_id(name, digest(data), digits)
    assert _AGREED.fullmatch(made)
    assert is_id(made)
    assert made.endswith(digest(data)[:digits])


@given(st.text(alphabet="ab-_0Z é", max_size=70))
def test_an_id_is_told_from_what_is_none(text: str) -> None:
    assert is_id(text) == bool(_AGREED.fullmatch(text))
