"""Tests of the stretches of text that could name a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.lexicon import lexicon
from reader.language.names import candidate_of_run, candidates, lone_candidate, runs
from reader.language.sentences import read_prose
from reader.language.tokens import MARK


def names_in(text: str) -> list[str]:
    return [" ".join(one.words) for one in candidates(read_prose(text))[0]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the treasurer, Ludwig van der Bruyne, left", "Ludwig van der Bruyne"),
        ("with Samira al-Tarif on Monday", "Samira al-Tarif"),
        ('by Walter "Buzz" Okell of', "Walter Okell"),
        ("when Labour MP Petra Vole rose", "Petra Vole"),
        ("said Det. Sgt. Amos Finch that", "Amos Finch"),
        ("when Brackwater Council Leader Ida Moss spoke", "Ida Moss"),
        ("of Dr J. P. Vole in", "J. P. Vole"),
    ],
)
def test_the_name_is_cut_from_what_stands_around_it(text: str, name: str) -> None:
    assert name in names_in(text)


def test_the_title_before_a_name_is_kept_apart() -> None:
    prose = read_prose("It was Lord Vole who left")
    one = candidates(prose)[0][-1]
    assert prose.words[one.title : one.start] == ["Lord"]


def test_a_handle_is_no_name() -> None:
    assert names_in("posted by @PetraVole on the site") == []


def test_a_nickname_alone_is_no_name() -> None:
    assert names_in('told Dr "Tubby" Monday of it') == []


def test_a_run_ends_with_its_sentence() -> None:
    prose = read_prose("They met Vole. Finch left.")
    assert [prose.words[a:b] for a, b in runs(prose)] == [["They"], ["Vole"], ["Finch"]]


@given(
    st.lists(
        st.sampled_from(
            ["Vole", "Mr", "van", "the", "Monday", ".", '"', "“", "”", "&", "al-X", "\n\n"]
        )
    )
)
def test_candidates_lie_in_their_runs(parts: list[str]) -> None:
    found, all_runs = candidates(read_prose(" ".join(parts)))
    for one in found:
        assert (one.run_start, one.run_end) in all_runs
        assert one.run_start <= one.title <= one.start < one.end <= one.run_end


def test_a_run_of_one_word_is_judged_as_runs_are() -> None:
    known = sorted(lexicon())[::9]
    prose = read_prose(" ".join([*known, "Brackwater", "Dr.", "MP", "Baby", "Van", "O’Dell"]))
    for token, word in enumerate(prose.words):
        if prose.kinds[token] == MARK:
            continue  # no run begins with "&"
        alone = lone_candidate(word, token, True)
        assert alone == candidate_of_run(prose, token, token + 1, True), word
