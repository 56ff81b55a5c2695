"""The lines that are too far from any running text to be weighed one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import reader
from reader.pages.text_dump.kinds import DATE, EDGE, REMARK
from reader.pages.text_dump.lines import Chunk, chunks_of
from reader.pages.text_dump.menus import ends_of_sentences, folded, menus_of, unfolded
from reader.pages.text_dump.sheet import Sheet, Verdict
from tests.pages.conftest import PARAGRAPHS

_LINE = st.sampled_from(
    ("Tides", "Ferries today", "3 May 2019", "It sails again.", "• Harbour", PARAGRAPHS[0])
)
_PAGE = st.lists(st.tuples(_LINE, st.integers(1, 45)), max_size=8)


def _menus(*lines: str) -> list[range]:
    return menus_of(lines, ends_of_sentences(lines))


def _labels(count: int) -> list[str]:
    return [f"Pier {number}" for number in range(count)]


def test_labels_far_above_and_below_the_text_are_menus() -> None:
    assert _menus(*_labels(25), PARAGRAPHS[0], *_labels(14)) == [range(5), range(36, 40)]


def test_labels_near_the_text_are_none() -> None:
    assert _menus(*_labels(20), PARAGRAPHS[0], *_labels(10)) == []


def test_labels_between_two_texts_are_a_menu_where_they_are_far_from_both() -> None:
    assert _menus(PARAGRAPHS[0], *_labels(31), PARAGRAPHS[1]) == [range(11, 12)]


def test_a_page_without_running_text_has_none() -> None:
    assert _menus(*_labels(40), "It sails.", *_labels(40)) == []


def test_short_sentences_that_follow_on_each_other_are_running_text() -> None:
    assert _menus("Who goes?", "Nobody.", *_labels(12)) == [range(12, 14)]


def test_a_short_sentence_among_labels_is_none() -> None:
    assert _menus(PARAGRAPHS[0], *_labels(12), "It sails.", *_labels(3)) == [range(11, 17)]


def test_a_short_sentence_on_top_of_the_page_is_none() -> None:
    assert _menus("It sails.", *_labels(30), PARAGRAPHS[0]) == [range(11)]


def test_a_long_line_without_a_full_stop_is_running_text() -> None:
    assert _menus(PARAGRAPHS[0], *_labels(12), "ferry " * 20, *_labels(3)) == []


@given(_PAGE)
def test_every_chunk_is_in_one_place_of_the_folded_page(page: list[tuple[str, int]]) -> None:
    chunks = chunks_of([line for line, times in page for _ in range(times)])
    texts = [chunk.text for chunk in chunks]
    menus = menus_of(texts, ends_of_sentences(texts))
    whole = folded(chunks, menus)
    assert [at for one in whole for at in range(one.first, one.last)] == [
        at for one in chunks for at in range(one.first, one.last)
    ]
    told = unfolded(whole, menus)
    in_menus = {at for menu in menus for at in menu}
    for at, (chunk, of) in enumerate(zip(chunks, told, strict=True)):
        assert of == chunk if at not in in_menus else _holds(of, chunk)


def _holds(menu: Chunk, chunk: Chunk) -> bool:
    return not menu.text and menu.first <= chunk.first < chunk.last <= menu.last


def test_what_a_label_in_a_menu_is_like_is_told_where_it_is_asked_for() -> None:
    sheet = Sheet.of(chunks_of(["3 May 2019", *_labels(30), PARAGRAPHS[0]]))
    assert sheet.kind(0) == EDGE
    assert sheet.certain(0) == Verdict("date")
    assert sheet.kind(0) == DATE
    assert sheet.kind(1) == EDGE
    sheet.look_about(54, 60)
    assert sheet.kind(1) == EDGE != sheet.kind(2)


def test_what_labels_are_like_below_an_article_is_told_as_far_as_it_is_asked() -> None:
    sheet = Sheet.of(chunks_of([PARAGRAPHS[0], *_labels(30)]))
    assert sheet.menus == [range(11, 31)]
    sheet.look_about(0, 11)
    assert sheet.kind(22) != EDGE == sheet.kind(23)


def test_a_sentence_in_a_menu_is_one() -> None:
    sheet = Sheet.of(chunks_of(["It sails.", *_labels(30), PARAGRAPHS[0]]))
    assert sheet.kind(0) == REMARK
    assert sheet.is_prose(0)


def test_the_headline_may_stand_far_above_the_text() -> None:
    lines = ["The ferry that came home", "By Dora Quill", "3 May 2019", *_labels(30), *PARAGRAPHS]
    article = reader.clean("\n\n".join(lines), kind="text")
    assert article.title == "The ferry that came home"
    assert article.published == "2019-05-03"
    assert [byline.name for byline in article.bylines] == ["Dora Quill"]


def test_a_long_list_in_the_text_is_read_whole() -> None:
    boats = [f"{number}. The Grey Pier {number}" for number in range(1, 61)]
    lines = ["Tides", "Search", *PARAGRAPHS, "These are the boats that came:", *boats, *PARAGRAPHS]
    article = reader.clean("\n\n".join(lines), kind="text")
    assert all(boat in article.text for boat in boats)
