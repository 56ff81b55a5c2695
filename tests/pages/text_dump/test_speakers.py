"""Debates in a dump: all speeches are the text, each below who makes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reader
from reader.model import Article
from reader.pages.text_dump.kinds import DATE, EDGE
from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.speakers import NO_DEBATE, Debate, debate_of, keep_debate
from reader.pages.text_dump.stretch import ABOVE

_MENU = ("Orsund House", "Home", "Sittings", "Members")
_FOOT = ("Share this page", "Contact us")
_SPEECHES = (
    ("Ida Sole (Moss) (Lab)", "I beg to move that this house regrets the rise in harbour dues."),
    ("The Minister for Ports (Bo Other)", "The accounts of the board are in the library."),
    ("Ida Sole", "Will the minister give way?"),
    ("Bo Other", "In a moment. No one who stood on that quay would have left it as it was."),
)


def _clean(*lines: str, parting: str = "\n") -> Article:
    return reader.clean(parting.join((*_MENU, *lines, *_FOOT)), kind="text")


def _shown(article: Article) -> list[tuple[str, str]]:
    return [(one.kind, article.text[one.start : one.end]) for one in article.blocks]


def _lines(speeches: tuple[tuple[str, str], ...] = _SPEECHES) -> list[str]:
    return [line for speech in speeches for line in speech]


@pytest.mark.parametrize("parting", ["\n", "\n\n"])
def test_a_debate_is_all_of_its_speeches_below_who_makes_them(parting: str) -> None:
    assert _shown(_clean(*_lines(), parting=parting)) == [
        pair for who, said in _SPEECHES for pair in (("crosshead", who), ("paragraph", said))
    ]


def test_for_whom_one_speaks_and_when_may_stand_on_lines_of_their_own() -> None:
    lines = ["Ida Sole", "(Moss) (Lab)", *_lines()[1:4], "10.45am, 3 October 2024", *_lines()[4:]]
    text = [one for one in lines if one[0] not in "(1"]
    assert [shown for _, shown in _shown(_clean(*lines))] == text


def test_a_speaker_whose_line_reads_like_a_date_is_one() -> None:
    speeches = (("Ida-2019 Sole", _SPEECHES[0][1]), *_SPEECHES[1:3], ("Ida-2019 Sole", "Never."))
    debate = debate_of(Sheet.of(chunks_of(_lines(speeches))))
    assert sorted(debate.speakers) == [0, 2, 4, 6]


def test_a_debate_that_was_cleaned_is_left_as_it_is() -> None:
    article = _clean(*_lines())
    again = reader.clean(article.text, kind="text")
    assert (again.text, again.dropped) == (article.text, ())
    assert [one.kind for one in again.blocks] == [one.kind for one in article.blocks]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(_lines((*_SPEECHES[:2], ("Kay Lund", "No."))), id="no one comes back"),
        pytest.param(_lines(tuple(("Ida Sole", said) for _, said in _SPEECHES)), id="one alone"),
        pytest.param(
            [line for who, said in _SPEECHES for line in ("A headline of today", who, said)],
            id="teasers",
        ),
        pytest.param(
            [*_lines(), "Harbour wall to be rebuilt", *(said * 3 for _, said in _SPEECHES)],
            id="below a longer text",
        ),
        pytest.param(
            [line for at, (_, said) in enumerate(_SPEECHES) for line in ("Home", "Menu")[at % 2 :]],
            id="no names",
        ),
    ],
)
def test_other_labels_over_text_are_no_debate(lines: list[str]) -> None:
    assert debate_of(Sheet.of(chunks_of([*_MENU, *lines, *_FOOT]))) == NO_DEBATE


@given(
    st.lists(st.sampled_from([*_MENU, *_FOOT, *_lines(), "(Moss)", "Kay Lund", ""]), max_size=20)
)
def test_every_line_is_in_one_place_and_cleaning_again_changes_nothing(lines: list[str]) -> None:
    try:
        article = reader.clean("\n".join(lines), kind="text")
    except reader.NotAnArticle:
        return
    assert [one.text for one in article.pieces] == [one for one in lines if one.strip()]
    assert reader.clean(article.text, kind="text").text == article.text


def test_what_stands_about_a_debate_is_looked_at() -> None:
    lines = ["3 May 2019", *[f"Room {number}" for number in range(40)], *_lines()]
    sheet = Sheet.of(chunks_of(lines))
    assert sheet.kind(0) == EDGE
    keep_debate(sheet, Debate(frozenset((41,)), range(41, len(lines))), [ABOVE] * len(lines))
    assert sheet.kind(0) == DATE
