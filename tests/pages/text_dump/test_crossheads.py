"""Which lines inside the article are crossheads, looked at together."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pages.text_dump.crossheads import (
    WORTH,
    heads_of_entries,
    is_crosshead,
    numbered_in_row,
    signs_of,
)
from reader.pages.text_dump.inside import first_reading, inside
from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import CUT, KEPT
from tests.pages.conftest import PARAGRAPHS

_VOTE, _FARES, _SHOP = "Nine to four", "The fares", "Fishermen and their shop"


def _sheet(*lines: str) -> Sheet:
    return Sheet.of(chunks_of("\n\n".join(lines).split("\n")))


def _role(at: int, *lines: str, cut: tuple[int, ...] = ()) -> str:
    places = [CUT if n in cut else KEPT for n in range(len(lines))]
    return inside(_sheet(*lines), places, 0, len(lines))[at].role


def _signs(at: int, *lines: str, candidates: tuple[int, ...]) -> list[str]:
    return _all_signs(_sheet(*lines), candidates, len(lines))[at]


def _all_signs(sheet: Sheet, candidates: Sequence[int], last: int) -> dict[int, list[str]]:
    """Return the signs of candidates in an article of all chunks up to before `last`."""
    places = [KEPT] * len(sheet.chunks)
    said = first_reading(sheet, places, 0, last).said
    return dict(signs_of(sheet, places, candidates, 0, last, said))


_LINES = st.lists(
    st.sampled_from(
        (*PARAGRAPHS, _VOTE, "Photo: Ann Lee", "Share this", "A remark of a few words.")
    )
    | st.text(st.sampled_from('aB 1.?!…:,|/-#“¿é日"'), min_size=1, max_size=90)
    .map(lambda text: " ".join(text.split()))
    .filter(bool),
    min_size=1,
    max_size=12,
)


@given(_LINES)
def test_every_sign_has_its_worth(lines: list[str]) -> None:
    sheet = Sheet.of(chunks_of("\n\n".join(lines).split("\n")))
    every = range(len(sheet.chunks))
    for signs in _all_signs(sheet, every, len(every)).values():
        assert set(signs) <= WORTH.keys()
        assert is_crosshead(signs) in (True, False)


def test_a_quoted_crosshead_is_no_pull_quote_though_the_text_says_it() -> None:
    said = "“The last shop on the island would close if the ferry stopped”"
    assert _role(3, *PARAGRAPHS[:3], said, *PARAGRAPHS[3:]) == "crosshead"


def test_of_two_crossheads_over_one_another_both_are_some() -> None:
    lines = (*PARAGRAPHS[:3], "The island and its ferry", "Fishermen warn of it", *PARAGRAPHS[3:])
    assert [_role(at, *lines) for at in (3, 4)] == ["crosshead"] * 2


def test_a_crosshead_stands_over_the_picture_of_its_section() -> None:
    picture = "Piet Harrow in his bakery, seen from the quay"
    lines = (*PARAGRAPHS[:3], "Fishermen warn of the end of the shop", picture, *PARAGRAPHS[3:])
    assert _role(3, *lines, cut=(4,)) == "crosshead"


@pytest.mark.parametrize("cut", [(), (6,)])
def test_heads_that_count_on_are_crossheads_over_a_label_too(cut: tuple[int, ...]) -> None:
    entry = ("Open from noon", PARAGRAPHS[3])
    lines = [*PARAGRAPHS[:3]]
    for number, name in enumerate(("The old mill", "The pier", "Arden Hall"), 1):
        lines += [f"{number}. {name}", *entry]
    assert {_role(at, *lines, cut=cut) for at in (3, 6, 9)} == {"crosshead"}


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("3. Mill", "text", "2. Pier", "text", "1. Hall"), {0, 2, 4}),
        (("1. Mill", "text", "2. Pier", "text"), set()),
        (("1. Mill", "2. Pier", "3. Hall"), set()),
        (("1. Mill", "text", "5. Pier", "text", "9. Hall"), set()),
        (("1. Mill", "text", "2. Pier", "text", "3. Hall", "text", "4. Quay"), {0, 2, 4, 6}),
    ],
)
def test_numbers_make_a_row_when_they_count_on_with_text_between(
    lines: tuple[str, ...], found: set[int]
) -> None:
    assert numbered_in_row(_sheet(*lines), 0, len(lines)) == found


def test_a_link_of_which_the_text_says_nothing_is_cut() -> None:
    link = "Bakers of Port Arden / County prize"
    assert _role(3, *PARAGRAPHS[:3], link, *PARAGRAPHS[3:], cut=(3,)) == "dropped"


def test_what_others_of_the_page_look_like_tells() -> None:
    lines = (
        *PARAGRAPHS[:2],
        _VOTE,
        PARAGRAPHS[2],
        _FARES,
        PARAGRAPHS[1],
        "THE END",
        *PARAGRAPHS[3:],
    )
    candidates = (2, 4, 6)
    assert "alike" in _signs(2, *lines, candidates=candidates)
    assert not {"alike", "cut"} & {*_signs(6, *lines, candidates=candidates)}
    assert "capitals" in _signs(6, *lines, candidates=candidates)


def test_where_else_a_line_stands_tells_and_what_it_stands_over() -> None:
    lines = (*PARAGRAPHS[:3], _VOTE, "Photo: Ann Lee", PARAGRAPHS[3], _FARES, PARAGRAPHS[4])
    sheet = _sheet(*lines, _FARES)
    found = _all_signs(sheet, (3, 6), len(lines))
    assert {"over credit"} == {*found[3]} & {"over credit", "again below", "twice"}
    assert {"again below"} == {*found[6]} & {"over credit", "again below", "twice"}
    within = _signs(3, *PARAGRAPHS[:3], "No boat today. We wait", *PARAGRAPHS[3:], candidates=(3,))
    assert "two sentences" in within


def test_whether_the_text_speaks_of_the_same_tells() -> None:
    def signs(line: str) -> list[str]:
        return _signs(3, *PARAGRAPHS[:3], line, *PARAGRAPHS[3:], candidates=(3,))

    assert "announces well" in signs(_SHOP)
    assert "unspoken" in signs("County prizes")
    assert "no long word" in signs("Who pays")


@pytest.mark.parametrize("writer", [(), ("Piet Arden", "Reporting from Marlow Bridge")])
def test_the_heads_of_a_live_blog_stand_below_the_hours_of_its_entries(
    writer: tuple[str, ...],
) -> None:
    heads = ("Council votes", "Good morning", "ISLANDERS REJOICE!", "Harrow: ‘never the money’")
    entries = [
        line
        for hour, (head, text) in enumerate(zip(heads, PARAGRAPHS[1:], strict=False))
        for line in (f"Posted at {16 - hour}:28 4 March", head, *writer, text, "Share")
    ]
    lines = (PARAGRAPHS[0], *entries)
    places = [KEPT if line in PARAGRAPHS else CUT for line in lines]
    found = inside(_sheet(*lines), places, 0, len(lines))
    assert [lines[at] for at, one in found.items() if one.role == "crosshead"] == list(heads)


def test_two_hours_are_no_live_blog_and_a_price_is_no_hour() -> None:
    two = (PARAGRAPHS[0], *("16.28", "ABROAD", PARAGRAPHS[1], "15.11", "ABROAD", PARAGRAPHS[2]))
    prices = [one for text in PARAGRAPHS[1:] for one in ("Now $4.59", "BUY A BOAT", text)]
    for lines in (two, (PARAGRAPHS[0], *prices)):
        assert not heads_of_entries(_sheet(*lines), 0, len(lines))
