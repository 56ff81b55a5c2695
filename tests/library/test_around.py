"""What other articles share with one: the same quotations, the same people."""

from __future__ import annotations

import pytest

from reader.library.around import around, runs_of
from reader.library.bearers import say_same
from reader.library.corrections import Corrections
from reader.library.index import Index
from tests.library.weirs import ARTICLES, story
from tests.library.weirs import filled as weirs
from tests.ui.island import EVERY

STORIES = {one.id: one for one in EVERY}


@pytest.fixture(scope="module")
def index() -> Index:
    index = Index(None)
    index.put(one.facts() for one in EVERY)
    index.put_studies(one.study() for one in EVERY)
    return index


def test_a_quotation_is_found_in_other_articles_in_the_same_words_or_others(index: Index) -> None:
    story = STORIES["ferry-stops"]
    found = around(index, story.id, story.text, story.study().analysis).said_again
    assert [(one.facts.id, one.same) for one in found] == [
        ("ramp-mended", True),
        ("bridge-opens", False),
    ]
    for one in found:
        assert STORIES[one.facts.id].text[one.start : one.end] == one.words
        assert "The ramp broke in the storm" in one.words


def test_few_words_are_said_by_anybody(index: Index) -> None:
    story = STORIES["bridge-tariff"]
    found = around(index, story.id, story.text, story.study().analysis)
    assert found.said_again == ()
    assert runs_of('"It hadn\'t been heard."') == []
    assert runs_of("A b, c -- d e! F") == ["a b c d e"]


def test_other_articles_with_the_people_those_with_the_rarest_first(index: Index) -> None:
    story = STORIES["ramp-mended"]
    found = around(index, story.id, story.text, story.study().analysis).related
    assert [one.facts.id for one in found[:2]] == ["bridge-opens", "ferry-again"]
    assert found[0].people == ("Léon Duffray", "Dorrit Vane")
    assert {one.facts.id for one in found} == {
        "bridge-opens",
        "ferry-again",
        "ferry-stops",
        "bridge-tariff",
        "wreck",
    }
    for one in found:
        name = STORIES[one.facts.id].text[one.start : one.end]
        assert one.people[0].endswith(name)


def test_articles_with_somebody_else_of_the_same_name_are_none_with_these_people() -> None:
    with weirs() as two:
        wanted = {
            "vote": ["budget", "obituary"],
            "budget": ["obituary", "vote"],
            "match": ["obituary"],
            "obituary": ["budget", "match", "vote"],
            "elsewhere": ["budget", "match", "obituary", "vote"],
        }
        told = {one[0]: story(*one) for one in ARTICLES}
        told["elsewhere"] = told["vote"]
        for id_, (article, analysis) in told.items():
            found = around(two, id_, article.text, analysis).related
            assert sorted(one.facts.id for one in found) == wanted[id_]
        # Said to be one person, they are.
        match = [number for number, facts in two.numbered("1") if facts.id == "match"]
        said = Corrections().with_changes(say_same(two, "Anna Weir", match))
        article, analysis = told["vote"]
        again = around(two, "vote", article.text, analysis, said).related
        assert sorted(one.facts.id for one in again) == ["budget", "match", "obituary"]


def test_an_article_that_the_library_has_not(index: Index) -> None:
    story = STORIES["undated"]
    found = around(index, "elsewhere", story.text, story.study().analysis)
    assert (found.said_again, found.related) == ((), ())
