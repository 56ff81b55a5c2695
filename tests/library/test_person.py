"""What the library knows of one person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import person
from reader.library.index import Index
from reader.library.person import ARTICLE, called, first_of, maybe_same, record_of, spots
from tests.library.corpus import filled


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with filled(tmp_path) as index:
        yield index


def test_everything_of_a_person_oldest_first(index: Index) -> None:
    record = record_of(index, "dorrit VANE")
    assert (record.articles, record.quotations) == (3, 2)
    assert record.mentions == 4
    found = spots(index, record, range(-3, 99))
    assert [(spot.facts.id, spot.words, spot.mentions) for spot in found.values()] == [
        ("ferry-stops", "", 1),
        ("ferry-stops", '"The ramp broke in the storm,"', 0),
        ("ferry-again", "", 1),
        ("bridge-tariff", "", 2),
        ("bridge-tariff", '"A tariff is a tax on islands,"', 0),
    ]
    assert list(record.places).count(ARTICLE) == 3
    assert record.published[0] == "2019-02-07T15:29:00+00:00"
    assert record.forms == ("Vane",)


@pytest.mark.parametrize("name", ["Dorrit Vane", "Oskay Council"])
def test_the_first_places_of_many_are_those_that_all_begin_with(
    index: Index, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert first_of(index, name) is None
    monkeypatch.setattr(person, "MANY", -1)
    for at_once in (1, 2, 9):
        monkeypatch.setattr(person, "AT_ONCE", at_once)
        whole, first = record_of(index, name), first_of(index, name)
        assert first is not None and first.articles == min(at_once, whole.articles)
        count = len(first.pages)
        assert (first.pages, first.places) == (whole.pages[:count], whole.places[:count])
        assert first.published == whole.published[:count]


def test_a_body_has_what_it_says(index: Index) -> None:
    record = record_of(index, "Oskay council")
    assert (record.articles, record.mentions, record.quotations) == (1, 0, 1)
    first = spots(index, record, [0])[0]
    assert (first.facts.id, first.start, first.words) == ("council-votes", 0, "")


def test_nobody_has_no_places(index: Index) -> None:
    record = record_of(index, "Nobody Atall")
    assert not record.pages
    assert spots(index, record, range(3)) == {}


def test_a_page_that_has_gone_is_left_out(index: Index) -> None:
    record = record_of(index, "Dorrit Vane")
    index.forget(["/pages/ferry-stops.txt"])
    assert {spot.facts.id for spot in spots(index, record, range(9)).values()} == {
        "ferry-again",
        "bridge-tariff",
    }


def test_who_bears_a_name_and_who_may_be_the_same(index: Index) -> None:
    assert [(one.name, one.articles) for one in called(index, "vane", 5)] == [
        ("Dorrit Vane", 3),
        ("Anselm Vane", 1),
    ]
    assert called(index, "van", 5) == []
    assert len(called(index, "van", 1, prefix=True)) == 1
    assert [one.name for one in maybe_same(index, "Anselm Vane")] == ["Dorrit Vane"]
    assert maybe_same(index, "X Y") == []
