"""What is observed on the lines of a dump, and what that weighs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.pages.text_dump.evidence import _MOST_LABELS, EVIDENCE, _labels, look_at
from reader.pages.text_dump.kinds import BYLINE, ITEM, PROSE, REMARK, TINY, TITLE
from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.stretch import learned_weights, worth_of

_LINE = st.sampled_from(
    ("", "Home", "By Ada Orr", "3 May 2019", "The ferry sails again.", "• Tides", "Skerry " * 20)
) | st.text("aA .!?–©9", max_size=30)


@given(st.lists(_LINE, max_size=40))
def test_a_line_weighs_what_all_that_is_observed_on_it_weighs(lines: list[str]) -> None:
    page, weights = look_at(chunks_of(lines)), learned_weights()
    worth = worth_of(page, weights)
    for at, told in enumerate(page.observations()):
        words = weights.prose_words if page.kinds[at] in PROSE else weights.words
        telling = [words[word] for word in set(page.words[at]) if word in words]
        assert len(told) == 19
        assert told == sorted(set(told))  # one answer to each question, in their order
        assert told[-1] < EVIDENCE
        assert worth.keep[at] == sum(weights.keep[n] for n in told) + sum(w[0] for w in telling)
        assert worth.skip[at] == sum(weights.skip[n] for n in told) + sum(w[1] for w in telling)


def test_a_page_shows_the_same_once_its_lines_are_known() -> None:
    page = chunks_of(["Home", "", "* Tides", "Tides", "* By Ada Orr", "The ferry sails again."])
    assert look_at(page) == look_at(page)


def test_what_has_a_list_mark_is_an_item_where_it_is_a_label() -> None:
    lines = ["Tides", "By Ada Orr", "The ferry sails again.", "Skerry " * 14]
    plain = look_at(chunks_of([line for line in lines for _ in range(2)])).kinds[::2]
    marked = look_at(chunks_of([f"* {line}" for line in lines])).kinds
    assert plain == [TINY, BYLINE, REMARK, TITLE]
    assert marked == [ITEM, *plain[1:]]


def test_running_text_is_measured_around_a_line_and_not_far_from_it() -> None:
    far = ["Menu"] * 20
    alone, near = (
        look_at(chunks_of([*far, "The ferry sails again.", *["Menu"] * gap, "Tides", *far]))
        for gap in (6, 4)
    )
    last = 20 + 1
    assert alone.evidence[2][last + 6] == alone.evidence[2][0]
    assert near.evidence[2][last + 4] != near.evidence[2][0]


def test_what_part_of_the_running_text_stands_above_a_line_is_told() -> None:
    text = "The ferry to Skerry sails again."
    shares = look_at(chunks_of([*["Menu"] * 3, *[text] * 9])).evidence[3]
    assert shares[0] == shares[1] == shares[2]
    assert len(set(shares[3:])) == len(shares[3:])


def test_a_huge_page_leaves_no_more_labels_behind_than_are_kept() -> None:
    lines = [f"Pier {number}" for number in range(2 * _MOST_LABELS)]
    assert len(look_at(chunks_of(lines)).kinds) == len(lines)
    assert len(_labels) <= _MOST_LABELS
