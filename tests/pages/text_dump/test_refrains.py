"""An article made of entries goes on as long as they do."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.pages.text_dump.lines import chunks_of
from reader.pages.text_dump.refrains import go_on_over_refrains
from reader.pages.text_dump.sheet import Sheet
from reader.pages.text_dump.stretch import BELOW, CUT, KEPT
from tests.pages.conftest import PARAGRAPHS


def _entries(*names: str) -> list[str]:
    return [line for name in names for line in (name, f"Boat: the {name} one", "Next race: May")]


def _kept_below(inside: Sequence[str], below: Sequence[str]) -> list[str]:
    """Return the lines below an article that it goes on over."""
    texts = [PARAGRAPHS[0], *inside, *below]
    sheet = Sheet.of(chunks_of("\n\n".join(texts).split("\n")))
    assert sheet.texts == texts
    places = [KEPT] * (1 + len(inside)) + [BELOW] * len(below)
    go_on_over_refrains(sheet, places)
    return [
        text
        for text, place in list(zip(texts, places, strict=True))[-len(below) :]
        if place == KEPT
    ]


def test_it_goes_on_to_the_last_of_its_labels() -> None:
    below = [*_entries("Quill", "Harrow", "Tolliver"), "Menu of the week", "Ferries of today"]
    assert _kept_below(_entries("Sole", "Pell"), below) == below[:-2]


def test_lines_that_stand_again_and_again_are_refrains_too() -> None:
    inside = ["Monday", "Bread and soup", "Tea at five", "Tuesday", "Fish", "Tea at five"]
    below = [line for day in "abcdef" for line in (f"{day.upper()} day", "Rice", "Tea at five")]
    assert _kept_below(inside, below) == below


@pytest.mark.parametrize(
    ("inside", "below"),
    [
        (_entries("Sole"), _entries("Quill", "Harrow", "Tolliver")),
        (_entries("Sole", "Pell"), _entries("Quill", "Harrow")[:5]),
        (["Photo: Ida Sole"] * 3, ["Photo: Ida Sole", "Ferries", "Photo: Ida Sole"] * 3),
        (["12", "12", "12"], ["12", "Ferries"] * 8),
        (["12:30 Tea", "12:30 Tea"], ["12: the boat", "12: the crew"] * 4),
    ],
)
def test_few_or_other_lines_are_none(inside: list[str], below: list[str]) -> None:
    assert _kept_below(inside, below) == []


@pytest.mark.parametrize(
    "clutter", ["Share this article", "By Dora Quill", "© 2015 Marlow Courier"]
)
def test_nothing_is_read_beyond_clutter(clutter: str) -> None:
    entries = _entries("Quill", "Harrow", "Tolliver")
    assert _kept_below(_entries("Sole", "Pell"), [clutter, *entries]) == []
    further = [*entries, clutter, *_entries("Arden")]
    assert _kept_below(_entries("Sole", "Pell"), further) == entries


def test_a_line_without_letters_is_cut() -> None:
    below = _entries("Quill", "Harrow", "Tolliver")
    below.insert(3, "___")
    texts = [PARAGRAPHS[0], *_entries("Sole", "Pell"), *below]
    sheet = Sheet.of(chunks_of("\n\n".join(texts).split("\n")))
    places = [KEPT] * 7 + [BELOW] * len(below)
    go_on_over_refrains(sheet, places)
    assert places == [KEPT] * 10 + [CUT] + [KEPT] * 6
