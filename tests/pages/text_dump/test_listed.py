"""Lists of the article, told from menus."""

from __future__ import annotations

import pytest

from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.listed import go_on_over_lists, is_entry, keep_lists_whole
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import ABOVE, BELOW, CUT, KEPT
from tests.pages.conftest import PARAGRAPHS

BOATS = [f"{number}. The Tern of Marlow" for number in range(1, 9)]
NAMES = ["The Tern", "The Gull", "The Auk"]


def _sheet(*lines: str) -> Sheet:
    return Sheet.of(chunks_of("\n\n".join(lines).split("\n")))


def _kept(first: int, last: int, lines: tuple[str, ...]) -> list[str]:
    """Return the lines kept where those from `first` to before `last` were."""
    sheet = _sheet(*lines)
    places = [ABOVE] * first + [KEPT] * (last - first) + [BELOW] * (len(sheet.chunks) - last)
    go_on_over_lists(sheet, places)
    return [text for text, place in zip(sheet.texts, places, strict=True) if place == KEPT]


def test_an_announced_list_is_kept_whole_where_the_text_goes_on_below_it() -> None:
    sheet = _sheet(PARAGRAPHS[0], "These came:", *NAMES, PARAGRAPHS[1])
    places = [KEPT, KEPT, CUT, CUT, CUT, KEPT]
    keep_lists_whole(sheet, places)
    assert places == [KEPT] * 6
    links_below = [KEPT, KEPT, CUT, CUT, CUT, BELOW]
    keep_lists_whole(sheet, links_below)
    assert links_below == [KEPT, KEPT, CUT, CUT, CUT, BELOW]


@pytest.mark.parametrize(
    ("announcing", "listed"),
    [("Read more:", NAMES), ("These came:", [*NAMES[:2], "Sign in"])],
)
def test_a_box_that_is_announced_is_cut(announcing: str, listed: list[str]) -> None:
    sheet = _sheet(PARAGRAPHS[0], announcing, *listed, PARAGRAPHS[1])
    places = [KEPT, KEPT, CUT, CUT, CUT, KEPT]
    keep_lists_whole(sheet, places)
    assert places == [KEPT, KEPT, CUT, CUT, CUT, KEPT]


def test_the_text_goes_on_over_numbered_lines() -> None:
    lines = (PARAGRAPHS[0], *BOATS, "Related", "The Tern of Arden")
    assert _kept(0, 1, lines) == [PARAGRAPHS[0], *BOATS]


def test_and_over_the_text_below_them() -> None:
    lines = (PARAGRAPHS[0], "Results", *BOATS, "What they say", *PARAGRAPHS[1:3], "Related")
    assert _kept(0, 1, lines) == [*lines[:-1]]


def test_labels_below_the_last_number_are_none_of_the_list() -> None:
    lines = (PARAGRAPHS[0], *BOATS, "Harbour", "Quay", "Sign in")
    assert _kept(0, 1, lines) == [PARAGRAPHS[0], *BOATS]


def test_a_few_numbers_among_labels_make_no_list() -> None:
    lines = (PARAGRAPHS[0], *BOATS[:5], *NAMES, "Harbour", PARAGRAPHS[1])
    assert _kept(0, 1, lines) == [PARAGRAPHS[0]]
    lines = (PARAGRAPHS[0], *BOATS[:6], *NAMES, "Harbour", "Quay", PARAGRAPHS[1])
    assert _kept(0, 1, lines) == [PARAGRAPHS[0]]


def test_dates_are_no_numbered_lines() -> None:
    dates = [f"{day} May 2019" for day in range(1, 9)]
    lines = (PARAGRAPHS[0], *dates, PARAGRAPHS[1])
    assert _kept(0, 1, lines) == [PARAGRAPHS[0]]


def test_above_the_text_numbered_lines_are_a_menu() -> None:
    lines = (*BOATS, *PARAGRAPHS[:2])
    assert _kept(8, 10, lines) == [*PARAGRAPHS[:2]]


@pytest.mark.parametrize("over", [PARAGRAPHS[2], "12 May 2019"])
def test_but_below_text_or_a_date_they_are_a_list(over: str) -> None:
    lines = ("Marlow regatta", over, "Monday", *BOATS, PARAGRAPHS[1])
    above = [over] if over == PARAGRAPHS[2] else []
    assert _kept(11, 12, lines) == [*above, "Monday", *BOATS, PARAGRAPHS[1]]


def test_the_text_goes_on_over_a_list_that_its_last_line_announces() -> None:
    lines = (PARAGRAPHS[0], "These came:", *NAMES, PARAGRAPHS[1], "Related")
    assert _kept(0, 2, lines) == [*lines[:-1]]


def test_and_over_one_that_a_sentence_below_it_announces() -> None:
    lines = (PARAGRAPHS[0], "These are the boats that came:", *NAMES, PARAGRAPHS[1])
    assert _kept(0, 1, lines) == [*lines]


def test_a_box_below_the_text_has_a_short_label() -> None:
    lines = (PARAGRAPHS[0], "Next read this:", *NAMES, PARAGRAPHS[1])
    assert _kept(0, 1, lines) == [PARAGRAPHS[0]]


def test_a_signature_is_no_line_of_a_list() -> None:
    lines = (PARAGRAPHS[0], *BOATS, "--", *BOATS, PARAGRAPHS[1])
    assert _kept(0, 1, lines) == [PARAGRAPHS[0], *BOATS]


def test_the_text_may_begin_or_end_in_the_middle_of_a_list() -> None:
    lines = (PARAGRAPHS[0], *BOATS, PARAGRAPHS[1])
    assert _kept(4, 10, lines) == [*lines]
    assert _kept(0, 4, lines) == [*lines]


@pytest.mark.parametrize(("count", "kept"), [(5, 0), (6, 6)])
def test_six_numbered_lines_are_a_list(count: int, kept: int) -> None:
    lines = (PARAGRAPHS[0], *BOATS[:count], "Sign in")
    assert _kept(0, 1, lines) == [PARAGRAPHS[0], *BOATS[:kept]]


@pytest.mark.parametrize(("labels", "goes_on"), [(NAMES[:2], True), (NAMES, False)])
def test_two_labels_may_stand_over_the_text_below_a_list(labels: list[str], goes_on: bool) -> None:
    below = (*labels, PARAGRAPHS[1])
    lines = (PARAGRAPHS[0], *BOATS, *below, "Sign in")
    assert _kept(0, 1, lines) == [PARAGRAPHS[0], *BOATS, *(below if goes_on else ())]


def test_hours_below_the_text_are_of_it_only_where_the_text_announces_them() -> None:
    lines = (PARAGRAPHS[0], "These are the boats that came:", "10:00 The Tern", PARAGRAPHS[1])
    assert _kept(0, 1, lines) == [PARAGRAPHS[0]]
    assert _kept(0, 2, lines) == [*lines]


@pytest.mark.parametrize(
    "line", ["Advertising on the quay", PARAGRAPHS[2].rstrip(".") + " on the island"]
)
def test_a_list_ends_at_a_notice_and_at_a_long_line(line: str) -> None:
    lines = (PARAGRAPHS[0], *BOATS[:6], line, *BOATS[6:])
    assert _kept(0, 1, lines) == [PARAGRAPHS[0], *BOATS[:6]]


def test_text_that_speaks_of_clutter_does_not_go_on_below_a_list() -> None:
    notice = f"{PARAGRAPHS[2]} {PARAGRAPHS[3]} Our newsletter tells you more."
    assert _kept(0, 1, (PARAGRAPHS[0], *BOATS, notice)) == [PARAGRAPHS[0], *BOATS]


def test_an_announced_list_with_no_text_below_it_may_be_links() -> None:
    lines = (PARAGRAPHS[0], "These came:", *NAMES, "Sign in")
    assert _kept(0, 2, lines) == [PARAGRAPHS[0], "These came:"]


@pytest.mark.parametrize(("line", "is_kept"), [("Marlow", True), ("Share this", False)])
def test_a_numbered_list_that_was_cut_is_kept_without_clutter(line: str, is_kept: bool) -> None:
    sheet = _sheet(PARAGRAPHS[0], *BOATS, line, PARAGRAPHS[1])
    places = [KEPT, *[CUT] * 9, KEPT]
    keep_lists_whole(sheet, places)
    assert places == ([KEPT] * 11 if is_kept else [KEPT, *[CUT] * 9, KEPT])


def test_a_sentence_that_begins_with_a_number_is_no_entry_of_a_list() -> None:
    sheet = _sheet("12 boats came from Marlow in May.", "3. The Tern", "4. The Gull", "The Auk")
    assert [is_entry(sheet, at) for at in range(4)] == [False, True, True, False]
    assert not is_entry(_sheet("3. The Tern", "The Auk"), 0)
