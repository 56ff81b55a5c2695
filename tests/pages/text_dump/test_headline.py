"""The headline is the line above the text whose signs weigh most."""

from __future__ import annotations

import math
import re
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.fit_headline import Choice, fit, is_right
from reader.pages.text_dump import headline
from reader.pages.text_dump.headline import WORTH, _Said, headline_of, signs_of
from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.sheet import Sheet
from tests.pages.conftest import PARAGRAPHS


def _sheet(*lines: str) -> Sheet:
    return Sheet.of(chunks_of("\n\n".join(lines).split("\n")))


def test_every_sign_of_a_line_has_its_weight() -> None:
    lines = ("Home", "Island ferry saved for the winter", "4 March 2015", "Photo: Ida Sole")
    sheet = _sheet(*lines, *PARAGRAPHS)
    assert {sign for _, signs in signs_of(sheet, 4, 10) for sign in signs} <= set(WORTH)


@given(st.lists(st.text("aA b.3", min_size=1, max_size=90).filter(str.strip), max_size=30))
def test_what_speaks_for_a_headline_no_line_shows_more_than_once(above: list[str]) -> None:
    sheet = _sheet(*above, *PARAGRAPHS)
    first = len(sheet.chunks) - len(PARAGRAPHS)
    for _, signs in signs_of(sheet, first, len(sheet.chunks)):
        assert all(much <= 1 or WORTH[sign] < 0 for sign, much in signs.items())


def test_a_page_without_a_headline_has_none() -> None:
    assert headline_of(_sheet("Ida Sole", "Port Arden", *PARAGRAPHS), 2, 8) is None


def test_a_line_that_goes_on_with_the_one_above_is_no_headline() -> None:
    above = "Island ferry saved for the winter after a campaign\nby islanders of Marlow Bridge."
    sheet = _sheet("Home", above, "4 March 2015", *PARAGRAPHS)
    found = headline_of(sheet, 4, 10)
    assert found is not None
    assert sheet.text(found).startswith("Island ferry")


def test_a_caption_with_its_credit_is_no_headline() -> None:
    caption = "Council members of Marlow Bridge vote on the ferry (AP Photo/Ida Sole)"
    sheet = _sheet("Home", caption, "4 March 2015", *PARAGRAPHS)
    assert caption not in [sheet.text(at) for at, _ in signs_of(sheet, 3, 9)]


@given(st.text("aab_é1 -.", max_size=40), st.text("aab_é1", min_size=1, max_size=4))
def test_a_word_stands_in_a_text_where_it_stands_there_whole(text: str, word: str) -> None:
    assert _Said(text)[word] == (word in re.findall(r"\w+", text))


_ABOVE = st.sampled_from(
    (
        *("Home", "Ida Sole", "4 March 2015", "By Ida Sole", "Island ferry saved for the winter"),
        *(
            "Island ferry",
            "FERRY SAVED",
            "More on the ferry | Tides | Boats | Winter on the island",
        ),
        *("The ferry sails on through the winter, and the island pays.", "The council said so"),
    )
)


@given(st.lists(_ABOVE, min_size=1, max_size=8))
def test_no_line_is_passed_over_that_could_be_the_headline(above: list[str]) -> None:
    sheet, first = _sheet(*above, *PARAGRAPHS), len(above)
    found = headline_of(sheet, first, first + len(PARAGRAPHS))
    with mock.patch.object(headline, "_MOST_BY_WORDING", math.inf):
        assert found == headline_of(sheet, first, first + len(PARAGRAPHS))


def test_the_weights_that_are_fitted_tell_what_was_right() -> None:
    choices = [
        Choice("a", [{"shared": 1.0}, {"few": 1.0}], [True, False]),
        Choice("b", [{"shared": 0.1, "few": 1.0}, {"alone": 1.0}], [False, True]),
        Choice("c", [{"few": 1.0}, {"shared": 0.9, "few": 1.0}], [False, True]),
    ]
    weights = fit(choices)
    assert weights["shared"] > 0 > weights["few"]
    assert all(is_right(one, weights) for one in choices)
