"""A line ends where it may, and nowhere else."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.ui.breaking import Hyphens, wrap
from reader.ui.hyphens import hyphens_of
from tests.ui.strategies import WORDS

_PROSE = st.lists(
    st.sampled_from(
        (
            "well-known",
            "harbour",
            "and/or",
            "a—b",
            "“Yes”",
            "10–12",
            "港の",
            "「壁」",
            "administration",
        )
    ),
    min_size=1,
    max_size=12,
).flatmap(lambda words: st.sampled_from((" ".join(words), "".join(words))))


def _lines(text: str, width: int, hyphens: Hyphens | None = None) -> list[str]:
    spans = wrap(text, 0, len(text), width, hyphens)
    return [text[one.start : one.end] + "-" * one.parted for one in spans]


@given(WORDS | _PROSE, st.integers(2, 40), st.booleans())
def test_lines_hold_every_character_but_the_spaces_between(
    text: str, width: int, hyphened: bool
) -> None:
    text = text.replace("\n", " ")
    spans = list(wrap(text, 0, len(text), width, hyphens_of("en") if hyphened else None))
    assert spans[0].start == 0
    assert spans[-1].end == len(text)
    for before, after in itertools.pairwise(spans):
        end, start = before.end, after.start
        assert start == end or (start == end + 1 and text[end] == " " and not before.parted)
        assert end > before.start


@given(
    st.lists(st.sampled_from(["x" * 90, "港" * 40, "a-b", " ", "/a", "é", "é—é"]), max_size=6),
    st.integers(2, 9),
)
def test_a_line_ends_where_it_would_if_it_were_the_first(words: list[str], width: int) -> None:
    text = "".join(words)
    lines = list(wrap(text, 0, len(text), width))
    for line in lines:
        assert next(iter(wrap(text, line.start, len(text), width))) == line


@given(WORDS | _PROSE, st.integers(2, 40))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    for line in _lines(text.replace("\n", " "), width, hyphens_of("en")):
        assert cell_len(line) <= width or len(line) == 1


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("The town is a London-based port", 21, ["The town is a London-", "based port"]),
        ("He sent an e-mail today", 14, ["He sent an", "e-mail today"]),
        ("It may go and/or stay here", 14, ["It may go and/", "or stay here"]),
        ("It ran at 90 km/h there", 15, ["It ran at 90", "km/h there"]),
        ("She came—and he left again", 14, ["She came—and", "he left again"]),
        ("She came—and he left again", 11, ["She came—", "and he left", "again"]),
        ("They say “no—” and leave", 13, ["They say", "“no—” and", "leave"]),
        ("It took from 10–12 years", 16, ["It took from", "10–12 years"]),
        ("日本語", 4, ["日本", "語"]),
        ("壁は直る。港も", 8, ["壁は直", "る。港も"]),
        ("壁は「直る」と", 6, ["壁は", "「直", "る」と"]),
        ("港のferryは来る", 8, ["港の", "ferryは", "来る"]),
    ],
)
def test_a_line_ends_where_it_may(text: str, width: int, lines: list[str]) -> None:
    assert _lines(text, width) == lines


def test_an_address_that_fits_in_a_line_is_whole() -> None:
    assert _lines("Not saved: ~/my-notes/a.yaml", 20) == ["Not saved:", "~/my-notes/a.yaml"]
    assert _lines("It is at www.example.org/a/b now", 20) == [
        "It is at",
        "www.example.org/a/b",
        "now",
    ]


def test_an_address_wider_than_a_line_ends_behind_what_parts_it() -> None:
    text = "See https://www.example.org/news/harbour?from=front&page=2#end"
    assert _lines(text, 24) == [
        "See",
        "https://www.example.org/",
        "news/harbour?from=front&",
        "page=2#end",
    ]


def test_a_long_word_is_parted_where_its_language_parts_it() -> None:
    text = "There was an extraordinarily quiet sea"
    assert _lines(text, 24, hyphens_of("en")) == ["There was an extraordin-", "arily quiet sea"]
    assert _lines(text, 24) == ["There was an", "extraordinarily quiet", "sea"]


@pytest.mark.parametrize(
    "text",
    [
        "There was an Extraordinarily quiet sea",  # it may be a name
        "There was an extraordinarily-quiet sea",
        "There was an extraordinarily",  # the last word
        "There was the sea extraordinarily quiet",  # for too little room
    ],
)
def test_other_words_are_left_whole(text: str) -> None:
    assert not any(one.parted for one in wrap(text, 0, len(text), 24, hyphens_of("en")))


def test_two_hyphens_do_not_stand_below_one_another() -> None:
    text = "international administration " * 20 + "ends"
    spans = list(wrap(text, 0, len(text), 20, hyphens_of("en")))
    assert any(one.parted for one in spans)
    assert not any(one.parted and two.parted for one, two in itertools.pairwise(spans))


def test_a_language_without_patterns_parts_no_word() -> None:
    assert hyphens_of("xx") is None
    assert hyphens_of("und") is not None
    german = hyphens_of("de-AT")
    assert german is not None
    assert list(german("hafenmauer")) == [2, 5, 8]
