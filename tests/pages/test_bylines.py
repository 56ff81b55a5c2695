"""Bylines say who wrote it; what only looks like one does not."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.model import Byline
from reader.pages.bylines import _LEAD, _may_lead, byline_of, is_name


@pytest.mark.parametrize(
    ("line", "bylines"),
    [
        ("By Dora Quill", (Byline("Dora Quill"),)),
        ("By DORA QUILL", (Byline("Dora Quill"),)),
        ("By Dora Quill and Sam Okoro", (Byline("Dora Quill"), Byline("Sam Okoro"))),
        ("By Dora Quill, Science Editor", (Byline("Dora Quill", "Science Editor"),)),
        ("By Dora Quill | 3 May 2019", (Byline("Dora Quill"),)),
        ("by Dora Quill May 3, 2019", (Byline("Dora Quill"),)),
        ("Von Dora Quill", (Byline("Dora Quill"),)),
        ("Written by Dora van der Quill", (Byline("Dora van der Quill"),)),
        ("By Dora Quill Courier Staff", (Byline("Dora Quill", "Courier Staff"),)),
        ("By Dora Quill, Associated Press", (Byline("Dora Quill"),)),
        ("By Reuters", (Byline("Reuters"),)),
        ("Commentary by Dora Quill", (Byline("Dora Quill"),)),
        ("By Dora QuillPublished: Mar 4, 2015", (Byline("Dora Quill"),)),
        ("By Dora QuillData Reporter", (Byline("Dora Quill"),)),
        ("By Dora MacArran", (Byline("Dora MacArran"),)),
        ("By Dora FitzHenry", (Byline("Dora FitzHenry"),)),
        ("BY DORA O’HENRY", (Byline("Dora O’Henry"),)),
        ("BY MARY ARDEN'S DESK", (Byline("Mary Arden's Desk"),)),
    ],
)
def test_bylines(line: str, bylines: tuple[Byline, ...]) -> None:
    assert byline_of(line) == bylines


@pytest.mark.parametrize(
    "line",
    [
        "By continuing to use this site you agree to our terms",
        "By the river",
        "By Christmas",
        "By Monday morning",
        "Bypass opens",
        "Dora Quill",
        "By",
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert byline_of(line) is None


def test_the_role_may_stand_on_the_next_line() -> None:
    assert byline_of("By Dora Quill", "Local government reporter, Marlow Bridge") == (
        Byline("Dora Quill", "Local government reporter, Marlow Bridge"),
    )
    assert byline_of("By Dora Quill", "The council has voted.") == (Byline("Dora Quill"),)


def test_names() -> None:
    assert is_name("Colbert I. Quill")
    assert not is_name("Read more")
    assert not is_name("Quill")
    assert not is_name("Press Release")
    assert not is_name("Mrs Quill’s Mondays")


@given(st.from_regex(_LEAD))
@example("ſtory: ")
def test_what_opens_a_byline_is_looked_for_by_how_it_begins(line: str) -> None:
    found = _LEAD.search(line)
    assert found
    assert _may_lead(found[0])
