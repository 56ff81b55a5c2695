"""Who said what over the library, from the index and of one article."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.bearers import Bearers
from reader.library.index import Index
from reader.library.said import Source, appearances, appearances_in, sayings, sayings_in
from tests.library.corpus import STORIES, filled


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with filled(tmp_path) as one:
        yield one


def test_everything_a_person_said_oldest_first(index: Index) -> None:
    found = sayings(index, person="Dorrit Vane")
    assert [(one.source.id, one.words) for one in found] == [
        ("ferry-stops", '"The ramp broke in the storm,"'),
        ("bridge-tariff", '"A tariff is a tax on islands,"'),
    ]
    assert found[0].quote == STORIES[0].study().analysis.quotes[0]
    assert found[0].source == Source(
        "ferry-stops", "Ferry stops for a week", "Skerry Herald", "2019-02-07T15:29:00+00:00"
    )


def test_a_part_of_a_name_is_enough_but_not_of_a_word(index: Index) -> None:
    assert {one.quote.speaker for one in sayings(index, person="vane")} == {
        "Dorrit Vane",
        "Anselm Vane",
    }
    assert sayings(index, person="van") == []


def test_a_body_speaks_too(index: Index) -> None:
    (one,) = sayings(index, person="oskay council")
    assert (one.words, one.quote.speaker_kind) == ('"It ends the wait,"', "body")


def test_quotations_by_their_words(index: Index) -> None:
    assert [one.source.id for one in sayings(index, words="TARIFF is")] == ["bridge-tariff"] * 2
    assert sayings(index, words="tarif") == []
    assert sayings(index, person="Anselm Vane", words="islands") == []


def test_people_come_back_as_they_were_found(index: Index) -> None:
    found = appearances(index, person="duffray")
    assert [one.person for one in found] == [STORIES[1].study().analysis.people[0]]


def test_people_of_all_articles_oldest_first(index: Index) -> None:
    assert [one.person.name for one in appearances(index)] == [
        "Dorrit Vane",
        "Léon Duffray",
        "Dorrit Vane",
        "Dorrit Vane",
        "Anselm Vane",
        "Ines Marrable",
    ]


@pytest.mark.parametrize(
    ("person", "words"), [(None, None), ("vane", None), (None, "tariff"), ("anselm", "fair")]
)
def test_one_article_is_asked_like_all(index: Index, person: str | None, words: str | None) -> None:
    whole = sayings(index, person=person, words=words)
    each = []
    for story in STORIES[:-1]:
        source = Source(story.id, story.title, story.publisher, story.published)
        analysis, bearers = story.study().analysis, Bearers(index)
        each += sayings_in(source, story.text, analysis, bearers, person=person, words=words)
        if words is None:
            known = [one for one in appearances(index, person=person) if one.source.id == story.id]
            assert appearances_in(source, analysis, bearers, person=person) == known
    assert sorted(whole, key=repr) == sorted(each, key=repr)


def test_a_damaged_row_makes_the_index_begin_anew(index: Index, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "index.sqlite")
    with other:
        other.execute("UPDATE people SET mentions = 'no JSON'")
    other.close()
    assert (index.renewed, appearances(index), index.renewed) == (False, [], True)
    assert index.all() == {}
