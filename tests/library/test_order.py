"""The keys of the list: numbers by their value, the articles of a book in the order of the book."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.library.order import Sort, sort_key
from reader.library.shelf import Entry


def _entry(
    title: str,
    where: str = "a.txt",
    publisher: str | None = None,
    published: str | None = "2021-05-03",
) -> Entry:
    return Entry("a", title, publisher, published, None, 3, Path(where))


def _in_order(titles: Sequence[str], sort: Sort = "title") -> list[str]:
    mixed = random.Random(4).sample(titles, len(titles))
    return sorted(mixed, key=lambda title: sort_key(_entry(title), sort))


@pytest.mark.parametrize("sort", ["title", "date", "publisher"])
def test_numbers_in_headlines_stand_by_their_value(sort: Sort) -> None:
    titles = [f"Chapter {number}" for number in (1, 2, 9, 10, 11, 99, 100, 1203)]
    assert _in_order(titles, sort) == titles


@pytest.mark.parametrize(
    "titles",
    [
        ["Part 2, chapter 3", "Part 2, chapter 12", "Part 10, chapter 1"],
        ["7 boats sink", "12 boats sink", "900 boats sink", "1,000 boats sink", "1500 boats sink"],
        ["Tide 08", "Tide 9", "Tide 010", "Tide 11"],
        ["Quay 1a", "Quay 2a", "Quay 2b", "Quay 10a", "Quay b"],
        ["No. 4 quay", "No. " + "9" * 40, "No. 1" + "0" * 40],
        ["2 boats", "30 boats", "Boats"],
        ["Ferry-9 (£8m)", "Ferry-9 (£10m)", "Ferry-19"],
    ],
)
def test_numbers_anywhere_and_however_they_are_written(titles: list[str]) -> None:
    assert _in_order(titles) == titles


@pytest.mark.parametrize(
    "title", ["The 2009 flood", "Agent 007", "1,000 homes", "Weir 12b, 3.14", "A Ferry-19 (£10m)"]
)
def test_a_headline_is_found_by_its_numbers_as_they_are_written(title: str) -> None:
    for sort in ("title", "date", "publisher"):
        key = sort_key(_entry(title), sort)
        assert all(word in key for word in title.casefold().split())


def test_a_number_costs_a_key_one_character_at_most_where_it_is_written_plainly() -> None:
    for number in ("7", "12", "2009"):
        key, without = (sort_key(_entry(title), "title") for title in (f"Weir {number}", "Weir "))
        assert len(key) - len(without) <= len(number) + 1


@pytest.mark.parametrize("part", ["a", "1,000,", "0,00", "12-"])
def test_a_headline_without_end_has_a_key_all_the_same(part: str) -> None:
    title = 50_000 * part
    assert title in sort_key(_entry(title), "title")
