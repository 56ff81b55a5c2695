"""Where an article begins and ends, whatever its chunks weigh one by one."""

from __future__ import annotations

import pytest

from reader.pages.text_dump.edges import end_with_text, settled_places
from reader.pages.text_dump.kinds import DATE, EDGE
from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import ABOVE, BELOW, CUT, KEPT
from tests.pages.conftest import PARAGRAPHS


def _sheet(*lines: str) -> Sheet:
    return Sheet.of(chunks_of("\n\n".join(lines).split("\n")))


def test_an_article_opens_below_its_byline() -> None:
    sheet = _sheet("Search the Courier", "Ferry saved", "By Dora Quill", *PARAGRAPHS[:2])
    places = settled_places(sheet, [KEPT, CUT, CUT, KEPT, KEPT])
    assert places == [ABOVE, ABOVE, ABOVE, KEPT, KEPT]


def test_a_label_over_the_text_without_a_heading_between_stays() -> None:
    sheet = _sheet("What it costs", *PARAGRAPHS[:2])
    assert settled_places(sheet, [KEPT] * 3) == [KEPT] * 3


def test_a_mail_ends_at_its_signature() -> None:
    sheet = _sheet(*PARAGRAPHS[:2], "--", PARAGRAPHS[2])
    assert settled_places(sheet, [KEPT] * 4) == [KEPT, KEPT, BELOW, BELOW]


def test_two_dashes_among_the_paragraphs_are_no_signature() -> None:
    sheet = _sheet(PARAGRAPHS[0], "--", *PARAGRAPHS[1:], *PARAGRAPHS[:2])
    places = [KEPT, CUT, *[KEPT] * (len(sheet.chunks) - 2)]
    assert settled_places(sheet, places) == places


def test_paragraphs_that_follow_are_of_the_article() -> None:
    sheet = _sheet(*PARAGRAPHS[:3], "© 2015 Marlow Courier")
    assert settled_places(sheet, [KEPT, BELOW, BELOW, BELOW]) == [KEPT, KEPT, KEPT, BELOW]


def test_a_label_alone_below_the_article_is_none_of_it() -> None:
    places = [KEPT, BELOW, KEPT, BELOW]
    end_with_text(_sheet(PARAGRAPHS[0], "Poll", "Bypass opens late", "Vote now"), places)
    assert places == [KEPT, BELOW, BELOW, BELOW]


def test_labels_are_not_all_taken_where_there_is_no_prose() -> None:
    places = [KEPT, CUT, KEPT]
    end_with_text(_sheet("Poll", "Bypass opens late", "Vote now"), places)
    assert places == [KEPT, CUT, KEPT]


def test_a_list_that_is_announced_is_kept_whole() -> None:
    sheet = _sheet(PARAGRAPHS[0], "These came:", "The Tern", "The Gull", "Menu", PARAGRAPHS[1])
    assert settled_places(sheet, [KEPT, KEPT, CUT, KEPT, CUT, KEPT]) == [KEPT] * 6
    left_out = [KEPT, KEPT, CUT, CUT, CUT, KEPT]
    assert settled_places(sheet, left_out) == left_out
    links_below = [KEPT, KEPT, KEPT, BELOW, BELOW, BELOW]
    assert settled_places(sheet, links_below)[3:5] == [BELOW, BELOW]


def test_a_list_of_which_both_ends_are_kept_is_kept_whole() -> None:
    boats = [f"Tern {number} of Marlow" for number in range(40)]
    sheet = _sheet(PARAGRAPHS[0], *boats, PARAGRAPHS[1])
    assert sheet.menus == [range(11, 21)]
    around = [*[KEPT] * 11, CUT, *[KEPT] * 21]
    assert settled_places(sheet, around) == [KEPT] * 42
    cut = [KEPT, *[CUT] * 31, KEPT]
    assert settled_places(sheet, cut) == [KEPT, *[CUT] * 40, KEPT]


def test_the_menu_on_top_of_a_page_that_ends_with_its_text_is_no_list_of_it() -> None:
    sheet = _sheet(*[f"The Tern {number}" for number in range(30)], *PARAGRAPHS[:2])
    assert sheet.menus == [range(10)]
    places = settled_places(sheet, [ABOVE, *[KEPT] * 22])
    assert places[:10] == [ABOVE] * 10


def test_what_stands_about_the_article_is_looked_at_once_its_place_is_known() -> None:
    sheet = _sheet("3 May 2019", *[f"The Tern {number}" for number in range(30)], PARAGRAPHS[0])
    assert sheet.kind(0) == EDGE
    settled_places(sheet, [ABOVE, *[ABOVE] * 20, KEPT])
    assert sheet.kind(0) == DATE


_TEXT = [f"Ferry {number} sailed from Marlow on time." for number in range(5)]
_COMMENT = ["Mara Quill says", "I have sailed with her for years, and she was never late."]
_DATED, _ANSWERED = [*_COMMENT, "12 May 2019, 9:46"], [*_COMMENT, "Reply"]


def _ends_above(heading: str, text: list[str], comment: list[str] = _COMMENT) -> bool:
    """Whether a text that ran on into what readers wrote ends above its heading."""
    sheet = _sheet(*text, heading, *comment)
    return settled_places(sheet, [KEPT] * len(sheet.chunks)).count(KEPT) == len(text)


@pytest.mark.parametrize(
    "heading",
    [
        "36 Comments",
        "1,204 comments:",
        "Comments (12)",
        "15 Replies to “The last ferry”",
        "3 thoughts on “The last ferry”",
        "2 responses to The last ferry",
        "4 Kommentare",
        "7 reacties",
        "12 comments on The ferry sails again.",
    ],
)
def test_the_text_ends_above_what_readers_wrote(heading: str) -> None:
    assert _ends_above(heading, _TEXT)


@pytest.mark.parametrize(
    "heading", ["Comments", "Reader comments", "Readers' comments", "Commentaires"]
)
def test_a_heading_that_counts_nothing_is_told_by_what_stands_below(heading: str) -> None:
    assert _ends_above(heading, _TEXT, _DATED)
    assert _ends_above(heading, _TEXT, _ANSWERED)
    assert not _ends_above(heading, _TEXT)
    assert not _ends_above(heading, _TEXT, [*_COMMENT * 4, "Reply"])


@pytest.mark.parametrize(
    "heading", ["Thoughts", "Responses", "Discussion", "Comments from the harbour", "On comments"]
)
def test_other_headings_are_of_the_text(heading: str) -> None:
    assert not _ends_above(heading, _TEXT, _DATED)


def test_over_a_text_the_way_to_its_comments_stands() -> None:
    assert not _ends_above("12 comments", _TEXT[:4])
    assert not _ends_above("12 comments", [*_TEXT[:4], "At noon"])


def test_what_was_cut_is_no_text_over_comments() -> None:
    sheet = _sheet(*_TEXT, "12 comments", *_COMMENT)
    places = [KEPT, CUT, *[KEPT] * 3, CUT, KEPT, KEPT]
    assert settled_places(sheet, places)[-1] == KEPT
