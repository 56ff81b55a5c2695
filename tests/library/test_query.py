"""The query language: what each form means, and where it is said that one can't be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.query import (
    All,
    Any,
    Field,
    Not,
    Query,
    QueryError,
    Words,
    positive,
    read_query,
)

FORMS: list[tuple[str, Query]] = [
    ("ferry", Words("ferry")),
    ("  ferry  ", Words("ferry")),
    ('"rope ferry"', Words("rope ferry")),
    ("“rope ferry”", Words("rope ferry")),
    ("ferr*", Words("ferr", prefix=True)),
    ('"rope ferr"*', Words("rope ferr", prefix=True)),
    ("ferry rope", All((Words("ferry"), Words("rope")))),
    ("ferry -rope", All((Words("ferry"), Not(Words("rope"))))),
    ('-"rope ferry"', Not(Words("rope ferry"))),
    ("-by:brack", Not(Field("by", "brack"))),
    ("ferry OR boat", Any((Words("ferry"), Words("boat")))),
    ("a b OR c", Any((All((Words("a"), Words("b"))), Words("c")))),
    ("either or both", All((Words("either"), Words("or"), Words("both")))),
    ("ORder", Words("ORder")),
    ('"OR"', Words("OR")),
    ('person:"Jane Doe"', Field("person", "Jane Doe")),
    ("person:Do*", Field("person", "Do", prefix=True)),
    ("PERSON:doe", Field("person", "doe")),
    ("said:tariff", Field("said", "tariff")),
    ("has:notes", Field("has", "note")),
    ("HAS:Highlight", Field("has", "highlight")),
    ("is:unread", Field("is", "unread")),
    ("kind:todo", Field("kind", "todo")),
    ("after:2009", Field("after", "2009-01-01")),
    ("after:2009-2", Field("after", "2009-02-01")),
    ("before:2009-02-07", Field("before", "2009-02-07")),
    ("12:30", Words("12:30")),
    ("well-known", Words("well-known")),
    ("--x", Words("--x")),
    ('"see: this"', Words("see: this")),
]


@pytest.mark.parametrize(("text", "query"), FORMS, ids=[text for text, _ in FORMS])
def test_a_query_means(text: str, query: Query) -> None:
    assert read_query(text) == query


BROKEN = [
    ("", 0, "there is nothing to look for"),
    ("   ", 0, "there is nothing to look for"),
    ('ferry "rope', 6, "this quotation mark is not closed"),
    ("ferry “rope", 6, "this quotation mark is not closed"),
    ("OR ferry", 0, "OR stands between two things"),
    ("ferry OR", 6, "OR stands between two things"),
    ("ferry OR OR rope", 9, "OR stands between two things"),
    ("ferry - rope", 6, "a - stands right before"),
    ("ferry -", 6, "a - stands right before"),
    ("ferry ***", 6, "there is no word"),
    ('""', 0, "there is no word"),
    ("ferry —", 6, "there is no word"),
    ("publiser:post", 0, "did you mean publisher:?"),
    ("x topic:sea", 2, "there are person, said, by"),
    ("see http://example.org", 4, "there is no field http:"),
    ("by: brack", 0, "by: needs what to look for right after it"),
    ("ferry person:", 6, "person: needs what to look for"),
    ("after:soon", 6, "needs a day like 2009, 2009-02 or 2009-02-07"),
    ("before:2009-13", 7, "needs a day like"),
    ("before:2009-02-30", 7, "needs a day like"),
    ("has:coffee", 4, "has: is one of note, highlight, bookmark"),
    ("is:new", 3, "is: is one of unread, read, starred"),
    ("kind:loud", 5, "kind: is one of key, quote"),
    ('person:"Jane', 7, "this quotation mark is not closed"),
]


@pytest.mark.parametrize(("text", "at", "why"), BROKEN, ids=[text for text, _, _ in BROKEN])
def test_what_is_wrong_is_told_with_its_place(text: str, at: int, why: str) -> None:
    with pytest.raises(QueryError) as caught:
        read_query(text)
    assert caught.value.at == at
    assert f"at character {at + 1} " in str(caught.value)
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_is_excluded_is_not_looked_for() -> None:
    query = read_query("ferry -strike said:ramp OR rope")
    assert list(positive(query)) == [Words("ferry"), Field("said", "ramp"), Words("rope")]


@given(st.text(st.sampled_from('ab:-*"“” OR1\n'), max_size=20) | st.text(max_size=20))
def test_any_text_is_a_query_or_an_error_at_a_place_in_it(text: str) -> None:
    try:
        read_query(text)
    except QueryError as error:
        assert 0 <= error.at <= len(text)
