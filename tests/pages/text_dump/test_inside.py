"""What a line inside the article is: crosshead, caption, source of a quotation, or clutter."""

from __future__ import annotations

import pytest

from reader.pages.text_dump.inside import first_reading, inside
from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import CUT, KEPT
from tests.pages.conftest import PARAGRAPHS


def _role(*lines: str, kept: bool) -> str:
    """Return what the first line is that is no paragraph of the article."""
    sheet = Sheet.of(chunks_of("\n\n".join(lines).split("\n")))
    at = next(n for n, line in enumerate(lines) if line not in PARAGRAPHS)
    places = [CUT if n == at and not kept else KEPT for n in range(len(lines))]
    return inside(sheet, places, 0, len(lines))[at].role


_ANNOUNCES = "Fishermen warn the island of losing its last shop in winter"


def test_a_line_left_out_that_the_next_paragraph_takes_up_is_a_crosshead() -> None:
    assert _role(*PARAGRAPHS[:3], _ANNOUNCES, *PARAGRAPHS[3:], kept=False) == "crosshead"


def test_it_may_stand_below_the_picture_of_another_section() -> None:
    picture = "The pier at Marlow Bridge in winter, seen from the island"
    sheet = Sheet.of(
        chunks_of("\n\n".join([*PARAGRAPHS[:3], picture, _ANNOUNCES, *PARAGRAPHS[3:]]).split("\n"))
    )
    verdicts = inside(sheet, [KEPT, KEPT, KEPT, CUT, CUT, KEPT, KEPT, KEPT], 0, 8)
    assert verdicts[4].role == "crosshead"


def test_a_long_line_of_which_the_text_says_nothing_is_a_link() -> None:
    line = "Bakers of Port Arden mix rye and barley for a prize at the county show"
    assert _role(*PARAGRAPHS[:3], line, *PARAGRAPHS[3:], kept=False) == "dropped"


@pytest.mark.parametrize(
    "line", ["Explore all charts >", "£40 at the pier office", "To the story →"]
)
def test_links_onwards_and_prices_are_no_crossheads(line: str) -> None:
    assert _role(*PARAGRAPHS[:3], line, *PARAGRAPHS[3:], kept=True) != "crosshead"


def test_a_sentence_that_lost_its_full_stop_is_no_crosshead() -> None:
    line = "But the island has to find a ferry for the winter and who is to pay for it"
    assert _role(*PARAGRAPHS[:3], line, *PARAGRAPHS[3:], kept=True) == "paragraph"


def test_a_line_over_a_notice_is_no_crosshead() -> None:
    notice = "Subscribe to the newsletter of the Courier, and the week comes to you every Friday."
    assert _role(*PARAGRAPHS[:3], "Our week", notice, *PARAGRAPHS[3:], kept=True) != "crosshead"


def test_who_said_a_quotation_set_large_is_no_crosshead() -> None:
    source = "Ann Tolliver, Harbour Council"
    assert _role(*PARAGRAPHS[:3], source, *PARAGRAPHS[3:], kept=True) == "caption"


def test_a_place_that_is_named_for_the_first_time_heads_its_section() -> None:
    about = "The gardens of Arden Hall are open from noon, and the tea is served in the old mill."
    lines = (*PARAGRAPHS[:3], "Arden Hall, Port Arden", about, *PARAGRAPHS[3:])
    assert _role(*lines, kept=True) == "crosshead"


@pytest.mark.parametrize(
    "line",
    [
        "A ferry lies at its berth in the harbour. Ida Sole for the Marlow Courier",
        "A ferry lies at its berth in the harbour. EFE/ I.K. Sole",
        "A ferry lies at its berth in the harbour. Lumen",
        "The ferry lies at its berth, and the harbour is frozen this day.The Associated Press",
        "Паром у причала. Фото: Ида Соле",
        "Bron: BELGA",
    ],
)
def test_a_line_that_ends_with_who_took_the_picture_is_a_caption(line: str) -> None:
    assert _role(*PARAGRAPHS[:3], line, *PARAGRAPHS[3:], kept=True) == "caption"


@pytest.mark.parametrize("label", ["Advertisement", "BEST OF MARLOW"])
def test_a_label_that_a_dump_ran_into_a_paragraph_makes_it_no_caption(label: str) -> None:
    line = f"Fishermen had warned the islanders of it before the vote on the ferry. {label}"
    assert _role(*PARAGRAPHS[:3], line, *PARAGRAPHS[3:], kept=True) != "caption"


def test_a_sentence_below_the_button_of_a_picture_is_its_caption() -> None:
    caption = "Islanders wait at the pier on the first morning of the winter timetable."
    lines = (*PARAGRAPHS[:3], "Open this photo in gallery:", caption, *PARAGRAPHS[3:])
    sheet = Sheet.of(chunks_of("\n\n".join(lines).split("\n")))
    assert inside(sheet, [KEPT] * len(lines), 0, len(lines))[4].role == "caption"


def test_a_label_below_a_credit_that_heads_nothing_is_a_caption() -> None:
    lines = (
        *PARAGRAPHS[:3],
        "Photograph: Ida Sole",
        "The new ferry",
        "£4 one way",
        *PARAGRAPHS[3:],
    )
    sheet = Sheet.of(chunks_of("\n\n".join(lines).split("\n")))
    places = [KEPT, KEPT, KEPT, CUT, KEPT, CUT, KEPT, KEPT, KEPT]
    assert inside(sheet, places, 0, len(lines))[4].role == "caption"


@pytest.mark.parametrize(
    "line", ["The boats leave from the pier and the mill,", PARAGRAPHS[0][:-1]]
)
def test_what_is_no_label_below_a_credit_is_text(line: str) -> None:
    lines = (*PARAGRAPHS[1:3], "Photograph: Ida Sole", line, "£4 one way", *PARAGRAPHS[3:])
    sheet = Sheet.of(chunks_of("\n\n".join(lines).split("\n")))
    places = [KEPT, KEPT, CUT, KEPT, CUT, KEPT, KEPT, KEPT]
    assert inside(sheet, places, 0, len(lines))[3].role == "paragraph"


def test_a_sentence_of_a_paragraph_beside_it_is_no_caption() -> None:
    said = "The last shop on the island would close."
    paragraph = f"Fishermen had their say at the meeting on Tuesday evening. {said}"
    lines = (*PARAGRAPHS[:3], said, paragraph, *PARAGRAPHS[3:])
    sheet = Sheet.of(chunks_of("\n\n".join(lines).split("\n")))
    assert inside(sheet, [KEPT] * len(lines), 0, len(lines))[3].role != "caption"


def test_the_last_line_of_a_block_of_labels_is_no_crosshead() -> None:
    listed = "Two cabins\nA bar\nRoom for nine cars"
    lines = "\n\n".join([*PARAGRAPHS[:3], listed, *PARAGRAPHS[3:]]).split("\n")
    sheet = Sheet.of(chunks_of(lines))
    verdicts = inside(sheet, [KEPT] * len(sheet.chunks), 0, len(sheet.chunks))
    assert [verdicts[at].role for at in (3, 4, 5)] == ["paragraph"] * 3


def test_a_line_over_the_first_paragraph_is_no_crosshead() -> None:
    assert _role("Our harbour", *PARAGRAPHS, kept=True) == "paragraph"
    assert _role(PARAGRAPHS[0], "Our harbour", *PARAGRAPHS[1:], kept=True) == "crosshead"


@pytest.mark.parametrize("line", ["The ferry stays!", "And the island …", "Ferry 2015?"])
def test_a_short_line_with_the_end_of_a_sentence_may_be_a_crosshead(line: str) -> None:
    lines = [*PARAGRAPHS[:3], line, *PARAGRAPHS[3:]]
    sheet = Sheet.of(chunks_of("\n\n".join(lines).split("\n")))
    reading = first_reading(sheet, [KEPT] * len(lines), 0, len(lines))
    assert reading.otherwise[3].role == "paragraph"


def test_a_question_is_a_crosshead_though_its_answer_asks_in_turn() -> None:
    asking = f"{PARAGRAPHS[3]} What will the island do then?"
    question = "What will the fishermen do without their harbour ferry?"
    assert _role(*PARAGRAPHS[:3], question, asking, *PARAGRAPHS[4:], kept=True) == "crosshead"


def test_who_said_it_stands_below_what_was_said_and_is_no_crosshead() -> None:
    assert _role(*PARAGRAPHS[:3], "— Ann Tolliver", *PARAGRAPHS[3:], kept=True) != "crosshead"


def test_what_somebody_is_stands_below_the_name_and_is_no_crosshead() -> None:
    quote = ("We listened to all of them”", "Ann Tolliver", "Leader of the harbour council")
    lines = [*PARAGRAPHS[:3], *quote, *PARAGRAPHS[3:]]
    sheet = Sheet.of(chunks_of("\n\n".join(lines).split("\n")))
    places = [KEPT] * 3 + [CUT, CUT, KEPT] + [KEPT] * 3
    assert inside(sheet, places, 0, len(lines))[5].role == "caption"


def test_a_line_below_the_hour_of_an_entry_heads_it() -> None:
    entry = ("11.40 Dora Quill", "Bakers of Port Arden mix rye and barley for a prize")
    lines = [*PARAGRAPHS[:3], *entry, *PARAGRAPHS[3:]]
    sheet = Sheet.of(chunks_of("\n\n".join(lines).split("\n")))
    places = [KEPT] * 3 + [CUT, CUT] + [KEPT] * (len(lines) - 5)
    assert inside(sheet, places, 0, len(lines))[4].role == "crosshead"


def test_a_question_is_a_crosshead_though_the_stretch_left_it_out() -> None:
    question = "Who warned that the island would lose its shop?"
    assert _role(*PARAGRAPHS[:3], question, *PARAGRAPHS[3:], kept=False) == "crosshead"


def test_what_a_picture_shows_stands_over_its_credited_caption_and_is_no_crosshead() -> None:
    lines = (
        *PARAGRAPHS[:3],
        "Ann Tolliver and Piet Harrow at the harbour",
        "Ann Tolliver and Piet Harrow after the vote. Photo: Ida Sole",
        *PARAGRAPHS[3:],
    )
    sheet = Sheet.of(chunks_of("\n\n".join(lines).split("\n")))
    verdicts = inside(sheet, [KEPT] * 3 + [CUT, CUT] + [KEPT] * 3, 0, len(lines))
    assert verdicts[3].role != "crosshead"


def test_a_crosshead_may_stand_below_a_picture_with_its_credit() -> None:
    picture = "The old boat. Photo: Ida Sole"
    lines = (*PARAGRAPHS[:3], picture, "“The ferry must stay”", *PARAGRAPHS[3:])
    sheet = Sheet.of(chunks_of("\n\n".join(lines).split("\n")))
    verdicts = inside(sheet, [KEPT] * 3 + [CUT, CUT] + [KEPT] * 3, 0, len(lines))
    assert verdicts[4].role == "crosshead"


@pytest.mark.parametrize("label", ["Placeholder image-1", "Picture 12"])
def test_the_label_of_a_picture_is_no_crosshead(label: str) -> None:
    assert _role(*PARAGRAPHS[:3], label, *PARAGRAPHS[3:], kept=True) != "crosshead"


def test_two_words_that_the_text_says_apart_are_no_ones_name() -> None:
    paragraphs = (*PARAGRAPHS[:3], "The Long talks ended in the Island inn on Monday.")
    assert _role(*paragraphs, "Long Island", *PARAGRAPHS[3:], kept=True) != "caption"


def test_the_sentence_over_the_credit_of_the_picture_on_top_is_its_caption() -> None:
    caption = "The ferry on its last trip of the autumn, seen from the island."
    lines = (caption, "(Photo: Ida Sole)", *PARAGRAPHS)
    sheet = Sheet.of(chunks_of("\n\n".join(lines).split("\n")))
    assert inside(sheet, [KEPT, CUT] + [KEPT] * 6, 0, len(lines))[0].role == "caption"
    again = (PARAGRAPHS[0], *lines)
    sheet = Sheet.of(chunks_of("\n\n".join(again).split("\n")))
    assert inside(sheet, [KEPT] * 2 + [CUT] + [KEPT] * 6, 0, len(again))[1].role == "paragraph"


def test_a_description_that_ends_with_the_caption_below_it_is_one() -> None:
    said = "Islanders wait at the pier on Monday"
    lines = (
        *PARAGRAPHS[:3],
        f"Ferry to run all winter: {said}.\n{said}. Photo: Ida Sole",
        *PARAGRAPHS[3:],
    )
    sheet = Sheet.of(chunks_of("\n\n".join(lines).split("\n")))
    verdicts = inside(sheet, [KEPT] * 4 + [CUT] + [KEPT] * 3, 0, len(lines) + 1)
    assert [verdicts[at].role for at in (3, 4)] == ["caption", "caption"]
