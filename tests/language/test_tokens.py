"""Tests of cutting a text into words and marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.tokens import (
    ABBREVIATION,
    BREAK,
    MARK,
    NAME,
    NUMBER,
    POSSESSIVE,
    WORD,
    tokenise,
)


def kinds_of(text: str) -> list[tuple[str, int]]:
    words, _, _, kinds, _ = tokenise(text)
    return list(zip(words, kinds, strict=True))


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Mr. Vole", "Mr.", ABBREVIATION),
        ("J.K. Vole", "J.K.", ABBREVIATION),
        ("O’Dell", "O’Dell", NAME),
        ("Jean-Luc", "Jean-Luc", NAME),
        ("al-Tarif", "al-Tarif", WORD),
        ("didn't", "didn't", WORD),
        ("36-year-old", "36-year-old", NUMBER),
        ("1,200", "1,200", NUMBER),
        ("Ångström", "Ångström", NAME),
    ],
)
def test_one_token_of_its_kind(text: str, word: str, kind: int) -> None:
    assert kinds_of(text)[0] == (word, kind)


def test_the_possessive_ending_is_its_own_token() -> None:
    assert kinds_of("Vole’s") == [("Vole", NAME), ("’s", POSSESSIVE)]


def test_a_place_is_parted_from_the_adjective_made_of_it() -> None:
    assert [word for word, _ in kinds_of("Brackwater-based")] == ["Brackwater", "-", "based"]


def test_a_blank_line_is_a_break_and_a_single_line_end_is_not() -> None:
    assert [kind for _, kind in kinds_of("one\ntwo\n \nthree")] == [WORD, WORD, BREAK, WORD]


def test_an_ellipsis_is_one_mark() -> None:
    assert kinds_of("...") == [("...", MARK)]


@given(st.text())
def test_tokens_slice_to_themselves_and_miss_nothing_but_space(text: str) -> None:
    words, starts, ends, kinds, places = tokenise(text)
    assert len(words) == len(starts) == len(ends) == len(kinds)
    assert all(text[a:b] == w for w, a, b in zip(words, starts, ends, strict=True))
    gaps = [text[a:b] for a, b in zip([0, *ends], [*starts, len(text)], strict=True)]
    stands = sorted((place, word) for word, found in places.items() for place in found)
    assert stands == list(enumerate(words))
    assert all(not gap.strip() for gap in gaps)
