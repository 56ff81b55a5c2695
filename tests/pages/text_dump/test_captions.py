"""Captions that name nobody who took the picture."""

from __future__ import annotations

import pytest

from reader.pages.text_dump.inside import inside
from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import CUT, KEPT
from tests.pages.conftest import PARAGRAPHS

_CREDITED = "Ann Tolliver speaks to islanders at the harbour on Tuesday. Photo: Ida Sole"

_LONG = f"Islanders wait at the pier, where the boat of winter {'lies and ' * 10}lies"


def _roles(*lines: str, first: int = 0) -> list[str]:
    """Return the role of each line from `first`, all of which the stretch holds."""
    sheet = Sheet.of(chunks_of("\n\n".join(lines).split("\n")))
    verdicts = inside(sheet, [KEPT] * len(lines), first, len(lines))
    return [verdicts[at].role for at in range(first, len(lines))]


@pytest.mark.parametrize(
    "lines",
    [
        (_CREDITED, "Ann Tolliver speaks at the harbour of Port Arden on Tuesday evening."),
        (_CREDITED, "Photo: Ida Sole"),
        ("View 3 images", "Islanders wait at the pier for the first boat of winter"),
        ("The ferry lies at its berth in winter. The ferry lies at its berth in winter.",),
        ("Ann Tolliver", "Ms Tolliver denies that islanders were never asked"),
        (f"{2 * (_LONG + '. ')}Ida Sole (agency/Getty)",),
        (_CREDITED, "The boats of winter", "Photo: Ida Sole"),
        ("“The ferry’s berth lies empty”", "The ferry's berth lies empty all winter"),
        ("Boats at the long pier", "Rush at the long pier"),
    ],
)
def test_a_line_of_a_picture_is_its_caption(lines: tuple[str, ...]) -> None:
    assert _roles(*PARAGRAPHS[:3], *lines, *PARAGRAPHS[3:])[2 + len(lines)] == "caption"


@pytest.mark.parametrize(
    "lines",
    [
        (_CREDITED, "The council votes on the second boat in November."),
        (_CREDITED, f"Ann Tolliver speaks at the harbour of Port Arden. {PARAGRAPHS[0]}"),
        ("View 3 images", PARAGRAPHS[0]),
        ("Ann Tolliver", "Ms Tolliver denies that islanders were never asked."),
        (_CREDITED, "The boats of winter"),
        ("The ferry lies at its berth in winter. The ferry is old.",),
        ("View 3 images of the first boat", "Islanders wait at the pier for the boat of winter"),
        ("Boats at the long pier", "Boats in winter at the long pier"),
        ("Boats at the long pier", "Rush at the short pier"),
        ("Boats on the pier", "A rush at pier"),
        ("Old harbour ferry boats", "New harbour ferry boats"),
    ],
)
def test_what_says_something_of_its_own_below_a_picture_is_text(lines: tuple[str, ...]) -> None:
    assert _roles(*PARAGRAPHS[1:3], *lines, *PARAGRAPHS[3:])[1 + len(lines)] in (
        "paragraph",
        "crosshead",
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("Boats at the long pier", "Rush at the long pier", "Boats in winter"),
        ("1. Boats at the long pier", "2. Rush at the long pier"),
    ],
)
def test_labels_over_no_text_and_items_that_end_alike_are_none(lines: tuple[str, ...]) -> None:
    assert "caption" not in _roles(*PARAGRAPHS[:3], *lines, *PARAGRAPHS[3:])


def test_a_sentence_between_credit_and_date_belongs_to_the_picture_on_top() -> None:
    top = ("Photo: Ida Sole", "Ann Tolliver speaks to islanders at the harbour.")
    dated = "26 November 2026"
    assert _roles(*top, dated, *PARAGRAPHS, first=1)[0] == "caption"
    assert _roles(*top, *PARAGRAPHS, first=1)[0] == "paragraph"


def test_a_sentence_that_opens_the_article_over_a_credit_belongs_to_the_picture_on_top() -> None:
    sentence = "Ann Tolliver speaks to islanders at the harbour."
    assert _roles(sentence, "Photo: Ida Sole", *PARAGRAPHS)[0] == "caption"
    assert _roles(f"{sentence} They wait.", "Photo: Ida Sole", *PARAGRAPHS)[0] == "paragraph"
    assert _roles(*PARAGRAPHS[:2], sentence, "Photo: Ida Sole", *PARAGRAPHS[2:])[2] == "paragraph"


@pytest.mark.parametrize(("place", "role"), [(CUT, "caption"), (KEPT, "paragraph")])
def test_a_label_that_begins_as_the_description_cut_above_it_is_a_caption(
    place: int, role: str
) -> None:
    described = "Arden Hall from the sea in winter light"
    labels = (described, "Arden Hall: open from noon", "Bring a coat", "Tea is served")
    lines = (*PARAGRAPHS[:3], *labels, *PARAGRAPHS[3:])
    sheet = Sheet.of(chunks_of("\n\n".join(lines).split("\n")))
    places = [place if line == described else KEPT for line in lines]
    assert inside(sheet, places, 0, len(lines))[4].role == role
